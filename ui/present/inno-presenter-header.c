/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-present"

#include "config.h"

#include "inno-presenter-header.h"

#include <glib/gi18n-lib.h>

#include "inno-format.h"
#include "inno-language-switch.h"
#include "inno-take-string.h"
#include "inno-widget.h"

/* In their order; each stands for a flag of the talk, but the first. */
static const struct { const char *flag; const char *icon; const char *label; const char *key; } buttons[] = {
  { NULL, "object-flip-horizontal-symbolic", N_("Swap screens"), "S" },
  { "blank", "view-conceal-symbolic", N_("Blank"), "B" },
  { "frozen", "media-playback-pause-symbolic", N_("Freeze the picture"), "F" },
  { "overview", "view-app-grid-symbolic", N_("All slides"), "O" },
};

/* What stands on keys is the same everywhere. */
static const char end_key[] = "Esc";

#define N_BUTTONS G_N_ELEMENTS (buttons)

struct _InnoPresenterHeader
{
  GtkWidget           parent_instance;

  InnoTalk           *talk;
  char               *monitor;    /* that the audience sees; NULL = it is a window among others */

  GtkWidget          *box;
  GtkWidget          *buttons[N_BUTTONS];
  GtkLabel           *labels[N_BUTTONS];
  GtkLabel           *keys[N_BUTTONS];
  GtkLabel           *title;
  GtkLabel           *subtitle;
  InnoLanguageSwitch *languages;
  GtkWidget          *end;
  GtkLabel           *end_label;
};

G_DEFINE_FINAL_TYPE (InnoPresenterHeader, inno_presenter_header, GTK_TYPE_WIDGET)

static char *
say_audience (InnoPresenterHeader *self)
{
  return self->monitor != NULL ? g_strdup_printf (_("Audience: %s, full screen"), self->monitor)
                               : g_strdup (_("Audience: a window"));
}

/* Of a snapshot they are those of its day for good; of the day they stay while it is shown. */
static char *
say_figures (InnoPresenterHeader *self)
{
  InnoDay day = inno_portfolio_get_state (inno_facts_get_portfolio (inno_talk_get_facts (self->talk)))->as_of;
  g_autofree char *words = inno_format_day (inno_format_get (inno_lang_get_active ()), day);

  if (day == INNO_DAY_NONE)
    return g_strdup (_("figures frozen"));

  return g_strdup_printf (_("figures frozen as of %s"), words);
}

static void
show_words (InnoPresenterHeader *self)
{
  const char *name = inno_text_get (inno_talk_get_deck (self->talk)->name, inno_talk_get_lang (self->talk), NULL);
  g_autofree char *audience = say_audience (self);
  g_autofree char *figures = say_figures (self);
  g_autofree char *subtitle = g_strjoin (" · ", audience, figures, NULL);

  gtk_label_set_label (self->title, name != NULL ? name : _("Untitled deck"));
  gtk_label_set_label (self->subtitle, subtitle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->subtitle), subtitle);
}

static void
turned_cb (InnoPresenterHeader *self)
{
  inno_language_switch_set_lang (self->languages, inno_talk_get_lang (self->talk));
  show_words (self);
}

static void
lang_chosen_cb (InnoPresenterHeader *self)
{
  inno_talk_set_lang (self->talk, inno_language_switch_get_lang (self->languages));
}

static GtkWidget *
fill_button (GtkWidget   *button,
             const char  *icon,
             GtkLabel   **label,
             GtkLabel   **key)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  *label = GTK_LABEL (gtk_label_new (NULL));
  *key = GTK_LABEL (gtk_label_new (NULL));
  if (icon != NULL)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*key));
  gtk_widget_add_css_class (GTK_WIDGET (*key), "key");
  gtk_button_set_child (GTK_BUTTON (button), box);
  /* The keys go on stepping from slide to slide after a click. */
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);

  return button;
}

static GtkWidget *
make_start (InnoPresenterHeader *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; i < N_BUTTONS; i++)
    {
      self->buttons[i] = buttons[i].flag != NULL ? gtk_toggle_button_new () : gtk_button_new ();
      gtk_box_append (GTK_BOX (box), fill_button (self->buttons[i], buttons[i].icon, &self->labels[i], &self->keys[i]));
      gtk_label_set_label (self->keys[i], buttons[i].key);
    }

  return box;
}

static GtkWidget *
make_center (InnoPresenterHeader *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->title = GTK_LABEL (gtk_label_new (NULL));
  self->subtitle = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (self->subtitle, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "presenter-title");
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "presenter-subtitle");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->subtitle));

  return box;
}

static GtkWidget *
make_end (InnoPresenterHeader *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkLabel *key;

  self->languages = INNO_LANGUAGE_SWITCH (inno_language_switch_new ());
  self->end = fill_button (gtk_button_new (), NULL, &self->end_label, &key);
  gtk_label_set_label (key, end_key);
  gtk_widget_add_css_class (self->end, "end");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->languages));
  gtk_box_append (GTK_BOX (box), self->end);

  return box;
}

static void
inno_presenter_header_dispose (GObject *object)
{
  InnoPresenterHeader *self = INNO_PRESENTER_HEADER (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->monitor, g_free);
  g_clear_object (&self->talk);

  G_OBJECT_CLASS (inno_presenter_header_parent_class)->dispose (object);
}

static void
inno_presenter_header_class_init (InnoPresenterHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inno_presenter_header_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "presenterheader");
}

static void
inno_presenter_header_init (InnoPresenterHeader *self)
{
  GtkWidget *handle = gtk_window_handle_new ();
  GtkWidget *center = gtk_center_box_new ();

  gtk_center_box_set_start_widget (GTK_CENTER_BOX (center), make_start (self));
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (center), make_center (self));
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (center), make_end (self));
  gtk_window_handle_set_child (GTK_WINDOW_HANDLE (handle), center);
  self->box = handle;
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * inno_presenter_header_new:
 * @talk: a talk
 *
 * Returns: (transfer floating): a header for it
 */
GtkWidget *
inno_presenter_header_new (InnoTalk *talk)
{
  InnoPresenterHeader *self = g_object_new (INNO_TYPE_PRESENTER_HEADER, NULL);

  self->talk = g_object_ref (talk);
  for (guint i = 0; i < N_BUTTONS; i++)
    if (buttons[i].flag != NULL)
      g_object_bind_property (talk, buttons[i].flag, self->buttons[i], "active",
                              G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
    else
      g_signal_connect_object (self->buttons[i], "clicked", G_CALLBACK (inno_talk_swap), talk, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->end, "clicked", G_CALLBACK (inno_talk_end), talk, G_CONNECT_SWAPPED);
  g_signal_connect_object (talk, "turned", G_CALLBACK (turned_cb), self, G_CONNECT_SWAPPED);
  inno_presenter_header_retranslate (self);
  g_signal_connect_object (self->languages, "notify::lang", G_CALLBACK (lang_chosen_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * inno_presenter_header_set_audience:
 * @self: a header
 * @monitor: (nullable): what the monitor is called that the audience sees; %NULL where the
 *   audience's is a window among others
 */
void
inno_presenter_header_set_audience (InnoPresenterHeader *self,
                                    const char          *monitor)
{
  g_return_if_fail (INNO_IS_PRESENTER_HEADER (self));

  if (inno_take_string (&self->monitor, monitor))
    show_words (self);
}

/**
 * inno_presenter_header_set_narrow:
 * @self: a header
 * @is_narrow: whether there is room for what is on the keys alone
 */
void
inno_presenter_header_set_narrow (InnoPresenterHeader *self,
                                  gboolean             is_narrow)
{
  g_return_if_fail (INNO_IS_PRESENTER_HEADER (self));

  for (guint i = 0; i < N_BUTTONS; i++)
    gtk_widget_set_visible (GTK_WIDGET (self->labels[i]), !is_narrow);
}

void
inno_presenter_header_retranslate (InnoPresenterHeader *self)
{
  g_return_if_fail (INNO_IS_PRESENTER_HEADER (self));

  for (guint i = 0; i < N_BUTTONS; i++)
    {
      gtk_label_set_label (self->labels[i], _(buttons[i].label));
      inno_widget_set_tooltip (self->buttons[i], _(buttons[i].label));
      inno_widget_set_name (self->buttons[i], _(buttons[i].label));
    }
  gtk_label_set_label (self->end_label, C_("presenting", "End"));
  inno_widget_set_name (self->end, C_("presenting", "End"));
  inno_language_switch_retranslate (self->languages);
  turned_cb (self);
}
