/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "inno-chart.h"
#include "inno-verb.h"

G_BEGIN_DECLS

const InnoChart *inno_output_find_chart  (int           argc,
                                          char        **argv,
                                          GError      **error);
/* A view that the chart does not have is a mistake of usage. */
gboolean         inno_output_check_view  (const InnoChart *chart,
                                          const InnoQuery *query,
                                          GError      **error);
void             inno_output_list_charts (void);
InnoFrame       *inno_output_compute     (const InnoPlace *place,
                                          const char      *snapshot,
                                          const InnoChart *chart,
                                          const InnoQuery *query,
                                          GError      **error);
char            *inno_output_get_format  (const char   *format,
                                          const char   *path,
                                          const char   *fallback);
gboolean         inno_output_write       (GBytes       *bytes,
                                          const char   *path,
                                          GError      **error);

G_END_DECLS
