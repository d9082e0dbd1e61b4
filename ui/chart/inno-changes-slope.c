/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-changes-private.h"
#include "plot-slope.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Names are listed while they are few; after that a number says more. */
#define MAX_NAMES 4

/* The columns of one side. */
typedef struct
{
  int share, state;
} Side;

typedef struct
{
  const InnoChanges *changes;
  Side               now, before;
} Slope;

static InnoBandState
get_state (const Slope *self,
           guint        row,
           const Side  *side)
{
  InnoCell cell = inno_frame_get_cell (self->changes->frame, row, side->state);

  return cell.state == INNO_CELL_KNOWN ? (InnoBandState) cell.integer : INNO_BAND_NONE;
}

static double
get_share (const Slope *self,
           guint        row,
           const Side  *side)
{
  InnoCell cell = inno_frame_get_cell (self->changes->frame, row, side->share);

  return cell.state == INNO_CELL_KNOWN ? cell.fraction : NAN;
}

/* What is not wholly known is marked so. */
static char *
format_share (const Slope *self,
              guint        row,
              const Side  *side)
{
  g_autofree char *text = NULL;

  if (!isfinite (get_share (self, row, side)))
    return g_strdup (_("not known"));

  text = inno_frame_format_cell (self->changes->frame, row, side->share);

  return get_state (self, row, side) == INNO_BAND_UNKNOWN ? g_strconcat (text, " ?", NULL) : g_steal_pointer (&text);
}

static gboolean
is_outside (InnoBandState state)
{
  return state == INNO_BAND_ABOVE || state == INNO_BAND_BELOW;
}

static void
set_line (const Slope   *self,
          PlotSlopeLine *line,
          guint          row)
{
  InnoBandState now = get_state (self, row, &self->now), before = get_state (self, row, &self->before);
  g_autofree char *place = inno_changes_row_place (self->changes, row);
  g_autofree char *earlier = NULL;

  line->id = g_strdup (inno_frame_get_row_id (self->changes->frame, row));
  line->label = inno_changes_row_label (self->changes, row);
  line->before = get_share (self, row, &self->before);
  line->now = get_share (self, row, &self->now);
  line->before_text = format_share (self, row, &self->before);
  line->now_text = format_share (self, row, &self->now);
  line->is_strong = is_outside (now);
  line->is_unsure = now == INNO_BAND_UNKNOWN || before == INNO_BAND_UNKNOWN;
  earlier = g_strdup_printf (_("before %s"), line->before_text);
  line->name = g_strjoin (", ", line->label, line->now_text, earlier,
                          inno_vocabulary_get_label (INNO_VOCABULARY_BAND, now), place, NULL);
  line->heading = g_strdup (line->label);
  line->detail = g_strjoin ("\n", line->now_text, earlier, inno_vocabulary_get_label (INNO_VOCABULARY_BAND, now), NULL);
}

/* Rows that have a share now or had one; the total is the last. */
static GArray *
find_rows (const Slope *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint row = 0; row <= self->changes->total_row; row++)
    if (isfinite (get_share (self, row, &self->now)) || isfinite (get_share (self, row, &self->before)))
      g_array_append_val (rows, row);

  return rows;
}

/* "Now above: Kokkola." */
static void
add_crossings (const Slope   *self,
               GPtrArray     *sentences,
               InnoBandState  state,
               const char    *label)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint row = 0; row < self->changes->n_groups; row++)
    if (get_state (self, row, &self->now) == state && get_state (self, row, &self->before) != state)
      g_ptr_array_add (names, (gpointer) inno_frame_get_row_label (self->changes->frame, row));
  if (names->len == 0)
    return;

  if (names->len > MAX_NAMES)
    {
      list = inno_format_count (self->changes->format, names->len);
    }
  else
    {
      g_ptr_array_add (names, NULL);
      list = inno_format_list (self->changes->format, (const char * const *) names->pdata);
    }
  g_ptr_array_add (sentences, g_strdup_printf (_("%s: %s."), label, list));
}

static char *
make_takeaway (const Slope *self)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  const InnoFormat *format = self->changes->format;
  g_autofree char *band = inno_band_format (format);
  g_autofree char *n_within = NULL;
  g_autofree char *n_rows = NULL;
  guint within = 0, rows = 0;

  for (guint row = 0; row < self->changes->n_groups; row++)
    {
      InnoBandState state = get_state (self, row, &self->now);

      within += state == INNO_BAND_WITHIN;
      rows += state != INNO_BAND_NONE;
    }
  n_within = inno_format_count (format, within);
  n_rows = inno_format_count (format, rows);

  g_ptr_array_add (sentences, g_strdup_printf (_("City share is %s in %s of %s."), band, n_within, n_rows));
  add_crossings (self, sentences, INNO_BAND_WITHIN, _("Newly within"));
  add_crossings (self, sentences, INNO_BAND_BELOW, _("Newly below"));
  add_crossings (self, sentences, INNO_BAND_ABOVE, _("Newly above"));
  g_ptr_array_add (sentences, NULL);

  return g_strjoinv (" ", (char **) sentences->pdata);
}

static PlotSlope *
make_slope (const Slope *self,
            GArray      *rows)
{
  PlotSlope *slope = plot_slope_new (rows->len);

  for (guint i = 0; i < rows->len; i++)
    set_line (self, &slope->lines[i], g_array_index (rows, guint, i));
  slope->before_title = inno_changes_before_label (self->changes);
  slope->now_title = inno_changes_now_label (self->changes);
  slope->has_band = TRUE;
  slope->band_from = INNO_CITY_SHARE_MIN_PERCENT / 100.0;
  slope->band_to = INNO_CITY_SHARE_MAX_PERCENT / 100.0;
  slope->band_label = inno_format_percent_range (self->changes->format, slope->band_from, slope->band_to);
  slope->format_more = inno_chart_get_format_more ();

  return slope;
}

/* Only what does not speak for itself. */
static void
add_legend (PlotFigure      *figure,
            const PlotSlope *slope)
{
  gboolean is_any_unsure = FALSE;

  for (guint i = 0; i < slope->n_lines; i++)
    is_any_unsure |= slope->lines[i].is_unsure;
  if (is_any_unsure)
    plot_figure_add_legend_glyph (figure, PLOT_GLYPH_CIRCLE, _("Not all amounts are known"));
}

void
inno_changes_fill_slope (const InnoChanges *changes,
                         PlotFigure        *figure)
{
  InnoFrame *frame = changes->frame;
  Slope self = {
    changes,
    { inno_frame_find_column (frame, "city_share"), inno_frame_find_column (frame, "city_share_state") },
    { inno_frame_find_column (frame, "city_share_before"), inno_frame_find_column (frame, "city_share_state_before") },
  };
  g_autoptr (GArray) rows = self.now.share >= 0 ? find_rows (&self) : NULL;
  g_autofree char *takeaway = NULL;
  g_autofree char *count = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *description = NULL;
  PlotSlope *slope;

  if (rows == NULL || rows->len == 0)
    {
      plot_figure_set_message (figure, _("There are no city shares in this grouping"));
      return;
    }

  slope = make_slope (&self, rows);
  takeaway = make_takeaway (&self);
  count = inno_format_count (changes->format, rows->len);
  kind = g_strdup_printf (ngettext ("Chart with %s line from then to now.", "Chart with %s lines from then to now.",
                                    rows->len), count);
  description = inno_changes_describe (kind, takeaway);
  plot_figure_set_takeaway (figure, takeaway);
  inno_chart_describe (figure, frame, description);
  add_legend (figure, slope);
  plot_figure_take_body (figure, &slope->body);
}
