/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-print.h"

#include <glib/gi18n-lib.h>

#include "inno-aggregate.h"
#include "inno-chart.h"
#include "inno-format.h"
#include "inno-print-preview.h"
#include "plot-page.h"
#include "plot-sheets.h"

#define POINTS_PER_PIXEL 0.75

typedef struct _Job Job;

/* What is printed, and how it comes on the paper of the moment: lengths are pixels. */
typedef struct
{
  guint    (*lay_out) (Job        *job,
                       double      width,
                       double      height);
  void     (*paint)   (Job        *job,
                       guint       page,
                       const char *number,
                       cairo_t    *cr);
  gboolean   has_margins;   /* of its own: all of the paper is for it */
} Kind;

struct _Job
{
  const Kind     *kind;
  char           *name;
  GPtrArray      *things;    /* InnoPrint, or PlotPage */
  GPtrArray      *sheets;    /* PlotSheets of each InnoPrint, for the paper of the moment */
  PlotTextEngine *engine;
  double          width, height;
  guint           n_pages;
  GCallback       done;      /* of who runs it */
  gpointer        object;    /* and theirs; they outlive it or it is not called */
};

static void
clear_job (gpointer data)
{
  Job *job = data;

  g_clear_weak_pointer (&job->object);
  g_free (job->name);
  g_ptr_array_unref (job->things);
  g_ptr_array_unref (job->sheets);
  plot_text_engine_unref (job->engine);
}

static void
job_unref (gpointer data)
{
  g_rc_box_release_full (data, clear_job);
}

static Job *
get_job (GtkPrintOperation *operation)
{
  return g_object_get_data (G_OBJECT (operation), "inno-print");
}

static guint
lay_out_prints (Job    *job,
                double  width,
                double  height)
{
  guint n_pages = 0;

  g_ptr_array_set_size (job->sheets, 0);
  for (guint i = 0; i < job->things->len; i++)
    {
      InnoPrint *print = g_ptr_array_index (job->things, i);
      PlotSheets *sheets = plot_sheets_new (print->figure, print->has_picture, width, height, job->engine);

      g_ptr_array_add (job->sheets, sheets);
      n_pages += plot_sheets_get_n (sheets);
    }

  return n_pages;
}

static void
paint_print (Job        *job,
             guint       page,
             const char *number,
             cairo_t    *cr)
{
  guint i = 0;

  while (page >= plot_sheets_get_n (g_ptr_array_index (job->sheets, i)))
    page -= plot_sheets_get_n (g_ptr_array_index (job->sheets, i++));
  plot_sheets_paint (g_ptr_array_index (job->sheets, i), page, number, cr);
}

static guint
lay_out_pages (Job    *job,
               double  width,
               double  height)
{
  job->width = width;
  job->height = height;

  return job->things->len;
}

/* In the middle of the paper, as large as it takes it. Its number is on it already. */
static void
paint_page (Job        *job,
            guint       page,
            const char *number,
            cairo_t    *cr)
{
  PlotPage *shown = g_ptr_array_index (job->things, page);
  double scale = MIN (job->width / shown->width, job->height / shown->height);

  cairo_translate (cr, (job->width - shown->width * scale) / 2.0, (job->height - shown->height * scale) / 2.0);
  cairo_scale (cr, scale, scale);
  plot_page_paint (shown, job->engine, cr);
}

static const Kind kind_prints = { lay_out_prints, paint_print, FALSE };
static const Kind kind_pages = { lay_out_pages, paint_page, TRUE };

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
  job->n_pages = job->kind->lay_out (job, gtk_print_context_get_width (context) / POINTS_PER_PIXEL,
                                     gtk_print_context_get_height (context) / POINTS_PER_PIXEL);
  gtk_print_operation_set_n_pages (operation, (int) job->n_pages);
}

static void
draw_cb (GtkPrintOperation *operation,
         GtkPrintContext   *context,
         int                page,
         Job               *job)
{
  g_autofree char *number = job->n_pages > 1 ? say_number ((guint) page, job->n_pages) : NULL;
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  cairo_save (cr);
  cairo_scale (cr, POINTS_PER_PIXEL, POINTS_PER_PIXEL);
  job->kind->paint (job, (guint) page, number, cr);
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

/* Takes the job. */
static GtkPrintOperation *
new_operation (Job *job)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();

  g_object_set_data_full (G_OBJECT (operation), "inno-print", job, job_unref);
  gtk_print_operation_set_job_name (operation, job->name);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_use_full_page (operation, job->kind->has_margins);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), job);
  inno_print_preview_offer (operation);

  return operation;
}

static GtkPrintOperation *
new_operation_of (const Kind *kind,
                  GPtrArray  *things,
                  const char *name)
{
  Job *job = g_rc_box_new0 (Job);

  job->kind = kind;
  job->name = g_strdup (name);
  job->things = g_ptr_array_ref (things);
  job->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) plot_sheets_free);
  job->engine = plot_text_engine_new ();

  return new_operation (job);
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
  return new_operation_of (&kind_prints, prints, name);
}

/**
 * inno_print_new_pages_operation:
 * @pages: (element-type PlotPage): what to print, at least one
 * @name: what the job is called
 *
 * Prints pages as they are, as large as the paper is; it lies as the first of them does.
 *
 * Returns: (transfer full): an operation, which has not been run
 */
GtkPrintOperation *
inno_print_new_pages_operation (GPtrArray  *pages,
                                const char *name)
{
  GtkPrintOperation *operation = new_operation_of (&kind_pages, pages, name);
  PlotPage *page = g_ptr_array_index (pages, 0);
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();

  gtk_page_setup_set_orientation (setup, page->width > page->height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                                    : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_print_operation_set_default_page_setup (operation, setup);

  return operation;
}

/* The language is asked for while pages are drawn, so an operation stays until it is done. */
static void
release_cb (GtkPrintOperation       *operation,
            GtkPrintOperationResult  result)
{
  g_object_unref (operation);
}

/**
 * inno_print_run:
 * @operation: an operation that has not been run
 * @parent: the window that asks
 * @done: (nullable): handler of GtkPrintOperation::done, called with @object
 * @object: (nullable) (type GObject): data of @done, which is not called once it is gone
 *
 * Asks for a printer and a paper, with a preview, and prints.
 */
void
inno_print_run (GtkPrintOperation *operation,
                GtkWindow         *parent,
                GCallback          done,
                gpointer           object)
{
  Job *job = get_job (operation);

  job->done = done;
  g_set_weak_pointer (&job->object, object);
  if (done != NULL)
    g_signal_connect_object (operation, "done", done, object, 0);
  g_signal_connect_after (g_object_ref (operation), "done", G_CALLBACK (release_cb), NULL);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}

/**
 * inno_print_run_again:
 * @operation: an operation of which a preview was seen
 * @parent: the window that asks
 *
 * Asks for a printer once more, for who asked the first time.
 */
void
inno_print_run_again (GtkPrintOperation *operation,
                      GtkWindow         *parent)
{
  Job *job = get_job (operation);
  g_autoptr (GtkPrintOperation) again = new_operation (g_rc_box_acquire (job));

  gtk_print_operation_set_print_settings (again, gtk_print_operation_get_print_settings (operation));
  gtk_print_operation_set_default_page_setup (again, gtk_print_operation_get_default_page_setup (operation));
  inno_print_run (again, parent, job->object != NULL ? job->done : NULL, job->object);
}
