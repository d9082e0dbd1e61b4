/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-deck"

#include "config.h"

#include "inno-deck-writing.h"

#include <glib/gi18n-lib.h>

#include "inno-deck-maker.h"
#include "inno-deck-rows.h"

/* A page as a projector shows it, pixels. */
#define WIDTH 1920
#define HEIGHT 1080

struct _InnoDeckWriting
{
  InnoDeck      *deck;
  InnoFacts     *facts;
  InnoLang       lang;
  guint          n_langs;
  InnoDeckDraft  draft;
  guint          n_done;     /* steps */
};

static void
file_free (gpointer data)
{
  InnoDeckFile *file = data;

  g_free (file->name);
  g_bytes_unref (file->bytes);
  g_free (file);
}

/* The cover is one of them. */
static guint
count_parts (InnoDeckWriting *self)
{
  return self->deck->slides->len + 1;
}

/* Every part is drawn, and then laid out. */
static guint
count_steps (InnoDeckWriting *self)
{
  return 2 * self->n_langs * count_parts (self);
}

static gboolean
draw_part (InnoDeckWriting  *self,
           guint             index,
           guint             part,
           GError          **error)
{
  InnoLang lang = (self->lang + index) % INNO_N_LANGS;
  InnoDrawnDeck *deck;
  InnoDrawnSlide *slide;

  if (part == 0)
    {
      deck = inno_deck_draw_cover (self->deck, self->facts, lang, error);
      if (deck != NULL)
        g_ptr_array_add (self->draft.decks, deck);
      return deck != NULL;
    }

  deck = g_ptr_array_index (self->draft.decks, index);
  slide = inno_deck_draw_slide (self->deck, part - 1, self->facts, lang, error);
  if (slide == NULL)
    return FALSE;

  inno_drawn_slide_limit_rows (slide);
  g_ptr_array_add (deck->slides, slide);

  return TRUE;
}

/* A slide may have a language of its own. */
static gboolean
add_part (InnoDeckWriting  *self,
          guint             index,
          guint             part,
          GError          **error)
{
  InnoDrawnDeck *deck = g_ptr_array_index (self->draft.decks, index);
  InnoDrawnSlide *slide = part > 0 ? inno_deck_draft_get_slide (deck, part) : NULL;

  inno_lang_activate (slide != NULL ? inno_frame_get_query (slide->frame)->lang : deck->lang);

  return self->draft.format->maker->add (&self->draft, deck, part, error);
}

/**
 * inno_deck_writing_new:
 * @deck: what to write; slides that compare are left out of it where there is nothing to
 *   compare with
 * @facts: the portfolio
 * @format: the kind of file
 * @lang: its language, or the one that it is opened in
 * @flags: what is wanted in it
 *
 * Begins to write a deck in memory, as it is now. Needs no display. Main thread.
 *
 * Returns: (transfer full): a deck of which nothing is written yet
 */
InnoDeckWriting *
inno_deck_writing_new (InnoDeck              *deck,
                       InnoFacts             *facts,
                       const InnoDeckFormat  *format,
                       InnoLang               lang,
                       InnoDeckFlags          flags)
{
  InnoDeckWriting *self = g_new0 (InnoDeckWriting, 1);

  self->deck = inno_deck_copy (deck);
  inno_deck_fit (self->deck, facts);
  self->facts = inno_facts_ref (facts);
  self->lang = lang;
  self->n_langs = format->has_all_langs ? INNO_N_LANGS : 1;
  self->draft = (InnoDeckDraft) {
    .format = format,
    .flags = flags,
    .decks = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_drawn_deck_free),
    .engine = plot_text_engine_new (),
    .files = g_ptr_array_new_with_free_func (file_free),
  };
  self->draft.state = format->maker->begin (&self->draft);

  return self;
}

/**
 * inno_deck_writing_free:
 * @self: (transfer full): a deck that is written, or need not be any more
 */
void
inno_deck_writing_free (InnoDeckWriting *self)
{
  g_clear_pointer (&self->draft.state, self->draft.format->maker->free);
  g_ptr_array_unref (self->draft.decks);
  g_ptr_array_unref (self->draft.files);
  plot_text_engine_unref (self->draft.engine);
  inno_deck_free (self->deck);
  inno_facts_unref (self->facts);
  g_free (self);
}

/**
 * inno_deck_writing_step:
 * @self: a deck that is being written
 * @error: return location of an error
 *
 * Draws one slide, or lays out one. Main thread; which language is active afterwards is
 * not said.
 *
 * Returns: whether it could
 */
gboolean
inno_deck_writing_step (InnoDeckWriting  *self,
                        GError          **error)
{
  guint n_parts = count_parts (self);
  guint step = self->n_done % (self->n_langs * n_parts);
  gboolean is_drawing = self->n_done < self->n_langs * n_parts;

  g_return_val_if_fail (!inno_deck_writing_is_drawn (self), FALSE);

  self->n_done++;

  return is_drawing ? draw_part (self, step / n_parts, step % n_parts, error)
                    : add_part (self, step / n_parts, step % n_parts, error);
}

/**
 * inno_deck_writing_is_drawn:
 * @self: a deck that is being written
 *
 * Returns: whether no step is left
 */
gboolean
inno_deck_writing_is_drawn (InnoDeckWriting *self)
{
  return self->n_done == count_steps (self);
}

/**
 * inno_deck_writing_get_progress:
 * @self: a deck that is being written
 *
 * Returns: how much of it is drawn, from 0 to 1
 */
double
inno_deck_writing_get_progress (InnoDeckWriting *self)
{
  return (double) self->n_done / count_steps (self);
}

/**
 * inno_deck_writing_get_format:
 * @self: a deck that is being written
 *
 * Returns: (transfer none): the kind of file
 */
const InnoDeckFormat *
inno_deck_writing_get_format (InnoDeckWriting *self)
{
  return self->draft.format;
}

/**
 * inno_deck_writing_dup_name:
 * @self: a deck that is being written
 *
 * Returns: (transfer full) (nullable): what the deck is called
 */
char *
inno_deck_writing_dup_name (InnoDeckWriting *self)
{
  return g_strdup (inno_text_get (self->deck->name, self->lang, NULL));
}

/**
 * inno_deck_writing_get_pages:
 * @self: a deck of which no step is left
 *
 * Returns: (transfer none) (element-type PlotPage) (nullable): its pages, as they are printed;
 *   %NULL of a format that has none
 */
GPtrArray *
inno_deck_writing_get_pages (InnoDeckWriting *self)
{
  const InnoDeckMaker *maker = self->draft.format->maker;

  return maker->get_pages != NULL ? maker->get_pages (&self->draft) : NULL;
}

/**
 * inno_deck_writing_finish:
 * @self: a deck of which no step is left
 * @error: return location of an error, whose words are not for people
 *
 * Does the rest, for which no language is needed. Any thread, one at a time.
 *
 * Returns: (transfer container) (element-type InnoDeckFile) (nullable): the files; one, if
 *   the format is no set
 */
GPtrArray *
inno_deck_writing_finish (InnoDeckWriting  *self,
                          GError          **error)
{
  g_return_val_if_fail (inno_deck_writing_is_drawn (self), NULL);

  return self->draft.format->maker->finish (&self->draft, error) ? g_ptr_array_ref (self->draft.files) : NULL;
}

/**
 * inno_deck_write:
 * @deck: what to write
 * @facts: the portfolio
 * @format: the kind of file
 * @lang: its language, or the one that it is opened in; it is the active one afterwards
 * @flags: what is wanted in it
 * @error: return location of an error
 *
 * Writes a deck in memory, in one go.
 *
 * Returns: (transfer container) (element-type InnoDeckFile) (nullable): the files
 */
GPtrArray *
inno_deck_write (InnoDeck              *deck,
                 InnoFacts             *facts,
                 const InnoDeckFormat  *format,
                 InnoLang               lang,
                 InnoDeckFlags          flags,
                 GError               **error)
{
  g_autoptr (InnoDeckWriting) writing = inno_deck_writing_new (deck, facts, format, lang, flags);
  g_autoptr (GError) local_error = NULL;
  GPtrArray *files = NULL;
  gboolean is_drawn = TRUE;

  while (is_drawn && !inno_deck_writing_is_drawn (writing))
    is_drawn = inno_deck_writing_step (writing, error);
  inno_lang_activate (lang);
  if (!is_drawn)
    return NULL;

  files = inno_deck_writing_finish (writing, &local_error);
  if (files == NULL)
    {
      g_debug ("%s", local_error->message);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The document could not be drawn."));
    }

  return files;
}

/**
 * inno_deck_draft_get_slide:
 * @deck: a drawn deck
 * @part: of it, but not the cover
 *
 * Returns: (transfer none): the slide
 */
InnoDrawnSlide *
inno_deck_draft_get_slide (InnoDrawnDeck *deck,
                           guint          part)
{
  return g_ptr_array_index (deck->slides, part - 1);
}

/**
 * inno_deck_draft_take_file:
 * @draft: what is made
 * @name: (transfer full): of a file
 * @bytes: (transfer full): what is in it
 */
void
inno_deck_draft_take_file (InnoDeckDraft *draft,
                           char          *name,
                           GBytes        *bytes)
{
  InnoDeckFile *file = g_new0 (InnoDeckFile, 1);

  file->name = name;
  file->bytes = bytes;
  g_ptr_array_add (draft->files, file);
}

/**
 * inno_deck_draft_name_part:
 * @draft: what is made
 * @deck: a drawn deck
 * @part: of it; 0 is the cover
 * @cover: what that one is called
 *
 * Returns: (transfer full): the name of a file: in the order of the slides, with the number
 *   that the slide is jumped to by
 */
char *
inno_deck_draft_name_part (InnoDeckDraft *draft,
                           InnoDrawnDeck *deck,
                           guint          part,
                           const char    *cover)
{
  const char *name = part > 0 ? inno_deck_draft_get_slide (deck, part)->chart->id : cover;

  return g_strdup_printf ("%0*u-%s.%s", deck->slides->len + 1 > 99 ? 3 : 2, part + 1, name, draft->format->suffix);
}

/**
 * inno_deck_draft_lay_out:
 * @draft: what is made
 * @deck: a drawn deck
 * @part: of it; 0 is the cover
 *
 * Returns: (transfer full): the part as a projector shows it
 */
PlotScene *
inno_deck_draft_lay_out (InnoDeckDraft *draft,
                         InnoDrawnDeck *deck,
                         guint          part)
{
  const PlotStyle *style = plot_style_find ("projector");
  InnoDrawnSlide *slide;

  if (part == 0)
    return inno_deck_cover (deck, WIDTH, HEIGHT, style, draft->engine);

  slide = inno_deck_draft_get_slide (deck, part);
  inno_drawn_slide_number (slide, part - 1, deck->slides->len);

  return plot_figure_layout (slide->figure, WIDTH, HEIGHT, style, draft->engine);
}

/**
 * inno_deck_title:
 * @deck: a drawn deck; its language must be the active one
 *
 * Returns: (transfer full): what a document is called
 */
char *
inno_deck_title (InnoDrawnDeck *deck)
{
  return g_strdup_printf ("%s: %s", _("InnoCities Overview"), deck->title);
}

/**
 * inno_deck_remarks:
 * @slide: a slide, in the active language
 * @flags: whether notes are wanted
 *
 * Returns: (transfer full) (nullable): what was decided, and what there is to be said of it
 */
char *
inno_deck_remarks (InnoDrawnSlide *slide,
                   InnoDeckFlags   flags)
{
  GString *text = g_string_new (NULL);

  if (slide->decision != NULL && *slide->decision != '\0')
    g_string_append_printf (text, _("Decision: %s"), slide->decision);
  if ((flags & INNO_DECK_WITH_NOTES) && slide->note != NULL && *slide->note != '\0')
    {
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (text, _("Speaker notes: %s"), slide->note);
    }

  return g_string_free (text, text->len == 0);
}

/**
 * inno_deck_define:
 * @chart: a kind of chart
 *
 * Returns: (transfer container) (element-type utf8): a heading, and then what it says and
 *   how its figures are computed, a paragraph each; in the active language
 */
GPtrArray *
inno_deck_define (const InnoChart *chart)
{
  GPtrArray *texts = inno_chart_list_rules (chart->rules);

  g_ptr_array_insert (texts, 0, (gpointer) _("About this chart"));
  g_ptr_array_insert (texts, 1, (gpointer) inno_chart_get_says (chart));
  g_ptr_array_insert (texts, 2, (gpointer) inno_chart_get_computed (chart));

  return texts;
}
