/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-ongoing-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-aggregate.h"
#include "inno-format.h"
#include "inno-wrap-box.h"

/* More than this are summed up: they have a page of their own. */
#define MAX_ROWS 10

#define MILLION G_GINT64_CONSTANT (100000000)

/* Of an amount of which not all is known. */
#define MORE "+ ?"

/* How the money of all rows is written, so that what is printed adds up. */
typedef struct
{
  InnoFrame        *frame;
  const InnoFormat *format;
  gint64            step;       /* cents to one of the last digit */
  gint64            divisor;    /* steps to one of the unit */
  guint             decimals;
  int               granted, unknown, start, end;    /* columns */
  guint             total;                           /* row */
} Money;

static void
money_init (Money     *self,
            InnoFrame *frame)
{
  gboolean in_millions;

  *self = (Money) { .frame = frame, .format = inno_format_get (inno_frame_get_query (frame)->lang) };
  self->granted = inno_frame_find_column (frame, "granted");
  self->unknown = inno_frame_find_column (frame, "unknown_rows");
  self->start = inno_frame_find_column (frame, "start");
  self->end = inno_frame_find_column (frame, "end");
  self->total = inno_frame_get_n_groups (frame);
  in_millions = inno_frame_get_cell (frame, self->total, self->granted).integer >= MILLION;
  self->step = in_millions ? MILLION / 10 : 100;
  self->divisor = in_millions ? 10 : 1;
  self->decimals = in_millions;
}

static gint64
get_steps (const Money *self,
           guint        row)
{
  return inno_frame_get_rounded (self->frame, row, self->granted, self->step);
}

static gint64
get_integer (const Money *self,
             guint        row,
             int          column)
{
  return inno_frame_get_cell (self->frame, row, column).integer;
}

/* Of money of which not all is known, what is. */
typedef struct
{
  gint64   cents;
  gint64   steps;        /* as many are printed */
  gint64   n_unknown;    /* rows */
  gboolean is_known;     /* any of it */
} Amount;

static Amount
get_amount (const Money *self,
            guint        row)
{
  return (Amount) {
    .cents = get_integer (self, row, self->granted),
    .steps = get_steps (self, row),
    .n_unknown = get_integer (self, row, self->unknown),
    .is_known = inno_frame_get_cell (self->frame, row, self->granted).state != INNO_CELL_UNKNOWN,
  };
}

static char *
format_amount (const Money  *self,
               const Amount *amount)
{
  return amount->is_known ? inno_format_scaled (self->format, amount->steps, self->divisor, self->decimals)
                          : g_strdup ("?");
}

/* To the cent, with the unit. */
static char *
say_amount (const Money  *self,
            const Amount *amount)
{
  g_autofree char *exact = inno_format_euros (self->format, amount->cents);

  if (!amount->is_known)
    return g_strdup (_("not known"));

  return amount->n_unknown > 0 ? g_strdup_printf (_("at least %s"), exact) : g_steal_pointer (&exact);
}

static InnoDay
get_day (const Money *self,
         guint        row,
         int          column)
{
  InnoCell cell = inno_frame_get_cell (self->frame, row, column);

  return cell.state == INNO_CELL_KNOWN ? (InnoDay) cell.integer : INNO_DAY_NONE;
}

/* Beside the amount, so that figures stay under each other; where all is known there is no
 * room for it. */
static GtkWidget *
make_more (const Money  *self,
           const Amount *amount)
{
  GtkWidget *more = gtk_label_new (amount->is_known && amount->n_unknown > 0 ? MORE : "");

  gtk_label_set_width_chars (GTK_LABEL (more), strlen (MORE));
  gtk_label_set_xalign (GTK_LABEL (more), 0);
  gtk_widget_set_valign (more, GTK_ALIGN_START);
  gtk_widget_set_visible (more, get_integer (self, self->total, self->unknown) > 0);

  return more;
}

static GtkWidget *
make_line (const Money  *self,
           const char   *label,
           const char   *aside,
           const Amount *amount,
           gboolean      is_strong)
{
  g_autofree char *text = format_amount (self, amount);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *wrap = g_object_new (INNO_TYPE_WRAP_BOX, "hexpand", TRUE, NULL);
  GtkWidget *name = inno_card_make_label (label, is_strong ? "rule-state" : "takeaway");
  GtkWidget *figure = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *money = gtk_label_new (text);
  GtkWidget *more = make_more (self, amount);

  gtk_widget_set_parent (name, wrap);
  if (aside != NULL)
    {
      GtkWidget *dates = inno_card_make_label (aside, "foot");

      gtk_widget_add_css_class (dates, "dim-label");
      gtk_widget_set_parent (dates, wrap);
    }
  gtk_widget_add_css_class (money, is_strong ? "rule-state" : "takeaway");
  gtk_widget_add_css_class (money, "amount");
  gtk_widget_set_valign (money, GTK_ALIGN_START);
  gtk_widget_add_css_class (more, is_strong ? "rule-state" : "takeaway");
  gtk_box_append (GTK_BOX (line), wrap);
  gtk_box_append (GTK_BOX (figure), money);
  gtk_box_append (GTK_BOX (figure), more);
  gtk_box_append (GTK_BOX (line), figure);

  return line;
}

static GtkWidget *
append_row (GtkWidget  *list,
            GtkWidget  *line,
            const char *name)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);

  return row;
}

static void
append_project (const Money *self,
                GtkWidget   *list,
                guint        row)
{
  const char *label = inno_frame_get_row_label (self->frame, row);
  g_autofree char *dates = inno_format_day_range (self->format, get_day (self, row, self->start),
                                                  get_day (self, row, self->end));
  const Amount amount = get_amount (self, row);
  g_autofree char *spoken = say_amount (self, &amount);
  g_autofree char *name = g_strjoin (", ", label, dates, spoken, NULL);
  g_autofree char *link = g_strconcat ("projects/", inno_frame_get_row_id (self->frame, row), NULL);
  GtkWidget *item = append_row (list, make_line (self, label, dates, &amount, FALSE), name);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (item), "s", link);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (item), "win.go");
}

static void
append_sum (const Money  *self,
            GtkWidget    *list,
            const char   *label,
            const Amount *amount,
            gboolean      is_total)
{
  g_autofree char *spoken = say_amount (self, amount);
  g_autofree char *name = g_strjoin (", ", label, spoken, NULL);
  GtkWidget *row = append_row (list, make_line (self, label, NULL, amount, is_total), name);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  if (is_total)
    gtk_widget_add_css_class (row, "total");
}

/* The largest first, and of equal ones as the frame has them. */
static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const Money *self = user_data;
  guint one = *(const guint *) a, other = *(const guint *) b;
  gint64 first = inno_frame_get_cell (self->frame, one, self->granted).integer;
  gint64 second = inno_frame_get_cell (self->frame, other, self->granted).integer;

  if (first != second)
    return first > second ? -1 : 1;

  return (one > other) - (one < other);
}

/* Rows of projects. Lead themes have rows there too, and those that there is no room for
 * are one. */
static GArray *
sort_rows (const Money *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint row = 0; row < self->total; row++)
    if (g_str_has_prefix (inno_frame_get_row_id (self->frame, row), "project:"))
      g_array_append_val (rows, row);
  g_array_sort_with_data (rows, compare_rows, (gpointer) self);

  return rows;
}

static void
append_rest (const Money  *self,
             GtkWidget    *list,
             gint64        n,
             const Amount *rest)
{
  g_autofree char *count = inno_format_count (self->format, n);
  g_autofree char *label = g_strdup_printf (ngettext ("%s other project", "%s other projects", n), count);

  if (n > 0)
    append_sum (self, list, label, rest, FALSE);
}

static void
fill_list (const Money *self,
           GtkWidget   *list)
{
  g_autoptr (GArray) rows = sort_rows (self);
  gint64 n_all = inno_frame_get_context (self->frame)->n_projects;
  guint n_shown = MIN (rows->len, MAX_ROWS);
  const Amount total = get_amount (self, self->total);
  Amount rest = total;
  g_autofree char *count = inno_format_count (self->format, n_all);
  g_autofree char *label = g_strdup_printf (ngettext ("Ongoing in all, %s project", "Ongoing in all, %s projects", n_all),
                                            count);

  for (guint i = 0; i < n_shown; i++)
    {
      guint row = g_array_index (rows, guint, i);

      append_project (self, list, row);
      rest.cents -= get_integer (self, row, self->granted);
      rest.steps -= get_steps (self, row);
      rest.n_unknown -= get_integer (self, row, self->unknown);
    }
  rest.is_known = rest.cents != 0 || rest.n_unknown == 0;
  append_rest (self, list, n_all - n_shown, &rest);
  append_sum (self, list, label, &total, TRUE);
}

/**
 * inno_ongoing_card_fill:
 * @card: the card
 * @list: (transfer none): a GtkListBox on it, whose rows are replaced
 * @facts: the facts
 * @query: filters, that of ongoing projects among them; its language must be the active one
 */
void
inno_ongoing_card_fill (InnoCard        *card,
                        GtkWidget       *list,
                        InnoFacts       *facts,
                        const InnoQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoFrame) frame = inno_facts_timeline (facts, query, &error);
  const char *unit;
  Money money;

  inno_card_clear_list (list);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Ongoing projects"), -1);
  inno_card_set_title (card, _("Ongoing projects"), NULL);
  inno_card_set_takeaway (card, error != NULL ? error->message : NULL);
  if (frame == NULL)
    return;

  money_init (&money, frame);
  unit = inno_format_get_unit (money.format, money.divisor == 1 ? 100 : MILLION);
  inno_card_set_title (card, _("Ongoing projects"), unit);
  if (inno_frame_get_context (frame)->n_projects == 0)
    inno_card_set_takeaway (card, _("No project is ongoing."));
  else
    fill_list (&money, list);
}
