/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "inno-lang.h"
#include "inno-vocabulary.h"

G_BEGIN_DECLS

#define INNO_TYPE_QUERY (inno_query_get_type ())

/* What is asked of the portfolio. A plain value: copy it to change it. */
typedef struct
{
  InnoDimension  by;
  InnoDimension  series;        /* INNO_DIMENSION_CLASS or INNO_DIMENSION_SOURCE */
  InnoMeasure    measure;
  gboolean       share;         /* per cent of public funding */
  guint          roles;         /* lead themes: bit (1 << InnoRole) for each role counted */
  int            from_year;     /* of the funding row; 0 = no bound */
  int            to_year;
  InnoLang       lang;          /* of labels and of their order */
  GPtrArray     *where[INNO_N_DIMENSIONS]; /* ids, nullable; one of them must match */
} InnoQuery;

#define INNO_ROLES_DEFAULT ((1u << INNO_ROLE_LEAD) | (1u << INNO_ROLE_IMPLEMENTER))

GType      inno_query_get_type    (void) G_GNUC_CONST;
InnoQuery *inno_query_new         (void);
InnoQuery *inno_query_copy        (const InnoQuery *query);
void       inno_query_free        (InnoQuery       *query);
void       inno_query_add_filter  (InnoQuery       *query,
                                   InnoDimension    dimension,
                                   const char      *id);
gboolean   inno_query_is_filtered (const InnoQuery *query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoQuery, inno_query_free)

G_END_DECLS
