/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-tour.h"

#include <glib/gi18n-lib.h>

#include "inno-format.h"
#include "inno-help-topics.h"
#include "inno-widget.h"
#include "inno-window-role.h"

/* Pixels. */
#define WIDTH 420
#define HEIGHT 480
#define ICON_SIZE 64

/* What they say the help says too. */
static const char * const steps[INNO_TOUR_N_STEPS] = {
  "start/overview", "start/rows", "start/languages", "presenting/meeting", "sharing/offline",
};

struct _InnoTour
{
  AdwWindow  parent_instance;

  GtkWidget *pane;         /* around what scrolls */
  GtkWidget *content;
  GtkImage  *picture;
  GtkLabel  *count;
  GtkLabel  *heading;
  GtkLabel  *text;
  GtkButton *skip, *previous, *next;
  guint      step;
};

G_DEFINE_FINAL_TYPE (InnoTour, inno_tour, ADW_TYPE_WINDOW)

static void
show_step (InnoTour *self)
{
  g_autoptr (InnoHelpSection) section = inno_help_find_section (steps[self->step]);
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  g_autofree char *number = inno_format_count (format, self->step + 1);
  g_autofree char *all = inno_format_count (format, INNO_TOUR_N_STEPS);
  /* Translators: "Step 2 of 5" */
  g_autofree char *count = g_strdup_printf (_("Step %s of %s"), number, all);
  g_autofree char *spoken = g_strdup_printf ("%s. %s. %s", count, section->heading, section->text);
  gboolean is_last = self->step + 1 == INNO_TOUR_N_STEPS;

  gtk_image_set_from_icon_name (self->picture, section->icon_name);
  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->heading, section->heading);
  gtk_label_set_label (self->text, section->text);
  inno_widget_set_name (self->pane, spoken);
  inno_widget_set_name (adw_bin_get_child (ADW_BIN (self->pane)), count);
  gtk_widget_set_sensitive (GTK_WIDGET (self->previous), self->step > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->skip), !is_last);
  gtk_button_set_label (self->next, is_last ? _("Close") : _("Next"));
  /* The button that leads on has the keyboard, and tells what it has led to. */
  inno_widget_tell (GTK_WIDGET (self->next), self->content, spoken);
}

static void
walk (InnoTour *self,
      int       by)
{
  int step = (int) self->step + by;

  if (step >= INNO_TOUR_N_STEPS)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  self->step = (guint) MAX (step, 0);
  show_step (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->next));
}

static void
next_cb (InnoTour *self)
{
  walk (self, 1);
}

static void
previous_cb (InnoTour *self)
{
  walk (self, -1);
}

/* The arrows turn, and do not end it by one press too many. */
static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        InnoTour              *self)
{
  if (keyval == GDK_KEY_Escape)
    gtk_window_close (GTK_WINDOW (self));
  else if ((keyval == GDK_KEY_Right || keyval == GDK_KEY_Page_Down) && self->step + 1 < INNO_TOUR_N_STEPS)
    walk (self, 1);
  else if (keyval == GDK_KEY_Left || keyval == GDK_KEY_Page_Up)
    walk (self, -1);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
inno_tour_class_init (InnoTourClass *klass)
{
}

static GtkLabel *
add_label (GtkBox     *box,
           const char *css_class,
           gboolean    is_heading)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, "accessible-role",
                                   is_heading ? GTK_ACCESSIBLE_ROLE_HEADING : GTK_ACCESSIBLE_ROLE_LABEL, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);

  return GTK_LABEL (label);
}

static GtkWidget *
make_step (InnoTour *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  /* It takes the keyboard. GTK 4.18 takes no name for a pane that scrolls, and Orca says the name of what it is in. */
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  self->picture = GTK_IMAGE (g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                           "pixel-size", ICON_SIZE, "halign", GTK_ALIGN_CENTER, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->picture), "tour-picture");
  gtk_box_append (box, GTK_WIDGET (self->picture));
  self->count = add_label (box, "dim-label", FALSE);
  self->heading = add_label (box, "title-2", TRUE);
  self->text = add_label (box, "body", FALSE);
  self->content = GTK_WIDGET (box);
  gtk_widget_set_valign (self->content, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->content, "tour-step");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->content);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->pane = g_object_new (ADW_TYPE_BIN, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, "child", scroller, NULL);

  return self->pane;
}

static GtkButton *
make_button (InnoTour  *self,
             GCallback  callback)
{
  GtkWidget *button = gtk_button_new ();

  g_signal_connect_swapped (button, "clicked", callback, self);

  return GTK_BUTTON (button);
}

static void
inno_tour_init (InnoTour *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *header = adw_header_bar_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  inno_window_take_role (self);
  self->skip = make_button (self, G_CALLBACK (gtk_window_close));
  self->previous = make_button (self, G_CALLBACK (previous_cb));
  self->next = make_button (self, G_CALLBACK (next_cb));
  gtk_widget_add_css_class (GTK_WIDGET (self->next), "suggested-action");
  gtk_widget_add_css_class (header, "flat");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), GTK_WIDGET (self->skip));
  gtk_widget_add_css_class (foot, "tour-foot");
  gtk_box_set_homogeneous (GTK_BOX (foot), TRUE);
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->previous));
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->next));
  gtk_box_append (GTK_BOX (body), header);
  gtk_box_append (GTK_BOX (body), make_step (self));
  gtk_box_append (GTK_BOX (body), foot);
  adw_window_set_content (ADW_WINDOW (self), body);
  inno_window_begin_at (self, GTK_WIDGET (self->next));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_widget_set_size_request (GTK_WIDGET (self), 320, 294);

  /* Before the buttons, between which the arrows would go. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * inno_tour_new:
 * @parent: (nullable): the window that it is about
 *
 * Returns: (transfer none): a window at its first step, which is not shown yet
 */
GtkWidget *
inno_tour_new (GtkWindow *parent)
{
  InnoTour *self = g_object_new (INNO_TYPE_TOUR, "transient-for", parent, "modal", parent != NULL,
                                 "destroy-with-parent", TRUE, NULL);

  inno_tour_retranslate (self);

  return GTK_WIDGET (self);
}

/**
 * inno_tour_get_step:
 * @self: a tour
 *
 * Returns: how many steps are behind
 */
guint
inno_tour_get_step (InnoTour *self)
{
  g_return_val_if_fail (INNO_IS_TOUR (self), 0);

  return self->step;
}

/**
 * inno_tour_retranslate:
 * @self: a tour
 *
 * Says everything anew in the active language; Ctrl+1, 2 and 3 are one of the steps.
 */
void
inno_tour_retranslate (InnoTour *self)
{
  g_return_if_fail (INNO_IS_TOUR (self));

  gtk_window_set_title (GTK_WINDOW (self), _("Tour"));
  gtk_button_set_label (self->skip, _("Skip"));
  gtk_button_set_label (self->previous, _("Previous"));
  show_step (self);
}
