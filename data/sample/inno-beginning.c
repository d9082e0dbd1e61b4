/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sample"

#include "inno-beginning.h"

#include <string.h>

#include "inno-json.h"
#include "inno-sample.h"

/* The types whose documents are from public pages, and not invented (README.md beside). */
static const char * const real_types[] = { "meta", "city", "agreement", "theme", "lead_theme", "funding_source", "metric", NULL };

static gboolean
is_real (JsonObject *document)
{
  JsonObject *origin = inno_json_peek_object (json_object_get_member (document, "origin"));
  const char *kind = origin != NULL ? inno_json_peek_string (json_object_get_member (origin, "kind")) : NULL;

  return g_strv_contains (real_types, json_object_get_string_member (document, "type")) && g_strcmp0 (kind, "sample") != 0;
}

/* It is a portfolio like any other from here on. */
static void
name_portfolio (JsonObject *meta,
                const char *dataset_id)
{
  JsonObject *title = json_object_new ();

  json_object_set_string_member (title, "fi", "Innokaupungit");
  json_object_set_string_member (title, "sv", "Innostäderna");
  json_object_set_string_member (title, "en", "InnoCities");
  json_object_set_object_member (meta, "title", title);
  json_object_set_string_member (meta, "dataset_id", dataset_id);
  json_object_remove_member (meta, "sample");
}

static void
count_document (JsonObject *counts,
                const char *type)
{
  gint64 n = json_object_has_member (counts, type) ? json_object_get_int_member (counts, type) : 0;

  json_object_set_int_member (counts, type, n + 1);
}

/**
 * inno_beginning_make:
 * @dataset_id: what tells the portfolio from every other
 * @now: when it is made
 *
 * The cities, agreements, priorities, lead themes, sources and metrics of the programme,
 * without any project, as the document a static endpoint would send: what lists need to
 * be taken in, and projects to be written. Can be called from any thread.
 *
 * Returns: (transfer full): the document, UTF-8 JSON
 */
GBytes *
inno_beginning_make (const char *dataset_id,
                     GDateTime  *now)
{
  g_autoptr (GBytes) sample = inno_sample_get_portfolio ();
  g_autoptr (JsonNode) node = inno_json_parse (g_bytes_get_data (sample, NULL), g_bytes_get_size (sample), NULL);
  g_autoptr (GDateTime) utc = g_date_time_to_utc (now);
  g_autofree char *stamp = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
  JsonObject *root = json_node_get_object (node);
  JsonArray *all = json_object_get_array_member (root, "docs");
  JsonArray *docs = json_array_new ();
  JsonObject *counts = json_object_new ();
  char *text;

  for (guint i = 0; i < json_array_get_length (all); i++)
    {
      JsonObject *document = json_array_get_object_element (all, i);
      const char *type = json_object_get_string_member (document, "type");

      if (!is_real (document))
        continue;
      if (g_str_equal (type, "meta"))
        name_portfolio (document, dataset_id);
      count_document (counts, type);
      json_array_add_object_element (docs, json_object_ref (document));
    }

  json_object_set_object_member (root, "counts", counts);
  json_object_set_array_member (root, "docs", docs);
  json_object_set_string_member (root, "dataset_id", dataset_id);
  json_object_set_string_member (root, "generated_at", stamp);
  json_object_remove_member (root, "as_of");
  text = inno_json_to_string (node);

  return g_bytes_new_take (text, strlen (text));
}
