/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-chart-mark.h"

#include "inno-take-string.h"

struct _InnoChartMark
{
  GtkWidget  parent_instance;

  char      *id;
  char      *row_id;
  char      *series_id;
  char      *name;
  int        row;
  int        column;
  gboolean   is_selected;
};

G_DEFINE_FINAL_TYPE (InnoChartMark, inno_chart_mark, GTK_TYPE_WIDGET)

static void
inno_chart_mark_finalize (GObject *object)
{
  InnoChartMark *self = INNO_CHART_MARK (object);

  g_free (self->id);
  g_free (self->row_id);
  g_free (self->series_id);
  g_free (self->name);

  G_OBJECT_CLASS (inno_chart_mark_parent_class)->finalize (object);
}

static void
inno_chart_mark_class_init (InnoChartMarkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = inno_chart_mark_finalize;

  gtk_widget_class_set_css_name (widget_class, "chartmark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
inno_chart_mark_init (InnoChartMark *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, FALSE, -1);
}

/**
 * inno_chart_mark_new:
 *
 * Returns: (transfer floating): a mark that stands for nothing yet
 */
GtkWidget *
inno_chart_mark_new (void)
{
  return g_object_new (INNO_TYPE_CHART_MARK, NULL);
}

/**
 * inno_chart_mark_set_mark:
 * @self: a mark
 * @mark: (transfer none): what it stands for; copied
 *
 * Takes over the name, and the place in the order of the keyboard.
 */
void
inno_chart_mark_set_mark (InnoChartMark  *self,
                          const PlotMark *mark)
{
  g_return_if_fail (INNO_IS_CHART_MARK (self));
  g_return_if_fail (mark != NULL);

  self->row = mark->row;
  self->column = mark->column;

  inno_take_string (&self->id, mark->id);
  inno_take_string (&self->row_id, mark->row_id);
  inno_take_string (&self->series_id, mark->series_id);

  /* Each update is a message on the accessibility bus. */
  if (inno_take_string (&self->name, mark->name != NULL ? mark->name : ""))
    gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, self->name,
                                    -1);
}

/**
 * inno_chart_mark_set_selection:
 * @self: a mark
 * @selection: (nullable): what is selected
 *
 * Tells assistive technology whether this mark is of what is selected.
 */
void
inno_chart_mark_set_selection (InnoChartMark *self,
                               InnoSelection *selection)
{
  gboolean is_selected;

  g_return_if_fail (INNO_IS_CHART_MARK (self));

  is_selected = selection != NULL && inno_selection_has (selection, self->row_id, self->series_id);
  if (self->is_selected == is_selected)
    return;

  self->is_selected = is_selected;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                               GTK_ACCESSIBLE_STATE_SELECTED, is_selected,
                               -1);
}

/**
 * inno_chart_mark_get_id:
 * @self: a mark
 *
 * Returns: (nullable): the id of what it stands for
 */
const char *
inno_chart_mark_get_id (InnoChartMark *self)
{
  g_return_val_if_fail (INNO_IS_CHART_MARK (self), NULL);

  return self->id;
}

/**
 * inno_chart_mark_get_row_id:
 * @self: a mark
 *
 * Returns: (nullable): the id of its row
 */
const char *
inno_chart_mark_get_row_id (InnoChartMark *self)
{
  g_return_val_if_fail (INNO_IS_CHART_MARK (self), NULL);

  return self->row_id;
}

/**
 * inno_chart_mark_get_row:
 * @self: a mark
 *
 * Returns: its place, up and down
 */
int
inno_chart_mark_get_row (InnoChartMark *self)
{
  g_return_val_if_fail (INNO_IS_CHART_MARK (self), -1);

  return self->row;
}

/**
 * inno_chart_mark_get_column:
 * @self: a mark
 *
 * Returns: its place, left and right
 */
int
inno_chart_mark_get_column (InnoChartMark *self)
{
  g_return_val_if_fail (INNO_IS_CHART_MARK (self), -1);

  return self->column;
}
