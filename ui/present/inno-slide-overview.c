/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-present"

#include "config.h"

#include "inno-slide-overview.h"

#include <glib/gi18n-lib.h>

#include "inno-format.h"
#include "inno-slide-picture.h"
#include "inno-widget.h"

#define MAX_PER_LINE 5

typedef struct
{
  InnoSlidePicture *picture;
  GtkLabel         *label;
  GtkWidget        *child;
} Cell;

struct _InnoSlideOverview
{
  GtkWidget   parent_instance;

  InnoTalk   *talk;
  GtkWidget  *scroller;
  GtkFlowBox *box;
  GArray     *cells;      /* Cell, by place */
  guint       source;
};

G_DEFINE_FINAL_TYPE (InnoSlideOverview, inno_slide_overview, GTK_TYPE_WIDGET)

/* The number is the one that is typed to get there. */
static void
say (const Cell *cell,
     guint       place,
     const char *title)
{
  g_autofree char *number = inno_format_count (inno_format_get (inno_lang_get_active ()), place + 1);
  g_autofree char *text = g_strjoin ("  ", number, title, NULL);
  g_autofree char *slide = g_strdup_printf (_("Slide %s"), number);
  g_autofree char *name = g_strjoin (": ", slide, title, NULL);

  gtk_label_set_label (cell->label, text);
  inno_widget_set_name (GTK_WIDGET (cell->picture), name);
  inno_widget_set_name (cell->child, name);
}

/* One at a time, so that the keyboard and the clock go on. */
static gboolean
draw_cb (gpointer user_data)
{
  InnoSlideOverview *self = user_data;
  InnoLang lang = inno_talk_get_lang (self->talk);

  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);

      if (!inno_slide_picture_set_view (cell->picture, i, lang))
        continue;
      say (cell, i, inno_slide_picture_draw (cell->picture));
      return G_SOURCE_CONTINUE;
    }

  self->source = 0;
  return G_SOURCE_REMOVE;
}

static void
activated_cb (InnoSlideOverview *self,
              GtkFlowBoxChild   *child)
{
  inno_talk_go (self->talk, (guint) gtk_flow_box_child_get_index (child));
  inno_talk_set (self->talk, INNO_TALK_OVERVIEW, FALSE);
}

static void
add_cell (InnoSlideOverview *self,
          guint              place)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  Cell cell = { INNO_SLIDE_PICTURE (inno_slide_picture_new (self->talk)), GTK_LABEL (gtk_label_new (NULL)),
                gtk_flow_box_child_new () };

  gtk_label_set_xalign (cell.label, 0);
  gtk_label_set_ellipsize (cell.label, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (cell.picture));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (cell.label));
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (cell.child), box);
  gtk_flow_box_append (self->box, cell.child);
  g_array_append_val (self->cells, cell);
  say (&cell, place, NULL);
}

static void
inno_slide_overview_dispose (GObject *object)
{
  InnoSlideOverview *self = INNO_SLIDE_OVERVIEW (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->cells, g_array_unref);
  g_clear_object (&self->talk);

  G_OBJECT_CLASS (inno_slide_overview_parent_class)->dispose (object);
}

static void
inno_slide_overview_class_init (InnoSlideOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inno_slide_overview_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "slideoverview");
}

static void
inno_slide_overview_init (InnoSlideOverview *self)
{
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  self->scroller = gtk_scrolled_window_new ();
  self->box = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_homogeneous (self->box, TRUE);
  gtk_flow_box_set_max_children_per_line (self->box, MAX_PER_LINE);
  gtk_flow_box_set_min_children_per_line (self->box, MAX_PER_LINE);
  gtk_flow_box_set_selection_mode (self->box, GTK_SELECTION_BROWSE);
  gtk_widget_set_valign (GTK_WIDGET (self->box), GTK_ALIGN_START);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->box));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_object (self->box, "child-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
}

/**
 * inno_slide_overview_new:
 * @talk: a talk
 *
 * Returns: (transfer floating): its slides, none of which is drawn before it is opened
 */
GtkWidget *
inno_slide_overview_new (InnoTalk *talk)
{
  InnoSlideOverview *self = g_object_new (INNO_TYPE_SLIDE_OVERVIEW, NULL);

  self->talk = g_object_ref (talk);
  for (guint i = 0; i < inno_talk_get_n (talk); i++)
    add_cell (self, i);

  return GTK_WIDGET (self);
}

/**
 * inno_slide_overview_open:
 * @self: an overview that is in sight
 *
 * Draws the slides, and puts the keyboard onto the one of now.
 */
void
inno_slide_overview_open (InnoSlideOverview *self)
{
  const Cell *cell;

  g_return_if_fail (INNO_IS_SLIDE_OVERVIEW (self));

  cell = &g_array_index (self->cells, Cell, inno_talk_get_place (self->talk));
  inno_widget_set_name (GTK_WIDGET (self->box), _("All slides"));
  gtk_flow_box_select_child (self->box, GTK_FLOW_BOX_CHILD (cell->child));
  gtk_widget_grab_focus (cell->child);
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_LOW, draw_cb, self, NULL);
}
