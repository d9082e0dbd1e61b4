/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-deck"

#include "config.h"

#include "inno-deck-paper.h"
#include "inno-deck-text.h"
#include "inno-format.h"
#include "plot-sheets.h"

/* A4 upright, pixels. Pictures have a margin of their own, in which the letters of what
 * stands beside them end as well. */
#define PAPER_WIDTH 794.0
#define PAPER_HEIGHT 1123.0
#define LEFT 38.0
#define TOP 38.0
#define BOTTOM 62.0
/* As in the appendix. */
#define FOOT 40.0
#define WIDTH (PAPER_WIDTH - 2.0 * LEFT)
#define ROOM (PAPER_HEIGHT - TOP - BOTTOM)
/* With the title, the key figures, and where they are from. */
#define COVER_HEIGHT 340.0
#define BLOCK_GAP 14.0
#define BAR_WIDTH 3.0
/* A text begins on a page where at least this many of its lines follow. */
#define LEAST_LINES 3
#define MOST_SLIDES 2
/* How much smaller a slide may be so that it stands beside another. */
#define LEAST_SCALE 0.85

static double
get_room (InnoDeckPaper *self)
{
  return ROOM - self->used;
}

static PlotPage *
get_page (InnoDeckPaper *self)
{
  return g_ptr_array_index (self->pages, self->pages->len - 1);
}


/* What is at the foot of the page is the last of it that is read. */
static PlotPlaced *
place (InnoDeckPaper *self,
       PlotScene     *scene,
       double         scale)
{
  PlotPage *page = get_page (self);
  PlotPlaced *placed = plot_page_take_scene (page, scene, LEFT, TOP + self->used);
  guint last = page->placed->len - 1;

  page->placed->pdata[last] = page->placed->pdata[last - 1];
  page->placed->pdata[last - 1] = placed;
  placed->is_part = TRUE;
  placed->scale = scale;
  self->used += plot_scene_get_height (scene) * scale;

  return placed;
}

static InnoDeckCursor
begin_text (PlotTextEngine *engine,
            double          indent,
            double          height,
            const char     *lang)
{
  const PlotStyle *style = plot_style_find ("print");
  InnoDeckCursor cursor = {
    .engine = engine,
    .style = style,
    .part = PLOT_PART_TAKEAWAY,
    .x = style->margin + indent,
    .width = WIDTH - 2 * style->margin - indent,
    .max_lines = G_MAXUINT,
  };

  cursor.scene = plot_scene_new (WIDTH, height, style);
  plot_scene_set_texts (cursor.scene, lang, NULL, NULL);

  return cursor;
}

static PlotScene *
make_foot (InnoDeckPaper  *self,
           PlotTextEngine *engine)
{
  const PlotStyle *style = plot_style_find ("print");
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  g_autofree char *number = inno_format_count (format, self->pages->len);
  PlotFont font = { style->font_family, style->foot_size, FALSE };
  double width = plot_text_engine_measure (engine, number, &font).width;
  InnoDeckCursor cursor = begin_text (engine, 0.0, style->foot_size * 2.0, inno_lang_to_code (inno_lang_get_active ()));
  PlotTextPlace end = { &font, cursor.x + cursor.width, 0.0, PLOT_ANCHOR_END, &style->text };

  cursor.part = PLOT_PART_FOOT;
  cursor.max_lines = 1;
  cursor.width -= width + BLOCK_GAP;
  inno_deck_text_write (&cursor, self->running, style->foot_size, FALSE, &style->text);
  plot_scene_add_text (cursor.scene, engine, PLOT_PART_FOOT, number, &end);

  return cursor.scene;
}

static void
begin_page (InnoDeckPaper  *self,
            PlotTextEngine *engine)
{
  PlotPage *page = plot_page_new (PAPER_WIDTH, PAPER_HEIGHT);

  g_ptr_array_add (self->pages, page);
  plot_page_take_scene (page, make_foot (self, engine), LEFT, PAPER_HEIGHT - FOOT);
  self->used = 0.0;
  self->n_slides = 0;
}

/* The item of the agenda, where it begins. */
static void
add_section (InnoDeckPaper  *self,
             InnoDrawnSlide *slide,
             PlotTextEngine *engine)
{
  const PlotStyle *style = plot_style_find ("print");
  InnoDeckCursor cursor = begin_text (engine, 0.0, style->title_size * 2.0,
                                      inno_lang_to_code (inno_frame_get_query (slide->frame)->lang));
  PlotRect line = { cursor.x, style->title_size * 1.7, cursor.width, 0.0 };

  cursor.max_lines = 1;
  inno_deck_text_write (&cursor, slide->section, style->title_size, TRUE, &style->accent);
  plot_scene_add_line (cursor.scene, PLOT_PART_GROUND, &line, &style->accent);
  place (self, cursor.scene, 1.0);
}

/* All lines of the paragraphs, so that a text of any length can go over pages. */
static GPtrArray *
break_remarks (const char     *text,
               const PlotFont *font,
               PlotTextEngine *engine)
{
  InnoDeckCursor cursor = begin_text (engine, BLOCK_GAP, 0.0, NULL);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n", -1);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      g_autofree char **broken = NULL;

      if (i > 0)
        g_ptr_array_add (lines, g_strdup (""));
      broken = plot_text_engine_wrap (engine, paragraphs[i], font, cursor.width, G_MAXUINT);

      for (guint j = 0; broken[j] != NULL; j++)
        g_ptr_array_add (lines, broken[j]);
    }
  plot_scene_unref (cursor.scene);

  return lines;
}

static void
add_lines (InnoDeckPaper  *self,
           GPtrArray      *lines,
           guint           from,
           guint           n_lines,
           InnoDeckCursor *cursor)
{
  const PlotStyle *style = cursor->style;
  double height = plot_scene_get_height (cursor->scene) - BLOCK_GAP;
  PlotRect bar = { style->margin, 0.0, BAR_WIDTH, height };
  PlotFill fill = { .color = style->accent };

  plot_scene_add_rect (cursor->scene, PLOT_PART_GROUND, &bar, &fill);
  cursor->max_lines = 1;
  for (guint i = 0; i < n_lines; i++)
    inno_deck_text_write (cursor, g_ptr_array_index (lines, from + i), style->takeaway_size, FALSE, &style->text);
  place (self, cursor->scene, 1.0);
}

/* What was decided and what was said, under the picture. */
static void
add_remarks (InnoDeckPaper  *self,
             GPtrArray      *lines,
             double          line_height,
             InnoDrawnSlide *slide,
             PlotTextEngine *engine)
{
  const char *lang = inno_lang_to_code (inno_frame_get_query (slide->frame)->lang);
  guint from = 0;

  while (from < lines->len)
    {
      guint n_left = lines->len - from;
      guint n_fitting = (guint) MAX ((get_room (self) - BLOCK_GAP) / line_height, 0.0);
      guint n_lines = MIN (n_left, n_fitting);

      if (n_lines < MIN (n_left, LEAST_LINES))
        {
          begin_page (self, engine);
          continue;
        }

      InnoDeckCursor cursor = begin_text (engine, BLOCK_GAP, n_lines * line_height + BLOCK_GAP, lang);

      add_lines (self, lines, from, n_lines, &cursor);
      from += n_lines;
    }
}

/* The least that a slide takes on a page that it shares. */
static double
measure_least (InnoDrawnSlide *slide,
               PlotTextEngine *engine)
{
  const PlotStyle *style = plot_style_find ("print");

  return plot_figure_get_least_height (slide->figure, WIDTH / LEAST_SCALE, style, engine) * LEAST_SCALE;
}

/* The first on a page leaves room for another, if half of the page is enough for it. */
static double
find_height (InnoDeckPaper *self,
             double         least,
             double         beneath)
{
  double half = ROOM / MOST_SLIDES - BLOCK_GAP;
  double room = get_room (self);

  if (self->n_slides == 0 && room > half && least + beneath <= half)
    room = half;

  return room - beneath;
}

static gboolean
begins_section (InnoDrawnDeck *deck,
                guint          part)
{
  const char *section = inno_deck_draft_get_slide (deck, part)->section;

  return section != NULL && (part == 1 || g_strcmp0 (section, inno_deck_draft_get_slide (deck, part - 1)->section) != 0);
}

static void
add_slide (InnoDeckPaper *self,
           InnoDeckDraft *draft,
           InnoDrawnDeck *deck,
           guint          part)
{
  const PlotStyle *style = plot_style_find ("print");
  PlotFont font = { style->font_family, style->takeaway_size, FALSE };
  InnoDrawnSlide *slide = inno_deck_draft_get_slide (deck, part);
  g_autofree char *text = inno_deck_remarks (slide, draft->flags);
  g_autoptr (GPtrArray) lines = break_remarks (text != NULL ? text : "", &font, draft->engine);
  double line_height = plot_text_engine_measure (draft->engine, "0", &font).height;
  double heading = begins_section (deck, part) ? style->title_size * 2.0 : 0.0;
  double beneath = text != NULL ? MIN (lines->len * line_height + BLOCK_GAP, ROOM / 2) : 0.0;
  PlotScene *scene;
  double least, scale;

  inno_drawn_slide_number (slide, part - 1, deck->slides->len);
  least = measure_least (slide, draft->engine) + heading;
  if (self->n_slides == MOST_SLIDES || (self->used > 0.0 && least + beneath + BLOCK_GAP > get_room (self)))
    begin_page (self, draft->engine);
  if (self->used > 0.0)
    self->used += BLOCK_GAP;
  if (heading > 0.0)
    add_section (self, slide, draft->engine);

  scene = plot_sheets_lay_picture (slide->figure, WIDTH, find_height (self, least, beneath), draft->engine, &scale);
  place (self, scene, scale)->about = inno_deck_paper_explain (deck, part);
  self->n_slides++;
  if (text != NULL)
    add_remarks (self, lines, line_height, slide, draft->engine);
}

/**
 * inno_deck_paper_add:
 * @self: a document of pages
 * @draft: what is made
 * @deck: a drawn deck
 * @part: of it, in the active language; 0 is the cover
 *
 * Adds a part to pages of paper, upright: title, takeaway and picture with its foot, what
 * was decided, and the notes where they are wanted.
 */
void
inno_deck_paper_add (InnoDeckPaper *self,
                     InnoDeckDraft *draft,
                     InnoDrawnDeck *deck,
                     guint          part)
{
  if (part > 0)
    {
      add_slide (self, draft, deck, part);
      return;
    }

  inno_deck_paper_set_titles (self, deck);
  begin_page (self, draft->engine);
  place (self, inno_deck_cover (deck, WIDTH, COVER_HEIGHT, plot_style_find ("print"), draft->engine), 1.0)->is_part = FALSE;
}

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
  inno_deck_paper_add (draft->state, draft, deck, part);

  return TRUE;
}

static gboolean
finish (InnoDeckDraft  *draft,
        GError        **error)
{
  return inno_deck_paper_finish (draft->state, draft, TRUE, error);
}

const InnoDeckMaker inno_deck_handout_maker = { begin, add, finish, inno_deck_paper_free, inno_deck_paper_get_pages };
