/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a document a line and writes, for each, what is wrong with it, or "ok".
 * For test-contract.py. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inno-document.h"
#include "inno-json.h"

static void
check (const char *line,
       gsize       length)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = inno_json_parse (line, length, &error);
  JsonObject *document = node != NULL ? inno_json_node_as_object (node, "", &error) : NULL;

  if (document != NULL && inno_document_validate (document, "", &error))
    g_print ("ok\n");
  else
    g_print ("%s\n", error->message);
}

int
main (void)
{
  char *line = NULL;
  size_t size = 0;
  ssize_t length;

  while ((length = getline (&line, &size, stdin)) > 0)
    check (line, (gsize) length);
  free (line);

  return 0;
}
