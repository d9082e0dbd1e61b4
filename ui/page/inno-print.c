/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-print.h"

#include <glib/gi18n-lib.h>

#include "inno-aggregate.h"
#include "inno-chart.h"
#include "inno-format.h"
#include "plot-sheets.h"

#define POINTS_PER_PIXEL 0.75

typedef struct
{
  GPtrArray      *prints;    /* InnoPrint */
  GPtrArray      *sheets;    /* PlotSheets of each, for the paper of the moment */
  PlotTextEngine *engine;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_ptr_array_unref (job->prints);
  g_ptr_array_unref (job->sheets);
  plot_text_engine_unref (job->engine);
  g_free (job);
}

static guint
count_pages (Job *job)
{
  guint n_pages = 0;

  for (guint i = 0; i < job->sheets->len; i++)
    n_pages += plot_sheets_get_n (g_ptr_array_index (job->sheets, i));

  return n_pages;
}

static char *
say_number (guint page,
            guint n_pages)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  g_autofree char *number = inno_format_count (format, page + 1);
  g_autofree char *count = inno_format_count (format, n_pages);

  return g_strdup_printf (_("Page %s of %s"), number, count);
}

/* Paper and orientation may have been chosen anew, in a preview as well. */
static void
begin_cb (GtkPrintOperation *operation,
          GtkPrintContext   *context,
          Job               *job)
{
  double width = gtk_print_context_get_width (context) / POINTS_PER_PIXEL;
  double height = gtk_print_context_get_height (context) / POINTS_PER_PIXEL;

  g_ptr_array_set_size (job->sheets, 0);
  for (guint i = 0; i < job->prints->len; i++)
    {
      InnoPrint *print = g_ptr_array_index (job->prints, i);

      g_ptr_array_add (job->sheets, plot_sheets_new (print->figure, print->has_picture, width, height, job->engine));
    }
  gtk_print_operation_set_n_pages (operation, (int) count_pages (job));
}

static void
draw_cb (GtkPrintOperation *operation,
         GtkPrintContext   *context,
         int                page,
         Job               *job)
{
  guint n_pages = count_pages (job);
  g_autofree char *number = n_pages > 1 ? say_number ((guint) page, n_pages) : NULL;
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  guint sheet = (guint) page;
  guint i = 0;

  while (sheet >= plot_sheets_get_n (g_ptr_array_index (job->sheets, i)))
    sheet -= plot_sheets_get_n (g_ptr_array_index (job->sheets, i++));

  cairo_save (cr);
  cairo_scale (cr, POINTS_PER_PIXEL, POINTS_PER_PIXEL);
  plot_sheets_paint (g_ptr_array_index (job->sheets, i), sheet, number, cr);
  cairo_restore (cr);
}

/**
 * inno_print_new:
 * @figure: what to print, in the active language
 * @has_picture: whether its picture is wanted, or its table alone
 *
 * Returns: (transfer full): one thing to print
 */
InnoPrint *
inno_print_new (PlotFigure *figure,
                gboolean    has_picture)
{
  InnoPrint *print = g_new0 (InnoPrint, 1);

  print->figure = plot_figure_ref (figure);
  print->has_picture = has_picture;

  return print;
}

/**
 * inno_print_free:
 * @print: (transfer full): one thing to print
 */
void
inno_print_free (InnoPrint *print)
{
  plot_figure_unref (print->figure);
  g_free (print);
}

/**
 * inno_print_make_table:
 * @facts: what the table is of
 * @query: the filters of it; its language must be the active one
 * @title: what stands over it
 * @takeaway: (nullable): and under the title
 *
 * Returns: (transfer full): a figure for a table that is no chart's, with the filters,
 *   the day and the source of the data at its foot; it waits for its table
 */
PlotFigure *
inno_print_make_table (InnoFacts       *facts,
                       const InnoQuery *query,
                       const char      *title,
                       const char      *takeaway)
{
  PlotFigure *figure = plot_figure_new (inno_lang_to_code (query->lang));
  g_autoptr (InnoFrame) frame = inno_facts_aggregate (facts, query, NULL);
  g_autofree char *foot = frame != NULL ? inno_chart_foot (frame, NULL, NULL) : NULL;

  plot_figure_set_title (figure, title);
  plot_figure_set_takeaway (figure, takeaway);
  plot_figure_set_foot (figure, foot);
  if (frame != NULL && inno_frame_get_context (frame)->is_sample)
    plot_figure_set_pill (figure, _("Sample data"));

  return figure;
}

/**
 * inno_print_new_operation:
 * @prints: (element-type InnoPrint): what to print
 * @name: what the job is called
 *
 * Lays out for whatever paper is chosen, one after the other. The language must stay
 * what it is until the operation is done.
 *
 * Returns: (transfer full): an operation, which has not been run
 */
GtkPrintOperation *
inno_print_new_operation (GPtrArray  *prints,
                          const char *name)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Job *job = g_new0 (Job, 1);

  job->prints = g_ptr_array_ref (prints);
  job->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) plot_sheets_free);
  job->engine = plot_text_engine_new ();
  g_object_set_data_full (G_OBJECT (operation), "inno-print", job, job_free);

  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), job);

  return operation;
}
