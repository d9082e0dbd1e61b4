/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <unicode/ucol.h>
#include <unicode/udat.h>
#include <unicode/ulistformatter.h>
#include <unicode/unumberformatter.h>
#include <unicode/unumberrangeformatter.h>

#include "inno-format.h"

G_BEGIN_DECLS

/* More decimals than this are left out: nobody reads them. */
#define INNO_FORMAT_MAX_DECIMALS 9

/* 1970-01-01 as a Julian day number of GDate. */
#define INNO_UNIX_EPOCH_DAY 719163

typedef enum
{
  INNO_FORMAT_NUMBER,
  INNO_FORMAT_SIGNED,
  INNO_FORMAT_PERCENT,
  INNO_FORMAT_EUROS,
  INNO_FORMAT_EUROS_SPOKEN,
  INNO_FORMAT_MILLIONS,
  INNO_FORMAT_MILLIONS_SPOKEN,
} InnoFormatKind;

#define INNO_FORMAT_N_KINDS (INNO_FORMAT_MILLIONS_SPOKEN + 1)

typedef enum
{
  INNO_FORMAT_RANGE_COUNT,
  INNO_FORMAT_RANGE_YEAR,
  INNO_FORMAT_RANGE_PERCENT,
} InnoFormatRange;

#define INNO_FORMAT_N_RANGES (INNO_FORMAT_RANGE_PERCENT + 1)

typedef enum
{
  INNO_FORMAT_DATE_DAY,
  INNO_FORMAT_DATE_TIMESTAMP,
  INNO_FORMAT_DATE_TIME,
  INNO_FORMAT_DATE_YEAR,
  INNO_FORMAT_DATE_FIRST_HALF,
  INNO_FORMAT_DATE_SECOND_HALF,
  INNO_FORMAT_DATE_QUARTER,
  INNO_FORMAT_DATE_MONTH,
  INNO_FORMAT_DATE_MINUTES,
  INNO_FORMAT_DATE_HOURS,
} InnoFormatDate;

#define INNO_FORMAT_N_DATES (INNO_FORMAT_DATE_HOURS + 1)

/* What a language asks of ICU, and the words that ICU does not have. */
typedef struct
{
  const char *locale;
  const char *skeletons[INNO_FORMAT_N_KINDS]; /* without the precision */
  const char *millions;                       /* after a number of millions */
  const char *millions_spoken;
  const char *unit_million;                   /* in the title of an axis */
  const char *unit_thousand;
  const char *date_patterns[INNO_FORMAT_N_DATES];
} InnoFormatWords;

struct _InnoFormat
{
  const InnoFormatWords *words;

  /* Not changed by formatting, so safe from any thread. */
  UNumberFormatter *numbers[INNO_FORMAT_N_KINDS][INNO_FORMAT_MAX_DECIMALS + 1];
  UNumberRangeFormatter *ranges[INNO_FORMAT_N_RANGES];
  UCollator *collator;
  UListFormatter *list;

  /* A UDateFormat changes while it formats. */
  GMutex *dates_mutex;
  UDateFormat *dates[INNO_FORMAT_N_DATES];
};

void  inno_format_open_numbers (InnoFormat  *self);
void  inno_format_open_dates   (InnoFormat  *self);

void  inno_format_check_open   (UErrorCode   status,
                                const char  *what);
char *inno_format_to_utf8      (const UChar *text,
                                int          length);

G_END_DECLS
