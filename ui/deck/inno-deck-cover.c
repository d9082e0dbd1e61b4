/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-deck"

#include "config.h"

#include "inno-deck-cover.h"

#include <glib/gi18n-lib.h>

#include "inno-deck-text.h"

#define N_COLUMNS 3
/* Of the large letters, to those of a title. */
#define HEADING 1.5
#define MAX_LINES 3

/* A shape before its figure, some of them side by side. */
static void
write_parts (InnoDeckCursor           *cursor,
             const InnoKeyFigureWords *words)
{
  const PlotStyle *style = cursor->style;
  PlotFont font = { style->font_family, style->title_size, TRUE };
  double height = plot_text_engine_measure (cursor->engine, "0", &font).height;
  double side = style->label_size;
  double x = cursor->x;

  for (guint i = 0; i < words->n_parts; i++)
    {
      const InnoKeyFigurePart *part = &words->parts[i];
      PlotTextPlace place = { &font, x, cursor->y, PLOT_ANCHOR_START, &style->text };
      PlotRect rect = { x, cursor->y + (height - side) / 2, side, side };

      if (part->glyph != PLOT_GLYPH_NONE)
        {
          plot_scene_add_glyph (cursor->scene, cursor->part, part->glyph, &rect);
          place.x = x + side * 1.3;
        }
      plot_scene_add_text (cursor->scene, cursor->engine, cursor->part, part->text, &place);
      x = place.x + plot_text_engine_measure (cursor->engine, part->text, &font).width + side * 1.3;
    }
  cursor->y += height;
}

static void
write_key_figure (InnoDeckCursor           *cursor,
                  const InnoKeyFigureWords *words)
{
  const PlotStyle *style = cursor->style;
  PlotFill line = { .color = style->accent };
  PlotRect rect = { cursor->x, cursor->y, cursor->width, style->label_size / 7 };
  const char * const remarks[] = { words->note, words->missing };

  plot_scene_add_rect (cursor->scene, cursor->part, &rect, &line);
  cursor->y += style->label_size * .7;
  inno_deck_text_write (cursor, words->title, style->label_size, FALSE, &style->dim);
  write_parts (cursor, words);
  for (guint i = 0; i < G_N_ELEMENTS (remarks); i++)
    if (remarks[i] != NULL)
      inno_deck_text_write (cursor, remarks[i], style->label_size, FALSE, &style->dim);
}

/**
 * inno_deck_cover_make_table:
 * @deck: a drawn deck; its language must be the active one
 *
 * Returns: (transfer full): the key figures as a table
 */
PlotTable *
inno_deck_cover_make_table (InnoDrawnDeck *deck)
{
  PlotTable *table = plot_table_new (3, INNO_DECK_N_KEY_FIGURES + 1);
  static const char * const headings[] = { N_("Key figure"), N_("Value"), N_("Note") };

  for (guint column = 0; column < G_N_ELEMENTS (headings); column++)
    plot_table_take_cell (table, 0, column, g_strdup (_(headings[column])));

  for (guint i = 0; i < INNO_DECK_N_KEY_FIGURES; i++)
    {
      const InnoKeyFigureWords *words = &deck->words[i];
      GString *value = g_string_new (NULL);

      for (guint part = 0; part < words->n_parts; part++)
        {
          const char *text = words->n_parts > 1 && words->parts[part].name != NULL ? words->parts[part].name
                                                                                   : words->parts[part].text;

          g_string_append_printf (value, "%s%s", part > 0 ? ", " : "", text);
        }
      plot_table_take_cell (table, i + 1, 0, g_strdup (words->title));
      plot_table_take_cell (table, i + 1, 1, g_string_free (value, FALSE));
      plot_table_take_cell (table, i + 1, 2, inno_key_figure_words_remark (words));
    }
  table->numbers = 1 << 1;

  return table;
}

static void
write_key_figures (InnoDeckCursor *cursor,
                   InnoDrawnDeck  *deck,
                   double          bottom)
{
  double gap = cursor->style->margin;
  double width = (cursor->width - (N_COLUMNS - 1) * gap) / N_COLUMNS;
  guint n_rows = (INNO_DECK_N_KEY_FIGURES + N_COLUMNS - 1) / N_COLUMNS;
  double height = (bottom - cursor->y) / n_rows;

  for (guint i = 0; i < INNO_DECK_N_KEY_FIGURES; i++)
    {
      InnoDeckCursor place = *cursor;

      place.x += (i % N_COLUMNS) * (width + gap);
      place.y += (i / N_COLUMNS) * height;
      place.width = width;
      write_key_figure (&place, &deck->words[i]);
    }
}

/**
 * inno_deck_cover:
 * @deck: a drawn deck; its language must be the active one
 * @width: pixels
 * @height: pixels
 * @style: how it looks
 * @engine: measures
 *
 * Draws what the deck is called, the key figures, the day of the data and its source.
 *
 * Returns: (transfer full): the picture
 */
PlotScene *
inno_deck_cover (InnoDrawnDeck   *deck,
                 double           width,
                 double           height,
                 const PlotStyle *style,
                 PlotTextEngine  *engine)
{
  PlotStyle sized = plot_style_for_size (style, width, height);
  PlotScene *scene = plot_scene_new (width, height, &sized);
  PlotFill ground = { .color = sized.ground };
  PlotRect whole = { 0, 0, width, height };
  InnoDeckCursor cursor = { scene, engine, &sized, PLOT_PART_TITLE, sized.margin, sized.margin, width - 2 * sized.margin,
                            MAX_LINES };
  double bottom = height - sized.margin - sized.foot_size * 2;

  plot_scene_add_rect (scene, PLOT_PART_GROUND, &whole, &ground);
  plot_scene_set_texts (scene, inno_lang_to_code (deck->lang), deck->title, _("Key figures"));
  plot_scene_take_table (scene, inno_deck_cover_make_table (deck));
  if (deck->is_sample)
    inno_deck_text_write_pill (&cursor);

  cursor.y = height * .13;
  inno_deck_text_write (&cursor, deck->title, sized.title_size * HEADING, TRUE, &sized.text);
  cursor.part = PLOT_PART_TAKEAWAY;
  inno_deck_text_write (&cursor, _("InnoCities Overview"), sized.takeaway_size, FALSE, &sized.dim);

  cursor.part = PLOT_PART_MARK_LABEL;
  cursor.y = height * .4;
  write_key_figures (&cursor, deck, bottom);

  cursor.part = PLOT_PART_FOOT;
  cursor.y = height - sized.margin - sized.foot_size;
  inno_deck_text_write (&cursor, deck->foot, sized.foot_size, FALSE, &sized.dim);

  return scene;
}
