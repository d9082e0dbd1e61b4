/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-link.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-document.h"
#include "inno-pages.h"
#include "inno-query.h"

G_DEFINE_QUARK (inno-link-error-quark, inno_link_error)

/* What may stand in a query as it is: it was escaped when it was made, but for letters
 * that are none in English. */
#define IN_QUERY "%&=:,"

static const InnoPageKind *
find_page (const char *id)
{
  guint n_pages;
  const InnoPageKind *pages = inno_pages_get_all (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    if (g_str_equal (pages[i].id, id))
      return &pages[i];

  return NULL;
}

/* The kinds of links. Each makes "page/subject" of what stands behind its name, or NULL. */

/* A page, with or without a subject. */
static char *
find_view (const char *rest)
{
  g_autofree char *id = g_strndup (rest, strcspn (rest, "/"));
  const InnoPageKind *page;
  guint n_pages;

  if (*rest == '\0')
    return g_strdup (inno_pages_get_all (&n_pages)[0].id);

  /* Whoever made a link has no business with the files of whoever follows it. */
  page = find_page (id);
  return page != NULL && (!page->opens_files || g_str_equal (rest, id)) ? g_strdup (rest) : NULL;
}

static char *
find_page_alone (const char *rest)
{
  return find_page (rest) != NULL ? g_strdup (rest) : NULL;
}

static char *
find_project (const char *rest)
{
  return inno_document_id_is_valid (rest, "project") ? g_strconcat ("projects/", rest, NULL) : NULL;
}

static char *
find_city (const char *rest)
{
  return inno_document_id_is_valid (rest, "city") || inno_document_id_is_valid (rest, "agreement")
         ? g_strconcat ("cities/", rest, NULL) : NULL;
}

static char *
find_chart (const char *rest)
{
  guint n_charts;
  const InnoChart *const *charts = inno_chart_get_all (&n_charts);

  for (guint i = 0; i < n_charts; i++)
    if (g_str_equal (charts[i]->id, rest) && find_page (charts[i]->page) != NULL)
      return g_strconcat (charts[i]->page, "/", rest, NULL);

  return NULL;
}

static const struct
{
  const char *name;
  char     *(*find) (const char *rest);
} kinds[] = {
  { "view", find_view },
  { "page", find_page_alone },
  { "project", find_project },
  { "city", find_city },
  { "chart", find_chart },
};

static gboolean
has_control (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_iscntrl (g_utf8_get_char (c)))
      return TRUE;

  return FALSE;
}

/* "page/subject" of "kind/rest". */
static char *
find_place (const char *path)
{
  g_autofree char *plain = g_uri_unescape_string (path, NULL);
  gsize length;

  /* A question mark would begin another query. */
  if (plain == NULL || !g_utf8_validate (plain, -1, NULL) || has_control (plain) || strchr (plain, '?') != NULL)
    return NULL;

  length = strcspn (plain, "/");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strlen (kinds[i].name) == length && strncmp (kinds[i].name, plain, length) == 0)
      return kinds[i].find (plain[length] == '/' ? plain + length + 1 : plain + length);

  return NULL;
}

/* What is asked, in the words in which it is asked here; NULL where it is no question. */
static char *
clean_query (const char *text)
{
  g_autoptr (InnoQuery) query = inno_query_from_text (text, NULL);
  g_autofree char *clean = query != NULL ? inno_query_to_text (query) : NULL;
  g_autofree char *plain = clean != NULL ? g_uri_unescape_string (clean, NULL) : NULL;

  return plain != NULL && !has_control (plain) ? g_steal_pointer (&clean) : NULL;
}

/**
 * inno_link_is:
 * @text: (nullable): any bytes
 *
 * Returns: whether it means to be one of our links, good or bad
 */
gboolean
inno_link_is (const char *text)
{
  return text != NULL && g_ascii_strncasecmp (text, INNO_LINK_SCHEME, strlen (INNO_LINK_SCHEME)) == 0;
}

static char *
read_place (const char *link)
{
  const char *path = inno_link_is (link) ? link + strlen (INNO_LINK_SCHEME) : NULL;
  const char *mark;
  g_autofree char *bare = NULL;
  g_autofree char *place = NULL;
  g_autofree char *query = NULL;

  if (path == NULL || strlen (link) > INNO_LINK_MOST_BYTES || !g_utf8_validate (link, -1, NULL))
    return NULL;

  /* Some programs write every link as an address. */
  path += strspn (path, "/");
  mark = strchr (path, '?');
  bare = mark != NULL ? g_strndup (path, mark - path) : g_strdup (path);
  place = find_place (bare);
  if (place == NULL || mark == NULL)
    return g_steal_pointer (&place);

  query = clean_query (mark + 1);
  return query != NULL ? g_strconcat (place, "?", query, NULL) : NULL;
}

/**
 * inno_link_to_place:
 * @link: (nullable): any bytes
 * @error: return location of an INNO_LINK_ERROR, a sentence in the active language
 *
 * Reads a link, from whomever it may be. What it names may be in the portfolio or not;
 * that the page is one of ours, and the question one that can be asked, is sure.
 *
 * Returns: (transfer full) (nullable): what win.go takes
 */
char *
inno_link_to_place (const char  *link,
                    GError     **error)
{
  char *place = read_place (link);

  /* Its own words are not repeated: they could be made to look like ours. */
  if (place == NULL)
    g_set_error_literal (error, INNO_LINK_ERROR, INNO_LINK_ERROR_UNKNOWN,
                         _("The link leads to nothing that this program knows."));

  return place;
}

/**
 * inno_link_from_place:
 * @place: what win.go takes
 *
 * Returns: (transfer full): a link that leads there, of English letters alone
 */
char *
inno_link_from_place (const char *place)
{
  const char *mark;
  g_autofree char *bare = NULL;
  g_autofree char *path = NULL;
  g_autofree char *query = NULL;

  g_return_val_if_fail (place != NULL, NULL);

  mark = strchr (place, '?');
  bare = mark != NULL ? g_strndup (place, mark - place) : g_strdup (place);
  path = g_uri_escape_string (bare, "/:", FALSE);
  query = mark != NULL ? g_uri_escape_string (mark + 1, IN_QUERY, FALSE) : NULL;

  return g_strconcat (INNO_LINK_SCHEME "view/", path, mark != NULL ? "?" : NULL, query, NULL);
}

/**
 * inno_link_to_project:
 * @id: the id of a project
 *
 * Returns: (transfer full): a link that leads to it, whatever is filtered by
 */
char *
inno_link_to_project (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  return g_strconcat (INNO_LINK_SCHEME "project/", id, NULL);
}
