/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The closed lists of the contract: one table each, from the id in a document
 * to the number used in memory and to the word people read. */

/* In stack order: the city stands first, so that its share is read on the axis. */
typedef enum
{
  INNO_CLASS_CITY,
  INNO_CLASS_EU,
  INNO_CLASS_EU_STATE,
  INNO_CLASS_STATE,
  INNO_CLASS_OTHER_PUBLIC,
  INNO_CLASS_PRIVATE,
} InnoFundingClass;
#define INNO_N_CLASSES 6

typedef enum
{
  INNO_MEASURE_GRANTED,
  INNO_MEASURE_REALISED,
  INNO_MEASURE_PLANNED,
  INNO_MEASURE_PROJECTS,
} InnoMeasure;
#define INNO_N_MONEY_MEASURES 3
#define INNO_N_MEASURES 4

typedef enum
{
  INNO_STATUS_PLANNED,
  INNO_STATUS_ONGOING,
  INNO_STATUS_ENDED,
  INNO_STATUS_CANCELLED,
} InnoStatus;
#define INNO_N_STATUSES 4

typedef enum
{
  INNO_KIND_PROJECT,
  INNO_KIND_GROUP,
  INNO_KIND_SUB,
} InnoProjectKind;
#define INNO_N_KINDS 3

/* From the strongest to the weakest. */
typedef enum
{
  INNO_ROLE_LEAD,
  INNO_ROLE_IMPLEMENTER,
  INNO_ROLE_NETWORK,
  INNO_ROLE_DISCUSSION,
} InnoRole;
#define INNO_N_ROLES 4

typedef enum
{
  INNO_DIMENSION_AGREEMENT,
  INNO_DIMENSION_CITY,
  INNO_DIMENSION_REGION,
  INNO_DIMENSION_THEME,
  INNO_DIMENSION_LEAD_THEME,
  INNO_DIMENSION_SOURCE,
  INNO_DIMENSION_CLASS,
  INNO_DIMENSION_YEAR,
  INNO_DIMENSION_STATUS,
} InnoDimension;
#define INNO_N_DIMENSIONS 9

/* The answer to a rule. Unknown is neither met nor failed. */
typedef enum
{
  INNO_RULE_MET,
  INNO_RULE_NOT_MET,
  INNO_RULE_UNKNOWN,
} InnoRuleState;

/* Where a share lies against the band of 25–40 %. */
typedef enum
{
  INNO_BAND_WITHIN,
  INNO_BAND_BELOW,
  INNO_BAND_ABOVE,
  INNO_BAND_UNKNOWN,
  INNO_BAND_NONE,      /* of nothing, or with corrections below zero, there is no share */
} InnoBandState;

/* What a city share is a share of. */
typedef enum
{
  INNO_DENOMINATOR_PUBLIC,
  INNO_DENOMINATOR_ALL,
} InnoDenominator;

#define INNO_N_DENOMINATORS 2

typedef enum
{
  INNO_SORT_USUAL,     /* as the chart thinks best */
  INNO_SORT_NAME,
  INNO_SORT_VALUE,     /* largest first */
} InnoSort;

#define INNO_N_SORTS 3

/* How far along the chain of effects a metric measures. */
typedef enum
{
  INNO_LEVEL_INPUT,
  INNO_LEVEL_OUTPUT,
  INNO_LEVEL_OUTCOME,
  INNO_LEVEL_IMPACT,
} InnoLevel;
#define INNO_N_LEVELS 4

/* Whether more of a metric is better, or less. */
typedef enum
{
  INNO_DIRECTION_UP,
  INNO_DIRECTION_DOWN,
} InnoDirection;
#define INNO_N_DIRECTIONS 2

typedef enum
{
  INNO_OBSERVATION_OBSERVED,
  INNO_OBSERVATION_TARGET,
  INNO_OBSERVATION_BASELINE,
} InnoObservationKind;
#define INNO_N_OBSERVATION_KINDS 3

/* How a metric stands against its target. */
typedef enum
{
  INNO_PROGRESS_REACHED,
  INNO_PROGRESS_UNDER_WAY,
  INNO_PROGRESS_UNKNOWN,
  INNO_PROGRESS_NONE,       /* there is no target */
} InnoProgressState;
#define INNO_N_PROGRESS_STATES 4
/* What became of a project since a snapshot. */
typedef enum
{
  INNO_CHANGE_ADDED,
  INNO_CHANGE_ENDED,
  INNO_CHANGE_AMOUNT,    /* its money is not what it was */
  INNO_CHANGE_REMOVED,   /* no longer counted */
  INNO_CHANGE_NONE,
} InnoChange;

#define INNO_N_CHANGES 5

typedef enum
{
  INNO_VOCABULARY_CLASS,
  INNO_VOCABULARY_MEASURE,
  INNO_VOCABULARY_STATUS,
  INNO_VOCABULARY_KIND,
  INNO_VOCABULARY_ROLE,
  INNO_VOCABULARY_DIMENSION,
  INNO_VOCABULARY_RULE,
  INNO_VOCABULARY_BAND,
  INNO_VOCABULARY_DENOMINATOR,
  INNO_VOCABULARY_SORT,
  INNO_VOCABULARY_LEVEL,
  INNO_VOCABULARY_DIRECTION,
  INNO_VOCABULARY_OBSERVATION,
  INNO_VOCABULARY_PROGRESS,
  INNO_VOCABULARY_CHANGE,
} InnoVocabulary;

guint       inno_vocabulary_get_size  (InnoVocabulary  vocabulary);
const char *inno_vocabulary_get_id    (InnoVocabulary  vocabulary,
                                       guint           value);
const char *inno_vocabulary_get_label (InnoVocabulary  vocabulary,
                                       guint           value);
gboolean    inno_vocabulary_find      (InnoVocabulary  vocabulary,
                                       const char     *id,
                                       guint          *value);

G_END_DECLS
