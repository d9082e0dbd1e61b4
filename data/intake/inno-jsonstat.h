/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A dimension of a JSON-stat dataset, with its categories in the order of the values. */
typedef struct
{
  const char  *id;
  const char  *label;      /* nullable */
  guint        size;
  const char **codes;      /* size of them */
  const char **labels;     /* nullable each */
  gsize        stride;     /* how far apart two neighbours are among the values */
} InnoJsonstatDimension;

/* A dataset as JSON-stat 2 has it, and version 1 where it says the same. Of one thread. */
typedef struct _InnoJsonstat InnoJsonstat;

InnoJsonstat                *inno_jsonstat_parse         (const char    *text,
                                                          gsize          length,
                                                          GError       **error);
const char                  *inno_jsonstat_get_label     (InnoJsonstat  *self);
guint                        inno_jsonstat_get_n         (InnoJsonstat  *self);
const InnoJsonstatDimension *inno_jsonstat_get_dimension (InnoJsonstat  *self,
                                                          guint          number);
int                          inno_jsonstat_find_role     (InnoJsonstat  *self,
                                                          const char    *role);
char                        *inno_jsonstat_dup_value     (InnoJsonstat  *self,
                                                          gsize          index);
void                         inno_jsonstat_free          (InnoJsonstat  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoJsonstat, inno_jsonstat_free)

G_END_DECLS
