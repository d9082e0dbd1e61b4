/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-facts.h"
#include "inno-query.h"

G_BEGIN_DECLS

/* What is filtered by: an InnoDimension, or a span of years. */
typedef guint InnoFilterKind;
#define INNO_FILTER_YEARS   INNO_N_DIMENSIONS
#define INNO_N_FILTER_KINDS (INNO_N_DIMENSIONS + 1)

const InnoFilterKind *inno_filter_kinds_get_all  (void);
const char           *inno_filter_kind_get_label (InnoFilterKind   kind);
gboolean              inno_filter_kind_is_used   (InnoFilterKind   kind,
                                                  const InnoQuery *filter);
void                  inno_filter_kind_clear     (InnoFilterKind   kind,
                                                  InnoQuery       *filter);
gboolean              inno_filter_has_gone       (InnoFilterKind   kind,
                                                  InnoFacts       *facts,
                                                  const InnoQuery *filter);
char                 *inno_filter_value_label    (InnoDimension    dimension,
                                                  InnoFacts       *facts,
                                                  const char      *id);
char                 *inno_filter_describe_short (InnoFilterKind   kind,
                                                  InnoFacts       *facts,
                                                  const InnoQuery *filter);
char                 *inno_filter_describe_whole (InnoFilterKind   kind,
                                                  InnoFacts       *facts,
                                                  const InnoQuery *filter);
guint                 inno_filter_count          (const InnoQuery *filter);

G_END_DECLS
