/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Answers the queries that stand on the lines of the standard input about the
 * portfolio that is named: one line of JSON each, in the shape of oracle.py. A line
 * that begins with "key-figures" asks for those. */

#include <stdio.h>
#include <string.h>

#include "fixtures.h"
#include "inno-aggregate.h"
#include "inno-key-figures.h"

static JsonNode *
cell_to_json (InnoFrame *frame,
              guint      row,
              guint      column)
{
  InnoCell cell = inno_frame_get_cell (frame, row, column);
  JsonNode *node;

  if (cell.state != INNO_CELL_KNOWN)
    return json_node_new (JSON_NODE_NULL);

  node = json_node_new (JSON_NODE_VALUE);
  if (inno_frame_get_column (frame, column)->kind == INNO_COLUMN_SHARE)
    json_node_set_double (node, cell.fraction);
  else
    json_node_set_int (node, cell.integer);

  return node;
}

static void
add_column (JsonObject *line,
            InnoFrame  *frame,
            guint       row,
            guint       column)
{
  const InnoColumn *head = inno_frame_get_column (frame, column);
  InnoCell cell = inno_frame_get_cell (frame, row, column);
  JsonObject *series = json_object_get_object_member (line, "series");

  if (head->kind == INNO_COLUMN_ID || head->kind == INNO_COLUMN_LABEL)
    return;
  if (head->is_series)
    json_object_set_member (series, head->id, cell_to_json (frame, row, column));
  else if (head->kind == INNO_COLUMN_TERM && cell.state == INNO_CELL_KNOWN)
    json_object_set_string_member (line, head->id,
                                   inno_vocabulary_get_id (head->vocabulary, cell.integer));
  else
    json_object_set_member (line, head->id, cell_to_json (frame, row, column));
}

static JsonNode *
frame_to_json (InnoFrame *frame)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *rows = json_object_new ();

  json_node_take_object (node, rows);
  for (guint row = 0; row < inno_frame_get_n_rows (frame); row++)
    {
      JsonObject *line = json_object_new ();

      json_object_set_object_member (line, "series", json_object_new ());
      for (guint column = 0; column < inno_frame_get_n_columns (frame); column++)
        add_column (line, frame, row, column);
      json_object_set_object_member (rows, inno_frame_get_row_id (frame, row), line);
    }

  return node;
}

#define KEY_FIGURES "key-figures"

static void
answer (Fixture    *fixture,
        const char *words)
{
  gboolean asks_key_figures = g_str_has_prefix (words, KEY_FIGURES);
  g_autoptr (InnoQuery) query = fixture_parse_query (asks_key_figures ? words + strlen (KEY_FIGURES) : words);
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoFrame) frame = asks_key_figures ? inno_facts_key_figures (fixture->facts, query, &error)
                                                 : inno_facts_aggregate (fixture->facts, query, &error);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  if (frame == NULL)
    {
      g_print ("{\"error\":%d}\n", error->code);
      return;
    }

  node = frame_to_json (frame);
  text = json_to_string (node, FALSE);
  g_print ("%s\n", text);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (Fixture) fixture = NULL;
  g_autofree char *text = NULL;
  gsize length;
  char line[4096];

  if (argc != 2 || !g_file_get_contents (argv[1], &text, &length, NULL))
    {
      g_printerr ("usage: frame-dump PORTFOLIO.json < QUERIES\n");
      return 2;
    }

  fixture = fixture_new_from_json (text, length);
  while (fgets (line, sizeof line, stdin) != NULL)
    {
      line[strcspn (line, "\n")] = '\0';
      answer (fixture, line);
    }

  return 0;
}
