/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Three documents, a line each; an empty line is none. Any three of them merge, and where
 * only one side has changed something, that is what comes of it. */

#include "fuzz.h"

#include <string.h>

#include "inno-document-diff.h"
#include "inno-document-merge.h"
#include "inno-document.h"
#include "inno-json.h"

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  return 0;
}

/* Only what keeps the contract is ever merged. */
static JsonObject *
read_line (const char **at,
           const char  *end)
{
  const char *stop = *at < end ? memchr (*at, '\n', (gsize) (end - *at)) : NULL;
  const char *start = *at;
  g_autoptr (JsonNode) node = NULL;

  stop = stop != NULL ? stop : end;
  *at = MIN (stop + 1, end);
  node = inno_json_parse (start, (gsize) (stop - start), NULL);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) &&
         inno_document_validate (json_node_get_object (node), "", NULL)
           ? json_node_dup_object (node) : NULL;
}

static void
assert_merges_to (JsonObject *base,
                  JsonObject *mine,
                  JsonObject *theirs,
                  JsonObject *wanted)
{
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_conflict_free);
  g_autoptr (JsonObject) merged = inno_document_merge (base, mine, theirs, conflicts);

  g_assert_cmpuint (conflicts->len, ==, 0);
  g_assert_true (inno_document_has_same_content (merged, wanted));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  const char *at = (const char *) data;
  const char *end = at + size;
  g_autoptr (JsonObject) base = read_line (&at, end);
  g_autoptr (JsonObject) mine = read_line (&at, end);
  g_autoptr (JsonObject) theirs = read_line (&at, end);
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_conflict_free);
  g_autoptr (JsonObject) merged = inno_document_merge (base, mine, theirs, conflicts);
  g_autoptr (JsonObject) again = inno_document_merge (base, mine, theirs, NULL);

  g_assert_true (inno_document_has_same_content (merged, again));
  assert_merges_to (base, mine, base, mine);
  assert_merges_to (base, base, theirs, theirs);
  assert_merges_to (base, mine, mine, mine);
  return 0;
}
