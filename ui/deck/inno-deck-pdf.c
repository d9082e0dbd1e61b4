/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-deck"

#include "config.h"

#include "inno-deck-format.h"

#include <glib/gi18n-lib.h>

#include "plot-output.h"

/* A page as a projector shows it, pixels. */
#define WIDTH 1920
#define HEIGHT 1080

/**
 * inno_deck_to_pdf:
 * @decks: (array length=n_decks): the slides in one language
 * @n_decks: 1
 * @error: return location of an error
 *
 * A page each as a projector shows it, and the words and tables of all after them.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
inno_deck_to_pdf (InnoDrawnDeck * const  *decks,
                  guint                   n_decks,
                  GError                **error)
{
  InnoDrawnDeck *deck = decks[0];
  const PlotStyle *style = plot_style_find ("projector");
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new ();
  g_autoptr (GPtrArray) scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) plot_scene_unref);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *title = g_strdup_printf ("%s: %s", _("InnoCities Overview"), deck->title);
  GBytes *bytes;

  g_ptr_array_add (scenes, inno_deck_cover (deck, WIDTH, HEIGHT, style, engine));
  for (guint i = 0; i < deck->slides->len; i++)
    {
      InnoDrawnSlide *slide = g_ptr_array_index (deck->slides, i);

      inno_drawn_slide_number (slide, i, deck->slides->len);
      g_ptr_array_add (scenes, plot_figure_layout (slide->figure, WIDTH, HEIGHT, style, engine));
    }

  bytes = plot_scenes_to_pdf ((PlotScene * const *) scenes->pdata, scenes->len, title, engine, &local_error);
  if (bytes == NULL)
    {
      g_debug ("%s", local_error->message);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The document could not be drawn."));
    }

  return bytes;
}
