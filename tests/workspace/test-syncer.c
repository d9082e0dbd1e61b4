/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A workspace that is shared by itself, with a server that does what it likes. The
 * numbers are rows of the fault matrix. */

#include <glib/gstdio.h>
#include <string.h>

#include "fake-endpoint.h"
#include "inno-store-lease.h"
#include "workspace-case.h"

#define PATH "/p.json"
#define SECRET "squeamish-ossifrage"
#define HEAD "{\"format\":\"innocities-portfolio\",\"schema\":{\"major\":1,\"minor\":0}," \
             "\"dataset_id\":\"5d0c8c1e-2f1b-4f0c-9a52-0b1f1a6f3c11\",\"seq\":%u," \
             "\"generated_at\":\"2025-04-10T09:00:00Z\",\"as_of\":\"2025-04-10\"," \
             "\"counts\":{\"project\":1},\"docs\":[" \
             "{\"_id\":\"project:p\",\"type\":\"project\",\"name\":{\"fi\":\"Hanke\",\"sv\":null,\"en\":null}," \
             "\"kind\":\"project\",\"cities\":[],\"themes\":[],\"status\":\"ongoing\",\"funding\":{}}]}"

/* A network that a test switches off and on. */
#define TEST_TYPE_MONITOR (test_monitor_get_type ())
G_DECLARE_FINAL_TYPE (TestMonitor, test_monitor, TEST, MONITOR, GObject)

struct _TestMonitor
{
  GObject  parent_instance;
  gboolean is_available;
  gboolean is_metered;
};

enum
{
  PROP_AVAILABLE = 1,
  PROP_METERED,
  PROP_CONNECTIVITY,
};

static gboolean
initialize (GInitable     *initable,
            GCancellable  *cancellable,
            GError       **error)
{
  return TRUE;
}

static void
initable_init (GInitableIface *iface)
{
  iface->init = initialize;
}

static void
monitor_init (GNetworkMonitorInterface *iface)
{
}

G_DEFINE_TYPE_WITH_CODE (TestMonitor, test_monitor, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, initable_init)
                         G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, monitor_init))

static void
test_monitor_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  TestMonitor *self = TEST_MONITOR (object);

  if (prop_id == PROP_AVAILABLE)
    g_value_set_boolean (value, self->is_available);
  else if (prop_id == PROP_METERED)
    g_value_set_boolean (value, self->is_metered);
  else
    g_value_set_enum (value, G_NETWORK_CONNECTIVITY_FULL);
}

static void
test_monitor_class_init (TestMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = test_monitor_get_property;
  g_object_class_override_property (object_class, PROP_AVAILABLE, "network-available");
  g_object_class_override_property (object_class, PROP_METERED, "network-metered");
  g_object_class_override_property (object_class, PROP_CONNECTIVITY, "connectivity");
}

static void
test_monitor_init (TestMonitor *self)
{
}

/* A workspace on a folder of its own, and its server. */
typedef struct
{
  FakeEndpoint  *endpoint;
  char          *folder;
  char          *url;
  InnoWorkspace *workspace;
  InnoSyncer    *syncer;
  InnoSecrets   *secrets;
  guint          seq;
  guint          n_answers;
} Case;

static gboolean
is_idle (gpointer data)
{
  return inno_workspace_is_open (data) && !inno_workspace_is_busy (data);
}

static void
answered_cb (Case *self)
{
  self->n_answers++;
}

static void
case_open (Case *self)
{
  self->workspace = inno_workspace_new (self->folder);
  self->syncer = inno_workspace_get_syncer (self->workspace);
  g_signal_connect_swapped (self->syncer, "answered", G_CALLBACK (answered_cb), self);
  inno_syncer_set_secrets (self->syncer, self->secrets);
  inno_workspace_open (self->workspace);
}

static void
case_close (Case *self)
{
  g_clear_object (&self->workspace);
  self->syncer = NULL;
}

static Case *
case_new (void)
{
  Case *self = g_new0 (Case, 1);
  g_autoptr (GError) error = NULL;

  self->endpoint = fake_endpoint_new (NULL);
  self->folder = g_dir_make_tmp ("innocities-XXXXXX", &error);
  g_assert_no_error (error);
  self->url = fake_endpoint_get_url (self->endpoint, PATH);
  self->secrets = inno_secrets_new (NULL);
  case_open (self);
  workspace_case_wait (is_idle, self->workspace);

  return self;
}

static void
case_free (Case *self)
{
  case_close (self);
  g_clear_object (&self->secrets);
  fake_endpoint_free (self->endpoint);
  fixture_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->url);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Case, case_free)

static void
serve_cb (FakeExchange *exchange)
{
  Case *self = exchange->user_data;
  g_autofree char *body = g_strdup_printf (HEAD, (guint) g_atomic_int_get (&self->seq));

  fake_reply (exchange, "200 OK", NULL, body, -1);
}

static void
sign_in_cb (FakeExchange *exchange)
{
  const char *authorization = g_hash_table_lookup (exchange->headers, "authorization");

  if (g_strcmp0 (authorization, "Bearer " SECRET) == 0)
    serve_cb (exchange);
  else
    fake_reply (exchange, "401 Unauthorized", NULL, "", 0);
}

static void
busy_cb (FakeExchange *exchange)
{
  fake_reply (exchange, "503 Service Unavailable", "Retry-After: 1800\r\n", "", 0);
}

static void
hang_cb (FakeExchange *exchange)
{
  fake_sleep (exchange, 60 * 1000);
}

static void
serve (Case        *self,
       FakeHandler  handler)
{
  fake_endpoint_add (self->endpoint, PATH, handler, self);
}

static gboolean
has_ended (gpointer data)
{
  Case *self = data;

  return inno_syncer_get_state (self->syncer) != INNO_SYNC_STATE_RUNNING && is_idle (self->workspace);
}

static void
ask (Case *self)
{
  inno_syncer_ask (self->syncer, self->url, INNO_IMPORT_NONE);
  g_assert_cmpint (inno_syncer_get_state (self->syncer), ==, INNO_SYNC_STATE_RUNNING);
  g_assert_true (inno_workspace_is_busy (self->workspace));
  workspace_case_wait (has_ended, self);
}

typedef struct
{
  Case  *self;
  guint  n;
} Hits;

static gboolean
has_hits (gpointer data)
{
  Hits *hits = data;

  return fake_endpoint_get_hits (hits->self->endpoint, PATH) >= hits->n && has_ended (hits->self);
}

static void
wait_for_hits (Case  *self,
               guint  n)
{
  Hits hits = { self, n };

  workspace_case_wait (has_hits, &hits);
}

static char *
get_log (Case *self)
{
  return inno_sync_log_to_text (inno_syncer_get_log (self->syncer), inno_format_get (INNO_LANG_EN), 100);
}

static void
assert_log (Case       *self,
            const char *text)
{
  g_autofree char *log = get_log (self);

  if (strstr (log, text) == NULL)
    g_error ("“%s” is not in:\n%s", text, log);
}

/* Nothing happens by itself until somebody wants it. */
static void
test_by_hand (void)
{
  g_autoptr (Case) self = case_new ();

  serve (self, serve_cb);
  g_assert_cmpint (inno_syncer_get_state (self->syncer), ==, INNO_SYNC_STATE_OFF);
  ask (self);
  g_assert_no_error (inno_syncer_get_error (self->syncer));
  g_assert_nonnull (inno_workspace_get_facts (self->workspace));
  g_assert_cmpuint (self->n_answers, ==, 1);
  g_assert_cmpint (inno_syncer_get_succeeded_at (self->syncer), >, 0);
  g_assert_cmpint (inno_syncer_get_next (self->syncer), ==, 0);
  g_assert_cmpstr (inno_syncer_get_address (self->syncer), ==, self->url);
  assert_log (self, "added 1");
  assert_log (self, "Asked 127.0.0.1");
}

/* At the start, by the address that was kept; then every quarter of an hour. */
static void
test_at_start (void)
{
  g_autoptr (Case) self = case_new ();

  serve (self, serve_cb);
  ask (self);
  case_close (self);
  case_open (self);
  inno_syncer_set_automatic (self->syncer, TRUE);
  wait_for_hits (self, 2);
  g_assert_no_error (inno_syncer_get_error (self->syncer));
  g_assert_cmpint (inno_syncer_get_state (self->syncer), ==, INNO_SYNC_STATE_IDLE);
  /* Nobody asked for the second. */
  g_assert_cmpuint (self->n_answers, ==, 1);
  g_assert_cmpint (inno_syncer_get_next (self->syncer), >, g_get_real_time () / G_USEC_PER_SEC + 600);
}

static void
edited_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (inno_workspace_edit_finish (INNO_WORKSPACE (source), result, &error));
  g_assert_no_error (error);
}

static void
edit (Case *self)
{
  InnoEdit *edit = inno_edit_new (INNO_EDIT_CREATE, "project:new");
  g_autoptr (JsonNode) node = json_from_string ("{\"_id\":\"project:new\",\"type\":\"project\",\"name\":{\"fi\":\"Uusi\","
                                                "\"sv\":null,\"en\":null},\"kind\":\"project\",\"cities\":[],\"themes\":[],"
                                                "\"status\":\"ongoing\",\"funding\":{}}", NULL);

  inno_edit_put (edit, NULL, json_node_get_object (node));
  inno_workspace_edit_async (self->workspace, edit, NULL, edited_cb, NULL);
}

/* A moment after an edit. */
static void
test_after_an_edit (void)
{
  g_autoptr (Case) self = case_new ();
  gint64 started;

  serve (self, serve_cb);
  inno_syncer_set_automatic (self->syncer, TRUE);
  ask (self);
  started = g_get_monotonic_time ();
  edit (self);
  wait_for_hits (self, 2);
  g_assert_cmpint (g_get_monotonic_time () - started, >, 2 * G_USEC_PER_SEC);
  g_assert_cmpint (g_get_monotonic_time () - started, <, 20 * G_USEC_PER_SEC);
}

typedef struct
{
  gboolean is_done;
  gboolean is_kept;
  GError  *error;
} SignIn;

static void
signed_in_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  SignIn *answer = user_data;

  inno_syncer_sign_in_finish (INNO_SYNCER (source), result, &answer->is_kept, &answer->error);
  answer->is_done = TRUE;
}

static gboolean
is_signed_in (gpointer data)
{
  return ((SignIn *) data)->is_done;
}

/* Row 35: it stops, says why, and goes on when somebody has signed in. Row 111: there
 * is no keyring, so this session alone knows. */
static void
test_sign_in (void)
{
  g_autoptr (Case) self = case_new ();
  g_autoptr (InnoCredential) credential = inno_credential_new (NULL, SECRET);
  g_autofree char *log = NULL;
  g_autofree char *header = NULL;
  SignIn answer = { 0 };

  serve (self, sign_in_cb);
  inno_syncer_set_automatic (self->syncer, TRUE);
  ask (self);
  g_assert_cmpint (inno_syncer_get_state (self->syncer), ==, INNO_SYNC_STATE_STOPPED);
  g_assert_error (inno_syncer_get_error (self->syncer), INNO_SYNC_ERROR, INNO_SYNC_ERROR_SIGN_IN);
  g_assert_cmpint (inno_syncer_get_next (self->syncer), ==, 0);
  g_assert_null (inno_syncer_get_account (self->syncer));

  inno_syncer_sign_in_async (self->syncer, credential, NULL, signed_in_cb, &answer);
  workspace_case_wait (is_signed_in, &answer);
  g_assert_no_error (answer.error);
  g_assert_false (answer.is_kept);
  wait_for_hits (self, 2);
  g_assert_no_error (inno_syncer_get_error (self->syncer));
  g_assert_cmpint (inno_syncer_get_state (self->syncer), ==, INNO_SYNC_STATE_IDLE);
  g_assert_cmpstr (inno_syncer_get_account (self->syncer), ==, "");

  log = get_log (self);
  g_assert_null (strstr (log, SECRET));
  g_assert_null (strstr (log, PATH));

  inno_syncer_sign_out (self->syncer);
  g_assert_null (inno_syncer_get_account (self->syncer));
  ask (self);
  g_assert_cmpint (inno_syncer_get_state (self->syncer), ==, INNO_SYNC_STATE_STOPPED);
  header = fake_endpoint_get_header (self->endpoint, PATH, "authorization");
  g_assert_null (header);
}

/* What cannot be sent is not. */
static void
test_sign_in_refused (void)
{
  g_autoptr (Case) self = case_new ();
  g_autoptr (InnoCredential) credential = inno_credential_new ("anna", "x\r\ny");
  SignIn answer = { 0 };

  serve (self, sign_in_cb);
  ask (self);
  inno_syncer_sign_in_async (self->syncer, credential, NULL, signed_in_cb, &answer);
  workspace_case_wait (is_signed_in, &answer);
  g_assert_error (answer.error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_SIGN_IN);
  g_clear_error (&answer.error);
  g_assert_cmpuint (fake_endpoint_get_hits (self->endpoint, PATH), ==, 1);
}

/* Row 42. */
static void
test_retry_after (void)
{
  g_autoptr (Case) self = case_new ();
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  serve (self, busy_cb);
  inno_syncer_set_automatic (self->syncer, TRUE);
  ask (self);
  g_assert_cmpint (inno_syncer_get_state (self->syncer), ==, INNO_SYNC_STATE_WAITING);
  g_assert_error (inno_syncer_get_error (self->syncer), INNO_SYNC_ERROR, INNO_SYNC_ERROR_BUSY);
  g_assert_cmpint (inno_syncer_get_next (self->syncer), >=, now + 1799);
  g_assert_cmpint (inno_syncer_get_next (self->syncer), <=, now + 1830);
  assert_log (self, "Trying again at");
  g_assert_cmpuint (inno_syncer_get_n_failures (self->syncer), ==, 1);

  /* A person does not have to wait. */
  serve (self, serve_cb);
  ask (self);
  g_assert_no_error (inno_syncer_get_error (self->syncer));
}

/* Row 108: within a second, and it can be begun anew. */
static void
test_given_up (void)
{
  g_autoptr (Case) self = case_new ();
  gint64 started;

  serve (self, hang_cb);
  inno_syncer_set_automatic (self->syncer, TRUE);
  inno_syncer_ask (self->syncer, self->url, INNO_IMPORT_NONE);
  while (fake_endpoint_get_hits (self->endpoint, PATH) == 0)
    g_main_context_iteration (NULL, FALSE);
  started = g_get_monotonic_time ();
  inno_workspace_cancel (self->workspace);
  workspace_case_wait (has_ended, self);
  g_assert_cmpint (g_get_monotonic_time () - started, <, G_USEC_PER_SEC);
  g_assert_no_error (inno_syncer_get_error (self->syncer));
  g_assert_no_error (inno_workspace_get_error (self->workspace));
  g_assert_cmpint (inno_syncer_get_next (self->syncer), >, g_get_real_time () / G_USEC_PER_SEC + 600);

  fake_endpoint_settle (self->endpoint);
  serve (self, serve_cb);
  ask (self);
  g_assert_no_error (inno_syncer_get_error (self->syncer));
  g_assert_nonnull (inno_workspace_get_facts (self->workspace));
}

/* Row 108: the window closes in the midst of it. */
static void
test_closed (void)
{
  g_autoptr (Case) self = case_new ();
  gint64 started;

  serve (self, hang_cb);
  inno_syncer_ask (self->syncer, self->url, INNO_IMPORT_NONE);
  while (fake_endpoint_get_hits (self->endpoint, PATH) == 0)
    g_main_context_iteration (NULL, FALSE);
  started = g_get_monotonic_time ();
  case_close (self);
  g_assert_cmpint (g_get_monotonic_time () - started, <, G_USEC_PER_SEC);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  /* And nobody has to wait for its lease. */
  fake_endpoint_settle (self->endpoint);
  serve (self, serve_cb);
  case_open (self);
  workspace_case_wait (is_idle, self->workspace);
  ask (self);
  g_assert_no_error (inno_syncer_get_error (self->syncer));
  g_assert_nonnull (inno_workspace_get_facts (self->workspace));
}

/* Something else that is asked for comes in the place of what is under way. */
static void
test_another_address (void)
{
  g_autoptr (Case) self = case_new ();
  g_autofree char *other = fake_endpoint_get_url (self->endpoint, "/other.json");

  serve (self, hang_cb);
  fake_endpoint_add (self->endpoint, "/other.json", serve_cb, self);
  inno_syncer_ask (self->syncer, self->url, INNO_IMPORT_NONE);
  while (fake_endpoint_get_hits (self->endpoint, PATH) == 0)
    g_main_context_iteration (NULL, FALSE);
  inno_syncer_ask (self->syncer, other, INNO_IMPORT_NONE);
  workspace_case_wait (has_ended, self);
  g_assert_cmpuint (fake_endpoint_get_hits (self->endpoint, "/other.json"), ==, 1);
  g_assert_cmpstr (inno_syncer_get_address (self->syncer), ==, other);
  g_assert_nonnull (inno_workspace_get_facts (self->workspace));
}

/* Rows 105 and 106: the other process has the lease. Nobody is told of a fault. */
static void
test_lease (void)
{
  g_autoptr (Case) self = case_new ();
  g_autoptr (InnoStore) other = inno_store_new (self->folder);
  g_autoptr (GError) error = NULL;

  serve (self, serve_cb);
  g_assert_true (inno_store_open (other, &error));
  g_assert_true (inno_store_take_lease (other, g_get_real_time () / G_USEC_PER_SEC, &error));
  g_assert_no_error (error);
  inno_syncer_set_automatic (self->syncer, TRUE);
  ask (self);
  g_assert_no_error (inno_syncer_get_error (self->syncer));
  g_assert_no_error (inno_workspace_get_error (self->workspace));
  g_assert_cmpint (inno_syncer_get_state (self->syncer), ==, INNO_SYNC_STATE_WAITING);
  g_assert_cmpuint (fake_endpoint_get_hits (self->endpoint, PATH), ==, 0);

  inno_store_give_lease (other);
  inno_store_close (other);
  ask (self);
  g_assert_cmpuint (fake_endpoint_get_hits (self->endpoint, PATH), ==, 1);
}

/* Row 1, as far as a test can take the network away: of a server on this computer
 * nobody is kept. */
static void
test_network (void)
{
  g_autoptr (Case) self = case_new ();
  g_autoptr (TestMonitor) monitor = g_object_new (TEST_TYPE_MONITOR, NULL);

  serve (self, serve_cb);
  inno_syncer_set_automatic (self->syncer, TRUE);
  inno_syncer_set_network (self->syncer, G_NETWORK_MONITOR (monitor));
  ask (self);
  g_assert_false (inno_syncer_is_offline (self->syncer));

  inno_syncer_ask (self->syncer, "https://innocities.invalid/p.json", INNO_IMPORT_NONE);
  workspace_case_wait (has_ended, self);
  g_assert_error (inno_syncer_get_error (self->syncer), INNO_SYNC_ERROR, INNO_SYNC_ERROR_UNREACHABLE);
  g_signal_emit_by_name (monitor, "network-changed", FALSE);
  g_assert_true (inno_syncer_is_offline (self->syncer));
  g_assert_cmpint (inno_syncer_get_next (self->syncer), >, g_get_real_time () / G_USEC_PER_SEC + 600);
  monitor->is_available = TRUE;
  g_signal_emit_by_name (monitor, "network-changed", TRUE);
  g_assert_false (inno_syncer_is_offline (self->syncer));
  g_assert_cmpint (inno_syncer_get_next (self->syncer), <, g_get_real_time () / G_USEC_PER_SEC + 10);
  assert_log (self, "There is no network");
  assert_log (self, "There is a network");
  /* What is shown is what came last. */
  g_assert_nonnull (inno_workspace_get_facts (self->workspace));
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  inno_lang_setup ();
  inno_lang_activate (INNO_LANG_EN);

  g_test_add_func ("/syncer/by-hand", test_by_hand);
  g_test_add_func ("/syncer/at-start", test_at_start);
  g_test_add_func ("/syncer/after-an-edit", test_after_an_edit);
  g_test_add_func ("/syncer/sign-in/faults-35-111", test_sign_in);
  g_test_add_func ("/syncer/sign-in-refused", test_sign_in_refused);
  g_test_add_func ("/syncer/retry-after/fault-42", test_retry_after);
  g_test_add_func ("/syncer/given-up/fault-108", test_given_up);
  g_test_add_func ("/syncer/closed/fault-108", test_closed);
  g_test_add_func ("/syncer/another-address", test_another_address);
  g_test_add_func ("/syncer/lease/faults-105-106", test_lease);
  g_test_add_func ("/syncer/network/fault-1", test_network);

  return g_test_run ();
}
