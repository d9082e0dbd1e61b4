/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-deck-maker.h"

G_BEGIN_DECLS

/* A document of pages, before it is written. */
typedef struct
{
  GPtrArray *pages;      /* PlotPage */
  char      *title;
  char      *running;    /* what stands at the foot of its pages */
  double     used;       /* of the height of the last page, pixels */
  guint      n_slides;   /* on the last page */
} InnoDeckPaper;

InnoDeckPaper *inno_deck_paper_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void           inno_deck_paper_free       (gpointer         self);
void           inno_deck_paper_set_titles (InnoDeckPaper   *self,
                                           InnoDrawnDeck   *deck);
char          *inno_deck_paper_explain    (InnoDrawnDeck   *deck,
                                           guint            part);
GPtrArray     *inno_deck_paper_get_pages  (InnoDeckDraft   *draft);
gboolean       inno_deck_paper_finish     (InnoDeckPaper   *self,
                                           InnoDeckDraft   *draft,
                                           gboolean         is_handout,
                                           GError         **error);
/* Two slides a page at most, in the style for print. */
void           inno_deck_paper_add        (InnoDeckPaper   *self,
                                           InnoDeckDraft   *draft,
                                           InnoDrawnDeck   *deck,
                                           guint            part);

G_END_DECLS
