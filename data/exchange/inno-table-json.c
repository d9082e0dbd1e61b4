/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-exchange"

#include "inno-table-private.h"

static const char *const kind_ids[] = {
  [INNO_COLUMN_ID]    = "id",
  [INNO_COLUMN_LABEL] = "label",
  [INNO_COLUMN_CENTS] = "cents",
  [INNO_COLUMN_COUNT] = "count",
  [INNO_COLUMN_SHARE] = "share",
  [INNO_COLUMN_TERM]  = "term",
  [INNO_COLUMN_NUMBER] = "number",
  [INNO_COLUMN_DAY]   = "day",
  [INNO_COLUMN_TEXT]  = "text",
};

/* What takes no part: a city in a lead theme whose participants are all known. */
#define NO_ROLE "none"

static void
append_node (GString  *out,
             JsonNode *node)
{
  g_autoptr (JsonNode) owned = node;
  g_autofree char *text = inno_table_json (owned);

  g_string_append (out, text);
}

static void
append_string (GString    *out,
               const char *text)
{
  if (text == NULL)
    g_string_append (out, "null");
  else
    append_node (out, json_node_init_string (json_node_alloc (), text));
}

static void
append_member (GString    *out,
               const char *name,
               JsonNode   *value)
{
  g_string_append_printf (out, " \"%s\": ", name);
  append_node (out, value);
  g_string_append (out, ",\n");
}

static void
append_cell (GString   *out,
             InnoFrame *frame,
             guint      row,
             guint      column)
{
  InnoVocabulary vocabulary;
  InnoColumnKind kind = inno_frame_get_cell_kind (frame, row, column, &vocabulary);
  InnoCell cell = inno_frame_get_cell (frame, row, column);
  g_autofree char *plain = inno_table_plain_cell (frame, row, column);

  if (kind == INNO_COLUMN_ID)
    append_string (out, inno_frame_get_row_id (frame, row));
  else if (kind == INNO_COLUMN_LABEL)
    append_string (out, inno_frame_get_row_label (frame, row));
  else if (cell.state == INNO_CELL_NONE && kind == INNO_COLUMN_TERM &&
           vocabulary == INNO_VOCABULARY_ROLE)
    append_string (out, NO_ROLE);
  else if (cell.state == INNO_CELL_NONE || cell.state == INNO_CELL_UNKNOWN)
    append_string (out, NULL);
  else if (kind == INNO_COLUMN_TERM)
    append_string (out, inno_vocabulary_get_id (vocabulary, (guint) cell.integer));
  else if (kind == INNO_COLUMN_TEXT || kind == INNO_COLUMN_DAY)
    append_string (out, plain);
  else if (kind == INNO_COLUMN_SHARE || kind == INNO_COLUMN_NUMBER)
    g_string_append (out, plain != NULL ? plain : "null");
  else
    g_string_append_printf (out, "%" G_GINT64_FORMAT, cell.integer);
}

static void
append_columns (GString   *out,
                InnoFrame *frame,
                GArray    *columns)
{
  g_string_append (out, " \"columns\": [");
  for (guint i = 0; i < columns->len; i++)
    {
      const InnoColumn *column = inno_frame_get_column (frame, g_array_index (columns, guint, i));

      g_string_append (out, i > 0 ? ",\n  {\"id\":" : "\n  {\"id\":");
      append_string (out, column->id);
      g_string_append (out, ",\"label\":");
      append_string (out, column->label);
      g_string_append_printf (out, ",\"kind\":\"%s\"}", kind_ids[column->kind]);
    }
  g_string_append (out, "\n ],\n");
}

/* One line a row, so that two files compare line by line. */
static void
append_rows (GString   *out,
             InnoFrame *frame,
             GArray    *columns)
{
  g_string_append (out, " \"rows\": [");
  for (guint row = 0; row < inno_frame_get_n_rows (frame); row++)
    {
      g_string_append (out, row > 0 ? ",\n  [" : "\n  [");
      for (guint i = 0; i < columns->len; i++)
        {
          if (i > 0)
            g_string_append_c (out, ',');
          append_cell (out, frame, row, g_array_index (columns, guint, i));
        }
      g_string_append_c (out, ']');
    }
  g_string_append (out, "\n ]\n");
}

static void
add_term (JsonBuilder    *builder,
          const char     *name,
          InnoVocabulary  vocabulary,
          guint           value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, inno_vocabulary_get_id (vocabulary, value));
}

static void
add_year (JsonBuilder *builder,
          const char  *name,
          int          year)
{
  json_builder_set_member_name (builder, name);
  if (year == 0)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, year);
}

static void
add_word (JsonBuilder *builder,
          const char  *name,
          const char  *word)
{
  if (word == NULL)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, word);
}

static void
add_where (JsonBuilder     *builder,
           const InnoQuery *query)
{
  json_builder_set_member_name (builder, "where");
  json_builder_begin_object (builder);
  for (guint d = 0; d < INNO_N_DIMENSIONS; d++)
    {
      const GPtrArray *ids = query->where[d];

      if (ids == NULL || ids->len == 0)
        continue;

      json_builder_set_member_name (builder, inno_vocabulary_get_id (INNO_VOCABULARY_DIMENSION, d));
      json_builder_begin_array (builder);
      for (guint i = 0; i < ids->len; i++)
        json_builder_add_string_value (builder, g_ptr_array_index (ids, i));
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static void
add_roles (JsonBuilder     *builder,
           const InnoQuery *query)
{
  json_builder_set_member_name (builder, "roles");
  json_builder_begin_array (builder);
  for (guint role = 0; role < INNO_N_ROLES; role++)
    if (query->roles & (1u << role))
      json_builder_add_string_value (builder, inno_vocabulary_get_id (INNO_VOCABULARY_ROLE, role));
  json_builder_end_array (builder);
}

/* Only what the table depends on. */
static JsonNode *
query_to_node (InnoFrame *frame)
{
  const InnoQuery *query = inno_frame_get_query (frame);
  guint parts = inno_frame_get_context (frame)->parts;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  if (parts & INNO_QUERY_BY)
    add_term (builder, "by", INNO_VOCABULARY_DIMENSION, query->by);
  if (parts & INNO_QUERY_SERIES)
    add_term (builder, "series", INNO_VOCABULARY_DIMENSION, query->series);
  if (parts & INNO_QUERY_MEASURE)
    add_term (builder, "measure", INNO_VOCABULARY_MEASURE, query->measure);
  if (parts & INNO_QUERY_SHARE)
    {
      json_builder_set_member_name (builder, "share");
      json_builder_add_boolean_value (builder, query->share);
    }
  if (parts & INNO_QUERY_YEARS)
    {
      add_year (builder, "from", query->from_year);
      add_year (builder, "to", query->to_year);
    }
  add_where (builder, query);
  add_word (builder, "search", query->text);
  if (parts & INNO_QUERY_ROLES)
    add_roles (builder, query);
  if (parts & INNO_QUERY_DENOMINATOR)
    add_term (builder, "of", INNO_VOCABULARY_DENOMINATOR, query->denominator);
  if ((parts & INNO_QUERY_SORT) && query->sort != INNO_SORT_USUAL)
    add_term (builder, "sort", INNO_VOCABULARY_SORT, query->sort);
  if (parts & INNO_QUERY_VIEW)
    add_word (builder, "view", query->view);
  if (parts & INNO_QUERY_METRIC)
    add_word (builder, "metric", query->metric);
  if (parts & INNO_QUERY_SINCE)
    add_word (builder, "since", query->since);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

static JsonNode *
day_to_node (InnoDay day)
{
  g_autofree char *text = day != INNO_DAY_NONE ? inno_day_to_iso (day) : NULL;

  return text != NULL ? json_node_init_string (json_node_alloc (), text)
                      : json_node_new (JSON_NODE_NULL);
}

/**
 * inno_table_json_write:
 * @frame: a frame
 * @error: return location of an error; never set
 *
 * Money in whole cents, shares as fractions, words by their ids, what is not
 * known as null.
 *
 * Returns: (transfer full): the table as JSON, one line a row
 */
GBytes *
inno_table_json_write (InnoFrame  *frame,
                       GError    **error)
{
  const InnoFrameContext *context = inno_frame_get_context (frame);
  const char *lang = inno_lang_to_code (inno_frame_get_query (frame)->lang);
  g_autoptr (GArray) columns = inno_table_get_columns (frame);
  GString *out = g_string_new ("{\n");

  append_member (out, "chart", json_node_init_string (json_node_alloc (), context->chart));
  append_member (out, "lang", json_node_init_string (json_node_alloc (), lang));
  append_member (out, "query", query_to_node (frame));
  append_member (out, "as_of", day_to_node (context->as_of));
  append_member (out, "sample", json_node_init_boolean (json_node_alloc (), context->is_sample));
  append_columns (out, frame, columns);
  append_rows (out, frame, columns);
  g_string_append (out, "}\n");

  return g_string_free_to_bytes (out);
}
