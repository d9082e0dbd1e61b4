/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why a row is refused, or comes in with a warning. */
typedef enum
{
  INNO_REASON_NONE,
  INNO_REASON_NO_CODE,
  INNO_REASON_NO_NAME,
  INNO_REASON_NO_AMOUNT,
  INNO_REASON_BAD_AMOUNT,
  INNO_REASON_LARGE_AMOUNT,
  INNO_REASON_ROUNDED,
  INNO_REASON_GROUPED,
  INNO_REASON_BAD_DAY,
  INNO_REASON_NO_SUCH_DAY,
  INNO_REASON_SHORT_YEAR,
  INNO_REASON_ODD_YEAR,
  INNO_REASON_TOTALS,
  INNO_REASON_STRAY_QUOTE,
  INNO_REASON_OPEN_QUOTE,
  INNO_REASON_BAD_BYTES,
  INNO_REASON_MORE_CELLS,
  INNO_REASON_REJOINED,
  INNO_REASON_FEWER_CELLS,
  INNO_REASON_UNKNOWN_STATUS,
  INNO_REASON_UNKNOWN_KIND,
  INNO_REASON_UNSURE_CITY,
  INNO_REASON_UNKNOWN_CITY,
  INNO_REASON_OUTSIDE_RULE,
  INNO_REASON_REPEATED,
  INNO_REASON_PART,
  INNO_REASON_OTHER_MONEY,
  INNO_REASON_CONFLICT,
  INNO_REASON_OUTSIDE_CITIES,
  INNO_REASON_NO_ORGANISATION,
  INNO_REASON_UNKNOWN_ROLE,
  INNO_REASON_NO_PROJECT_FILE,
  INNO_REASON_NOT_IN_PROJECT_FILE,
  INNO_REASON_NO_COUNT,
  INNO_REASON_BAD_COUNT,
  INNO_REASON_NO_YEAR,
  INNO_REASON_YEAR_TWICE,
} InnoReason;

/* One thing to say about a row. */
typedef struct
{
  gint64      line;     /* in the file, from 1; of a sheet: the row */
  int         column;   /* index of a header, or -1: the whole row */
  InnoReason  reason;
  char       *detail;   /* nullable: what the sentence is about, of a GRefString */
} InnoNote;

GArray *inno_notes_new     (void);
void    inno_notes_add     (GArray         *notes,
                            gint64          line,
                            int             column,
                            InnoReason      reason,
                            const char     *detail);
void    inno_notes_sort    (GArray         *notes);
gboolean inno_note_is_choice (const InnoNote *note);
char   *inno_note_describe (const InnoNote *note);

G_END_DECLS
