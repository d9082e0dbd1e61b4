/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-facts-private.h"
#include "inno-query.h"

G_BEGIN_DECLS

char   *inno_group_get_label (InnoFacts       *facts,
                              InnoDimension    dimension,
                              guint            number,
                              InnoLang         lang);
gboolean inno_group_is_entity (InnoDimension   dimension);
char  **inno_filter_describe (InnoFacts       *facts,
                              const InnoQuery *query);

/* A group on its way into a frame, and what it is sorted by. */
typedef struct
{
  guint   number;    /* on the axis */
  char   *label;
  char   *key;       /* collation key of the label */
  gint64  weight;    /* the total it is ranked by */
} InnoGroup;

GArray *inno_groups_new      (void);
void    inno_groups_add      (GArray          *groups,
                              InnoFacts       *facts,
                              const InnoQuery *query,
                              guint            number,
                              gint64           weight);
void    inno_groups_tell_apart (GArray          *groups,
                                InnoFacts       *facts,
                                const InnoQuery *query);
void    inno_groups_sort     (GArray          *groups,
                              InnoDimension    dimension);
/* By number: its place in the order of the names. What names nothing comes last. */
guint  *inno_groups_rank     (InnoFacts       *facts,
                              const InnoQuery *query,
                              InnoDimension    dimension);

G_END_DECLS
