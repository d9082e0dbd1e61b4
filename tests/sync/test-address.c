/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "inno-address.h"
#include "inno-sync.h"

static const char *const good[] = {
  "https://example.org/portfolio.json",
  "HTTPS://EXAMPLE.ORG/portfolio.json",
  "  https://example.org/portfolio.json\n",
  "https://example.org",
  "https://example.org:8443/a%20b.json?key=value",
  "https://192.0.2.1/portfolio.json",
  "https://[2001:db8::1]/portfolio.json",
  "https://hyvä.example/p.json",
  "http://localhost/p.json",
  "http://LOCALHOST:8000/p.json",
  "http://127.0.0.1:8000/p.json",
  "http://127.9.8.7/p.json",
  "http://[::1]:8000/p.json",
};

static const char *const bad[] = {
  "",
  "   ",
  "example.org/portfolio.json",
  "localhost:8000/portfolio.json",
  "//example.org/portfolio.json",
  "https://",
  "https:///portfolio.json",
  "https://example.org:port/",
  "http://example.org/portfolio.json",
  "http://127.0.0.1.example.org/",
  "http://localhost.example.org/",
  "http://128.0.0.1/",
  "http://[::2]/",
  "http://0.0.0.0/",
  "http://127.0.0.1@example.org/",
  "http://localhost:x@example.org/",
  "https://anna@example.org/",
  "https://anna:secret@example.org/",
  "https://example.org/p.json#part",
  "https://example.org/p.json#",
  "ftp://example.org/p.json",
  "file:///etc/passwd",
  "data:application/json,{}",
  "javascript:alert(1)",
};

static void
test_good (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", good[i]);
      g_assert_true (inno_sync_check_address (good[i], &error));
      g_assert_no_error (error);
    }
}

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_false (inno_sync_check_address (bad[i], &error));
      g_assert_error (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_ADDRESS);
      g_assert_null (strstr (error->message, "secret"));
      g_assert_null (strchr (error->message, '\n'));
    }
}

static void
assert_same_origin (const char *a,
                    const char *b,
                    gboolean    is_same)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) uri_a = inno_address_parse (a, &error);
  g_autoptr (GUri) uri_b = inno_address_parse (b, &error);

  g_assert_no_error (error);
  g_test_message ("%s %s", a, b);
  g_assert_true (inno_address_same_origin (uri_a, uri_b) == is_same);
}

static void
test_origin (void)
{
  assert_same_origin ("https://example.org/a", "https://EXAMPLE.org:443/b?c", TRUE);
  assert_same_origin ("http://localhost/a", "http://localhost:80/b", TRUE);
  assert_same_origin ("https://example.org/a", "https://example.org:8443/a", FALSE);
  assert_same_origin ("https://example.org/a", "https://www.example.org/a", FALSE);
  assert_same_origin ("https://localhost/a", "http://localhost/a", FALSE);
  assert_same_origin ("http://localhost/a", "http://127.0.0.1/a", FALSE);
}

static void
test_resolve (void)
{
  g_autoptr (GUri) base = inno_address_parse ("https://example.org/data/p.json?x=1", NULL);
  g_autoptr (GUri) page = inno_address_resolve (base, "pages/1.ndjson", NULL);
  g_autoptr (GUri) other = inno_address_resolve (base, "//example.com/1.ndjson", NULL);
  g_autofree char *text = g_uri_to_string (page);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (text, ==, "https://example.org/data/pages/1.ndjson");
  g_assert_false (inno_address_same_origin (base, other));

  g_assert_null (inno_address_resolve (base, "file:///etc/passwd", &error));
  g_assert_error (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_ADDRESS);
  g_clear_error (&error);
  g_assert_null (inno_address_resolve (base, "http://example.org/1.ndjson", &error));
  g_assert_error (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_ADDRESS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/address/good", test_good);
  g_test_add_func ("/address/bad", test_bad);
  g_test_add_func ("/address/origin", test_origin);
  g_test_add_func ("/address/resolve", test_resolve);

  return g_test_run ();
}
