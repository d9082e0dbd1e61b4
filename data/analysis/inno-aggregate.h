/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-band.h"
#include "inno-facts.h"
#include "inno-format.h"
#include "inno-frame.h"

G_BEGIN_DECLS

#define INNO_ANALYSIS_ERROR (inno_analysis_error_quark ())

typedef enum
{
  INNO_ANALYSIS_ERROR_OVERFLOW,     /* a sum beyond 2^63 cents */
  INNO_ANALYSIS_ERROR_UNKNOWN_ID,   /* a filter names what is not there */
} InnoAnalysisError;

/* At least three InnoCities in each lead theme. */
#define INNO_LEAD_THEME_MIN_CITIES 3
#define INNO_LEAD_THEME_RULE_ID    "rule"

/* The view of city shares with a row for each project, and how many it lists. */
#define INNO_CITY_SHARE_PROJECTS "projects"
#define INNO_CITY_SHARE_MAX_PROJECTS 2000
/* In a frame of a metric: before the id of a period, "observed:2025-Q3". */
#define INNO_IMPACT_PERIOD_PREFIX "observed:"
/* The programme text: nearly 140 million euros from 2021 to 2027. */
#define INNO_PROGRAMME_TOTAL_CENTS G_GINT64_CONSTANT (14000000000)
#define INNO_PROGRAMME_FIRST_YEAR  2021
#define INNO_PROGRAMME_LAST_YEAR   2027

/* What ends so soon is marked on the timeline. */
#define INNO_TIMELINE_SOON_MONTHS 6
/* More spans than this nobody looks at in one picture. */
#define INNO_TIMELINE_MAX_PROJECTS 2000
#define INNO_TIMELINE_REST_ID "rest"
/* Views of changes: city shares, and project by project. */
#define INNO_VIEW_SLOPE    "slope"
#define INNO_VIEW_PROJECTS "projects"
#define INNO_VIEW_KINDS    "kinds"

/* In a frame of peers. */
#define INNO_PEERS_MEDIAN_ID      "median"
#define INNO_PEERS_PER_INHABITANT "per_inhabitant"

GQuark     inno_analysis_error_quark (void);

InnoFrame *inno_facts_aggregate   (InnoFacts        *facts,
                                   const InnoQuery  *query,
                                   GError          **error);
InnoFrame *inno_facts_lead_themes (InnoFacts        *facts,
                                   const InnoQuery  *query,
                                   GError          **error);
InnoFrame *inno_facts_map         (InnoFacts        *facts,
                                   const InnoQuery  *query,
                                   GError          **error);

InnoFrame *inno_facts_ranking     (InnoFacts        *facts,
                                   const InnoQuery  *query,
                                   GError          **error);
InnoFrame *inno_facts_city_share  (InnoFacts        *facts,
                                   const InnoQuery  *query,
                                   GError          **error);
InnoFrame *inno_facts_themes      (InnoFacts        *facts,
                                   const InnoQuery  *query,
                                   GError          **error);
InnoFrame *inno_facts_lead_theme_funding (InnoFacts        *facts,
                                          const InnoQuery  *query,
                                          GError          **error);
InnoFrame *inno_facts_international (InnoFacts       *facts,
                                     const InnoQuery *query,
                                     GError         **error);
InnoFrame *inno_facts_international_years (InnoFacts       *facts,
                                           const InnoQuery *query,
                                           GError         **error);
InnoFrame *inno_facts_international_parts (InnoFacts       *facts,
                                           const InnoQuery *query,
                                           GError         **error);
InnoFrame *inno_facts_impact      (InnoFacts        *facts,
                                   const InnoQuery  *query,
                                   GError          **error);
InnoFrame *inno_facts_flow        (InnoFacts        *facts,
                                   const InnoQuery  *query,
                                   GError          **error);
InnoFrame *inno_facts_progress    (InnoFacts        *facts,
                                   const InnoQuery  *query,
                                   GError          **error);
InnoFrame *inno_facts_timeline    (InnoFacts        *facts,
                                   const InnoQuery  *query,
                                   GError          **error);
InnoFrame *inno_facts_changes     (InnoFacts        *facts,
                                   const InnoQuery  *query,
                                   GError          **error);

InnoFrame *inno_facts_peers       (InnoFacts        *facts,
                                   const InnoQuery  *query,
                                   GError          **error);
InnoFrame *inno_facts_places      (InnoFacts        *facts,
                                   const InnoQuery  *query,
                                   GError          **error);
InnoFrame *inno_facts_mix         (InnoFacts        *facts,
                                   const InnoQuery  *query,
                                   GError          **error);

InnoRuleState inno_lead_theme_rule (guint     n_cities,
                                    gboolean  participants_known);
InnoProgressState inno_progress_state (InnoDirection direction,
                                    double    value,
                                    double    target);

G_END_DECLS
