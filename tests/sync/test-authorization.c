/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who sees the name and the password: the server that they are for, and no
 * other. Faults 31 and 35. */

#include "inno-address.h"
#include "sync-fixture.h"

#define PATH "/p.json"
#define SECRET "Bearer squeamish-ossifrage"

static void
authorize (Fixture    *self,
           const char *url,
           const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) origin = inno_address_parse (url, &error);

  g_assert_no_error (error);
  inno_http_set_authorization (self->http, origin, value);
}

static void
assert_seen (Fixture    *self,
             const char *path,
             const char *value)
{
  g_autofree char *seen = fake_endpoint_get_header (self->endpoint, path, "authorization");

  g_assert_cmpstr (seen, ==, value);
}

/* Before it is asked for, and as long as it is set. */
static void
test_sent (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *text = portfolio_text (7, 3);
  g_autofree char *url = fake_endpoint_get_url (self->endpoint, "/another");
  g_autoptr (GError) error = NULL;
  Reply reply = { .body = text };

  fake_endpoint_add (self->endpoint, PATH, reply_cb, &reply);
  authorize (self, url, SECRET);
  g_assert_true (fixture_sync (self, PATH, INNO_IMPORT_NONE, NULL, &error));
  g_assert_no_error (error);
  assert_seen (self, PATH, SECRET);

  inno_http_set_authorization (self->http, NULL, NULL);
  g_assert_true (fixture_sync (self, PATH, INNO_IMPORT_NONE, NULL, &error));
  g_assert_no_error (error);
  assert_seen (self, PATH, NULL);
}

/* Another port is another server, and so is another scheme. */
static void
test_other_origin (Fixture       *self,
                   gconstpointer  data)
{
  g_autofree char *text = portfolio_text (7, 3);
  guint16 port = fake_endpoint_get_port (self->endpoint);
  g_autofree char *others[] = {
    g_strdup_printf ("http://127.0.0.1:%u/p.json", port == 65535 ? 1 : port + 1u),
    g_strdup_printf ("https://127.0.0.1:%u/p.json", port),
    g_strdup_printf ("http://127.0.0.2:%u/p.json", port),
    g_strdup_printf ("http://localhost:%u/p.json", port),
  };
  Reply reply = { .body = text };

  fake_endpoint_add (self->endpoint, PATH, reply_cb, &reply);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GError) error = NULL;

      authorize (self, others[i], SECRET);
      g_assert_true (fixture_sync (self, PATH, INNO_IMPORT_NONE, NULL, &error));
      g_assert_no_error (error);
      assert_seen (self, PATH, NULL);
      g_clear_pointer (&others[i], g_free);
    }
}

static void
redirect_cb (FakeExchange *exchange)
{
  g_autofree char *headers = g_strdup_printf ("Location: %s\r\n", (char *) exchange->user_data);

  fake_reply (exchange, "302 Found", headers, "", 0);
}

/* A hop within the server bears it; a server elsewhere is not asked at all. */
static void
test_redirect (Fixture       *self,
               gconstpointer  data)
{
  g_autofree char *text = portfolio_text (7, 3);
  g_autofree char *url = fake_endpoint_get_url (self->endpoint, PATH);
  g_autoptr (FakeEndpoint) other = fake_endpoint_new (NULL);
  g_autofree char *elsewhere = fake_endpoint_get_url (other, PATH);
  g_autoptr (GError) error = NULL;
  Reply reply = { .body = text };

  authorize (self, url, SECRET);
  fake_endpoint_add (other, PATH, reply_cb, &reply);
  fake_endpoint_add (self->endpoint, PATH, reply_cb, &reply);
  fake_endpoint_add (self->endpoint, "/near", redirect_cb, (gpointer) PATH);
  fake_endpoint_add (self->endpoint, "/far", redirect_cb, elsewhere);

  g_assert_true (fixture_sync (self, "/near", INNO_IMPORT_NONE, NULL, &error));
  g_assert_no_error (error);
  assert_seen (self, PATH, SECRET);

  assert_sync_fails (self, "/far", INNO_SYNC_ERROR, INNO_SYNC_ERROR_MOVED);
  g_assert_cmpuint (fake_endpoint_get_hits (other, PATH), ==, 0);
}

/* A challenge is no reason to ask again, nor to forget what was set. */
static void
test_challenge (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *url = fake_endpoint_get_url (self->endpoint, PATH);
  Reply reply = {
    .status = "401 Unauthorized",
    .headers = "WWW-Authenticate: Basic realm=\"squeamish\"\r\n",
    .body = "",
  };

  fake_endpoint_add (self->endpoint, PATH, reply_cb, &reply);
  authorize (self, url, SECRET);
  for (guint i = 1; i <= 3; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (fixture_sync (self, PATH, INNO_IMPORT_NONE, NULL, &error));
      g_assert_cmpuint (fake_endpoint_get_hits (self->endpoint, PATH), ==, i);
      assert_seen (self, PATH, SECRET);
      g_assert_null (g_strrstr (error->message, "ossifrage"));
    }
}

/* Only where nobody on the way can read it. */
static void
test_private (void)
{
  static const struct
  {
    const char *address;
    gboolean    is_private;
  } cases[] = {
    { "https://example.org/p.json", TRUE },
    { "http://127.0.0.1:1/p.json", TRUE },
    { "http://127.8.9.1/p.json", TRUE },
    { "http://[::1]/p.json", TRUE },
    { "http://LOCALHOST/p.json", TRUE },
    { "http://example.org/p.json", FALSE },
    { "http://127.0.0.1.example.org/p.json", FALSE },
    { "http://10.0.0.1/p.json", FALSE },
    { "ftp://example.org/p.json", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GUri) uri = g_uri_parse (cases[i].address, G_URI_FLAGS_NONE, NULL);

      g_test_message ("%s", cases[i].address);
      g_assert_cmpint (inno_address_is_private (uri), ==, cases[i].is_private);
    }
}

int
main (int    argc,
      char **argv)
{
  fixture_main_init (&argc, &argv);

  fixture_add_test ("/authorization/sent", test_sent);
  fixture_add_test ("/authorization/other-origin", test_other_origin);
  fixture_add_test ("/authorization/redirect", test_redirect);
  fixture_add_test ("/authorization/challenge", test_challenge);
  g_test_add_func ("/authorization/private", test_private);

  return g_test_run ();
}
