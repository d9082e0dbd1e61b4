/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-output.h"

#include <cairo-pdf.h>

#include "plot-private.h"

/* A pixel of a page is 1/96 inch, a point 1/72. */
#define POINTS_PER_PIXEL 0.75

#define MAX_SIDE 14400.0   /* points; what readers take */

/* What is written. */
typedef struct
{
  PlotScene * const *scenes;
  guint              n_scenes;
  const char        *title;    /* nullable */
  PlotTextEngine    *engine;
} PlotPdf;

/* What of a scene goes under which element of the document. They do not
 * overlap, so that drawing them one after the other changes no pixel. */
typedef enum
{
  SECTION_GROUND,
  SECTION_TITLE,
  SECTION_TAKEAWAY,
  SECTION_FIGURE,
  SECTION_FOOT,
  N_SECTIONS,
} Section;

/* cairo 1.16 has no artifacts: the ground stays outside of all elements. */
static const char * const tags[N_SECTIONS] = {
  [SECTION_TITLE] = "H1",
  [SECTION_TAKEAWAY] = "P",
  [SECTION_FIGURE] = "Figure",
  [SECTION_FOOT] = "P",
};

static Section
get_section (PlotPart part)
{
  switch (part)
    {
    case PLOT_PART_GROUND:
      return SECTION_GROUND;
    case PLOT_PART_TITLE:
      return SECTION_TITLE;
    case PLOT_PART_TAKEAWAY:
      return SECTION_TAKEAWAY;
    case PLOT_PART_FOOT:
    case PLOT_PART_PILL:
      return SECTION_FOOT;
    default:
      return SECTION_FIGURE;
    }
}

static gboolean
is_under (const PlotItem *item,
          const PlotItem *text)
{
  double room = text->halo + item->stroke_width / 2.0;
  double left = MIN (item->rect.x, item->rect.x + item->rect.width) - room;
  double right = MAX (item->rect.x, item->rect.x + item->rect.width) + room;
  double top = MIN (item->rect.y, item->rect.y + item->rect.height) - room;
  double bottom = MAX (item->rect.y, item->rect.y + item->rect.height) + room;

  return item->part != PLOT_PART_GROUND && item->kind != PLOT_ITEM_TEXT &&
         right > text->rect.x && left < text->rect.x + text->rect.width &&
         bottom > text->rect.y && top < text->rect.y + text->rect.height;
}

/* Ground around letters that stand on nothing but ground is not seen, and would
 * be most of a document: cairo writes it as the outline of each letter. */
static gboolean
has_needless_halo (PlotScene *scene,
                   guint      index)
{
  const PlotItem *text = plot_scene_get_item (scene, index);

  if (text->halo <= 0.0)
    return FALSE;

  for (guint i = 0; i < index; i++)
    if (is_under (plot_scene_get_item (scene, i), text))
      return FALSE;

  return TRUE;
}

static void
paint_section (PlotScene      *scene,
               PlotTextEngine *engine,
               Section         section,
               cairo_t        *cr)
{
  gboolean is_open = FALSE;

  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    {
      PlotItem item = *plot_scene_get_item (scene, i);

      if (get_section (item.part) != section)
        continue;
      if (!is_open && tags[section] != NULL)
        cairo_tag_begin (cr, tags[section], NULL);
      is_open = TRUE;
      if (has_needless_halo (scene, i))
        item.halo = 0.0;
      plot_item_paint (&item, plot_scene_get_style (scene), engine, cr);
    }
  if (is_open && tags[section] != NULL)
    cairo_tag_end (cr, tags[section]);
}

static void
paint_sections (PlotScene      *scene,
                PlotTextEngine *engine,
                Section         from,
                Section         to,
                cairo_t        *cr)
{
  cairo_save (cr);
  cairo_scale (cr, POINTS_PER_PIXEL, POINTS_PER_PIXEL);
  for (Section section = from; section <= to; section++)
    paint_section (scene, engine, section, cr);
  cairo_restore (cr);
}

/* No time of writing in the file, so that the same picture is the same file;
 * where a build asks for one (reproducible-builds.org), that one. */
static void
set_metadata (cairo_surface_t *surface,
              const PlotPdf   *pdf)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  const char *description = pdf->n_scenes == 1 ? plot_scene_get_description (pdf->scenes[0]) : NULL;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *date = NULL;
  gint64 seconds;

  if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT32, &seconds, NULL))
    time = g_date_time_new_from_unix_utc (seconds);
  if (time != NULL)
    date = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                  date != NULL ? date : "");
  if (pdf->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, pdf->title);
  if (description != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, description);
}

static cairo_status_t
append_cb (void          *data,
           const guint8  *bytes,
           unsigned int   length)
{
  g_byte_array_append (data, bytes, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
set_size (cairo_surface_t *surface,
          PlotScene       *scene)
{
  cairo_pdf_surface_set_size (surface, plot_scene_get_width (scene) * POINTS_PER_PIXEL,
                              plot_scene_get_height (scene) * POINTS_PER_PIXEL);
}

/* What covers all of a page makes cairo forget what came before it, the beginning of a
 * tag as well: on every page first the ground, then the document. */
static void
paint_ground (PlotScene      *scene,
              PlotTextEngine *engine,
              cairo_t        *cr)
{
  const PlotColor *ground = &plot_scene_get_style (scene)->ground;

  cairo_set_source_rgb (cr, ground->red, ground->green, ground->blue);
  cairo_paint (cr);
  paint_sections (scene, engine, SECTION_GROUND, SECTION_GROUND, cr);
}

/* Readers list the pages by their titles. */
static void
add_to_outline (const PlotPdf   *pdf,
                guint            index,
                cairo_surface_t *surface)
{
  const char *title = plot_scene_get_title (pdf->scenes[index]);
  g_autofree char *link = g_strdup_printf ("page=%u", index + 1);

  if (pdf->n_scenes > 1 && title != NULL)
    cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, title, link, 0);
}

static cairo_status_t
write_document (const PlotPdf   *pdf,
                cairo_surface_t *surface)
{
  cairo_t *cr;
  cairo_status_t status;

  set_metadata (surface, pdf);
  cr = cairo_create (surface);

  for (guint i = 0; i < pdf->n_scenes; i++)
    {
      if (i > 0)
        {
          cairo_show_page (cr);
          set_size (surface, pdf->scenes[i]);
        }
      paint_ground (pdf->scenes[i], pdf->engine, cr);
      if (i == 0)
        cairo_tag_begin (cr, "Document", NULL);
      paint_sections (pdf->scenes[i], pdf->engine, SECTION_TITLE, SECTION_FOOT, cr);
      add_to_outline (pdf, i, surface);
    }
  for (guint i = 0; i < pdf->n_scenes; i++)
    plot_appendix_paint (pdf->scenes[i], pdf->engine, surface, cr);
  cairo_tag_end (cr, "Document");
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);

  cairo_surface_finish (surface);

  return status != CAIRO_STATUS_SUCCESS ? status : cairo_surface_status (surface);
}

static gboolean
has_section (PlotScene *scene,
             Section    section)
{
  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    if (get_section (plot_scene_get_item (scene, i)->part) == section)
      return TRUE;

  return FALSE;
}

static gboolean
fits_page (PlotScene *scene)
{
  double width = plot_scene_get_width (scene) * POINTS_PER_PIXEL;
  double height = plot_scene_get_height (scene) * POINTS_PER_PIXEL;

  return width > 0.0 && width <= MAX_SIDE && height > 0.0 && height <= MAX_SIDE;
}

/**
 * plot_scenes_to_pdf:
 * @scenes: (array length=n_scenes): what the pages show, at least one
 * @n_scenes: how many
 * @title: (nullable): of the document
 * @engine: draws the letters
 * @error: return location for an error
 *
 * Writes scenes as one tagged PDF. First a page each, of exactly their size; after
 * them the description and the table of each as text, for those who do not see it
 * and those who ask for the figures.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with @error of
 *   %G_IO_ERROR set
 */
GBytes *
plot_scenes_to_pdf (PlotScene * const *scenes,
                    guint              n_scenes,
                    const char        *title,
                    PlotTextEngine    *engine,
                    GError           **error)
{
  PlotPdf pdf = { scenes, n_scenes, title, engine };
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GBytes) document = NULL;
  g_autoptr (GPtrArray) alternatives = g_ptr_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status = CAIRO_STATUS_SUCCESS;

  g_return_val_if_fail (scenes != NULL && n_scenes > 0 && engine != NULL, NULL);

  for (guint i = 0; i < n_scenes; i++)
    {
      if (!fits_page (scenes[i]))
        status = CAIRO_STATUS_INVALID_SIZE;
      if (has_section (scenes[i], SECTION_FIGURE))
        g_ptr_array_add (alternatives, (gpointer) plot_scene_get_description (scenes[i]));
    }
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, cairo_status_to_string (status));
      return NULL;
    }

  bytes = g_byte_array_new ();
  surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, 1.0, 1.0);
  set_size (surface, scenes[0]);
  status = write_document (&pdf, surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
      return NULL;
    }

  document = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));

  return plot_pdf_finish (document, plot_scene_get_lang (scenes[0]), alternatives);
}

/**
 * plot_scene_to_pdf:
 * @scene: a scene
 * @engine: draws the letters
 * @error: return location for an error
 *
 * Writes a scene as a tagged PDF. The first page is the picture, of exactly
 * its size; after it come its description and its table as text, for those
 * who do not see it.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with @error of
 *   %G_IO_ERROR set
 */
GBytes *
plot_scene_to_pdf (PlotScene       *scene,
                   PlotTextEngine  *engine,
                   GError         **error)
{
  g_return_val_if_fail (scene != NULL, NULL);

  return plot_scenes_to_pdf (&scene, 1, plot_scene_get_title (scene), engine, error);
}
