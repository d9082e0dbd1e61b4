/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-present"

#include "config.h"

#include "inno-presenter-clock.h"

#include <glib/gi18n-lib.h>

#include "inno-format.h"
#include "inno-widget.h"

#define N_CARDS 3

typedef struct
{
  GtkWidget *box;
  GtkWidget *icon;
  GtkLabel  *title;
  GtkLabel  *value;
} Card;

struct _InnoPresenterClock
{
  GtkWidget  parent_instance;

  InnoTalk  *talk;
  GtkWidget *box;
  Card       now, elapsed, left;
  GtkWidget *bar;
  GtkLabel  *note;
};

G_DEFINE_FINAL_TYPE (InnoPresenterClock, inno_presenter_clock, GTK_TYPE_WIDGET)

/* A colour is never alone: there is a sign with it, and words. */
static const struct { const char *css_class; const char *icon; } times[] = {
  [INNO_TALK_TIME_NONE] = { NULL, NULL },
  [INNO_TALK_TIME_AMPLE] = { "ample", NULL },
  [INNO_TALK_TIME_SHORT] = { "short", "dialog-warning-symbolic" },
  [INNO_TALK_TIME_OVER] = { "over", NULL },       /* its plus sign and its word */
};

static const InnoFormat *
get_format (void)
{
  return inno_format_get (inno_lang_get_active ());
}

static char *
say_title (InnoPresenterClock *self,
           InnoTalkTime        time)
{
  int item = inno_talk_find_item (self->talk, inno_talk_get_place (self->talk));
  int number = item >= 0 ? inno_talk_get_item (self->talk, (guint) item)->section->item : 0;
  g_autofree char *text = inno_format_count (get_format (), number);

  if (time == INNO_TALK_TIME_OVER)
    return number > 0 ? g_strdup_printf (C_("presenting", "Over time, item %s"), text)
                      : g_strdup (C_("presenting", "Over time"));

  return number > 0 ? g_strdup_printf (C_("presenting", "Left, item %s"), text) : g_strdup (C_("presenting", "Left"));
}

static void
card_set (Card       *card,
          const char *title,
          const char *value)
{
  gtk_label_set_label (card->title, title);
  gtk_label_set_label (card->value, value);
}

static void
show_elapsed (InnoPresenterClock *self)
{
  g_autofree char *elapsed = inno_format_duration (get_format (), inno_talk_get_elapsed (self->talk));

  card_set (&self->elapsed, inno_talk_get (self->talk, INNO_TALK_PAUSED) ? _("Paused") : _("Elapsed"), elapsed);
}

/* How much of the time is gone, or of the slides where no time is planned. */
static double
get_fraction (InnoPresenterClock *self,
              gint64              left,
              gint64              planned)
{
  if (planned > 0)
    return CLAMP ((double) (planned - left) / (double) planned, 0.0, 1.0);

  return (double) inno_talk_get_place (self->talk) / (double) MAX (inno_talk_get_n (self->talk) - 1, 1);
}

static void
put_class (GtkWidget  *widget,
           const char *css_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    if (times[i].css_class != NULL && times[i].css_class != css_class)
      gtk_widget_remove_css_class (widget, times[i].css_class);
  if (css_class != NULL)
    gtk_widget_add_css_class (widget, css_class);
}

static void
show_left (InnoPresenterClock *self)
{
  gint64 left, planned;
  InnoTalkTime time = inno_talk_get_left (self->talk, &left, &planned);
  g_autofree char *title = say_title (self, time);
  g_autofree char *length = inno_format_duration (get_format (), left);
  g_autofree char *value = time == INNO_TALK_TIME_NONE ? g_strdup (_("not planned"))
                         : g_strconcat (time == INNO_TALK_TIME_OVER ? "+" : "", length, NULL);

  card_set (&self->left, title, value);
  gtk_widget_set_visible (self->left.icon, times[time].icon != NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->left.icon), times[time].icon);
  put_class (self->left.box, times[time].css_class);
  put_class (self->bar, times[time].css_class);
  if (time == INNO_TALK_TIME_NONE)
    gtk_widget_add_css_class (self->left.box, "unplanned");
  else
    gtk_widget_remove_css_class (self->left.box, "unplanned");
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), get_fraction (self, left, planned));
  inno_widget_set_name (self->bar, planned > 0 ? title : _("Slides shown"));
}

static void
show_note (InnoPresenterClock *self)
{
  guint seconds = inno_talk_get_auto_seconds (self->talk);
  g_autofree char *count = inno_format_count (get_format (), seconds);
  g_autofree char *text = g_strdup_printf (_("The next slide comes by itself after %s s."), count);

  gtk_label_set_label (self->note, text);
  gtk_widget_set_visible (GTK_WIDGET (self->note), seconds > 0);
}

static void
update (InnoPresenterClock *self)
{
  g_autofree char *now = inno_format_time (get_format (), g_get_real_time () / G_USEC_PER_SEC);

  card_set (&self->now, _("Clock"), now);
  show_elapsed (self);
  show_left (self);
  show_note (self);
}

static void
make_card (Card      *card,
           GtkWidget *cards)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  card->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  card->icon = gtk_image_new ();
  card->title = GTK_LABEL (gtk_label_new (NULL));
  card->value = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (card->title, 0);
  gtk_label_set_xalign (card->value, 0);
  gtk_label_set_ellipsize (card->title, PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (card->value, PANGO_ELLIPSIZE_END);
  gtk_widget_set_visible (card->icon, FALSE);
  gtk_widget_add_css_class (card->box, "time-card");
  gtk_widget_add_css_class (GTK_WIDGET (card->title), "time-title");
  gtk_widget_add_css_class (GTK_WIDGET (card->value), "time-value");
  gtk_widget_set_hexpand (GTK_WIDGET (card->value), TRUE);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (card->value));
  gtk_box_append (GTK_BOX (row), card->icon);
  gtk_box_append (GTK_BOX (card->box), GTK_WIDGET (card->title));
  gtk_box_append (GTK_BOX (card->box), row);
  gtk_box_append (GTK_BOX (cards), card->box);
}

static void
inno_presenter_clock_dispose (GObject *object)
{
  InnoPresenterClock *self = INNO_PRESENTER_CLOCK (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->talk);

  G_OBJECT_CLASS (inno_presenter_clock_parent_class)->dispose (object);
}

static void
inno_presenter_clock_class_init (InnoPresenterClockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inno_presenter_clock_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "presenterclock");
}

static void
inno_presenter_clock_init (InnoPresenterClock *self)
{
  GtkWidget *cards = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  Card *all[N_CARDS] = { &self->now, &self->elapsed, &self->left };

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_set_homogeneous (GTK_BOX (cards), TRUE);
  for (guint i = 0; i < N_CARDS; i++)
    make_card (all[i], cards);
  self->bar = gtk_progress_bar_new ();
  self->note = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->note, 0);
  gtk_label_set_wrap (self->note, TRUE);
  gtk_box_append (GTK_BOX (self->box), cards);
  gtk_box_append (GTK_BOX (self->box), self->bar);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->note));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * inno_presenter_clock_new:
 * @talk: a talk
 *
 * Returns: (transfer floating): clocks that go with the talk, and tick where it does
 */
GtkWidget *
inno_presenter_clock_new (InnoTalk *talk)
{
  static const char * const signals[] = { "ticked", "turned", "notify::paused", "notify::auto-seconds" };
  InnoPresenterClock *self = g_object_new (INNO_TYPE_PRESENTER_CLOCK, NULL);

  self->talk = g_object_ref (talk);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (talk, signals[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

void
inno_presenter_clock_retranslate (InnoPresenterClock *self)
{
  g_return_if_fail (INNO_IS_PRESENTER_CLOCK (self));

  update (self);
}
