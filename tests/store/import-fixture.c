/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "import-fixture.h"

void
import_fixture_set_up (ImportFixture *fixture,
                       gconstpointer  data)
{
  fixture->folder = store_fixture_new_folder ();
  fixture->store = store_fixture_open (fixture->folder);
  fixture->documents = store_fixture_documents ();
}

void
import_fixture_tear_down (ImportFixture *fixture,
                          gconstpointer  data)
{
  g_clear_pointer (&fixture->documents, g_ptr_array_unref);
  if (fixture->store != NULL)
    inno_store_close (fixture->store);
  g_clear_object (&fixture->store);
  store_fixture_remove (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
}

InnoImportCounts
import_fixture_import (ImportFixture  *fixture,
                       gint64          seq,
                       InnoImportFlags flags)
{
  g_autoptr(GError) error = NULL;
  InnoImportCounts counts;

  store_fixture_import (fixture->store, fixture->documents, seq, flags, &counts, &error);
  g_assert_no_error (error);
  return counts;
}

/* The import is refused, and the file is as it was. */
void
import_fixture_assert_refused (ImportFixture  *fixture,
                               gint64          seq,
                               InnoImportFlags flags,
                               InnoStoreError  code)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *before = store_fixture_dump (fixture->folder, "cache.db");
  g_autofree char *after = NULL;

  g_assert_false (store_fixture_import (fixture->store, fixture->documents, seq, flags, NULL,
                                        &error));
  g_assert_error (error, INNO_STORE_ERROR, (int) code);
  after = store_fixture_dump (fixture->folder, "cache.db");
  g_assert_cmpstr (before, ==, after);
}

void
import_fixture_replace (ImportFixture *fixture,
                        guint          index,
                        char          *json)
{
  g_free (fixture->documents->pdata[index]);
  fixture->documents->pdata[index] = json;
}

void
import_fixture_add_cities (ImportFixture *fixture,
                           guint          n_cities)
{
  for (guint i = 0; i < n_cities; i++)
    {
      g_autofree char *slug = g_strdup_printf ("c%u", i);

      g_ptr_array_add (fixture->documents, store_fixture_city (slug));
    }
}
