/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-chart-view-private.h"

#include <math.h>

/* Beyond this one child stands for a whole row, and takes the name of the mark
 * that the keyboard is on; the table says the rest. */
#define MAX_MARKS 400

/* Row number → index of its leftmost mark. */
static GHashTable *
find_first_of_rows (PlotScene *scene)
{
  GHashTable *firsts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < plot_scene_get_n_marks (scene); i++)
    {
      const PlotMark *mark = plot_scene_get_mark (scene, i);
      gpointer row = GINT_TO_POINTER (mark->row);
      gpointer first;

      if (!g_hash_table_lookup_extended (firsts, row, NULL, &first)
          || mark->column < plot_scene_get_mark (scene, GPOINTER_TO_UINT (first))->column)
        g_hash_table_insert (firsts, row, GUINT_TO_POINTER (i));
    }

  return firsts;
}

/* The marks that get a child, by index. */
static GArray *
choose_marks (PlotScene *scene)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_marks = scene != NULL ? plot_scene_get_n_marks (scene) : 0;
  g_autoptr (GHashTable) firsts = n_marks > MAX_MARKS ? find_first_of_rows (scene) : NULL;

  for (guint i = 0; i < n_marks; i++)
    {
      gpointer row = GINT_TO_POINTER (plot_scene_get_mark (scene, i)->row);

      if (firsts == NULL || GPOINTER_TO_UINT (g_hash_table_lookup (firsts, row)) == i)
        g_array_append_val (chosen, i);
    }

  return chosen;
}

static GHashTable *
index_by_id (GPtrArray *marks)
{
  GHashTable *by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < marks->len; i++)
    {
      InnoChartMark *mark = g_ptr_array_index (marks, i);

      if (inno_chart_mark_get_id (mark) != NULL)
        g_hash_table_insert (by_id, (gpointer) inno_chart_mark_get_id (mark), mark);
    }

  return by_id;
}

static InnoChartMark *
find_near (GPtrArray *marks,
           int        row,
           int        column)
{
  InnoChartMark *best = NULL;
  int best_distance = G_MAXINT;

  for (guint i = 0; i < marks->len; i++)
    {
      InnoChartMark *mark = g_ptr_array_index (marks, i);
      int distance = 1000 * ABS (inno_chart_mark_get_row (mark) - row)
                     + ABS (inno_chart_mark_get_column (mark) - column);

      if (distance < best_distance)
        {
          best = mark;
          best_distance = distance;
        }
    }

  return best;
}

/* The keyboard must not fall out of the chart because a mark went away. */
static void
rescue_focus (InnoChartView *self,
              GPtrArray     *old)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));
  InnoChartMark *near;

  if (child == NULL || !g_ptr_array_find (old, child, NULL)
      || g_ptr_array_find (self->marks, child, NULL))
    return;

  near = find_near (self->marks, inno_chart_mark_get_row (INNO_CHART_MARK (child)),
                    inno_chart_mark_get_column (INNO_CHART_MARK (child)));
  if (near == NULL || !gtk_widget_grab_focus (GTK_WIDGET (near)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * inno_chart_marks_sync:
 * @self: a chart view
 * @whole: (nullable): the figure with nothing left out
 *
 * Gives each mark a child. One whose id stays keeps its child, and so the focus.
 */
void
inno_chart_marks_sync (InnoChartView *self,
                       PlotScene     *whole)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->marks);
  g_autoptr (GHashTable) by_id = index_by_id (old);
  g_autoptr (GArray) chosen = choose_marks (whole);
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);

  self->marks = g_ptr_array_new ();
  for (guint i = 0; i < chosen->len; i++)
    {
      const PlotMark *mark = plot_scene_get_mark (whole, g_array_index (chosen, guint, i));
      GtkWidget *child = mark->id != NULL ? g_hash_table_lookup (by_id, mark->id) : NULL;

      /* Two marks of one id must not share a child. */
      if (child == NULL || !g_hash_table_add (kept, child))
        child = inno_chart_mark_new ();
      inno_chart_mark_set_mark (INNO_CHART_MARK (child), mark);
      gtk_widget_insert_before (child, GTK_WIDGET (self), self->hover);
      g_ptr_array_add (self->marks, child);
    }

  /* A chart without marks is a stop of its own, so that its title is met. */
  gtk_widget_set_focusable (GTK_WIDGET (self), self->figure != NULL && self->marks->len == 0);
  rescue_focus (self, old);

  for (guint i = 0; i < old->len; i++)
    if (!g_hash_table_contains (kept, g_ptr_array_index (old, i)))
      gtk_widget_unparent (g_ptr_array_index (old, i));

  inno_chart_marks_select (self);
}

/**
 * inno_chart_marks_allocate:
 * @self: a chart view with a scene
 *
 * Lays the children over their marks; those left out at this size are not there.
 */
void
inno_chart_marks_allocate (InnoChartView *self)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      GtkWidget *child = g_ptr_array_index (self->marks, i);
      int index = inno_chart_view_find_mark (self, inno_chart_mark_get_id (INNO_CHART_MARK (child)));
      GtkAllocation place;
      const PlotRect *bounds;

      gtk_widget_set_child_visible (child, index >= 0);
      if (index < 0)
        continue;

      bounds = &plot_scene_get_mark (self->scene, (guint) index)->bounds;
      place.x = (int) floor (bounds->x);
      place.y = (int) floor (bounds->y);
      place.width = MAX ((int) ceil (bounds->width), 1);
      place.height = MAX ((int) ceil (bounds->height), 1);
      gtk_widget_size_allocate (child, &place, -1);
    }
}

/**
 * inno_chart_marks_find:
 * @self: a chart view
 * @id: (nullable): id of a mark
 * @row_id: (nullable): its row
 *
 * Returns: (transfer none) (nullable): the child for the mark, or the one that
 *   stands for its row
 */
InnoChartMark *
inno_chart_marks_find (InnoChartView *self,
                       const char    *id,
                       const char    *row_id)
{
  InnoChartMark *of_row = NULL;

  for (guint i = 0; i < self->marks->len; i++)
    {
      InnoChartMark *mark = g_ptr_array_index (self->marks, i);

      if (id != NULL && g_strcmp0 (inno_chart_mark_get_id (mark), id) == 0)
        return mark;
      if (of_row == NULL && row_id != NULL
          && g_strcmp0 (inno_chart_mark_get_row_id (mark), row_id) == 0)
        of_row = mark;
    }

  return of_row;
}

/**
 * inno_chart_marks_select:
 * @self: a chart view
 *
 * Tells assistive technology which marks are selected.
 */
void
inno_chart_marks_select (InnoChartView *self)
{
  for (guint i = 0; i < self->marks->len; i++)
    inno_chart_mark_set_selection (g_ptr_array_index (self->marks, i), self->selection);
}
