/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-facts.h"
#include "inno-query.h"

G_BEGIN_DECLS

typedef enum
{
  INNO_DEVIATION_BELOW,     /* a city share is below the band */
  INNO_DEVIATION_ABOVE,
  INNO_DEVIATION_TOO_FEW,   /* cities in a lead theme */
  INNO_DEVIATION_MENDED,    /* a rule that was broken is met */
} InnoDeviationKind;

#define INNO_N_DEVIATIONS 4

/* A rule of the programme whose answer is another than it was. */
typedef struct
{
  InnoDeviationKind  kind;
  char              *id;       /* of an agreement, a lead theme, or INNO_FRAME_TOTAL_ID */
  char              *label;    /* in the language of the query */
} InnoDeviation;

GPtrArray *inno_facts_deviations (InnoFacts        *facts,
                                  const InnoQuery  *query,
                                  GError          **error);

G_END_DECLS
