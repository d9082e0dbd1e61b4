/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-city-profile.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-card.h"
#include "inno-chart-card.h"
#include "inno-column-box.h"
#include "inno-format.h"
#include "inno-impact-card.h"
#include "inno-key-figure-card.h"
#include "inno-ongoing-card.h"
#include "inno-priorities-card.h"
#include "inno-row-box.h"
#include "inno-widget.h"

/* The figures in the heading; after them stands the number of lead themes. */
static const InnoKeyFigure shown[] = {
  INNO_KEY_FIGURE_GRANTED,
  INNO_KEY_FIGURE_ONGOING,
  INNO_KEY_FIGURE_PROJECTS,
  INNO_KEY_FIGURE_CITY_SHARE,
};

#define N_CARDS (G_N_ELEMENTS (shown) + 1)

struct _InnoCityProfile
{
  AdwBin             parent_instance;

  GtkLabel          *back_label;
  GtkButton         *back;
  InnoCard          *head;
  InnoRowBox        *figures;
  InnoFigureCard    *cards[N_CARDS];
  InnoChartCard     *mix;
  InnoChartCard     *peers;
  InnoCard          *ongoing;
  GtkWidget         *ongoing_list;
  GtkButton         *show_all;
  InnoCard          *priorities;
  InnoSpokenSection *priority_rows;
  InnoCard          *impact;
  InnoSpokenSection *impact_rows;

  InnoQuery         *query;     /* with the subject among its filters */
};

enum
{
  SIGNAL_MESSAGE,
  SIGNAL_KEYS_REQUESTED,
  SIGNAL_LIST_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (InnoCityProfile, inno_city_profile, ADW_TYPE_BIN)

static InnoDimension
get_dimension (InnoEntity *subject)
{
  return INNO_IS_CITY (subject) ? INNO_DIMENSION_CITY : INNO_DIMENSION_AGREEMENT;
}

/* "tampere" and "city:tampere" are the same. */
static gboolean
names (const char *filter,
       const char *id)
{
  const char *slug = strchr (id, ':');

  return g_str_equal (filter, id) || (slug != NULL && g_str_equal (filter, slug + 1));
}

/* Returns: (nullable): the filters and the subject; %NULL where they exclude it */
static InnoQuery *
make_query (const InnoQuery *filter,
            InnoEntity      *subject)
{
  g_autoptr (InnoQuery) query = inno_query_new ();
  InnoDimension dimension = get_dimension (subject);
  GPtrArray *asked = filter->where[dimension];
  gboolean is_excluded = asked != NULL && asked->len > 0;

  for (guint i = 0; is_excluded && i < asked->len; i++)
    is_excluded = !names (g_ptr_array_index (asked, i), inno_entity_get_id (subject));
  if (is_excluded)
    return NULL;

  inno_query_set_filters (query, filter);
  query->lang = inno_lang_get_active ();
  query->by = dimension;
  g_clear_pointer (&query->where[dimension], g_ptr_array_unref);
  inno_query_add_filter (query, dimension, inno_entity_get_id (subject));

  return g_steal_pointer (&query);
}

/* The heading */

static void
add_part (GPtrArray  *parts,
          const char *part)
{
  if (part != NULL && *part != '\0')
    g_ptr_array_add (parts, g_strdup (part));
}

static void
add_text (GPtrArray      *parts,
          const InnoText *text)
{
  const char *part = text != NULL ? inno_text_get (text, inno_lang_get_active (), NULL) : NULL;

  if (part != NULL && !g_ptr_array_find_with_equal_func (parts, part, g_str_equal, NULL))
    add_part (parts, part);
}

static void
add_agreement (GPtrArray     *parts,
               InnoAgreement *agreement)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  InnoDay starts = inno_agreement_get_starts (agreement), ends = inno_agreement_get_ends (agreement);
  g_autofree char *days = inno_format_day_range (format, starts, ends);
  g_autofree char *dates = g_strdup_printf (_("agreement %s"), days);

  add_text (parts, inno_agreement_get_authority (agreement));
  if (starts != INNO_DAY_NONE || ends != INNO_DAY_NONE)
    add_part (parts, dates);
}

static void
add_cities (GPtrArray     *parts,
            InnoPortfolio *portfolio,
            InnoAgreement *agreement)
{
  const char * const *ids = inno_agreement_get_city_ids (agreement);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      InnoEntity *city = inno_portfolio_find (portfolio, ids[i]);

      if (city == NULL || !INNO_IS_CITY (city))
        continue;
      g_ptr_array_add (labels, (gpointer) inno_entity_get_label (city, inno_lang_get_active ()));
      add_text (parts, inno_city_get_region_name (INNO_CITY (city)));
    }
  g_ptr_array_add (labels, NULL);
  list = inno_format_list (inno_format_get (inno_lang_get_active ()), (const char * const *) labels->pdata);
  if (labels->len > 2)
    add_part (parts, list);
}

/* Region, authority, dates; of a city those of the agreements that it is part of, and
 * how its money is reckoned. */
static char *
describe (InnoPortfolio *portfolio,
          InnoEntity    *subject)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  GListModel *agreements = inno_portfolio_get_list (portfolio, INNO_TYPE_AGREEMENT);

  if (INNO_IS_AGREEMENT (subject))
    {
      add_cities (parts, portfolio, INNO_AGREEMENT (subject));
      add_agreement (parts, INNO_AGREEMENT (subject));
    }
  else
    {
      add_text (parts, inno_city_get_region_name (INNO_CITY (subject)));
    }
  for (guint i = 0; INNO_IS_CITY (subject) && i < g_list_model_get_n_items (agreements); i++)
    {
      g_autoptr (InnoAgreement) agreement = g_list_model_get_item (agreements, i);

      if (g_strv_contains (inno_agreement_get_city_ids (agreement), inno_entity_get_id (subject)))
        add_agreement (parts, agreement);
    }
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
show_lead_themes (InnoFigureCard *card,
                  InnoPortfolio  *portfolio,
                  InnoEntity     *subject)
{
  g_autofree char *count = inno_format_count (inno_format_get (inno_lang_get_active ()),
                                              inno_priorities_count_lead_themes (portfolio, subject));
  const InnoFigurePart part = { PLOT_GLYPH_NONE, count, NULL };

  inno_figure_card_set_texts (card, _("Lead themes"), _("as lead or implementer"));
  inno_figure_card_set_figures (card, &part, 1);
  inno_figure_card_set_definition (card, _("Lead themes that it leads or implements, as far as participants are known."));
}

static void
show_head (InnoCityProfile *self,
           InnoPortfolio   *portfolio,
           InnoFrame       *frame,
           InnoEntity      *subject)
{
  const char *name = inno_entity_get_label (subject, inno_lang_get_active ());
  g_autofree char *about = describe (portfolio, subject);

  /* The keyboard comes to the way back first: a screen reader says whose profile it is in. */
  inno_widget_set_name (GTK_WIDGET (self), name);
  inno_card_set_title (self->head, name,
                       INNO_IS_CITY (subject) ? _("Money is shared equally among the project’s cities") : NULL);
  inno_card_set_takeaway (self->head, about);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    inno_key_figure_card_show (self->cards[i], shown[i], frame);
  show_lead_themes (self->cards[G_N_ELEMENTS (shown)], portfolio, subject);
}

/* The rest */

static void
show_ongoing (InnoCityProfile *self,
              InnoFacts       *facts)
{
  g_autoptr (InnoQuery) query = inno_key_figure_get_query (INNO_KEY_FIGURE_ONGOING, self->query);
  g_autofree char *text = query != NULL ? inno_query_to_text (query) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->show_all), query != NULL);
  if (query == NULL)
    {
      inno_card_clear_list (self->ongoing_list);
      inno_card_set_title (self->ongoing, _("Ongoing projects"), NULL);
      inno_card_set_takeaway (self->ongoing, _("No projects match these filters"));
      return;
    }

  query->lang = self->query->lang;
  inno_ongoing_card_fill (self->ongoing, self->ongoing_list, facts, query);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->show_all), "s", text);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->show_all), "win.rows");
}

static void
card_activated_cb (InnoFigureCard  *card,
                   InnoCityProfile *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    if (self->cards[i] == card && !inno_key_figure_card_open (card, shown[i], self->query))
      g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, _("No projects match these filters"));
  if (self->cards[G_N_ELEMENTS (shown)] == card)
    gtk_widget_activate_action (GTK_WIDGET (card), "win.go", "s", "lead-themes");
}

static void
message_cb (InnoChartCard   *card,
            const char      *message,
            InnoCityProfile *self)
{
  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, message);
}

static void
keys_cb (InnoCityProfile *self)
{
  g_signal_emit (self, signals[SIGNAL_KEYS_REQUESTED], 0);
}

static void
back_cb (InnoCityProfile *self)
{
  g_signal_emit (self, signals[SIGNAL_LIST_REQUESTED], 0);
}

static gboolean
inno_city_profile_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (INNO_CITY_PROFILE (widget)->back));
}

static void
inno_city_profile_finalize (GObject *object)
{
  g_clear_pointer (&INNO_CITY_PROFILE (object)->query, inno_query_free);

  G_OBJECT_CLASS (inno_city_profile_parent_class)->finalize (object);
}

static void
inno_city_profile_class_init (InnoCityProfileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = inno_city_profile_finalize;
  inno_widget_set_grab_focus (widget_class, inno_city_profile_grab_focus);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[SIGNAL_MESSAGE] =
    g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_KEYS_REQUESTED] =
    g_signal_new ("keys-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LIST_REQUESTED] =
    g_signal_new ("list-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static InnoChartCard *
make_chart (InnoCityProfile *self,
            const char      *chart,
            const char      *link)
{
  InnoChartCard *card = g_object_new (INNO_TYPE_CHART_CARD, "vexpand", FALSE, NULL);

  inno_chart_card_set_chart (card, inno_chart_find (chart));
  inno_chart_card_set_compact (card, link);
  g_signal_connect_object (card, "message", G_CALLBACK (message_cb), self, 0);
  g_signal_connect_object (card, "keys-requested", G_CALLBACK (keys_cb), self, G_CONNECT_SWAPPED);

  return card;
}

static void
make_head (InnoCityProfile *self)
{
  self->head = INNO_CARD (inno_card_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->head), "head");
  self->figures = INNO_ROW_BOX (inno_row_box_new ());
  for (guint i = 0; i < N_CARDS; i++)
    {
      self->cards[i] = INNO_FIGURE_CARD (inno_figure_card_new ());
      g_signal_connect_object (self->cards[i], "activated", G_CALLBACK (card_activated_cb), self, 0);
      inno_row_box_append (self->figures, GTK_WIDGET (self->cards[i]));
    }
  inno_card_append (self->head, GTK_WIDGET (self->figures));
}

static InnoCard *
make_card (InnoSpokenSection **rows)
{
  InnoCard *card = INNO_CARD (inno_card_new ());

  *rows = INNO_SPOKEN_SECTION (inno_spoken_section_new (NULL, 8));
  inno_card_append (card, GTK_WIDGET (*rows));

  return card;
}

static void
make_ongoing (InnoCityProfile *self)
{
  self->ongoing = INNO_CARD (inno_card_new ());
  self->ongoing_list = inno_card_make_list ();
  inno_widget_make_one_stop (GTK_LIST_BOX (self->ongoing_list));
  self->show_all = GTK_BUTTON (gtk_button_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->show_all), GTK_ALIGN_START);
  inno_card_append (self->ongoing, self->ongoing_list);
  inno_card_append (self->ongoing, GTK_WIDGET (self->show_all));
  gtk_widget_set_vexpand (GTK_WIDGET (self->ongoing), TRUE);
}

static GtkWidget *
make_columns (InnoCityProfile *self)
{
  InnoColumnBox *columns = INNO_COLUMN_BOX (inno_column_box_new ());

  make_head (self);
  make_ongoing (self);
  self->mix = make_chart (self, "mix", "funding/funding-shares");
  self->peers = make_chart (self, "peers", NULL);
  self->priorities = make_card (&self->priority_rows);
  self->impact = make_card (&self->impact_rows);
  gtk_widget_set_vexpand (GTK_WIDGET (self->impact), TRUE);
  inno_column_box_append (columns, GTK_WIDGET (self->head), 0, 0);
  inno_column_box_append (columns, GTK_WIDGET (self->mix), 0, 0);
  inno_column_box_append (columns, GTK_WIDGET (self->ongoing), 0, 1);
  inno_column_box_append (columns, GTK_WIDGET (self->peers), 1, 0);
  inno_column_box_append (columns, GTK_WIDGET (self->priorities), 1, 2);
  inno_column_box_append (columns, GTK_WIDGET (self->impact), 1, 2);

  return GTK_WIDGET (columns);
}

static void
inno_city_profile_init (InnoCityProfile *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 2400, "tightening-threshold", 2400, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->back = GTK_BUTTON (gtk_button_new ());
  self->back_label = GTK_LABEL (gtk_label_new (""));
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("go-previous-symbolic"));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->back_label));
  gtk_button_set_child (self->back, line);
  gtk_widget_set_halign (GTK_WIDGET (self->back), GTK_ALIGN_START);
  g_signal_connect_object (self->back, "clicked", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);

  gtk_widget_add_css_class (box, "page-body");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->back));
  gtk_box_append (GTK_BOX (box), make_columns (self));
  gtk_widget_set_vexpand (gtk_widget_get_last_child (box), TRUE);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/**
 * inno_city_profile_new:
 *
 * Returns: (transfer floating): a profile of nobody yet
 */
GtkWidget *
inno_city_profile_new (void)
{
  return g_object_new (INNO_TYPE_CITY_PROFILE, NULL);
}

/**
 * inno_city_profile_set_selection:
 * @self: a profile
 * @selection: (nullable): what is selected in its charts, shared with others
 */
void
inno_city_profile_set_selection (InnoCityProfile *self,
                                 InnoSelection   *selection)
{
  g_return_if_fail (INNO_IS_CITY_PROFILE (self));

  g_object_set (self->mix, "selection", selection, NULL);
  g_object_set (self->peers, "selection", selection, NULL);
}

/**
 * inno_city_profile_show:
 * @self: a profile
 * @facts: the facts
 * @filter: the filters of the window; the subject is one more
 * @subject: a city or an agreement
 *
 * Shows all that the filters leave of it, in the active language.
 *
 * Returns: %FALSE where they leave nothing, and nothing was shown
 */
gboolean
inno_city_profile_show (InnoCityProfile *self,
                        InnoFacts       *facts,
                        const InnoQuery *filter,
                        InnoEntity      *subject)
{
  g_autoptr (InnoQuery) query = make_query (filter, subject);
  g_autoptr (InnoFrame) frame = query != NULL ? inno_facts_key_figures (facts, query, NULL) : NULL;
  InnoPortfolio *portfolio = inno_facts_get_portfolio (facts);

  g_return_val_if_fail (INNO_IS_CITY_PROFILE (self), FALSE);

  /* Without filters that there is nothing is a fact, and shown. */
  if (frame == NULL || (inno_query_is_filtered (filter) && inno_frame_get_context (frame)->n_projects == 0))
    return FALSE;

  g_clear_pointer (&self->query, inno_query_free);
  self->query = g_steal_pointer (&query);
  show_head (self, portfolio, frame, subject);
  inno_chart_card_ask (self->mix, facts, self->query);
  inno_chart_card_ask (self->peers, facts, self->query);
  show_ongoing (self, facts);
  inno_priorities_card_fill (self->priorities, self->priority_rows, portfolio, subject);
  inno_impact_card_fill (self->impact, self->impact_rows, facts, self->query, inno_entity_get_id (subject));

  return TRUE;
}

/**
 * inno_city_profile_retranslate:
 * @self: a profile
 *
 * Says the strings of the widgets anew. The rest follows when it is shown again.
 */
void
inno_city_profile_retranslate (InnoCityProfile *self)
{
  g_return_if_fail (INNO_IS_CITY_PROFILE (self));

  gtk_label_set_label (self->back_label, _("All cities"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL, _("All cities"), -1);
  gtk_button_set_label (self->show_all, _("Show all"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->figures), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Key figures"), -1);
  inno_chart_card_retranslate (self->mix);
  inno_chart_card_retranslate (self->peers);
}
