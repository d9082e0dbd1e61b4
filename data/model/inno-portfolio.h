/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "inno-acceptance.h"
#include "inno-agreement.h"
#include "inno-city.h"
#include "inno-day.h"
#include "inno-funding-source.h"
#include "inno-lead-theme.h"
#include "inno-metric.h"
#include "inno-observation.h"
#include "inno-participation.h"
#include "inno-shapes.h"
#include "inno-theme.h"

G_BEGIN_DECLS

#define INNO_TYPE_PORTFOLIO (inno_portfolio_get_type ())

/* The names and the state of one copy of the portfolio: everything but the
 * projects, of which there may be a million. Immutable once the store has
 * filled it; a sync makes a new one. */
G_DECLARE_FINAL_TYPE (InnoPortfolio, inno_portfolio, INNO, PORTFOLIO, GObject)

typedef struct
{
  InnoText *title;          /* nullable */
  char     *dataset_id;     /* nullable */
  char     *origin;         /* the address it came from; nullable */
  gboolean  is_sample;
  gboolean  is_begun;       /* here, and never came from anywhere else */
  InnoDay   as_of;          /* the day the figures speak of, or INNO_DAY_NONE */
  gint64    retrieved_at;   /* Unix seconds of the last success, or 0 */
  guint     n_projects;     /* projects in the file, whatever their kind */
  guint     n_quarantined;
} InnoPortfolioState;

void inno_portfolio_state_clear (InnoPortfolioState *state);

InnoPortfolio            *inno_portfolio_new        (void);
void                      inno_portfolio_take_state (InnoPortfolio      *self,
                                                     InnoPortfolioState *state);
void                      inno_portfolio_take_regions (InnoPortfolio    *self,
                                                     InnoShapes         *regions);
gboolean                  inno_portfolio_add        (InnoPortfolio      *self,
                                                     JsonObject         *document,
                                                     GError            **error);
const InnoPortfolioState *inno_portfolio_get_state  (InnoPortfolio      *self);
/* Boundaries to draw on a map, imported apart; NULL: none. */
InnoShapes               *inno_portfolio_get_regions (InnoPortfolio     *self);
/* Lists of InnoCity, InnoAgreement … in the order of their ids. */
GListModel               *inno_portfolio_get_list   (InnoPortfolio      *self,
                                                     GType               entity_type);
/* International projects, in the order of their ids. */
InnoParticipation * const *inno_portfolio_get_participations (InnoPortfolio *self,
                                                              guint         *n_participations);
InnoEntity               *inno_portfolio_find       (InnoPortfolio      *self,
                                                     const char         *id);
/* The values of a metric. */
const InnoObservation    *inno_portfolio_get_observations (InnoPortfolio *self,
                                                     const char         *metric_id,
                                                     guint              *n_observations);

G_END_DECLS
