/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-chart-drag.h"

#include <string.h>

#include "inno-chart-card.h"
#include "inno-picture.h"

/* Of the picture that hangs on the pointer, pixels. */
#define ICON_WIDTH 240

#define URI_LIST "text/uri-list"
/* Of the file: what every program shows. */
#define FILE_FORMAT "png"

/* The formats that are offered as they are, the sharper first. */
static const char * const offered[] = { "svg", "png" };

/* Draws nothing before somebody asks for it, for most drags end where they began. */
#define INNO_TYPE_CHART_CONTENT (inno_chart_content_get_type ())
G_DECLARE_FINAL_TYPE (InnoChartContent, inno_chart_content, INNO, CHART_CONTENT, GdkContentProvider)

struct _InnoChartContent
{
  GdkContentProvider  parent_instance;

  const InnoChart    *chart;
  InnoFrame          *frame;
};

G_DEFINE_FINAL_TYPE (InnoChartContent, inno_chart_content, GDK_TYPE_CONTENT_PROVIDER)

static GBytes *
render (InnoChartContent         *self,
        const InnoPictureFormat  *format,
        GError                  **error)
{
  InnoPicture picture = { .format = format, .style = plot_style_find ("light"), .width = 1600, .height = 900 };
  g_autoptr (PlotFigure) figure = inno_chart_draw (self->chart, self->frame);

  return inno_picture_render (&picture, figure, error);
}

/* "funding-shares 2026-03-31.png": sorts well wherever it is put. */
static char *
make_name (InnoChartContent *self)
{
  InnoDay as_of = inno_frame_get_context (self->frame)->as_of;
  g_autofree char *day = as_of != INNO_DAY_NONE ? inno_day_to_iso (as_of) : NULL;
  g_autofree char *name = g_strjoin (" ", self->chart->id, day, NULL);

  return g_strconcat (name, "." FILE_FORMAT, NULL);
}

/* The file outlives the drag: who takes it may read it a while later, and the folder
 * is one that the system empties. */
static GBytes *
write_file (InnoChartContent  *self,
            GError           **error)
{
  g_autoptr (GBytes) bytes = render (self, inno_picture_format_find (FILE_FORMAT), error);
  g_autofree char *folder = bytes != NULL ? g_dir_make_tmp ("innocities-XXXXXX", error) : NULL;
  g_autofree char *name = make_name (self);
  g_autofree char *path = NULL;
  g_autofree char *uri = NULL;

  if (folder == NULL)
    return NULL;

  path = g_build_filename (folder, name, NULL);
  if (!g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error))
    return NULL;

  uri = g_filename_to_uri (path, NULL, error);
  if (uri == NULL)
    return NULL;

  return g_bytes_new_take (g_strconcat (uri, "\r\n", NULL), strlen (uri) + 2);
}

static GBytes *
make_bytes (InnoChartContent  *self,
            const char        *mime,
            GError           **error)
{
  if (g_str_equal (mime, URI_LIST))
    return write_file (self, error);

  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    {
      const InnoPictureFormat *format = inno_picture_format_find (offered[i]);

      if (g_str_equal (format->mime, mime))
        return render (self, format, error);
    }

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, mime);
  return NULL;
}

static GdkContentFormats *
inno_chart_content_ref_formats (GdkContentProvider *provider)
{
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    gdk_content_formats_builder_add_mime_type (builder, inno_picture_format_find (offered[i])->mime);
  gdk_content_formats_builder_add_mime_type (builder, URI_LIST);

  return gdk_content_formats_builder_free_to_formats (builder);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
inno_chart_content_write_mime_type_async (GdkContentProvider  *provider,
                                          const char          *mime,
                                          GOutputStream       *stream,
                                          int                  priority,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (provider, cancellable, callback, user_data);
  GError *error = NULL;
  GBytes *bytes = make_bytes (INNO_CHART_CONTENT (provider), mime, &error);
  gconstpointer data;
  gsize size;

  g_task_set_source_tag (task, inno_chart_content_write_mime_type_async);
  g_task_set_priority (task, priority);
  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_task_set_task_data (task, bytes, (GDestroyNotify) g_bytes_unref);
  data = g_bytes_get_data (bytes, &size);
  g_output_stream_write_all_async (stream, data, size, priority, cancellable, written_cb, g_steal_pointer (&task));
}

static gboolean
inno_chart_content_write_mime_type_finish (GdkContentProvider  *provider,
                                           GAsyncResult        *result,
                                           GError             **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
inno_chart_content_finalize (GObject *object)
{
  inno_frame_unref (INNO_CHART_CONTENT (object)->frame);

  G_OBJECT_CLASS (inno_chart_content_parent_class)->finalize (object);
}

static void
inno_chart_content_class_init (InnoChartContentClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = inno_chart_content_finalize;
  provider_class->ref_formats = inno_chart_content_ref_formats;
  provider_class->write_mime_type_async = inno_chart_content_write_mime_type_async;
  provider_class->write_mime_type_finish = inno_chart_content_write_mime_type_finish;
}

static void
inno_chart_content_init (InnoChartContent *self)
{
}

/* A finger that moves scrolls. */
static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            InnoChartCard *card)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (source));
  const InnoChart *chart;
  InnoFrame *frame = inno_chart_card_get_frame (card, &chart);

  if (frame == NULL || (device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN))
    return NULL;

  return inno_chart_drag_new_content (chart, frame);
}

/* On the pointer there is no card around it, which has the ground. */
static void
paint_ground (InnoChartView *view,
              double         height,
              GtkSnapshot   *snapshot)
{
  PlotScene *scene = inno_chart_view_get_scene (view);
  const PlotColor *ground;

  if (scene == NULL)
    return;

  ground = &plot_scene_get_style (scene)->ground;
  gtk_snapshot_append_color (snapshot,
                             &(GdkRGBA) { (float) ground->red, (float) ground->green, (float) ground->blue, 1.0f },
                             &GRAPHENE_RECT_INIT (0, 0, ICON_WIDTH, (float) height));
}

/* What is dragged, but small. */
static GdkPaintable *
make_icon (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) whole = gtk_widget_paintable_new (widget);
  g_autoptr (GdkPaintable) now = gdk_paintable_get_current_image (whole);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  double height = ICON_WIDTH * (double) gtk_widget_get_height (widget) / MAX (gtk_widget_get_width (widget), 1);

  paint_ground (INNO_CHART_VIEW (widget), height, snapshot);
  gdk_paintable_snapshot (now, snapshot, ICON_WIDTH, height);
  return gtk_snapshot_free_to_paintable (snapshot, &GRAPHENE_SIZE_INIT (ICON_WIDTH, (float) height));
}

static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag       *drag,
               gpointer       user_data)
{
  g_autoptr (GdkPaintable) icon = make_icon (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)));

  gtk_drag_source_set_icon (source, icon, 0, 0);
}

/**
 * inno_chart_drag_new_content:
 * @chart: a kind of chart
 * @frame: its figures, in the active language
 *
 * Returns: (transfer full): the chart as other programs take it
 */
GdkContentProvider *
inno_chart_drag_new_content (const InnoChart *chart,
                             InnoFrame       *frame)
{
  InnoChartContent *self = g_object_new (INNO_TYPE_CHART_CONTENT, NULL);

  self->chart = chart;
  self->frame = inno_frame_ref (frame);

  return GDK_CONTENT_PROVIDER (self);
}

/**
 * inno_chart_drag_add:
 * @card: a card, of which @view is a part
 * @view: where its chart is in sight
 *
 * Lets the chart be dragged out of the window. A click stays a click: a drag begins
 * where the pointer has moved far enough.
 */
void
inno_chart_drag_add (InnoChartCard *card,
                     InnoChartView *view)
{
  GtkDragSource *source = gtk_drag_source_new ();

  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), card);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (source));
}
