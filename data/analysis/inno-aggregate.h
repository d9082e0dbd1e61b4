/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-facts.h"
#include "inno-frame.h"

G_BEGIN_DECLS

#define INNO_ANALYSIS_ERROR (inno_analysis_error_quark ())

typedef enum
{
  INNO_ANALYSIS_ERROR_OVERFLOW,     /* a sum beyond 2^63 cents */
  INNO_ANALYSIS_ERROR_UNKNOWN_ID,   /* a filter names what is not there */
} InnoAnalysisError;

GQuark     inno_analysis_error_quark (void);

InnoFrame *inno_facts_aggregate   (InnoFacts        *facts,
                                   const InnoQuery  *query,
                                   GError          **error);
InnoFrame *inno_facts_lead_themes (InnoFacts        *facts,
                                   const InnoQuery  *query,
                                   GError          **error);

G_END_DECLS
