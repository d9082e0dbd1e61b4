/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-model"

#include "inno-deck.h"

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
 * inno_deck_place_slide:
 * @self: a deck
 * @from: the place of a slide
 * @to: the place of the one that it takes the place of
 *
 * Moves it, and puts it under the item of the agenda that it is among then.
 */
void
inno_deck_place_slide (InnoDeck *self,
                       guint     from,
                       guint     to)
{
  InnoSlide *slide;
  const InnoSlide *there;

  g_return_if_fail (from < self->slides->len && to < self->slides->len);

  slide = g_ptr_array_index (self->slides, from);
  there = g_ptr_array_index (self->slides, to);
  if (slide != there)
    {
      g_free (slide->section);
      slide->section = g_strdup (there->section);
    }
  inno_deck_move_slide (self, from, to);
}

/**
 * inno_deck_gather_slide:
 * @self: a deck
 * @place: of a slide
 *
 * Puts it behind the others under the same item of the agenda.
 *
 * Returns: where it is afterwards
 */
guint
inno_deck_gather_slide (InnoDeck *self,
                        guint     place)
{
  const InnoSlide *slide;

  g_return_val_if_fail (place < self->slides->len, place);

  slide = g_ptr_array_index (self->slides, place);
  for (guint i = self->slides->len; slide->section != NULL && i > 0; i--)
    {
      const InnoSlide *other = g_ptr_array_index (self->slides, i - 1);
      guint to = place < i - 1 ? i - 1 : i;

      if (other == slide || g_strcmp0 (other->section, slide->section) != 0)
        continue;
      inno_deck_move_slide (self, place, to);
      return to;
    }

  return place;
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
