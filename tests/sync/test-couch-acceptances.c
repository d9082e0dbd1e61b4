/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is accepted at one desk is accepted at all, and opened again at all. */

#include "couch-fixture.h"
#include "inno-acceptance.h"
#include "inno-json.h"

static const InnoAccepted accepted = { "ends-before-start", "project:p0", "", "not_met 5 4" };
static const InnoAccepted other_figures = { "ends-before-start", "project:p0", "", "not_met 5 3" };

static char *
make_text (const InnoAccepted *what,
           const char         *reason)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  char *text;

  json_node_take_object (node, inno_acceptance_make_document (what, NULL, reason));
  text = inno_json_to_string (node);
  json_node_unref (node);

  return text;
}

static void
accept (Office             *self,
        guint               desk,
        const InnoAccepted *what,
        const char         *reason)
{
  g_autofree char *text = make_text (what, reason);

  office_create (self, desk, text);
}

static void
sync_all (Office *self)
{
  for (guint round = 0; round < 2; round++)
    for (guint desk = 0; desk < COUCH_N_DESKS; desk++)
      office_sync_well (self, desk, NULL);
}

/* Both say the same, or each says it of other figures: nothing is to be chosen. */
static void
test_two_accept (Office        *self,
                 gconstpointer  data)
{
  g_autofree char *id = inno_acceptance_make_id (&accepted);
  g_autofree char *other = inno_acceptance_make_id (&other_figures);

  office_seed (self, 1);
  sync_all (self);
  accept (self, 0, &accepted, "Agreed");
  accept (self, 1, &accepted, "Agreed");
  accept (self, 2, &other_figures, "Before");
  sync_all (self);
  for (guint desk = 0; desk < COUCH_N_DESKS; desk++)
    {
      assert_sees (self, desk, id, "reason", "\"Agreed\"");
      assert_sees (self, desk, other, "reason", "\"Before\"");
      assert_query (self, desk, "outbox.db", "SELECT count(*) FROM edit", "0");
      assert_query (self, desk, "outbox.db", "SELECT count(*) FROM conflict", "0");
    }
}

/* Two reasons are both kept: one is seen, the other is there to be chosen. */
static void
test_two_reasons (Office        *self,
                  gconstpointer  data)
{
  g_autofree char *id = inno_acceptance_make_id (&accepted);
  g_autofree char *seen = NULL;

  office_seed (self, 1);
  sync_all (self);
  accept (self, 0, &accepted, "One");
  accept (self, 1, &accepted, "Other");
  sync_all (self);
  seen = office_see (self, 0, id, "reason");
  g_assert_true (g_strcmp0 (seen, "\"One\"") == 0 || g_strcmp0 (seen, "\"Other\"") == 0);
  for (guint desk = 1; desk < COUCH_N_DESKS; desk++)
    assert_sees (self, desk, id, "reason", seen);
  assert_query (self, 1, "outbox.db", "SELECT count(*) FROM conflict", "1");
}

/* Opened again by anybody, and accepted once more by anybody. */
static void
test_open_again (Office        *self,
                 gconstpointer  data)
{
  g_autofree char *id = inno_acceptance_make_id (&accepted);

  office_seed (self, 1);
  sync_all (self);
  for (guint desk = 0; desk < COUCH_N_DESKS; desk++)
    {
      g_autofree char *reason = g_strdup_printf ("Reason %u", desk);
      g_autofree char *json = g_strdup_printf ("\"%s\"", reason);

      accept (self, desk, &accepted, reason);
      sync_all (self);
      for (guint other = 0; other < COUCH_N_DESKS; other++)
        assert_sees (self, other, id, "reason", json);
      office_remove (self, (desk + 1) % COUCH_N_DESKS, id);
      sync_all (self);
      for (guint other = 0; other < COUCH_N_DESKS; other++)
        assert_sees (self, other, id, "reason", NULL);
    }
}

/* Opened again and accepted once more before either has been sent. */
static void
test_at_once (Office        *self,
              gconstpointer  data)
{
  g_autofree char *id = inno_acceptance_make_id (&accepted);

  office_seed (self, 1);
  sync_all (self);
  accept (self, 0, &accepted, "First");
  sync_all (self);
  office_remove (self, 0, id);
  accept (self, 0, &accepted, "Second");
  sync_all (self);
  for (guint desk = 0; desk < COUCH_N_DESKS; desk++)
    assert_sees (self, desk, id, "reason", "\"Second\"");
}

int
main (int    argc,
      char **argv)
{
  fixture_main_init (&argc, &argv);
  office_add_test ("/sync/couch/acceptances/same", test_two_accept);
  office_add_test ("/sync/couch/acceptances/reasons", test_two_reasons);
  office_add_test ("/sync/couch/acceptances/open-again", test_open_again);
  office_add_test ("/sync/couch/acceptances/at-once", test_at_once);

  return g_test_run ();
}
