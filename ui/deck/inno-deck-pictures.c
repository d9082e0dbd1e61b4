/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-deck"

#include "config.h"

#include "inno-deck-maker.h"
#include "inno-picture.h"

/* A picture a slide, as a projector shows it; the format of pictures has the same id. */

static gpointer
begin (InnoDeckDraft *draft)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) plot_scene_unref);
}

static gboolean
add (InnoDeckDraft  *draft,
     InnoDrawnDeck  *deck,
     guint           part,
     GError        **error)
{
  g_ptr_array_add (draft->state, inno_deck_draft_lay_out (draft, deck, part));

  return TRUE;
}

static gboolean
finish (InnoDeckDraft  *draft,
        GError        **error)
{
  const InnoPictureFormat *format = inno_picture_format_find (draft->format->id);
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new ();
  GPtrArray *scenes = draft->state;

  for (guint part = 0; part < scenes->len; part++)
    {
      GBytes *bytes = format->write (g_ptr_array_index (scenes, part), engine, error);

      if (bytes == NULL)
        return FALSE;
      inno_deck_draft_take_file (draft, inno_deck_draft_name_part (draft, g_ptr_array_index (draft->decks, 0), part,
                                                                   "cover"), bytes);
    }

  return TRUE;
}

static void
free_scenes (gpointer state)
{
  g_ptr_array_unref (state);
}

const InnoDeckMaker inno_deck_pictures_maker = { begin, add, finish, free_scenes, NULL };
