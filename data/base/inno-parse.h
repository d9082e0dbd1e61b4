/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-day.h"
#include "inno-format.h"

G_BEGIN_DECLS

#define INNO_PARSE_ERROR (inno_parse_error_quark ())

/* Why something typed cannot be taken; the message is a sentence for the person. */
typedef enum
{
  INNO_PARSE_ERROR_EMPTY,
  INNO_PARSE_ERROR_SYNTAX,
  INNO_PARSE_ERROR_DECIMALS,   /* more of them than are kept */
  INNO_PARSE_ERROR_RANGE,      /* more than is kept exactly, or than may be */
  INNO_PARSE_ERROR_CALENDAR,   /* there is no such day */
  INNO_PARSE_ERROR_YEAR,       /* in two digits */
} InnoParseError;

GQuark   inno_parse_error_quark (void);

gboolean inno_parse_money       (const char       *text,
                                 gint64           *cents,
                                 GError          **error);
gboolean inno_parse_number      (const InnoFormat *format,
                                 const char       *text,
                                 double           *value,
                                 GError          **error);
gboolean inno_parse_whole       (const char       *text,
                                 gint64            from,
                                 gint64            to,
                                 gint64           *value,
                                 GError          **error);
gboolean inno_parse_day         (const InnoFormat *format,
                                 const char       *text,
                                 InnoDay          *day,
                                 GError          **error);
char    *inno_parse_period      (const char       *text,
                                 GError          **error);

G_END_DECLS
