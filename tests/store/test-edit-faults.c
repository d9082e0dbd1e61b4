/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "edit-fixture.h"
#include "fault-vfs.h"
#include "inno-store-conflicts.h"
#include "inno-store-import.h"

/* The disk fails, or the program ends, at any moment: an edit then is there, or
 * nothing of it. What was said to be kept is kept. */

typedef struct
{
  const char *name;
  gboolean  (*run)    (InnoStore  *store,
                       GError    **error);
  gboolean  (*prepare) (InnoStore  *store,
                        GError    **error);   /* what it starts from; nullable */
  const char *before;   /* the statuses of p0 and p1, and the url of p1 */
  const char *after;
} Deed;

/* One step: p0 is removed, p1 has ended. */
static gboolean
edit_both (InnoStore  *store,
           GError    **error)
{
  g_autoptr(JsonObject) p0 = edit_fixture_read (store, "project:p0");
  g_autoptr(JsonObject) p1 = edit_fixture_read (store, "project:p1");
  g_autoptr(JsonObject) ended = edit_fixture_with (p1, "status", "'ended'");
  g_autoptr(InnoEdit) edit = inno_edit_new (INNO_EDIT_CHANGE, "project:p1");

  inno_edit_remove (edit, p0);
  inno_edit_put (edit, p1, ended);
  return inno_store_edit (store, edit, NULL, error);
}

static gboolean
undo_last (InnoStore  *store,
           GError    **error)
{
  return inno_store_undo (store, NULL, NULL, error);
}

/* Ended here and cancelled there. */
static gboolean
make_conflict (InnoStore  *store,
               GError    **error)
{
  g_autoptr(GPtrArray) documents = store_fixture_documents ();
  GString *text = g_string_new (documents->pdata[0]);

  g_string_replace (text, "\"ongoing\"", "\"cancelled\"", 1);
  g_free (documents->pdata[0]);
  documents->pdata[0] = g_string_free (text, FALSE);
  edit_fixture_set (store, "project:p1", "status", "'ended'");
  return store_fixture_import (store, documents, 5, 0, NULL, error);
}

static gboolean
resolve (InnoStore  *store,
         GError    **error)
{
  return inno_store_resolve_all (store, INNO_CHOICE_MINE, 1, NULL, error);
}

static gboolean
make_and_resolve (InnoStore  *store,
                  GError    **error)
{
  return make_conflict (store, error) && resolve (store, error);
}

static gboolean
import_more (InnoStore  *store,
             GError    **error)
{
  g_autoptr(GPtrArray) documents = store_fixture_documents ();
  GString *text = g_string_new (documents->pdata[0]);

  g_string_replace (text, "\"x-unknown\"", "\"url\":\"https://example.org\",\"x-unknown\"", 1);
  g_free (documents->pdata[0]);
  documents->pdata[0] = g_string_free (text, FALSE);
  return store_fixture_import (store, documents, 4, 0, NULL, error);
}

/* A conflict is open where the status is the one from there. */
static const Deed edit_deed = { "edit", edit_both, NULL, "ongoing ongoing none", "none ended none" };
static const Deed undo_deed = { "undo", undo_last, edit_both, "none ended none", "ongoing ongoing none" };
static const Deed import_deed = { "import", import_more, edit_both, "none ended none",
                                  "none ended https://example.org" };
static const Deed resolve_deed = { "resolve", resolve, make_conflict, "ongoing cancelled none", "ongoing ended none" };
static const Deed reopen_deed = { "reopen", undo_last, make_and_resolve, "ongoing ended none",
                                  "ongoing cancelled none" };

static void
add_member (GString    *text,
            InnoStore  *store,
            const char *id,
            const char *member)
{
  g_autoptr(JsonObject) document = edit_fixture_read (store, id);

  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, document != NULL
                           ? json_object_get_string_member_with_default (document, member, "none") : "none");
}

/* Opens the folder anew: whatever happened, it must be sound. A store that says it has
 * the newer copy shows what came with it: nobody would send it again. */
static char *
read_state (const char *folder)
{
  g_autoptr(InnoStore) store = store_fixture_open (folder);
  g_autofree char *seq = inno_store_get_setting (store, "seq");
  GString *text = g_string_new (NULL);
  guint n_documents, n_conflicts;

  g_assert_null (inno_store_get_notices (store)[0]);
  edit_fixture_assert_sound (store, folder);
  add_member (text, store, "project:p0", "status");
  add_member (text, store, "project:p1", "status");
  add_member (text, store, "project:p1", "url");
  g_assert_true (inno_store_count_conflicts (store, &n_documents, &n_conflicts, NULL));
  g_assert_cmpuint (n_conflicts, ==, strstr (text->str, "cancelled") != NULL ? 1 : 0);
  inno_store_close (store);
  if (g_str_equal (seq, "4"))
    g_assert_cmpstr (text->str, ==, import_deed.after);

  return g_string_free (text, FALSE);
}

/* What a deed starts from, closed; made once, as making it takes longest. */
static char *
make_start (const Deed *deed)
{
  char *folder = store_fixture_new_filled ();
  g_autoptr(InnoStore) store = store_fixture_open (folder);
  g_autoptr(GError) error = NULL;

  if (deed->prepare != NULL)
    deed->prepare (store, &error);
  g_assert_no_error (error);
  inno_store_close (store);

  return folder;
}

static char *
copy_folder (const char *start)
{
  static const char * const names[] = { "cache.db", "outbox.db" };
  char *folder = store_fixture_new_folder ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (start, names[i], NULL);
      g_autofree char *contents = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      store_fixture_set_contents (folder, names[i], contents, (gssize) length);
    }

  return folder;
}

/* Returns: whether the fault was met */
static gboolean
do_with_fault (const Deed *deed,
               const char *start,
               guint       n,
               int         code,
               gboolean    is_sticky)
{
  g_autofree char *folder = copy_folder (start);
  g_autoptr(InnoStore) store = store_fixture_open (folder);
  g_autoptr(GError) error = NULL;
  g_autofree char *state = NULL;
  gboolean is_done;
  gboolean is_met;

  fault_vfs_arm (n, code, is_sticky);
  is_done = deed->run (store, &error);
  is_met = fault_vfs_get_n_calls () >= n;
  inno_store_close (store);
  fault_vfs_arm (0, SQLITE_OK, FALSE);

  g_assert_cmpint (is_done, ==, error == NULL);
  if (error != NULL)
    g_assert_cmpint (error->code, ==, code == SQLITE_FULL ? INNO_STORE_ERROR_FULL : INNO_STORE_ERROR_FAILED);

  /* Where the log cannot even be given up, only the answer may have been lost. An
   * import is in two files, of which the second can be fetched again. */
  state = read_state (folder);
  if (is_done)
    g_assert_cmpstr (state, ==, deed->after);
  else if (is_sticky || deed == &import_deed)
    g_assert_true (g_str_equal (state, deed->before) || g_str_equal (state, deed->after));
  else
    g_assert_cmpstr (state, ==, deed->before);
  store_fixture_remove (folder);

  return is_met;
}

static void
test_disk_fails (gconstpointer data)
{
  static const int codes[] = { SQLITE_IOERR_WRITE, SQLITE_FULL };
  const Deed *deed = data;
  g_autofree char *start = make_start (deed);

  /* A write that fails passes; a disk that is full stays so. */
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      guint n = 1;

      while (do_with_fault (deed, start, n, codes[i], codes[i] == SQLITE_FULL))
        n++;
      g_test_message ("%s: %u calls failed in turn", deed->name, n - 1);
      g_assert_cmpuint (n, >, 3);
    }
  store_fixture_remove (start);
}

/* Without a log the file itself is written, and the journal first. */
static void
test_disk_fails_without_log (gconstpointer data)
{
  fault_vfs_set_no_shared_memory (TRUE);
  test_disk_fails (data);
  fault_vfs_set_no_shared_memory (FALSE);
}

/* Returns: how the child ended: 0 = done, FAULT_VFS_EXIT = killed on the way */
static int
do_and_die (const Deed *deed,
            const char *folder,
            guint       n)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      g_autoptr(InnoStore) store = store_fixture_open (folder);

      fault_vfs_arm_exit (n);
      _exit (deed->run (store, NULL) ? 0 : 1);
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

/* Killed at each write, so between the two files too: the next opening has all of
 * it or nothing, and the cache shows what the outbox says. Once done, it is there. */
static void
test_killed (gconstpointer data)
{
  const Deed *deed = data;
  g_autofree char *start = make_start (deed);
  gboolean is_met = TRUE;
  gboolean was_behind = FALSE;

  for (guint n = 1; is_met; n++)
    {
      g_autofree char *folder = copy_folder (start);
      g_autofree char *outbox = g_build_filename (folder, "outbox.db", NULL);
      g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS outbox", outbox);
      int status = do_and_die (deed, folder, n);
      g_autofree char *state = NULL;

      g_assert_true (status == 0 || status == FAULT_VFS_EXIT);
      is_met = status == FAULT_VFS_EXIT;
      was_behind |= store_fixture_query_after (folder, "cache.db", attach,
                                               "SELECT EXISTS (SELECT 1 FROM outbox.edit LEFT JOIN document "
                                               "ON document.id = edit.document "
                                               "WHERE edit.body IS NOT document.body)") != 0;
      state = read_state (folder);
      if (is_met)
        g_assert_true (g_str_equal (state, deed->before) || g_str_equal (state, deed->after));
      else
        g_assert_cmpstr (state, ==, deed->after);
      store_fixture_remove (folder);
    }

  g_assert_true (was_behind);
  store_fixture_remove (start);
}

/* Row 92: once it is said to be kept, the power may fail. */
static void
test_durable (gconstpointer data)
{
  const Deed *deed = data;
  g_autofree char *folder = make_start (deed);
  g_autoptr(InnoStore) store = store_fixture_open (folder);
  g_autoptr(GError) error = NULL;

  fault_vfs_arm (0, SQLITE_OK, FALSE);
  deed->run (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fault_vfs_get_n_calls (), >, 0);
  g_assert_cmpuint (fault_vfs_get_n_dirty (), ==, 0);
  inno_store_close (store);
  store_fixture_remove (folder);
}

/* A child edits until it is killed: each edit that it told of is there. */
static void
test_acknowledged (void)
{
  g_autofree char *folder = store_fixture_new_filled ();

  for (guint round = 0; round < 10; round++)
    {
      g_autoptr(InnoStore) store = NULL;
      int pipes[2];
      guint32 told = 0;
      guint32 next = 0;
      pid_t child;
      g_autofree char *url = NULL;
      guint kept;

      g_assert_cmpint (pipe (pipes), ==, 0);
      child = fork ();
      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        {
          g_autoptr(InnoStore) writer = store_fixture_open (folder);

          for (guint32 i = round * 100000 + 1;; i++)
            {
              g_autofree char *value = g_strdup_printf ("'%u'", i);

              edit_fixture_set (writer, "project:p1", "url", value);
              if (write (pipes[1], &i, sizeof i) != sizeof i)
                _exit (1);
            }
        }

      close (pipes[1]);
      g_usleep (60000 + 3919 * round);
      g_assert_cmpint (kill (child, SIGKILL), ==, 0);
      g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
      while (read (pipes[0], &next, sizeof next) == sizeof next)
        told = next;
      close (pipes[0]);

      store = store_fixture_open (folder);
      edit_fixture_assert_sound (store, folder);
      url = edit_fixture_get (store, "project:p1", "url");
      kept = url != NULL ? (guint) g_ascii_strtoull (url + 1, NULL, 10) : 0;
      g_assert_true (kept == told || kept == told + 1 || (told == 0 && kept <= round * 100000 + 1));
      inno_store_close (store);
    }

  store_fixture_remove (folder);
}

/* Two desks in one folder: each edit is there, none at the cost of the other. */
static void
test_two_processes (void)
{
  g_autofree char *folder = store_fixture_new_filled ();
  static const char * const members[] = { "url", "beneficiary", "authority" };
  pid_t children[G_N_ELEMENTS (members)];
  g_autoptr(InnoStore) store = NULL;
  int status;

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      children[i] = fork ();
      g_assert_cmpint (children[i], >=, 0);
      if (children[i] != 0)
        continue;

      store = store_fixture_open (folder);
      for (guint round = 0; round < 40; round++)
        {
          g_autofree char *value = g_strdup_printf ("'%u'", round);

          edit_fixture_set (store, "project:p1", members[i], value);
        }
      inno_store_close (store);
      _exit (0);
    }

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
    }

  store = store_fixture_open (folder);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    edit_fixture_assert_member (store, "project:p1", members[i], "\"39\"");
  g_assert_cmpint (store_fixture_query (folder, "outbox.db", "SELECT count(*) FROM step"), ==, 120);
  g_assert_cmpint (store_fixture_query (folder, "outbox.db", "SELECT count(*) FROM conflict"), ==, 0);
  edit_fixture_assert_sound (store, folder);
  inno_store_close (store);
  store_fixture_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  static const Deed * const deeds[] = { &edit_deed, &undo_deed, &import_deed, &resolve_deed, &reopen_deed };

  g_test_init (&argc, &argv, NULL);
  fault_vfs_install ();

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      g_autofree char *disk = g_strconcat ("/edit-faults/disk-fails/", deeds[i]->name, NULL);
      g_autofree char *durable = g_strconcat ("/edit-faults/durable/", deeds[i]->name, NULL);
      g_autofree char *killed = g_strconcat ("/edit-faults/killed/", deeds[i]->name, NULL);

      g_test_add_data_func (disk, deeds[i], test_disk_fails);
      g_test_add_data_func (killed, deeds[i], test_killed);
      g_test_add_data_func (durable, deeds[i], test_durable);
    }
  g_test_add_data_func ("/edit-faults/disk-fails-without-log/edit", &edit_deed, test_disk_fails_without_log);
  g_test_add_func ("/edit-faults/acknowledged", test_acknowledged);
  g_test_add_func ("/edit-faults/two-processes", test_two_processes);

  return g_test_run ();
}
