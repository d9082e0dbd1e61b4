/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-print-preview.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "inno-format.h"
#include "inno-print.h"
#include "inno-widget.h"
#include "inno-window-role.h"

#define WIDTH 900
#define HEIGHT 760
#define EDGE 18.0
#define POINTS_PER_INCH 72.0
#define MARGIN_COLOR .87

typedef struct
{
  GtkPrintOperation        *operation;
  GtkPrintOperationPreview *preview;
  GtkPrintContext          *context;
  GtkWindow                *parent;     /* weak */
  GtkWidget                *window;
  GtkWidget                *area;       /* the page in sight */
  GtkWidget                *scroller;
  GtkWidget                *label;      /* its number */
  GtkWidget                *back, *forward, *wide, *print;
  guint                     page;
  guint                     n_pages;    /* 0: not laid out yet */
  gboolean                  prints;     /* when it is closed */
} Preview;

/* What is asked of the keyboard: how many pages it goes, or pixels of this one. */
static const struct { guint key; int step; double scroll; } keys[] = {
  { GDK_KEY_Page_Down, 1, 0 },
  { GDK_KEY_Right, 1, 0 },
  { GDK_KEY_Page_Up, -1, 0 },
  { GDK_KEY_Left, -1, 0 },
  { GDK_KEY_Home, G_MININT, 0 },
  { GDK_KEY_End, G_MAXINT, 0 },
  { GDK_KEY_Down, 0, 80 },
  { GDK_KEY_Up, 0, -80 },
};

/* GTK wants something to draw on at any time, though nothing is drawn on it. */
static void
draw_nowhere (Preview *self)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  gtk_print_context_set_cairo_context (self->context, cr, POINTS_PER_INCH, POINTS_PER_INCH);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Points. */
static void
get_paper (Preview *self,
           double  *width,
           double  *height)
{
  GtkPageSetup *setup = gtk_print_context_get_page_setup (self->context);

  *width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS);
  *height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS);
}

/* The whole of the page, or as wide as the window. */
static double
find_scale (Preview *self,
            double   width,
            double   height)
{
  double paper_width, paper_height;
  gboolean is_wide = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->wide));

  get_paper (self, &paper_width, &paper_height);
  width = MAX (width - 2.0 * EDGE, 1.0) / paper_width;
  height = MAX (height - 2.0 * EDGE, 1.0) / paper_height;

  return is_wide ? width : MIN (width, height);
}

static void
draw_page_cb (GtkDrawingArea *area,
              cairo_t        *cr,
              int             width,
              int             height,
              gpointer        data)
{
  Preview *self = data;
  double paper_width, paper_height, scale;

  if (self->n_pages == 0)
    return;

  scale = find_scale (self, width, height);
  get_paper (self, &paper_width, &paper_height);
  cairo_translate (cr, (width - paper_width * scale) / 2.0, EDGE);
  cairo_rectangle (cr, 0.0, 0.0, paper_width * scale, paper_height * scale);
  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, MARGIN_COLOR / 2.0, MARGIN_COLOR / 2.0, MARGIN_COLOR / 2.0);
  cairo_set_line_width (cr, 1.0);
  cairo_stroke_preserve (cr);
  cairo_clip (cr);

  gtk_print_context_set_cairo_context (self->context, cr, POINTS_PER_INCH * scale, POINTS_PER_INCH * scale);
  gtk_print_operation_preview_render_page (self->preview, (int) self->page);
  draw_nowhere (self);
}

static void
follow_width (Preview *self)
{
  double width, height;
  int room = gtk_widget_get_width (self->scroller);

  if (self->n_pages == 0)
    return;

  get_paper (self, &width, &height);
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->wide)) && room > 0)
    gtk_widget_set_size_request (self->area, -1, (int) (find_scale (self, room, 0) * height + 2.0 * EDGE));
  else
    gtk_widget_set_size_request (self->area, -1, -1);
  gtk_widget_queue_draw (self->area);
}

static void
follow_page (Preview *self)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  g_autofree char *number = inno_format_count (format, self->page + 1);
  g_autofree char *count = inno_format_count (format, self->n_pages);
  g_autofree char *text = g_strdup_printf (_("Page %s of %s"), number, count);

  gtk_label_set_label (GTK_LABEL (self->label), text);
  inno_widget_set_name (self->area, text);
  gtk_widget_set_sensitive (self->back, self->page > 0);
  gtk_widget_set_sensitive (self->forward, self->page + 1 < self->n_pages);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0.0);
  gtk_widget_queue_draw (self->area);
}

static void
go (Preview *self,
    int      step)
{
  gint64 page = CLAMP ((gint64) self->page + step, 0, (gint64) self->n_pages - 1);

  if (self->n_pages == 0)
    return;

  self->page = (guint) page;
  follow_page (self);
}

static void
scroll (Preview *self,
        double   pixels)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + pixels);
}

static void
back_cb (Preview *self)
{
  go (self, -1);
}

static void
forward_cb (Preview *self)
{
  go (self, 1);
}

static void
print_cb (Preview *self)
{
  self->prints = TRUE;
  gtk_window_close (GTK_WINDOW (self->window));
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        modifiers,
        Preview               *self)
{
  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;

  if (key == GDK_KEY_Escape)
    {
      gtk_window_close (GTK_WINDOW (self->window));
      return GDK_EVENT_STOP;
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == key)
      {
        if (keys[i].step != 0)
          go (self, keys[i].step);
        else
          scroll (self, keys[i].scroll);
        return GDK_EVENT_STOP;
      }

  return GDK_EVENT_PROPAGATE;
}

/* Now that it is known how many pages there are. */
static void
ready_cb (GtkPrintOperationPreview *preview,
          GtkPrintContext          *context,
          Preview                  *self)
{
  int n_pages;

  g_object_get (self->operation, "n-pages", &n_pages, NULL);
  self->n_pages = (guint) MAX (n_pages, 0);
  follow_page (self);
  follow_width (self);
  gtk_widget_grab_focus (self->area);
}

/* The operation is done with when nobody looks at its pages any more. */
static void
destroy_cb (Preview *self)
{
  g_signal_handlers_disconnect_by_data (self->preview, self);
  gtk_print_operation_preview_end_preview (self->preview);
  if (self->prints && self->parent != NULL)
    inno_print_run_again (self->operation, self->parent);

  g_clear_weak_pointer (&self->parent);
  g_object_unref (self->context);
  g_object_unref (self->operation);
  g_free (self);
}

static GtkWidget *
make_button (Preview    *self,
             const char *icon,
             const char *name,
             GCallback   callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  inno_widget_set_tooltip (button, name);
  inno_widget_set_name (button, name);
  g_signal_connect_swapped (button, "clicked", callback, self);

  return button;
}

static GtkWidget *
make_header (Preview *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->back = make_button (self, "go-previous-symbolic", _("Previous page"), G_CALLBACK (back_cb));
  self->forward = make_button (self, "go-next-symbolic", _("Next page"), G_CALLBACK (forward_cb));
  self->wide = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->wide), "zoom-fit-best-symbolic");
  inno_widget_set_tooltip (self->wide, _("As wide as the window"));
  inno_widget_set_name (self->wide, _("As wide as the window"));
  g_signal_connect_swapped (self->wide, "toggled", G_CALLBACK (follow_width), self);
  self->print = gtk_button_new_with_label (_("Print…"));
  gtk_widget_add_css_class (self->print, "suggested-action");
  g_signal_connect_swapped (self->print, "clicked", G_CALLBACK (print_cb), self);
  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "title");
  gtk_widget_add_css_class (self->label, "numeric");

  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->back);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->forward);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), self->label);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->print);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->wide);

  return header;
}

static GtkWidget *
make_page (Preview *self)
{
  self->area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->area), draw_page_cb, self, NULL);
  gtk_widget_set_focusable (self->area, TRUE);
  gtk_widget_set_hexpand (self->area, TRUE);
  gtk_widget_set_vexpand (self->area, TRUE);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->area);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  g_signal_connect_swapped (self->area, "resize", G_CALLBACK (follow_width), self);

  return self->scroller;
}

/**
 * inno_print_preview_new:
 * @operation: what is to be printed
 * @preview: its preview
 * @context: what it is drawn with
 * @parent: (nullable): the window that asks
 *
 * Returns: (transfer floating): a window with the pages, to be shown
 */
GtkWidget *
inno_print_preview_new (GtkPrintOperation        *operation,
                        GtkPrintOperationPreview *preview,
                        GtkPrintContext          *context,
                        GtkWindow                *parent)
{
  Preview *self = g_new0 (Preview, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *controller = gtk_event_controller_key_new ();

  self->operation = g_object_ref (operation);
  self->preview = preview;
  self->context = g_object_ref (context);
  g_set_weak_pointer (&self->parent, parent);
  self->window = adw_window_new ();
  inno_window_take_role (self->window);
  gtk_window_set_title (GTK_WINDOW (self->window), _("Print preview"));
  gtk_window_set_default_size (GTK_WINDOW (self->window), WIDTH, HEIGHT);
  gtk_window_set_transient_for (GTK_WINDOW (self->window), parent);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), make_page (self));
  adw_window_set_content (ADW_WINDOW (self->window), box);

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->window, controller);
  g_signal_connect (preview, "ready", G_CALLBACK (ready_cb), self);
  g_signal_connect_swapped (self->window, "destroy", G_CALLBACK (destroy_cb), self);
  draw_nowhere (self);

  return self->window;
}

static gboolean
preview_cb (GtkPrintOperation        *operation,
            GtkPrintOperationPreview *preview,
            GtkPrintContext          *context,
            GtkWindow                *parent)
{
  gtk_window_present (GTK_WINDOW (inno_print_preview_new (operation, preview, context, parent)));

  return TRUE;
}

/**
 * inno_print_preview_offer:
 * @operation: an operation that has not been run
 *
 * Makes its previews windows of this program.
 */
void
inno_print_preview_offer (GtkPrintOperation *operation)
{
  g_signal_connect (operation, "preview", G_CALLBACK (preview_cb), NULL);
}
