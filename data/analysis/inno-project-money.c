/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "inno-project-money.h"

#include "inno-aggregate.h"
#include "inno-json.h"
#include "inno-money.h"

static void
line_free (gpointer data)
{
  InnoMoneyLine *line = data;

  g_free (line->source);
  g_free (line);
}

static guint
find_class (InnoPortfolio *portfolio,
            const char    *source)
{
  InnoEntity *entity = inno_portfolio_find (portfolio, source);

  return INNO_IS_FUNDING_SOURCE (entity) ? inno_funding_source_get_class (INNO_FUNDING_SOURCE (entity))
                                         : INNO_N_CLASSES;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const InnoMoneyLine *one = *(InnoMoneyLine * const *) a;
  const InnoMoneyLine *other = *(InnoMoneyLine * const *) b;

  if (one->year != other->year)
    return one->year < other->year ? -1 : 1;
  if (one->class != other->class)
    return one->class < other->class ? -1 : 1;

  return g_strcmp0 (one->source, other->source);
}

static InnoMoneyLine *
ensure_line (GPtrArray  *lines,
             const char *source,
             guint       class,
             int         year)
{
  InnoMoneyLine *line;

  for (guint i = 0; i < lines->len; i++)
    {
      line = g_ptr_array_index (lines, i);
      if (line->year == year && g_str_equal (line->source, source))
        return line;
    }

  line = g_new0 (InnoMoneyLine, 1);
  line->source = g_strdup (source);
  line->class = class;
  line->year = year;
  g_ptr_array_add (lines, line);

  return line;
}

/* A sum that does not fit is as good as not known. */
static void
add_row (InnoMoneyLine *line,
         gboolean       is_known,
         gint64         cents)
{
  line->n_rows++;
  if (!is_known || !inno_money_add (line->cents, cents, &line->cents))
    line->n_unknown++;
}

static void
take_row (InnoProjectMoney *self,
          InnoPortfolio    *portfolio,
          JsonObject       *row)
{
  gboolean has_year = FALSE;
  gboolean is_known = FALSE;
  gint64 year = 0;
  gint64 cents = 0;
  const char *source = inno_json_get_string (row, "", "source", NULL);
  guint class;

  if (source == NULL ||
      !inno_json_get_optional_integer (row, "", "year", &has_year, &year, NULL) ||
      !inno_json_get_optional_integer (row, "", "amount_cents", &is_known, &cents, NULL))
    return;

  class = find_class (portfolio, source);
  add_row (ensure_line (self->by_source, source, class, 0), is_known, cents);
  add_row (ensure_line (self->by_year, source, class, has_year ? (int) year : 0), is_known, cents);
  add_row (&self->total, is_known, cents);
}

static void
find_band (InnoProjectMoney *self)
{
  gboolean has_unknown = FALSE;
  gboolean fits = TRUE;

  for (guint i = 0; i < self->by_source->len; i++)
    {
      const InnoMoneyLine *line = g_ptr_array_index (self->by_source, i);

      if (line->class == INNO_CLASS_PRIVATE)
        continue;
      has_unknown |= line->n_unknown > 0;
      fits &= inno_money_add (self->public_cents, line->cents, &self->public_cents);
      if (line->class == INNO_CLASS_CITY)
        fits &= inno_money_add (self->city_cents, line->cents, &self->city_cents);
    }
  self->band = inno_band_state (self->city_cents, self->public_cents, has_unknown || !fits);
}

/**
 * inno_project_money_new:
 * @document: of a project; it was valid when it was kept
 * @portfolio: where its sources are named
 * @measure: one of money
 *
 * Returns: (transfer full) (nullable): what the funding rows of that measure come
 *   to; %NULL where there are none
 */
InnoProjectMoney *
inno_project_money_new (JsonObject    *document,
                        InnoPortfolio *portfolio,
                        InnoMeasure    measure)
{
  g_autoptr (InnoProjectMoney) self = g_new0 (InnoProjectMoney, 1);
  g_autoptr (GList) rows = NULL;
  JsonObject *funding;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (INNO_IS_PORTFOLIO (portfolio), NULL);
  g_return_val_if_fail (measure < INNO_N_MONEY_MEASURES, NULL);

  self->by_source = g_ptr_array_new_with_free_func (line_free);
  self->by_year = g_ptr_array_new_with_free_func (line_free);
  funding = inno_json_get_object (document, "", "funding", NULL);
  if (funding == NULL)
    return NULL;

  rows = json_object_get_values (funding);
  for (GList *at = rows; at != NULL; at = at->next)
    {
      JsonObject *row = JSON_NODE_HOLDS_OBJECT (at->data) ? json_node_get_object (at->data) : NULL;
      const char *of = row != NULL ? inno_json_get_string (row, "", "measure", NULL) : NULL;

      if (g_strcmp0 (of, inno_vocabulary_get_id (INNO_VOCABULARY_MEASURE, measure)) == 0)
        take_row (self, portfolio, row);
    }
  g_ptr_array_sort (self->by_source, compare_lines);
  g_ptr_array_sort (self->by_year, compare_lines);
  find_band (self);

  return self->total.n_rows > 0 ? g_steal_pointer (&self) : NULL;
}

void
inno_project_money_free (InnoProjectMoney *self)
{
  g_clear_pointer (&self->by_source, g_ptr_array_unref);
  g_clear_pointer (&self->by_year, g_ptr_array_unref);
  g_free (self);
}
