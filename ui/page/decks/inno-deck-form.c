/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-deck-form.h"

#include <glib/gi18n-lib.h>

#include "inno-card.h"
#include "inno-deck-choices.h"
#include "inno-form-control.h"
#include "inno-form-layout.h"

/* Pixels */
#define SPACING 12

struct _InnoDeckForm
{
  GtkWidget       *box;
  InnoDeckChoices *choices;
  GPtrArray       *controls;    /* InnoFormControl */
  GPtrArray       *titles;      /* GtkLabel and source string in turn */
  GCallback        typed;
  gpointer         object;
};

static void
add_title (InnoDeckForm *self,
           GtkWidget    *card,
           const char   *text)
{
  GtkWidget *label = inno_card_make_label (NULL, "card-title");

  gtk_widget_add_css_class (label, "form-card-head");
  gtk_box_append (GTK_BOX (card), label);
  g_ptr_array_add (self->titles, label);
  g_ptr_array_add (self->titles, (gpointer) text);
}

static GtkWidget *
add_card (InnoDeckForm *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "form-card");
  gtk_box_append (GTK_BOX (self->box), card);

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
add_control (InnoDeckForm        *self,
             GtkWidget           *inside,
             const InnoFormField *field,
             InnoFormNames       *names)
{
  InnoFormControl *control = inno_form_control_new (field, names);

  gtk_box_append (GTK_BOX (inside), GTK_WIDGET (control));
  g_ptr_array_add (self->controls, control);
  g_signal_connect_object (control, "changed", self->typed, self->object, G_CONNECT_SWAPPED);
}

/* What concerns the deck as a whole, a card each; of the slides one after the other is
 * shown by itself. */
static void
add_controls (InnoDeckForm  *self,
              gboolean       of_deck,
              InnoFormNames *names)
{
  GtkWidget *inside = of_deck ? NULL : add_inside (add_card (self));
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
          GtkWidget *card = add_card (self);

          add_title (self, card, title);
          add_control (self, add_inside (card), field, names);
        }
      for (const InnoFormField *column = !of_deck && is_slides ? field->columns : NULL;
           column != NULL && column->label != NULL; column++)
        add_control (self, inside, column, names);
    }
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
 * inno_deck_form_new:
 * @of_deck: whether it is about a deck, or else about one of its slides
 * @portfolio: the portfolio
 * @typed: called with @object when a person types
 * @picked: called with @object when a person picks
 * @object: (type GObject): outlives the form
 *
 * Returns: (transfer full): a form of which nothing is known yet
 */
InnoDeckForm *
inno_deck_form_new (gboolean       of_deck,
                    InnoPortfolio *portfolio,
                    GCallback      typed,
                    GCallback      picked,
                    gpointer       object)
{
  g_autoptr (InnoFormNames) names = inno_form_names_new (portfolio);
  InnoDeckForm *self = g_new0 (InnoDeckForm, 1);

  self->typed = typed;
  self->object = object;
  self->box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING));
  self->controls = g_ptr_array_new ();
  self->titles = g_ptr_array_new ();
  self->choices = inno_deck_choices_new (of_deck, picked, object);
  gtk_box_append (GTK_BOX (self->box), inno_deck_choices_get_widget (self->choices));
  add_controls (self, of_deck, names);
  inno_deck_form_retranslate (self);

  return self;
}

/**
 * inno_deck_form_free:
 * @self: (transfer full): a form
 */
void
inno_deck_form_free (InnoDeckForm *self)
{
  inno_deck_choices_free (self->choices);
  g_ptr_array_unref (self->controls);
  g_ptr_array_unref (self->titles);
  g_object_unref (self->box);
  g_free (self);
}

/**
 * inno_deck_form_get_widget:
 * @self: a form
 *
 * Returns: (transfer none): what a person sees of it
 */
GtkWidget *
inno_deck_form_get_widget (InnoDeckForm *self)
{
  return self->box;
}

/**
 * inno_deck_form_focus:
 * @self: a form
 *
 * Gives the keyboard to what is written first: a name, or a title.
 *
 * Returns: whether it has taken it
 */
gboolean
inno_deck_form_focus (InnoDeckForm *self)
{
  return gtk_widget_grab_focus (g_ptr_array_index (self->controls, 0));
}

/**
 * inno_deck_form_set_choices:
 * @self: a form
 * @deck: a deck, which stays what it is until another is given
 * @snapshots: what there is to choose, likewise
 */
void
inno_deck_form_set_choices (InnoDeckForm           *self,
                            InnoDeck               *deck,
                            const InnoSnapshotList *snapshots)
{
  inno_deck_choices_set (self->choices, deck, snapshots);
}

/**
 * inno_deck_form_load:
 * @self: a form with choices
 * @object: (nullable): the deck or the slide
 */
void
inno_deck_form_load (InnoDeckForm *self,
                     JsonObject   *object)
{
  for (guint i = 0; i < self->controls->len; i++)
    {
      InnoFormControl *control = self->controls->pdata[i];
      const char *member = inno_form_control_get_field (control)->member;

      inno_form_control_load (control, object != NULL ? json_object_get_member (object, member) : NULL);
    }
  inno_deck_choices_load (self->choices, object);
}

/**
 * inno_deck_form_write:
 * @self: a form
 * @object: the deck or the slide
 *
 * Writes what is in the fields into @object.
 */
void
inno_deck_form_write (InnoDeckForm *self,
                      JsonObject   *object)
{
  for (guint i = 0; i < self->controls->len; i++)
    write_control (self->controls->pdata[i], object);
  inno_deck_choices_write (self->choices, object);
}

/**
 * inno_deck_form_retranslate:
 * @self: a form
 *
 * Says everything anew in the active language, keeping what was typed.
 */
void
inno_deck_form_retranslate (InnoDeckForm *self)
{
  for (guint i = 0; i < self->titles->len; i += 2)
    gtk_label_set_label (self->titles->pdata[i], _((const char *) self->titles->pdata[i + 1]));
  for (guint i = 0; i < self->controls->len; i++)
    inno_form_control_retranslate (self->controls->pdata[i]);
  inno_deck_choices_retranslate (self->choices);
}
