/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks at the windows of a program from inside, as no accessibility bus tells: which
 * labels and icons are in sight and where, whether they are whole, how large their letters
 * are, and what has the keyboard. It is
 * preloaded (LD_PRELOAD); at SIGUSR1 it writes what it sees, an "aa{sv}" as text, into
 * the file that INNOCITIES_ONLOOKER names. At SIGUSR2 it takes a detailed action out of
 * that file, which the newest window is to do, and the file away. */

#include <glib-unix.h>
#include <glib/gstdio.h>
#include <gtk/gtk.h>

/* Less than this is rounding. */
#define SLACK 1.5

static gboolean
is_scrolled (GtkWidget *widget)
{
  return GTK_IS_SCROLLABLE (widget) || GTK_IS_SCROLLED_WINDOW (widget);
}

/* Whether all of the label lies in all that would cut it off, where no scrolling helps. */
static gboolean
is_inside (GtkWidget *label)
{
  for (GtkWidget *above = gtk_widget_get_parent (label); above != NULL && !is_scrolled (above);
       above = gtk_widget_get_parent (above))
    {
      graphene_rect_t box;

      if (gtk_widget_get_overflow (above) != GTK_OVERFLOW_HIDDEN && !GTK_IS_NATIVE (above))
        continue;
      if (!gtk_widget_compute_bounds (label, above, &box))
        return FALSE;
      if (box.origin.x < -SLACK || box.origin.y < -SLACK
          || box.origin.x + box.size.width > gtk_widget_get_width (above) + SLACK
          || box.origin.y + box.size.height > gtk_widget_get_height (above) + SLACK)
        return FALSE;
    }

  return TRUE;
}

/* The part of the label in its window that nothing scrolled away. */
static graphene_rect_t
find_visible (GtkWidget *label,
              GtkWidget *window)
{
  graphene_rect_t visible = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  if (!gtk_widget_compute_bounds (label, window, &visible))
    return visible;

  for (GtkWidget *above = gtk_widget_get_parent (label); above != NULL && above != window;
       above = gtk_widget_get_parent (above))
    {
      graphene_rect_t box;

      if (gtk_widget_get_overflow (above) == GTK_OVERFLOW_HIDDEN
          && (!gtk_widget_compute_bounds (above, window, &box)
              || !graphene_rect_intersection (&visible, &box, &visible)))
        return GRAPHENE_RECT_INIT (0, 0, 0, 0);
    }

  return visible;
}

/* The kinds of widgets that it is in, from the inside out. */
static char *
name_above (GtkWidget *label)
{
  GString *names = g_string_new (NULL);

  for (GtkWidget *above = gtk_widget_get_parent (label); above != NULL; above = gtk_widget_get_parent (above))
    g_string_append_printf (names, "%s ", G_OBJECT_TYPE_NAME (above));

  return g_string_free (names, FALSE);
}

static gboolean
has_tooltip (GtkWidget *label)
{
  for (GtkWidget *above = label; above != NULL; above = gtk_widget_get_parent (above))
    if (gtk_widget_get_has_tooltip (above))
      return TRUE;

  return FALSE;
}

static double
get_letter_size (GtkWidget *label)
{
  PangoContext *context = gtk_widget_get_pango_context (label);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  if (pango_font_description_get_size_is_absolute (font))
    return size * 72 / 96;
  return size;
}

static gboolean
is_bold (GtkWidget *label)
{
  PangoContext *context = gtk_widget_get_pango_context (label);

  return pango_font_description_get_weight (pango_context_get_font_description (context)) >= PANGO_WEIGHT_BOLD;
}

/* What all are told with: what it says, and where on the surface of its window it is. */
static void
begin_telling (GVariantDict *one,
               GtkWidget    *widget,
               GtkWidget    *window,
               const char   *text)
{
  graphene_rect_t visible = find_visible (widget, window);
  g_autofree char *above = name_above (widget);
  double x, y;

  gtk_native_get_surface_transform (GTK_NATIVE (window), &x, &y);
  g_variant_dict_init (one, NULL);
  g_variant_dict_insert (one, "kind", "s", G_OBJECT_TYPE_NAME (widget));
  g_variant_dict_insert (one, "text", "s", text);
  g_variant_dict_insert (one, "window", "s", G_OBJECT_TYPE_NAME (window));
  g_variant_dict_insert (one, "above", "s", above);
  g_variant_dict_insert (one, "box", "(dddd)", x + (double) visible.origin.x, y + (double) visible.origin.y,
                         (double) visible.size.width, (double) visible.size.height);
  g_variant_dict_insert (one, "in_sight", "b",
                         (int) visible.size.width >= gtk_widget_get_width (widget)
                         && (int) visible.size.height >= gtk_widget_get_height (widget));
  g_variant_dict_insert (one, "sensitive", "b", gtk_widget_is_sensitive (widget));
}

static void
tell_of_image (GtkImage        *image,
               GtkWidget       *window,
               GVariantBuilder *told)
{
  const char *name = gtk_image_get_icon_name (image);
  GVariantDict one;

  begin_telling (&one, GTK_WIDGET (image), window, name != NULL ? name : "");
  g_variant_builder_add (told, "@a{sv}", g_variant_dict_end (&one));
}

static void
tell_of_focus (GtkWindow       *window,
               GVariantBuilder *told)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkWidget *native = focus != NULL ? GTK_WIDGET (gtk_widget_get_native (focus)) : NULL;
  GVariantDict one;

  if (native == NULL)
    return;

  begin_telling (&one, focus, native, "");
  g_variant_dict_insert (&one, "focus", "b", TRUE);
  g_variant_builder_add (told, "@a{sv}", g_variant_dict_end (&one));
}

static void
tell_of_label (GtkLabel        *label,
               GtkWidget       *window,
               GVariantBuilder *told)
{
  GtkWidget *widget = GTK_WIDGET (label);
  PangoLayout *layout = gtk_label_get_layout (label);
  GVariantDict one;
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  begin_telling (&one, widget, window, pango_layout_get_text (layout));
  g_variant_dict_insert (&one, "shortened", "b", (gboolean) pango_layout_is_ellipsized (layout));
  g_variant_dict_insert (&one, "tooltip", "b", has_tooltip (widget));
  g_variant_dict_insert (&one, "whole", "b",
                         is_inside (widget) && width <= gtk_widget_get_width (widget) + SLACK
                         && height <= gtk_widget_get_height (widget) + SLACK);
  g_variant_dict_insert (&one, "size", "d", get_letter_size (widget));
  g_variant_dict_insert (&one, "bold", "b", is_bold (widget));
  g_variant_builder_add (told, "@a{sv}", g_variant_dict_end (&one));
}

static void
look (GtkWidget       *widget,
      GtkWidget       *window,
      GVariantBuilder *told)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget))
    return;

  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    tell_of_label (GTK_LABEL (widget), window, told);
  else if (GTK_IS_IMAGE (widget))
    tell_of_image (GTK_IMAGE (widget), window, told);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      /* What is in a popover is placed in that. */
      look (child, GTK_IS_NATIVE (child) ? child : window, told);
    }
}

static gboolean
look_cb (gpointer path)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GVariantBuilder told;
  g_autoptr (GVariant) all = NULL;
  g_autofree char *text = NULL;

  g_variant_builder_init (&told, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      look (window, window, &told);
      tell_of_focus (GTK_WINDOW (window), &told);
    }

  all = g_variant_ref_sink (g_variant_builder_end (&told));
  text = g_variant_print (all, TRUE);
  g_file_set_contents (path, text, -1, NULL);
  return G_SOURCE_CONTINUE;
}

static gboolean
act_cb (gpointer path)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  g_autoptr (GtkWidget) window = g_list_model_get_item (windows, 0);
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (window != NULL && g_file_get_contents (path, &text, NULL, NULL)
      && g_action_parse_detailed_name (text, &name, &target, NULL))
    gtk_widget_activate_action_variant (window, name, target);

  g_unlink (path);
  return G_SOURCE_CONTINUE;
}

/* The file tells that a signal is no longer the end of the program.
 *
 * Not before there is a main loop: the program changes its environment first, where
 * there may be no thread. */
static gboolean
begin_cb (gpointer path)
{
  g_unix_signal_add (SIGUSR1, look_cb, path);
  g_unix_signal_add (SIGUSR2, act_cb, path);
  g_file_set_contents (path, "", 0, NULL);
  return G_SOURCE_REMOVE;
}

__attribute__ ((constructor)) static void
begin (void)
{
  const char *path = g_getenv ("INNOCITIES_ONLOOKER");

  if (path != NULL)
    g_idle_add (begin_cb, g_strdup (path));
}
