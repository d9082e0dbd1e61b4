/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-decks-page.h"

#include <glib/gi18n-lib.h>

#include "inno-deck-default.h"
#include "inno-deck-editor.h"
#include "inno-deck-list.h"
#include "inno-deck-out.h"
#include "inno-deck-shelf.h"
#include "inno-form-toast.h"
#include "inno-patience.h"
#include "inno-take-string.h"
#include "inno-widget.h"
#include "inno-workspace-frozen.h"

/* The subject while no deck is open. */
#define LIST "list"

struct _InnoDecksPage
{
  InnoPage         parent_instance;

  GtkStack        *stack;       /* waiting, list, editor, message */
  InnoPatience    *patience;
  InnoDeckList    *list;
  InnoDeckEditor  *editor;
  AdwStatusPage   *status;

  InnoDeck        *ready;       /* that comes ready-made */
  InnoDeckShelf   *shelf;       /* nullable: not read yet */
  InnoFacts       *read_facts;  /* when it was read */
  GCancellable    *reading;
  char            *subject;
  char            *own_id;      /* nullable: what the ready-made one became when it was changed */
  gboolean         is_undone;   /* that change, and nothing was opened since */
};

G_DEFINE_FINAL_TYPE (InnoDecksPage, inno_decks_page, INNO_TYPE_PAGE)

/* What changes something. */
static const char * const edits[] = { "decks.new", "decks.duplicate", "decks.delete" };

static InnoDeck *
find_deck (InnoDecksPage *self,
           const char    *id)
{
  return *id == '\0' || g_str_equal (id, INNO_DECK_DEFAULT_ID) ? self->ready : inno_deck_shelf_find (self->shelf, id);
}

/* What is shown */

static void
show_list (InnoDecksPage *self)
{
  inno_deck_list_show (self->list, self->ready, self->shelf);
  inno_page_set_subtitle (INNO_PAGE (self), NULL);
  inno_page_show_surface (INNO_PAGE (self), self->stack, "list");
}

static void
show_deck (InnoDecksPage *self,
           InnoDeck      *deck)
{
  inno_deck_editor_show (self->editor, deck, self->shelf, inno_page_get_facts (INNO_PAGE (self)));
  inno_page_set_subtitle (INNO_PAGE (self), inno_deck_shelf_name (inno_deck_editor_get_deck (self->editor)));
  /* Charts go into it from now on. */
  if (deck->document != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.use-deck", "s", deck->id);
  inno_page_show_surface (INNO_PAGE (self), self->stack, "editor");
}

/* A deck that is just being made is in the editor before it is among those read. */
static gboolean
is_being_made (InnoDecksPage *self,
               const char    *id)
{
  InnoDeck *open = inno_deck_editor_get_deck (self->editor);

  return open != NULL && inno_deck_editor_is_keeping (self->editor) && g_strcmp0 (open->id, id) == 0;
}

/* Whoever undoes all that made the ready-made deck one's own is where it began, and does it again from there. */
static void
follow_own (InnoDecksPage *self)
{
  gboolean is_gone;

  if (self->own_id == NULL)
    return;

  is_gone = inno_deck_shelf_find (self->shelf, self->own_id) == NULL && !is_being_made (self, self->own_id);
  if (is_gone ? !g_str_equal (self->subject, self->own_id) : !self->is_undone)
    return;

  inno_take_string (&self->subject, is_gone ? INNO_DECK_DEFAULT_ID : self->own_id);
  inno_deck_editor_follow (self->editor, is_gone ? NULL : self->own_id);
  self->is_undone = is_gone;
}

/* One that another has deleted is nowhere. */
static void
show_subject (InnoDecksPage *self)
{
  InnoDeck *deck = NULL;

  follow_own (self);
  if (!g_str_equal (self->subject, LIST))
    deck = find_deck (self, self->subject);
  if (deck == NULL && is_being_made (self, self->subject))
    deck = inno_deck_editor_get_deck (self->editor);
  if (deck != NULL)
    {
      show_deck (self, deck);
      return;
    }

  inno_take_string (&self->subject, LIST);
  show_list (self);
}

static void
show_error (InnoDecksPage *self,
            const char    *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_status_page_set_icon_name (self->status, "dialog-error-symbolic");
  adw_status_page_set_title (self->status, _("The decks could not be read"));
  adw_status_page_set_description (self->status, escaped);
  inno_page_show_surface (INNO_PAGE (self), self->stack, "message");
}

/* Reading */

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (InnoDecksPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoDeckShelf) shelf = inno_deck_shelf_load_finish (INNO_WORKSPACE (source), result, &error);
  InnoDeckShelf *before;

  if (g_task_get_cancellable (G_TASK (result)) != self->reading || self->reading == NULL)
    return;

  g_clear_object (&self->reading);
  inno_patience_stop (self->patience);
  if (shelf == NULL)
    {
      show_error (self, error->message);
      return;
    }
  if (inno_page_get_facts (INNO_PAGE (self)) == NULL)
    return;

  /* The editor asks of the one before until it has the other. */
  before = self->shelf;
  self->shelf = g_steal_pointer (&shelf);
  inno_deck_editor_set_shelf (self->editor, self->shelf);
  show_subject (self);
  g_clear_pointer (&before, inno_deck_shelf_free);
  inno_page_settle_focus (INNO_PAGE (self));
}

static void
read_shelf (InnoDecksPage *self)
{
  InnoWorkspace *workspace = inno_page_get_workspace (INNO_PAGE (self));

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  if (self->shelf == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "waiting");
      inno_patience_start (self->patience);
    }
  inno_deck_editor_set_workspace (self->editor, workspace);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), edits[i], !inno_workspace_is_frozen (workspace));
  inno_deck_shelf_load_async (workspace, self->reading, read_cb, g_object_ref (self));
}

static void
inno_decks_page_update (InnoPage *page)
{
  InnoDecksPage *self = INNO_DECKS_PAGE (page);
  InnoFacts *facts = inno_page_get_facts (page);

  if (facts == NULL || inno_page_get_workspace (page) == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "waiting");
      return;
    }

  if (facts != self->read_facts)
    {
      inno_facts_ref (facts);
      g_clear_pointer (&self->read_facts, inno_facts_unref);
      self->read_facts = facts;
      read_shelf (self);
    }
  else if (self->shelf != NULL)
    show_subject (self);
}

static void
inno_decks_page_retranslate (InnoPage *page)
{
  InnoDecksPage *self = INNO_DECKS_PAGE (page);

  inno_patience_retranslate (self->patience, _("Reading…"));
  inno_deck_list_retranslate (self->list);
  inno_deck_editor_retranslate (self->editor);
  if (self->shelf != NULL && inno_page_get_facts (page) != NULL)
    show_subject (self);
}

static void
inno_decks_page_settle (InnoPage *page)
{
  inno_deck_editor_flush (INNO_DECKS_PAGE (page)->editor);
}

static gboolean
inno_decks_page_focus_chart (InnoPage *page)
{
  InnoDecksPage *self = INNO_DECKS_PAGE (page);

  return gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack));
}

static void
inno_decks_page_open (InnoPage   *page,
                      const char *subject)
{
  InnoDecksPage *self = INNO_DECKS_PAGE (page);

  inno_deck_editor_flush (self->editor);
  inno_take_string (&self->subject, subject);
  self->is_undone = FALSE;
  if (self->shelf != NULL && inno_page_get_facts (page) != NULL)
    show_subject (self);
}

static const char *
inno_decks_page_get_subject (InnoPage *page)
{
  return INNO_DECKS_PAGE (page)->subject;
}

/* What people do */

static void
list_requested_cb (InnoDecksPage *self)
{
  inno_page_open (INNO_PAGE (self), LIST);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
created_cb (InnoDecksPage *self)
{
  InnoDeck *deck = inno_deck_editor_get_deck (self->editor);

  inno_take_string (&self->subject, deck->id);
  inno_take_string (&self->own_id, deck->id);
  self->is_undone = FALSE;
}

/* What becomes of one deck, and what it is called. */
typedef struct
{
  InnoDecksPage *self;
  InnoEditKind   kind;
  char          *name;
} Errand;

static Errand *
errand_new (InnoDecksPage *self,
            InnoEditKind   kind,
            InnoDeck      *deck)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->self = g_object_ref (self);
  errand->kind = kind;
  errand->name = g_strdup (inno_deck_shelf_name (deck));

  return errand;
}

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->self);
  g_free (errand->name);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = inno_form_toast_say (errand->kind, errand->name);

  if (inno_deck_keep_finish (INNO_WORKSPACE (source), result, &error))
    inno_page_send_undoable (INNO_PAGE (errand->self), text);
  else
    inno_page_send_message (INNO_PAGE (errand->self), error->message);
}

/* Somebody has made it, and wants to see it. */
static void
make (InnoDecksPage *self,
      InnoDeck      *deck)
{
  if (self->shelf != NULL)
    inno_deck_shelf_set_own_name (self->shelf, deck);
  inno_deck_keep_async (inno_page_get_workspace (INNO_PAGE (self)), deck, kept_cb,
                        errand_new (self, INNO_EDIT_CREATE, deck));
  inno_take_string (&self->subject, deck->id);
}

/* Not the same document, whatever else it is. */
static InnoDeck *
copy_as_new (InnoDeck *deck)
{
  InnoDeck *copy = inno_deck_copy (deck);

  g_clear_pointer (&copy->id, g_free);
  g_clear_pointer (&copy->document, json_object_unref);

  return copy;
}

static void
duplicate_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  InnoDecksPage *self = INNO_DECKS_PAGE (widget);
  InnoDeck *deck = self->shelf != NULL ? find_deck (self, g_variant_get_string (parameter, NULL)) : NULL;
  g_autoptr (InnoDeck) copy = deck != NULL ? copy_as_new (deck) : NULL;

  if (copy != NULL)
    make (self, copy);
}

static void
new_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  g_autoptr (InnoText) name = inno_text_new (NULL, NULL, NULL);
  g_autoptr (InnoDeck) deck = NULL;

  name->in[inno_lang_get_active ()] = g_strdup (_("New deck"));
  deck = inno_deck_new (name);
  make (INNO_DECKS_PAGE (widget), deck);
}

/* It can be undone in one step, so that nobody is asked. */
static void
delete_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  InnoDecksPage *self = INNO_DECKS_PAGE (widget);
  InnoDeck *deck = self->shelf != NULL ? inno_deck_shelf_find (self->shelf, g_variant_get_string (parameter, NULL)) : NULL;

  if (deck == NULL)
    return;

  inno_take_string (&self->subject, LIST);
  inno_deck_remove_async (inno_page_get_workspace (INNO_PAGE (self)), deck, kept_cb,
                          errand_new (self, INNO_EDIT_DELETE, deck));
}

/* What is being written on is part of it. */
static InnoDeck *
find_whole (InnoDecksPage *self,
            const char    *id)
{
  InnoDeck *open = inno_deck_editor_get_deck (self->editor);

  inno_deck_editor_flush (self->editor);
  if (open != NULL && *id != '\0' && g_strcmp0 (open->id, id) == 0)
    return inno_deck_editor_get_deck (self->editor);

  return self->shelf != NULL ? find_deck (self, id) : NULL;
}

static void
out_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  InnoDecksPage *self = INNO_DECKS_PAGE (widget);
  const char *id, *format_id;
  gboolean with_notes;
  InnoDeck *deck;

  g_variant_get (parameter, "(&s&sb)", &id, &format_id, &with_notes);
  deck = find_whole (self, id);
  if (deck == NULL)
    return;

  if (g_str_equal (action_name, "decks.print"))
    inno_deck_out_print (INNO_PAGE (self), deck, format_id, with_notes);
  else
    inno_deck_out_save (INNO_PAGE (self), deck, format_id, with_notes);
}

static void
pack_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  InnoDecksPage *self = INNO_DECKS_PAGE (widget);
  InnoDeck *deck = find_whole (self, g_variant_get_string (parameter, NULL));

  if (deck != NULL)
    inno_deck_out_pack (INNO_PAGE (self), deck);
}

static void
inno_decks_page_dispose (GObject *object)
{
  InnoDecksPage *self = INNO_DECKS_PAGE (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);

  G_OBJECT_CLASS (inno_decks_page_parent_class)->dispose (object);
}

static void
inno_decks_page_finalize (GObject *object)
{
  InnoDecksPage *self = INNO_DECKS_PAGE (object);

  inno_deck_free (self->ready);
  g_clear_pointer (&self->shelf, inno_deck_shelf_free);
  g_clear_pointer (&self->read_facts, inno_facts_unref);
  g_free (self->subject);
  g_free (self->own_id);

  G_OBJECT_CLASS (inno_decks_page_parent_class)->finalize (object);
}

static void
inno_decks_page_class_init (InnoDecksPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  InnoPageClass *page_class = INNO_PAGE_CLASS (klass);

  object_class->dispose = inno_decks_page_dispose;
  object_class->finalize = inno_decks_page_finalize;
  page_class->update = inno_decks_page_update;
  page_class->settle = inno_decks_page_settle;
  page_class->retranslate = inno_decks_page_retranslate;
  page_class->focus_chart = inno_decks_page_focus_chart;
  page_class->open = inno_decks_page_open;
  page_class->get_subject = inno_decks_page_get_subject;

  gtk_widget_class_install_action (widget_class, "decks.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "decks.duplicate", "s", duplicate_cb);
  gtk_widget_class_install_action (widget_class, "decks.delete", "s", delete_cb);
  gtk_widget_class_install_action (widget_class, "decks.save", "(ssb)", out_cb);
  gtk_widget_class_install_action (widget_class, "decks.print", "(ssb)", out_cb);
  gtk_widget_class_install_action (widget_class, "decks.pack", "s", pack_cb);
}

static void
inno_decks_page_init (InnoDecksPage *self)
{
  GtkWidget *waiting = adw_bin_new ();

  self->subject = g_strdup (LIST);
  self->ready = inno_deck_new_default ();
  self->stack = GTK_STACK (gtk_stack_new ());
  self->patience = INNO_PATIENCE (g_object_new (INNO_TYPE_PATIENCE, "halign", GTK_ALIGN_CENTER,
                                                "valign", GTK_ALIGN_CENTER, NULL));
  self->list = INNO_DECK_LIST (inno_deck_list_new ());
  self->editor = INNO_DECK_EDITOR (inno_deck_editor_new ());
  self->status = ADW_STATUS_PAGE (adw_status_page_new ());
  inno_widget_tell_status (GTK_WIDGET (self->status));
  adw_bin_set_child (ADW_BIN (waiting), GTK_WIDGET (self->patience));
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_add_titled (self->stack, waiting, "waiting", "");
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->list), "list", "");
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->editor), "editor", "");
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->status), "message", "");
  g_signal_connect_object (self->editor, "list-requested", G_CALLBACK (list_requested_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "created", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "message", G_CALLBACK (inno_page_send_message), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "undoable", G_CALLBACK (inno_page_send_undoable), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

/**
 * inno_decks_page_new:
 * @kind: what the table of pages says of it
 *
 * Returns: (transfer floating): a page without facts
 */
InnoPage *
inno_decks_page_new (const InnoPageKind *kind)
{
  InnoPage *page = g_object_new (INNO_TYPE_DECKS_PAGE, NULL);

  inno_page_retranslate (page);
  return page;
}

/**
 * inno_decks_page_get_open:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): the id of the deck that is open, "" for the one that
 *   comes ready; %NULL while none is
 */
const char *
inno_decks_page_get_open (InnoDecksPage *self)
{
  g_return_val_if_fail (INNO_IS_DECKS_PAGE (self), NULL);

  return !g_str_equal (self->subject, LIST) ? self->subject : NULL;
}
