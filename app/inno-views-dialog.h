/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-window.h"

G_BEGIN_DECLS

void inno_views_dialog_save   (InnoWindow *parent,
                               GSettings  *settings,
                               const char *link,
                               const char *name);
void inno_views_dialog_manage (GtkWindow  *parent,
                               GSettings  *settings);

G_END_DECLS
