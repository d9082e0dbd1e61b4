/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-funding-private.h"

#include <glib/gi18n-lib.h>

/* Names are listed while they are few; after that a number says more. */
#define MAX_NAMES 4

static char *
list_labels (InnoFunding *self,
             GArray      *rows)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  if (rows->len > MAX_NAMES)
    return inno_format_count (self->format, rows->len);

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (labels, (gpointer) inno_frame_get_row_label (self->frame, g_array_index (rows, guint, i)));
  g_ptr_array_add (labels, NULL);

  return inno_format_list (self->format, (const char * const *) labels->pdata);
}

static GArray *
rows_in_state (InnoFunding   *self,
               InnoBandState  state)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint row = 0; row + 1 < inno_frame_get_n_rows (self->frame); row++)
    {
      InnoCell cell = inno_frame_get_cell (self->frame, row, self->band);

      if (cell.state == INNO_CELL_KNOWN && cell.integer == state)
        g_array_append_val (rows, row);
    }

  return rows;
}

static void
add_state (InnoFunding   *self,
           GPtrArray     *sentences,
           InnoBandState  state,
           const char    *label)
{
  g_autoptr (GArray) rows = rows_in_state (self, state);
  g_autofree char *list = NULL;

  if (rows->len == 0)
    return;

  list = list_labels (self, rows);
  /* Translators: for example "Below: Mikkeli and Kajaani." */
  g_ptr_array_add (sentences, g_strdup_printf (_("%s: %s."), label, list));
}

/* How many rows have a share at all. */
static guint
count_rows (InnoFunding *self)
{
  guint n = 0;

  for (guint row = 0; row + 1 < inno_frame_get_n_rows (self->frame); row++)
    n += inno_frame_get_cell (self->frame, row, self->band).integer != INNO_BAND_NONE;

  return n;
}

static char *
share_takeaway (InnoFunding *self)
{
  const char *no_whole = inno_chart_say_no_whole (self->frame);
  g_autoptr (GArray) within = rows_in_state (self, INNO_BAND_WITHIN);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *band = inno_band_format (self->format);
  g_autofree char *n_within = inno_format_count (self->format, within->len);
  g_autofree char *n_rows = inno_format_count (self->format, count_rows (self));

  if (no_whole != NULL)
    return g_strdup (no_whole);
  if (count_rows (self) == 0)
    return NULL;

  /* Translators: "City share is 25–40% in 12 of 16." What the rows are stands in the title. */
  g_ptr_array_add (sentences, g_strdup_printf (_("City share is %s in %s of %s."), band, n_within, n_rows));
  add_state (self, sentences, INNO_BAND_BELOW, _("Below"));
  add_state (self, sentences, INNO_BAND_ABOVE, _("Above"));
  add_state (self, sentences, INNO_BAND_UNKNOWN, _("Not known"));
  g_ptr_array_add (sentences, NULL);

  return g_strjoinv (" ", (char **) sentences->pdata);
}

static gboolean
has_negative_row (InnoFunding *self)
{
  for (guint row = 0; row + 1 < inno_frame_get_n_rows (self->frame); row++)
    if (inno_frame_get_cell (self->frame, row, self->total).integer < 0)
      return TRUE;

  return FALSE;
}

/* Which rows are the largest, and how much of the whole they are together. With
 * corrections below zero among them they may be more than the whole. */
static char *
size_takeaway (InnoFunding *self)
{
  guint n_rows = inno_frame_get_n_rows (self->frame) - 1;
  gint64 total = inno_frame_get_cell (self->frame, n_rows, self->total).integer;
  g_autoptr (GArray) largest = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *names = NULL;
  g_autofree char *share = NULL;
  gint64 sum = 0;

  if (total <= 0 || n_rows <= 3 || has_negative_row (self))
    return NULL;

  for (guint row = 0; row < 3; row++)
    {
      gint64 cents = inno_frame_get_cell (self->frame, row, self->total).integer;

      if (cents == 0 || g_str_equal (inno_frame_get_row_id (self->frame, row), INNO_FRAME_NONE_ID))
        return NULL;
      sum += cents;
      g_array_append_val (largest, row);
    }

  names = list_labels (self, largest);
  share = inno_format_percent (self->format, (double) sum / total, 0);
  return g_strdup_printf (_("%s make up %s of the total."), names, share);
}

/* Rows ranked by size; years and classes stand in an order of their own, and a
 * project may stand in several cities, so that counts are no parts of a whole. */
static gboolean
is_ranked (const InnoFunding *self)
{
  InnoDimension by = inno_frame_get_query (self->frame)->by;

  return !self->is_count && by != INNO_DIMENSION_YEAR && by != INNO_DIMENSION_STATUS &&
         by != INNO_DIMENSION_CLASS;
}

/**
 * inno_funding_takeaway:
 * @frame: from inno_facts_aggregate()
 *
 * The one sentence a listener should take away, from the figures themselves.
 *
 * Returns: (transfer full) (nullable): the sentence, or %NULL if there is none to make
 */
char *
inno_funding_takeaway (InnoFrame *frame)
{
  g_autoptr (InnoFunding) self = inno_funding_new (frame);

  if (self->is_share && self->band >= 0)
    return share_takeaway (self);
  if (is_ranked (self))
    return size_takeaway (self);

  return NULL;
}
