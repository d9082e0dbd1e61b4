/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-gallery.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "inno-output.h"

#define FOLDER_MODE 0755

/* "city-share-projects-sv-dark.png" */
static char *
make_path (const InnoGallery *self,
           const InnoChart   *chart,
           const InnoQuery   *query,
           const char        *style)
{
  const char *view = inno_chart_get_view (chart, query) > 0 ? query->view : NULL;
  g_autofree char *name = g_strdup_printf ("%s%s%s-%s-%s.%s", chart->id, view != NULL ? "-" : "",
                                           view != NULL ? view : "", inno_lang_to_code (query->lang),
                                           style, self->picture.format->id);

  return g_build_filename (self->folder, name, NULL);
}

/* The picture is in a language of its own; what went wrong is said to a person. */
static gboolean
write_file (GBytes      *bytes,
            const char  *path,
            InnoLang     lang,
            GError     **error)
{
  gboolean is_written;

  inno_lang_activate (inno_lang_from_environment ());
  is_written = inno_output_write (bytes, path, error);
  inno_lang_activate (lang);

  return is_written;
}

static gboolean
write_styles (const InnoGallery  *self,
              const InnoChart    *chart,
              const InnoQuery    *query,
              guint              *n_pictures,
              GError            **error)
{
  g_autoptr (InnoFrame) frame = inno_chart_compute (chart, self->facts, query, error);
  const char * const *styles = plot_style_get_names ();

  if (frame == NULL)
    return FALSE;

  for (guint i = 0; styles[i] != NULL; i++)
    {
      g_autoptr (PlotFigure) figure = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *path = make_path (self, chart, query, styles[i]);
      InnoPicture picture = self->picture;

      if (self->style != NULL && !g_str_equal (self->style, styles[i]))
        continue;

      picture.style = plot_style_find (styles[i]);
      figure = inno_chart_draw (chart, frame);
      bytes = inno_picture_render (&picture, figure, error);
      if (bytes == NULL || !write_file (bytes, path, query->lang, error))
        return FALSE;
      *n_pictures += 1;
    }

  return TRUE;
}

static gboolean
write_views (const InnoGallery  *self,
             const InnoChart    *chart,
             InnoLang            lang,
             guint              *n_pictures,
             GError            **error)
{
  for (guint i = 0; i == 0 || i < inno_chart_get_n_views (chart); i++)
    {
      g_autoptr (InnoQuery) query = inno_query_copy (self->query);

      query->lang = lang;
      g_free (query->view);
      query->view = g_strdup (chart->views[i].id);
      if (!write_styles (self, chart, query, n_pictures, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * inno_gallery_write:
 * @self: what to draw
 * @n_pictures: (out): how many were written
 * @error: return location of an error
 *
 * Writes each chart to a file of its own, named by chart, view, language and
 * style. The active language is another afterwards.
 *
 * Returns: whether all of them are written
 */
gboolean
inno_gallery_write (const InnoGallery  *self,
                    guint              *n_pictures,
                    GError            **error)
{
  guint n_charts;
  const InnoChart *const *charts = inno_chart_get_all (&n_charts);

  *n_pictures = 0;
  if (g_mkdir_with_parents (self->folder, FOLDER_MODE) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
                   _("The folder “%s” cannot be made: %s."), self->folder, g_strerror (errno));
      return FALSE;
    }

  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    {
      if (self->lang != NULL && !g_str_equal (self->lang, inno_lang_to_code (lang)))
        continue;

      inno_lang_activate (lang);
      for (guint i = 0; i < n_charts; i++)
        if (!write_views (self, charts[i], lang, n_pictures, error))
          return FALSE;
    }

  return TRUE;
}
