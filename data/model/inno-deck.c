/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-model"

#include "config.h"

#include "inno-deck.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-document.h"
#include "inno-entity-private.h"
#include "inno-json.h"

static void
section_free (gpointer data)
{
  InnoDeckSection *section = data;

  g_free (section->id);
  g_clear_pointer (&section->name, inno_text_free);
  g_free (section);
}

static void
slide_free (gpointer data)
{
  InnoSlide *slide = data;

  g_free (slide->id);
  g_free (slide->chart);
  g_free (slide->query);
  g_free (slide->section);
  g_clear_pointer (&slide->title, inno_text_free);
  g_clear_pointer (&slide->note, inno_text_free);
  g_free (slide->decision);
  g_free (slide->lang);
  g_free (slide->style);
  g_free (slide);
}

/**
 * inno_deck_free:
 * @self: (transfer full): a deck
 */
void
inno_deck_free (InnoDeck *self)
{
  g_free (self->id);
  g_clear_pointer (&self->name, inno_text_free);
  g_free (self->meeting);
  g_free (self->snapshot);
  g_free (self->since);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->slides);
  g_clear_pointer (&self->document, json_object_unref);
  g_free (self);
}

/**
 * inno_deck_new:
 * @name: (nullable): what it is called
 *
 * Returns: (transfer full): a deck without slides, which is no document yet
 */
InnoDeck *
inno_deck_new (const InnoText *name)
{
  InnoDeck *self = g_new0 (InnoDeck, 1);

  self->name = name != NULL ? inno_text_copy (name) : inno_text_new (NULL, NULL, NULL);
  self->sections = g_ptr_array_new_with_free_func (section_free);
  self->slides = g_ptr_array_new_with_free_func (slide_free);

  return self;
}

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

/**
 * inno_deck_copy:
 * @self: a deck
 *
 * Returns: (transfer full): the same, to be changed
 */
InnoDeck *
inno_deck_copy (InnoDeck *self)
{
  gboolean is_document = self->id != NULL;
  g_autoptr (JsonObject) document = inno_deck_to_json (self);
  InnoDeck *copy = inno_deck_new_from_json (document, NULL);

  if (!is_document)
    {
      g_clear_pointer (&self->id, g_free);
      g_clear_pointer (&copy->id, g_free);
    }
  g_clear_pointer (&copy->document, json_object_unref);
  copy->document = self->document != NULL ? json_object_ref (self->document) : NULL;

  return copy;
}

/* Changing */

/* Made here and there at once, they are to be two. */
static char *
new_row_id (void)
{
  return g_uuid_string_random ();
}

/**
 * inno_deck_add_section:
 * @self: a deck
 * @name: what the item of the agenda is called
 *
 * Returns: (transfer none): the new section
 */
InnoDeckSection *
inno_deck_add_section (InnoDeck       *self,
                       const InnoText *name)
{
  InnoDeckSection *section = g_new0 (InnoDeckSection, 1);

  section->id = new_row_id ();
  section->name = inno_text_copy (name);
  g_ptr_array_add (self->sections, section);

  return section;
}

/**
 * inno_deck_find_section:
 * @self: a deck
 * @id: (nullable): of a section
 *
 * Returns: (transfer none) (nullable): the section, or %NULL if it is not there
 */
InnoDeckSection *
inno_deck_find_section (InnoDeck   *self,
                        const char *id)
{
  for (guint i = 0; i < self->sections->len; i++)
    {
      InnoDeckSection *section = g_ptr_array_index (self->sections, i);

      if (g_strcmp0 (section->id, id) == 0)
        return section;
    }

  return NULL;
}

/**
 * inno_deck_remove_section:
 * @self: a deck
 * @id: of a section
 *
 * Its slides stay where they are and belong to none.
 */
void
inno_deck_remove_section (InnoDeck   *self,
                          const char *id)
{
  InnoDeckSection *section = inno_deck_find_section (self, id);

  if (section == NULL)
    return;

  for (guint i = 0; i < self->slides->len; i++)
    {
      InnoSlide *slide = g_ptr_array_index (self->slides, i);

      if (g_strcmp0 (slide->section, id) == 0)
        g_clear_pointer (&slide->section, g_free);
    }
  g_ptr_array_remove (self->sections, section);
}

/**
 * inno_deck_add_slide:
 * @self: a deck
 * @chart: id of a chart
 * @query: what is asked of it, as inno_query_to_text() writes it
 *
 * Returns: (transfer none): the new slide, which is the last
 */
InnoSlide *
inno_deck_add_slide (InnoDeck   *self,
                     const char *chart,
                     const char *query)
{
  InnoSlide *slide = g_new0 (InnoSlide, 1);

  slide->id = new_row_id ();
  slide->chart = g_strdup (chart);
  slide->query = g_strdup (query);
  g_ptr_array_add (self->slides, slide);

  return slide;
}

/**
 * inno_deck_find_slide:
 * @self: a deck
 * @id: of a slide
 * @place: (out) (optional): where it is
 *
 * Returns: (transfer none) (nullable): the slide, or %NULL if it is not there
 */
InnoSlide *
inno_deck_find_slide (InnoDeck   *self,
                      const char *id,
                      guint      *place)
{
  for (guint i = 0; i < self->slides->len; i++)
    {
      InnoSlide *slide = g_ptr_array_index (self->slides, i);

      if (!g_str_equal (slide->id, id))
        continue;
      if (place != NULL)
        *place = i;
      return slide;
    }

  return NULL;
}

/**
 * inno_deck_move_slide:
 * @self: a deck
 * @from: the place of a slide
 * @to: where it is to be afterwards
 */
void
inno_deck_move_slide (InnoDeck *self,
                      guint     from,
                      guint     to)
{
  g_return_if_fail (from < self->slides->len && to < self->slides->len);

  g_ptr_array_insert (self->slides, (int) to, g_ptr_array_steal_index (self->slides, from));
}

/**
 * inno_deck_remove_slide:
 * @self: a deck
 * @place: of a slide
 */
void
inno_deck_remove_slide (InnoDeck *self,
                        guint     place)
{
  g_return_if_fail (place < self->slides->len);

  g_ptr_array_remove_index (self->slides, place);
}
