/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define INNO_WIDGET_RESOURCES "/fi/innokaupungit/Overview/widget/"

void inno_widget_init (void);

G_END_DECLS
