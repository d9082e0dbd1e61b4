/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-present"

#include "inno-talk-private.h"

/* Of the time planned for an item: with less left it is short. */
#define SHORT_PART 3

/* Which runs of slides belong to an item. */
void
inno_talk_find_items (InnoTalk *self)
{
  for (guint i = 0; i < self->deck->slides->len; i++)
    {
      const InnoSlide *slide = g_ptr_array_index (self->deck->slides, i);
      const InnoDeckSection *section = inno_deck_find_section (self->deck, slide->section);
      InnoTalkItem *last = self->items->len > 0 ? &g_array_index (self->items, InnoTalkItem, self->items->len - 1) : NULL;
      InnoTalkItem item = { section, 0, i + 1, i + 1 };

      if (section == NULL)
        continue;
      if (last != NULL && last->section == section && last->last == i)
        {
          last->last = i + 1;
          continue;
        }
      g_ptr_array_find (self->deck->sections, section, &item.number);
      g_array_append_val (self->items, item);
    }
}

/**
 * inno_talk_get_slide:
 * @self: a talk
 * @place: of a slide
 *
 * Returns: (transfer none) (nullable): the slide; the cover is none
 */
const InnoSlide *
inno_talk_get_slide (InnoTalk *self,
                     guint     place)
{
  g_return_val_if_fail (INNO_IS_TALK (self), NULL);

  return place > 0 && place <= self->deck->slides->len ? g_ptr_array_index (self->deck->slides, place - 1) : NULL;
}

/**
 * inno_talk_draw:
 * @self: a talk
 * @view: what is looked at
 *
 * Returns: (transfer none) (nullable): the slide, kept as long as @self; the cover is none
 */
const InnoDrawnSlide *
inno_talk_draw (InnoTalk           *self,
                const InnoTalkView *view)
{
  g_return_val_if_fail (INNO_IS_TALK (self), NULL);

  return view->place > 0 ? inno_talk_slides_get (self->slides, view->place - 1, view->lang, view->is_other_unit) : NULL;
}

/**
 * inno_talk_draw_cover:
 * @self: a talk
 * @lang: its language
 *
 * Returns: (transfer full) (nullable): the cover; %NULL where its figures cannot be told
 */
InnoDrawnDeck *
inno_talk_draw_cover (InnoTalk *self,
                      InnoLang  lang)
{
  InnoLang active = inno_lang_get_active ();
  g_autoptr (GError) error = NULL;
  InnoDrawnDeck *cover = inno_deck_draw_cover (self->deck, self->facts, lang, &error);

  if (cover == NULL)
    g_debug ("A cover that cannot be shown: %s", error->message);
  inno_lang_activate (active);

  return cover;
}

/**
 * inno_talk_decide:
 * @self: a talk
 * @place: of a slide, which is not the cover
 * @text: (nullable): what was decided there; nothing where it is empty
 *
 * Keeps it on the slide. "decided" is for whoever keeps it for good.
 */
void
inno_talk_decide (InnoTalk   *self,
                  guint       place,
                  const char *text)
{
  InnoSlide *slide;
  const char *decision = text != NULL && *text != '\0' ? text : NULL;

  g_return_if_fail (INNO_IS_TALK (self));
  g_return_if_fail (place > 0 && place <= self->deck->slides->len);

  slide = g_ptr_array_index (self->deck->slides, place - 1);
  if (g_strcmp0 (slide->decision, decision) == 0)
    return;

  g_free (slide->decision);
  slide->decision = g_strdup (decision);
  g_signal_emit_by_name (self, "decided", slide->id, decision);
}

guint
inno_talk_get_n_items (InnoTalk *self)
{
  g_return_val_if_fail (INNO_IS_TALK (self), 0);

  return self->items->len;
}

const InnoTalkItem *
inno_talk_get_item (InnoTalk *self,
                    guint     item)
{
  g_return_val_if_fail (INNO_IS_TALK (self), NULL);
  g_return_val_if_fail (item < self->items->len, NULL);

  return &g_array_index (self->items, InnoTalkItem, item);
}

/**
 * inno_talk_find_item:
 * @self: a talk
 * @place: of a slide
 *
 * Returns: which of the items it belongs to, or -1
 */
int
inno_talk_find_item (InnoTalk *self,
                     guint     place)
{
  g_return_val_if_fail (INNO_IS_TALK (self), -1);

  for (guint i = 0; i < self->items->len; i++)
    {
      const InnoTalkItem *item = &g_array_index (self->items, InnoTalkItem, i);

      if (place >= item->first && place <= item->last)
        return (int) i;
    }

  return -1;
}

/**
 * inno_talk_set_clock:
 * @self: a talk
 * @now: (nullable): tells the time in microseconds, %NULL for that of the machine
 * @user_data: its data
 */
void
inno_talk_set_clock (InnoTalk          *self,
                     InnoTalkClockFunc  now,
                     gpointer           user_data)
{
  g_return_if_fail (INNO_IS_TALK (self));

  inno_talk_clock_set_source (self->clock, now, user_data);
}

/**
 * inno_talk_get_elapsed:
 * @self: a talk
 *
 * Returns: seconds since the cover was left for the first time, without pauses
 */
gint64
inno_talk_get_elapsed (InnoTalk *self)
{
  g_return_val_if_fail (INNO_IS_TALK (self), 0);

  return inno_talk_clock_get_elapsed (self->clock);
}

/**
 * inno_talk_get_left:
 * @self: a talk
 * @left: (out): seconds left for the item of the agenda; below zero where it takes longer
 * @planned: (out): seconds planned for it
 *
 * Returns: how that is; both are 0 where nothing is planned
 */
InnoTalkTime
inno_talk_get_left (InnoTalk *self,
                    gint64   *left,
                    gint64   *planned)
{
  int item = inno_talk_find_item (self, self->view.place);
  const InnoTalkItem *found = item >= 0 ? inno_talk_get_item (self, (guint) item) : NULL;

  *planned = found != NULL ? (gint64) MAX (found->section->minutes, 0) * 60 : 0;
  *left = 0;
  if (*planned == 0)
    return INNO_TALK_TIME_NONE;

  *left = *planned - inno_talk_clock_get_spent (self->clock, found->number);

  return *left < 0 ? INNO_TALK_TIME_OVER
       : *left * SHORT_PART < *planned ? INNO_TALK_TIME_SHORT : INNO_TALK_TIME_AMPLE;
}
