/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where passwords and tokens are: in the keyring, or for this session alone. Row 111
 * of the fault matrix: it is locked, says no, or is not there. */

#include "inno-secrets.h"

#include <string.h>

#include "inno-sync.h"

/* A keyring of this test, which may be out of order. */
static GHashTable *keyring;
static GError *fault;
static guint n_asked;

static void
fake_lookup (GTask      *task,
             const char *origin)
{
  const InnoCredential *kept = g_hash_table_lookup (keyring, origin);

  n_asked++;
  if (g_task_return_error_if_cancelled (task))
    return;
  if (fault != NULL)
    g_task_return_error (task, g_error_copy (fault));
  else
    g_task_return_pointer (task, kept != NULL ? inno_credential_copy (kept) : NULL,
                           (GDestroyNotify) inno_credential_free);
}

static void
fake_store (GTask                *task,
            const char           *origin,
            const char           *label,
            const InnoCredential *credential)
{
  n_asked++;
  g_assert_null (strstr (label, credential->secret));
  if (fault != NULL)
    {
      g_task_return_error (task, g_error_copy (fault));
      return;
    }

  g_hash_table_replace (keyring, g_strdup (origin), inno_credential_copy (credential));
  g_task_return_boolean (task, TRUE);
}

static void
fake_forget (GTask      *task,
             const char *origin)
{
  n_asked++;
  if (fault != NULL)
    {
      g_task_return_error (task, g_error_copy (fault));
      return;
    }

  g_hash_table_remove (keyring, origin);
  g_task_return_boolean (task, TRUE);
}

static const InnoSecretsBackend fake = { fake_lookup, fake_store, fake_forget };

static void
set_up (void)
{
  keyring = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) inno_credential_free);
  g_clear_error (&fault);
  n_asked = 0;
}

static void
tear_down (void)
{
  g_clear_pointer (&keyring, g_hash_table_unref);
  g_clear_error (&fault);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static GUri *
parse (const char *address)
{
  return g_uri_parse (address, G_URI_FLAGS_SCHEME_NORMALIZE, NULL);
}

static gboolean
keep (InnoSecrets *secrets,
      const char  *address,
      const char  *account,
      const char  *secret)
{
  g_autoptr (GUri) uri = parse (address);
  g_autoptr (InnoCredential) credential = inno_credential_new (account, secret);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_kept;

  inno_secrets_store_async (secrets, uri, credential, NULL, done_cb, &result);
  g_assert_true (inno_secrets_store_finish (secrets, wait_for (&result), &is_kept, &error));
  g_assert_no_error (error);

  return is_kept;
}

static char *
find (InnoSecrets *secrets,
      const char  *address)
{
  g_autoptr (GUri) uri = parse (address);
  g_autoptr (InnoCredential) credential = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  inno_secrets_lookup_async (secrets, uri, NULL, done_cb, &result);
  credential = inno_secrets_lookup_finish (secrets, wait_for (&result), &error);
  g_assert_no_error (error);

  return credential != NULL ? g_strdup_printf ("%s|%s", credential->account, credential->secret) : NULL;
}

#define assert_found(secrets, address, expected) \
  G_STMT_START { \
    g_autofree char *found_ = find (secrets, address); \
    g_assert_cmpstr (found_, ==, expected); \
  } G_STMT_END

/* The whole of one server has one entry, and no other server has it. */
static void
test_one_a_server (void)
{
  g_autoptr (InnoSecrets) secrets = NULL;

  set_up ();
  secrets = inno_secrets_new (&fake);
  assert_found (secrets, "https://example.org/portfolio", NULL);
  g_assert_true (keep (secrets, "https://example.org/portfolio", "anna", "s3cret"));
  assert_found (secrets, "https://EXAMPLE.org/other?x=1", "anna|s3cret");
  assert_found (secrets, "https://example.org:8443/portfolio", NULL);
  assert_found (secrets, "http://example.org/portfolio", NULL);
  assert_found (secrets, "https://example.org.evil.test/portfolio", NULL);

  g_assert_true (keep (secrets, "https://example.org/", NULL, "t0ken"));
  assert_found (secrets, "https://example.org/portfolio", "|t0ken");
  g_assert_cmpuint (g_hash_table_size (keyring), ==, 1);
  tear_down ();
}

/* It outlives the program by the keyring alone. */
static void
test_outlives (void)
{
  g_autoptr (InnoSecrets) first = NULL;
  g_autoptr (InnoSecrets) second = NULL;
  guint n_before;

  set_up ();
  first = inno_secrets_new (&fake);
  g_assert_true (keep (first, "https://example.org/p", "anna", "s3cret"));
  second = inno_secrets_new (&fake);
  assert_found (second, "https://example.org/p", "anna|s3cret");
  n_before = n_asked;
  assert_found (second, "https://example.org/p", "anna|s3cret");
  g_assert_cmpuint (n_asked, ==, n_before);
  tear_down ();
}

/* Row 111: whatever is wrong with the keyring, this session knows it. */
static void
test_out_of_order (void)
{
  static const struct { GQuark (*domain) (void); int code; } faults[] = {
    { g_dbus_error_quark, G_DBUS_ERROR_SERVICE_UNKNOWN },
    { g_dbus_error_quark, G_DBUS_ERROR_ACCESS_DENIED },
    { g_io_error_quark, G_IO_ERROR_NOT_FOUND },
    { g_io_error_quark, G_IO_ERROR_FAILED },
    { g_io_error_quark, G_IO_ERROR_TIMED_OUT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (InnoSecrets) first = NULL;
      g_autoptr (InnoSecrets) second = NULL;

      set_up ();
      fault = g_error_new_literal (faults[i].domain (), faults[i].code, "locked");
      first = inno_secrets_new (&fake);
      assert_found (first, "https://example.org/p", NULL);
      g_assert_false (keep (first, "https://example.org/p", "anna", "s3cret"));
      assert_found (first, "https://example.org/p", "anna|s3cret");
      g_assert_cmpuint (g_hash_table_size (keyring), ==, 0);

      second = inno_secrets_new (&fake);
      assert_found (second, "https://example.org/p", NULL);
      tear_down ();
    }
}

static void
test_no_backend (void)
{
  g_autoptr (InnoSecrets) secrets = inno_secrets_new (NULL);

  assert_found (secrets, "https://example.org/p", NULL);
  g_assert_false (keep (secrets, "https://example.org/p", "anna", "s3cret"));
  assert_found (secrets, "https://example.org/p", "anna|s3cret");
}

static void
test_forget (void)
{
  g_autoptr (InnoSecrets) secrets = NULL;
  g_autoptr (GUri) uri = parse ("https://example.org/p");
  g_autoptr (GAsyncResult) result = NULL;

  set_up ();
  secrets = inno_secrets_new (&fake);
  g_assert_true (keep (secrets, "https://example.org/p", "anna", "s3cret"));
  inno_secrets_forget_async (secrets, uri, NULL, done_cb, &result);
  g_assert_true (inno_secrets_forget_finish (secrets, wait_for (&result), NULL));
  assert_found (secrets, "https://example.org/p", NULL);
  g_assert_cmpuint (g_hash_table_size (keyring), ==, 0);
  tear_down ();
}

static void
test_cancelled (void)
{
  g_autoptr (InnoSecrets) secrets = NULL;
  g_autoptr (GUri) uri = parse ("https://example.org/p");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  set_up ();
  secrets = inno_secrets_new (&fake);
  g_cancellable_cancel (cancellable);
  inno_secrets_lookup_async (secrets, uri, cancellable, done_cb, &result);
  g_assert_null (inno_secrets_lookup_finish (secrets, wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  tear_down ();
}

/* The real one, on a computer that has none: it says so soon, and nothing hangs. */
static void
test_no_keyring_here (void)
{
  g_autoptr (InnoSecrets) secrets = inno_secrets_new (&inno_secrets_keyring);

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  assert_found (secrets, "https://example.org/p", NULL);
  g_assert_false (keep (secrets, "https://example.org/p", "anna", "s3cret"));
  assert_found (secrets, "https://example.org/p", "anna|s3cret");
}

static void
test_headers (void)
{
  static const struct { const char *account; const char *secret; const char *header; } cases[] = {
    { "Aladdin", "open sesame", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==" },
    { "test", "123£", "Basic dGVzdDoxMjPCow==" },
    { "anna", "a:b", "Basic YW5uYTphOmI=" },
    { NULL, "abc.DEF-1_2~3+4/5==", "Bearer abc.DEF-1_2~3+4/5==" },
    { "anna", "", NULL },
    { "", "", NULL },
    { "an:na", "x", NULL },
    { "anna", "x\r\nX-Evil: 1", NULL },
    { "an\nna", "x", NULL },
    { "an\xffna", "x", NULL },
    { "", "two words", NULL },
    { "", "tok\xc3\xa9n", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (InnoCredential) credential = inno_credential_new (cases[i].account, cases[i].secret);
      g_autoptr (GError) error = NULL;
      char *header;

      g_assert_cmpint (inno_credential_check (credential, &error), ==, cases[i].header != NULL);
      if (cases[i].header == NULL)
        {
          g_assert_error (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_SIGN_IN);
          continue;
        }

      header = inno_credential_to_header (credential);
      g_assert_cmpstr (header, ==, cases[i].header);
      inno_secret_free (header);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/secrets/one-a-server", test_one_a_server);
  g_test_add_func ("/secrets/outlives", test_outlives);
  g_test_add_func ("/secrets/out-of-order/fault-111", test_out_of_order);
  g_test_add_func ("/secrets/no-backend/fault-111", test_no_backend);
  g_test_add_func ("/secrets/forget", test_forget);
  g_test_add_func ("/secrets/cancelled", test_cancelled);
  g_test_add_func ("/secrets/headers", test_headers);
  g_test_add_func ("/secrets/no-keyring-here/fault-111", test_no_keyring_here);

  return g_test_run ();
}
