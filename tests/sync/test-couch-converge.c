/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Four desks edit at random through faults at random, all at once. In the end they all
 * see the same, and every edit is accounted for: it is there, or somebody who saw it
 * put another in its place, or both are kept side by side. */

#include <string.h>

#include "couch-fixture.h"

#define N_PROJECTS 5
#define N_ROUNDS 14

typedef struct
{
  guint32  seed;
  gboolean forks;       /* the server is of several machines */
  guint    percent;     /* of requests that fail */
} Setting;

typedef struct
{
  Office     *office;
  GRand      *random;
  guint       n_tokens;
  GHashTable *replaced;   /* tokens that somebody saw and replaced */
  GPtrArray  *tokens;     /* all that were written into members */
  GPtrArray  *rows;       /* "project:p1 r17": rows that were added */
  GPtrArray  *made;       /* ids of documents that were made */
} Ledger;

static const Setting settings[] = {
  { 1, FALSE, 0 }, { 2, FALSE, 25 }, { 3, TRUE, 0 }, { 4, TRUE, 25 }, { 5, FALSE, 40 }, { 6, TRUE, 10 },
};

/* Edits */

static guint
throw (Ledger *self,
       guint   n)
{
  return (guint) g_rand_int_range (self->random, 0, (int) n);
}

static void
write_token (Ledger *self,
             guint   desk)
{
  static const char * const members[] = { "code", "note", "remark" };
  g_autofree char *id = g_strdup_printf ("project:p%u", throw (self, N_PROJECTS));
  const char *member = members[throw (self, G_N_ELEMENTS (members))];
  char *token = g_strdup_printf ("\"t%u\"", self->n_tokens++);
  char *seen = office_see (self->office, desk, id, member);

  office_edit (self->office, desk, id, member, token);
  g_ptr_array_add (self->tokens, token);
  if (seen != NULL)
    g_hash_table_add (self->replaced, seen);
}

static void
add_funding (Ledger *self,
             guint   desk)
{
  g_autofree char *id = g_strdup_printf ("project:p%u", throw (self, N_PROJECTS));
  g_autofree char *seen = office_see (self->office, desk, id, "funding");
  g_autoptr (GString) funding = g_string_new (seen);
  guint number = self->n_tokens++;

  g_string_truncate (funding, funding->len - 1);
  g_string_append_printf (funding, "%s\"r%u\":{\"source\":\"funding_source:x\",\"measure\":\"granted\",\"year\":2025,"
                                   "\"amount_cents\":%u}}", funding->len > 1 ? "," : "", number, number);
  office_edit (self->office, desk, id, "funding", funding->str);
  g_ptr_array_add (self->rows, g_strdup_printf ("%s \"r%u\"", id, number));
}

static void
make_project (Ledger *self,
              guint   desk)
{
  g_autofree char *slug = g_strdup_printf ("made%u", self->n_tokens++);
  g_autofree char *text = project_text (slug, NULL);

  office_create (self->office, desk, text);
  g_ptr_array_add (self->made, g_strconcat ("project:", slug, NULL));
}

static void
edit_something (Ledger *self,
                guint   desk)
{
  guint dice = throw (self, 10);

  if (dice < 6)
    write_token (self, desk);
  else if (dice < 9)
    add_funding (self, desk);
  else
    make_project (self, desk);
}

/* Runs, all at once */

static void
synced_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  guint *n_left = user_data;
  g_autoptr (GError) error = NULL;

  if (!inno_sync_run_finish (INNO_SYNC (source), result, NULL, &error))
    g_test_message ("%s", error->message);
  g_assert_false (g_error_matches (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_ROLLED_BACK));
  (*n_left)--;
}

/* Some of them are cancelled wherever they are. */
static void
sync_all (Ledger *self)
{
  g_autofree char *url = fake_couch_get_url (self->office->couch);
  g_autoptr (GPtrArray) cancellables = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_left = COUCH_N_DESKS;
  guint n_turns = throw (self, 60);

  for (guint desk = 0; desk < COUCH_N_DESKS; desk++)
    {
      GCancellable *cancellable = g_cancellable_new ();

      g_ptr_array_add (cancellables, cancellable);
      inno_sync_run_async (self->office->desks[desk].sync, url, INNO_IMPORT_NONE, cancellable, synced_cb, &n_left);
    }

  while (n_left > 0)
    {
      g_main_context_iteration (NULL, TRUE);
      if (n_turns > 0 && --n_turns == 0)
        g_cancellable_cancel (g_ptr_array_index (cancellables, throw (self, COUCH_N_DESKS)));
    }
}

static void
work (Ledger *self)
{
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      for (guint desk = 0; desk < COUCH_N_DESKS; desk++)
        for (guint n = throw (self, 4); n > 0; n--)
          edit_something (self, desk);

      sync_all (self);
      if (throw (self, 4) == 0)
        office_restart (self->office, throw (self, COUCH_N_DESKS));
    }
}

/* The end */

static void
settle (Ledger *self)
{
  fake_couch_set_chance (self->office->couch, 0, 0);
  fake_couch_get_manners (self->office->couch)->forks = FALSE;
  for (guint i = 0; i < 3; i++)
    for (guint desk = 0; desk < COUCH_N_DESKS; desk++)
      office_sync_well (self->office, desk, NULL);
}

static void
check_same (Ledger *self)
{
  static const char sql[] = "SELECT id, rev FROM document ORDER BY id";
  g_autofree char *first = office_query (self->office, 0, "cache.db", sql);

  for (guint desk = 0; desk < COUCH_N_DESKS; desk++)
    {
      assert_query (self->office, desk, "cache.db", sql, first);
      assert_query (self->office, desk, "outbox.db", "SELECT count(*) FROM edit", "0");
      assert_query (self->office, desk, "outbox.db", "SELECT count(*) FROM in_flight", "0");
      assert_query (self->office, desk, "cache.db", "SELECT count(*) FROM branch", "0");
    }

  for (guint i = 0; i < N_PROJECTS; i++)
    {
      g_autofree char *id = g_strdup_printf ("project:p%u", i);

      g_assert_cmpuint (fake_couch_count_leaves (self->office->couch, id), ==, 1);
    }
}

/* All that anybody can still find: what is shown, and what was kept beside it. */
static char *
collect (Ledger *self)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < N_PROJECTS; i++)
    {
      g_autofree char *id = g_strdup_printf ("project:p%u", i);
      g_autofree char *text = fake_couch_get (self->office->couch, id);

      g_string_append (all, text);
    }
  for (guint desk = 0; desk < COUCH_N_DESKS; desk++)
    {
      g_autofree char *conflicts = office_query (self->office, desk, "outbox.db",
                                                 "SELECT ifnull (mine, '') || ifnull (theirs, '') FROM conflict");
      g_autofree char *history = office_query (self->office, desk, "outbox.db", "SELECT value FROM history");

      g_string_append (all, conflicts);
      g_string_append (all, history);
    }

  return g_string_free (all, FALSE);
}

static void
check_ledger (Ledger *self)
{
  g_autofree char *all = collect (self);
  guint n_lost = 0;

  for (guint i = 0; i < self->tokens->len; i++)
    {
      const char *token = g_ptr_array_index (self->tokens, i);

      if (strstr (all, token) == NULL && !g_hash_table_contains (self->replaced, token))
        {
          g_test_message ("%s is lost", token);
          n_lost++;
        }
    }

  for (guint i = 0; i < self->rows->len; i++)
    {
      g_auto (GStrv) row = g_strsplit (g_ptr_array_index (self->rows, i), " ", 2);
      g_autofree char *funding = office_read (self->office, row[0], "funding");

      if (strstr (funding, row[1]) == NULL)
        {
          g_test_message ("The row %s is lost", row[1]);
          n_lost++;
        }
    }

  for (guint i = 0; i < self->made->len; i++)
    {
      g_autofree char *text = fake_couch_get (self->office->couch, g_ptr_array_index (self->made, i));

      n_lost += text == NULL ? 1 : 0;
    }

  g_test_message ("%u edits, %u rows, %u documents, %u lost", self->tokens->len, self->rows->len,
                  self->made->len, n_lost);
  g_assert_cmpuint (n_lost, ==, 0);
}

/* Rows 87, 91, 107, 110, 113, 115 and 116. */
static void
test_converge (Office        *office,
               gconstpointer  data)
{
  const Setting *setting = data;
  Ledger ledger = {
    .office = office,
    .random = g_rand_new_with_seed (setting->seed),
    .replaced = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .tokens = g_ptr_array_new_with_free_func (g_free),
    .rows = g_ptr_array_new_with_free_func (g_free),
    .made = g_ptr_array_new_with_free_func (g_free),
  };

  office_seed (office, N_PROJECTS);
  for (guint desk = 0; desk < COUCH_N_DESKS; desk++)
    office_sync_well (office, desk, NULL);

  fake_couch_get_manners (office->couch)->forks = setting->forks;
  fake_couch_set_chance (office->couch, setting->seed, setting->percent);
  work (&ledger);
  settle (&ledger);
  check_same (&ledger);
  check_ledger (&ledger);

  g_rand_free (ledger.random);
  g_hash_table_unref (ledger.replaced);
  g_ptr_array_unref (ledger.tokens);
  g_ptr_array_unref (ledger.rows);
  g_ptr_array_unref (ledger.made);
}

int
main (int    argc,
      char **argv)
{
  fixture_main_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sync/couch/converge/%u", settings[i].seed);

      g_test_add (path, Office, &settings[i], office_set_up, test_converge, office_tear_down);
    }

  return g_test_run ();
}
