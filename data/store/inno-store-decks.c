/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-store-decks.h"

#include "inno-json.h"

/* One that cannot be read is no reason to show none. */
static gboolean
add_cb (const char  *id,
        const char  *body,
        gsize        length,
        gpointer     user_data,
        GError     **error)
{
  GPtrArray *decks = user_data;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (JsonNode) node = inno_json_parse (body, length, &local_error);
  JsonObject *document = inno_json_peek_object (node);
  InnoDeck *deck = document != NULL ? inno_deck_new_from_json (document, &local_error) : NULL;

  if (deck != NULL)
    g_ptr_array_add (decks, deck);
  else
    g_debug ("%s: %s", id, local_error != NULL ? local_error->message : "not an object");

  return TRUE;
}

/**
 * inno_store_list_decks:
 * @self: an open store; on its own thread
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type InnoDeck): the decks that are kept, in
 *   the order of their ids
 */
GPtrArray *
inno_store_list_decks (InnoStore  *self,
                       GError    **error)
{
  g_autoptr (GPtrArray) decks = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_deck_free);

  g_return_val_if_fail (INNO_IS_STORE (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return inno_store_foreach_document (self, INNO_DOCUMENT_DECK, add_cb, decks, error) ? g_steal_pointer (&decks) : NULL;
}
