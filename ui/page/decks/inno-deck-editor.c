/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-deck-editor.h"

#include <glib/gi18n-lib.h>

#include "inno-deck-figures.h"
#include "inno-deck-head.h"
#include "inno-deck-pane.h"
#include "inno-deck-places.h"
#include "inno-document-diff.h"
#include "inno-slide-list.h"
#include "inno-take-string.h"
#include "inno-widget.h"
#include "inno-workspace-frozen.h"

struct _InnoDeckEditor
{
  AdwBin             parent_instance;

  InnoDeckHead      *head;
  AdwLeaflet        *leaflet;     /* list, pane */
  InnoSlideList     *list;
  InnoDeckPane      *pane;

  InnoWorkspace     *workspace;
  InnoDeck          *deck;        /* as it stands here; nullable */
  InnoDeckShelf     *shelf;       /* not ours */
  InnoFacts         *now;         /* of the day */
  InnoDeckFigures   *figures;
  InnoSlidePictures *pictures;
  guint              n_keeping;   /* edits under way */
};

enum
{
  SIGNAL_LIST_REQUESTED,
  SIGNAL_CREATED,
  SIGNAL_MESSAGE,
  SIGNAL_UNDOABLE,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (InnoDeckEditor, inno_deck_editor, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

/* What is shown */

static void
picture_cb (guint                   place,
            const InnoSlideSketch *picture,
            gpointer                user_data)
{
  InnoDeckEditor *self = user_data;

  inno_slide_list_set_picture (self->list, place, picture);
  if (place == inno_deck_pane_get_place (self->pane))
    inno_deck_pane_set_picture (self->pane, picture);
}

static void
draw (InnoDeckEditor *self)
{
  InnoFacts *facts = inno_deck_figures_get (self->figures);

  if (self->deck != NULL && facts != NULL)
    inno_slide_pictures_draw (self->pictures, self->deck, facts);
}

/* What is frozen is there to be shown. */
static gboolean
can_edit (InnoDeckEditor *self)
{
  return self->workspace != NULL && !inno_workspace_is_frozen (self->workspace);
}

static void
say_deck (InnoDeckEditor *self)
{
  const char *said = NULL;

  if (self->deck->document == NULL && can_edit (self))
    said = _("Ready-made. The first change makes it your own.");
  else if (self->deck->snapshot != NULL)
    said = inno_snapshot_list_get_label (self->shelf->snapshots, self->deck->snapshot);

  inno_deck_head_show (self->head, self->deck, said);
}

static void
show_place (InnoDeckEditor *self,
            guint           place)
{
  inno_deck_pane_show (self->pane, self->deck, place, inno_facts_get_portfolio (self->now), self->shelf->snapshots);
  draw (self);
}

/* All that hangs on the deck. */
static void
show_deck (InnoDeckEditor *self)
{
  inno_slide_list_show (self->list, self->deck);
  say_deck (self);
  show_place (self, inno_slide_list_get_place (self->list));
}

static void
take_deck (InnoDeckEditor *self,
           InnoDeck       *deck)
{
  InnoDeck *before = self->deck;

  inno_slide_pictures_stop (self->pictures);
  self->deck = deck;
  inno_slide_list_show (self->list, deck);
  inno_deck_pane_set_choices (self->pane, deck, self->shelf->snapshots);
  g_clear_pointer (&before, inno_deck_free);
}

static void
figures_cb (InnoFacts    *facts,
            const GError *error,
            gpointer      user_data)
{
  InnoDeckEditor *self = user_data;

  if (facts != NULL)
    draw (self);
  else
    g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, error->message);
}

static void
load_figures (InnoDeckEditor *self)
{
  inno_deck_figures_load (self->figures, self->workspace, self->now, self->deck);
}

/* Keeping */

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (InnoDeckEditor) self = user_data;
  g_autoptr (GError) error = NULL;

  self->n_keeping--;
  if (!inno_deck_keep_finish (INNO_WORKSPACE (source), result, &error))
    g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, error->message);
}

static void
keep (InnoDeckEditor *self)
{
  g_autoptr (JsonObject) document = inno_deck_to_json (self->deck);
  gboolean is_new = self->deck->document == NULL;

  if (!is_new && inno_document_has_same_content (document, self->deck->document))
    return;

  self->n_keeping++;
  inno_deck_keep_async (self->workspace, self->deck, kept_cb, g_object_ref (self));
  say_deck (self);
  if (is_new)
    g_signal_emit (self, signals[SIGNAL_CREATED], 0);
}

static void
move (InnoDeckEditor *self,
      guint           from,
      guint           to)
{
  inno_deck_place_slide (self->deck, from - 1, to - 1);
  keep (self);
  inno_slide_list_show (self->list, self->deck);
  inno_slide_list_set_place (self->list, to);
  show_place (self, to);
}

static void
remove_slide (InnoDeckEditor *self,
              guint           place)
{
  g_autofree char *text = NULL;

  text = g_strdup_printf (_("Slide %u was removed from “%s”"), place + 1, inno_deck_shelf_name (self->deck));
  inno_slide_pictures_stop (self->pictures);
  inno_deck_remove_slide (self->deck, place - 1);
  keep (self);
  show_deck (self);
  g_signal_emit (self, signals[SIGNAL_UNDOABLE], 0, text);
}

/* What was written, as a deck; NULL where it cannot be one. */
static InnoDeck *
read_pane (InnoDeckEditor *self)
{
  g_autoptr (InnoDeck) copy = inno_deck_copy (self->deck);
  g_autoptr (JsonObject) document = inno_deck_to_json (copy);
  InnoDeck *deck;

  inno_deck_pane_write (self->pane, document);
  deck = inno_deck_new_from_json (document, NULL);
  if (deck == NULL)
    return NULL;

  g_clear_pointer (&deck->document, json_object_unref);
  deck->document = self->deck->document != NULL ? json_object_ref (self->deck->document) : NULL;

  return deck;
}

static void
changed_cb (InnoDeckEditor *self)
{
  guint place = inno_deck_pane_get_place (self->pane);
  InnoDeck *deck = read_pane (self);
  guint now;

  if (deck == NULL)
    return;

  now = place > 0 ? inno_deck_places_follow_section (self->deck, deck, place) : place;
  take_deck (self, deck);
  keep (self);
  if (now != place)
    {
      inno_slide_list_set_place (self->list, now);
      show_place (self, now);
    }
  load_figures (self);
  draw (self);
}

/* What people do */

static void
selected_cb (InnoDeckEditor *self,
             guint           place)
{
  inno_deck_pane_flush (self->pane);
  show_place (self, place);
}

static void
activated_cb (InnoDeckEditor *self)
{
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child_name (self->leaflet, "pane");
  gtk_widget_grab_focus (GTK_WIDGET (self->pane));
}

static void
moved_cb (InnoDeckEditor *self,
          guint           from,
          guint           to)
{
  inno_deck_pane_flush (self->pane);
  if (can_edit (self))
    move (self, from, to);
}

static void
removed_cb (InnoDeckEditor *self,
            guint           place)
{
  inno_deck_pane_flush (self->pane);
  if (can_edit (self))
    remove_slide (self, place);
}

static void
pane_moved_cb (InnoDeckEditor *self,
               int             steps)
{
  guint place = inno_deck_pane_get_place (self->pane);

  moved_cb (self, place, (guint) ((int) place + steps));
}

static void
pane_removed_cb (InnoDeckEditor *self)
{
  removed_cb (self, inno_deck_pane_get_place (self->pane));
}

static gboolean
is_pane_alone (InnoDeckEditor *self)
{
  return adw_leaflet_get_folded (self->leaflet) &&
         g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "pane") == 0;
}

/* In a narrow window first from the slide to the others. */
static void
back_cb (InnoDeckEditor *self)
{
  inno_deck_pane_flush (self->pane);
  if (!is_pane_alone (self))
    {
      g_signal_emit (self, signals[SIGNAL_LIST_REQUESTED], 0);
      return;
    }

  adw_leaflet_set_visible_child_name (self->leaflet, "list");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
say_back (InnoDeckEditor *self)
{
  inno_deck_head_say_back (self->head, is_pane_alone (self) ? _("All slides") : _("All decks"));
}

/* Of a deck that was just begun there is nothing to choose, and a name to write. */
static gboolean
inno_deck_editor_grab_focus (GtkWidget *widget)
{
  InnoDeckEditor *self = INNO_DECK_EDITOR (widget);
  gboolean is_begun = self->deck != NULL && self->deck->slides->len == 0 && !adw_leaflet_get_folded (self->leaflet);

  return inno_widget_grab_focus_in_sight (is_begun || is_pane_alone (self) ? GTK_WIDGET (self->pane)
                                                                           : GTK_WIDGET (self->list));
}

static void
inno_deck_editor_dispose (GObject *object)
{
  InnoDeckEditor *self = INNO_DECK_EDITOR (object);

  inno_deck_figures_stop (self->figures);
  inno_slide_pictures_stop (self->pictures);

  G_OBJECT_CLASS (inno_deck_editor_parent_class)->dispose (object);
}

static void
inno_deck_editor_finalize (GObject *object)
{
  InnoDeckEditor *self = INNO_DECK_EDITOR (object);

  inno_slide_pictures_free (self->pictures);
  g_clear_pointer (&self->deck, inno_deck_free);
  inno_deck_figures_free (self->figures);
  g_clear_pointer (&self->now, inno_facts_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (inno_deck_editor_parent_class)->finalize (object);
}

static void
inno_deck_editor_class_init (InnoDeckEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = inno_deck_editor_dispose;
  object_class->finalize = inno_deck_editor_finalize;
  inno_widget_set_grab_focus (GTK_WIDGET_CLASS (klass), inno_deck_editor_grab_focus);

  signals[SIGNAL_LIST_REQUESTED] = g_signal_new ("list-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                 G_TYPE_NONE, 0);
  signals[SIGNAL_CREATED] = g_signal_new ("created", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MESSAGE] = g_signal_new ("message", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_UNDOABLE] = g_signal_new ("undoable", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
add_leaf (InnoDeckEditor *self,
          GtkWidget      *child,
          const char     *name)
{
  adw_leaflet_page_set_name (adw_leaflet_append (self->leaflet, child), name);
}

static void
inno_deck_editor_init (InnoDeckEditor *self)
{
  const struct { gpointer *widget; const char *signal; GCallback callback; } handlers[] = {
    { (gpointer *) &self->head, "back", G_CALLBACK (back_cb) },
    { (gpointer *) &self->list, "selected", G_CALLBACK (selected_cb) },
    { (gpointer *) &self->list, "activated", G_CALLBACK (activated_cb) },
    { (gpointer *) &self->list, "moved", G_CALLBACK (moved_cb) },
    { (gpointer *) &self->list, "removed", G_CALLBACK (removed_cb) },
    { (gpointer *) &self->pane, "changed", G_CALLBACK (changed_cb) },
    { (gpointer *) &self->pane, "moved", G_CALLBACK (pane_moved_cb) },
    { (gpointer *) &self->pane, "removed", G_CALLBACK (pane_removed_cb) },
    { (gpointer *) &self->leaflet, "notify::folded", G_CALLBACK (say_back) },
    { (gpointer *) &self->leaflet, "notify::visible-child", G_CALLBACK (say_back) },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->pictures = inno_slide_pictures_new (picture_cb, self);
  self->figures = inno_deck_figures_new (figures_cb, self);
  self->head = INNO_DECK_HEAD (inno_deck_head_new ());
  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  self->list = INNO_SLIDE_LIST (inno_slide_list_new ());
  self->pane = INNO_DECK_PANE (inno_deck_pane_new ());
  adw_leaflet_set_can_navigate_back (self->leaflet, TRUE);
  adw_leaflet_set_fold_threshold_policy (self->leaflet, ADW_FOLD_THRESHOLD_POLICY_NATURAL);
  gtk_widget_set_vexpand (GTK_WIDGET (self->leaflet), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->pane), TRUE);
  add_leaf (self, GTK_WIDGET (self->list), "list");
  add_leaf (self, GTK_WIDGET (self->pane), "pane");
  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (*handlers[i].widget, handlers[i].signal, handlers[i].callback, self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->head));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->leaflet));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * inno_deck_editor_new:
 *
 * Returns: (transfer floating): an editor of nothing yet
 */
GtkWidget *
inno_deck_editor_new (void)
{
  return g_object_new (INNO_TYPE_DECK_EDITOR, NULL);
}

/**
 * inno_deck_editor_set_workspace:
 * @self: an editor
 * @workspace: (nullable): where decks are kept
 */
void
inno_deck_editor_set_workspace (InnoDeckEditor *self,
                                InnoWorkspace  *workspace)
{
  g_return_if_fail (INNO_IS_DECK_EDITOR (self));

  g_set_object (&self->workspace, workspace);
  inno_deck_pane_set_can_edit (self->pane, can_edit (self));
  inno_slide_list_set_can_edit (self->list, can_edit (self));
}

/**
 * inno_deck_editor_set_shelf:
 * @self: an editor
 * @shelf: what there is to choose; stays until another is given
 */
void
inno_deck_editor_set_shelf (InnoDeckEditor *self,
                            InnoDeckShelf  *shelf)
{
  g_return_if_fail (INNO_IS_DECK_EDITOR (self));

  self->shelf = shelf;
  if (self->deck != NULL)
    inno_deck_pane_set_choices (self->pane, self->deck, shelf->snapshots);
}

/* What somebody is writing, or what is being kept, is newer than what was read. */
static gboolean
is_newer (InnoDeckEditor *self,
          InnoDeck       *deck)
{
  if (self->deck == NULL || g_strcmp0 (self->deck->id, deck->id) != 0)
    return FALSE;
  if (self->n_keeping > 0 || inno_deck_pane_is_pending (self->pane))
    return TRUE;
  if (self->deck->document == NULL || deck->document == NULL)
    return self->deck->document == deck->document;

  return inno_document_has_same_content (self->deck->document, deck->document);
}

/**
 * inno_deck_editor_show:
 * @self: an editor with a workspace
 * @deck: a deck
 * @shelf: what there is to choose; stays until another is given
 * @facts: those of the day
 *
 * Shows a deck. Where it is the one that is shown already, nothing that somebody is
 * writing is lost.
 */
void
inno_deck_editor_show (InnoDeckEditor *self,
                       InnoDeck       *deck,
                       InnoDeckShelf  *shelf,
                       InnoFacts      *facts)
{
  gboolean is_other;
  guint place;

  g_return_if_fail (INNO_IS_DECK_EDITOR (self));

  is_other = self->deck == NULL || g_strcmp0 (self->deck->id, deck->id) != 0;
  /* What the window is searched for is no matter of slides. */
  facts = inno_facts_ref (inno_facts_get_whole (facts));
  g_clear_pointer (&self->now, inno_facts_unref);
  self->now = facts;
  inno_deck_editor_set_shelf (self, shelf);
  if (is_other)
    adw_leaflet_set_visible_child_name (self->leaflet, "list");
  if (!is_newer (self, deck))
    {
      place = inno_slide_list_get_place (self->list);
      place = is_other ? 0 : inno_deck_places_follow_slide (self->deck, deck, place);
      take_deck (self, inno_deck_copy (deck));
      inno_slide_list_set_place (self->list, place);
      show_deck (self);
    }
  load_figures (self);
  draw (self);
}

/**
 * inno_deck_editor_follow:
 * @self: an editor with a deck
 * @id: (nullable): of the deck that takes its place; %NULL for the one that comes ready-made
 *
 * Has what is shown be the same as that, so that showing it does not lead back to the cover.
 */
void
inno_deck_editor_follow (InnoDeckEditor *self,
                         const char     *id)
{
  g_return_if_fail (INNO_IS_DECK_EDITOR (self));
  g_return_if_fail (self->deck != NULL);

  inno_take_string (&self->deck->id, id);
}

/**
 * inno_deck_editor_get_deck:
 * @self: an editor
 *
 * Returns: (transfer none) (nullable): the deck as it stands
 */
InnoDeck *
inno_deck_editor_get_deck (InnoDeckEditor *self)
{
  g_return_val_if_fail (INNO_IS_DECK_EDITOR (self), NULL);

  return self->deck;
}

/**
 * inno_deck_editor_is_keeping:
 * @self: an editor
 *
 * Returns: whether something that was changed is on its way to the store
 */
gboolean
inno_deck_editor_is_keeping (InnoDeckEditor *self)
{
  g_return_val_if_fail (INNO_IS_DECK_EDITOR (self), FALSE);

  return self->n_keeping > 0;
}

/**
 * inno_deck_editor_flush:
 * @self: an editor
 *
 * Keeps what was typed without waiting for a pause.
 */
void
inno_deck_editor_flush (InnoDeckEditor *self)
{
  g_return_if_fail (INNO_IS_DECK_EDITOR (self));

  inno_deck_pane_flush (self->pane);
}

/**
 * inno_deck_editor_retranslate:
 * @self: an editor
 *
 * Says everything anew in the active language.
 */
void
inno_deck_editor_retranslate (InnoDeckEditor *self)
{
  g_return_if_fail (INNO_IS_DECK_EDITOR (self));

  say_back (self);
  inno_deck_head_retranslate (self->head);
  inno_slide_list_retranslate (self->list);
  inno_deck_pane_retranslate (self->pane);
  if (self->deck == NULL)
    return;

  say_deck (self);
  draw (self);
}
