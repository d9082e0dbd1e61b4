/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-charts-page.h"

#include <glib/gi18n-lib.h>

#include "inno-chart-card.h"
#include "inno-chart-controls.h"
#include "inno-picker.h"
#include "inno-side-box.h"
#include "inno-wrap-box.h"

/* More charts than this drop down. */
#define MOST_BUTTONS 3

struct _InnoChartsPage
{
  InnoPage            parent_instance;

  GtkWidget          *controls;
  InnoChoice         *surface;    /* chart or table */
  InnoChartCard      *card;
  GtkWidget          *body;       /* where it stands */
  GtkWidget          *side;       /* what stands beside it; nullable */

  const InnoPageKind *kind;
  const InnoChart    *chart;      /* in sight */
  InnoPicker         *charts;
  char               *subject;    /* the chart, and whose it is */
  GPtrArray          *pickers;    /* InnoPicker of each control, in their order */
};

G_DEFINE_FINAL_TYPE (InnoChartsPage, inno_charts_page, INNO_TYPE_PAGE)

static InnoPicker *
get_picker (InnoChartsPage *self,
            guint           control)
{
  return g_ptr_array_index (self->pickers, control);
}

/* Which view is chosen, of those that the chart in sight has. */
static const char *
get_view (InnoChartsPage *self)
{
  guint n_controls;
  const InnoChartControl *controls = inno_chart_controls_get_all (&n_controls);

  for (guint i = 0; i < n_controls; i++)
    if (controls[i].part == INNO_QUERY_VIEW)
      return inno_picker_get_selected (get_picker (self, i));

  return NULL;
}

/* What means nothing to the chart in sight has nothing to choose from. */
static void
fill_control (InnoChartsPage         *self,
              const InnoChartControl *control,
              InnoPicker             *picker)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (InnoChoiceItem));

  if (inno_chart_control_is_for (control, self->chart, get_view (self)))
    control->list (self->chart, inno_page_get_facts (INNO_PAGE (self)), items);

  inno_picker_set_title (picker, _(control->title), (control->flags & INNO_CONTROL_WORD) != 0);
  inno_picker_set_items (picker, (const InnoChoiceItem *) items->data, items->len, control->usual);
  gtk_widget_set_visible (GTK_WIDGET (picker), items->len > 1);
}

static void
fill_charts (InnoChartsPage *self)
{
  g_autoptr (GPtrArray) charts = inno_page_kind_list_charts (self->kind);
  g_autofree InnoChoiceItem *items = g_new0 (InnoChoiceItem, charts->len);

  for (guint i = 0; i < charts->len; i++)
    {
      const InnoChart *chart = g_ptr_array_index (charts, i);

      items[i].id = chart->id;
      items[i].label = chart->label != NULL ? _(chart->label) : _(chart->title);
    }
  inno_picker_set_title (self->charts, _("Chart"), FALSE);
  inno_picker_set_items (self->charts, items, charts->len, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->charts), charts->len > 1);
}

static void
fill_surface (InnoChartsPage *self)
{
  const InnoChoiceItem items[] = {
    { "chart", _("Chart"), NULL, "view-list-ordered-symbolic" },
    { "table", _("Table"), NULL, "view-list-bullet-symbolic" },
  };

  inno_choice_set_items (self->surface, items, G_N_ELEMENTS (items));
  inno_choice_set_selected (self->surface, inno_chart_card_get_show_table (self->card) ? "table" : "chart");
}

static void
fill_controls (InnoChartsPage *self)
{
  guint n_controls;
  const InnoChartControl *controls = inno_chart_controls_get_all (&n_controls);

  for (guint i = 0; i < n_controls; i++)
    fill_control (self, &controls[i], get_picker (self, i));
}

static void
say_subtitle (InnoChartsPage *self)
{
  guint n_controls;
  const InnoChartControl *controls = inno_chart_controls_get_all (&n_controls);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *subtitle = NULL;

  if (gtk_widget_get_visible (GTK_WIDGET (self->charts)))
    g_ptr_array_add (words, (gpointer) inno_picker_get_selected_label (self->charts));
  for (guint i = 0; i < n_controls; i++)
    if ((controls[i].flags & INNO_CONTROL_SAID) != 0 && inno_picker_get_n_items (get_picker (self, i)) > 0)
      g_ptr_array_add (words, (gpointer) inno_picker_get_selected_label (get_picker (self, i)));
  g_ptr_array_add (words, NULL);

  subtitle = g_strjoinv (" · ", (char **) words->pdata);
  inno_page_set_subtitle (INNO_PAGE (self), subtitle);
}

static void
ask (InnoChartsPage *self)
{
  guint n_controls;
  const InnoChartControl *controls = inno_chart_controls_get_all (&n_controls);
  g_autoptr (InnoQuery) query = inno_query_new ();

  query->lang = inno_lang_get_active ();
  inno_query_set_filters (query, inno_page_get_filter (INNO_PAGE (self)));
  for (guint i = 0; i < n_controls; i++)
    {
      const char *selected = inno_picker_get_selected (get_picker (self, i));

      if (selected != NULL)
        controls[i].apply (query, selected);
      if ((controls[i].flags & INNO_CONTROL_MONEY) != 0)
        gtk_widget_set_sensitive (GTK_WIDGET (get_picker (self, i)), query->measure != INNO_MEASURE_PROJECTS);
    }

  say_subtitle (self);
  inno_chart_card_ask (self->card, inno_page_get_facts (INNO_PAGE (self)), query);
  if (self->side != NULL)
    gtk_widget_set_visible (self->side, self->kind->ask_side (self->side, self->chart,
                                                              inno_page_get_facts (INNO_PAGE (self)), query));
}

/* What there is to choose hangs on the view, which is one of the choices. */
static void
picked_cb (InnoChartsPage *self)
{
  fill_controls (self);
  ask (self);
}

static void
set_chart (InnoChartsPage  *self,
           const InnoChart *chart)
{
  self->chart = chart;
  inno_chart_card_set_chart (self->card, self->chart);
}

static void
chart_picked_cb (InnoChartsPage *self)
{
  set_chart (self, inno_chart_find (inno_picker_get_selected (self->charts)));
  fill_controls (self);
  ask (self);
}

static void
surface_changed_cb (InnoChartsPage *self)
{
  inno_chart_card_set_show_table (self->card, g_strcmp0 (inno_choice_get_selected (self->surface), "table") == 0);
}

static void
show_table_cb (InnoChartsPage *self)
{
  inno_choice_set_selected (self->surface, inno_chart_card_get_show_table (self->card) ? "table" : "chart");
}

static void
inno_charts_page_update (InnoPage *page)
{
  InnoChartsPage *self = INNO_CHARTS_PAGE (page);

  fill_controls (self);
  ask (self);
}

static void
inno_charts_page_retranslate (InnoPage *page)
{
  InnoChartsPage *self = INNO_CHARTS_PAGE (page);

  fill_charts (self);
  fill_surface (self);
  inno_chart_card_retranslate (self->card);
}

static gboolean
inno_charts_page_focus_chart (InnoPage *page)
{
  return gtk_widget_grab_focus (GTK_WIDGET (INNO_CHARTS_PAGE (page)->card));
}

/* Whose chart it is, where it is one of somebody. */
static InnoPicker *
get_subject_picker (InnoChartsPage *self)
{
  guint n_controls;
  const InnoChartControl *controls = inno_chart_controls_get_all (&n_controls);

  for (guint i = 0; i < n_controls; i++)
    if (controls[i].part == 0)
      return get_picker (self, i);

  g_assert_not_reached ();
}

/* "flow", or "flow/city:oulu". */
static void
inno_charts_page_open (InnoPage   *page,
                       const char *subject)
{
  InnoChartsPage *self = INNO_CHARTS_PAGE (page);
  g_auto (GStrv) parts = g_strsplit (subject, "/", 2);

  if (parts[0] == NULL || !inno_picker_pick (self->charts, parts[0]))
    return;

  chart_picked_cb (self);
  if (parts[1] != NULL && inno_picker_pick (get_subject_picker (self), parts[1]))
    ask (self);
}

static const char *
inno_charts_page_get_subject (InnoPage *page)
{
  InnoChartsPage *self = INNO_CHARTS_PAGE (page);
  const char *whose = self->chart->subjects != 0 ? inno_picker_get_selected (get_subject_picker (self)) : NULL;

  g_free (self->subject);
  self->subject = g_strjoin ("/", self->chart->id, whose, NULL);

  return self->subject;
}

static void
pick_asked (InnoChartsPage  *self,
            const InnoQuery *query)
{
  guint n_controls;
  const InnoChartControl *controls = inno_chart_controls_get_all (&n_controls);

  for (guint i = 0; i < n_controls; i++)
    {
      const char *id = inno_chart_control_is_for (&controls[i], self->chart, query->view)
                         ? controls[i].read (self->chart, query) : NULL;

      if (id != NULL)
        inno_picker_pick (get_picker (self, i), id);
    }
}

static void
inno_charts_page_ask (InnoPage        *page,
                      const InnoQuery *query)
{
  InnoChartsPage *self = INNO_CHARTS_PAGE (page);

  /* What there is to choose hangs on the view, so that is chosen first. */
  pick_asked (self, query);
  fill_controls (self);
  pick_asked (self, query);
  ask (self);
}

static void
inno_charts_page_get_question (InnoPage  *page,
                               InnoQuery *query)
{
  InnoChartsPage *self = INNO_CHARTS_PAGE (page);
  guint n_controls;
  const InnoChartControl *controls = inno_chart_controls_get_all (&n_controls);

  for (guint i = 0; i < n_controls; i++)
    {
      const char *selected = inno_picker_get_selected (get_picker (self, i));

      if (selected != NULL && inno_chart_control_is_for (&controls[i], self->chart, get_view (self)))
        controls[i].apply (query, selected);
    }
}

static void
inno_charts_page_dispose (GObject *object)
{
  InnoChartsPage *self = INNO_CHARTS_PAGE (object);

  g_ptr_array_set_size (self->pickers, 0);
  /* The bin lets go of its child itself, and would do so twice. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), INNO_TYPE_CHARTS_PAGE);

  G_OBJECT_CLASS (inno_charts_page_parent_class)->dispose (object);
}

static void
inno_charts_page_finalize (GObject *object)
{
  InnoChartsPage *self = INNO_CHARTS_PAGE (object);

  g_ptr_array_unref (self->pickers);
  g_free (self->subject);

  G_OBJECT_CLASS (inno_charts_page_parent_class)->finalize (object);
}

static void
inno_charts_page_class_init (InnoChartsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  InnoPageClass *page_class = INNO_PAGE_CLASS (klass);

  object_class->dispose = inno_charts_page_dispose;
  object_class->finalize = inno_charts_page_finalize;
  page_class->update = inno_charts_page_update;
  page_class->retranslate = inno_charts_page_retranslate;
  page_class->focus_chart = inno_charts_page_focus_chart;
  page_class->open = inno_charts_page_open;
  page_class->get_subject = inno_charts_page_get_subject;
  page_class->ask = inno_charts_page_ask;
  page_class->get_question = inno_charts_page_get_question;

  g_type_ensure (INNO_TYPE_CHART_CARD);
  g_type_ensure (INNO_TYPE_CHOICE);
  g_type_ensure (INNO_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, INNO_PAGE_RESOURCES "inno-charts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, InnoChartsPage, controls);
  gtk_widget_class_bind_template_child (widget_class, InnoChartsPage, surface);
  gtk_widget_class_bind_template_child (widget_class, InnoChartsPage, card);
  gtk_widget_class_bind_template_child (widget_class, InnoChartsPage, body);
  gtk_widget_class_bind_template_callback (widget_class, surface_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_table_cb);
  gtk_widget_class_bind_template_callback (widget_class, inno_page_send_message);
  gtk_widget_class_bind_template_callback (widget_class, inno_page_request_keys);
}

static void
inno_charts_page_init (InnoChartsPage *self)
{
  self->pickers = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_bind_property (self, "selection", self->card, "selection", G_BINDING_SYNC_CREATE);
}

static InnoPicker *
add_picker (InnoChartsPage *self,
            gboolean        is_menu,
            GCallback       callback)
{
  GtkWidget *picker = inno_picker_new (is_menu);

  gtk_widget_insert_before (picker, self->controls, NULL);
  g_signal_connect_object (picker, "picked", callback, self, G_CONNECT_SWAPPED);

  return INNO_PICKER (picker);
}

/* Where there is something beside the chart the two scroll together. */
static void
add_side (InnoChartsPage *self)
{
  GtkWidget *card = g_object_ref (GTK_WIDGET (self->card));
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->side = self->kind->create_side ();
  inno_chart_card_set_whole (self->card);
  gtk_box_remove (GTK_BOX (self->body), card);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), inno_side_box_new (card, self->side));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->body), scroller);
  g_object_unref (card);
}

/**
 * inno_charts_page_new:
 * @kind: what the table of pages says of it; it has a chart
 *
 * Returns: (transfer floating): a page, which shows the first of its charts
 */
InnoPage *
inno_charts_page_new (const InnoPageKind *kind)
{
  InnoChartsPage *self = g_object_new (INNO_TYPE_CHARTS_PAGE, NULL);
  g_autoptr (GPtrArray) charts = inno_page_kind_list_charts (kind);
  guint n_controls;
  const InnoChartControl *controls = inno_chart_controls_get_all (&n_controls);

  self->kind = kind;
  /* What is the same for all charts stands first, and so stays where it is. */
  self->charts = add_picker (self, charts->len > MOST_BUTTONS, G_CALLBACK (chart_picked_cb));
  for (guint i = 0; i < n_controls; i++)
    g_ptr_array_add (self->pickers, add_picker (self, (controls[i].flags & INNO_CONTROL_MENU) != 0,
                                                G_CALLBACK (picked_cb)));
  if (kind->create_side != NULL)
    add_side (self);
  set_chart (self, g_ptr_array_index (charts, 0));
  inno_page_retranslate (INNO_PAGE (self));

  return INNO_PAGE (self);
}
