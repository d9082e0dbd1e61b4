/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-sync-card.h"

#include <glib/gi18n-lib.h>

#include "inno-card.h"
#include "inno-format.h"
#include "inno-spoken-section.h"
#include "inno-widget.h"
#include "inno-wrap-box.h"

/* The fold has the last of it; what is copied has all. */
#define MAX_LINES 12

struct _InnoSyncCard
{
  GtkWidget             parent_instance;

  GtkBox               *box;
  GtkImage             *icon;
  GtkLabel             *heading;
  GtkLabel             *text;
  GtkLabel             *safe;
  GtkLabel             *todo;
  GtkWidget            *buttons;
  GtkButton            *copy_button;
  GtkExpander          *fold;
  GtkLabel             *lines;

  InnoSyncer           *syncer;
  const InnoSyncAdvice *advice;      /* that was put off; NULL = none */
  gboolean              is_awaited;  /* by the keyboard, which was on a button that went */
};

enum
{
  SIGNAL_REMEDY,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (InnoSyncCard, inno_sync_card, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static const struct { const char *icon; const char *css_class; } moods[] = {
  [INNO_SYNC_MOOD_GOOD] = { "emblem-ok-symbolic", "good" },
  [INNO_SYNC_MOOD_BUSY] = { "emblem-synchronizing-symbolic", "accent" },
  [INNO_SYNC_MOOD_WARNING] = { "dialog-warning-symbolic", "stale" },
  [INNO_SYNC_MOOD_BAD] = { "dialog-error-symbolic", "bad" },
};

static void
set_text (GtkLabel   *label,
          const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* Buttons */

static void
clicked_cb (GtkButton    *button,
            InnoSyncCard *self)
{
  InnoSyncRemedy remedy = (InnoSyncRemedy) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "remedy"));
  InnoSyncMood mood;

  /* Who puts it off does not want to be asked all the time. */
  self->advice = remedy == INNO_SYNC_REMEDY_LATER ? inno_sync_advice_get (self->syncer, &mood) : NULL;
  g_signal_emit (self, signals[SIGNAL_REMEDY], 0, (int) remedy);
}

static GtkWidget *
make_button (InnoSyncCard   *self,
             InnoSyncRemedy  remedy,
             gboolean        is_first)
{
  GtkWidget *button = gtk_button_new_with_label (inno_sync_remedy_get_label (remedy));

  g_object_set_data (G_OBJECT (button), "remedy", GUINT_TO_POINTER (remedy));
  if (inno_sync_remedy_get_confirm (remedy) != NULL)
    gtk_widget_add_css_class (button, "destructive-action");
  else if (is_first)
    gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);

  return button;
}

static void
copy_cb (InnoSyncCard *self)
{
  g_autofree char *text = inno_sync_log_to_text (inno_syncer_get_log (self->syncer),
                                                 inno_format_get (inno_lang_get_active ()), G_MAXUINT);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

/* The keyboard stays among them, and waits where there are none for a while: else GTK would look for another place. */
static void
keep_focus (InnoSyncCard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || focus == GTK_WIDGET (self->copy_button) || !gtk_widget_is_ancestor (focus, self->buttons))
    return;

  self->is_awaited = TRUE;
  gtk_root_set_focus (root, NULL);
}

static void
give_focus (InnoSyncCard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!self->is_awaited)
    return;

  self->is_awaited = root != NULL && gtk_root_get_focus (root) == NULL &&
                     !gtk_widget_child_focus (self->buttons, GTK_DIR_TAB_FORWARD);
}

static void
fill_buttons (InnoSyncCard         *self,
              const InnoSyncAdvice *advice,
              InnoSyncMood          mood)
{
  GtkWidget *child = gtk_widget_get_first_child (self->buttons);

  keep_focus (self);
  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (child != GTK_WIDGET (self->copy_button))
        gtk_widget_unparent (child);
      child = next;
    }

  for (gint i = INNO_SYNC_MAX_REMEDIES - 1; i >= 0; i--)
    if (advice->remedies[i] != INNO_SYNC_REMEDY_NONE && advice != self->advice)
      gtk_widget_insert_after (make_button (self, advice->remedies[i], i == 0 && mood != INNO_SYNC_MOOD_GOOD &&
                                                                       mood != INNO_SYNC_MOOD_BUSY),
                               self->buttons, NULL);
  gtk_button_set_label (self->copy_button, _("Copy details"));
  give_focus (self);
}

/* What it says */

static char *
say_safe (guint n_waiting)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  g_autofree char *count = inno_format_count (format, n_waiting);

  if (n_waiting == 0)
    return g_strdup (_("Your copy is safe on this computer. You can go on working."));

  return g_strdup_printf (ngettext ("Your copy and your change are safe on this computer. You can go on working; %s change waits.",
                                    "Your copy and your changes are safe on this computer. You can go on working; %s changes wait.",
                                    n_waiting), count);
}

static char *
say_text (InnoSyncer   *syncer,
          InnoSyncMood  mood)
{
  const GError *error = inno_syncer_get_error (syncer);
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  gint64 next = inno_syncer_get_next (syncer);
  g_autofree char *time = next != 0 ? inno_format_time (format, next) : NULL;
  g_autofree char *again = NULL;

  if (inno_syncer_get_state (syncer) == INNO_SYNC_STATE_RUNNING)
    return NULL;
  if (time != NULL && mood != INNO_SYNC_MOOD_GOOD)
    /* Translators: %s is a time of day */
    again = g_strdup_printf (_("The next try is at %s."), time);
  else if (time != NULL)
    again = g_strdup_printf (_("It is refreshed again at %s, and after each edit."), time);

  return g_strjoin (error != NULL && again != NULL ? " " : "", error != NULL ? error->message : "",
                    again != NULL ? again : "", NULL);
}

static char *
say_todo (const InnoSyncAdvice *advice)
{
  /* Translators: before a sentence that says what to do about a fault */
  return advice->todo != NULL ? g_markup_printf_escaped ("<b>%s</b> %s", _("What to do:"), _(advice->todo)) : NULL;
}

/* A screen reader says no more of a group than its name, and labels cannot have the keyboard. */
static void
name_card (InnoSyncCard *self)
{
  GtkLabel * const labels[] = { self->heading, self->text, self->safe, self->todo };
  g_autofree char *name = inno_spoken_join (labels, G_N_ELEMENTS (labels));

  inno_widget_set_name (GTK_WIDGET (self), name);
}

/**
 * inno_sync_card_show:
 * @self: a card
 * @syncer: how the portfolio is shared
 * @n_waiting: how many documents wait to be sent
 *
 * Says how it goes now, in the active language.
 */
void
inno_sync_card_show (InnoSyncCard *self,
                     InnoSyncer   *syncer,
                     guint         n_waiting)
{
  const InnoSyncAdvice *advice;
  InnoSyncMood mood;
  g_autofree char *text = NULL;
  g_autofree char *todo = NULL;
  g_autofree char *safe = NULL;
  g_autofree char *lines = NULL;

  g_return_if_fail (INNO_IS_SYNC_CARD (self));
  g_return_if_fail (INNO_IS_SYNCER (syncer));

  g_set_object (&self->syncer, syncer);
  advice = inno_sync_advice_get (syncer, &mood);
  if (advice != self->advice)
    self->advice = NULL;
  text = say_text (syncer, mood);
  todo = say_todo (advice);
  safe = mood == INNO_SYNC_MOOD_BAD || mood == INNO_SYNC_MOOD_WARNING ? say_safe (n_waiting) : NULL;
  lines = inno_sync_log_to_text (inno_syncer_get_log (syncer), inno_format_get (inno_lang_get_active ()), MAX_LINES);

  for (guint i = 0; i < G_N_ELEMENTS (moods); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), moods[i].css_class);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), moods[mood].css_class);
  gtk_image_set_from_icon_name (self->icon, moods[mood].icon);
  set_text (self->heading, _(advice->heading));
  set_text (self->text, text);
  set_text (self->safe, safe);
  gtk_label_set_markup (self->todo, todo != NULL ? todo : "");
  gtk_widget_set_visible (GTK_WIDGET (self->todo), todo != NULL);
  fill_buttons (self, advice, mood);
  set_text (self->lines, lines);
  gtk_expander_set_label (self->fold, _("Details"));
  /* Else GTK 4.8 tells its type. */
  inno_widget_set_name (GTK_WIDGET (self->fold), _("Details"));
  gtk_widget_set_visible (GTK_WIDGET (self->fold), *lines != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->copy_button), *lines != '\0');
  name_card (self);
}

/* The widget */

static void
inno_sync_card_dispose (GObject *object)
{
  InnoSyncCard *self = INNO_SYNC_CARD (object);

  g_clear_object (&self->syncer);
  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;

  G_OBJECT_CLASS (inno_sync_card_parent_class)->dispose (object);
}

static void
inno_sync_card_class_init (InnoSyncCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inno_sync_card_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  /**
   * InnoSyncCard::remedy:
   * @self: the card
   * @remedy: the #InnoSyncRemedy that somebody chose
   */
  signals[SIGNAL_REMEDY] =
    g_signal_new ("remedy", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static GtkLabel *
add_label (GtkWidget  *box,
           const char *css_class)
{
  GtkWidget *label = inno_card_make_label ("", css_class);

  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
make_fold (InnoSyncCard *self)
{
  self->fold = GTK_EXPANDER (gtk_expander_new (""));
  self->lines = GTK_LABEL (inno_card_make_label ("", "sync-log"));
  gtk_label_set_selectable (self->lines, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->lines), "monospace");
  gtk_expander_set_child (self->fold, GTK_WIDGET (self->lines));
  /* Folded away they take the Tab key all the same, without being anywhere, and nothing behind is ever reached (GTK
   * 4.8). */
  g_object_bind_property (self->fold, "expanded", self->lines, "can-focus", G_BINDING_SYNC_CREATE);

  return GTK_WIDGET (self->fold);
}

static void
inno_sync_card_init (InnoSyncCard *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "sync-card");
  self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_image_set_pixel_size (self->icon, 24);
  gtk_widget_set_valign (GTK_WIDGET (self->icon), GTK_ALIGN_START);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (self->box, GTK_WIDGET (self->icon));
  gtk_box_append (self->box, words);

  self->heading = add_label (words, "card-title");
  self->text = add_label (words, "sync-text");
  self->safe = add_label (words, "sync-text");
  self->todo = add_label (words, "sync-text");
  self->buttons = g_object_new (INNO_TYPE_WRAP_BOX, NULL);
  self->copy_button = GTK_BUTTON (gtk_button_new_with_label (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->copy_button), "flat");
  gtk_widget_set_parent (GTK_WIDGET (self->copy_button), self->buttons);
  g_signal_connect_object (self->copy_button, "clicked", G_CALLBACK (copy_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (words), self->buttons);
  gtk_box_append (GTK_BOX (words), make_fold (self));
}

/**
 * inno_sync_card_new:
 *
 * Returns: (transfer floating): a card that says nothing yet
 */
GtkWidget *
inno_sync_card_new (void)
{
  return g_object_new (INNO_TYPE_SYNC_CARD, NULL);
}
