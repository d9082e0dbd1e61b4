/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Money summed from documents in the plainest way, without a line of the program. */
typedef struct
{
  gint64 cents;
  guint  n_unknown;     /* rows without an amount */
} ProjectSum;

/* NULL: the document at that place is no project. */
JsonObject *project_sums_get    (JsonArray  *documents,
                                 guint       i);
/* Of one project or of all that are counted; a city has its part of them, NULL all. */
ProjectSum  project_sums_of     (JsonObject *document,
                                 const char *measure,
                                 const char *city);
ProjectSum  project_sums_of_all (JsonArray  *documents,
                                 const char *measure,
                                 const char *city,
                                 guint      *n_projects);

G_END_DECLS
