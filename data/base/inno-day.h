/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A calendar day as its Julian day number (GDate's), so that days compare and
 * subtract as integers. */
typedef gint32 InnoDay;

#define INNO_DAY_NONE G_MININT32

InnoDay  inno_day_new       (int         year,
                             int         month,
                             int         day);
gboolean inno_day_parse_iso (const char *text,
                             InnoDay    *day);
char    *inno_day_to_iso    (InnoDay     day);
int      inno_day_get_year  (InnoDay     day);
int      inno_day_get_month (InnoDay     day);
InnoDay  inno_day_add_months (InnoDay    day,
                             guint      months);
InnoDay  inno_day_today     (void);

gboolean inno_timestamp_parse_iso (const char *text,
                                   gint64     *unix_seconds);
char    *inno_timestamp_to_iso    (gint64      unix_seconds);

G_END_DECLS
