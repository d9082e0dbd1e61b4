/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-impact-card.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "inno-aggregate.h"
#include "inno-bullet.h"
#include "inno-format.h"

static InnoCell
get_cell (InnoFrame  *frame,
          guint       row,
          const char *column)
{
  return inno_frame_get_cell (frame, row, inno_frame_find_column (frame, column));
}

static double
get_number (InnoFrame  *frame,
            guint       row,
            const char *column)
{
  InnoCell cell = get_cell (frame, row, column);

  return cell.state == INNO_CELL_KNOWN ? cell.fraction : NAN;
}

static char *
format_number (InnoFrame  *frame,
               guint       row,
               const char *column)
{
  int place = inno_frame_find_column (frame, column);

  return get_cell (frame, row, column).state == INNO_CELL_KNOWN ? inno_frame_format_cell (frame, row, place)
                                                                : g_strdup ("?");
}

/* "14 / 20 companies"; only what there is no target for stands alone. */
static char *
make_value (InnoFrame *frame,
            guint      row)
{
  g_autofree char *value = format_number (frame, row, "observed");
  g_autofree char *target = format_number (frame, row, "target");
  const char *unit = inno_frame_get_context (frame)->unit;

  if (get_cell (frame, row, "target").state == INNO_CELL_NONE)
    return g_strdup_printf ("%s %s", value, unit);

  return g_strdup_printf ("%s / %s %s", value, target, unit);
}

/* Two lines: what is measured and when, and how far it is. */
static GtkWidget *
make_row (InnoFrame *frame,
          guint      row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *bullet = inno_bullet_new (get_number (frame, row, "observed"), get_number (frame, row, "target"));
  const char *metric = inno_frame_get_context (frame)->subject;
  const char *period = inno_frame_get_text (frame, row, inno_frame_find_column (frame, "period"));
  g_autofree char *title = *period != '\0' ? g_strdup_printf ("%s · %s", metric, period) : g_strdup (metric);
  g_autofree char *value = make_value (frame, row);
  GtkWidget *name = inno_card_make_label (title, "takeaway");
  GtkWidget *label = inno_card_make_label (value, "rule-state");

  inno_spoken_caption (name);
  gtk_widget_set_hexpand (bullet, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (line), bullet);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (box), line);

  return box;
}

/* Returns whether the metric says anything of the subject. */
static gboolean
add_metric (InnoSpokenSection *rows,
            InnoFacts         *facts,
            const InnoQuery   *query,
            const char        *metric,
            const char        *subject)
{
  g_autoptr (InnoQuery) asked = inno_query_copy (query);
  g_autoptr (InnoFrame) frame = NULL;
  int row;

  g_free (asked->metric);
  asked->metric = g_strdup (metric);
  frame = inno_facts_impact (facts, asked, NULL);
  row = frame != NULL ? inno_frame_find_row (frame, subject) : -1;
  if (row < 0)
    return FALSE;

  inno_spoken_section_append (rows, make_row (frame, row));
  return TRUE;
}

/**
 * inno_impact_card_fill:
 * @card: the card
 * @rows: (transfer none): on it; what is in it is replaced
 * @facts: the facts
 * @query: filters, the subject among them; its language must be the active one
 * @subject: id of a city or an agreement
 */
void
inno_impact_card_fill (InnoCard          *card,
                       InnoSpokenSection *rows,
                       InnoFacts         *facts,
                       const InnoQuery   *query,
                       const char        *subject)
{
  GListModel *metrics = inno_portfolio_get_list (inno_facts_get_portfolio (facts), INNO_TYPE_METRIC);
  gboolean has_any = FALSE;
  inno_spoken_section_clear (rows);
  for (guint i = 0; i < g_list_model_get_n_items (metrics); i++)
    {
      g_autoptr (InnoEntity) metric = g_list_model_get_item (metrics, i);

      has_any |= add_metric (rows, facts, query, inno_entity_get_id (metric), subject);
    }

  inno_card_set_title (card, _("Impact"), has_any ? _("bar: latest value · line: target · hatch: not known") : NULL);
  inno_card_set_takeaway (card, has_any ? NULL : _("There are no values of its own yet."));
  inno_spoken_section_finish (rows, _("Impact"));
}
