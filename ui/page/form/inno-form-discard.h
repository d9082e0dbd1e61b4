/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define INNO_FORM_DISCARD "discard"

GtkWindow *inno_form_discard_new   (GtkWindow *form);
void       inno_form_discard_leave (GtkWindow *dialog,
                                    GtkWindow *form);

G_END_DECLS
