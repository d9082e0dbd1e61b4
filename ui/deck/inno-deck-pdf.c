/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-deck"

#include "config.h"

#include "inno-deck-maker.h"
#include "inno-deck-paper.h"

/* A page each as a projector shows it, and the words and tables of all after them. */

static gpointer
begin (InnoDeckDraft *draft)
{
  return inno_deck_paper_new ();
}

static gboolean
add (InnoDeckDraft  *draft,
     InnoDrawnDeck  *deck,
     guint           part,
     GError        **error)
{
  InnoDeckPaper *paper = draft->state;
  PlotScene *scene = inno_deck_draft_lay_out (draft, deck, part);
  PlotPage *page = plot_page_new (plot_scene_get_width (scene), plot_scene_get_height (scene));
  PlotPlaced *placed = plot_page_take_scene (page, scene, 0.0, 0.0);

  if (part == 0)
    inno_deck_paper_set_titles (paper, deck);
  else
    {
      placed->remarks = inno_deck_remarks (inno_deck_draft_get_slide (deck, part), draft->flags);
      placed->about = inno_deck_paper_explain (deck, part);
    }
  g_ptr_array_add (paper->pages, page);

  return TRUE;
}

static gboolean
finish (InnoDeckDraft  *draft,
        GError        **error)
{
  return inno_deck_paper_finish (draft->state, draft, FALSE, error);
}

const InnoDeckMaker inno_deck_slides_maker = { begin, add, finish, inno_deck_paper_free, inno_deck_paper_get_pages };
