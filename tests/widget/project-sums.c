/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "project-sums.h"

JsonObject *
project_sums_get (JsonArray *documents,
                  guint      i)
{
  JsonObject *document = json_array_get_object_element (documents, i);

  return g_str_has_prefix (json_object_get_string_member (document, "_id"), "project:") ? document : NULL;
}

static gboolean
has_subs (JsonArray  *documents,
          const char *id)
{
  for (guint i = 0; i < json_array_get_length (documents); i++)
    {
      JsonObject *document = project_sums_get (documents, i);

      if (document != NULL && !json_object_get_null_member (document, "parent") &&
          g_str_equal (json_object_get_string_member (document, "parent"), id))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_counted (JsonArray  *documents,
            JsonObject *document)
{
  return !g_str_equal (json_object_get_string_member (document, "status"), "cancelled") &&
         !has_subs (documents, json_object_get_string_member (document, "_id"));
}

/* What of it belongs to a city; all of it where no city is asked for. */
static gint64
get_part (JsonObject *document,
          gint64      cents,
          const char *city)
{
  JsonArray *cities = json_object_get_array_member (document, "cities");
  gint64 n = json_array_get_length (cities);

  if (city == NULL)
    return cents;

  for (guint i = 0; i < n; i++)
    if (g_str_equal (json_array_get_string_element (cities, i), city))
      return cents / n + (i < ABS (cents % n) ? (cents < 0 ? -1 : 1) : 0);

  return 0;
}

ProjectSum
project_sums_of (JsonObject *document,
                 const char *measure,
                 const char *city)
{
  g_autoptr (GList) rows = json_object_get_values (json_object_get_object_member (document, "funding"));
  ProjectSum sum = { 0, 0 };

  for (GList *at = rows; at != NULL; at = at->next)
    {
      JsonObject *row = json_node_get_object (at->data);

      if (!g_str_equal (json_object_get_string_member (row, "measure"), measure))
        continue;
      if (json_object_get_null_member (row, "amount_cents"))
        sum.n_unknown++;
      else
        sum.cents += get_part (document, json_object_get_int_member (row, "amount_cents"), city);
    }

  return sum;
}

static gboolean
is_in (JsonObject *document,
       const char *city)
{
  JsonArray *cities = json_object_get_array_member (document, "cities");

  for (guint i = 0; i < json_array_get_length (cities); i++)
    if (city != NULL && g_str_equal (json_array_get_string_element (cities, i), city))
      return TRUE;

  return city == NULL;
}

ProjectSum
project_sums_of_all (JsonArray  *documents,
                     const char *measure,
                     const char *city,
                     guint      *n_projects)
{
  ProjectSum whole = { 0, 0 };

  *n_projects = 0;
  for (guint i = 0; i < json_array_get_length (documents); i++)
    {
      JsonObject *document = project_sums_get (documents, i);
      ProjectSum sum;

      if (document == NULL || !is_counted (documents, document) || !is_in (document, city))
        continue;
      sum = project_sums_of (document, measure, city);
      whole.cents += sum.cents;
      whole.n_unknown += sum.n_unknown;
      (*n_projects)++;
    }

  return whole;
}
