/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "inno-day.h"
#include "inno-lang.h"

G_BEGIN_DECLS

/* Every number, amount, date and order that a person reads comes from here;
 * ICU carries the rules, so no locale has to be installed. The object for a
 * language is made once and is never freed; it may be used from any thread. */
typedef struct _InnoFormat InnoFormat;

const InnoFormat *inno_format_get               (InnoLang          lang);

char             *inno_format_count             (const InnoFormat *format,
                                                 gint64            count);
char             *inno_format_number            (const InnoFormat *format,
                                                 double            value,
                                                 guint             decimals);
char             *inno_format_euros             (const InnoFormat *format,
                                                 gint64            cents);
char             *inno_format_euros_compact     (const InnoFormat *format,
                                                 gint64            cents,
                                                 guint             decimals);
char             *inno_format_euros_spoken      (const InnoFormat *format,
                                                 gint64            cents);
char             *inno_format_scaled            (const InnoFormat *format,
                                                 gint64            value,
                                                 gint64            divisor,
                                                 guint             decimals);
char             *inno_format_signed_scaled     (const InnoFormat *format,
                                                 gint64            value,
                                                 gint64            divisor,
                                                 guint             decimals);
const char       *inno_format_get_unit          (const InnoFormat *format,
                                                 gint64            divisor);
char             *inno_format_percent           (const InnoFormat *format,
                                                 double            fraction,
                                                 guint             decimals);
char             *inno_format_percent_range     (const InnoFormat *format,
                                                 double            from,
                                                 double            to);
char             *inno_format_count_range       (const InnoFormat *format,
                                                 gint64            from,
                                                 gint64            to);
char             *inno_format_year_range        (const InnoFormat *format,
                                                 int               from,
                                                 int               to);
char             *inno_format_day               (const InnoFormat *format,
                                                 InnoDay           day);
char             *inno_format_day_range         (const InnoFormat *format,
                                                 InnoDay           from,
                                                 InnoDay           to);
char             *inno_format_quarter           (const InnoFormat *format,
                                                 InnoDay           day);
char             *inno_format_period            (const InnoFormat *format,
                                                 InnoDay           day,
                                                 guint             months);
char             *inno_format_timestamp         (const InnoFormat *format,
                                                 gint64            unix_seconds);
char             *inno_format_time              (const InnoFormat *format,
                                                 gint64            unix_seconds);
char             *inno_format_duration          (const InnoFormat *format,
                                                 gint64            seconds);
char             *inno_format_list              (const InnoFormat *format,
                                                 const char *const *items);
char             *inno_format_collation_key     (const InnoFormat *format,
                                                 const char       *text);

G_END_DECLS
