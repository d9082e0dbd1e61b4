/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-store-search-terms-private.h"

#include <string.h>

#include "inno-json.h"
#include "inno-store-private.h"
#include "inno-store-search-private.h"
#include "inno-words.h"

/* Nobody types so many words; a text that was pasted is searched for by its first. */
#define MAX_TERMS 64

static void
term_free (gpointer data)
{
  InnoTerm *term = data;

  g_free (term->word);
  g_free (term->plain);
  g_ptr_array_unref (term->places);
  g_ptr_array_unref (term->exact_places);
  g_free (term);
}

static gboolean
has_term (GPtrArray  *terms,
          const char *word)
{
  for (guint i = 0; i < terms->len; i++)
    if (g_str_equal (((InnoTerm *) g_ptr_array_index (terms, i))->word, word))
      return TRUE;

  return FALSE;
}

static GPtrArray *
split_terms (const char *text)
{
  g_autofree char *words = inno_words_get (text);
  g_auto (GStrv) list = g_strsplit (words, " ", -1);
  GPtrArray *terms = g_ptr_array_new_with_free_func (term_free);

  for (guint i = 0; list[i] != NULL && terms->len < MAX_TERMS; i++)
    {
      g_autofree char *plain = inno_words_plain (list[i]);
      InnoTerm *term;

      /* A mark without its letter is no word. */
      if (*plain == '\0' || has_term (terms, list[i]))
        continue;

      term = g_new (InnoTerm, 1);
      *term = (InnoTerm) {
        g_strdup (list[i]), g_steal_pointer (&plain),
        g_ptr_array_new_with_free_func (g_free), g_ptr_array_new_with_free_func (g_free),
      };
      g_ptr_array_add (terms, term);
    }

  return terms;
}

gboolean
inno_store_has_prefix (const char *words,
                       const char *prefix)
{
  gsize length = strlen (prefix);

  for (const char *at = words; at != NULL; at = strchr (at, ' ') != NULL ? strchr (at, ' ') + 1 : NULL)
    if (strncmp (at, prefix, length) == 0)
      return TRUE;

  return FALSE;
}

static void
add_id (GPtrArray  *places,
        const char *id)
{
  if (!g_ptr_array_find_with_equal_func (places, id, g_str_equal, NULL))
    g_ptr_array_add (places, g_strdup (id));
}

static void
add_place (GPtrArray  *terms,
           const char *id,
           JsonNode   *name)
{
  for (InnoLang lang = 0; lang < INNO_N_LANGS; lang++)
    {
      JsonNode *node = json_object_get_member (json_node_get_object (name), inno_lang_to_code (lang));
      g_autofree char *words = NULL;
      g_autofree char *plain = NULL;

      if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
        continue;
      words = inno_words_get (json_node_get_string (node));
      plain = inno_words_plain (words);
      for (guint i = 0; i < terms->len; i++)
        {
          InnoTerm *term = g_ptr_array_index (terms, i);

          if (inno_store_has_prefix (words, term->word))
            add_id (term->exact_places, id);
          if (inno_store_has_prefix (plain, term->plain))
            add_id (term->places, id);
        }
    }
}

static gboolean
add_place_cb (const char  *id,
              const char  *body,
              gsize        length,
              gpointer     user_data,
              GError     **error)
{
  g_autoptr (JsonNode) node = inno_json_parse (body, length, NULL);
  JsonNode *name = node != NULL && JSON_NODE_HOLDS_OBJECT (node)
    ? json_object_get_member (json_node_get_object (node), "name") : NULL;

  if (name != NULL && JSON_NODE_HOLDS_OBJECT (name))
    add_place (user_data, id, name);

  return TRUE;
}

GPtrArray *
inno_store_search_terms (InnoStore   *store,
                         const char  *text,
                         GError     **error)
{
  static const InnoDocumentType types[] = {
    INNO_DOCUMENT_CITY, INNO_DOCUMENT_AGREEMENT, INNO_DOCUMENT_LEAD_THEME,
  };
  g_autoptr (GPtrArray) terms = split_terms (text);

  /* The words of a copy in memory are not written before somebody asks for one. */
  if (terms->len > 0 && inno_store_get_folder (store) == NULL)
    inno_store_search_rebuild (inno_store_get_cache (store, NULL));

  for (guint i = 0; terms->len > 0 && i < G_N_ELEMENTS (types); i++)
    if (!inno_store_foreach_document (store, types[i], add_place_cb, terms, error))
      return NULL;

  return g_steal_pointer (&terms);
}
