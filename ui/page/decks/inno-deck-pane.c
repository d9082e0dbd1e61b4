/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-deck-pane.h"

#include <glib/gi18n-lib.h>

#include "inno-card.h"
#include "inno-chart.h"
#include "inno-deck-choices.h"
#include "inno-form-control.h"
#include "inno-form-layout.h"
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

/* What is written about the cover, or about a slide. */
typedef struct
{
  GtkWidget      *box;
  InnoDeckChoices *choices;
  GPtrArray      *controls;    /* InnoFormControl */
  GPtrArray      *titles;      /* GtkLabel and source string in turn */
} Form;

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
  Form              forms[2];    /* of the cover, of a slide; made when first shown */

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

static Form *
get_form (InnoDeckPane *self)
{
  return &self->forms[self->slide_id != NULL];
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

static void
form_clear (Form *form)
{
  g_clear_pointer (&form->choices, inno_deck_choices_free);
  g_clear_pointer (&form->controls, g_ptr_array_unref);
  g_clear_pointer (&form->titles, g_ptr_array_unref);
}

static gboolean
inno_deck_pane_grab_focus (GtkWidget *widget)
{
  InnoDeckPane *self = INNO_DECK_PANE (widget);
  GtkWidget *box = get_form (self)->box;

  return box != NULL && gtk_widget_child_focus (box, GTK_DIR_TAB_FORWARD);
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
    form_clear (&self->forms[i]);
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
  widget_class->grab_focus = inno_deck_pane_grab_focus;

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

/* The forms */

static void
add_title (Form       *form,
           GtkWidget  *card,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = inno_card_make_label (NULL, css_class);

  gtk_box_append (GTK_BOX (card), label);
  g_ptr_array_add (form->titles, label);
  g_ptr_array_add (form->titles, (gpointer) text);
}

static GtkWidget *
add_card (Form *form)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "form-card");
  gtk_box_append (GTK_BOX (form->box), card);

  return card;
}

static GtkWidget *
add_inside (GtkWidget *card)
{
  GtkWidget *inside = inno_form_layout_box_new ();

  gtk_box_append (GTK_BOX (card), inside);

  return inside;
}

static void
add_control (InnoDeckPane        *self,
             Form                *form,
             GtkWidget           *inside,
             const InnoFormField *field,
             InnoFormNames       *names)
{
  InnoFormControl *control = inno_form_control_new (field, names);

  gtk_box_append (GTK_BOX (inside), GTK_WIDGET (control));
  g_ptr_array_add (form->controls, control);
  g_signal_connect_object (control, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
}

/* What concerns the deck as a whole, a card each; of the slides one after the other is
 * shown by itself. */
static void
add_controls (InnoDeckPane  *self,
              Form          *form,
              gboolean       of_deck,
              InnoFormNames *names)
{
  GtkWidget *inside = of_deck ? NULL : add_inside (add_card (form));
  const char *title = NULL;

  for (const InnoFormField *field = inno_form_plan_get (INNO_DOCUMENT_DECK)->fields; field->label != NULL; field++)
    {
      gboolean is_slides = g_strcmp0 (field->member, "slides") == 0;

      if (field->kind == INNO_FORM_KIND_CARD)
        {
          title = field->label;
        }
      else if (of_deck && !is_slides)
        {
          GtkWidget *card = add_card (form);

          add_title (form, card, title, "card-title");
          add_control (self, form, add_inside (card), field, names);
        }
      for (const InnoFormField *column = !of_deck && is_slides ? field->columns : NULL;
           column != NULL && column->label != NULL; column++)
        add_control (self, form, inside, column, names);
    }
}

static void
make_form (InnoDeckPane  *self,
           Form          *form,
           InnoPortfolio *portfolio)
{
  g_autoptr (InnoFormNames) names = inno_form_names_new (portfolio);
  gboolean of_deck = form == &self->forms[0];

  form->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  form->controls = g_ptr_array_new ();
  form->titles = g_ptr_array_new ();
  form->choices = inno_deck_choices_new (of_deck, (GCallback) tell, self);
  gtk_box_append (GTK_BOX (form->box), inno_deck_choices_get_widget (form->choices));
  add_controls (self, form, of_deck, names);
  gtk_box_append (self->body, form->box);
}

static void
retranslate_form (Form *form)
{
  for (guint i = 0; i < form->titles->len; i += 2)
    gtk_label_set_label (form->titles->pdata[i], _((const char *) form->titles->pdata[i + 1]));
  for (guint i = 0; i < form->controls->len; i++)
    inno_form_control_retranslate (form->controls->pdata[i]);
  inno_deck_choices_retranslate (form->choices);
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

static void
load_form (InnoDeckPane *self,
           Form         *form,
           InnoDeck     *deck)
{
  g_autoptr (InnoDeck) copy = inno_deck_copy (deck);
  g_autoptr (JsonObject) document = inno_deck_to_json (copy);
  JsonObject *subject = peek_subject (self, document);

  for (guint i = 0; i < form->controls->len; i++)
    {
      InnoFormControl *control = form->controls->pdata[i];
      const char *member = inno_form_control_get_field (control)->member;

      inno_form_control_load (control, subject != NULL ? json_object_get_member (subject, member) : NULL);
    }
  inno_deck_choices_load (form->choices, subject);
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
  gtk_widget_set_sensitive (get_form (self)->box, self->can_edit);
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
  Form *form;

  g_return_if_fail (INNO_IS_DECK_PANE (self));

  g_clear_handle_id (&self->pause, g_source_remove);
  if (place != self->place)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  self->place = place;
  self->n_slides = deck->slides->len;
  g_free (self->slide_id);
  self->slide_id = slide != NULL ? g_strdup (slide->id) : NULL;

  form = get_form (self);
  if (form->box == NULL)
    {
      make_form (self, form, portfolio);
      inno_deck_pane_set_choices (self, deck, snapshots);
      retranslate_form (form);
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->forms); i++)
    if (self->forms[i].box != NULL)
      gtk_widget_set_visible (self->forms[i].box, &self->forms[i] == form);

  inno_deck_pane_set_choices (self, deck, snapshots);
  load_form (self, form, deck);
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
    if (self->forms[i].choices != NULL)
      inno_deck_choices_set (self->forms[i].choices, deck, snapshots);
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

/* What cannot be taken stays as it was, and so does a name that is empty. */
static void
write_control (InnoFormControl *control,
               JsonObject      *subject)
{
  const InnoFormField *field = inno_form_control_get_field (control);
  JsonNode *node = inno_form_control_is_changed (control) ? inno_form_control_read (control, NULL) : NULL;

  if (node == NULL)
    return;

  if (inno_form_node_is_empty (node) && (field->flags & INNO_FORM_REQUIRED))
    {
      json_node_unref (node);
      return;
    }
  if (inno_form_node_is_empty (node) && (field->flags & INNO_FORM_OMITTED))
    {
      json_node_unref (node);
      node = json_node_init_null (json_node_alloc ());
    }
  json_object_set_member (subject, field->member, node);
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
  Form *form;

  g_return_if_fail (INNO_IS_DECK_PANE (self));

  form = get_form (self);
  subject = peek_subject (self, document);
  if (form->box == NULL || subject == NULL)
    return;

  for (guint i = 0; i < form->controls->len; i++)
    write_control (form->controls->pdata[i], subject);
  inno_deck_choices_write (form->choices, subject);
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
      gtk_widget_set_tooltip_text (names[i].widget, names[i].name);
    }
  gtk_button_set_label (self->view, _("Show this view"));
  for (guint i = 0; i < G_N_ELEMENTS (self->forms); i++)
    if (self->forms[i].box != NULL)
      retranslate_form (&self->forms[i]);
}
