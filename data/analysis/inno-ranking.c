/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include "inno-aggregate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-format.h"
#include "inno-frame-private.h"
#include "inno-groups-private.h"

/* Answers of one figure a group, made of the sums of inno_facts_aggregate(). */

typedef struct
{
  InnoFrame *sums;
  guint      row;        /* of the sums */
  char      *heading;    /* what it belongs to; nullable */
  char      *key;        /* what it is sorted by before its amount */
  gint64     weight;
} Entry;

enum
{
  COLUMN_ID,
  COLUMN_LABEL,
  COLUMN_HEADING,
  COLUMN_TOTAL,
  COLUMN_SHARE,
  COLUMN_PROJECTS,
  COLUMN_UNKNOWN,
};

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  g_free (entry->heading);
  g_free (entry->key);
}

static InnoCell
get_cell (InnoFrame  *sums,
          guint       row,
          const char *column)
{
  int place = inno_frame_find_column (sums, column);

  return place >= 0 ? inno_frame_get_cell (sums, row, place) : (InnoCell) { INNO_CELL_NONE };
}

/* By its key, then the largest first; what names nothing stays last. */
static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *one = a;
  const Entry *other = b;
  int none = g_str_equal (inno_frame_get_row_id (one->sums, one->row), INNO_FRAME_NONE_ID) -
             g_str_equal (inno_frame_get_row_id (other->sums, other->row), INNO_FRAME_NONE_ID);
  int keys = none != 0 ? none : g_strcmp0 (one->key, other->key);

  if (keys != 0)
    return keys;
  if (one->weight != other->weight)
    return one->weight > other->weight ? -1 : 1;

  return (one->row > other->row) - (one->row < other->row);
}

/* The sums are of public funding: asked for in shares, that is their total. What is
 * not known of private money is not what is asked. */
static InnoFrame *
sum (InnoFacts        *facts,
     const InnoQuery  *query,
     GError          **error)
{
  g_autoptr (InnoQuery) public = inno_query_copy (query);

  public->share = query->measure != INNO_MEASURE_PROJECTS;
  public->series = INNO_DIMENSION_CLASS;

  return inno_facts_aggregate (facts, public, error);
}

static void
add_columns (InnoFrame       *frame,
             const InnoQuery *query,
             const char      *heading)
{
  gboolean is_count = query->measure == INNO_MEASURE_PROJECTS;

  inno_frame_add_column (frame, "id", _("Id"), INNO_COLUMN_ID);
  inno_frame_add_column (frame, "label", inno_vocabulary_get_label (INNO_VOCABULARY_DIMENSION, query->by),
                         INNO_COLUMN_LABEL);
  inno_frame_add_column (frame, "heading", heading != NULL ? heading : "", INNO_COLUMN_TEXT)->is_detail =
    heading == NULL;
  inno_frame_add_column (frame, INNO_FRAME_TOTAL_ID, is_count ? _("Projects") : _("Public funding"),
                         is_count ? INNO_COLUMN_COUNT : INNO_COLUMN_CENTS);
  inno_frame_add_column (frame, "share", _("Share of the total"), INNO_COLUMN_SHARE)->is_detail = is_count;
  inno_frame_add_column (frame, "projects", _("Projects"), INNO_COLUMN_COUNT)->is_detail = is_count;
  inno_frame_add_column (frame, "unknown_rows", _("Not known"), INNO_COLUMN_COUNT);
}

static void
add_row (InnoFrame   *frame,
         const Entry *entry)
{
  InnoFrame *sums = entry->sums;
  guint last = inno_frame_get_n_rows (sums) - 1;
  guint row = inno_frame_add_row (frame, inno_frame_get_row_id (sums, entry->row),
                                  inno_frame_get_row_label (sums, entry->row));
  InnoCell total = get_cell (sums, entry->row, INNO_FRAME_TOTAL_ID);
  gint64 whole = get_cell (sums, last, INNO_FRAME_TOTAL_ID).integer;
  gboolean is_count = inno_frame_get_query (frame)->measure == INNO_MEASURE_PROJECTS;

  inno_frame_set_text (frame, row, COLUMN_HEADING, entry->heading);
  inno_frame_set_cell (frame, row, COLUMN_TOTAL, total);
  /* Below zero nothing is a part of a whole, and a project may be in many groups. */
  if (!is_count && total.integer >= 0 && whole > 0)
    inno_frame_set_cell (frame, row, COLUMN_SHARE, inno_cell_share (total.integer, whole));
  inno_frame_set_cell (frame, row, COLUMN_PROJECTS, is_count ? total : get_cell (sums, entry->row, "projects"));
  inno_frame_set_cell (frame, row, COLUMN_UNKNOWN,
                       get_cell (sums, entry->row, is_count ? "unknown_rows" : "public_unknown_rows"));
}

static InnoFrame *
make_frame (InnoFacts       *facts,
            const InnoQuery *query,
            GArray          *entries,
            InnoFrame       *sums,
            const char      *heading)
{
  InnoFrame *frame = inno_frame_new (facts, query, "funding-ranking");
  Entry total = { .sums = sums, .row = inno_frame_get_n_rows (sums) - 1 };

  add_columns (frame, query, heading);
  for (guint i = 0; i < entries->len; i++)
    add_row (frame, &g_array_index (entries, Entry, i));
  add_row (frame, &total);
  inno_frame_edit_context (frame)->n_projects = inno_frame_get_context (sums)->n_projects;
  inno_frame_edit_context (frame)->unknown_rows =
    inno_frame_get_cell (frame, inno_frame_get_n_groups (frame), COLUMN_UNKNOWN).integer;

  return frame;
}

/* Years, states and classes keep an order of their own unless another is asked
 * for; the rest go by size or by name. */
static char *
make_key (const InnoQuery *query,
          InnoFrame       *sums,
          guint            row)
{
  gboolean has_order = query->by == INNO_DIMENSION_YEAR || query->by == INNO_DIMENSION_STATUS ||
                       query->by == INNO_DIMENSION_CLASS;

  if (query->sort == INNO_SORT_NAME)
    return inno_format_collation_key (inno_format_get (query->lang), inno_frame_get_row_label (sums, row));
  if (query->sort == INNO_SORT_USUAL && has_order)
    return g_strdup_printf ("%08u", row);

  return NULL;
}

/**
 * inno_facts_ranking:
 * @facts: the facts
 * @query: what is asked; its language must be the active one
 * @error: return location of an INNO_ANALYSIS_ERROR
 *
 * Public funding, or the number of projects, of each group, and its part of the
 * total.
 *
 * Returns: (transfer full) (nullable): the frame, largest first, the total last
 */
InnoFrame *
inno_facts_ranking (InnoFacts        *facts,
                    const InnoQuery  *query,
                    GError          **error)
{
  g_autoptr (InnoFrame) sums = sum (facts, query, error);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  if (sums == NULL)
    return NULL;

  g_array_set_clear_func (entries, entry_clear);
  for (guint row = 0; row < inno_frame_get_n_groups (sums); row++)
    {
      Entry entry = {
        .sums = sums, .row = row,
        .key = make_key (query, sums, row),
        .weight = get_cell (sums, row, INNO_FRAME_TOTAL_ID).integer,
      };

      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);

  return make_frame (facts, query, entries, sums, NULL);
}

/* Priorities */

static char *
get_agreement (InnoFacts  *facts,
               const char *theme_id,
               InnoLang    lang)
{
  InnoEntity *theme = inno_portfolio_find (facts->portfolio, theme_id);
  const char *id = theme != NULL ? inno_theme_get_agreement_id (INNO_THEME (theme)) : NULL;
  guint number;

  if (id == NULL || !inno_axis_find (&facts->axes[INNO_DIMENSION_AGREEMENT], id, &number))
    return g_strdup ("");

  return inno_group_get_label (facts, INNO_DIMENSION_AGREEMENT, number, lang);
}

/**
 * inno_facts_themes:
 * @facts: the facts
 * @query: what is asked; its language must be the active one
 * @error: return location of an INNO_ANALYSIS_ERROR
 *
 * Public funding, or the number of projects, of each strategic priority, under
 * its agreement.
 *
 * Returns: (transfer full) (nullable): the frame, agreement by agreement, the
 *   total last
 */
InnoFrame *
inno_facts_themes (InnoFacts        *facts,
                   const InnoQuery  *query,
                   GError          **error)
{
  g_autoptr (InnoQuery) by_theme = inno_query_copy (query);
  g_autoptr (InnoFrame) sums = NULL;
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  by_theme->by = INNO_DIMENSION_THEME;
  sums = sum (facts, by_theme, error);
  if (sums == NULL)
    return NULL;

  g_array_set_clear_func (entries, entry_clear);
  for (guint row = 0; row < inno_frame_get_n_groups (sums); row++)
    {
      g_autofree char *heading = get_agreement (facts, inno_frame_get_row_id (sums, row), query->lang);
      Entry entry = {
        .sums = sums, .row = row,
        .weight = get_cell (sums, row, INNO_FRAME_TOTAL_ID).integer,
      };

      if (query->sort != INNO_SORT_VALUE)
        entry.key = inno_format_collation_key (inno_format_get (query->lang), heading);
      entry.heading = g_steal_pointer (&heading);
      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);

  return make_frame (facts, by_theme, entries, sums,
                     inno_vocabulary_get_label (INNO_VOCABULARY_DIMENSION, INNO_DIMENSION_AGREEMENT));
}
