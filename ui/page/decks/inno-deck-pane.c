/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-deck-pane.h"

#include <glib/gi18n-lib.h>

#include "inno-card.h"
#include "inno-chart.h"
#include "inno-deck-form.h"
#include "inno-json.h"
#include "inno-scene-picture.h"
#include "inno-widget.h"
#include "inno-wrap-box.h"

/* Pixels */
#define PICTURE_WIDTH 200
#define MOST_PICTURE_WIDTH 760
#define SPACING 12
/* Milliseconds without a key until what was typed is told. */
#define PAUSE 700

struct _InnoDeckPane
{
  AdwBin            parent_instance;

  GtkScrolledWindow *scroller;
  InnoScenePicture *picture;
  GtkLabel         *fault;
  GtkWidget        *tools;
  GtkButton        *up, *down, *remove;
  GtkButton        *view;
  GtkBox           *body;
  InnoDeckForm     *forms[2];    /* of the cover, of a slide; made when first shown */

  guint             place;
  guint             n_slides;
  char             *slide_id;    /* NULL: the cover */
  guint             pause;
  gboolean          can_edit;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_MOVED,
  SIGNAL_REMOVED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (InnoDeckPane, inno_deck_pane, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static InnoDeckForm *
get_form (InnoDeckPane *self)
{
  return self->forms[self->slide_id != NULL];
}

static void
tell (InnoDeckPane *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
paused_cb (gpointer user_data)
{
  InnoDeckPane *self = user_data;

  self->pause = 0;
  tell (self);

  return G_SOURCE_REMOVE;
}

static void
typed_cb (InnoDeckPane *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE, paused_cb, self);
}

static void
up_cb (InnoDeckPane *self)
{
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, -1);
}

static void
down_cb (InnoDeckPane *self)
{
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, 1);
}

static void
remove_cb (InnoDeckPane *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static gboolean
inno_deck_pane_grab_focus (GtkWidget *widget)
{
  InnoDeckPane *self = INNO_DECK_PANE (widget);
  InnoDeckForm *form = get_form (self);

  return form != NULL && inno_deck_form_focus (form);
}

static void
inno_deck_pane_dispose (GObject *object)
{
  InnoDeckPane *self = INNO_DECK_PANE (object);

  g_clear_handle_id (&self->pause, g_source_remove);

  G_OBJECT_CLASS (inno_deck_pane_parent_class)->dispose (object);
}

static void
inno_deck_pane_finalize (GObject *object)
{
  InnoDeckPane *self = INNO_DECK_PANE (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->forms); i++)
    g_clear_pointer (&self->forms[i], inno_deck_form_free);
  g_free (self->slide_id);

  G_OBJECT_CLASS (inno_deck_pane_parent_class)->finalize (object);
}

static void
inno_deck_pane_class_init (InnoDeckPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = inno_deck_pane_dispose;
  object_class->finalize = inno_deck_pane_finalize;
  inno_widget_set_grab_focus (widget_class, inno_deck_pane_grab_focus);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* As the forms of the other records look. */
  gtk_widget_class_set_css_name (widget_class, "form");
}

static GtkButton *
make_button (InnoDeckPane *self,
             GtkWidget    *tools,
             const char   *icon_name,
             GCallback     callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, tools);

  return GTK_BUTTON (button);
}

static GtkWidget *
make_tools (InnoDeckPane *self)
{
  self->tools = g_object_new (INNO_TYPE_WRAP_BOX, NULL);
  self->view = GTK_BUTTON (gtk_button_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->view), self->tools);
  self->up = make_button (self, self->tools, "go-up-symbolic", G_CALLBACK (up_cb));
  self->down = make_button (self, self->tools, "go-down-symbolic", G_CALLBACK (down_cb));
  self->remove = make_button (self, self->tools, "user-trash-symbolic", G_CALLBACK (remove_cb));

  return self->tools;
}

static void
inno_deck_pane_init (InnoDeckPane *self)
{
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", MOST_PICTURE_WIDTH, "tightening-threshold",
                                   MOST_PICTURE_WIDTH, NULL);

  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  self->body = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING));
  self->picture = INNO_SCENE_PICTURE (inno_scene_picture_new (PICTURE_WIDTH));
  self->fault = GTK_LABEL (inno_card_make_label (NULL, "takeaway"));

  gtk_widget_add_css_class (GTK_WIDGET (self->picture), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self->body), "page-body");
  gtk_label_set_wrap (self->fault, TRUE);
  gtk_box_append (self->body, GTK_WIDGET (self->picture));
  gtk_box_append (self->body, GTK_WIDGET (self->fault));
  gtk_box_append (self->body, make_tools (self));
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->body));
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, clamp);
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroller), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->scroller), TRUE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->scroller));
}

/* The object in the document that the form is about. */
static JsonObject *
peek_subject (InnoDeckPane *self,
              JsonObject   *document)
{
  JsonObject *slides;

  if (self->slide_id == NULL)
    return document;

  slides = inno_json_peek_object (json_object_get_member (document, "slides"));
  return slides != NULL ? inno_json_peek_object (json_object_get_member (slides, self->slide_id)) : NULL;
}

/* The first time it is made; the other is out of sight. */
static void
show_form (InnoDeckPane  *self,
           InnoPortfolio *portfolio)
{
  guint which = self->slide_id != NULL;

  if (self->forms[which] == NULL)
    {
      self->forms[which] = inno_deck_form_new (which == 0, portfolio, (GCallback) typed_cb, (GCallback) tell, self);
      gtk_box_append (self->body, inno_deck_form_get_widget (self->forms[which]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->forms); i++)
    if (self->forms[i] != NULL)
      gtk_widget_set_visible (inno_deck_form_get_widget (self->forms[i]), i == which);
}

static void
load_form (InnoDeckPane *self,
           InnoDeck     *deck)
{
  g_autoptr (InnoDeck) copy = inno_deck_copy (deck);
  g_autoptr (JsonObject) document = inno_deck_to_json (copy);

  inno_deck_form_load (get_form (self), peek_subject (self, document));
}

static void
update_tools (InnoDeckPane *self,
              InnoSlide    *slide)
{
  const InnoChart *chart = slide != NULL ? inno_chart_find (slide->chart) : NULL;
  g_autofree char *link = chart != NULL ? g_strdup_printf ("%s/%s?%s", chart->page, chart->id, slide->query) : NULL;

  gtk_widget_set_visible (self->tools, slide != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->view), link != NULL);
  if (link != NULL)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->view), "s", link);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->view), "win.go");
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->up), self->can_edit && self->place > 1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->down), self->can_edit && self->place > 0 && self->place < self->n_slides);
  gtk_widget_set_sensitive (GTK_WIDGET (self->remove), self->can_edit);
  gtk_widget_set_sensitive (inno_deck_form_get_widget (get_form (self)), self->can_edit);
}

/**
 * inno_deck_pane_new:
 *
 * Returns: (transfer floating): a pane of nothing yet
 */
GtkWidget *
inno_deck_pane_new (void)
{
  return g_object_new (INNO_TYPE_DECK_PANE, NULL);
}

/**
 * inno_deck_pane_show:
 * @self: a pane
 * @deck: a deck
 * @place: of a slide, 0 is the cover
 * @portfolio: the portfolio
 * @snapshots: what there is to choose
 *
 * Shows what is written. What was typed and not told yet is forgotten.
 */
void
inno_deck_pane_show (InnoDeckPane           *self,
                     InnoDeck               *deck,
                     guint                   place,
                     InnoPortfolio          *portfolio,
                     const InnoSnapshotList *snapshots)
{
  InnoSlide *slide = place > 0 ? g_ptr_array_index (deck->slides, place - 1) : NULL;

  g_return_if_fail (INNO_IS_DECK_PANE (self));

  g_clear_handle_id (&self->pause, g_source_remove);
  if (place != self->place)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  self->place = place;
  self->n_slides = deck->slides->len;
  g_free (self->slide_id);
  self->slide_id = slide != NULL ? g_strdup (slide->id) : NULL;

  show_form (self, portfolio);
  inno_deck_pane_set_choices (self, deck, snapshots);
  load_form (self, deck);
  update_tools (self, slide);
}

/**
 * inno_deck_pane_set_choices:
 * @self: a pane
 * @deck: a deck, which stays what it is until another is given
 * @snapshots: what there is to choose, likewise
 *
 * Leaves what is typed and chosen as it is.
 */
void
inno_deck_pane_set_choices (InnoDeckPane           *self,
                            InnoDeck               *deck,
                            const InnoSnapshotList *snapshots)
{
  g_return_if_fail (INNO_IS_DECK_PANE (self));

  for (guint i = 0; i < G_N_ELEMENTS (self->forms); i++)
    if (self->forms[i] != NULL)
      inno_deck_form_set_choices (self->forms[i], deck, snapshots);
}

/**
 * inno_deck_pane_get_place:
 * @self: a pane
 *
 * Returns: the place of the slide shown, 0 is the cover
 */
guint
inno_deck_pane_get_place (InnoDeckPane *self)
{
  g_return_val_if_fail (INNO_IS_DECK_PANE (self), 0);

  return self->place;
}

/**
 * inno_deck_pane_set_picture:
 * @self: a pane
 * @picture: what is on the slide
 */
void
inno_deck_pane_set_picture (InnoDeckPane           *self,
                            const InnoSlideSketch *picture)
{
  g_return_if_fail (INNO_IS_DECK_PANE (self));

  inno_scene_picture_set_scene (self->picture, picture->scene);
  inno_widget_set_name (GTK_WIDGET (self->picture), picture->title);
  gtk_widget_set_visible (GTK_WIDGET (self->picture), picture->scene != NULL);
  gtk_label_set_label (self->fault, picture->fault != NULL ? picture->fault : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), picture->fault != NULL);
}

/**
 * inno_deck_pane_is_pending:
 * @self: a pane
 *
 * Returns: whether something was typed that was not told yet
 */
gboolean
inno_deck_pane_is_pending (InnoDeckPane *self)
{
  g_return_val_if_fail (INNO_IS_DECK_PANE (self), FALSE);

  return self->pause != 0;
}

/**
 * inno_deck_pane_flush:
 * @self: a pane
 *
 * Tells what was typed without waiting longer.
 */
void
inno_deck_pane_flush (InnoDeckPane *self)
{
  g_return_if_fail (INNO_IS_DECK_PANE (self));

  if (self->pause != 0)
    tell (self);
}

/**
 * inno_deck_pane_write:
 * @self: a pane
 * @document: the document of the deck
 *
 * Writes what is in the fields into @document.
 */
void
inno_deck_pane_write (InnoDeckPane *self,
                      JsonObject   *document)
{
  JsonObject *subject;

  g_return_if_fail (INNO_IS_DECK_PANE (self));

  subject = peek_subject (self, document);
  if (get_form (self) != NULL && subject != NULL)
    inno_deck_form_write (get_form (self), subject);
}

/**
 * inno_deck_pane_set_can_edit:
 * @self: a pane
 * @can_edit: whether something can be changed at all; from the next slide shown on
 */
void
inno_deck_pane_set_can_edit (InnoDeckPane *self,
                             gboolean      can_edit)
{
  g_return_if_fail (INNO_IS_DECK_PANE (self));

  self->can_edit = can_edit;
}

/**
 * inno_deck_pane_retranslate:
 * @self: a pane
 *
 * Says everything anew in the active language, keeping what was typed.
 */
void
inno_deck_pane_retranslate (InnoDeckPane *self)
{
  const struct { GtkWidget *widget; const char *name; } names[] = {
    { GTK_WIDGET (self->up), _("Move the slide up") },
    { GTK_WIDGET (self->down), _("Move the slide down") },
    { GTK_WIDGET (self->remove), _("Remove the slide") },
  };

  g_return_if_fail (INNO_IS_DECK_PANE (self));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      inno_widget_set_name (names[i].widget, names[i].name);
      inno_widget_set_tooltip (names[i].widget, names[i].name);
    }
  gtk_button_set_label (self->view, _("Show this view"));
  for (guint i = 0; i < G_N_ELEMENTS (self->forms); i++)
    if (self->forms[i] != NULL)
      inno_deck_form_retranslate (self->forms[i]);
}
