/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "test-exchange"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixtures.h"
#include "inno-file-writer.h"
#include "table-fixture.h"

typedef struct
{
  char *folder;
  char *path;
} Place;

static void
set_up (Place         *self,
        gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("innocities-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "file.txt", NULL);
}

static void
tear_down (Place         *self,
           gconstpointer  user_data)
{
  fixture_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static gboolean
save (const char  *path,
      const char  *text,
      GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return inno_file_writer_save (path, bytes, error);
}

static void
put (const char *path,
     const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
assert_contents (const char *path,
                 const char *expected)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_n_files (const char *folder,
                guint       expected)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;
  g_assert_cmpuint (n_files, ==, expected);
}

static void
test_new (Place         *self,
          gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;
  struct stat info;
  mode_t mask = umask (022);

  g_assert_true (save (self->path, "text", &error));
  umask (mask);
  g_assert_no_error (error);
  assert_contents (self->path, "text");
  assert_n_files (self->folder, 1);
  g_assert_cmpint (g_stat (self->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0644);
}

static void
test_replace (Place         *self,
              gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;
  struct stat info;

  put (self->path, "something longer");
  g_assert_cmpint (g_chmod (self->path, 0640), ==, 0);
  g_assert_true (save (self->path, "new", &error));
  assert_contents (self->path, "new");
  assert_n_files (self->folder, 1);
  g_assert_cmpint (g_stat (self->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
}

static void
test_nothing_before_the_end (Place         *self,
                             gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *much = g_strnfill (200000, 'x');
  InnoFileWriter *writer;

  put (self->path, "old");
  writer = inno_file_writer_new (self->path, &error);
  g_assert_no_error (error);
  g_assert_true (inno_file_writer_is_atomic (writer));
  g_assert_true (inno_file_writer_write (writer, much, -1, &error));
  assert_contents (self->path, "old");
  inno_file_writer_free (writer);
  assert_contents (self->path, "old");
  assert_n_files (self->folder, 1);
}

static void
test_all_of_much (Place         *self,
                  gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoFileWriter) writer = inno_file_writer_new (self->path, &error);
  g_autoptr (GString) expected = g_string_new (NULL);

  for (guint i = 0; i < 30000; i++)
    {
      g_autofree char *line = g_strdup_printf ("line %u\n", i);

      g_string_append (expected, line);
      g_assert_true (inno_file_writer_write (writer, line, -1, &error));
    }
  g_assert_true (inno_file_writer_finish (writer, &error));
  assert_contents (self->path, expected->str);
}

static void
test_link (Place         *self,
           gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *link_path = g_build_filename (self->folder, "link", NULL);

  put (self->path, "old");
  g_assert_cmpint (symlink ("file.txt", link_path), ==, 0);
  g_assert_true (save (link_path, "new", &error));
  assert_contents (self->path, "new");
  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
}

static void
test_long_name (Place         *self,
                gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strnfill (255, 'n');
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (save (path, "text", &error));
  g_assert_no_error (error);
  assert_contents (path, "text");
}

static void
test_no_folder (Place         *self,
                gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, "nowhere", "file", NULL);

  g_assert_false (save (path, "text", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, path));
  assert_n_files (self->folder, 0);
}

static void
test_is_a_folder (Place         *self,
                  gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (save (self->folder, "text", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_assert_true (g_file_test (self->folder, G_FILE_TEST_IS_DIR));
}

static void
test_through_a_file (Place         *self,
                     gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->path, "file", NULL);

  put (self->path, "old");
  g_assert_false (save (path, "text", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
  assert_contents (self->path, "old");
}

/* A device is written to, never replaced: not even by somebody who could. */
static void
test_full_device (Place         *self,
                  gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = table_fixture_full_device (self->folder);
  struct stat info;

  if (path == NULL)
    {
      g_test_skip ("no full device");
      return;
    }

  g_assert_false (save (path, "text", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_true (S_ISCHR (info.st_mode));
}

static void
test_pipe (Place         *self,
           gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoFileWriter) writer = NULL;
  struct stat info;
  char text[8] = "";
  int reader;

  g_assert_cmpint (mkfifo (self->path, 0600), ==, 0);
  reader = g_open (self->path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
  g_assert_cmpint (reader, >=, 0);
  writer = inno_file_writer_new (self->path, &error);
  g_assert_no_error (error);
  g_assert_false (inno_file_writer_is_atomic (writer));
  g_assert_true (inno_file_writer_write (writer, "text", -1, &error));
  g_assert_true (inno_file_writer_finish (writer, &error));

  g_assert_cmpint (g_stat (self->path, &info), ==, 0);
  g_assert_true (S_ISFIFO (info.st_mode));
  g_assert_cmpint (read (reader, text, sizeof text), ==, 4);
  g_assert_cmpstr (text, ==, "text");
  close (reader);
}

/* As if the disk were full in the middle. */
static void
test_no_room (Place         *self,
              gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *much = g_strnfill (200000, 'x');
  struct rlimit old_limit, limit;
  gboolean is_saved;

  put (self->path, "old");
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old_limit), ==, 0);
  limit = (struct rlimit) { 100000, old_limit.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  is_saved = save (self->path, much, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old_limit), ==, 0);

  g_assert_false (is_saved);
  g_assert_nonnull (error);
  assert_contents (self->path, "old");
  assert_n_files (self->folder, 1);
}

#define ADD(name, func) g_test_add ("/exchange/file-writer/" name, Place, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("new", test_new);
  ADD ("replace", test_replace);
  ADD ("nothing-before-the-end", test_nothing_before_the_end);
  ADD ("all-of-much", test_all_of_much);
  ADD ("link", test_link);
  ADD ("long-name", test_long_name);
  ADD ("no-folder", test_no_folder);
  ADD ("is-a-folder", test_is_a_folder);
  ADD ("through-a-file", test_through_a_file);
  ADD ("no-room", test_no_room);
  ADD ("full-device", test_full_device);
  ADD ("pipe", test_pipe);

  return g_test_run ();
}
