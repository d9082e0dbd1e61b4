/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "conflict-fixture.h"

GPtrArray *
conflict_fixture_with (const char *from,
                       const char *to)
{
  GPtrArray *documents = store_fixture_documents ();
  GString *text;

  if (from == NULL)
    {
      g_ptr_array_remove_index (documents, CONFLICT_FIXTURE_P1);
      return documents;
    }

  text = g_string_new (g_ptr_array_index (documents, CONFLICT_FIXTURE_P1));
  g_assert_cmpuint (g_string_replace (text, from, to, 1), ==, 1);
  g_free (documents->pdata[CONFLICT_FIXTURE_P1]);
  documents->pdata[CONFLICT_FIXTURE_P1] = g_string_free (text, FALSE);
  return documents;
}

void
conflict_fixture_import (EditFixture *fixture,
                         gint64       seq,
                         GPtrArray   *documents)
{
  g_autoptr(GError) error = NULL;

  store_fixture_import (fixture->store, documents, seq, 0, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (documents);
  edit_fixture_assert_sound (fixture->store, fixture->folder);
}

void
conflict_fixture_make (EditFixture *fixture)
{
  edit_fixture_set (fixture->store, "project:p1", "status", "'ended'");
  conflict_fixture_import (fixture, 4, conflict_fixture_with ("\"ongoing\"", CONFLICT_BY ("Bertil", "cancelled")));
}

GPtrArray *
conflict_fixture_list (EditFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *records = inno_store_list_conflicts (fixture->store, "project:p1", NULL, 100, &error);

  g_assert_no_error (error);
  return records;
}

void
conflict_fixture_assert_n (EditFixture *fixture,
                           guint        n)
{
  g_autoptr(GError) error = NULL;
  guint n_documents, n_conflicts;

  inno_store_count_conflicts (fixture->store, &n_documents, &n_conflicts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_conflicts, ==, n);
  g_assert_cmpuint (n_documents, ==, MIN (n, 1));
}

gboolean
conflict_fixture_choose_in (EditFixture     *fixture,
                            GPtrArray       *records,
                            InnoChoiceSide   side,
                            const char      *value,
                            GError         **error)
{
  g_autoptr(GPtrArray) choices = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_conflict_choice_free);

  for (guint i = 0; i < records->len; i++)
    {
      InnoConflictChoice *choice = inno_conflict_choice_new (records->pdata[i], side, NULL);

      choice->value = g_strdup (value);
      g_ptr_array_add (choices, choice);
    }

  return inno_store_resolve (fixture->store, choices, "Cecilia", error);
}

void
conflict_fixture_choose (EditFixture    *fixture,
                         InnoChoiceSide  side,
                         const char     *value)
{
  g_autoptr(GPtrArray) records = conflict_fixture_list (fixture);
  g_autoptr(GError) error = NULL;

  conflict_fixture_choose_in (fixture, records, side, value, &error);
  g_assert_no_error (error);
  edit_fixture_assert_sound (fixture->store, fixture->folder);
}

void
conflict_fixture_move (EditFixture  *fixture,
                       gboolean    (*func) (InnoStore   *store,
                                            const char  *who,
                                            InnoStep   **step,
                                            GError     **error))
{
  g_autoptr(GError) error = NULL;
  g_autoptr(InnoStep) step = NULL;

  func (fixture->store, "Cecilia", &step, &error);
  g_assert_no_error (error);
  g_assert_nonnull (step);
  edit_fixture_assert_sound (fixture->store, fixture->folder);
}
