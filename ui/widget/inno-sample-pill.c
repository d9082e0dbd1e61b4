/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "config.h"

#include "inno-sample-pill.h"

#include <glib/gi18n-lib.h>

struct _InnoSamplePill
{
  GtkWidget  parent_instance;

  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (InnoSamplePill, inno_sample_pill, GTK_TYPE_WIDGET)

static void
inno_sample_pill_dispose (GObject *object)
{
  InnoSamplePill *self = INNO_SAMPLE_PILL (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (inno_sample_pill_parent_class)->dispose (object);
}

static void
inno_sample_pill_class_init (InnoSamplePillClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inno_sample_pill_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "samplepill");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
inno_sample_pill_init (InnoSamplePill *self)
{
  self->label = gtk_label_new (NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  inno_sample_pill_retranslate (self);
}

/**
 * inno_sample_pill_new:
 *
 * Returns: (transfer floating): the words, on yellow
 */
GtkWidget *
inno_sample_pill_new (void)
{
  return g_object_new (INNO_TYPE_SAMPLE_PILL, NULL);
}

/**
 * inno_sample_pill_retranslate:
 * @self: a pill
 *
 * Puts its words in the language that is active now.
 */
void
inno_sample_pill_retranslate (InnoSamplePill *self)
{
  g_return_if_fail (INNO_IS_SAMPLE_PILL (self));

  gtk_label_set_text (GTK_LABEL (self->label), _("Sample data"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sample data"),
                                  -1);
}
