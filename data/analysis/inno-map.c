/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "inno-aggregate.h"
#include "inno-frame-private.h"
#include "inno-projection.h"

/* The columns of the frame, in their order. */
typedef enum
{
  COLUMN_ID,
  COLUMN_LABEL,
  COLUMN_TOTAL,
  COLUMN_SHARE,
  COLUMN_UNKNOWN,
  COLUMN_X,
  COLUMN_Y,
  COLUMN_AUTHORITY,
} Column;

typedef struct
{
  InnoPortfolio *portfolio;
  InnoFrame     *sums;      /* what is shown, by agreement or city */
  InnoFrame     *frame;
  int            total, unknown;   /* columns of the sums */
} Assembly;

/* A map shows agreements or cities; nothing else of a query has a place. */
static InnoQuery *
normalise (const InnoQuery *query)
{
  InnoQuery *copy = inno_query_copy (query);

  copy->by = query->by == INNO_DIMENSION_CITY ? INNO_DIMENSION_CITY : INNO_DIMENSION_AGREEMENT;
  copy->series = INNO_DIMENSION_CLASS;
  copy->share = FALSE;

  return copy;
}

/* With shares the sums are of public funding and ranked by it. */
static InnoFrame *
sum (InnoFacts        *facts,
     const InnoQuery  *query,
     GError          **error)
{
  g_autoptr (InnoQuery) public = inno_query_copy (query);

  public->share = query->measure != INNO_MEASURE_PROJECTS;
  return inno_facts_aggregate (facts, public, error);
}

static void
add_columns (InnoFrame *frame)
{
  const InnoQuery *query = inno_frame_get_query (frame);
  gboolean is_count = query->measure == INNO_MEASURE_PROJECTS;

  inno_frame_add_column (frame, "id", _("Id"), INNO_COLUMN_ID);
  inno_frame_add_column (frame, "label", inno_vocabulary_get_label (INNO_VOCABULARY_DIMENSION, query->by),
                         INNO_COLUMN_LABEL);
  inno_frame_add_column (frame, INNO_FRAME_TOTAL_ID, is_count ? _("Projects") : _("Public funding"),
                         is_count ? INNO_COLUMN_COUNT : INNO_COLUMN_CENTS);
  inno_frame_add_column (frame, "share", _("Share of the whole"), INNO_COLUMN_SHARE);
  inno_frame_add_column (frame, "unknown_rows", _("Not known"), INNO_COLUMN_COUNT);
  inno_frame_add_column (frame, "x", _("East, m"), INNO_COLUMN_NUMBER)->is_detail = TRUE;
  inno_frame_add_column (frame, "y", _("North, m"), INNO_COLUMN_NUMBER)->is_detail = TRUE;
  inno_frame_add_column (frame, "authority", _("Funding authority"), INNO_COLUMN_TEXT);
}

/* Whether the city's place is known, and in or near Finland. */
static gboolean
get_position (InnoPortfolio *portfolio,
              const char    *city_id,
              double        *x,
              double        *y)
{
  InnoEntity *city = inno_portfolio_find (portfolio, city_id);
  double lat, lon;

  if (city == NULL || !INNO_IS_CITY (city) || !inno_city_get_position (INNO_CITY (city), &lat, &lon))
    return FALSE;

  inno_projection_project (lat, lon, x, y);
  return inno_projection_is_finland (*x, *y);
}

/* In the middle of those cities whose place is known. */
static gboolean
get_centroid (InnoPortfolio      *portfolio,
              const char * const *city_ids,
              double             *x,
              double             *y)
{
  guint n = 0;

  *x = *y = 0;
  for (guint i = 0; city_ids[i] != NULL; i++)
    {
      double city_x, city_y;

      if (!get_position (portfolio, city_ids[i], &city_x, &city_y))
        continue;
      *x += city_x;
      *y += city_y;
      n++;
    }
  if (n == 0)
    return FALSE;

  *x /= n;
  *y /= n;
  return TRUE;
}

/* The agreement a row speaks of: itself, or the one that the city belongs to. */
static InnoAgreement *
find_agreement (const Assembly *self,
                const char     *id)
{
  InnoEntity *entity = inno_portfolio_find (self->portfolio, id);
  GListModel *agreements = inno_portfolio_get_list (self->portfolio, INNO_TYPE_AGREEMENT);

  if (entity != NULL && INNO_IS_AGREEMENT (entity))
    return INNO_AGREEMENT (entity);

  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++)
    {
      g_autoptr (InnoAgreement) agreement = g_list_model_get_item (agreements, i);

      /* The portfolio holds it: it does not go away with our reference. */
      if (g_strv_contains (inno_agreement_get_city_ids (agreement), id))
        return agreement;
    }

  return NULL;
}

static void
set_place (const Assembly *self,
           guint           row,
           const char     *id)
{
  InnoAgreement *agreement = find_agreement (self, id);
  const char *city[] = { id, NULL };
  gboolean by_city = inno_frame_get_query (self->frame)->by == INNO_DIMENSION_CITY;
  const char * const *city_ids = !by_city && agreement != NULL ? inno_agreement_get_city_ids (agreement) : city;
  double x, y;

  if (agreement != NULL)
    inno_frame_set_text (self->frame, row, COLUMN_AUTHORITY,
                         inno_text_get (inno_agreement_get_authority (agreement),
                                        inno_frame_get_query (self->frame)->lang, NULL));
  if (!get_centroid (self->portfolio, city_ids, &x, &y))
    return;

  inno_frame_set_cell (self->frame, row, COLUMN_X, inno_cell_number (x));
  inno_frame_set_cell (self->frame, row, COLUMN_Y, inno_cell_number (y));
}

static void
add_row (const Assembly *self,
         guint           row)
{
  guint total_row = inno_frame_get_n_rows (self->sums) - 1;
  InnoCell total = inno_frame_get_cell (self->sums, row, self->total);
  gint64 whole = inno_frame_get_cell (self->sums, total_row, self->total).integer;
  const char *id = inno_frame_get_row_id (self->sums, row);
  guint added = inno_frame_add_row (self->frame, id, inno_frame_get_row_label (self->sums, row));

  inno_frame_set_cell (self->frame, added, COLUMN_TOTAL, total);
  inno_frame_set_cell (self->frame, added, COLUMN_UNKNOWN,
                       inno_frame_get_cell (self->sums, row, self->unknown));
  /* A project in two groups counts in both: such parts are no shares of a whole
   * that are added up, but each is still that part of it. Below zero nothing is. */
  if (total.integer >= 0 && whole > 0)
    inno_frame_set_cell (self->frame, added, COLUMN_SHARE, inno_cell_share (total.integer, whole));
  if (row != total_row)
    set_place (self, added, id);
}

/**
 * inno_facts_map:
 * @facts: the facts
 * @query: what is asked, by city or else by agreement; its language must be the
 *   active one
 * @error: return location of an INNO_ANALYSIS_ERROR
 *
 * Public funding, or projects, where they are: x and y are metres in EPSG:3067,
 * of an agreement in the middle of its cities. A row without a place has none.
 * The authority that funds is told too, as it may sit in another region.
 *
 * Returns: (transfer full) (nullable): the frame, largest first, the total last
 */
InnoFrame *
inno_facts_map (InnoFacts        *facts,
                const InnoQuery  *query,
                GError          **error)
{
  g_autoptr (InnoQuery) asked = normalise (query);
  g_autoptr (InnoFrame) sums = sum (facts, asked, error);
  Assembly self = { .portfolio = inno_facts_get_portfolio (facts), .sums = sums };
  InnoFrameContext *context;
  InnoShapes *regions = inno_portfolio_get_regions (self.portfolio);

  if (sums == NULL)
    return NULL;

  self.frame = inno_frame_new (facts, asked, "map");
  self.total = inno_frame_find_column (sums, INNO_FRAME_TOTAL_ID);
  self.unknown = inno_frame_find_column (sums, "public_unknown_rows");
  if (self.unknown < 0)
    self.unknown = inno_frame_find_column (sums, "unknown_rows");
  context = inno_frame_edit_context (self.frame);
  context->n_projects = inno_frame_get_context (sums)->n_projects;
  context->regions = regions != NULL ? inno_shapes_ref (regions) : NULL;

  add_columns (self.frame);
  for (guint row = 0; row < inno_frame_get_n_rows (sums); row++)
    add_row (&self, row);
  context->unknown_rows = inno_frame_get_cell (self.frame, inno_frame_get_n_rows (sums) - 1, COLUMN_UNKNOWN).integer;

  return self.frame;
}
