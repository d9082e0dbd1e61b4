/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The pages of what is to be printed, on the screen: no other program is needed for it. */
void       inno_print_preview_offer (GtkPrintOperation        *operation);
/* The window that shows them; GTK tells it when they are laid out. */
GtkWidget *inno_print_preview_new   (GtkPrintOperation        *operation,
                                     GtkPrintOperationPreview *preview,
                                     GtkPrintContext          *context,
                                     GtkWindow                *parent) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
