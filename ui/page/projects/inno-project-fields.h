/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-portfolio.h"

G_BEGIN_DECLS

/* One member of a project's document, for people. */
typedef struct
{
  const char *member;
  const char *label;   /* source string */
  char       *(*say) (JsonObject    *document,
                      const char    *member,
                      InnoPortfolio *portfolio);   /* nullable: it is not there */
} InnoProjectField;

const InnoProjectField *inno_project_field_find      (const char       *member);
const char             *inno_project_field_get_label (const char       *member);

/* One thing that a version changed. */
typedef struct
{
  char *label;
  char *before;   /* NULL = it was not there */
  char *after;    /* NULL = it is not there any more */
} InnoProjectChange;

GPtrArray *inno_project_list_changes (JsonObject    *before,
                                      JsonObject    *after,
                                      InnoPortfolio *portfolio);

G_END_DECLS
