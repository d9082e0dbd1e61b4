/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-deck-list.h"

#include <glib/gi18n-lib.h>

#include "inno-card.h"
#include "inno-context-menu.h"
#include "inno-deck-default.h"
#include "inno-deck-menu.h"
#include "inno-format.h"
#include "inno-widget.h"

/* Pixels */
#define WIDTH 860
#define SPACING 9

struct _InnoDeckList
{
  AdwBin            parent_instance;

  InnoCard         *kept, *ready;
  GtkWidget        *kept_rows, *ready_rows;
  GtkButton        *add;
  AdwButtonContent *add_content;
};

G_DEFINE_FINAL_TYPE (InnoDeckList, inno_deck_list, ADW_TYPE_BIN)

static const char *
meeting_name (InnoDeckShelf *shelf,
              const char    *id)
{
  GPtrArray *meetings = inno_snapshot_list_get_meetings (shelf->snapshots);

  for (guint i = 0; i < meetings->len; i++)
    {
      const InnoMeeting *meeting = g_ptr_array_index (meetings, i);

      if (g_strcmp0 (meeting->id, id) == 0 && meeting->name != NULL)
        return inno_text_get (meeting->name, inno_lang_get_active (), NULL);
    }

  return NULL;
}

/* "14 slides · Steering group 3/2025 · figures of “…”" */
static char *
say_remark (InnoDeck      *deck,
            InnoDeckShelf *shelf)
{
  guint n = deck->slides->len + 1;
  g_autofree char *count = inno_format_count (inno_format_get (inno_lang_get_active ()), n);
  g_autofree char *slides = g_strdup_printf (ngettext ("%s slide", "%s slides", n), count);
  const char *meeting = meeting_name (shelf, deck->meeting);
  const char *snapshot = deck->snapshot != NULL ? inno_snapshot_list_get_label (shelf->snapshots, deck->snapshot) : NULL;
  g_autofree char *figures = snapshot != NULL ? g_strdup_printf (_("figures of “%s”"), snapshot) : NULL;
  GString *text = g_string_new (slides);

  if (meeting != NULL)
    g_string_append_printf (text, " · %s", meeting);
  if (figures != NULL)
    g_string_append_printf (text, " · %s", figures);

  return g_string_free (text, FALSE);
}

static GtkWidget *
make_words (const char *name,
            const char *remark)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = inno_card_make_label (name, "takeaway");
  GtkWidget *line = inno_card_make_label (remark, "foot");

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_widget_add_css_class (line, "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), line);

  return words;
}

/* What the button at its end opens. */
static GtkPopover *
open_menu_cb (GtkWidget          *row,
              GtkWidget          *under,
              const GdkRectangle *place)
{
  GtkMenuButton *more =
    GTK_MENU_BUTTON (gtk_widget_get_last_child (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))));

  gtk_menu_button_popup (more);

  return gtk_menu_button_get_popover (more);
}

static void
add_row (GtkWidget     *list,
         InnoDeck      *deck,
         InnoDeckShelf *shelf)
{
  const char *name = inno_deck_shelf_name (deck);
  g_autofree char *remark = say_remark (deck, shelf);
  g_autofree char *said = g_strjoin (", ", name, remark, NULL);
  g_autofree char *link = g_strconcat ("decks/", deck->document != NULL ? deck->id : INNO_DECK_DEFAULT_ID, NULL);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  GtkButton *present = inno_deck_menu_make_present (FALSE);
  GtkMenuButton *more = inno_deck_menu_make_more ();

  inno_deck_menu_set_target (present, more, deck);
  gtk_box_append (GTK_BOX (line), make_words (name, remark));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (present));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (more));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", link);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.go");
  inno_context_menu_attach (row, open_menu_cb);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static gboolean
inno_deck_list_grab_focus (GtkWidget *widget)
{
  InnoDeckList *self = INNO_DECK_LIST (widget);
  GtkWidget *rows = gtk_widget_get_visible (self->kept_rows) ? self->kept_rows : self->ready_rows;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (rows), 0);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
inno_deck_list_class_init (InnoDeckListClass *klass)
{
  inno_widget_set_grab_focus (GTK_WIDGET_CLASS (klass), inno_deck_list_grab_focus);
}

static InnoCard *
make_card (GtkWidget **rows)
{
  InnoCard *card = INNO_CARD (inno_card_new ());

  *rows = inno_card_make_list ();
  gtk_widget_add_css_class (*rows, "deck-list");
  inno_card_append (card, *rows);

  return card;
}

static void
inno_deck_list_init (InnoDeckList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", WIDTH, "tightening-threshold", WIDTH, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->add_content = ADW_BUTTON_CONTENT (adw_button_content_new ());
  self->add = GTK_BUTTON (gtk_button_new ());
  self->kept = make_card (&self->kept_rows);
  self->ready = make_card (&self->ready_rows);
  adw_button_content_set_icon_name (self->add_content, "list-add-symbolic");
  gtk_button_set_child (self->add, GTK_WIDGET (self->add_content));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add), "decks.new");
  gtk_widget_set_halign (GTK_WIDGET (self->add), GTK_ALIGN_START);

  gtk_widget_add_css_class (box, "page-body");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->kept));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->ready));
  /* Below: the keyboard comes to the decks first. */
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->add));
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/**
 * inno_deck_list_new:
 *
 * Returns: (transfer floating): a list of nothing
 */
GtkWidget *
inno_deck_list_new (void)
{
  return g_object_new (INNO_TYPE_DECK_LIST, NULL);
}

/**
 * inno_deck_list_show:
 * @self: a list
 * @ready: the deck that comes ready-made
 * @shelf: those that are kept
 */
void
inno_deck_list_show (InnoDeckList  *self,
                     InnoDeck      *ready,
                     InnoDeckShelf *shelf)
{
  const char *none = shelf->decks->len > 0 ? NULL
                       : _("There are none yet. Make one of the ready-made deck, or begin with an empty "
                           "one and put charts into it with Ctrl+D on any page.");

  g_return_if_fail (INNO_IS_DECK_LIST (self));

  inno_card_clear_list (self->ready_rows);
  inno_card_clear_list (self->kept_rows);
  add_row (self->ready_rows, ready, shelf);
  for (guint i = 0; i < shelf->decks->len; i++)
    add_row (self->kept_rows, g_ptr_array_index (shelf->decks, i), shelf);

  inno_card_set_takeaway (self->kept, none);
  /* In a card without decks nothing has the keyboard. */
  inno_widget_describe (GTK_WIDGET (self->add), GTK_WIDGET (self->kept), none != NULL ? none : "");
  gtk_widget_set_visible (self->kept_rows, shelf->decks->len > 0);
}

/**
 * inno_deck_list_retranslate:
 * @self: a list
 *
 * Says its own strings anew. The rows follow when they are shown.
 */
void
inno_deck_list_retranslate (InnoDeckList *self)
{
  g_return_if_fail (INNO_IS_DECK_LIST (self));

  adw_button_content_set_label (self->add_content, _("New deck"));
  inno_card_set_title (self->kept, _("Decks of the team"), NULL);
  inno_card_set_title (self->ready, _("Ready-made"), NULL);
  inno_widget_set_name (self->kept_rows, _("Decks of the team"));
  inno_widget_set_name (self->ready_rows, _("Ready-made"));
}
