/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the guard lets pass is parsed, and says the same when it is written and read. */

#include "fuzz.h"

#include <string.h>

#include "inno-document-diff-private.h"
#include "inno-json.h"

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  return 0;
}

static void
check_slices (const char *text,
              gsize       size)
{
  InnoJsonSlice array;
  g_autoptr (GArray) slices = inno_json_guard_split (text, size, "docs", NULL, &array, NULL);

  for (guint i = 0; slices != NULL && i < slices->len; i++)
    {
      const InnoJsonSlice *slice = &g_array_index (slices, InnoJsonSlice, i);

      g_assert_cmpuint (slice->offset, >=, array.offset);
      g_assert_cmpuint (slice->offset + slice->length, <=, array.offset + array.length);
      g_assert_cmpuint (array.offset + array.length, <=, size);
      inno_json_guard (text + slice->offset, slice->length, NULL, NULL);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  const char *text = (const char *) data;
  gboolean is_good = inno_json_guard (text, size, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = inno_json_parse (text, size, &error);

  check_slices (text, size);
  g_assert_true (is_good == (node != NULL));
  g_assert_true (is_good == (error == NULL));
  if (node != NULL)
    {
      g_autofree char *written = inno_json_to_string (node);
      g_autoptr (JsonNode) again = inno_json_parse (written, strlen (written), NULL);

      if (again == NULL)
        g_error ("%.*s\nis written as\n%s", (int) size, text, written);
      g_assert_true (inno_document_nodes_are_equal (node, again));
    }

  return 0;
}
