/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-exchange"

#include "config.h"

#include "inno-table-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "inno-workbook.h"

#define LABEL_WIDTH 24
#define VALUE_WIDTH 48

static void
tell (InnoWorkbook *book,
      guint        *row,
      const char   *label,
      const char   *value)
{
  const char * const heads[] = { label, NULL };

  if (value == NULL)
    return;

  inno_workbook_write_heads (book, *row, heads);
  inno_workbook_write_words (book, *row, 1, value);
  *row += 1;
}

static void
tell_term (InnoWorkbook   *book,
           guint          *row,
           const char     *label,
           InnoVocabulary  vocabulary,
           guint           value)
{
  tell (book, row, label, inno_vocabulary_get_label (vocabulary, value));
}

/* What was asked: without it a figure cannot be read. */
static void
tell_query (InnoWorkbook *book,
            InnoFrame    *frame,
            guint        *row)
{
  const InnoQuery *query = inno_frame_get_query (frame);
  const InnoFrameContext *context = inno_frame_get_context (frame);
  g_autofree char *roles = inno_table_get_roles (frame);

  if (inno_table_is_of_roles (frame))
    tell (book, row, _("Roles counted"), roles);
  if (context->parts & INNO_QUERY_MEASURE)
    tell_term (book, row, _("Measure"), INNO_VOCABULARY_MEASURE, query->measure);
  if (context->parts & INNO_QUERY_BY)
    tell_term (book, row, _("Grouped by"), INNO_VOCABULARY_DIMENSION, query->by);
  if ((context->parts & INNO_QUERY_SERIES) && query->measure != INNO_MEASURE_PROJECTS)
    tell_term (book, row, _("Divided by"), INNO_VOCABULARY_DIMENSION, query->series);
  if ((context->parts & INNO_QUERY_SHARE) && query->share)
    tell (book, row, _("Shares"), _("Per cent of public funding"));

  for (guint i = 0; context->filters[i] != NULL; i++)
    tell (book, row, _("Filter"), context->filters[i]);
}

static void
write_about (InnoWorkbook *book,
             InnoFrame    *frame,
             const char   *title)
{
  const InnoFrameContext *context = inno_frame_get_context (frame);
  const InnoFormat *format = inno_format_get (inno_frame_get_query (frame)->lang);
  g_autofree char *origin = inno_table_get_origin (frame);
  g_autofree char *day = NULL;
  guint row = 0;

  inno_workbook_add_sheet (book, _("About the table"), NULL);
  inno_workbook_set_width (book, 0, LABEL_WIDTH);
  inno_workbook_set_width (book, 1, VALUE_WIDTH);

  if (context->as_of != INNO_DAY_NONE)
    day = inno_format_day (format, context->as_of);
  if (context->is_sample)
    tell (book, &row, _("Note"), _("Sample data"));
  tell (book, &row, _("Table"), title);
  tell_query (book, frame, &row);
  tell (book, &row, _("Date of the data"), day);
  tell (book, &row, _("Source"), origin);
}

/**
 * inno_table_xlsx_write:
 * @frame: a frame
 * @error: return location of a #GIOErrorEnum
 *
 * A sheet with the table and one that says what it is.
 *
 * Returns: (transfer full) (nullable): an Office Open XML workbook
 */
GBytes *
inno_table_xlsx_write (InnoFrame  *frame,
                       GError    **error)
{
  const InnoFrameContext *context = inno_frame_get_context (frame);
  g_autofree char *title = inno_table_get_title (frame);
  g_autoptr (GError) local_error = NULL;
  InnoWorkbookAbout about = {
    .title = title,
    .as_of = context->as_of,
    .lang = inno_frame_get_query (frame)->lang,
    .is_sample = context->is_sample,
  };
  g_autoptr (InnoWorkbook) book = inno_workbook_new (&about, &local_error);
  GBytes *bytes = NULL;

  if (book != NULL)
    {
      inno_workbook_add_sheet (book, title, NULL);
      inno_workbook_write_table (book, frame);
      write_about (book, frame, title);
      bytes = inno_workbook_finish (book, &local_error);
    }
  if (bytes == NULL)
    g_set_error_literal (error, G_IO_ERROR, local_error->domain == G_IO_ERROR ? local_error->code : G_IO_ERROR_FAILED,
                         inno_workbook_explain (local_error));

  return bytes;
}
