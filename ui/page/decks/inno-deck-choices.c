/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-deck-choices.h"

#include <glib/gi18n-lib.h>

#include "inno-card.h"
#include "inno-form-layout.h"
#include "inno-json.h"
#include "inno-picker.h"

/* What is chosen where nothing is. */
#define NOTHING ""
#define MOST_CHOICES 3
#define SPACING 6

typedef struct
{
  const char *member;
  const char *label;      /* source strings */
  const char *nothing;
  void      (*list) (InnoDeckChoices *self,
                     GArray          *items);
} Kind;

typedef struct
{
  const Kind *kind;
  GtkLabel   *label;
  InnoPicker *picker;
  char       *id;         /* nullable */
} Choice;

struct _InnoDeckChoices
{
  GtkWidget              *box;
  Choice                  choices[MOST_CHOICES];
  guint                   n_choices;
  InnoDeck               *deck;         /* not ours */
  const InnoSnapshotList *snapshots;    /* not ours */
  GtkWidget              *owner;
  GCallback               picked;
};

/* What there is to choose */

static void
add_item (GArray     *items,
          const char *id,
          const char *label)
{
  const InnoChoiceItem item = { .id = g_intern_string (id), .label = g_intern_string (label) };

  g_array_append_val (items, item);
}

static void
list_sections (InnoDeckChoices *self,
               GArray          *items)
{
  for (guint i = 0; i < self->deck->sections->len; i++)
    {
      const InnoDeckSection *section = g_ptr_array_index (self->deck->sections, i);
      const char *name = inno_text_get (section->name, inno_lang_get_active (), NULL);

      add_item (items, section->id, name != NULL ? name : section->id);
    }
}

static void
list_langs (InnoDeckChoices *self,
            GArray          *items)
{
  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    add_item (items, inno_lang_to_code (lang), inno_lang_get_native_name (lang));
}

static void
list_meetings (InnoDeckChoices *self,
               GArray          *items)
{
  GPtrArray *meetings = inno_snapshot_list_get_meetings (self->snapshots);

  for (guint i = 0; i < meetings->len; i++)
    {
      const InnoMeeting *meeting = g_ptr_array_index (meetings, i);
      const char *name = meeting->name != NULL ? inno_text_get (meeting->name, inno_lang_get_active (), NULL) : NULL;

      add_item (items, meeting->id, name != NULL ? name : meeting->id);
    }
}

static void
list_snapshots (InnoDeckChoices *self,
                GArray          *items)
{
  inno_snapshot_list_add_items (self->snapshots, NULL, items);
}

static const Kind kinds_of_deck[] = {
  { "meeting", N_("Meeting"), N_("No meeting"), list_meetings },
  { "snapshot", N_("Figures"), N_("As they are on the day"), list_snapshots },
  { "since", N_("Compared with"), N_("The snapshot before"), list_snapshots },
};

static const Kind kinds_of_slide[] = {
  { "section", N_("Agenda item"), N_("No agenda item"), list_sections },
  { "lang", N_("Language"), N_("That of the meeting"), list_langs },
};

static void
fill (InnoDeckChoices *self,
      Choice          *choice)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (InnoChoiceItem));
  gboolean is_known = choice->id == NULL;

  add_item (items, NOTHING, _(choice->kind->nothing));
  choice->kind->list (self, items);
  for (guint i = 0; i < items->len; i++)
    is_known |= g_strcmp0 (g_array_index (items, InnoChoiceItem, i).id, choice->id) == 0;
  /* What is only on another machine stays chosen. */
  if (!is_known)
    add_item (items, choice->id, choice->id);

  gtk_label_set_label (choice->label, _(choice->kind->label));
  inno_picker_set_title (choice->picker, _(choice->kind->label), FALSE);
  inno_picker_set_items (choice->picker, (const InnoChoiceItem *) (gpointer) items->data, items->len, NULL);
  inno_picker_pick (choice->picker, choice->id != NULL ? choice->id : NOTHING);
}

static void
picked_cb (InnoPicker      *picker,
           InnoDeckChoices *self)
{
  for (guint i = 0; i < self->n_choices; i++)
    {
      Choice *choice = &self->choices[i];
      const char *id = inno_picker_get_selected (choice->picker);

      if (choice->picker != picker)
        continue;
      g_free (choice->id);
      choice->id = g_strdup (g_strcmp0 (id, NOTHING) != 0 ? id : NULL);
    }

  ((void (*) (gpointer)) self->picked) (self->owner);
}

static void
add_choice (InnoDeckChoices *self,
            const Kind      *kind,
            guint            share)
{
  Choice *choice = &self->choices[self->n_choices++];
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);

  choice->kind = kind;
  choice->label = GTK_LABEL (inno_card_make_label (NULL, "form-label"));
  choice->picker = INNO_PICKER (inno_picker_new (TRUE));
  inno_picker_set_wide (choice->picker, FALSE);
  gtk_box_append (GTK_BOX (cell), GTK_WIDGET (choice->label));
  gtk_box_append (GTK_BOX (cell), GTK_WIDGET (choice->picker));
  inno_form_layout_set_span (cell, share, 0);
  gtk_widget_set_parent (cell, self->box);
  g_signal_connect (choice->picker, "picked", G_CALLBACK (picked_cb), self);
}

/**
 * inno_deck_choices_new:
 * @of_deck: whether they are of a deck, or else of one of its slides
 * @picked: called with @object when a person has picked
 * @object: for @picked; outlives the choices
 *
 * Returns: (transfer full): choices of which nothing is known yet
 */
InnoDeckChoices *
inno_deck_choices_new (gboolean  of_deck,
                       GCallback picked,
                       gpointer  object)
{
  InnoDeckChoices *self = g_new0 (InnoDeckChoices, 1);
  const Kind *kinds = of_deck ? kinds_of_deck : kinds_of_slide;
  guint n_kinds = of_deck ? G_N_ELEMENTS (kinds_of_deck) : G_N_ELEMENTS (kinds_of_slide);

  self->picked = picked;
  self->owner = object;
  self->box = g_object_ref_sink (inno_form_layout_box_new ());
  for (guint i = 0; i < n_kinds; i++)
    add_choice (self, &kinds[i], INNO_FORM_LAYOUT_SPAN / n_kinds);

  return self;
}

/**
 * inno_deck_choices_free:
 * @self: (transfer full): choices
 */
void
inno_deck_choices_free (InnoDeckChoices *self)
{
  for (guint i = 0; i < self->n_choices; i++)
    {
      g_signal_handlers_disconnect_by_data (self->choices[i].picker, self);
      g_free (self->choices[i].id);
    }
  g_object_unref (self->box);
  g_free (self);
}

/**
 * inno_deck_choices_get_widget:
 * @self: choices
 *
 * Returns: (transfer none): what a person picks from
 */
GtkWidget *
inno_deck_choices_get_widget (InnoDeckChoices *self)
{
  return self->box;
}

/**
 * inno_deck_choices_set:
 * @self: choices
 * @deck: a deck, whose agenda there is to choose from
 * @snapshots: snapshots and meetings, likewise
 */
void
inno_deck_choices_set (InnoDeckChoices        *self,
                       InnoDeck               *deck,
                       const InnoSnapshotList *snapshots)
{
  self->deck = deck;
  self->snapshots = snapshots;
}

/**
 * inno_deck_choices_load:
 * @self: choices
 * @object: (nullable): the deck or the slide
 */
void
inno_deck_choices_load (InnoDeckChoices *self,
                        JsonObject      *object)
{
  for (guint i = 0; i < self->n_choices; i++)
    {
      Choice *choice = &self->choices[i];

      g_free (choice->id);
      choice->id = g_strdup (object != NULL
                               ? inno_json_peek_string (json_object_get_member (object, choice->kind->member)) : NULL);
      fill (self, choice);
    }
}

/**
 * inno_deck_choices_write:
 * @self: choices
 * @object: the deck or the slide
 */
void
inno_deck_choices_write (InnoDeckChoices *self,
                         JsonObject      *object)
{
  for (guint i = 0; i < self->n_choices; i++)
    {
      const Choice *choice = &self->choices[i];

      if (choice->id != NULL)
        json_object_set_string_member (object, choice->kind->member, choice->id);
      else if (json_object_has_member (object, choice->kind->member))
        json_object_set_null_member (object, choice->kind->member);
    }
}

/**
 * inno_deck_choices_retranslate:
 * @self: choices
 *
 * Says everything anew in the active language.
 */
void
inno_deck_choices_retranslate (InnoDeckChoices *self)
{
  for (guint i = 0; self->deck != NULL && i < self->n_choices; i++)
    fill (self, &self->choices[i]);
}
