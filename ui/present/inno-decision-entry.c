/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-present"

#include "config.h"

#include "inno-decision-entry.h"

#include <glib/gi18n-lib.h>

#include "inno-widget.h"

/* Milliseconds without another key until what was typed is kept. */
#define PATIENCE 1500

struct _InnoDecisionEntry
{
  GtkWidget      parent_instance;

  InnoTalk      *talk;
  guint          place;       /* what is typed belongs to */
  guint          source;
  gboolean       is_filling;

  GtkWidget     *overlay;
  GtkTextView   *text;
  GtkLabel      *placeholder;
};

G_DEFINE_FINAL_TYPE (InnoDecisionEntry, inno_decision_entry, GTK_TYPE_WIDGET)

static char *
get_text (InnoDecisionEntry *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
keep (InnoDecisionEntry *self)
{
  g_autofree char *text = get_text (self);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->place > 0)
    inno_talk_decide (self->talk, self->place, text);
}

static gboolean
patience_cb (gpointer user_data)
{
  InnoDecisionEntry *self = user_data;

  self->source = 0;
  keep (self);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (InnoDecisionEntry *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->placeholder),
                          gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->text)) == 0);
  if (self->is_filling)
    return;

  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (PATIENCE, patience_cb, self);
}

/* What was typed belongs to the slide that is left. */
static void
turned_cb (InnoDecisionEntry *self)
{
  guint place = inno_talk_get_place (self->talk);
  const InnoSlide *slide = inno_talk_get_slide (self->talk, place);

  if (place == self->place)
    return;

  if (self->source != 0)
    keep (self);
  self->place = place;
  self->is_filling = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text),
                            slide != NULL && slide->decision != NULL ? slide->decision : "", -1);
  self->is_filling = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self), slide != NULL);
}

static void
ended_cb (InnoDecisionEntry *self)
{
  if (self->source != 0)
    keep (self);
}

static void
inno_decision_entry_dispose (GObject *object)
{
  InnoDecisionEntry *self = INNO_DECISION_ENTRY (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_object (&self->talk);

  G_OBJECT_CLASS (inno_decision_entry_parent_class)->dispose (object);
}

static void
inno_decision_entry_class_init (InnoDecisionEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inno_decision_entry_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "decisionentry");
}

static void
inno_decision_entry_init (InnoDecisionEntry *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->overlay = gtk_overlay_new ();
  self->text = GTK_TEXT_VIEW (gtk_text_view_new ());
  self->placeholder = GTK_LABEL (gtk_label_new (NULL));
  gtk_text_view_set_wrap_mode (self->text, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->text, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->text));
  gtk_label_set_wrap (self->placeholder, TRUE);
  gtk_label_set_xalign (self->placeholder, 0);
  gtk_widget_set_valign (GTK_WIDGET (self->placeholder), GTK_ALIGN_START);
  gtk_widget_set_can_target (GTK_WIDGET (self->placeholder), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->placeholder), "placeholder");
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), scroller);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->placeholder));
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * inno_decision_entry_new:
 * @talk: a talk
 *
 * Returns: (transfer floating): an entry that follows it
 */
GtkWidget *
inno_decision_entry_new (InnoTalk *talk)
{
  InnoDecisionEntry *self = g_object_new (INNO_TYPE_DECISION_ENTRY, NULL);

  self->talk = g_object_ref (talk);
  g_signal_connect_object (talk, "turned", G_CALLBACK (turned_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (talk, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  inno_decision_entry_retranslate (self);

  return GTK_WIDGET (self);
}

void
inno_decision_entry_retranslate (InnoDecisionEntry *self)
{
  g_return_if_fail (INNO_IS_DECISION_ENTRY (self));

  gtk_label_set_label (self->placeholder, _("Write down the decision; it is kept with the slide"));
  inno_widget_set_name (GTK_WIDGET (self->text), _("Decision on this slide"));
}
