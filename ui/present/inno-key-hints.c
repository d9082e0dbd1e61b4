/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-present"

#include "config.h"

#include "inno-key-hints.h"

#include <glib/gi18n-lib.h>

#include "inno-wrap-box.h"

/* What stands on a key needs no translation, but for the number. */
static const struct { const char *key; const char *label; } hints[] = {
  { "→ PgDn", N_("Next") },
  { "← PgUp", N_("Previous") },
  { N_("number ⏎"), N_("Go to a slide") },
  { "B .", N_("Blank") },
  { "P", N_("Pointer") },
  { "U", N_("Euros or per cent") },
  { "1 2 3", N_("Finnish, Swedish, English") },
  { "Tab", N_("Marks of the chart") },
  { "A", N_("Turn by itself") },
  { "K", N_("Pause") },
  { "?", N_("Keyboard shortcuts") },
};

struct _InnoKeyHints
{
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkLabel  *keys[G_N_ELEMENTS (hints)];
  GtkLabel  *labels[G_N_ELEMENTS (hints)];
};

G_DEFINE_FINAL_TYPE (InnoKeyHints, inno_key_hints, GTK_TYPE_WIDGET)

static void
inno_key_hints_dispose (GObject *object)
{
  g_clear_pointer (&INNO_KEY_HINTS (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (inno_key_hints_parent_class)->dispose (object);
}

static void
inno_key_hints_class_init (InnoKeyHintsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inno_key_hints_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "keyhints");
}

static void
inno_key_hints_init (InnoKeyHints *self)
{
  self->box = g_object_new (INNO_TYPE_WRAP_BOX, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (hints); i++)
    {
      GtkWidget *hint = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      self->keys[i] = GTK_LABEL (gtk_label_new (NULL));
      self->labels[i] = GTK_LABEL (gtk_label_new (NULL));
      gtk_widget_add_css_class (GTK_WIDGET (self->keys[i]), "keycap");
      gtk_widget_add_css_class (hint, "key-hint");
      gtk_box_append (GTK_BOX (hint), GTK_WIDGET (self->keys[i]));
      gtk_box_append (GTK_BOX (hint), GTK_WIDGET (self->labels[i]));
      gtk_widget_set_parent (hint, self->box);
    }
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  inno_key_hints_retranslate (self);
}

GtkWidget *
inno_key_hints_new (void)
{
  return g_object_new (INNO_TYPE_KEY_HINTS, NULL);
}

void
inno_key_hints_retranslate (InnoKeyHints *self)
{
  g_return_if_fail (INNO_IS_KEY_HINTS (self));

  for (guint i = 0; i < G_N_ELEMENTS (hints); i++)
    {
      gtk_label_set_label (self->keys[i], _(hints[i].key));
      gtk_label_set_label (self->labels[i], _(hints[i].label));
    }
}
