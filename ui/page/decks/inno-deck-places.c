/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-deck-places.h"

static const InnoSlide *
get_slide (InnoDeck *deck,
           guint     place)
{
  return place > 0 && place <= deck->slides->len ? g_ptr_array_index (deck->slides, place - 1) : NULL;
}

/**
 * inno_deck_places_follow_section:
 * @before: a deck
 * @deck: the same, with what was just written of the slide at @place
 * @place: of a slide in @before, not the cover
 *
 * A slide that is under another item of the agenda now goes where the others of that item are.
 *
 * Returns: its place in @deck
 */
guint
inno_deck_places_follow_section (InnoDeck *before,
                                 InnoDeck *deck,
                                 guint     place)
{
  const InnoSlide *was = get_slide (before, place);
  guint found = place - 1;
  InnoSlide *slide;

  g_return_val_if_fail (was != NULL, place);

  slide = inno_deck_find_slide (deck, was->id, &found);
  if (slide != NULL && g_strcmp0 (was->section, slide->section) != 0)
    found = inno_deck_gather_slide (deck, found);

  return found + 1;
}

/**
 * inno_deck_places_follow_slide:
 * @before: a deck
 * @deck: the same, after an edit was undone or somebody else has changed it
 * @place: of a slide in @before, or of the cover
 *
 * Where one is then: with the slide, but that what has come back in its place goes first.
 *
 * Returns: a place, which @deck may be too short for
 */
guint
inno_deck_places_follow_slide (InnoDeck *before,
                               InnoDeck *deck,
                               guint     place)
{
  const InnoSlide *was = get_slide (before, place);
  const InnoSlide *now = get_slide (deck, place);
  guint found;

  if (was == NULL || (now != NULL && inno_deck_find_slide (before, now->id, &found) == NULL))
    return place;

  return inno_deck_find_slide (deck, was->id, &found) != NULL ? found + 1 : place;
}
