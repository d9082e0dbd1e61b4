/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-deck"

#include "config.h"

#include "inno-deck-paper.h"

#include <glib/gi18n-lib.h>

/**
 * inno_deck_paper_new:
 *
 * Returns: (transfer full): a document without a page
 */
InnoDeckPaper *
inno_deck_paper_new (void)
{
  InnoDeckPaper *self = g_new0 (InnoDeckPaper, 1);

  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) plot_page_free);

  return self;
}

/**
 * inno_deck_paper_free:
 * @self: (transfer full): a document of pages
 */
void
inno_deck_paper_free (gpointer self)
{
  InnoDeckPaper *paper = self;

  g_ptr_array_unref (paper->pages);
  g_free (paper->title);
  g_free (paper->running);
  g_free (paper);
}

/**
 * inno_deck_paper_set_titles:
 * @self: a document of pages
 * @deck: what it is of; its language must be the active one
 *
 * Sets what it is called, and what tells of each page what it belongs to.
 */
void
inno_deck_paper_set_titles (InnoDeckPaper *self,
                            InnoDrawnDeck *deck)
{
  g_free (self->title);
  g_free (self->running);
  self->title = inno_deck_title (deck);
  self->running = g_strjoin (" · ", deck->title, deck->foot, NULL);
}

/**
 * inno_deck_paper_explain:
 * @deck: a drawn deck
 * @part: a slide of it, in the active language
 *
 * Returns: (transfer full) (nullable): what its chart is about, a heading and paragraphs,
 *   a line each; %NULL where a slide before it has the same chart
 */
char *
inno_deck_paper_explain (InnoDrawnDeck *deck,
                         guint          part)
{
  const InnoChart *chart = inno_deck_draft_get_slide (deck, part)->chart;
  g_autoptr (GPtrArray) texts = NULL;

  for (guint i = 1; i < part; i++)
    if (inno_deck_draft_get_slide (deck, i)->chart == chart)
      return NULL;

  texts = inno_deck_define (chart);
  g_ptr_array_add (texts, NULL);

  return g_strjoinv ("\n", (char **) texts->pdata);
}

/**
 * inno_deck_paper_get_pages:
 * @draft: what is made
 *
 * Returns: (transfer none) (element-type PlotPage): its pages
 */
GPtrArray *
inno_deck_paper_get_pages (InnoDeckDraft *draft)
{
  return ((InnoDeckPaper *) draft->state)->pages;
}

/**
 * inno_deck_paper_finish:
 * @self: a document of pages
 * @draft: what is made
 * @is_handout: whether its pages are paper, or slides with paper after them
 * @error: return location of an error
 *
 * Writes it. Any thread.
 *
 * Returns: whether it could
 */
gboolean
inno_deck_paper_finish (InnoDeckPaper  *self,
                        InnoDeckDraft  *draft,
                        gboolean        is_handout,
                        GError        **error)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new ();
  PlotDocument document = {
    .pages = (PlotPage * const *) self->pages->pdata,
    .n_pages = self->pages->len,
    .title = self->title,
    .running = self->running,
    .is_dense = is_handout,
  };
  GBytes *bytes = plot_document_to_pdf (&document, engine, error);

  if (bytes != NULL)
    inno_deck_draft_take_file (draft, g_strconcat ("deck.", draft->format->suffix, NULL), bytes);

  return bytes != NULL;
}
