/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Links from outside: what they lead to, and that no bytes lead anywhere else. */

#include <glib.h>
#include <string.h>

#include "inno-lang.h"
#include "inno-link.h"
#include "inno-pages.h"
#include "inno-query.h"

#define N_TRIES 20000

typedef struct
{
  const char *link;
  const char *place;    /* NULL: it is refused */
} Link;

static const Link links[] = {
  { "innocities:project/project:p1", "projects/project:p1" },
  { "innocities:city/city:oulu", "cities/city:oulu" },
  { "innocities:city/agreement:oulu", "cities/agreement:oulu" },
  { "innocities:page/funding", "funding" },
  { "innocities:page/sync", "sync" },
  { "innocities:chart/funding-ranking", "funding/funding-ranking" },
  { "innocities:view/funding/funding-ranking?city=city:oulu&from=2021",
    "funding/funding-ranking?city=city:oulu&from=2021" },
  { "innocities:view/projects?text=%C3%A4ly", "projects?text=äly" },
  { "innocities:view/projects?text=äly", "projects?text=äly" },
  { "innocities:view/overview?", "overview?" },
  { "innocities:view?status=ended", "overview?status=ended" },
  { "innocities:view", "overview" },
  { "INNOCITIES:view/funding", "funding" },
  /* As some programs write every link. */
  { "innocities://project/project:p1", "projects/project:p1" },
  { "innocities:///page/funding", "funding" },
  { "innocities:project%2Fproject%3Ap1", "projects/project:p1" },

  { "", NULL },
  { "innocities", NULL },
  { "innocities:", NULL },
  { "innocities:?", NULL },
  { "innocities:funding", NULL },
  { "innocities:page", NULL },
  { "innocities:page/", NULL },
  { "innocities:page/nosuch", NULL },
  { "innocities:page/funding/more", NULL },
  { "innocities:project/", NULL },
  { "innocities:project/city:oulu", NULL },
  { "innocities:project/project:../../etc", NULL },
  { "innocities:project/project:p1%00", NULL },
  { "innocities:project/project:p1%0Awin.delete", NULL },
  { "innocities:project/project:p1%3Ftext=x", NULL },
  { "innocities:project/project:p1?nosuch=1", NULL },
  { "innocities:view/funding?from=yesterday", NULL },
  { "innocities:view/funding?text=%0A", NULL },
  { "innocities:view/funding?text=%FF", NULL },
  { "innocities:view/%FF", NULL },
  { "innocities:view/%zz", NULL },
  { "innocities:view/import", "import" },
  { "innocities:view/import/file:///etc/passwd", NULL },
  { "innocities:view/import%2Ffile:%2F%2F%2Fetc%2Fpasswd", NULL },
  { "innocities:edit/project:p1", NULL },
  { "innocities:win.delete-project::project:p1", NULL },
  { "innocities:chart/nosuch", NULL },
  { "https://example.org/", NULL },
  { "xinnocities:page/funding", NULL },
  { "innocities:page/\xff", NULL },
};

static void
test_links (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *place = inno_link_to_place (links[i].link, &error);

      g_test_message ("%u", i);
      g_assert_cmpstr (place, ==, links[i].place);
      if (place == NULL)
        g_assert_error (error, INNO_LINK_ERROR, INNO_LINK_ERROR_UNKNOWN);
      else
        g_assert_no_error (error);
    }
}

static void
test_too_long (void)
{
  g_autofree char *words = g_strnfill (INNO_LINK_MOST_BYTES, 'x');
  g_autofree char *link = g_strconcat ("innocities:view?text=", words, NULL);

  g_autofree char *place = NULL;

  g_assert_null (inno_link_to_place (link, NULL));
  link[INNO_LINK_MOST_BYTES] = '\0';
  place = inno_link_to_place (link, NULL);
  g_assert_nonnull (place);
}

static gboolean
has_page (const char *place)
{
  guint n_pages;
  const InnoPageKind *pages = inno_pages_get_all (&n_pages);
  gsize length = strcspn (place, "/?");

  for (guint i = 0; i < n_pages; i++)
    if (strlen (pages[i].id) == length && strncmp (pages[i].id, place, length) == 0)
      return TRUE;

  return FALSE;
}

/* Whatever is read is a page of ours and a question that can be asked; written again it
 * is read as the same. */
static void
check_place (const char *place)
{
  const char *mark = strchr (place, '?');
  g_autofree char *link = inno_link_from_place (place);
  g_autofree char *again = inno_link_to_place (link, NULL);

  g_assert_true (g_utf8_validate (place, -1, NULL));
  g_assert_true (has_page (place));
  g_assert_true (g_str_is_ascii (link));
  if (mark != NULL)
    {
      g_autoptr (InnoQuery) query = inno_query_from_text (mark + 1, NULL);

      g_assert_nonnull (query);
    }
  if (strlen (link) <= INNO_LINK_MOST_BYTES)
    g_assert_cmpstr (again, ==, place);
}

/* Bytes at random, and good links with a few bytes changed. */
static void
test_any_bytes (void)
{
  guint n_read = 0;

  for (guint i = 0; i < N_TRIES; i++)
    {
      g_autoptr (GString) text = g_string_new (i % 4 == 0 ? "innocities:" : links[g_test_rand_int_range (0, 16)].link);
      g_autofree char *place = NULL;

      for (int n = g_test_rand_int_range (0, i % 4 == 0 ? 40 : 3); n > 0; n--)
        {
          char byte = (char) g_test_rand_int_range (1, 256);

          if (i % 4 == 0 || text->len == 0)
            g_string_append_c (text, byte);
          else
            text->str[g_test_rand_int_range (0, (int) text->len)] = byte;
        }
      place = inno_link_to_place (text->str, NULL);
      if (place == NULL)
        continue;
      check_place (place);
      n_read++;
    }

  g_assert_cmpuint (n_read, >, N_TRIES / 10);
}

static void
test_what_is_copied (void)
{
  static const char * const places[] = {
    "overview?", "funding/funding-ranking?city=city:oulu&city=city:turku&from=2021&share=1",
    "projects/project:p1?text=ä%26b%3Dc%25", "cities/city:oulu", "changes?since=Kesä 2025, 1.",
  };
  g_autofree char *project = inno_link_to_project ("project:p1");
  g_autofree char *place = inno_link_to_place (project, NULL);

  g_assert_cmpstr (place, ==, "projects/project:p1");
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *link = inno_link_from_place (places[i]);
      g_autofree char *read = inno_link_to_place (link, NULL);

      g_assert_nonnull (read);
      check_place (read);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  inno_lang_setup ();
  inno_lang_activate (INNO_LANG_EN);

  g_test_add_func ("/page/link/table", test_links);
  g_test_add_func ("/page/link/too-long", test_too_long);
  g_test_add_func ("/page/link/any-bytes", test_any_bytes);
  g_test_add_func ("/page/link/copied", test_what_is_copied);

  return g_test_run ();
}
