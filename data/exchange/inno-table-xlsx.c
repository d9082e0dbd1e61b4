/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-exchange"

#include "config.h"

#include "inno-table-private.h"

#include <xlsxwriter.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "inno-format.h"

/* Half of what a cell holds, as Excel counts characters beyond the first plane twice. */
#define TEXT_MAX_CHARS 16383
#define LABEL_MAX_WIDTH 48
#define NUMBER_WIDTH 16
#define EPOCH_DAY 719163
#define SECONDS_PER_DAY 86400
/* Noon of 2020-01-01, for a table without a day: the same bytes again every time. */
#define NO_DAY 737425

typedef enum
{
  STYLE_TEXT,
  STYLE_CENTS,
  STYLE_COUNT,
  STYLE_SHARE,
  STYLE_AT_LEAST,
  STYLE_NUMBER,
  STYLE_DAY,
  STYLE_HEAD,
  N_STYLES,
} Style;

static const char *const number_formats[N_STYLES] = {
  [STYLE_CENTS]    = "#,##0.00 \"\342\202\254\"",
  [STYLE_COUNT]    = "0",
  [STYLE_SHARE]    = "0.0%",
  [STYLE_AT_LEAST] = "\"\342\211\245 \"0",
  [STYLE_NUMBER]   = "#,##0.##",
  [STYLE_DAY]      = "d.m.yyyy",
};

typedef struct
{
  InnoFrame     *frame;
  GArray        *columns;            /* of guint */
  lxw_workbook  *workbook;
  lxw_worksheet *sheet;
  lxw_format    *styles[N_STYLES][2];  /* the second is bold, for the total */
  lxw_error      error;              /* the first one */
} Writer;

static void
note (Writer    *self,
      lxw_error  error)
{
  if (self->error == LXW_NO_ERROR)
    self->error = error;
}

/* U+FFFE and U+FFFF are characters, but not of XML. */
static char *
to_cell_text (const char *text)
{
  GString *safe = g_string_new (NULL);
  guint n_chars = 0;

  for (const char *at = text; *at != '\0' && n_chars < TEXT_MAX_CHARS; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      g_string_append_unichar (safe, c == 0xfffe || c == 0xffff ? 0xfffd : c);
      n_chars++;
    }

  return g_string_free (safe, FALSE);
}

/* Never worksheet_write_formula: a text stays a text, whatever it starts with. */
static void
write_text (Writer     *self,
            guint       row,
            guint       column,
            const char *text,
            lxw_format *format)
{
  g_autofree char *safe = to_cell_text (text);

  note (self, worksheet_write_string (self->sheet, row, (lxw_col_t) column, safe, format));
}

static void
add_styles (Writer *self)
{
  for (guint style = 0; style < N_STYLES; style++)
    for (guint bold = 0; bold < 2; bold++)
      {
        lxw_format *format = workbook_add_format (self->workbook);

        if (number_formats[style] != NULL)
          format_set_num_format (format, number_formats[style]);
        if (bold || style == STYLE_HEAD)
          format_set_bold (format);
        if (bold)
          format_set_top (format, LXW_BORDER_THIN);
        self->styles[style][bold] = format;
      }

  format_set_bottom (self->styles[STYLE_HEAD][0], LXW_BORDER_THIN);
  format_set_text_wrap (self->styles[STYLE_HEAD][0]);
  format_set_align (self->styles[STYLE_HEAD][0], LXW_ALIGN_VERTICAL_TOP);
}

static lxw_format *
find_style (const Writer *self,
            Style         style,
            guint         row)
{
  const char *id = inno_frame_get_row_id (self->frame, row);

  return self->styles[style][g_str_equal (id, INNO_FRAME_TOTAL_ID) ? 1 : 0];
}

static void
write_number (Writer *self,
              guint   row,
              guint   place,
              double  number,
              Style   style)
{
  note (self, worksheet_write_number (self->sheet, row + 1, (lxw_col_t) place, number,
                                      find_style (self, style, row)));
}

/* A spreadsheet counts days from the end of 1899. */
static void
write_day (Writer  *self,
           guint    row,
           guint    place,
           InnoDay  day)
{
  write_number (self, row, place, day - inno_day_new (1899, 12, 30), STYLE_DAY);
}

/* What is not known or does not apply is an empty cell. */
static void
write_cell (Writer *self,
            guint   row,
            guint   place)
{
  guint column = g_array_index (self->columns, guint, place);
  InnoVocabulary vocabulary;
  InnoColumnKind kind = inno_frame_get_cell_kind (self->frame, row, column, &vocabulary);
  InnoCell cell = inno_frame_get_cell (self->frame, row, column);
  const char *text = NULL;

  if (kind == INNO_COLUMN_ID)
    text = inno_frame_get_row_id (self->frame, row);
  else if (kind == INNO_COLUMN_LABEL)
    text = inno_frame_get_row_label (self->frame, row);
  else if (cell.state == INNO_CELL_NONE || cell.state == INNO_CELL_UNKNOWN)
    return;
  else if (kind == INNO_COLUMN_TERM)
    text = inno_vocabulary_get_label (vocabulary, (guint) cell.integer);
  else if (kind == INNO_COLUMN_TEXT)
    text = inno_frame_get_text (self->frame, row, column);
  else if (kind == INNO_COLUMN_DAY)
    write_day (self, row, place, (InnoDay) cell.integer);
  else if (kind == INNO_COLUMN_NUMBER)
    write_number (self, row, place, cell.fraction, STYLE_NUMBER);
  else if (kind == INNO_COLUMN_CENTS)
    write_number (self, row, place, (double) cell.integer / 100.0, STYLE_CENTS);
  else if (kind == INNO_COLUMN_SHARE)
    write_number (self, row, place, cell.fraction, STYLE_SHARE);
  else
    write_number (self, row, place, (double) cell.integer,
                  cell.state == INNO_CELL_AT_LEAST ? STYLE_AT_LEAST : STYLE_COUNT);

  if (text != NULL)
    write_text (self, row + 1, place, text, find_style (self, STYLE_TEXT, row));
}

static double
find_width (const Writer *self,
            guint         column)
{
  glong width = 8;

  InnoColumnKind kind = inno_frame_get_column (self->frame, column)->kind;

  if (kind != INNO_COLUMN_LABEL && kind != INNO_COLUMN_TEXT)
    return NUMBER_WIDTH;

  for (guint row = 0; row < inno_frame_get_n_rows (self->frame); row++)
    width = MAX (width, g_utf8_strlen (kind == INNO_COLUMN_LABEL
                                         ? inno_frame_get_row_label (self->frame, row)
                                         : inno_frame_get_text (self->frame, row, column), -1));

  return (double) MIN (width + 2, LABEL_MAX_WIDTH);
}

/* On paper as on the screen; '&' starts a code there. */
static void
mark_sample (Writer *self)
{
  g_autofree char *header = NULL;
  GString *text;

  if (!inno_frame_get_context (self->frame)->is_sample)
    return;

  text = g_string_new (_("Sample data"));
  g_string_replace (text, "&", "&&", 0);
  header = g_strconcat ("&C", text->str, NULL);
  g_string_free (text, TRUE);
  note (self, worksheet_set_header (self->sheet, header));
}

static gboolean
add_sheet (Writer     *self,
           const char *title)
{
  g_autofree char *name = inno_table_sheet_name (title);

  self->sheet = workbook_add_worksheet (self->workbook, name);
  if (self->sheet == NULL)
    self->sheet = workbook_add_worksheet (self->workbook, NULL);
  if (self->sheet == NULL)
    {
      note (self, LXW_ERROR_MEMORY_MALLOC_FAILED);
      return FALSE;
    }

  mark_sample (self);
  worksheet_set_landscape (self->sheet);
  worksheet_fit_to_pages (self->sheet, 1, 0);
  return TRUE;
}

static void
write_table (Writer *self)
{
  g_autofree char *title = inno_table_get_title (self->frame);
  guint n_frozen = 0;

  if (!add_sheet (self, title))
    return;

  for (guint i = 0; i < self->columns->len; i++)
    {
      guint column = g_array_index (self->columns, guint, i);
      const InnoColumn *head = inno_frame_get_column (self->frame, column);

      if (head->kind == INNO_COLUMN_LABEL)
        n_frozen = i + 1;
      note (self, worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i,
                                        find_width (self, column), NULL));
      write_text (self, 0, i, head->label, self->styles[STYLE_HEAD][0]);
    }
  worksheet_freeze_panes (self->sheet, 1, (lxw_col_t) n_frozen);
  note (self, worksheet_repeat_rows (self->sheet, 0, 0));

  for (guint row = 0; row < inno_frame_get_n_rows (self->frame); row++)
    for (guint i = 0; i < self->columns->len && self->error == LXW_NO_ERROR; i++)
      write_cell (self, row, i);
}

static void
tell (Writer     *self,
      guint      *row,
      const char *label,
      const char *value)
{
  if (value == NULL)
    return;

  write_text (self, *row, 0, label, self->styles[STYLE_HEAD][0]);
  write_text (self, *row, 1, value, self->styles[STYLE_TEXT][0]);
  *row += 1;
}

static void
tell_term (Writer         *self,
           guint          *row,
           const char     *label,
           InnoVocabulary  vocabulary,
           guint           value)
{
  tell (self, row, label, inno_vocabulary_get_label (vocabulary, value));
}

/* What was asked: without it a figure cannot be read. */
static void
tell_query (Writer *self,
            guint  *row)
{
  const InnoQuery *query = inno_frame_get_query (self->frame);
  const InnoFrameContext *context = inno_frame_get_context (self->frame);
  g_autofree char *roles = inno_table_get_roles (self->frame);

  if (inno_table_is_of_roles (self->frame))
    tell (self, row, _("Roles counted"), roles);
  if (context->parts & INNO_QUERY_MEASURE)
    tell_term (self, row, _("Measure"), INNO_VOCABULARY_MEASURE, query->measure);
  if (context->parts & INNO_QUERY_BY)
    tell_term (self, row, _("Grouped by"), INNO_VOCABULARY_DIMENSION, query->by);
  if ((context->parts & INNO_QUERY_SERIES) && query->measure != INNO_MEASURE_PROJECTS)
    tell_term (self, row, _("Divided by"), INNO_VOCABULARY_DIMENSION, query->series);
  if ((context->parts & INNO_QUERY_SHARE) && query->share)
    tell (self, row, _("Shares"), _("Per cent of public funding"));

  for (guint i = 0; context->filters[i] != NULL; i++)
    tell (self, row, _("Filter"), context->filters[i]);
}

static void
write_about (Writer *self)
{
  const InnoFrameContext *context = inno_frame_get_context (self->frame);
  const InnoFormat *format = inno_format_get (inno_frame_get_query (self->frame)->lang);
  g_autofree char *title = inno_table_get_title (self->frame);
  g_autofree char *origin = inno_table_get_origin (self->frame);
  g_autofree char *day = NULL;
  guint row = 0;

  if (!add_sheet (self, _("About the table")))
    return;

  note (self, worksheet_set_column (self->sheet, 0, 0, 24, NULL));
  note (self, worksheet_set_column (self->sheet, 1, 1, LABEL_MAX_WIDTH, NULL));

  if (context->as_of != INNO_DAY_NONE)
    day = inno_format_day (format, context->as_of);
  if (context->is_sample)
    tell (self, &row, _("Note"), _("Sample data"));
  tell (self, &row, _("Table"), title);
  tell_query (self, &row);
  tell (self, &row, _("Date of the data"), day);
  tell (self, &row, _("Source"), origin);
}

static void
set_properties (Writer *self)
{
  const InnoFrameContext *context = inno_frame_get_context (self->frame);
  InnoDay day = context->as_of != INNO_DAY_NONE ? context->as_of : NO_DAY;
  g_autofree char *title = inno_table_get_title (self->frame);
  lxw_doc_properties properties = {
    .title = title,
    .created = (time_t) (day - EPOCH_DAY) * SECONDS_PER_DAY + SECONDS_PER_DAY / 2,
  };

  note (self, workbook_set_properties (self->workbook, &properties));
}

static gboolean
fail (GError    **error,
      lxw_error   code)
{
  gboolean is_too_large = code == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE;

  g_debug ("libxlsxwriter: %s", lxw_strerror (code));
  g_set_error_literal (error, G_IO_ERROR, is_too_large ? G_IO_ERROR_MESSAGE_TOO_LARGE : G_IO_ERROR_FAILED,
                       is_too_large ? _("The table is too large for a spreadsheet.")
                                    : _("The spreadsheet could not be written."));
  return FALSE;
}

static gboolean
write_workbook (InnoFrame   *frame,
                const char  *path,
                GError     **error)
{
  g_autoptr (GArray) columns = inno_table_get_columns (frame);
  g_autofree char *folder = g_path_get_dirname (path);
  lxw_workbook_options options = { .tmpdir = folder };
  Writer self = { .frame = frame, .columns = columns };

  self.workbook = workbook_new_opt (path, &options);
  if (self.workbook == NULL)
    return fail (error, LXW_ERROR_MEMORY_MALLOC_FAILED);

  add_styles (&self);
  set_properties (&self);
  write_table (&self);
  write_about (&self);

  /* Closing frees the workbook, whether or not it could be written. */
  note (&self, workbook_close (self.workbook));

  return self.error == LXW_NO_ERROR || fail (error, self.error);
}

/**
 * inno_table_xlsx_write:
 * @frame: a frame
 * @error: return location of a #GIOErrorEnum
 *
 * A sheet with the table and one that says what it is. Numbers are numbers,
 * unknown is an empty cell, and nothing is a formula. Goes through a file in the
 * folder for temporary files, as libxlsxwriter before 1.1.6 knows no other way.
 *
 * Returns: (transfer full) (nullable): an Office Open XML workbook
 */
GBytes *
inno_table_xlsx_write (InnoFrame  *frame,
                       GError    **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) local_error = NULL;
  char *contents = NULL;
  gsize length = 0;
  gboolean is_written;
  int fd = g_file_open_tmp ("innocities-XXXXXX.xlsx", &path, &local_error);

  if (fd < 0)
    {
      g_debug ("No temporary file: %s", local_error->message);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _("The spreadsheet could not be written."));
      return NULL;
    }
  g_close (fd, NULL);

  is_written = write_workbook (frame, path, error);
  if (is_written && !g_file_get_contents (path, &contents, &length, &local_error))
    {
      g_debug ("Temporary file: %s", local_error->message);
      is_written = fail (error, LXW_ERROR_READING_TMPFILE);
    }
  g_unlink (path);

  return is_written ? g_bytes_new_take (contents, length) : NULL;
}
