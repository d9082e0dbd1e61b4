/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-present"

#include "config.h"

#include "inno-figure-rows.h"

#include <glib/gi18n-lib.h>

#include "inno-drill.h"
#include "inno-format.h"
#include "inno-project-table.h"
#include "inno-widget.h"

/* Nobody in a meeting looks at more. */
#define MAX_ROWS 200

struct _InnoFigureRows
{
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkLabel  *title;
  GtkLabel  *total;
  GtkListBox *list;
  GtkLabel  *foot;
};

G_DEFINE_FINAL_TYPE (InnoFigureRows, inno_figure_rows, GTK_TYPE_WIDGET)

/* What is not known is no zero. */
static char *
say_cents (InnoCell cell,
           InnoLang lang)
{
  g_autofree char *amount = inno_format_euros (inno_format_get (lang), cell.integer);

  if (cell.state == INNO_CELL_NONE)
    return g_strdup ("");
  if (cell.state == INNO_CELL_UNKNOWN)
    return g_strdup (_("not known"));

  return cell.state == INNO_CELL_AT_LEAST ? g_strdup_printf (_("at least %s"), amount) : g_steal_pointer (&amount);
}

static GtkWidget *
make_label (const char *text,
            float       xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);

  return label;
}

static void
append_row (InnoFigureRows *self,
            const char     *name,
            const char     *amount)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = make_label (name, 0);
  GtkWidget *sum = gtk_label_new (amount);
  g_autofree char *words = g_strjoin (", ", name, *amount != '\0' ? amount : NULL, NULL);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (sum, GTK_ALIGN_START);
  gtk_widget_add_css_class (sum, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), sum);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  inno_widget_set_name (row, words);
  gtk_list_box_append (self->list, row);
}

static void
list_projects (InnoFigureRows   *self,
               InnoProjectTable *table,
               InnoMeasure       measure,
               InnoLang          lang)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);

  for (guint i = 0; i < MIN (inno_project_table_get_n (table), MAX_ROWS); i++)
    {
      InnoProjectRow row = inno_project_table_get_row (table, i);
      InnoProjectHead head;
      InnoProjectFigures figures;
      g_autofree char *amount = NULL;
      const char *name;

      inno_project_table_get_head (table, row, &head);
      inno_project_table_get_figures (table, row, &figures);
      amount = say_cents (figures.measures[measure], lang);
      name = head.name != NULL ? inno_text_get (head.name, lang, NULL) : NULL;
      append_row (self, name != NULL ? name : head.id, amount);
      g_free (head.cities);
    }
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
say_total (InnoFigureRows   *self,
           InnoProjectTable *table,
           InnoMeasure       measure,
           InnoLang          lang)
{
  const InnoProjectSummary *summary = inno_project_table_get_summary (table);
  g_autofree char *count = inno_format_count (inno_format_get (lang), summary->n_projects);
  g_autofree char *projects = g_strdup_printf (ngettext ("%s project", "%s projects", summary->n_projects), count);
  g_autofree char *amount = say_cents (summary->measures[measure], lang);
  g_autofree char *total = g_strjoin (" · ", projects, *amount != '\0' ? amount : NULL, NULL);
  g_autofree char *most = inno_format_count (inno_format_get (lang), MAX_ROWS);
  g_autofree char *foot = g_strdup_printf (_("The %s largest are listed."), most);

  gtk_label_set_label (self->total, total);
  gtk_label_set_label (self->foot, foot);
  gtk_widget_set_visible (GTK_WIDGET (self->foot), inno_project_table_get_n (table) > MAX_ROWS);
}

static void
say_title (InnoFigureRows *self,
           InnoFrame      *frame,
           guint           row,
           int             column)
{
  const char *label = inno_frame_get_row_label (frame, row);
  g_autofree char *title = column >= 0 ? g_strjoin (" · ", label, inno_frame_get_column (frame, (guint) column)->label, NULL)
                                       : g_strdup (label);

  gtk_label_set_label (self->title, title);
}

static void
name_list (InnoFigureRows *self)
{
  g_autofree char *name = g_strjoin (", ", gtk_label_get_label (self->title), gtk_label_get_label (self->total), NULL);

  inno_widget_set_name (GTK_WIDGET (self->list), name);
}

/* Whoever clicks here reads, and does not want the next slide. */
static void
pressed_cb (GtkGesture *click)
{
  gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_CLAIMED);
}

static gboolean
inno_figure_rows_grab_focus (GtkWidget *widget)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (INNO_FIGURE_ROWS (widget)->list, 0);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
inno_figure_rows_dispose (GObject *object)
{
  g_clear_pointer (&INNO_FIGURE_ROWS (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (inno_figure_rows_parent_class)->dispose (object);
}

static void
inno_figure_rows_class_init (InnoFigureRowsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inno_figure_rows_dispose;
  inno_widget_set_grab_focus (widget_class, inno_figure_rows_grab_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "figurerows");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
inno_figure_rows_init (InnoFigureRows *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->title = GTK_LABEL (make_label (NULL, 0));
  self->total = GTK_LABEL (make_label (NULL, 0));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->foot = GTK_LABEL (make_label (NULL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->total), "numeric");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  inno_widget_make_one_stop (self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->total));
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->foot));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * inno_figure_rows_new:
 *
 * Returns: (transfer floating): a list of nothing
 */
GtkWidget *
inno_figure_rows_new (void)
{
  return g_object_new (INNO_TYPE_FIGURE_ROWS, "visible", FALSE, NULL);
}

static InnoProjectTable *
find_projects (InnoFacts       *facts,
               const InnoQuery *query,
               InnoMeasure      measure)
{
  const InnoProjectOrder order = { .sort = (InnoProjectSort) (INNO_PROJECT_SORT_GRANTED + measure), .is_descending = TRUE };
  g_autoptr (GError) error = NULL;
  InnoProjectTable *table = inno_project_table_new (facts, query, &order, &error);

  if (table == NULL)
    g_debug ("Projects that cannot be listed: %s", error->message);

  return table;
}

/**
 * inno_figure_rows_show:
 * @self: a list
 * @facts: the portfolio the slide was drawn from
 * @slide: a slide
 * @row: (nullable): id of a row of its frame; %NULL lists nothing
 * @series: (nullable): id of a column
 *
 * Is in sight where there are projects to list.
 *
 * Returns: whether it is
 */
gboolean
inno_figure_rows_show (InnoFigureRows       *self,
                       InnoFacts            *facts,
                       const InnoDrawnSlide *slide,
                       const char           *row,
                       const char           *series)
{
  InnoFrame *frame = row != NULL && slide != NULL ? slide->frame : NULL;
  int place = frame != NULL ? inno_frame_find_row (frame, row) : -1;
  int column = place >= 0 && series != NULL ? inno_frame_find_column (frame, series) : -1;
  g_autoptr (InnoQuery) query = place >= 0 ? inno_drill_query (frame, (guint) place, column) : NULL;
  InnoMeasure measure = query != NULL && query->measure < INNO_N_MONEY_MEASURES ? query->measure : INNO_MEASURE_GRANTED;
  g_autoptr (InnoProjectTable) table = query != NULL ? find_projects (facts, query, measure) : NULL;

  g_return_val_if_fail (INNO_IS_FIGURE_ROWS (self), FALSE);

  if (table != NULL)
    {
      InnoLang active = inno_lang_get_active ();

      inno_lang_activate (query->lang);
      say_title (self, frame, (guint) place, column);
      say_total (self, table, measure, query->lang);
      name_list (self);
      list_projects (self, table, measure, query->lang);
      inno_lang_activate (active);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), table != NULL);

  return table != NULL;
}
