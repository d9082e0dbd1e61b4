/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "config.h"

#include "inno-note.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DETAIL "%s"

/* The longest text of a cell that is quoted. */
#define MAX_DETAIL 60

static const char * const sentences[] = {
  [INNO_REASON_NONE]           = "",
  [INNO_REASON_NO_CODE]        = N_("There is no code, so nobody can say which project this is."),
  [INNO_REASON_NO_NAME]        = N_("The project has no name in this list."),
  [INNO_REASON_NO_AMOUNT]      = N_("There is no amount."),
  [INNO_REASON_BAD_AMOUNT]     = N_("“%s” is no amount."),
  [INNO_REASON_LARGE_AMOUNT]   = N_("“%s” is more than can be kept exactly."),
  [INNO_REASON_ROUNDED]        = N_("“%s” has more than two decimals: it was rounded to the cent."),
  [INNO_REASON_GROUPED]        = N_("“%s” may be read in two ways: it was taken for thousands."),
  [INNO_REASON_BAD_DAY]        = N_("“%s” is no date."),
  [INNO_REASON_NO_SUCH_DAY]    = N_("There is no such day as “%s”."),
  [INNO_REASON_SHORT_YEAR]     = N_("“%s” has the year in two digits."),
  [INNO_REASON_ODD_YEAR]       = N_("The year of “%s” cannot be right."),
  [INNO_REASON_TOTALS]         = N_("This is a row of totals, not a project."),
  [INNO_REASON_STRAY_QUOTE]    = N_("There is a quotation mark where none should be: it was kept."),
  [INNO_REASON_OPEN_QUOTE]     = N_("A quotation mark is opened and never closed: it was kept as a letter."),
  [INNO_REASON_BAD_BYTES]      = N_("Some bytes are no letters: “%s”."),
  [INNO_REASON_MORE_CELLS]     = N_("There are more fields than columns: a separator stands in a text without quotation marks, and where is not certain."),
  [INNO_REASON_REJOINED]       = N_("A separator stood in a text without quotation marks: it was read as “%s”."),
  [INNO_REASON_FEWER_CELLS]    = N_("There are fewer fields than columns: what is missing is not known."),
  [INNO_REASON_UNKNOWN_STATUS] = N_("“%s” is no status that is known: it was told from the dates."),
  [INNO_REASON_UNKNOWN_KIND]   = N_("“%s” is no kind of project that is known: it was taken for a project."),
  [INNO_REASON_UNSURE_CITY]    = N_("Which city “%s” belongs to is not certain: none was set."),
  [INNO_REASON_UNKNOWN_CITY]   = N_("“%s” is none of the cities of the portfolio: no city was set."),
  [INNO_REASON_OUTSIDE_RULE]   = N_("The rule of what belongs to the programme leaves this row out."),
  [INNO_REASON_REPEATED]       = N_("This row repeats a project of the same file: its money was counted once."),
  [INNO_REASON_PART]           = N_("Several rows are one project: their money was put together."),
  [INNO_REASON_OTHER_MONEY]    = N_("The project has other rows of the same money: %s of this list were not added to them."),
  [INNO_REASON_CONFLICT]       = N_("The team has changed what this list changes too: %s. You will be asked."),
  [INNO_REASON_OUTSIDE_CITIES] = N_("It is in none of the cities of the portfolio."),
  [INNO_REASON_NO_ORGANISATION] = N_("There is neither a name nor a code of an organisation."),
  [INNO_REASON_UNKNOWN_ROLE]   = N_("“%s” is no role that is known: it was taken for another one."),
  [INNO_REASON_NO_PROJECT_FILE] = N_("There is no project.csv beside this file: years, titles and parts of the programme are not known."),
  [INNO_REASON_NOT_IN_PROJECT_FILE] = N_("The project is not in project.csv: its years, title and part of the programme are not known."),
  [INNO_REASON_NO_COUNT]       = N_("How many live there is not known."),
  [INNO_REASON_BAD_COUNT]      = N_("“%s” is no number of people."),
  [INNO_REASON_NO_YEAR]        = N_("“%s” is no year."),
  [INNO_REASON_YEAR_TWICE]     = N_("The year %s comes again for this city: the later row counts."),
};

static void
clear_note (gpointer data)
{
  InnoNote *note = data;

  g_clear_pointer (&note->detail, g_ref_string_release);
}

GArray *
inno_notes_new (void)
{
  GArray *notes = g_array_new (FALSE, FALSE, sizeof (InnoNote));

  g_array_set_clear_func (notes, clear_note);
  return notes;
}

static char *
cut (const char *text)
{
  g_autofree char *start = NULL;
  g_autofree char *whole = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_DETAIL)
    return g_ref_string_new_intern (text);

  start = g_utf8_substring (text, 0, MAX_DETAIL - 1);
  whole = g_strconcat (start, "…", NULL);
  return g_ref_string_new_intern (whole);
}

/* @detail: (nullable): what the sentence is about; it may be cut */
void
inno_notes_add (GArray     *notes,
                gint64      line,
                int         column,
                InnoReason  reason,
                const char *detail)
{
  InnoNote note = { line, column, reason, detail != NULL ? cut (detail) : NULL };

  g_array_append_val (notes, note);
}

static gint
compare_notes (gconstpointer a,
               gconstpointer b)
{
  const InnoNote *first = a;
  const InnoNote *second = b;

  if (first->line != second->line)
    return first->line < second->line ? -1 : 1;
  if (first->column != second->column)
    return first->column < second->column ? -1 : 1;
  if (first->reason != second->reason)
    return (gint) first->reason - (gint) second->reason;
  return g_strcmp0 (first->detail, second->detail);
}

/* In the order of the file, and nothing twice: of several rows of one document the first
 * may have been looked at before the others were known. */
void
inno_notes_sort (GArray *notes)
{
  g_array_sort (notes, compare_notes);
  for (guint i = notes->len; i > 1; i--)
    {
      const InnoNote *one = &g_array_index (notes, InnoNote, i - 2);
      const InnoNote *other = &g_array_index (notes, InnoNote, i - 1);

      if (compare_notes (one, other) == 0)
        g_array_remove_index (notes, i - 1);
    }
}

/**
 * inno_note_is_choice:
 * @note: a note of a row that is refused
 *
 * Returns: whether the row is left out on purpose, as most of a list of all of Europe are
 */
gboolean
inno_note_is_choice (const InnoNote *note)
{
  g_return_val_if_fail (note != NULL, FALSE);

  return note->reason == INNO_REASON_OUTSIDE_RULE || note->reason == INNO_REASON_OUTSIDE_CITIES;
}

/**
 * inno_note_describe:
 * @note: a note
 *
 * Returns: (transfer full): a sentence in the language shown
 */
char *
inno_note_describe (const InnoNote *note)
{
  const char *sentence, *place;

  g_return_val_if_fail (note != NULL, NULL);

  /* "" would be the header of the catalogue. */
  if (note->reason == INNO_REASON_NONE)
    return g_strdup ("");

  sentence = _(sentences[note->reason]);
  place = strstr (sentence, DETAIL);
  if (place == NULL)
    return g_strdup (sentence);

  return g_strdup_printf ("%.*s%s%s", (int) (place - sentence), sentence, note->detail != NULL ? note->detail : "",
                          place + strlen (DETAIL));
}
