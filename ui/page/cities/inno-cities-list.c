/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-cities-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-aggregate.h"
#include "inno-card.h"
#include "inno-column-box.h"
#include "inno-format.h"
#include "inno-widget.h"

/* The lists, side by side where there is room. */
static const struct { InnoDimension by; const char *title; } lists[] = {
  { INNO_DIMENSION_AGREEMENT, NC_("list", "Agreements") },
  { INNO_DIMENSION_CITY, NC_("list", "Cities and municipalities") },
};

struct _InnoCitiesList
{
  AdwBin          parent_instance;

  GtkSearchEntry *entry;
  InnoCard       *cards[G_N_ELEMENTS (lists)];
  GtkWidget      *rows[G_N_ELEMENTS (lists)];
  char           *wanted;     /* what is searched for, case folded */
};

G_DEFINE_FINAL_TYPE (InnoCitiesList, inno_cities_list, ADW_TYPE_BIN)

#define WORDS "inno-words"

/* In any of its names: Uleåborg is found where Oulu is shown. */
static char *
make_words (InnoEntity *entity)
{
  GString *words = g_string_new (NULL);

  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    {
      g_autofree char *folded = g_utf8_casefold (inno_entity_get_label (entity, lang), -1);

      g_string_append_printf (words, "%s\n", folded);
    }

  return g_string_free (words, FALSE);
}

static gboolean
filter_row (GtkListBoxRow *row,
            gpointer       user_data)
{
  InnoCitiesList *self = user_data;
  const char *words = g_object_get_data (G_OBJECT (row), WORDS);

  return self->wanted == NULL || words == NULL || strstr (words, self->wanted) != NULL;
}

static void
search_changed_cb (InnoCitiesList *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  g_free (self->wanted);
  self->wanted = *text != '\0' ? g_utf8_casefold (text, -1) : NULL;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->rows[i]));
}

static InnoCell
get_cell (InnoFrame  *frame,
          guint       row,
          const char *column)
{
  return inno_frame_get_cell (frame, row, inno_frame_find_column (frame, column));
}

static void
add_row (GtkWidget  *list,
         InnoFrame  *frame,
         guint       from,
         InnoEntity *entity)
{
  const InnoFormat *format = inno_format_get (inno_frame_get_query (frame)->lang);
  gint64 n_projects = inno_frame_get_cell (frame, from, inno_frame_find_column (frame, "projects")).fraction;
  g_autofree char *count = inno_format_count (format, n_projects);
  g_autofree char *projects = g_strdup_printf (ngettext ("%s project", "%s projects", n_projects), count);
  g_autofree char *amount = inno_format_euros_compact (format, get_cell (frame, from, "public").integer, 1);
  g_autofree char *link = g_strconcat ("cities/", inno_frame_get_row_id (frame, from), NULL);
  g_autofree char *name = g_strjoin (", ", inno_frame_get_row_label (frame, from), projects, amount, NULL);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = inno_card_make_label (inno_frame_get_row_label (frame, from), "takeaway");
  GtkWidget *aside = gtk_label_new (projects);
  GtkWidget *money = gtk_label_new (amount);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (aside, "dim-label");
  gtk_widget_add_css_class (aside, "foot");
  gtk_widget_add_css_class (money, "amount");
  gtk_label_set_width_chars (GTK_LABEL (money), 11);
  gtk_label_set_xalign (GTK_LABEL (money), 1);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), aside);
  gtk_box_append (GTK_BOX (line), money);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", link);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.go");
  g_object_set_data_full (G_OBJECT (row), WORDS, make_words (entity), g_free);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

/* With filters those alone of which something is left. */
static void
fill (InnoCitiesList  *self,
      guint            place,
      InnoFacts       *facts,
      const InnoQuery *query)
{
  g_autoptr (InnoQuery) asked = inno_query_copy (query);
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoFrame) frame = NULL;
  const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "list", lists[place].title);
  gboolean has_any = FALSE;

  asked->by = lists[place].by;
  frame = inno_facts_places (facts, asked, &error);
  inno_card_clear_list (self->rows[place]);
  for (guint row = 0; frame != NULL && row < inno_frame_get_n_rows (frame); row++)
    {
      InnoEntity *entity = inno_portfolio_find (inno_facts_get_portfolio (facts), inno_frame_get_row_id (frame, row));

      if (entity == NULL)
        continue;
      add_row (self->rows[place], frame, row, entity);
      has_any = TRUE;
    }
  inno_card_set_title (self->cards[place], title, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows[place]), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  inno_card_set_takeaway (self->cards[place], error != NULL ? error->message : has_any ? NULL : _("Nothing matches"));
}

static gboolean
inno_cities_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (INNO_CITIES_LIST (widget)->entry));
}

static void
inno_cities_list_finalize (GObject *object)
{
  g_free (INNO_CITIES_LIST (object)->wanted);

  G_OBJECT_CLASS (inno_cities_list_parent_class)->finalize (object);
}

static void
inno_cities_list_class_init (InnoCitiesListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = inno_cities_list_finalize;
  inno_widget_set_grab_focus (GTK_WIDGET_CLASS (klass), inno_cities_list_grab_focus);
}

static void
inno_cities_list_init (InnoCitiesList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 1400, "tightening-threshold", 1400, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  InnoColumnBox *columns = INNO_COLUMN_BOX (inno_column_box_new ());

  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      self->cards[i] = INNO_CARD (inno_card_new ());
      self->rows[i] = inno_card_make_list ();
      inno_widget_make_one_stop (GTK_LIST_BOX (self->rows[i]));
      gtk_list_box_set_filter_func (GTK_LIST_BOX (self->rows[i]), filter_row, self, NULL);
      inno_card_append (self->cards[i], self->rows[i]);
      inno_column_box_append (columns, GTK_WIDGET (self->cards[i]), i, i);
    }

  gtk_widget_add_css_class (box, "page-body");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (columns));
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/**
 * inno_cities_list_new:
 *
 * Returns: (transfer floating): a list of nothing
 */
GtkWidget *
inno_cities_list_new (void)
{
  return g_object_new (INNO_TYPE_CITIES_LIST, NULL);
}

/**
 * inno_cities_list_ask:
 * @self: a list
 * @facts: the facts
 * @query: the filters; its language must be the active one
 */
void
inno_cities_list_ask (InnoCitiesList  *self,
                      InnoFacts       *facts,
                      const InnoQuery *query)
{
  g_return_if_fail (INNO_IS_CITIES_LIST (self));

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    fill (self, i, facts, query);
}

/**
 * inno_cities_list_retranslate:
 * @self: a list
 *
 * Says the strings of the widgets anew. The rows follow with the next question.
 */
void
inno_cities_list_retranslate (InnoCitiesList *self)
{
  g_return_if_fail (INNO_IS_CITIES_LIST (self));

  g_object_set (self->entry, "placeholder-text", _("Search for a city or an agreement"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Search for a city or an agreement"), -1);
}
