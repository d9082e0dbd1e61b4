/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "inno-draft.h"

#include <string.h>

#include "inno-rejoin.h"
#include "inno-status.h"

/* The first word of a row below the projects. */
static const char * const totals[] = { "yhteensa", "summa", "total", "totals", "totalt", "sammanlagt", "kaikki yhteensa" };

/* What the oddities of a row are called in a report. */
static const InnoReason fault_reasons[] = {
  [INNO_ROW_STRAY_QUOTE] = INNO_REASON_STRAY_QUOTE,
  [INNO_ROW_OPEN_QUOTE]  = INNO_REASON_OPEN_QUOTE,
  [INNO_ROW_BAD_BYTES]   = INNO_REASON_BAD_BYTES,
};

/* @detail: (nullable): what there is to say of it */
void
inno_draft_warn (InnoDraft             *self,
                 const InnoDraftReader *reader,
                 int                    column,
                 InnoReason             reason,
                 const char            *detail)
{
  inno_notes_add (reader->warnings, self->line, column, reason, detail);
}

/* The first reason is the one that counts. */
void
inno_draft_refuse (InnoDraft             *self,
                   const InnoDraftReader *reader,
                   int                    column,
                   InnoReason             reason,
                   const char            *detail)
{
  if (!self->is_refused)
    inno_notes_add (reader->refused, self->line, column, reason, detail);
  self->is_refused = TRUE;
}

/* Cells */

static void
note_faults (const InnoDraftReader *reader,
             InnoDraft             *self,
             const InnoRow         *row)
{
  for (guint i = 0; i < row->faults->len; i++)
    {
      const InnoRowFault *fault = &g_array_index (row->faults, InnoRowFault, i);
      int column = fault->cell < reader->header->n_columns ? (int) fault->cell : -1;

      inno_draft_warn (self, reader, column, fault_reasons[fault->oddity], fault->cell < row->n_cells ? row->cells[fault->cell] : NULL);
    }
}

/* The amount without which a row has none. */
static InnoListColumn
get_primary (const InnoHeader *header)
{
  if (header->layout->primary == INNO_COLUMN_NONE)
    return INNO_COLUMN_NONE;
  if (header->at[header->layout->primary] >= 0)
    return header->layout->primary;
  for (guint i = 0; i < header->n_columns; i++)
    if (inno_column_get_info (header->columns[i])->type == INNO_COLUMN_IS_MONEY)
      return header->columns[i];

  return INNO_COLUMN_NONE;
}

static void
read_amount (const InnoDraftReader *reader,
             InnoDraft             *self,
             guint                  index,
             const char            *cell)
{
  InnoListColumn column = reader->header->columns[index];
  InnoDraftAmount *amount = &self->amounts[column];
  InnoReason reason;

  amount->state = inno_cell_read_amount (cell, reader->header->layout->has_decimal_dot, &amount->cents, &reason);
  if (amount->state == INNO_CELL_BAD && column == get_primary (reader->header))
    inno_draft_refuse (self, reader, (int) index, reason, cell);
  else if (reason != INNO_REASON_NONE)
    inno_draft_warn (self, reader, (int) index, reason, cell);
}

static void
read_day (const InnoDraftReader *reader,
          InnoDraft             *self,
          guint                  index,
          const char            *cell)
{
  InnoReason reason;
  InnoDay day;

  if (inno_cell_read_day (cell, &day, &reason) != INNO_CELL_KNOWN)
    day = INNO_DAY_NONE;
  if (reason != INNO_REASON_NONE)
    inno_draft_warn (self, reader, (int) index, reason, cell);
  if (reader->header->columns[index] == INNO_COLUMN_START)
    self->start = day;
  else
    self->end = day;
}

static void
read_text (const InnoDraftReader *reader,
           InnoDraft             *self,
           guint                  index,
           const char            *cell)
{
  g_free (self->texts[reader->header->columns[index]]);
  self->texts[reader->header->columns[index]] = inno_cell_read_text (cell);
}

static void
read_cells (const InnoDraftReader *reader,
            InnoDraft             *self,
            const char * const    *cells,
            guint                  n_cells)
{
  static void (* const readers[]) (const InnoDraftReader *reader, InnoDraft *self, guint index, const char *cell) = {
    [INNO_COLUMN_IS_TEXT]  = read_text,
    [INNO_COLUMN_IS_DAY]   = read_day,
    [INNO_COLUMN_IS_MONEY] = read_amount,
    [INNO_COLUMN_IS_TOTAL] = read_amount,
  };

  for (guint i = 0; i < MIN (n_cells, reader->header->n_columns); i++)
    if (reader->header->columns[i] != INNO_COLUMN_NONE)
      readers[inno_column_get_info (reader->header->columns[i])->type] (reader, self, i, cells[i]);
}

/* The amounts that stand at the end of the row are those, wherever the text was cut. */
static void
read_amounts_from_end (const InnoDraftReader *reader,
                       InnoDraft             *self,
                       const InnoRow         *row)
{
  const InnoHeader *header = reader->header;
  guint n_cells = inno_rejoin_count_cells (row, header);

  for (guint i = header->n_columns; i > 0 && inno_column_get_info (header->columns[i - 1])->type >= INNO_COLUMN_IS_MONEY; i--)
    {
      InnoDraftAmount *amount = &self->amounts[header->columns[i - 1]];
      InnoReason reason;

      amount->state = inno_cell_read_amount (row->cells[n_cells - 1 - (header->n_columns - i)], header->layout->has_decimal_dot,
                                             &amount->cents, &reason);
    }
}

static gboolean
is_blank_from (const InnoRow *row,
               guint          first)
{
  for (guint i = first; i < row->n_cells; i++)
    if (*row->cells[i] != '\0')
      return FALSE;

  return TRUE;
}

static void
read_row (const InnoDraftReader *reader,
          InnoDraft             *self,
          const InnoRow         *row)
{
  g_auto (InnoRejoined) rejoined = { 0 };
  guint n_cells = inno_rejoin_count_cells (row, reader->header);

  if (n_cells < reader->header->n_columns)
    inno_draft_warn (self, reader, (int) n_cells, INNO_REASON_FEWER_CELLS, NULL);
  if (n_cells <= reader->header->n_columns)
    {
      read_cells (reader, self, row->cells, n_cells);
      return;
    }

  inno_rejoin (row, reader->header, &rejoined);
  if (rejoined.cells != NULL)
    {
      inno_draft_warn (self, reader, rejoined.column, INNO_REASON_REJOINED, rejoined.joined);
      read_cells (reader, self, (const char * const *) rejoined.cells->pdata, rejoined.cells->len);
      return;
    }

  if (is_blank_from (row, reader->header->n_columns))
    {
      read_cells (reader, self, row->cells, reader->header->n_columns);
      return;
    }

  inno_draft_refuse (self, reader, -1, INNO_REASON_MORE_CELLS, NULL);
  read_amounts_from_end (reader, self, row);
}

/* What it means */

static gboolean
is_totals (const InnoDraft *self,
           const InnoRow   *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      g_autofree char *plain = inno_column_plain (row->cells[i]);

      for (guint j = 0; j < G_N_ELEMENTS (totals); j++)
        if (g_str_equal (plain, totals[j]))
          return TRUE;
      if (*plain != '\0')
        return FALSE;
    }

  return FALSE;
}

static void
check_identity (const InnoDraftReader *reader,
                InnoDraft             *self,
                const InnoRow         *row)
{
  const InnoHeader *header = reader->header;

  if (is_totals (self, row))
    inno_draft_refuse (self, reader, -1, INNO_REASON_TOTALS, NULL);
  else if (self->texts[INNO_COLUMN_CODE] == NULL)
    inno_draft_refuse (self, reader, header->at[INNO_COLUMN_CODE], INNO_REASON_NO_CODE, NULL);
}

static gboolean
has_amount (const InnoDraft *self)
{
  for (guint i = 0; i < INNO_N_COLUMNS; i++)
    if (inno_column_get_info (i)->type == INNO_COLUMN_IS_MONEY && self->amounts[i].state == INNO_CELL_KNOWN)
      return TRUE;

  return FALSE;
}

static void
read_words (const InnoDraftReader *reader,
            InnoDraft             *self)
{
  const char *status = self->texts[INNO_COLUMN_STATUS];
  const char *kind = self->texts[INNO_COLUMN_KIND];
  InnoStatus found;

  if (status != NULL && inno_status_guess (status, &found))
    self->status = (int) found;
  else if (status != NULL)
    inno_draft_warn (self, reader, reader->header->at[INNO_COLUMN_STATUS], INNO_REASON_UNKNOWN_STATUS, status);
  if (kind != NULL && !inno_kind_guess (kind, &self->kind))
    inno_draft_warn (self, reader, reader->header->at[INNO_COLUMN_KIND], INNO_REASON_UNKNOWN_KIND, kind);
  if (self->texts[INNO_COLUMN_NAME_FI] == NULL && self->texts[INNO_COLUMN_NAME_SV] == NULL && self->texts[INNO_COLUMN_NAME_EN] == NULL)
    inno_draft_warn (self, reader, reader->header->at[INNO_COLUMN_NAME_FI], INNO_REASON_NO_NAME, NULL);
}

static InnoPlaceMatch
find_city (const InnoDraftReader *reader,
           InnoDraft             *self,
           InnoListColumn         column)
{
  const char *text = self->texts[column];
  InnoPlaceMatch match = { 0 };

  if (text == NULL)
    return match;

  match = inno_places_match (reader->places, text);
  if (match.confidence == INNO_PLACE_UNSURE)
    inno_draft_warn (self, reader, reader->header->at[column], INNO_REASON_UNSURE_CITY, text);
  else if (match.city != NULL && (self->n_cities == 0 || !g_str_equal (self->cities[0], match.city)))
    self->cities[self->n_cities++] = match.city;

  return match;
}

/* A slip of the pen in its name would leave the money of a project to no city, and nobody would know. */
static void
check_city (const InnoDraftReader *reader,
            InnoDraft             *self,
            InnoPlaceMatch         city)
{
  const char *text = self->texts[INNO_COLUMN_CITY];

  if (text != NULL && city.confidence == INNO_PLACE_NONE && self->n_cities == 0 && !self->is_refused)
    inno_draft_warn (self, reader, reader->header->at[INNO_COLUMN_CITY], INNO_REASON_UNKNOWN_CITY, text);
}

static void
check_rule (const InnoDraftReader *reader,
            InnoDraft             *self,
            InnoPlaceMatch         beneficiary)
{
  g_autofree char *words = NULL;
  InnoRuleSubject subject = { .beneficiary = beneficiary };

  if (reader->rule == NULL)
    return;

  words = g_strjoin (" ", self->texts[INNO_COLUMN_NAME_FI] != NULL ? self->texts[INNO_COLUMN_NAME_FI] : "",
                     self->texts[INNO_COLUMN_NAME_SV] != NULL ? self->texts[INNO_COLUMN_NAME_SV] : "",
                     self->texts[INNO_COLUMN_NAME_EN] != NULL ? self->texts[INNO_COLUMN_NAME_EN] : "",
                     self->texts[INNO_COLUMN_SUMMARY_FI] != NULL ? self->texts[INNO_COLUMN_SUMMARY_FI] : "",
                     self->texts[INNO_COLUMN_SUMMARY_SV] != NULL ? self->texts[INNO_COLUMN_SUMMARY_SV] : "",
                     self->texts[INNO_COLUMN_SUMMARY_EN] != NULL ? self->texts[INNO_COLUMN_SUMMARY_EN] : "", NULL);
  subject.texts[INNO_RULE_FIELD_BENEFICIARY] = self->texts[INNO_COLUMN_BENEFICIARY];
  subject.texts[INNO_RULE_FIELD_FUND] = self->texts[INNO_COLUMN_FUND];
  subject.texts[INNO_RULE_FIELD_PROGRAMME] = self->texts[INNO_COLUMN_PROGRAMME];
  subject.texts[INNO_RULE_FIELD_PRIORITY] = self->texts[INNO_COLUMN_PRIORITY];
  subject.texts[INNO_RULE_FIELD_AUTHORITY] = self->texts[INNO_COLUMN_AUTHORITY];
  subject.texts[INNO_RULE_FIELD_CODE] = self->texts[INNO_COLUMN_CODE];
  subject.texts[INNO_RULE_FIELD_WORD] = words;
  if (!inno_rule_accepts (reader->rule, &subject))
    inno_draft_refuse (self, reader, -1, INNO_REASON_OUTSIDE_RULE, NULL);
}

/**
 * inno_draft_check_project:
 * @reader: what it is read with
 * @self: what a row of a list of projects says
 *
 * Words, places and the rule of what belongs to the programme. Without an amount there
 * is nothing to take in.
 */
void
inno_draft_check_project (const InnoDraftReader *reader,
                          InnoDraft             *self)
{
  InnoPlaceMatch beneficiary, city;

  if (!has_amount (self))
    {
      inno_draft_refuse (self, reader, reader->header->at[get_primary (reader->header)], INNO_REASON_NO_AMOUNT, NULL);
      return;
    }

  read_words (reader, self);
  beneficiary = find_city (reader, self, INNO_COLUMN_BENEFICIARY);
  city = find_city (reader, self, INNO_COLUMN_CITY);
  check_rule (reader, self, beneficiary);
  check_city (reader, self, city);
}

/**
 * inno_draft_read:
 * @self: (out caller-allocates): what the row says; to be cleared
 * @reader: what it is read with
 * @row: a row
 *
 * What is odd is added to the warnings of @reader. A row without a code, or without what
 * the check of @reader asks for, is refused, once and with a reason; its other amounts
 * are known all the same.
 */
void
inno_draft_read (InnoDraft             *self,
                 const InnoDraftReader *reader,
                 const InnoRow         *row)
{
  guint n_warnings = reader->warnings->len;

  *self = (InnoDraft) { .line = row->line, .status = -1, .start = INNO_DAY_NONE, .end = INNO_DAY_NONE };
  note_faults (reader, self, row);
  read_row (reader, self, row);
  check_identity (reader, self, row);
  if (!self->is_refused)
    reader->check (reader, self);

  /* Of what does not come in, the reason is enough. */
  if (self->is_refused)
    g_array_set_size (reader->warnings, n_warnings);
}

/**
 * inno_draft_get_key:
 * @self: a draft that is not refused
 *
 * Returns: (transfer full): what all rows of the same project have in common
 */
char *
inno_draft_get_key (const InnoDraft *self)
{
  return g_strconcat (inno_vocabulary_get_id (INNO_VOCABULARY_KIND, self->kind), ":", self->texts[INNO_COLUMN_CODE], NULL);
}

void
inno_draft_clear (InnoDraft *self)
{
  for (guint i = 0; i < INNO_N_COLUMNS; i++)
    g_clear_pointer (&self->texts[i], g_free);
}

/**
 * inno_draft_free:
 * @self: (transfer full) (nullable): a draft
 */
void
inno_draft_free (InnoDraft *self)
{
  if (self == NULL)
    return;

  inno_draft_clear (self);
  g_free (self);
}
