/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-facts.h"
#include "inno-query.h"

G_BEGIN_DECLS

/* One of the values that a dimension takes: what a filter may name. */
typedef struct
{
  char  *id;
  char  *label;        /* in the language asked for */
  guint  n_projects;   /* that the question counts */
} InnoValue;

char      *inno_facts_get_value_label (InnoFacts        *facts,
                                       InnoDimension     dimension,
                                       const char       *id,
                                       InnoLang          lang);
GArray    *inno_facts_list_values     (InnoFacts        *facts,
                                       const InnoQuery  *query,
                                       GError          **error);
InnoQuery *inno_facts_drop_unknown    (InnoFacts        *facts,
                                       const InnoQuery  *query);

G_END_DECLS
