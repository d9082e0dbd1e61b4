/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "config.h"

#include "inno-patience.h"

#include <glib/gi18n-lib.h>

/* What is over sooner is not worth a word. */
#define PATIENCE_MS 1000

struct _InnoPatience
{
  GtkWidget   parent_instance;

  GtkSpinner *spinner;
  GtkLabel   *label;
  GtkButton  *button;
  guint       source;
};

enum
{
  SIGNAL_CANCELLED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (InnoPatience, inno_patience, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
show (InnoPatience *self,
      gboolean      is_shown)
{
  g_clear_handle_id (&self->source, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self), is_shown);
  gtk_spinner_set_spinning (self->spinner, is_shown);
}

static gboolean
over_cb (gpointer user_data)
{
  InnoPatience *self = user_data;

  self->source = 0;
  show (self, TRUE);

  return G_SOURCE_REMOVE;
}

static void
clicked_cb (InnoPatience *self)
{
  g_signal_emit (self, signals[SIGNAL_CANCELLED], 0);
}

static void
inno_patience_dispose (GObject *object)
{
  InnoPatience *self = INNO_PATIENCE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->source, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (inno_patience_parent_class)->dispose (object);
}

static void
inno_patience_class_init (InnoPatienceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = inno_patience_dispose;

  /**
   * InnoPatience::cancelled:
   * @self: the widget
   *
   * A person does not want to wait for it any longer.
   */
  signals[SIGNAL_CANCELLED] =
    g_signal_new ("cancelled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "patience");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
inno_patience_init (InnoPatience *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  self->label = GTK_LABEL (gtk_label_new (NULL));
  self->button = GTK_BUTTON (gtk_button_new ());
  /* A narrow window would be made wider by it, and stay so. */
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_natural_wrap_mode (self->label, GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_parent (GTK_WIDGET (self->spinner), widget);
  gtk_widget_set_parent (GTK_WIDGET (self->label), widget);
  gtk_widget_set_parent (GTK_WIDGET (self->button), widget);
  gtk_widget_set_visible (widget, FALSE);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
}

/**
 * inno_patience_start:
 * @self: the widget
 *
 * Something begins, of which nothing is shown yet.
 */
void
inno_patience_start (InnoPatience *self)
{
  g_return_if_fail (INNO_IS_PATIENCE (self));

  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (PATIENCE_MS, over_cb, self);
}

/**
 * inno_patience_stop:
 * @self: the widget
 *
 * It is over, or was given up. To stop what was not started does nothing.
 */
void
inno_patience_stop (InnoPatience *self)
{
  g_return_if_fail (INNO_IS_PATIENCE (self));

  show (self, FALSE);
}

/**
 * inno_patience_retranslate:
 * @self: the widget
 * @text: what is going on, in the active language
 */
void
inno_patience_retranslate (InnoPatience *self,
                           const char   *text)
{
  g_return_if_fail (INNO_IS_PATIENCE (self));
  g_return_if_fail (text != NULL);

  gtk_label_set_label (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_button_set_label (self->button, _("Cancel"));
}
