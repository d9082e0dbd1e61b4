/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows 93 and 94 on a disk that really is full: a small one of its own, where the system
 * lets a process have one. */

#include <fcntl.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "couch-fixture.h"
#include "inno-store-edits.h"

#define SIZE "size=6m"
#define MAX_SIZE (6 * 1024 * 1024)

static gboolean
write_file (const char *path,
            const char *text)
{
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  gboolean is_written = fd >= 0 && write (fd, text, strlen (text)) == (gssize) strlen (text);

  if (fd >= 0)
    close (fd);
  return is_written;
}

/* Before there are threads: as root, or as one who is root only for this process. */
static gboolean
mount_small (const char *folder)
{
  g_autofree char *users = g_strdup_printf ("0 %u 1", (guint) geteuid ());
  gboolean is_alone = geteuid () == 0
    ? unshare (CLONE_NEWNS) == 0
    : unshare (CLONE_NEWUSER | CLONE_NEWNS) == 0 && write_file ("/proc/self/uid_map", users);

  return is_alone && mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
         mount ("none", folder, "tmpfs", 0, SIZE) == 0;
}

/* Fills what is left but for @n_left bytes. */
static void
fill (const char *path,
      gsize       n_left)
{
  g_autofree char *block = g_malloc0 (4096);
  int fd = g_open (path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
  goffset size = 0;
  gssize n;

  while ((n = write (fd, block, 4096)) > 0)
    {
      size += n;
      g_assert_cmpint (size, <=, MAX_SIZE);
    }
  g_assert_cmpint (ftruncate (fd, MAX (size - (goffset) n_left, 0)), ==, 0);
  close (fd);
}

typedef struct
{
  const char *value;
  GError     *error;
} Try;

static void
try_edit (Fixture  *desk,
          gpointer  user_data)
{
  Try *try = user_data;
  g_autoptr (JsonObject) base = inno_store_read_document (desk->store, "project:p0", NULL);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), base);
  g_autofree char *text = json_to_string (node, FALSE);
  g_autoptr (JsonNode) copy = json_from_string (text, NULL);
  g_autoptr (InnoEdit) edit = inno_edit_new (INNO_EDIT_CHANGE, "project:p0");

  json_object_set_string_member (json_node_get_object (copy), "code", try->value);
  inno_edit_put (edit, base, json_node_get_object (copy));
  inno_store_edit (desk->store, edit, "Anna", &try->error);
}

/* Only one desk has its files there. */
static void
test_full (Office        *self,
           gconstpointer  data)
{
  g_autofree char *filler = g_build_filename (g_get_tmp_dir (), "filler", NULL);
  g_autofree char *long_text = g_strnfill (20000, 'x');
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint n_refused = 0;
  InnoSyncReport report;

  office_seed (self, 20);
  office_sync_well (self, 0, NULL);
  office_edit (self, 0, "project:p1", "code", "\"kept\"");
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *slug = g_strdup_printf ("big%u", i);
      g_autofree char *more = g_strdup_printf (",\"note\":\"%s\"", long_text);
      g_autofree char *text = project_text (slug, more);

      g_free (fake_couch_put (self->couch, text));
    }

  before = office_query (self, 0, "cache.db", "SELECT id, rev FROM document ORDER BY id");
  for (gsize n_left = 0; n_left < 300000; n_left += 60000)
    {
      Try try = { .value = "mine" };

      fill (filler, n_left);
      assert_office_fails (self, 0, INNO_IMPORT_NONE, INNO_STORE_ERROR, INNO_STORE_ERROR_FULL);
      g_free (after);
      after = office_query (self, 0, "cache.db", "SELECT id, rev FROM document ORDER BY id");
      g_assert_cmpstr (before, ==, after);
      assert_sees (self, 0, "project:p1", "code", "\"kept\"");

      /* Row 93: it says so, or it is kept. */
      fill (filler, 0);
      fixture_on_worker (&self->desks[0], try_edit, &try);
      if (try.error != NULL)
        {
          g_assert_error (try.error, INNO_STORE_ERROR, INNO_STORE_ERROR_FULL);
          n_refused++;
        }
      g_clear_error (&try.error);
    }
  g_assert_cmpuint (n_refused, >, 0);

  g_unlink (filler);
  office_restart (self, 0);
  assert_sees (self, 0, "project:p1", "code", "\"kept\"");
  for (guint i = 20; i < 400; i++)
    {
      g_autofree char *id = g_strdup_printf ("project:big%u", i);

      fake_couch_remove (self->couch, id);
    }
  office_sync_well (self, 0, &report);
  g_assert_cmpuint (report.added, ==, 20);
  assert_shared (self, "project:p1", "code", "\"kept\"");
}

static void
test_skipped (void)
{
  g_test_skip ("No disk can be mounted here");
}

int
main (int    argc,
      char **argv)
{
  /* Not by GLib, which would then never look at TMPDIR again. */
  char folder[] = "/tmp/innocities-full-XXXXXX";
  gboolean is_mounted = mkdtemp (folder) != NULL && mount_small (folder);
  int status;

  if (is_mounted)
    g_setenv ("TMPDIR", folder, TRUE);
  fixture_main_init (&argc, &argv);

  if (is_mounted)
    office_add_test ("/sync/couch/093-094-full", test_full);
  else
    g_test_add_func ("/sync/couch/093-094-full", test_skipped);

  status = g_test_run ();
  if (is_mounted)
    umount2 (folder, MNT_DETACH);
  g_rmdir (folder);
  return status;
}
