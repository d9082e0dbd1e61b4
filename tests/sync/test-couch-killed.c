/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Row 91: the program is killed at any moment, while it edits, pulls, pushes or merges.
 * What it had said to be kept is kept, arrives, and is in nobody's way. */

#include <string.h>

#include "couch-fixture.h"

#define N_KILLS 30
#define N_PROJECTS 4

typedef struct
{
  GSubprocess      *process;
  GOutputStream    *input;
  GDataInputStream *output;
} Client;

static void
client_start (Client *self,
              Office *office)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "peer", "peer-client", NULL);
  g_autofree char *url = fake_couch_get_url (office->couch);
  g_autofree char *folder = g_build_filename (office->desks[0].folder, "killed", NULL);
  g_autoptr (GError) error = NULL;

  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                    program, folder, url, NULL);
  g_assert_no_error (error);
  self->input = g_subprocess_get_stdin_pipe (self->process);
  self->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
}

static void
client_say (Client     *self,
            const char *line)
{
  g_autofree char *whole = g_strconcat (line, "\n", NULL);

  g_output_stream_write_all (self->input, whole, strlen (whole), NULL, NULL, NULL);
}

static char *
client_ask (Client     *self,
            const char *line)
{
  client_say (self, line);
  return g_data_input_stream_read_line (self->output, NULL, NULL, NULL);
}

static void
client_ask_well (Client     *self,
                 const char *line)
{
  g_autofree char *answer = client_ask (self, line);

  g_test_message ("%s: %s", line, answer);
  g_assert_true (answer != NULL && g_str_has_prefix (answer, "ok"));
}

static void
client_end (Client   *self,
            gboolean  is_killed)
{
  if (is_killed)
    g_subprocess_force_exit (self->process);
  else
    g_output_stream_close (self->input, NULL, NULL);

  g_subprocess_wait (self->process, NULL, NULL);
  g_clear_object (&self->output);
  g_clear_object (&self->process);
}

static void
test_killed (Office        *office,
             gconstpointer  data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (91);
  char *last[N_PROJECTS] = { NULL };
  Client client;

  office_seed (office, N_PROJECTS);
  client_start (&client, office);
  client_ask_well (&client, "sync");
  client_end (&client, FALSE);

  for (guint i = 0; i < N_KILLS; i++)
    {
      guint at = (guint) g_rand_int_range (random, 0, N_PROJECTS);
      char *token = g_strdup_printf ("\"t%u\"", i);
      g_autofree char *edit = g_strdup_printf ("edit project:p%u code %s", at, token);
      g_autofree char *id = g_strdup_printf ("project:p%u", at);

      /* Somebody else changes something else. */
      if (i % 3 == 0)
        g_free (fake_couch_change (office->couch, id, "note", token));

      client_start (&client, office);
      client_ask_well (&client, edit);
      g_free (last[at]);
      last[at] = token;
      client_say (&client, "sync");
      g_usleep ((gulong) g_rand_int_range (random, 0, 40000));
      client_end (&client, TRUE);
      fake_endpoint_settle (office->endpoint);
    }

  client_start (&client, office);
  client_ask_well (&client, "sync");
  client_ask_well (&client, "sync");
  for (guint i = 0; i < N_PROJECTS; i++)
    {
      g_autofree char *id = g_strdup_printf ("project:p%u", i);
      g_autofree char *see = g_strdup_printf ("see %s code", id);
      g_autofree char *seen = client_ask (&client, see);
      g_autofree char *ok = g_strconcat ("ok ", last[i] != NULL ? last[i] : "nothing", NULL);

      g_assert_cmpstr (seen, ==, ok);
      assert_shared (office, id, "code", last[i]);
      g_free (last[i]);
    }
  client_end (&client, FALSE);

  assert_query (office, 0, "killed/outbox.db", "SELECT count(*) FROM edit", "0");
  assert_query (office, 0, "killed/outbox.db", "SELECT count(*) FROM in_flight", "0");
  assert_query (office, 0, "killed/outbox.db", "SELECT count(*) FROM conflict", "0");
}

/* It ends at one write of a run after the other: between the two files, too. */
static void
test_each_write (Office        *office,
                 gconstpointer  data)
{
  gboolean is_killed = TRUE;
  guint n_killed = 0;
  Client client;

  office_seed (office, N_PROJECTS);
  client_start (&client, office);
  client_ask_well (&client, "sync");
  client_end (&client, FALSE);

  for (guint n = 1; is_killed; n += n < 30 ? 1 : 3)
    {
      g_autofree char *token = g_strdup_printf ("\"t%u\"", n);
      g_autofree char *edit = g_strdup_printf ("edit project:p1 code %s", token);
      g_autofree char *die = g_strdup_printf ("die %u", n);
      g_autofree char *answer = NULL;

      g_free (fake_couch_change (office->couch, "project:p1", "note", token));
      g_free (fake_couch_change (office->couch, "project:p2", "note", token));
      client_start (&client, office);
      client_ask_well (&client, edit);
      client_ask_well (&client, die);
      answer = client_ask (&client, "sync");
      is_killed = answer == NULL;
      n_killed += is_killed ? 1 : 0;
      client_end (&client, TRUE);
      fake_endpoint_settle (office->endpoint);

      client_start (&client, office);
      client_ask_well (&client, "sync");
      client_end (&client, FALSE);
      assert_shared (office, "project:p1", "code", token);
      assert_shared (office, "project:p1", "note", token);
      assert_query (office, 0, "killed/outbox.db", "SELECT count(*) FROM edit", "0");
      assert_query (office, 0, "killed/outbox.db", "SELECT count(*) FROM in_flight", "0");
      assert_query (office, 0, "killed/outbox.db", "SELECT count(*) FROM conflict", "0");
    }

  g_test_message ("Killed %u times", n_killed);
  g_assert_cmpuint (n_killed, >, 20);
}

int
main (int    argc,
      char **argv)
{
  fixture_main_init (&argc, &argv);

  office_add_test ("/sync/couch/091-killed", test_killed);
  office_add_test ("/sync/couch/091-killed-at-each-write", test_each_write);

  return g_test_run ();
}
