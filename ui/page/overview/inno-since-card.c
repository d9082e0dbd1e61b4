/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-since-card.h"

#include <glib/gi18n-lib.h>

#include "inno-aggregate.h"
#include "inno-card.h"
#include "inno-format.h"

struct _InnoSinceCard
{
  AdwBin     parent_instance;

  InnoCard  *card;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (InnoSinceCard, inno_since_card, ADW_TYPE_BIN)

static char *
count_added (gint64      n,
             const char *count)
{
  return g_strdup_printf (ngettext ("%s new project", "%s new projects", n), count);
}

static char *
count_ended (gint64      n,
             const char *count)
{
  return g_strdup_printf (ngettext ("%s project has ended", "%s projects have ended", n), count);
}

static char *
count_amounts (gint64      n,
               const char *count)
{
  return g_strdup_printf (ngettext ("%s amount has changed", "%s amounts have changed", n), count);
}

static char *
count_removed (gint64      n,
               const char *count)
{
  return g_strdup_printf (ngettext ("%s project removed", "%s projects removed", n), count);
}

/* How each is said; the money of what has ended is no change of it. */
static const struct { char *(*count) (gint64 n, const char *count); const char *icon, *money; gboolean is_change; }
ways[INNO_CHANGE_NONE] = {
  [INNO_CHANGE_ADDED]   = { count_added, "list-add-symbolic", "difference", TRUE },
  [INNO_CHANGE_ENDED]   = { count_ended, "emblem-ok-symbolic", INNO_FRAME_TOTAL_ID, FALSE },
  [INNO_CHANGE_AMOUNT]  = { count_amounts, "document-edit-symbolic", "difference", TRUE },
  [INNO_CHANGE_REMOVED] = { count_removed, "user-trash-symbolic", "difference", TRUE },
};

static InnoCell
get_cell (InnoFrame  *frame,
          guint       row,
          const char *column)
{
  return inno_frame_get_cell (frame, row, inno_frame_find_column (frame, column));
}

static char *
format_money (InnoFrame  *frame,
              InnoChange  change)
{
  InnoCell cell = get_cell (frame, change, ways[change].money);
  g_autofree char *amount = inno_format_euros_compact (inno_format_get (inno_frame_get_query (frame)->lang),
                                                       cell.integer, 1);

  if (cell.state != INNO_CELL_KNOWN)
    return g_strdup (_("amount not known"));

  return g_strconcat (ways[change].is_change && cell.integer > 0 ? "+" : "", amount, NULL);
}

static void
add_row (InnoSinceCard *self,
         InnoFrame     *frame,
         InnoChange     change)
{
  gint64 n = get_cell (frame, change, "projects").integer;
  g_autofree char *count = inno_format_count (inno_format_get (inno_frame_get_query (frame)->lang), n);
  g_autofree char *text = ways[change].count (n, count);
  g_autofree char *money = n > 0 ? format_money (frame, change) : NULL;
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = inno_card_make_label (text, "rule-state");
  GtkWidget *amount = gtk_label_new (money);

  gtk_widget_add_css_class (amount, "dim-label");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name (ways[change].icon));
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), amount);
  gtk_box_append (GTK_BOX (self->list), line);
}

static void
show_frame (InnoSinceCard *self,
            InnoFrame     *frame)
{
  const InnoFrameContext *context = inno_frame_get_context (frame);
  g_autofree char *day = inno_format_day (inno_format_get (inno_frame_get_query (frame)->lang), context->since_day);

  if (context->since == NULL)
    {
      inno_card_set_takeaway (self->card, _("There is nothing to compare with yet. “Freeze” on the page “Changes” "
                                            "keeps the portfolio as it is now."));
      return;
    }

  inno_card_set_title (self->card, _("Since the last meeting"), context->since_day != INNO_DAY_NONE ? day : context->since);
  inno_card_set_takeaway (self->card, NULL);
  for (guint change = 0; change < INNO_CHANGE_NONE; change++)
    if (change != INNO_CHANGE_REMOVED || get_cell (frame, change, "projects").integer > 0)
      add_row (self, frame, change);
}

static void
inno_since_card_class_init (InnoSinceCardClass *klass)
{
}

static void
inno_since_card_init (InnoSinceCard *self)
{
  self->card = INNO_CARD (inno_card_new ());
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  inno_card_set_link (self->card, "changes");
  inno_card_append (self->card, self->list);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->card));
}

/**
 * inno_since_card_new:
 *
 * Returns: (transfer floating): a card that says nothing
 */
GtkWidget *
inno_since_card_new (void)
{
  return g_object_new (INNO_TYPE_SINCE_CARD, NULL);
}

/**
 * inno_since_card_ask:
 * @self: a card
 * @facts: the facts
 * @query: the filters; its language must be the active one
 */
void
inno_since_card_ask (InnoSinceCard   *self,
                     InnoFacts       *facts,
                     const InnoQuery *query)
{
  g_autoptr (InnoQuery) asked = inno_query_copy (query);
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoFrame) frame = NULL;
  GtkWidget *child;

  g_return_if_fail (INNO_IS_SINCE_CARD (self));

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  inno_card_set_title (self->card, _("Since the last meeting"), NULL);
  g_free (asked->view);
  asked->view = g_strdup (INNO_VIEW_KINDS);
  frame = inno_facts_changes (facts, asked, &error);
  if (frame != NULL)
    show_frame (self, frame);
  else
    inno_card_set_takeaway (self->card, error->message);
}
