/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-chart.h"

G_BEGIN_DECLS

void  inno_chart_save_async  (GtkWidget            *widget,
                              const InnoChart      *chart,
                              InnoFrame            *frame,
                              GCancellable         *cancellable,
                              GAsyncReadyCallback   callback,
                              gpointer              user_data);
char *inno_chart_save_finish (GAsyncResult         *result,
                              GError              **error);

G_END_DECLS
