/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-chart-card.h"

#include <glib/gi18n-lib.h>

#include "inno-about-button.h"
#include "inno-chart-drag.h"
#include "inno-chart-save.h"
#include "inno-chart-view.h"
#include "inno-drill.h"
#include "inno-frame-table.h"
#include "inno-page.h"
#include "inno-sample-pill.h"
#include "inno-table.h"
#include "inno-widget.h"

/* What the button takes from the picture's first line, pixels. */
#define CORNER 30

struct _InnoChartCard
{
  AdwBin             parent_instance;

  GtkStack          *stack;
  InnoChartView     *view;
  InnoFrameTable    *table;
  GtkLabel          *table_title;
  InnoSamplePill    *pill;
  AdwBin            *place;
  GtkScrolledWindow *scroller;
  InnoAboutButton   *about_button;
  GtkButton         *open_button;

  const InnoChart   *chart;
  InnoFrame         *frame;
  guint              table_source;
};

typedef enum
{
  PROP_SHOW_TABLE = 1,
  PROP_SELECTION,
} InnoChartCardProperty;

enum
{
  SIGNAL_MESSAGE,
  SIGNAL_KEYS_REQUESTED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (InnoChartCard, inno_chart_card, ADW_TYPE_BIN)

static GParamSpec *properties[PROP_SELECTION + 1];
static guint signals[N_SIGNALS];

static void
send_message (InnoChartCard *self,
              const char    *message)
{
  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, message);
}

static void
fill_table (InnoChartCard *self)
{
  g_clear_handle_id (&self->table_source, g_source_remove);
  inno_frame_table_set_frame (self->table, self->frame);
}

static gboolean
fill_table_cb (gpointer user_data)
{
  InnoChartCard *self = user_data;

  self->table_source = 0;
  fill_table (self);
  return G_SOURCE_REMOVE;
}

/* A table that is not in sight is filled once the picture has been drawn. */
static void
update_table (InnoChartCard *self)
{
  if (inno_chart_card_get_show_table (self))
    fill_table (self);
  else if (self->table_source == 0)
    self->table_source = g_idle_add_full (G_PRIORITY_LOW, fill_table_cb, self, NULL);
}

/* In the corner of the picture is what it says of itself, or where it leads. */
static void
show_figure (InnoChartCard *self,
             PlotFigure    *figure)
{
  const char *title = plot_figure_get_title (figure);
  g_autofree char *open = g_strdup_printf (_("Open: %s"), title);

  inno_widget_set_tooltip (GTK_WIDGET (self->open_button), open);
  inno_widget_set_name (GTK_WIDGET (self->open_button), open);
  plot_figure_set_corner (figure, CORNER);
  inno_about_button_set_chart (self->about_button, self->chart, title);
  inno_chart_view_set_figure (self->view, figure);
  update_table (self);
}

/* The frame cannot be made: the picture says why, in place of wrong figures. */
static void
show_error (InnoChartCard *self,
            const GError  *error)
{
  g_autoptr (PlotFigure) figure = plot_figure_new (inno_lang_to_code (inno_lang_get_active ()));

  plot_figure_set_title (figure, _(self->chart->title));
  plot_figure_set_message (figure, error->message);
  show_figure (self, figure);
}

static void
show_frame (InnoChartCard *self)
{
  g_autoptr (PlotFigure) figure = inno_chart_draw (self->chart, self->frame);

  gtk_label_set_label (self->table_title, plot_figure_get_title (figure));
  gtk_widget_set_visible (GTK_WIDGET (self->pill), inno_frame_get_context (self->frame)->is_sample);
  inno_frame_table_set_title (self->table, plot_figure_get_title (figure));
  show_figure (self, figure);
}

static gboolean
find_cell (InnoChartCard *self,
           const char    *mark_id,
           guint         *row,
           int           *column)
{
  return inno_drill_find (self->frame, inno_chart_view_get_scene (self->view), mark_id, row, column);
}

/* One stays on what one was on. */
static void
table_requested_cb (InnoChartView *view,
                    InnoChartCard *self)
{
  guint row;
  int column;
  gboolean is_found = find_cell (self, inno_chart_view_get_focused (view), &row, &column);

  inno_chart_card_set_show_table (self, TRUE);
  inno_frame_table_focus_row (self->table, is_found ? inno_frame_get_row_id (self->frame, row) : NULL);
}

/* A project is its own row; of a figure the projects behind it are. */
static gboolean
show_projects (InnoChartCard *self,
               guint          row,
               int            column)
{
  g_autoptr (InnoQuery) query = inno_drill_query (self->frame, row, column);
  g_autofree char *text = query != NULL ? inno_query_to_text (query) : NULL;
  g_autofree char *link = NULL;

  if (inno_drill_project (self->frame, row))
    {
      link = g_strconcat ("projects/", inno_frame_get_row_id (self->frame, row), NULL);
      return gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", link);
    }

  return text != NULL && gtk_widget_activate_action (GTK_WIDGET (self), "win.rows", "s", text);
}

/* What no filter says, or no window is there to show, stands in the table. */
static void
mark_activated_cb (InnoChartView *view,
                   const char    *mark_id,
                   InnoChartCard *self)
{
  g_autofree char *row_id = NULL;
  guint row;
  int column;

  if (find_cell (self, mark_id, &row, &column))
    {
      row_id = g_strdup (inno_frame_get_row_id (self->frame, row));
      if (show_projects (self, row, column))
        return;
    }

  inno_chart_card_set_show_table (self, TRUE);
  inno_frame_table_show_row (self->table, row_id);
}

static void
row_activated_cb (InnoFrameTable *table,
                  const char     *row_id,
                  InnoChartCard  *self)
{
  int row = inno_frame_find_row (self->frame, row_id);

  if (row >= 0)
    show_projects (self, (guint) row, -1);
}

static gboolean
can_show_only_cb (InnoChartView *view,
                  const char    *mark_id,
                  InnoChartCard *self)
{
  InnoDimension dimension;
  guint row;
  int column;

  return find_cell (self, mark_id, &row, &column) && inno_drill_filter (self->frame, row, &dimension);
}

static void
only_requested_cb (InnoChartView *view,
                   const char    *mark_id,
                   InnoChartCard *self)
{
  InnoDimension dimension;
  guint row;
  int column;

  if (find_cell (self, mark_id, &row, &column) && inno_drill_filter (self->frame, row, &dimension))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.filter", "(ss)",
                                inno_vocabulary_get_id (INNO_VOCABULARY_DIMENSION, dimension),
                                inno_frame_get_row_id (self->frame, row));
}

static void
copy_table_cb (InnoChartView *view,
               InnoChartCard *self)
{
  g_autofree char *text = NULL;

  if (self->frame == NULL)
    return;

  text = inno_table_to_clipboard (self->frame, NULL, 0);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  send_message (self, _("Table copied"));
}

static void
picture_copied_cb (InnoChartView *view,
                   InnoChartCard *self)
{
  send_message (self, _("Picture copied"));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  InnoChartCard *self = INNO_CHART_CARD (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = inno_chart_save_finish (result, &error);
  g_autofree char *message = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  message = error != NULL ? g_strdup (error->message) : g_strdup_printf (_("Saved as “%s”"), name);
  send_message (self, message);
}

static void
save_cb (InnoChartView *view,
         InnoChartCard *self)
{
  if (self->frame == NULL)
    return;

  inno_chart_save_async (GTK_WIDGET (self), self->chart, self->frame, NULL, saved_cb, NULL);
}

static void
keys_requested_cb (InnoChartView *view,
                   InnoChartCard *self)
{
  g_signal_emit (self, signals[SIGNAL_KEYS_REQUESTED], 0);
}

/* T and Escape lead back from the table to the chart. */
static gboolean
table_key_cb (GtkEventControllerKey *controller,
              guint                  keyval,
              guint                  keycode,
              GdkModifierType        state,
              InnoChartCard         *self)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 ||
      (keyval != GDK_KEY_t && keyval != GDK_KEY_T && keyval != GDK_KEY_Escape))
    return GDK_EVENT_PROPAGATE;

  inno_chart_card_set_show_table (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return GDK_EVENT_STOP;
}

static gboolean
inno_chart_card_grab_focus (GtkWidget *widget)
{
  InnoChartCard *self = INNO_CHART_CARD (widget);

  if (inno_chart_card_get_show_table (self))
    return gtk_widget_child_focus (GTK_WIDGET (self->table), GTK_DIR_TAB_FORWARD);

  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
inno_chart_card_dispose (GObject *object)
{
  InnoChartCard *self = INNO_CHART_CARD (object);

  g_clear_handle_id (&self->table_source, g_source_remove);
  g_clear_pointer (&self->frame, inno_frame_unref);
  /* The bin lets go of its child itself, and would do so twice. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), INNO_TYPE_CHART_CARD);

  G_OBJECT_CLASS (inno_chart_card_parent_class)->dispose (object);
}

static void
inno_chart_card_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  InnoChartCard *self = INNO_CHART_CARD (object);

  switch ((InnoChartCardProperty) prop_id)
    {
    case PROP_SHOW_TABLE:
      g_value_set_boolean (value, inno_chart_card_get_show_table (self));
      break;

    case PROP_SELECTION:
      g_value_set_object (value, inno_chart_view_get_selection (self->view));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
inno_chart_card_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  InnoChartCard *self = INNO_CHART_CARD (object);

  switch ((InnoChartCardProperty) prop_id)
    {
    case PROP_SHOW_TABLE:
      inno_chart_card_set_show_table (self, g_value_get_boolean (value));
      break;

    case PROP_SELECTION:
      inno_chart_view_set_selection (self->view, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
inno_chart_card_class_init (InnoChartCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = inno_chart_card_dispose;
  object_class->get_property = inno_chart_card_get_property;
  object_class->set_property = inno_chart_card_set_property;
  inno_widget_set_grab_focus (widget_class, inno_chart_card_grab_focus);

  /**
   * InnoChartCard:show-table:
   *
   * Whether the table is in sight instead of the chart.
   */
  properties[PROP_SHOW_TABLE] =
    g_param_spec_boolean ("show-table", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * InnoChartCard:selection:
   *
   * What is selected in the chart, and in those that share it.
   */
  properties[PROP_SELECTION] =
    g_param_spec_object ("selection", NULL, NULL, INNO_TYPE_SELECTION, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_MESSAGE] =
    g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_KEYS_REQUESTED] =
    g_signal_new ("keys-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (INNO_TYPE_ABOUT_BUTTON);
  g_type_ensure (INNO_TYPE_CHART_VIEW);
  g_type_ensure (INNO_TYPE_FRAME_TABLE);
  g_type_ensure (INNO_TYPE_SAMPLE_PILL);
  gtk_widget_class_set_template_from_resource (widget_class, INNO_PAGE_RESOURCES "inno-chart-card.ui");
  gtk_widget_class_bind_template_child (widget_class, InnoChartCard, stack);
  gtk_widget_class_bind_template_child (widget_class, InnoChartCard, view);
  gtk_widget_class_bind_template_child (widget_class, InnoChartCard, table);
  gtk_widget_class_bind_template_child (widget_class, InnoChartCard, table_title);
  gtk_widget_class_bind_template_child (widget_class, InnoChartCard, pill);
  gtk_widget_class_bind_template_child (widget_class, InnoChartCard, place);
  gtk_widget_class_bind_template_child (widget_class, InnoChartCard, scroller);
  gtk_widget_class_bind_template_child (widget_class, InnoChartCard, about_button);
  gtk_widget_class_bind_template_child (widget_class, InnoChartCard, open_button);
  gtk_widget_class_bind_template_callback (widget_class, mark_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, can_show_only_cb);
  gtk_widget_class_bind_template_callback (widget_class, only_requested_cb);
  gtk_widget_class_bind_template_callback (widget_class, table_requested_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_table_cb);
  gtk_widget_class_bind_template_callback (widget_class, picture_copied_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, inno_chart_card_add_to_deck);
  gtk_widget_class_bind_template_callback (widget_class, inno_about_button_show);
  gtk_widget_class_bind_template_callback (widget_class, keys_requested_cb);
}

static void
inno_chart_card_init (InnoChartCard *self)
{
  GtkEventController *keys;

  gtk_widget_init_template (GTK_WIDGET (self));

  keys = gtk_event_controller_key_new ();
  g_signal_connect (keys, "key-pressed", G_CALLBACK (table_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->table), keys);
  inno_chart_drag_add (self, self->view);
}

/**
 * inno_chart_card_set_chart:
 * @self: a card
 * @chart: the kind of chart it shows, from the next question on
 */
void
inno_chart_card_set_chart (InnoChartCard   *self,
                           const InnoChart *chart)
{
  g_return_if_fail (INNO_IS_CHART_CARD (self));

  self->chart = chart;
}

/**
 * inno_chart_card_set_compact:
 * @self: a card
 * @link: (nullable): where its button leads, as win.go takes it; %NULL for no button
 *
 * Makes it one of several on a page that scrolls as a whole: as high as its picture.
 */
void
inno_chart_card_set_compact (InnoChartCard *self,
                             const char    *link)
{
  g_return_if_fail (INNO_IS_CHART_CARD (self));

  /* What scrolls does not know how high it is at a width. */
  g_object_ref (self->view);
  gtk_scrolled_window_set_child (self->scroller, NULL);
  adw_bin_set_child (self->place, GTK_WIDGET (self->view));
  g_object_unref (self->view);
  inno_chart_view_set_can_close_up (self->view, TRUE);
  /* The table has the room of the picture, and scrolls in it. */
  gtk_stack_set_vhomogeneous (self->stack, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
  gtk_widget_set_visible (GTK_WIDGET (self->open_button), link != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->about_button), link == NULL);
  if (link == NULL)
    return;

  /* An action that has no target yet would be of the wrong type. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open_button), "s", link);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open_button), "win.go");
}

/**
 * inno_chart_card_set_whole:
 * @self: a card
 *
 * Lets it ask for the size of its picture, for a page with more beside or below it.
 */
void
inno_chart_card_set_whole (InnoChartCard *self)
{
  g_return_if_fail (INNO_IS_CHART_CARD (self));

  gtk_scrolled_window_set_propagate_natural_height (self->scroller, TRUE);
  gtk_scrolled_window_set_propagate_natural_width (self->scroller, TRUE);
}

/**
 * inno_chart_card_ask:
 * @self: a card
 * @facts: (nullable): the facts; %NULL shows nothing
 * @query: the question; its language must be the active one
 *
 * Computes the frame and shows it as chart and as table.
 */
void
inno_chart_card_ask (InnoChartCard   *self,
                     InnoFacts       *facts,
                     const InnoQuery *query)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (INNO_IS_CHART_CARD (self));
  g_return_if_fail (self->chart != NULL);

  g_clear_pointer (&self->frame, inno_frame_unref);
  if (facts == NULL)
    {
      inno_chart_view_set_figure (self->view, NULL);
      update_table (self);
      return;
    }

  self->frame = inno_chart_compute (self->chart, facts, query, &error);
  if (self->frame != NULL)
    show_frame (self);
  else
    show_error (self, error);
}

/* Returns: (transfer none) (nullable): the figures in sight, of the kind of chart @chart */
InnoFrame *
inno_chart_card_get_frame (InnoChartCard    *self,
                           const InnoChart **chart)
{
  g_return_val_if_fail (INNO_IS_CHART_CARD (self), NULL);

  *chart = self->chart;
  return self->frame;
}

gboolean
inno_chart_card_get_show_table (InnoChartCard *self)
{
  g_return_val_if_fail (INNO_IS_CHART_CARD (self), FALSE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "table") == 0;
}

void
inno_chart_card_set_show_table (InnoChartCard *self,
                                gboolean       show_table)
{
  g_return_if_fail (INNO_IS_CHART_CARD (self));

  if (inno_chart_card_get_show_table (self) == !!show_table)
    return;

  gtk_stack_set_visible_child_name (self->stack, show_table ? "table" : "chart");
  if (show_table)
    fill_table (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_TABLE]);
}

/**
 * inno_chart_card_retranslate:
 * @self: a card
 *
 * Says the strings of the widgets anew. The figures follow with the next question.
 */
void
inno_chart_card_retranslate (InnoChartCard *self)
{
  g_return_if_fail (INNO_IS_CHART_CARD (self));

  inno_chart_view_retranslate (self->view);
  inno_frame_table_retranslate (self->table);
  inno_sample_pill_retranslate (self->pill);
}
