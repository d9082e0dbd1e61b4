/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-deck-cover.h"
#include "inno-deck-writing.h"
#include "plot-output.h"

G_BEGIN_DECLS

/* What is made of a deck, part by part: the cover is the first part of each language, and
 * then comes slide by slide. All parts are drawn before the first of them is added. */
typedef struct
{
  const InnoDeckFormat *format;
  InnoDeckFlags         flags;
  GPtrArray            *decks;     /* InnoDrawnDeck, a language each */
  PlotTextEngine       *engine;    /* measures */
  gpointer              state;     /* of the format */
  GPtrArray            *files;     /* InnoDeckFile, ready */
} InnoDeckDraft;

struct _InnoDeckMaker
{
  gpointer  (*begin)  (InnoDeckDraft  *draft);
  /* Main thread, in the language of the part. */
  gboolean  (*add)    (InnoDeckDraft  *draft,
                       InnoDrawnDeck  *deck,
                       guint           part,
                       GError        **error);
  /* Any thread, and so without a word: what is left to do for the files. */
  gboolean  (*finish) (InnoDeckDraft  *draft,
                       GError        **error);
  void      (*free)   (gpointer        state);
  /* PlotPage, to be printed; NULL: it is not made of pages. */
  GPtrArray *(*get_pages) (InnoDeckDraft *draft);
};

/* The formats, each in a file of its own. */
extern const InnoDeckMaker inno_deck_slides_maker;
extern const InnoDeckMaker inno_deck_handout_maker;
extern const InnoDeckMaker inno_deck_html_maker;
extern const InnoDeckMaker inno_deck_workbook_maker;
extern const InnoDeckMaker inno_deck_pictures_maker;
extern const InnoDeckMaker inno_deck_tables_maker;

InnoDrawnSlide *inno_deck_draft_get_slide (InnoDrawnDeck   *deck,
                                           guint            part);
void            inno_deck_draft_take_file (InnoDeckDraft   *draft,
                                           char            *name,
                                           GBytes          *bytes);
char           *inno_deck_draft_name_part (InnoDeckDraft   *draft,
                                           InnoDrawnDeck   *deck,
                                           guint            part,
                                           const char      *cover);
PlotScene      *inno_deck_draft_lay_out   (InnoDeckDraft   *draft,
                                           InnoDrawnDeck   *deck,
                                           guint            part);
char           *inno_deck_title           (InnoDrawnDeck   *deck);
/* What the notes of a slide are, and what was decided, in paragraphs. */
char           *inno_deck_remarks         (InnoDrawnSlide  *slide,
                                           InnoDeckFlags    flags);
/* What its chart is about, under a heading. */
GPtrArray      *inno_deck_define          (const InnoChart *chart);

G_END_DECLS
