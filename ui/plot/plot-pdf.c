/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-output.h"

#include <cairo-pdf.h>

#include "plot-private.h"

/* A pixel of a page is 1/96 inch, a point 1/72. */
#define POINTS_PER_PIXEL 0.75

#define MAX_SIDE 14400.0   /* points; what readers take */

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
paint_section (const PlotPlaced *placed,
               PlotTextEngine   *engine,
               Section           section,
               cairo_t          *cr)
{
  PlotScene *scene = placed->scene;
  const char *tag = section == SECTION_TITLE && placed->is_part ? "H2" : tags[section];
  gboolean is_open = FALSE;

  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    {
      PlotItem item = *plot_scene_get_item (scene, i);

      if (get_section (item.part) != section)
        continue;
      if (!is_open && tag != NULL)
        cairo_tag_begin (cr, tag, NULL);
      is_open = TRUE;
      if (has_needless_halo (scene, i))
        item.halo = 0.0;
      plot_item_paint (&item, plot_scene_get_style (scene), engine, cr);
    }
  if (is_open && tag != NULL)
    cairo_tag_end (cr, tag);
}

static void
paint_sections (const PlotPlaced *placed,
                PlotTextEngine   *engine,
                Section           from,
                Section           to,
                cairo_t          *cr)
{
  cairo_save (cr);
  cairo_scale (cr, POINTS_PER_PIXEL, POINTS_PER_PIXEL);
  cairo_translate (cr, placed->x, placed->y);
  cairo_scale (cr, placed->scale, placed->scale);
  for (Section section = from; section <= to; section++)
    paint_section (placed, engine, section, cr);
  cairo_restore (cr);
}

static const PlotPlaced *
get_placed (const PlotPage *page,
            guint           index)
{
  return g_ptr_array_index (page->placed, index);
}

static guint
count_scenes (const PlotDocument *document)
{
  guint n_scenes = 0;

  for (guint i = 0; i < document->n_pages; i++)
    n_scenes += document->pages[i]->placed->len;

  return n_scenes;
}

/* No time of writing in the file, so that the same picture is the same file;
 * where a build asks for one (reproducible-builds.org), that one. */
static void
set_metadata (cairo_surface_t    *surface,
              const PlotDocument *document)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  const char *description = count_scenes (document) == 1
                              ? plot_scene_get_description (get_placed (document->pages[0], 0)->scene) : NULL;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *date = NULL;
  gint64 seconds;

  if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT32, &seconds, NULL))
    time = g_date_time_new_from_unix_utc (seconds);
  if (time != NULL)
    date = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                  date != NULL ? date : "");
  if (document->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, document->title);
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
          const PlotPage  *page)
{
  cairo_pdf_surface_set_size (surface, page->width * POINTS_PER_PIXEL, page->height * POINTS_PER_PIXEL);
}

/* What covers all of a page makes cairo forget what came before it, the beginning of a
 * tag as well: on every page first the ground, then the document. */
static void
paint_ground (const PlotPage *page,
              PlotTextEngine *engine,
              cairo_t        *cr)
{
  const PlotColor *ground = &plot_scene_get_style (get_placed (page, 0)->scene)->ground;

  cairo_set_source_rgb (cr, ground->red, ground->green, ground->blue);
  cairo_paint (cr);
  for (guint i = 0; i < page->placed->len; i++)
    paint_sections (get_placed (page, i), engine, SECTION_GROUND, SECTION_GROUND, cr);
}

/* Readers list what is on the pages by its titles. */
static void
add_to_outline (const PlotPlaced *placed,
                guint             page,
                cairo_surface_t  *surface)
{
  const char *title = plot_scene_get_title (placed->scene);
  g_autofree char *link = g_strdup_printf ("page=%u", page + 1);

  if (title != NULL)
    cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, title, link, 0);
}

static void
paint_page (const PlotDocument *document,
            guint               index,
            PlotTextEngine     *engine,
            cairo_surface_t    *surface,
            cairo_t            *cr)
{
  const PlotPage *page = document->pages[index];

  for (guint i = 0; i < page->placed->len; i++)
    {
      paint_sections (get_placed (page, i), engine, SECTION_TITLE, SECTION_FOOT, cr);
      if (count_scenes (document) > 1)
        add_to_outline (get_placed (page, i), index, surface);
    }
}

static void
paint_document (const PlotDocument *document,
                PlotTextEngine     *engine,
                cairo_surface_t    *surface,
                cairo_t            *cr)
{
  PlotAppendix *appendix = plot_appendix_new (document, engine, surface, cr);

  for (guint i = 0; i < document->n_pages; i++)
    {
      if (i > 0)
        {
          cairo_show_page (cr);
          set_size (surface, document->pages[i]);
        }
      paint_ground (document->pages[i], engine, cr);
      if (i == 0)
        cairo_tag_begin (cr, "Document", NULL);
      paint_page (document, i, engine, surface, cr);
    }
  for (guint i = 0; i < document->n_pages; i++)
    for (guint j = 0; j < document->pages[i]->placed->len; j++)
      plot_appendix_add (appendix, get_placed (document->pages[i], j));
  plot_appendix_free (appendix);

  cairo_tag_end (cr, "Document");
  cairo_show_page (cr);
}

static cairo_status_t
write_document (const PlotDocument *document,
                PlotTextEngine     *engine,
                cairo_surface_t    *surface)
{
  cairo_t *cr;
  cairo_status_t status;

  set_metadata (surface, document);
  cr = cairo_create (surface);
  paint_document (document, engine, surface, cr);
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
fits_page (const PlotPage *page)
{
  double width = page->width * POINTS_PER_PIXEL;
  double height = page->height * POINTS_PER_PIXEL;

  return page->placed->len > 0 && width > 0.0 && width <= MAX_SIDE && height > 0.0 && height <= MAX_SIDE;
}

static void
add_alternatives (const PlotPage *page,
                  GPtrArray      *alternatives)
{
  for (guint i = 0; i < page->placed->len; i++)
    {
      PlotScene *scene = get_placed (page, i)->scene;

      if (has_section (scene, SECTION_FIGURE))
        g_ptr_array_add (alternatives, (gpointer) plot_scene_get_description (scene));
    }
}

static GBytes *
fail (cairo_status_t   status,
      int              code,
      GError         **error)
{
  g_set_error_literal (error, G_IO_ERROR, code, cairo_status_to_string (status));

  return NULL;
}

/**
 * plot_document_to_pdf:
 * @document: what to write
 * @engine: draws the letters
 * @error: return location for an error
 *
 * Writes pages as one tagged PDF. First the pages, of exactly their size; after
 * them the description and the table of each scene as text, for those who do not see
 * it and those who ask for the figures. Any thread.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with @error of
 *   %G_IO_ERROR set
 */
GBytes *
plot_document_to_pdf (const PlotDocument  *document,
                      PlotTextEngine      *engine,
                      GError             **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GPtrArray) alternatives = g_ptr_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;

  g_return_val_if_fail (document != NULL && document->n_pages > 0 && engine != NULL, NULL);

  for (guint i = 0; i < document->n_pages; i++)
    {
      if (!fits_page (document->pages[i]))
        return fail (CAIRO_STATUS_INVALID_SIZE, G_IO_ERROR_INVALID_ARGUMENT, error);
      add_alternatives (document->pages[i], alternatives);
    }

  bytes = g_byte_array_new ();
  surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, 1.0, 1.0);
  set_size (surface, document->pages[0]);
  status = write_document (document, engine, surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    return fail (status, G_IO_ERROR_FAILED, error);

  written = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));

  return plot_pdf_finish (written, plot_scene_get_lang (get_placed (document->pages[0], 0)->scene), alternatives);
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
  g_autoptr (PlotPage) page = NULL;
  PlotDocument document = { .pages = &page, .n_pages = 1 };

  g_return_val_if_fail (scene != NULL, NULL);

  page = plot_page_new (plot_scene_get_width (scene), plot_scene_get_height (scene));
  plot_page_take_scene (page, plot_scene_ref (scene), 0.0, 0.0);
  document.title = plot_scene_get_title (scene);

  return plot_document_to_pdf (&document, engine, error);
}
