/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plot-calendar.h"

static int
get_day (int year,
         int month,
         int day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);

  return g_date_get_julian (&date);
}

static char *
format_period (int      day,
               guint    months,
               gpointer user_data)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  g_assert_cmpint (g_date_get_day (&date), ==, 1);
  if (months == 12)
    return g_strdup_printf ("%d", g_date_get_year (&date));

  return g_strdup_printf ("%u:%d/%d", months, g_date_get_month (&date), g_date_get_year (&date));
}

static PlotCalendar
fit (const PlotScale *scale)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  PlotFont font = { "sans", 10, FALSE };
  PlotCalendarLabels labels = { format_period, NULL, engine, &font, 8 };

  return plot_calendar_fit (scale, &labels);
}

/* Whole years, the last day included, leap years too. */
static void
test_scale (void)
{
  PlotScale scale = plot_calendar_scale (get_day (2021, 3, 5), get_day (2024, 2, 29), 100, 500);

  g_assert_cmpfloat (scale.domain_from, ==, get_day (2021, 1, 1));
  g_assert_cmpfloat (scale.domain_to, ==, get_day (2025, 1, 1));
  g_assert_cmpfloat (plot_scale_map (&scale, get_day (2021, 1, 1)), ==, 100);
  g_assert_cmpfloat (plot_scale_map (&scale, get_day (2025, 1, 1)), ==, 500);

  scale = plot_calendar_scale (get_day (2021, 1, 1), get_day (2021, 12, 31), 0, 1);
  g_assert_cmpfloat (scale.domain_to, ==, get_day (2022, 1, 1));

  /* The other way round, and what no calendar has. */
  scale = plot_calendar_scale (get_day (2025, 1, 1), get_day (2021, 1, 1), 0, 1);
  g_assert_cmpfloat (scale.domain_to - scale.domain_from, ==, 365);
  scale = plot_calendar_scale (-5, G_MAXINT, 0, 1);
  g_assert_cmpfloat (scale.domain_from, ==, 1);
  g_assert_cmpfloat (scale.domain_to, ==, get_day (10000, 1, 1));
}

/* Year labels are 24 wide here, those of months and quarters 42 to 54. */
static void
test_finest_that_fits (void)
{
  static const struct { double width; guint months; } cases[] = {
    { 60, 60 }, { 120, 24 }, { 230, 12 }, { 600, 12 }, { 900, 6 }, { 1700, 3 }, { 6000, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PlotScale scale = plot_calendar_scale (get_day (2021, 1, 1), get_day (2027, 12, 31), 0, cases[i].width);
      PlotCalendar calendar = fit (&scale);

      g_assert_cmpuint (calendar.months, ==, cases[i].months);
      g_assert_cmpuint (calendar.period, ==, MIN (cases[i].months, 12));
    }
}

static void
test_marks (void)
{
  PlotScale scale = plot_calendar_scale (get_day (2023, 1, 1), get_day (2024, 12, 31), 0, 600);
  PlotCalendar calendar = fit (&scale);

  g_assert_cmpuint (calendar.months, ==, 3);
  g_assert_cmpuint (calendar.n, ==, 9);
  g_assert_cmpint (plot_calendar_get_day (&calendar, 0), ==, get_day (2023, 1, 1));
  g_assert_cmpint (plot_calendar_get_end (&calendar, 0), ==, get_day (2023, 4, 1));
  g_assert_cmpint (plot_calendar_get_day (&calendar, 7), ==, get_day (2024, 10, 1));
  /* The end of the axis is the last mark. */
  g_assert_cmpint (plot_calendar_get_day (&calendar, 8), ==, get_day (2025, 1, 1));
}

/* Steps of several years stand at round ones, and a label names one year. */
static void
test_round_years (void)
{
  PlotScale scale = plot_calendar_scale (get_day (1987, 1, 1), get_day (2031, 12, 31), 0, 200);
  PlotCalendar calendar = fit (&scale);

  g_assert_cmpuint (calendar.months, ==, 120);
  g_assert_cmpint (plot_calendar_get_day (&calendar, 0), ==, get_day (1990, 1, 1));
  g_assert_cmpint (plot_calendar_get_end (&calendar, 0), ==, get_day (1991, 1, 1));
  g_assert_cmpuint (calendar.n, ==, 5);
}

/* Whatever the span and the width: labels never meet, marks lie on the axis. */
static void
test_legible (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  PlotFont font = { "sans", 10, FALSE };

  for (int years = 1; years < 9999; years = years * 3 + 1)
    for (double width = 1; width < 4000; width = width * 1.3 + 5)
      {
        PlotScale scale = plot_calendar_scale (get_day (1, 1, 1), get_day (MIN (years, 9999), 12, 31), 0, width);
        PlotCalendar calendar = fit (&scale);
        double last = -1e9;

        g_assert_cmpuint (calendar.n, <=, 61);
        /* Not even two labels fit. */
        if (calendar.months == 12000)
          continue;
        for (guint i = 0; i < calendar.n; i++)
          {
            int day = plot_calendar_get_day (&calendar, i);
            g_autofree char *text = NULL;
            double middle, half;

            g_assert_cmpfloat (day, >=, scale.domain_from);
            g_assert_cmpfloat (day, <=, scale.domain_to);
            if (day >= scale.domain_to)
              continue;
            text = format_period (day, calendar.period, NULL);
            half = plot_text_engine_measure (engine, text, &font).width / 2;
            middle = plot_scale_map (&scale, (day + plot_calendar_get_end (&calendar, i)) / 2.0);
            g_assert_cmpfloat (middle - half, >=, last);
            last = middle + half + 8 - .001;
          }
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/calendar/scale", test_scale);
  g_test_add_func ("/plot/calendar/finest-that-fits", test_finest_that_fits);
  g_test_add_func ("/plot/calendar/marks", test_marks);
  g_test_add_func ("/plot/calendar/round-years", test_round_years);
  g_test_add_func ("/plot/calendar/legible", test_legible);

  return g_test_run ();
}
