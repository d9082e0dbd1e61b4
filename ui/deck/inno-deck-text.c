/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-deck"

#include "config.h"

#include "inno-deck-text.h"

#include <glib/gi18n-lib.h>

/**
 * inno_deck_text_write:
 * @cursor: where; it stands under the text afterwards
 * @text: a text of any length
 * @size: of its letters, pixels
 * @is_bold: whether they are bold
 * @color: of them
 *
 * Writes a text into a scene, in as many lines as it needs and the cursor allows.
 */
void
inno_deck_text_write (InnoDeckCursor  *cursor,
                      const char      *text,
                      double           size,
                      gboolean         is_bold,
                      const PlotColor *color)
{
  PlotFont font = { cursor->style->font_family, size, is_bold };
  g_auto (GStrv) lines = plot_text_engine_wrap (cursor->engine, text, &font, cursor->width, cursor->max_lines);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      PlotTextPlace place = { &font, cursor->x, cursor->y, PLOT_ANCHOR_START, color };

      plot_scene_add_text (cursor->scene, cursor->engine, cursor->part, lines[i], &place);
      cursor->y += plot_text_engine_measure (cursor->engine, lines[i], &font).height;
    }
}

/**
 * inno_deck_text_write_pill:
 * @cursor: where; it stays there
 *
 * Says at the right that the data are a sample, in the active language.
 */
void
inno_deck_text_write_pill (InnoDeckCursor *cursor)
{
  const PlotStyle *style = cursor->style;
  PlotFont font = { style->font_family, style->foot_size, TRUE };
  PlotExtents extents = plot_text_engine_measure (cursor->engine, _("Sample data"), &font);
  double room = style->foot_size * .7;
  PlotRect rect = { cursor->x + cursor->width - extents.width - 2 * room, cursor->y, extents.width + 2 * room,
                    extents.height + room / 2 };
  PlotTextPlace place = { &font, rect.x + rect.width / 2, rect.y + room / 4, PLOT_ANCHOR_MIDDLE, &style->pill_text };
  PlotFill fill = { .color = style->pill };

  plot_scene_add_rect (cursor->scene, PLOT_PART_PILL, &rect, &fill)->radius = rect.height / 2;
  plot_scene_add_text (cursor->scene, cursor->engine, PLOT_PART_PILL, _("Sample data"), &place);
}
