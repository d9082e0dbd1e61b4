/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-deck-shelf.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-format.h"
#include "inno-store-decks.h"

/* Worker. */
static gpointer
load (InnoStore     *store,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr (InnoDeckShelf) self = g_new0 (InnoDeckShelf, 1);

  self->decks = inno_store_list_decks (store, error);
  self->snapshots = self->decks != NULL ? inno_snapshot_list_read (store, error) : NULL;

  return self->snapshots != NULL ? g_steal_pointer (&self) : NULL;
}

static const InnoWorkspaceJob loading = { load, NULL, (GDestroyNotify) inno_deck_shelf_free };

static int
compare_decks (gconstpointer a,
               gconstpointer b)
{
  InnoDeck *one = *(InnoDeck * const *) a, *other = *(InnoDeck * const *) b;
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  g_autofree char *key = inno_format_collation_key (format, inno_deck_shelf_name (one));
  g_autofree char *other_key = inno_format_collation_key (format, inno_deck_shelf_name (other));
  int order = strcmp (key, other_key);

  return order != 0 ? order : g_strcmp0 (one->id, other->id);
}

/**
 * inno_deck_shelf_load_async:
 * @workspace: the portfolio
 * @cancellable: (nullable): to give it up
 * @callback: called when it is read
 * @user_data: for @callback
 */
void
inno_deck_shelf_load_async (InnoWorkspace       *workspace,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  inno_workspace_run_async (workspace, &loading, NULL, cancellable, callback, user_data);
}

/**
 * inno_deck_shelf_load_finish:
 * @workspace: the portfolio
 * @result: what the callback was given
 * @error: return location of an INNO_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the decks, by their names in the active language
 */
InnoDeckShelf *
inno_deck_shelf_load_finish (InnoWorkspace  *workspace,
                             GAsyncResult   *result,
                             GError        **error)
{
  InnoDeckShelf *self = inno_workspace_run_finish (workspace, result, error);

  if (self != NULL)
    g_ptr_array_sort (self->decks, compare_decks);

  return self;
}

/**
 * inno_deck_shelf_free:
 * @self: (transfer full): decks
 */
void
inno_deck_shelf_free (InnoDeckShelf *self)
{
  g_clear_pointer (&self->decks, g_ptr_array_unref);
  g_clear_pointer (&self->snapshots, inno_snapshot_list_free);
  g_free (self);
}

/**
 * inno_deck_shelf_find:
 * @self: decks
 * @id: (nullable): of a document
 *
 * Returns: (transfer none) (nullable): the deck, or %NULL if it is not there
 */
InnoDeck *
inno_deck_shelf_find (InnoDeckShelf *self,
                      const char    *id)
{
  for (guint i = 0; i < self->decks->len; i++)
    {
      InnoDeck *deck = g_ptr_array_index (self->decks, i);

      if (g_strcmp0 (deck->id, id) == 0)
        return deck;
    }

  return NULL;
}

/**
 * inno_deck_shelf_name:
 * @deck: a deck
 *
 * Returns: (transfer none): what it is called, in the active language where it is written in it
 */
const char *
inno_deck_shelf_name (InnoDeck *deck)
{
  const char *name = inno_text_get (deck->name, inno_lang_get_active (), NULL);

  return name != NULL && *name != '\0' ? name : _("Untitled deck");
}

static gboolean
is_taken (InnoDeckShelf *self,
          InnoLang       lang,
          const char    *name)
{
  for (guint i = 0; i < self->decks->len; i++)
    if (g_strcmp0 (((InnoDeck *) g_ptr_array_index (self->decks, i))->name->in[lang], name) == 0)
      return TRUE;

  return FALSE;
}

/* Returns: the bytes of a name without the " (2)" that it got as a copy itself; a year stays */
static int
measure_base (const char *name)
{
  g_autoptr (GRegex) copy = g_regex_new (" \\([1-9][0-9]?\\)$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  int start = 0;

  if (!g_regex_match (copy, name, 0, &match) || !g_match_info_fetch_pos (match, 0, &start, NULL))
    return strlen (name);

  return start;
}

/* Returns: (transfer full): "Name", or "Name (2)" and so on */
static char *
number_name (const char *name,
             guint       number)
{
  return number == 1 ? g_strdup (name) : g_strdup_printf ("%.*s (%u)", measure_base (name), name, number);
}

static gboolean
is_any_taken (InnoDeckShelf  *self,
              const InnoText *name,
              guint           number)
{
  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    {
      g_autofree char *numbered = name->in[lang] != NULL ? number_name (name->in[lang], number) : NULL;

      if (numbered != NULL && is_taken (self, lang, numbered))
        return TRUE;
    }

  return FALSE;
}

/**
 * inno_deck_shelf_set_own_name:
 * @self: decks
 * @deck: a new one
 *
 * Puts a number behind its name, the same in all languages, where another is called so already.
 */
void
inno_deck_shelf_set_own_name (InnoDeckShelf *self,
                              InnoDeck      *deck)
{
  guint number = 1;

  while (is_any_taken (self, deck->name, number))
    number++;

  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    {
      g_autofree char *name = g_steal_pointer (&deck->name->in[lang]);

      if (name != NULL)
        deck->name->in[lang] = number_name (name, number);
    }
}

/**
 * inno_deck_keep_async:
 * @workspace: the portfolio
 * @deck: a deck, which is a document from now on
 * @callback: called when it is kept
 * @user_data: for @callback
 *
 * What another has made of it meanwhile is merged with it, as with every edit.
 */
void
inno_deck_keep_async (InnoWorkspace       *workspace,
                      InnoDeck            *deck,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  JsonObject *document = inno_deck_to_json (deck);
  InnoEdit *edit = inno_edit_new (deck->document != NULL ? INNO_EDIT_CHANGE : INNO_EDIT_CREATE, deck->id);

  inno_edit_put (edit, deck->document, document);
  g_clear_pointer (&deck->document, json_object_unref);
  deck->document = document;
  /* Not to be cancelled: it is kept, or it is said that it is not. */
  inno_workspace_edit_async (workspace, edit, NULL, callback, user_data);
}

/**
 * inno_deck_keep_finish:
 * @workspace: the portfolio
 * @result: what the callback was given
 * @error: return location of an INNO_STORE_ERROR
 *
 * Returns: whether it is done
 */
gboolean
inno_deck_keep_finish (InnoWorkspace  *workspace,
                       GAsyncResult   *result,
                       GError        **error)
{
  return inno_workspace_edit_finish (workspace, result, error);
}

/**
 * inno_deck_remove_async:
 * @workspace: the portfolio
 * @deck: a deck that is a document
 * @callback: called when it is gone
 * @user_data: for @callback
 */
void
inno_deck_remove_async (InnoWorkspace       *workspace,
                        InnoDeck            *deck,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  InnoEdit *edit = inno_edit_new (INNO_EDIT_DELETE, deck->id);

  inno_edit_remove (edit, deck->document);
  inno_workspace_edit_async (workspace, edit, NULL, callback, user_data);
}
