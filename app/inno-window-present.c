/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-window-private.h"

#include <glib/gi18n-lib.h>

#include "inno-changes-jobs.h"
#include "inno-deck-default.h"
#include "inno-deck-figures.h"
#include "inno-decks-page.h"
#include "inno-format.h"
#include "inno-shortcuts.h"
#include "inno-stage.h"

/* Decisions that are made during a talk, on their way into the document of its deck: one
 * edit after the other, so that none is beside another. */
typedef struct
{
  InnoWindow    *window;
  InnoWorkspace *workspace;  /* still there when the window is gone */
  InnoDeck      *deck;       /* all of it, also what could not be shown */
  GHashTable    *waiting;    /* id of a slide → what was decided, or "" */
  GHashTable    *sent;       /* the same, on its way; nullable */
} Decisions;

typedef struct
{
  InnoWindow *window;
  InnoDeck   *deck;
} Errand;

/* A deck that is read, and what is done without one. */
typedef struct
{
  InnoWindow *window;
  void      (*without) (InnoWindow *window);
} Reading;

static void
reading_free (Reading *self)
{
  g_object_unref (self->window);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->window);
  g_clear_pointer (&errand->deck, inno_deck_free);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

/* On the thread of the store: a document, or none where it is gone. */
static gpointer
read_document (InnoStore     *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return inno_store_read_document (store, data, error);
}

static const InnoWorkspaceJob reading = { read_document, g_free, (GDestroyNotify) json_object_unref };

/* Decisions */

static void send_decisions (Decisions *self);

static void
decisions_clear (gpointer data)
{
  Decisions *self = data;

  g_object_unref (self->window);
  g_object_unref (self->workspace);
  inno_deck_free (self->deck);
  g_hash_table_unref (self->waiting);
  g_clear_pointer (&self->sent, g_hash_table_unref);
}

static void
decisions_release (Decisions *self)
{
  g_rc_box_release_full (self, decisions_clear);
}

/* The deck that comes ready is nobody's: whoever decides something on it has a copy from
 * then on, with the day in its name. */
static void
make_own (InnoDeck *deck)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  InnoDay today = inno_day_new (g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now));

  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    {
      g_autofree char *name = g_steal_pointer (&deck->name->in[lang]);
      g_autofree char *day = inno_format_day (inno_format_get ((InnoLang) lang), today);

      if (name != NULL)
        deck->name->in[lang] = g_strjoin (" ", name, day, NULL);
    }
}

static void
apply (InnoDeck   *deck,
       GHashTable *decisions)
{
  GHashTableIter iter;
  gpointer id, text;

  g_hash_table_iter_init (&iter, decisions);
  while (g_hash_table_iter_next (&iter, &id, &text))
    {
      InnoSlide *slide = inno_deck_find_slide (deck, id, NULL);

      if (slide == NULL)
        continue;
      g_free (slide->decision);
      slide->decision = *(char *) text != '\0' ? g_strdup (text) : NULL;
    }
}

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* What could not be kept goes with the next one. */
static void
sent (Decisions    *self,
      const GError *error)
{
  g_autoptr (GHashTable) table = g_steal_pointer (&self->sent);
  GHashTableIter iter;
  gpointer id, text;

  g_application_release (g_application_get_default ());
  if (error == NULL)
    {
      send_decisions (self);
      return;
    }

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &id, &text))
    if (!g_hash_table_contains (self->waiting, id))
      g_hash_table_insert (self->waiting, g_strdup (id), g_strdup (text));
  if (gtk_widget_get_mapped (GTK_WIDGET (self->window)))
    inno_window_toast (self->window, error->message);
}

static void
edited_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Decisions *self = user_data;
  g_autoptr (GError) error = NULL;

  inno_workspace_edit_finish (INNO_WORKSPACE (source), result, &error);
  sent (self, error);
  decisions_release (self);
}

/* @document: (nullable): there is none, or none any more: all that is here becomes one. */
static void
edit (Decisions  *self,
      JsonObject *document)
{
  g_autoptr (InnoDeck) found = document != NULL ? inno_deck_new_from_json (document, NULL) : NULL;
  InnoDeck *deck = found != NULL ? found : self->deck;
  g_autoptr (JsonObject) written = NULL;
  InnoEdit *step;

  apply (deck, self->sent);
  written = inno_deck_to_json (deck);
  step = inno_edit_new (found != NULL ? INNO_EDIT_CHANGE : INNO_EDIT_CREATE, deck->id);
  inno_edit_put (step, found != NULL ? document : NULL, written);
  inno_workspace_edit_async (self->workspace, step, NULL, edited_cb, g_rc_box_acquire (self));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Decisions *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) document = inno_workspace_run_finish (INNO_WORKSPACE (source), result, &error);

  if (error != NULL)
    sent (self, error);
  else
    edit (self, document);
  decisions_release (self);
}

static void
send_decisions (Decisions *self)
{
  if (self->sent != NULL || g_hash_table_size (self->waiting) == 0)
    return;

  /* The last window may be closed meanwhile. */
  g_application_hold (g_application_get_default ());
  self->sent = g_steal_pointer (&self->waiting);
  self->waiting = new_table ();
  apply (self->deck, self->sent);
  if (self->deck->id != NULL)
    {
      inno_workspace_run_async (self->workspace, &reading, g_strdup (self->deck->id), NULL, read_cb,
                                g_rc_box_acquire (self));
      return;
    }

  make_own (self->deck);
  edit (self, NULL);
}

static void
decided_cb (InnoTalk   *talk,
            const char *slide,
            const char *text,
            Decisions  *self)
{
  g_hash_table_insert (self->waiting, g_strdup (slide), g_strdup (text != NULL ? text : ""));
  send_decisions (self);
}

static void
released_cb (gpointer  data,
             GClosure *closure)
{
  decisions_release (data);
}

static void
watch_decisions (InnoWindow *self,
                 InnoTalk   *talk,
                 InnoDeck   *deck)
{
  Decisions *decisions = g_rc_box_new0 (Decisions);

  decisions->window = g_object_ref (self);
  decisions->workspace = g_object_ref (self->workspace);
  decisions->deck = deck;
  decisions->waiting = new_table ();
  g_signal_connect_data (talk, "decided", G_CALLBACK (decided_cb), decisions, released_cb, 0);
}

/* The talk */

/* Over the window of the talk that has the keyboard: the wall shows them where it is the only screen. */
static void
keys_requested_cb (InnoWindow *self)
{
  GtkWindow *active = gtk_application_get_active_window (gtk_window_get_application (GTK_WINDOW (self)));

  inno_shortcuts_show (active != NULL ? active : GTK_WINDOW (self), "presenting");
}

/* Figures of a snapshot are never replaced by others; without anything to compare with there
 * are the slides that compare nothing. */
static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Errand) errand = user_data;
  InnoWindow *self = errand->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoFacts) facts = inno_changes_compare_finish (INNO_WORKSPACE (source), result, &error);
  InnoFacts *now = inno_workspace_get_facts (self->workspace);
  g_autoptr (InnoTalk) talk = NULL;

  if (error != NULL && errand->deck->snapshot != NULL)
    {
      inno_window_toast (self, error->message);
      return;
    }
  if (error != NULL)
    g_debug ("Nothing to compare with: %s", error->message);
  if (now == NULL || self->stage != NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  talk = inno_talk_new (inno_deck_copy (errand->deck), facts != NULL ? facts : now, inno_lang_get_active ());
  g_signal_connect_object (talk, "keys-requested", G_CALLBACK (keys_requested_cb), self, G_CONNECT_SWAPPED);
  watch_decisions (self, talk, g_steal_pointer (&errand->deck));
  g_set_weak_pointer (&self->stage, inno_stage_open (talk, GTK_WINDOW (self)));
}

/**
 * inno_window_present:
 * @self: the window
 * @deck: (transfer full): what is presented
 *
 * Shows the slides, on another screen where there is one, and the presenter's window. They
 * keep the figures of this moment, or of the snapshot that the deck names. While a talk is
 * going on its windows come before the others instead.
 */
void
inno_window_present (InnoWindow *self,
                     InnoDeck   *deck)
{
  InnoFacts *facts;
  Errand *errand;

  g_return_if_fail (INNO_IS_WINDOW (self));

  if (self->stage != NULL)
    {
      inno_deck_free (deck);
      inno_stage_present (self->stage);
      return;
    }

  errand = g_new0 (Errand, 1);
  errand->window = g_object_ref (self);
  errand->deck = deck;
  facts = inno_workspace_get_facts (self->workspace);
  if (facts == NULL)
    errand_free (errand);
  else
    inno_deck_figures_read_async (self->workspace, facts, deck, NULL, compared_cb, errand);
}

/* The deck of the file that is shown, or else the one of a steering group. */
static void
present_ready (InnoWindow *self)
{
  InnoDeck *deck = inno_workspace_get_pack_deck (self->workspace);

  inno_window_present (self, deck != NULL ? inno_deck_copy (deck) : inno_deck_new_default ());
}

static void
tell_gone (InnoWindow *self)
{
  inno_window_toast (self, _("The deck is no longer there."));
}

static void
deck_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Reading) errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) document = inno_workspace_run_finish (INNO_WORKSPACE (source), result, &error);
  InnoDeck *deck = document != NULL ? inno_deck_new_from_json (document, &error) : NULL;

  if (deck != NULL)
    inno_window_present (errand->window, deck);
  else if (error != NULL)
    inno_window_toast (errand->window, error->message);
  else
    errand->without (errand->window);
}

static void
present_id (InnoWindow *self,
            const char *id,
            void      (*without) (InnoWindow *window))
{
  Reading *errand = g_new (Reading, 1);

  *errand = (Reading) { g_object_ref (self), without };
  inno_workspace_run_async (self->workspace, &reading, g_strdup (id), NULL, deck_read_cb, errand);
}

/* What was used last may be of another portfolio, or gone. */
static void
present_used (InnoWindow *self,
              const char *id)
{
  if (*id == '\0')
    present_ready (self);
  else
    present_id (self, id, present_ready);
}

/* What is being typed in it belongs to it, and makes one's own of what was ready-made. */
static const char *
settle_open (InnoWindow *self)
{
  if (!INNO_IS_DECKS_PAGE (self->page))
    return NULL;

  inno_page_settle (self->page);
  return inno_decks_page_get_open (INNO_DECKS_PAGE (self->page));
}

/**
 * inno_window_present_deck:
 * @self: the window
 *
 * Presents the deck that is open on the page of decks, elsewhere that of the file that is
 * shown, or else the one that was used last. Without any it is the one of a steering group
 * that comes ready.
 */
void
inno_window_present_deck (InnoWindow *self)
{
  g_autofree char *used = NULL;
  const char *open;

  g_return_if_fail (INNO_IS_WINDOW (self));

  open = settle_open (self);
  used = inno_workspace_get_pack_deck (self->workspace) == NULL ? inno_window_dup_used_deck (self) : g_strdup ("");
  present_used (self, open != NULL ? open : used);
}

static void
present_deck_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  InnoWindow *self = INNO_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  const char *open = settle_open (self);

  if (*id == '\0')
    present_used (self, open != NULL ? open : "");
  else
    present_id (self, id, tell_gone);
}

/**
 * inno_window_install_present:
 * @widget_class: the class of the window
 *
 * Installs win.present-deck (s): the id of a deck, or "" for the one that comes ready and what it
 * has become on the page of decks.
 */
void
inno_window_install_present (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.present-deck", "s", present_deck_cb);
}
