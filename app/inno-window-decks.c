/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-window-private.h"

#include <glib/gi18n-lib.h>

#include "inno-deck-shelf.h"

/* The deck that charts go into: the one that was used last. */
#define KEY "deck"

typedef struct
{
  InnoWindow *window;
  char       *chart;
  char       *query;
  char       *name;     /* of the deck */
} Addition;

static void
addition_free (Addition *addition)
{
  g_object_unref (addition->window);
  g_free (addition->chart);
  g_free (addition->query);
  g_free (addition->name);
  g_free (addition);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Addition, addition_free)

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Addition) addition = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!inno_deck_keep_finish (INNO_WORKSPACE (source), result, &error))
    {
      inno_window_toast (addition->window, error->message);
      return;
    }

  text = g_strdup_printf (_("Added to “%s”"), addition->name);
  inno_window_toast_undoable (addition->window, text);
}

/* Without any deck the first chart makes one. */
static InnoDeck *
choose_deck (InnoDeckShelf *shelf,
             const char    *wanted)
{
  g_autoptr (InnoText) name = NULL;
  InnoDeck *deck = inno_deck_shelf_find (shelf, wanted);

  if (deck == NULL && shelf->decks->len > 0)
    deck = g_ptr_array_index (shelf->decks, 0);
  if (deck != NULL)
    return inno_deck_copy (deck);

  name = inno_text_new (NULL, NULL, NULL);
  name->in[inno_lang_get_active ()] = g_strdup (_("New deck"));

  return inno_deck_new (name);
}

/* Under the item of the agenda that comes last. */
static void
add_slide (InnoDeck       *deck,
           const Addition *addition)
{
  const InnoSlide *last = deck->slides->len > 0 ? g_ptr_array_index (deck->slides, deck->slides->len - 1) : NULL;
  InnoSlide *slide = inno_deck_add_slide (deck, addition->chart, addition->query);

  slide->section = g_strdup (last != NULL ? last->section : NULL);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Addition) addition = user_data;
  InnoWindow *self = addition->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoDeckShelf) shelf = inno_deck_shelf_load_finish (INNO_WORKSPACE (source), result, &error);
  g_autofree char *wanted = inno_window_dup_used_deck (self);
  g_autoptr (InnoDeck) deck = NULL;

  if (shelf == NULL)
    {
      inno_window_toast (self, error->message);
      return;
    }

  deck = choose_deck (shelf, wanted);
  add_slide (deck, addition);
  addition->name = g_strdup (inno_deck_shelf_name (deck));
  inno_deck_keep_async (INNO_WORKSPACE (source), deck, kept_cb, g_steal_pointer (&addition));
  g_settings_set_string (self->settings, KEY, deck->id);
}

static void
add (InnoWindow *self,
     const char *chart,
     const char *query_text)
{
  g_autoptr (InnoQuery) query = inno_query_from_text (query_text, NULL);
  Addition *addition;

  if (query == NULL)
    return;
  if (query->text != NULL)
    {
      inno_window_toast (self, _("A free search cannot be kept on a slide. Use the other filters instead."));
      return;
    }

  addition = g_new0 (Addition, 1);
  addition->window = g_object_ref (self);
  addition->chart = g_strdup (chart);
  addition->query = g_strdup (query_text);
  inno_deck_shelf_load_async (self->workspace, NULL, read_cb, addition);
}

static void
add_to_deck_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  const char *chart, *query;

  g_variant_get (parameter, "(&s&s)", &chart, &query);
  add (INNO_WINDOW (widget), chart, query);
}

static void
add_view_to_deck_cb (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  InnoWindow *self = INNO_WINDOW (widget);
  InnoChartCard *card = inno_window_find_chart_card (self);

  if (card == NULL || !inno_chart_card_add_to_deck (card))
    inno_window_toast (self, _("There is no chart on this page to put into a deck."));
}

static void
use_deck_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  g_settings_set_string (INNO_WINDOW (widget)->settings, KEY, g_variant_get_string (parameter, NULL));
}

static const struct { const char *name; const char *type; GtkWidgetActionActivateFunc func; } actions[] = {
  { "win.add-to-deck", "(ss)", add_to_deck_cb },
  { "win.add-view-to-deck", NULL, add_view_to_deck_cb },
  { "win.use-deck", "s", use_deck_cb },
};

/**
 * inno_window_install_decks:
 * @widget_class: the class of the window
 *
 * Installs what puts charts into decks.
 */
void
inno_window_install_decks (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type, actions[i].func);
}

/**
 * inno_window_dup_used_deck:
 * @self: the window
 *
 * Returns: (transfer full): the id of the deck that was used last, which may be gone; "" for none
 */
char *
inno_window_dup_used_deck (InnoWindow *self)
{
  g_return_val_if_fail (INNO_IS_WINDOW (self), NULL);

  return g_settings_get_string (self->settings, KEY);
}

/**
 * inno_window_update_decks:
 * @self: the window
 *
 * Lets charts be put into decks where there are any, and they can be changed.
 */
void
inno_window_update_decks (InnoWindow *self)
{
  gboolean can_add = inno_workspace_get_facts (self->workspace) != NULL && !inno_workspace_is_frozen (self->workspace);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name, can_add);
}
