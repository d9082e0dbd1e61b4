/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void inno_views_dialog_save   (GtkWindow  *parent,
                               GSettings  *settings,
                               const char *link,
                               const char *name);
void inno_views_dialog_manage (GtkWindow  *parent,
                               GSettings  *settings);

G_END_DECLS
