/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists of other things than projects are one step, there and back, as those are. */

#define G_LOG_DOMAIN "test"

#include <glib/gstdio.h>

#include "fixtures.h"
#include "inno-document-diff.h"
#include "inno-preview.h"
#include "inno-store-edits.h"

#define ORGANISATIONS \
  "\"projectID\";\"organisationID\";\"name\";\"city\";\"country\";\"role\";\"ecContribution\";\"netEcContribution\"\n" \
  "\"1\";\"7\";\"OULUN YLIOPISTO\";\"OULU\";\"FI\";\"coordinator\";\"10.5\";\"9,25\"\n" \
  "\"1\";\"8\";\"CHALMERS\";\"GOTEBORG\";\"SE\";\"participant\";\"3\";\"\"\n" \
  "\"2\";\"7\";\"OULUN YLIOPISTO\";\"OULU\";\"FI\";\"participant\";\"\";\"\"\n"

#define PROJECTS \
  "\"id\";\"title\";\"startDate\";\"endDate\";\"ecMaxContribution\";\"legalBasis\";\"frameworkProgramme\"\n" \
  "\"1\";\"Yksi\";\"2022-01-01\";\"2024-12-31\";\"20\";\"HORIZON.2.5\";\"HORIZON\"\n"

#define PEOPLE \
  "{\"version\":\"2.0\",\"class\":\"dataset\",\"label\":\"Population\",\"id\":[\"area\",\"year\"],\"size\":[2,2]," \
  "\"dimension\":{\"area\":{\"category\":{\"index\":[\"KU564\",\"MK06\"]}},\"year\":{\"category\":{\"index\":[\"2022\",\"2023\"]}}}," \
  "\"value\":[5,null,7,8]}"

typedef struct
{
  const char *name;
  const char *text;
} File;

typedef struct
{
  const char *name;
  File        files[2];
  guint       n_rows;
  guint       n_in[INNO_N_PREVIEW_STATES];
  const char *id;      /* of a document that it changes; nullable: it is new */
  const char *path;    /* what of it changes */
} Case;

static const Case cases[] = {
  { "cordis", { { "organization.csv", ORGANISATIONS }, { "project.csv", PROJECTS } }, 3, { 2, 0, 0, 1 }, NULL, "contribution_cents" },
  { "population", { { "population.json", PEOPLE } }, 4, { 0, 1, 0, 3 }, "city:oulu", "population/2022" },
};

static InnoPreview *
look (Fixture    *fixture,
      const Case *test)
{
  g_autofree char *path = g_build_filename (fixture->folder, test->files[0].name, NULL);
  InnoPreviewRequest request = { .path = path, .with_records = TRUE };
  g_autoptr (GError) error = NULL;
  InnoPreview *preview;

  for (guint i = 0; i < G_N_ELEMENTS (test->files) && test->files[i].name != NULL; i++)
    {
      g_autofree char *file = g_build_filename (fixture->folder, test->files[i].name, NULL);

      g_assert_true (g_file_set_contents (file, test->files[i].text, -1, NULL));
    }
  preview = inno_preview_read (fixture->store, &request, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (test->files) && test->files[i].name != NULL; i++)
    {
      g_autofree char *file = g_build_filename (fixture->folder, test->files[i].name, NULL);

      g_remove (file);
    }

  return preview;
}

static void
assert_counts (Fixture    *fixture,
               const Case *test,
               gboolean    is_in)
{
  g_autoptr (InnoPreview) preview = look (fixture, test);
  guint n_more = test->n_in[INNO_PREVIEW_NEW] + test->n_in[INNO_PREVIEW_CHANGED];

  g_assert_cmpuint (preview->n_rows, ==, test->n_rows);
  g_assert_cmpuint (preview->n_in[INNO_PREVIEW_REFUSED], ==, preview->refused->len);
  g_assert_cmpuint (preview->n_in[INNO_PREVIEW_REFUSED], ==, test->n_in[INNO_PREVIEW_REFUSED]);
  g_assert_cmpuint (preview->n_in[INNO_PREVIEW_UNCHANGED], ==, is_in ? n_more : 0);
  g_assert_cmpuint (preview->records->len > 0, ==, !is_in);
}

static gboolean
tells (const InnoPreviewRecord *record,
       const char              *path)
{
  g_autoptr (GPtrArray) differences = inno_preview_record_diff (record);

  for (guint i = 0; i < differences->len; i++)
    if (g_strcmp0 (((InnoDifference *) g_ptr_array_index (differences, i))->path, path) == 0)
      return TRUE;

  return FALSE;
}

static void
test_step (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  g_autoptr (InnoPreview) preview = look (fixture, test);
  const InnoPreviewRecord *first = g_ptr_array_index (preview->records, 0);

  g_assert_true (tells (first, test->path));
  g_assert_true (test->id == NULL ? first->before == NULL : g_str_equal (first->id, test->id));
  assert_counts (fixture, test, FALSE);
  g_assert_true (inno_preview_apply (preview, fixture->store, "Anna", NULL));
  assert_counts (fixture, test, TRUE);
  g_assert_true (inno_store_undo (fixture->store, "Anna", NULL, NULL));
  assert_counts (fixture, test, FALSE);
  g_assert_true (inno_store_redo (fixture->store, "Anna", NULL, NULL));
  assert_counts (fixture, test, TRUE);
}

/* The net contribution, or the other one, and of those that stay out as well. */
static void
test_money (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  g_autoptr (InnoPreview) preview = look (fixture, &cases[0]);

  g_assert_cmpint (preview->sums[INNO_MEASURE_GRANTED], ==, 925);
  g_assert_cmpint (preview->refused_sums[INNO_MEASURE_GRANTED], ==, 300);
  g_assert_cmpuint (preview->warnings->len, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/lists/", cases[i].name, NULL);

      g_test_add_data_func (name, &cases[i], test_step);
    }
  g_test_add_func ("/lists/money", test_money);

  return g_test_run ();
}
