/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widget-fixture.h"

#include <adwaita.h>

#include "inno-facts-private.h"
#include "inno-frame-private.h"
#include "inno-widget.h"
#include "plot-bars.h"

/* Of a worker that has something yet. */
#define PATIENCE_SECONDS 30

static char *
format_tick (double   value,
             double   step,
             gpointer user_data)
{
  return g_strdup_printf ("%d", (int) value);
}

static char *
format_more (guint    n,
             gpointer user_data)
{
  return g_strdup_printf ("and %u more in the table", n);
}

static void
fill_bar (PlotBar *bar,
          guint    row)
{
  static const char *const series[] = { "City", "EU" };

  bar->id = g_strdup_printf ("row-%u", row);
  bar->label = g_strdup_printf ("Row %u", row);
  bar->end_label = g_strdup_printf ("%u", 30 + row);
  for (guint i = 0; i < 2; i++)
    {
      PlotBarSegment *segment = &bar->segments[i];

      segment->value = i == 0 ? 10 : 20 + row;
      segment->label = g_strdup_printf ("%d", (int) segment->value);
      segment->name = g_strdup_printf ("Row %u, %s, %d euros", row, series[i], (int) segment->value);
      segment->heading = g_strdup_printf ("Row %u · %s", row, series[i]);
      segment->detail = g_strdup_printf ("%d,00 €\n35 %% of public funding\nTen projects\n\n"
                                         "EURA 2021, fetched 10.4.2025",
                                         (int) segment->value);
    }
}

PlotFigure *
widget_fixture_figure (guint n_rows)
{
  PlotFigure *figure = plot_figure_new ("en");
  PlotBars *bars = plot_bars_new (2, n_rows);

  plot_figure_set_title (figure, "Funding by agreement");
  plot_figure_set_takeaway (figure, "The first row has the least.");
  plot_figure_set_description (figure, "Bars of two series.");
  plot_figure_set_foot (figure, "Granted · as of 10 April 2025 · Source: EURA 2021");
  plot_figure_set_pill (figure, "Sample data");
  plot_figure_add_legend_fill (figure, PLOT_FILL_ORANGE, "City");
  plot_figure_add_legend_fill (figure, PLOT_FILL_NAVY, "EU");

  bars->series[0].id = g_strdup ("city");
  bars->series[0].fill = PLOT_FILL_ORANGE;
  bars->series[1].id = g_strdup ("eu");
  bars->series[1].fill = PLOT_FILL_NAVY;
  bars->axis_title = g_strdup ("EUR million");
  bars->format_tick = format_tick;
  bars->format_more = format_more;
  for (guint i = 0; i < n_rows; i++)
    fill_bar (&bars->bars[i], i);
  plot_figure_take_body (figure, &bars->body);

  return figure;
}

static void
set_row (InnoFrame  *frame,
         const char *id,
         const char *label,
         gint64      cents,
         double      share)
{
  guint row = inno_frame_add_row (frame, id, label);

  inno_frame_set_cell (frame, row, 2,
                       cents < 0 ? (InnoCell) { .state = INNO_CELL_UNKNOWN }
                                 : inno_cell_integer (cents));
  inno_frame_set_cell (frame, row, 3,
                       (InnoCell) { .state = INNO_CELL_KNOWN, .fraction = share });
}

/* In no order at all, with a name that sorts last in Finnish, one amount that is
 * not known, and the total. */
InnoFrame *
widget_fixture_frame (void)
{
  g_autoptr (InnoPortfolio) portfolio = inno_portfolio_new ();
  g_autoptr (InnoFactsBuilder) builder = inno_facts_builder_new (portfolio);
  g_autoptr (InnoFacts) facts = inno_facts_builder_end (builder);
  g_autoptr (InnoQuery) query = inno_query_new ();
  InnoFrame *frame;

  query->lang = INNO_LANG_FI;
  frame = inno_frame_new (facts, query, "test");
  inno_frame_add_column (frame, "id", "Id", INNO_COLUMN_ID);
  inno_frame_add_column (frame, "label", "Kaupunki", INNO_COLUMN_LABEL);
  inno_frame_add_column (frame, "total", "Summa", INNO_COLUMN_CENTS);
  inno_frame_add_column (frame, "share", "Osuus", INNO_COLUMN_SHARE);
  inno_frame_add_column (frame, "hidden", "Piilossa", INNO_COLUMN_COUNT)->is_detail = TRUE;

  set_row (frame, "city:oulu", "Oulu", 300000000, 0.5);
  set_row (frame, "city:aanekoski", "Äänekoski", 123456789, 0.25);
  set_row (frame, "city:espoo", "Espoo", -1, 0.1);
  set_row (frame, "city:evil", "=1+1\tx", 100, 0.15);
  set_row (frame, INNO_FRAME_TOTAL_ID, "Aa yhteensä", 1, 1.0);

  return frame;
}

/* Of a millisecond each. A frame that was asked for comes within 17. */
#define QUIET_ROUNDS 20
#define MOST_ROUNDS 50

static gboolean
drain (void)
{
  gboolean is_something = FALSE;

  while (g_main_context_pending (NULL))
    is_something |= g_main_context_iteration (NULL, FALSE);

  return is_something;
}

/* The screen may give and take the keyboard late, as there is no window manager. */
void
widget_fixture_settle (void)
{
  for (guint i = 0; i < MOST_ROUNDS; i++)
    {
      drain ();
      g_usleep (1000);
    }
}

void
widget_fixture_rest (void)
{
  guint n_quiet = 0;

  for (guint i = 0; i < MOST_ROUNDS && n_quiet < QUIET_ROUNDS; i++)
    {
      n_quiet = drain () ? 0 : n_quiet + 1;
      g_usleep (1000);
    }
}

void
widget_fixture_finalize (gpointer object)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (G_OBJECT (object)->ref_count > 1 && g_get_monotonic_time () < deadline)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);

  g_assert_finalize_object (G_OBJECT (object));
}

GtkWindow *
widget_fixture_present (GtkWidget *child,
                        int        width,
                        int        height)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_default_size (window, width, height);
  gtk_window_set_child (window, child);
  gtk_window_present (window);
  for (guint i = 0; i < 100 && gtk_widget_get_width (child) == 0; i++)
    widget_fixture_settle ();
  widget_fixture_settle ();

  return window;
}

/* What the class would do for a key, without a display that sends keys. */
gboolean
widget_fixture_press (GtkWidget       *widget,
                      guint            key,
                      GdkModifierType  modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key
              && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                                 widget,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }

  g_assert_not_reached ();
}

void
widget_fixture_assert_described (GtkWidget  *widget,
                                 GtkWidget  *content,
                                 const char *text)
{
  gboolean is_by_itself = gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (is_by_itself ? widget : content),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);
  g_assert_true (is_by_itself ||
                 gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY));
}

void
widget_fixture_init (int    *argc,
                     char ***argv)
{
  gtk_test_init (argc, argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  adw_init ();
  inno_widget_init ();
}
