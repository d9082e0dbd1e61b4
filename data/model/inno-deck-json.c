/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-model"

#include "config.h"

#include "inno-deck.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-document.h"
#include "inno-entity-private.h"
#include "inno-json.h"

/* Reading */

static int
peek_int (JsonObject *object,
          const char *member)
{
  double value;

  return inno_document_peek_number (object, member, &value) ? (int) value : 0;
}

static InnoDeckSection *
read_section (const char *id,
              JsonObject *row)
{
  InnoDeckSection *section = g_new0 (InnoDeckSection, 1);

  section->id = g_strdup (id);
  section->name = inno_document_dup_text (row, "name");
  section->item = peek_int (row, "item");
  section->minutes = peek_int (row, "minutes");

  return section;
}

static InnoSlide *
read_slide (const char *id,
            JsonObject *row)
{
  InnoSlide *slide = g_new0 (InnoSlide, 1);

  slide->id = g_strdup (id);
  slide->chart = g_strdup (inno_document_peek_string (row, "chart"));
  slide->query = g_strdup (inno_document_peek_string (row, "query"));
  slide->section = g_strdup (inno_document_peek_string (row, "section"));
  slide->title = inno_document_dup_text (row, "title");
  slide->note = inno_document_dup_text (row, "note");
  slide->decision = g_strdup (inno_document_peek_string (row, "decision"));
  slide->lang = g_strdup (inno_document_peek_string (row, "lang"));
  slide->style = g_strdup (inno_document_peek_string (row, "style"));

  return slide;
}

static JsonObject *
peek_rows (JsonObject *document,
           const char *member)
{
  return inno_json_peek_object (json_object_get_member (document, member));
}

/* The members of an object by name: two machines show the same where nothing orders them. */
static GList *
list_ids (JsonObject *rows)
{
  return g_list_sort (json_object_get_members (rows), (GCompareFunc) strcmp);
}

static void
read_sections (InnoDeck   *self,
               JsonObject *rows)
{
  g_autoptr (GList) ids = rows != NULL ? list_ids (rows) : NULL;

  for (GList *l = ids; l != NULL; l = l->next)
    g_ptr_array_add (self->sections, read_section (l->data, json_object_get_object_member (rows, l->data)));
}

/* Another machine may have taken away a slide that is still in the order, or have added
 * one that is not in it yet: those come last. */
static void
read_slides (InnoDeck   *self,
             JsonObject *rows,
             JsonArray  *order)
{
  g_autoptr (GList) ids = list_ids (rows);

  for (guint i = 0; i < json_array_get_length (order); i++)
    {
      const char *id = json_array_get_string_element (order, i);

      if (json_object_has_member (rows, id))
        g_ptr_array_add (self->slides, read_slide (id, json_object_get_object_member (rows, id)));
    }

  for (GList *l = ids; l != NULL; l = l->next)
    if (inno_deck_find_slide (self, l->data, NULL) == NULL)
      g_ptr_array_add (self->slides, read_slide (l->data, json_object_get_object_member (rows, l->data)));
}

static guint
find_first_slide (InnoDeck   *self,
                  const char *section)
{
  for (guint i = 0; i < self->slides->len; i++)
    if (g_strcmp0 (((InnoSlide *) g_ptr_array_index (self->slides, i))->section, section) == 0)
      return i;

  return self->slides->len;
}

/* By their numbers; those without come after them, as their slides do. */
static int
compare_sections (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  const InnoDeckSection *one = *(InnoDeckSection * const *) a, *other = *(InnoDeckSection * const *) b;
  int item = one->item > 0 ? one->item : G_MAXINT, other_item = other->item > 0 ? other->item : G_MAXINT;
  guint place = find_first_slide (user_data, one->id), other_place = find_first_slide (user_data, other->id);

  if (item != other_item)
    return item < other_item ? -1 : 1;
  if (place != other_place)
    return place < other_place ? -1 : 1;

  return strcmp (one->id, other->id);
}

/**
 * inno_deck_new_from_json:
 * @document: a document of the type deck
 * @error: return location for an error of %INNO_JSON_ERROR
 *
 * Returns: (transfer full) (nullable): the deck, or %NULL when @document does not keep
 *   the contract
 */
InnoDeck *
inno_deck_new_from_json (JsonObject  *document,
                         GError     **error)
{
  g_autoptr (InnoText) name = NULL;
  InnoDeck *self;

  if (!inno_document_validate (document, "", error))
    return NULL;

  if (inno_document_type_from_id (inno_document_peek_string (document, "type")) != INNO_DOCUMENT_DECK)
    {
      g_set_error (error, INNO_JSON_ERROR, INNO_JSON_ERROR_VALUE, "%s: %s", "/type",
                   _("This value is not allowed here."));
      return NULL;
    }

  name = inno_document_dup_text (document, "name");
  self = inno_deck_new (name);
  self->id = g_strdup (inno_document_peek_string (document, "_id"));
  self->meeting = g_strdup (inno_document_peek_string (document, "meeting"));
  self->snapshot = g_strdup (inno_document_peek_string (document, "snapshot"));
  self->since = g_strdup (inno_document_peek_string (document, "since"));
  self->document = json_object_ref (document);
  read_sections (self, peek_rows (document, "sections"));
  read_slides (self, peek_rows (document, "slides"), json_object_get_array_member (document, "order"));
  g_ptr_array_sort_with_data (self->sections, compare_sections, self);

  return self;
}

/* Writing */

static void
copy_member_cb (JsonObject *object,
                const char *name,
                JsonNode   *node,
                gpointer    copy)
{
  json_object_set_member (copy, name, json_node_copy (node));
}

/* With what this version knows nothing of. */
static JsonObject *
copy_object (JsonObject *object)
{
  JsonObject *copy = json_object_new ();

  if (object != NULL)
    json_object_foreach_member (object, copy_member_cb, copy);

  return copy;
}

/* What was never written is not written as null. */
static void
put_null (JsonObject *object,
          const char *member)
{
  if (json_object_has_member (object, member))
    json_object_set_null_member (object, member);
}

static void
put_string (JsonObject *object,
            const char *member,
            const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, member, value);
  else
    put_null (object, member);
}

static void
put_int (JsonObject *object,
         const char *member,
         int         value)
{
  if (value != 0)
    json_object_set_int_member (object, member, value);
  else
    put_null (object, member);
}

static void
put_text (JsonObject     *object,
          const char     *member,
          const InnoText *text)
{
  JsonObject *value;

  if (text == NULL)
    {
      put_null (object, member);
      return;
    }

  value = json_object_new ();
  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    if (text->in[lang] != NULL)
      json_object_set_string_member (value, inno_lang_to_code (lang), text->in[lang]);
    else
      json_object_set_null_member (value, inno_lang_to_code (lang));
  json_object_set_object_member (object, member, value);
}

static JsonObject *
copy_row (JsonObject *document,
          const char *rows,
          const char *id)
{
  JsonObject *all = document != NULL ? peek_rows (document, rows) : NULL;

  return copy_object (all != NULL ? inno_json_peek_object (json_object_get_member (all, id)) : NULL);
}

static JsonObject *
write_section (InnoDeck        *self,
               InnoDeckSection *section)
{
  JsonObject *row = copy_row (self->document, "sections", section->id);

  put_text (row, "name", section->name);
  put_int (row, "item", section->item);
  put_int (row, "minutes", section->minutes);

  return row;
}

static JsonObject *
write_slide (InnoDeck  *self,
             InnoSlide *slide)
{
  JsonObject *row = copy_row (self->document, "slides", slide->id);

  put_string (row, "chart", slide->chart);
  put_string (row, "query", slide->query);
  put_string (row, "section", slide->section);
  put_text (row, "title", slide->title);
  put_text (row, "note", slide->note);
  put_string (row, "decision", slide->decision);
  put_string (row, "lang", slide->lang);
  put_string (row, "style", slide->style);

  return row;
}

/**
 * inno_deck_to_json:
 * @self: a deck
 *
 * Writes it with all that was in the document it was read from, and that this version
 * knows nothing of. One that was no document gets an id of its own.
 *
 * Returns: (transfer full): the document
 */
JsonObject *
inno_deck_to_json (InnoDeck *self)
{
  JsonObject *document = copy_object (self->document);
  JsonObject *sections = json_object_new ();
  JsonObject *slides = json_object_new ();
  JsonArray *order = json_array_new ();

  if (self->id == NULL)
    {
      g_autofree char *uuid = g_uuid_string_random ();

      self->id = g_strconcat (inno_document_type_to_id (INNO_DOCUMENT_DECK), ":", uuid, NULL);
    }

  for (guint i = 0; i < self->sections->len; i++)
    {
      InnoDeckSection *section = g_ptr_array_index (self->sections, i);

      json_object_set_object_member (sections, section->id, write_section (self, section));
    }
  for (guint i = 0; i < self->slides->len; i++)
    {
      InnoSlide *slide = g_ptr_array_index (self->slides, i);

      json_object_set_object_member (slides, slide->id, write_slide (self, slide));
      json_array_add_string_element (order, slide->id);
    }

  put_string (document, "_id", self->id);
  put_string (document, "type", inno_document_type_to_id (INNO_DOCUMENT_DECK));
  put_text (document, "name", self->name);
  put_string (document, "meeting", self->meeting);
  put_string (document, "snapshot", self->snapshot);
  put_string (document, "since", self->since);
  json_object_set_object_member (document, "sections", sections);
  json_object_set_object_member (document, "slides", slides);
  json_object_set_array_member (document, "order", order);

  return document;
}
