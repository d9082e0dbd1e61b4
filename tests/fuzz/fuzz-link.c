/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes are a link to a page of ours with a question that can be asked, or none; what
 * is read can be written and read again. */

#include "fuzz.h"

#include <string.h>

#include "inno-link.h"
#include "inno-query.h"

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  return 0;
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *link = g_strndup ((const char *) data, size);
  g_autofree char *place = inno_link_to_place (link, NULL);
  const char *mark = place != NULL ? strchr (place, '?') : NULL;
  g_autofree char *again = place != NULL ? inno_link_from_place (place) : NULL;
  g_autofree char *same = again != NULL ? inno_link_to_place (again, NULL) : NULL;
  g_autoptr (InnoQuery) query = mark != NULL ? inno_query_from_text (mark + 1, NULL) : NULL;

  g_assert_true (place == NULL || inno_link_is (link));
  g_assert_true ((mark == NULL) == (query == NULL));
  if (again != NULL && strlen (again) <= INNO_LINK_MOST_BYTES)
    g_assert_cmpstr (same, ==, place);

  return 0;
}
