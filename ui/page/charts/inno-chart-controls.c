/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-chart-controls.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-format.h"

static void
add_item (GArray     *items,
          const char *id,
          const char *label,
          const char *name)
{
  const InnoChoiceItem item = { id, label, name, NULL };

  g_array_append_val (items, item);
}

/* The terms of a closed list; a bit for each that is let through, 0 for all. */
static void
list_terms (GArray         *items,
            InnoVocabulary  vocabulary,
            guint           let_through)
{
  guint size = inno_vocabulary_get_size (vocabulary);

  for (guint i = 0; i < size; i++)
    if (let_through == 0 || (let_through & 1u << i) != 0)
      add_item (items, inno_vocabulary_get_id (vocabulary, i), inno_vocabulary_get_label (vocabulary, i), NULL);
}

static guint
find_term (InnoVocabulary  vocabulary,
           const char     *id)
{
  guint value = 0;

  inno_vocabulary_find (vocabulary, id, &value);
  return value;
}

/* What the chart is of */

typedef struct
{
  const char *id;
  const char *label;
  char       *key;      /* collation key of the label */
} Named;

static void
named_clear (gpointer data)
{
  g_free (((Named *) data)->key);
}

static int
compare_named (gconstpointer a,
               gconstpointer b)
{
  return strcmp (((const Named *) a)->key, ((const Named *) b)->key);
}

/* Entities of a kind, by name. The portfolio keeps their ids and labels. */
static void
list_entities (GArray    *items,
               InnoFacts *facts,
               GType      type)
{
  InnoLang lang = inno_lang_get_active ();
  GListModel *entities = inno_portfolio_get_list (inno_facts_get_portfolio (facts), type);
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (Named));

  g_array_set_clear_func (names, named_clear);
  for (guint i = 0; i < g_list_model_get_n_items (entities); i++)
    {
      g_autoptr (InnoEntity) entity = g_list_model_get_item (entities, i);
      Named named = { inno_entity_get_id (entity), inno_entity_get_label (entity, lang), NULL };

      named.key = inno_format_collation_key (inno_format_get (lang), named.label);
      g_array_append_val (names, named);
    }
  g_array_sort (names, compare_named);

  for (guint i = 0; i < names->len; i++)
    add_item (items, g_array_index (names, Named, i).id, g_array_index (names, Named, i).label, NULL);
}

static const struct { InnoDimension dimension; GType (*get_type) (void); const char *prefix; } subjects[] = {
  { INNO_DIMENSION_LEAD_THEME, inno_lead_theme_get_type, "lead_theme:" },
  { INNO_DIMENSION_CITY,       inno_city_get_type,       "city:" },
};

static void
list_subjects (const InnoChart *chart,
               InnoFacts       *facts,
               GArray          *items)
{
  for (guint i = 0; facts != NULL && i < G_N_ELEMENTS (subjects); i++)
    if ((chart->subjects & 1u << subjects[i].dimension) != 0)
      list_entities (items, facts, subjects[i].get_type ());
}

static void
apply_subject (InnoQuery  *query,
               const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (g_str_has_prefix (id, subjects[i].prefix))
      inno_query_add_filter (query, subjects[i].dimension, id);
}

/* Whose chart it is stands in the link as the subject of the page. */
static const char *
read_subject (const InnoChart *chart,
              const InnoQuery *query)
{
  return NULL;
}

/* Those of which there are values come first, so that the first is worth a look. */
static void
list_metrics (const InnoChart *chart,
              InnoFacts       *facts,
              GArray          *items)
{
  InnoPortfolio *portfolio = facts != NULL ? inno_facts_get_portfolio (facts) : NULL;
  GListModel *metrics = portfolio != NULL ? inno_portfolio_get_list (portfolio, INNO_TYPE_METRIC) : NULL;
  guint n_metrics = metrics != NULL ? g_list_model_get_n_items (metrics) : 0;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n_metrics; i++)
      {
        g_autoptr (InnoEntity) metric = g_list_model_get_item (metrics, i);
        guint n_values;

        inno_portfolio_get_observations (portfolio, inno_entity_get_id (metric), &n_values);
        if ((n_values == 0) == (pass == 1))
          add_item (items, inno_entity_get_id (metric), inno_entity_get_label (metric, inno_lang_get_active ()), NULL);
      }
}

static void
apply_metric (InnoQuery  *query,
              const char *id)
{
  query->metric = g_strdup (id);
}

static const char *
read_metric (const InnoChart *chart,
             const InnoQuery *query)
{
  return query->metric;
}

/* How it is shown */

static void
list_views (const InnoChart *chart,
            InnoFacts       *facts,
            GArray          *items)
{
  for (guint i = 0; i < inno_chart_get_n_views (chart); i++)
    add_item (items, chart->views[i].id, inno_chart_get_view_label (chart, i), NULL);
}

static void
apply_view (InnoQuery  *query,
            const char *id)
{
  query->view = g_strdup (id);
}

static const char *
read_view (const InnoChart *chart,
           const InnoQuery *query)
{
  return chart->views[inno_chart_get_view (chart, query)].id;
}

static void
list_dimensions (const InnoChart *chart,
                 InnoFacts       *facts,
                 GArray          *items)
{
  list_terms (items, INNO_VOCABULARY_DIMENSION, chart->dimensions);
}

static void
apply_dimension (InnoQuery  *query,
                 const char *id)
{
  query->by = find_term (INNO_VOCABULARY_DIMENSION, id);
}

static const char *
read_dimension (const InnoChart *chart,
                const InnoQuery *query)
{
  return inno_vocabulary_get_id (INNO_VOCABULARY_DIMENSION, query->by);
}

static void
list_measures (const InnoChart *chart,
               InnoFacts       *facts,
               GArray          *items)
{
  list_terms (items, INNO_VOCABULARY_MEASURE, chart->measures);
}

static void
apply_measure (InnoQuery  *query,
               const char *id)
{
  query->measure = find_term (INNO_VOCABULARY_MEASURE, id);
}

static const char *
read_measure (const InnoChart *chart,
              const InnoQuery *query)
{
  return inno_vocabulary_get_id (INNO_VOCABULARY_MEASURE, query->measure);
}

static void
list_units (const InnoChart *chart,
            InnoFacts       *facts,
            GArray          *items)
{
  g_autofree char *whole = inno_format_percent (inno_format_get (inno_lang_get_active ()), 1.0, 0);

  add_item (items, "money", "€", _("Amounts in euros"));
  add_item (items, "share", g_intern_string (whole), _("Per cent of public funding"));
}

static void
apply_unit (InnoQuery  *query,
            const char *id)
{
  query->share = query->measure != INNO_MEASURE_PROJECTS && g_str_equal (id, "share");
}

static const char *
read_unit (const InnoChart *chart,
           const InnoQuery *query)
{
  return query->share ? "share" : "money";
}

static void
list_series (const InnoChart *chart,
             InnoFacts       *facts,
             GArray          *items)
{
  add_item (items, "class", _("Classes"), _("Split by funding class"));
  add_item (items, "source", _("Sources"), _("Split by funding source"));
}

static void
apply_series (InnoQuery  *query,
              const char *id)
{
  query->series = find_term (INNO_VOCABULARY_DIMENSION, id);
}

static const char *
read_series (const InnoChart *chart,
             const InnoQuery *query)
{
  return inno_vocabulary_get_id (INNO_VOCABULARY_DIMENSION, query->series);
}

static const struct { const char *id; const char *label; guint roles; } role_choices[] = {
  { "implement", N_("Lead and implementers"), INNO_ROLES_DEFAULT },
  { "network", N_("Also network"), INNO_ROLES_DEFAULT | 1u << INNO_ROLE_NETWORK },
  { "everyone", N_("Everyone named"),
    INNO_ROLES_DEFAULT | 1u << INNO_ROLE_NETWORK | 1u << INNO_ROLE_DISCUSSION },
};

static void
list_roles (const InnoChart *chart,
            InnoFacts       *facts,
            GArray          *items)
{
  for (guint i = 0; i < G_N_ELEMENTS (role_choices); i++)
    add_item (items, role_choices[i].id, _(role_choices[i].label), NULL);
}

static void
apply_roles (InnoQuery  *query,
             const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (role_choices); i++)
    if (g_str_equal (role_choices[i].id, id))
      query->roles = role_choices[i].roles;
}

static const char *
read_roles (const InnoChart *chart,
            const InnoQuery *query)
{
  for (guint i = 0; i < G_N_ELEMENTS (role_choices); i++)
    if (role_choices[i].roles == query->roles)
      return role_choices[i].id;

  return NULL;
}

static void
list_denominators (const InnoChart *chart,
                   InnoFacts       *facts,
                   GArray          *items)
{
  list_terms (items, INNO_VOCABULARY_DENOMINATOR, 0);
}

static void
apply_denominator (InnoQuery  *query,
                   const char *id)
{
  query->denominator = find_term (INNO_VOCABULARY_DENOMINATOR, id);
}

static const char *
read_denominator (const InnoChart *chart,
                  const InnoQuery *query)
{
  return inno_vocabulary_get_id (INNO_VOCABULARY_DENOMINATOR, query->denominator);
}

static void
list_sorts (const InnoChart *chart,
            InnoFacts       *facts,
            GArray          *items)
{
  list_terms (items, INNO_VOCABULARY_SORT, 0);
}

static void
apply_sort (InnoQuery  *query,
            const char *id)
{
  query->sort = find_term (INNO_VOCABULARY_SORT, id);
}

static const char *
read_sort (const InnoChart *chart,
           const InnoQuery *query)
{
  return inno_vocabulary_get_id (INNO_VOCABULARY_SORT, query->sort);
}

/* In the order in which they stand, and are asked: the unit after the measure. */
static const InnoChartControl controls[] = {
  { "subject", N_("Lead theme or city"), 0, INNO_CONTROL_MENU | INNO_CONTROL_SAID, NULL,
    list_subjects, apply_subject, read_subject },
  { "metric", N_("Metric"), INNO_QUERY_METRIC, INNO_CONTROL_MENU | INNO_CONTROL_SAID, NULL,
    list_metrics, apply_metric, read_metric },
  { "view", N_("View"), INNO_QUERY_VIEW, 0, NULL, list_views, apply_view, read_view },
  { "by", N_("Group by"), INNO_QUERY_BY, INNO_CONTROL_MENU | INNO_CONTROL_WORD | INNO_CONTROL_SAID, NULL,
    list_dimensions, apply_dimension, read_dimension },
  { "measure", N_("Show"), INNO_QUERY_MEASURE, INNO_CONTROL_SAID, NULL, list_measures, apply_measure, read_measure },
  { "unit", N_("Unit"), INNO_QUERY_SHARE, INNO_CONTROL_MONEY, "share", list_units, apply_unit, read_unit },
  { "series", N_("Split by"), INNO_QUERY_SERIES, INNO_CONTROL_MONEY, NULL, list_series, apply_series, read_series },
  { "roles", N_("Count"), INNO_QUERY_ROLES, INNO_CONTROL_WORD, NULL, list_roles, apply_roles, read_roles },
  { "denominator", N_("Share of"), INNO_QUERY_DENOMINATOR, INNO_CONTROL_WORD, NULL,
    list_denominators, apply_denominator, read_denominator },
  { "sort", N_("Order"), INNO_QUERY_SORT, INNO_CONTROL_MENU, NULL, list_sorts, apply_sort, read_sort },
};

/**
 * inno_chart_controls_get_all:
 * @n_controls: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_controls): every control, in order
 */
const InnoChartControl *
inno_chart_controls_get_all (guint *n_controls)
{
  *n_controls = G_N_ELEMENTS (controls);
  return controls;
}

/**
 * inno_chart_control_find:
 * @id: the id of a control that there is
 *
 * Returns: (transfer none): the control
 */
const InnoChartControl *
inno_chart_control_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (controls); i++)
    if (g_str_equal (controls[i].id, id))
      return &controls[i];

  g_return_val_if_reached (NULL);
}

static guint
get_parts (const InnoChart *chart,
           const char      *view)
{
  for (guint i = 0; view != NULL && i < inno_chart_get_n_views (chart); i++)
    if (g_str_equal (chart->views[i].id, view))
      return chart->parts & ~chart->views[i].without;

  return chart->parts;
}

/**
 * inno_chart_control_is_for:
 * @control: a control
 * @chart: a chart
 * @view: (nullable): the id of one of its views; %NULL for the usual one
 *
 * Returns: whether the chart hangs on what is chosen there
 */
gboolean
inno_chart_control_is_for (const InnoChartControl *control,
                           const InnoChart        *chart,
                           const char             *view)
{
  return control->part != 0 ? (get_parts (chart, view) & control->part) != 0 : chart->subjects != 0;
}
