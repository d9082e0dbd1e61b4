/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-changes-body.h"

#include <glib/gi18n-lib.h>

#include "inno-change-figures.h"
#include "inno-changed-card.h"
#include "inno-changes-minutes.h"
#include "inno-chart-card.h"
#include "inno-column-box.h"
#include "inno-page.h"
#include "inno-row-box.h"
#include "inno-widget.h"

/* The charts, by their view. */
static const char * const chart_views[] = { "bars", INNO_VIEW_SLOPE };

struct _InnoChangesBody
{
  AdwBin           parent_instance;

  InnoRowBox      *figures;
  InnoFigureCard  *cards[INNO_N_CHANGE_FIGURES];
  InnoColumnBox   *columns;
  InnoChartCard   *charts[G_N_ELEMENTS (chart_views)];
  InnoChangedCard *changed;

  InnoSelection   *selection;
  InnoFacts       *facts;       /* nullable */
  InnoQuery       *query;
};

typedef enum
{
  PROP_SELECTION = 1,
} InnoChangesBodyProperty;

enum
{
  SIGNAL_MESSAGE,
  SIGNAL_KEYS_REQUESTED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (InnoChangesBody, inno_changes_body, ADW_TYPE_BIN)

static GParamSpec *properties[PROP_SELECTION + 1];
static guint signals[N_SIGNALS];

static InnoQuery *
make_query (InnoChangesBody *self,
            const char      *view)
{
  InnoQuery *query = inno_query_copy (self->query);

  g_free (query->view);
  query->view = g_strdup (view);

  return query;
}

/* Money is compared in money, whatever is counted below. */
static InnoFrame *
compute (InnoChangesBody  *self,
         const char       *view,
         gboolean          is_money,
         GError          **error)
{
  g_autoptr (InnoQuery) query = make_query (self, view);

  if (is_money && query->measure == INNO_MEASURE_PROJECTS)
    query->measure = INNO_MEASURE_GRANTED;

  return inno_facts_changes (self->facts, query, error);
}

static gboolean
show_figures (InnoChangesBody  *self,
              GError          **error)
{
  g_autoptr (InnoFrame) kinds = compute (self, INNO_VIEW_KINDS, TRUE, error);
  g_autoptr (InnoFrame) projects = kinds != NULL ? compute (self, INNO_VIEW_PROJECTS, FALSE, error) : NULL;
  g_autoptr (GPtrArray) deviations = NULL;

  if (projects == NULL)
    return FALSE;
  deviations = inno_facts_deviations (self->facts, self->query, error);
  if (deviations == NULL)
    return FALSE;

  for (guint i = 0; i < INNO_N_CHANGE_FIGURES; i++)
    inno_change_figure_show (self->cards[i], i, kinds, deviations);
  inno_changed_card_show (self->changed, projects);

  return TRUE;
}

static void
card_activated_cb (InnoFigureCard  *card,
                   InnoChangesBody *self)
{
  if (card == self->cards[INNO_CHANGE_FIGURE_MONEY])
    gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", "funding");
  else if (card == self->cards[INNO_CHANGE_FIGURE_DEVIATIONS])
    gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", "quality");
  else
    gtk_widget_child_focus (GTK_WIDGET (self->changed), GTK_DIR_TAB_FORWARD);
}

static void
message_cb (InnoChangesBody *self,
            const char      *message)
{
  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, message);
}

static void
keys_requested_cb (InnoChangesBody *self)
{
  g_signal_emit (self, signals[SIGNAL_KEYS_REQUESTED], 0);
}

static gboolean
inno_changes_body_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (INNO_CHANGES_BODY (widget)->charts[0]));
}

static void
inno_changes_body_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch ((InnoChangesBodyProperty) prop_id)
    {
    case PROP_SELECTION:
      g_value_set_object (value, INNO_CHANGES_BODY (object)->selection);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
inno_changes_body_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  InnoChangesBody *self = INNO_CHANGES_BODY (object);

  switch ((InnoChangesBodyProperty) prop_id)
    {
    case PROP_SELECTION:
      g_set_object (&self->selection, g_value_get_object (value));
      for (guint i = 0; i < G_N_ELEMENTS (chart_views); i++)
        g_object_set (self->charts[i], "selection", self->selection, NULL);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
inno_changes_body_dispose (GObject *object)
{
  InnoChangesBody *self = INNO_CHANGES_BODY (object);

  g_clear_object (&self->selection);
  g_clear_pointer (&self->facts, inno_facts_unref);
  g_clear_pointer (&self->query, inno_query_free);
  /* The bin lets go of its child itself, and would do so twice. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), INNO_TYPE_CHANGES_BODY);

  G_OBJECT_CLASS (inno_changes_body_parent_class)->dispose (object);
}

static void
inno_changes_body_class_init (InnoChangesBodyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = inno_changes_body_get_property;
  object_class->set_property = inno_changes_body_set_property;
  object_class->dispose = inno_changes_body_dispose;
  inno_widget_set_grab_focus (widget_class, inno_changes_body_grab_focus);

  /**
   * InnoChangesBody:selection:
   *
   * What is selected in the charts, and in those that share it.
   */
  properties[PROP_SELECTION] =
    g_param_spec_object ("selection", NULL, NULL, INNO_TYPE_SELECTION, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[SIGNAL_MESSAGE] =
    g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_KEYS_REQUESTED] =
    g_signal_new ("keys-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (INNO_TYPE_ROW_BOX);
  g_type_ensure (INNO_TYPE_COLUMN_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, INNO_PAGE_RESOURCES "inno-changes-body.ui");
  gtk_widget_class_bind_template_child (widget_class, InnoChangesBody, figures);
  gtk_widget_class_bind_template_child (widget_class, InnoChangesBody, columns);
}

static InnoChartCard *
add_chart (InnoChangesBody *self,
           guint            column)
{
  InnoChartCard *card = g_object_new (INNO_TYPE_CHART_CARD, NULL);

  inno_chart_card_set_chart (card, inno_chart_find ("changes"));
  inno_chart_card_set_compact (card, NULL);
  g_signal_connect_object (card, "message", G_CALLBACK (message_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "keys-requested", G_CALLBACK (keys_requested_cb), self, G_CONNECT_SWAPPED);
  inno_column_box_append (self->columns, GTK_WIDGET (card), column, column);

  return card;
}

static void
inno_changes_body_init (InnoChangesBody *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < INNO_N_CHANGE_FIGURES; i++)
    {
      self->cards[i] = INNO_FIGURE_CARD (inno_figure_card_new ());
      g_signal_connect_object (self->cards[i], "activated", G_CALLBACK (card_activated_cb), self, 0);
      inno_row_box_append (self->figures, GTK_WIDGET (self->cards[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (chart_views); i++)
    self->charts[i] = add_chart (self, i);
  self->changed = INNO_CHANGED_CARD (inno_changed_card_new ());
  inno_column_box_append (self->columns, GTK_WIDGET (self->changed), 1, 2);
}

/**
 * inno_changes_body_show:
 * @self: a body
 * @facts: facts with a baseline
 * @query: the filters, and what is grouped and counted; its language must be the
 *   active one
 * @error: return location of an INNO_ANALYSIS_ERROR
 *
 * Returns: whether there is something to show
 */
gboolean
inno_changes_body_show (InnoChangesBody  *self,
                        InnoFacts        *facts,
                        const InnoQuery  *query,
                        GError          **error)
{
  InnoQuery *copy = inno_query_copy (query);

  g_return_val_if_fail (INNO_IS_CHANGES_BODY (self), FALSE);

  inno_facts_ref (facts);
  g_clear_pointer (&self->facts, inno_facts_unref);
  self->facts = facts;
  g_clear_pointer (&self->query, inno_query_free);
  self->query = copy;
  if (!show_figures (self, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (chart_views); i++)
    {
      g_autoptr (InnoQuery) asked = make_query (self, chart_views[i]);

      inno_chart_card_ask (self->charts[i], facts, asked);
    }

  return TRUE;
}

/**
 * inno_changes_body_to_text:
 * @self: a body that shows something
 *
 * Returns: (transfer full) (nullable): the same as text
 */
char *
inno_changes_body_to_text (InnoChangesBody *self)
{
  g_autoptr (InnoFrame) groups = compute (self, NULL, FALSE, NULL);
  g_autoptr (InnoFrame) projects = compute (self, INNO_VIEW_PROJECTS, FALSE, NULL);
  g_autoptr (GPtrArray) deviations = inno_facts_deviations (self->facts, self->query, NULL);

  if (groups == NULL || projects == NULL || deviations == NULL)
    return NULL;

  return inno_changes_minutes (groups, projects, deviations);
}

/**
 * inno_changes_body_retranslate:
 * @self: a body
 *
 * Says the strings of the widgets anew. The figures follow with what is shown next.
 */
void
inno_changes_body_retranslate (InnoChangesBody *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->figures), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Key figures"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (chart_views); i++)
    inno_chart_card_retranslate (self->charts[i]);
}
