/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-format.h"
#include "inno-frame.h"

G_BEGIN_DECLS

/* The programme text: cities take part with 25 to 40 per cent. */
#define INNO_CITY_SHARE_MIN_PERCENT 25
#define INNO_CITY_SHARE_MAX_PERCENT 40

/* How much of a whole is the cities', and where that lies. */
typedef struct
{
  InnoCell      share;
  InnoBandState band;
} InnoCityShare;

InnoCityShare inno_city_share_take    (gint64            city,
                                       gint64            whole,
                                       gboolean          has_unknown,
                                       gboolean          has_whole);

gboolean      inno_band_has_share     (gint64            city,
                                       gint64            whole);
InnoBandState inno_band_state         (gint64            city,
                                       gint64            whole,
                                       gboolean          has_unknown);
char         *inno_band_format        (const InnoFormat *format);
char         *inno_band_format_share  (const InnoFormat *format,
                                       double            share,
                                       InnoBandState     band);

G_END_DECLS
