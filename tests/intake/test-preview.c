/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "test"

#include <glib/gstdio.h>
#include <string.h>

#include "fixtures.h"
#include "inno-document-diff.h"
#include "inno-intake-memory.h"
#include "inno-preview.h"
#include "inno-store-conflicts.h"
#include "inno-store-edits.h"

#define LIST \
  "Koodi;Rahasto;Hankkeen nimi;Viranomainen;Toteuttajan nimi;Myönnetty EU- ja valtion rahoitus;" \
  "Suunniteltu julkinen rahoitus yhteensä;EU-rahoitus\n" \
  "U1;;Yksi;X;Business Oulu;;20;10\n" \
  "U2;EAKR;Kaksi;X;Åbo stad;5,50;;\n" \
  "U3;EAKR;Kolme;X;Åbo stad;;;\n"

/* The same, and another beneficiary. */
#define LATER \
  "Koodi;Rahasto;Hankkeen nimi;Viranomainen;Toteuttajan nimi;Myönnetty EU- ja valtion rahoitus;" \
  "Suunniteltu julkinen rahoitus yhteensä;EU-rahoitus\n" \
  "U1;;Yksi;X;Oulun kaupunki;;20;10\n"

static const char *list = LIST;

static InnoPreview *
look (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "list.csv", NULL);
  InnoPreviewRequest request = { .path = path, .with_records = TRUE };
  g_autoptr (GError) error = NULL;
  InnoPreview *preview;

  g_assert_true (g_file_set_contents (path, list, -1, NULL));
  preview = inno_preview_read (fixture->store, &request, NULL, &error);
  g_assert_no_error (error);
  g_remove (path);

  return preview;
}

static guint
count (Fixture          *fixture,
       InnoPreviewState  state)
{
  g_autoptr (InnoPreview) preview = look (fixture);

  g_assert_cmpuint (preview->n_rows, ==, 3);
  g_assert_cmpint (preview->sums[INNO_MEASURE_GRANTED], ==, 1550);
  g_assert_cmpint (preview->sums[INNO_MEASURE_PLANNED], ==, 2000);
  g_assert_cmpuint (preview->n_in[INNO_PREVIEW_REFUSED], ==, 1);
  return preview->n_in[state];
}

static gboolean
is_there (Fixture    *fixture,
          const char *id)
{
  g_autoptr (JsonObject) document = inno_store_read_document (fixture->store, id, NULL);

  return document != NULL;
}

/* Of a total nobody knows whose money it is: it makes no share of anybody. */
static void
assert_total_is_beside (Fixture    *fixture,
                        const char *id)
{
  g_autoptr (JsonObject) document = inno_store_read_document (fixture->store, id, NULL);
  JsonObject *brought = json_object_get_object_member (json_object_get_object_member (document, "origin"), "brought");
  JsonObject *published = json_object_get_object_member (json_object_get_object_member (brought, "eura"), "published");

  g_assert_cmpuint (json_object_get_size (json_object_get_object_member (document, "funding")), ==, 1);
  g_assert_cmpint (json_object_get_int_member (published, "planned.public"), ==, 2000);
}

/* One step, there and back. */
static void
test_step (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  g_autoptr (InnoPreview) preview = look (fixture);
  const InnoPreviewRecord *first = g_ptr_array_index (preview->records, 0);
  guint n_waiting = inno_store_get_n_waiting (fixture->store);

  g_assert_cmpuint (preview->records->len, ==, 2);
  g_assert_cmpint (first->line, ==, 2);
  g_assert_false (is_there (fixture, first->id));
  g_assert_true (inno_preview_apply (preview, fixture->store, "Anna", NULL));
  g_assert_true (is_there (fixture, first->id));
  g_assert_true (is_there (fixture, "funding_source:eu"));
  assert_total_is_beside (fixture, first->id);
  g_assert_cmpuint (count (fixture, INNO_PREVIEW_UNCHANGED), ==, 2);

  g_assert_true (inno_store_undo (fixture->store, "Anna", NULL, NULL));
  g_assert_false (is_there (fixture, first->id));
  g_assert_false (is_there (fixture, "funding_source:eu"));
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, n_waiting);
  g_assert_cmpuint (count (fixture, INNO_PREVIEW_NEW), ==, 2);

  g_assert_true (inno_store_redo (fixture->store, "Anna", NULL, NULL));
  g_assert_cmpuint (count (fixture, INNO_PREVIEW_UNCHANGED), ==, 2);
}

static void
test_choice (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  g_autoptr (InnoPreview) preview = look (fixture);
  InnoPreviewRecord *second = g_ptr_array_index (preview->records, 1);
  g_autoptr (GPtrArray) differences = inno_preview_record_diff (second);

  g_assert_cmpuint (differences->len, >, 3);
  second->is_taken = FALSE;
  g_assert_true (inno_preview_apply (preview, fixture->store, NULL, NULL));
  g_assert_false (is_there (fixture, second->id));
  g_assert_cmpuint (count (fixture, INNO_PREVIEW_NEW), ==, 1);
}

/* A name that is none is told of where it leaves the project without a city, in rows that come in. */
static void
test_unknown_city (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  g_autoptr (InnoPreview) preview = NULL;
  const InnoNote *note;

  list = "Koodi;Hanke;Toteuttaja;Kunta;Myönnetty;Ohjelma\n"
         "U1;Yksi;;Tampere;10;A\n"
         "U2;Kaksi;;Tamperre;20;A\n"
         "U3;Kolme;Oulun yliopisto;Kempele;30;A\n"
         "U4;Neljä;;;40;A\n"
         "U5;Viisi;;Narnia;viisi;A\n";
  preview = look (fixture);
  list = LIST;
  g_assert_cmpuint (preview->n_in[INNO_PREVIEW_NEW], ==, 4);
  g_assert_cmpuint (preview->warnings->len, ==, 1);
  note = &g_array_index (preview->warnings, InnoNote, 0);
  g_assert_cmpint (note->reason, ==, INNO_REASON_UNKNOWN_CITY);
  g_assert_cmpint (note->line, ==, 3);
}

static void
assert_city (Fixture    *fixture,
             const char *wanted)
{
  g_autoptr (InnoPreview) preview = look (fixture);
  const InnoPreviewRecord *first = g_ptr_array_index (preview->records, 0);
  g_autofree char *cities = wanted != NULL ? g_strdup_printf ("\"cities\":[\"%s\"]", wanted) : g_strdup ("\"cities\":[]");

  g_assert_nonnull (strstr (first->after, cities));
}

static void
assert_name (Fixture             *fixture,
             InnoPlaceConfidence  confidence,
             const char          *city)
{
  g_autoptr (InnoPreview) preview = look (fixture);
  const InnoPreviewName *name = NULL;

  g_assert_cmpuint (preview->names->len, ==, 2);
  for (guint i = 0; i < preview->names->len; i++)
    if (g_str_equal (((InnoPreviewName *) g_ptr_array_index (preview->names, i))->name, "Business Oulu"))
      name = g_ptr_array_index (preview->names, i);
  g_assert_cmpint (name->confidence, ==, confidence);
  g_assert_cmpstr (name->city, ==, city);
  g_assert_cmpuint (name->n_rows, ==, 1);
}

static void
say (Fixture    *fixture,
     const char *name,
     const char *city)
{
  g_autoptr (JsonObject) memory = inno_intake_memory_read (fixture->store, NULL);
  g_autoptr (JsonObject) changed = inno_intake_memory_with_name (memory, name, city);
  g_autoptr (InnoEdit) edit = inno_intake_memory_make_edit (memory, changed, NULL);

  g_assert_true (inno_store_edit (fixture->store, edit, NULL, NULL));
}

/* What somebody said goes before what is guessed, and is one document of the portfolio. */
static void
test_memory (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();

  assert_city (fixture, "city:oulu");
  assert_name (fixture, INNO_PLACE_LIKELY, "city:oulu");
  say (fixture, "BUSINESS OULU", "city:kemi");
  assert_city (fixture, "city:kemi");
  say (fixture, "Business Oulu", NULL);
  assert_city (fixture, NULL);
  assert_name (fixture, INNO_PLACE_SAID, NULL);
  g_assert_true (is_there (fixture, "intake:memory"));
  g_assert_true (inno_store_undo (fixture->store, NULL, NULL, NULL));
  assert_city (fixture, "city:kemi");
}

static guint
count_conflicts (Fixture *fixture)
{
  guint n_documents, n_conflicts;

  g_assert_true (inno_store_count_conflicts (fixture->store, &n_documents, &n_conflicts, NULL));
  return n_conflicts;
}

/* What the step asks is not asked any more when it is taken back. */
static void
test_conflict (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  g_autoptr (InnoPreview) first = look (fixture);
  g_autofree char *id = g_strdup (((InnoPreviewRecord *) g_ptr_array_index (first->records, 0))->id);
  g_autoptr (JsonObject) base = NULL;
  g_autoptr (JsonObject) mine = NULL;
  g_autoptr (InnoEdit) edit = inno_edit_new (INNO_EDIT_CHANGE, id);
  g_autoptr (InnoPreview) second = NULL;

  g_assert_true (inno_preview_apply (first, fixture->store, NULL, NULL));
  base = inno_store_read_document (fixture->store, id, NULL);
  mine = inno_store_read_document (fixture->store, id, NULL);
  json_object_set_string_member (mine, "beneficiary", "The team");
  inno_edit_put (edit, base, mine);
  g_assert_true (inno_store_edit (fixture->store, edit, "Anna", NULL));
  g_assert_cmpuint (count_conflicts (fixture), ==, 0);

  list = LATER;
  second = look (fixture);
  list = LIST;
  g_assert_cmpuint (second->n_in[INNO_PREVIEW_CHANGED], ==, 1);
  g_assert_true (inno_preview_apply (second, fixture->store, "Anna", NULL));
  g_assert_cmpuint (count_conflicts (fixture), ==, 1);
  g_assert_true (inno_store_undo (fixture->store, "Anna", NULL, NULL));
  g_assert_cmpuint (count_conflicts (fixture), ==, 0);
  g_assert_true (inno_store_redo (fixture->store, "Anna", NULL, NULL));
  g_assert_cmpuint (count_conflicts (fixture), ==, 1);
}

static void
test_cancelled (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  g_autofree char *path = g_build_filename (fixture->folder, "list.csv", NULL);
  InnoPreviewRequest request = { .path = path };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, LIST, -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_null (inno_preview_read (fixture->store, &request, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_remove (path);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/preview/step", test_step);
  g_test_add_func ("/preview/choice", test_choice);
  g_test_add_func ("/preview/unknown-city", test_unknown_city);
  g_test_add_func ("/preview/memory", test_memory);
  g_test_add_func ("/preview/conflict", test_conflict);
  g_test_add_func ("/preview/cancelled", test_cancelled);

  return g_test_run ();
}
