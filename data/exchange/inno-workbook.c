/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-exchange"

#include "config.h"

#include "inno-workbook-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* Half of what a cell holds, as Excel counts characters beyond the first plane twice. */
#define TEXT_MAX_CHARS 16383
/* Of what Excel takes at the head or foot of a page, half for the same reason. */
#define PAGE_MAX_CHARS 120
#define EPOCH_DAY 719163
#define SECONDS_PER_DAY 86400
/* Noon of 2020-01-01, for a table without a day: the same bytes again every time. */
#define NO_DAY 737425
#define TITLE_SIZE 16
#define LINK_COLOR 0x1a5fb4
/* Points; the highest is what Excel takes. */
#define LINE_HEIGHT 15
#define MAX_ROW_HEIGHT 409
/* To that of a digit. */
#define LETTER_WIDTH 1.1

static const char *const number_formats[INNO_N_CELL_STYLES] = {
  [INNO_CELL_STYLE_CENTS]    = "#,##0.00 \"\342\202\254\"",
  [INNO_CELL_STYLE_COUNT]    = "0",
  [INNO_CELL_STYLE_SHARE]    = "0.0%",
  [INNO_CELL_STYLE_AT_LEAST] = "\"\342\211\245 \"0",
  [INNO_CELL_STYLE_NUMBER]   = "#,##0.##",
};

/* As the words beside them write it; the marks in numbers are those of the spreadsheet. */
static const char *const day_formats[INNO_N_LANGS] = {
  [INNO_LANG_FI] = "d.m.yyyy",
  [INNO_LANG_SV] = "d.m.yyyy",
  [INNO_LANG_EN] = "d mmmm yyyy",
};

static const char *const share_formats[INNO_N_LANGS] = {
  [INNO_LANG_FI] = "0.0 %",
  [INNO_LANG_SV] = "0.0 %",
  [INNO_LANG_EN] = "0.0%",
};

void
inno_workbook_note (InnoWorkbook *self,
                    lxw_error     error)
{
  if (self->error == LXW_NO_ERROR)
    self->error = error;
}

const char *
inno_workbook_get_number_format (InnoWorkbook  *self,
                                 InnoCellStyle  style)
{
  if (style == INNO_CELL_STYLE_DAY)
    return day_formats[self->about.lang];
  if (style == INNO_CELL_STYLE_SHARE)
    return share_formats[self->about.lang];

  return number_formats[style];
}

/* U+FFFE and U+FFFF are characters, but not of XML. */
static char *
to_cell_text (const char *text,
              guint       max_chars)
{
  GString *safe = g_string_new (NULL);
  guint n_chars = 0;

  for (const char *at = text; *at != '\0' && n_chars < max_chars; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      g_string_append_unichar (safe, c == 0xfffe || c == 0xffff ? 0xfffd : c);
      n_chars++;
    }

  return g_string_free (safe, FALSE);
}

/* As long as a cell takes it, and of nothing but what a workbook may have. */
char *
inno_workbook_to_text (const char *text)
{
  return to_cell_text (text, TEXT_MAX_CHARS);
}

/* Never worksheet_write_formula: a text stays a text, whatever it starts with. */
void
inno_workbook_write_styled (InnoWorkbook *self,
                            guint         row,
                            guint         column,
                            const char   *text,
                            lxw_format   *format)
{
  g_autofree char *safe = inno_workbook_to_text (text);

  if (self->sheet != NULL)
    inno_workbook_note (self, worksheet_write_string (self->sheet, row, (lxw_col_t) column, safe, format));
}

/* In a column that is so wide, in digits. */
static guint
count_lines (const char *text,
             double      width)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  const char *at = text;
  double used = 0.0;
  guint n_lines = 1;

  for (guint i = 0; words[i] != NULL; i++)
    {
      /* Letters may be wider than digits, and beside a heading there is a button. */
      double wanted = (double) g_utf8_strlen (words[i], -1) * LETTER_WIDTH + 1.0;
      gboolean is_new = i > 0 && at[-1] == '\n';

      if (is_new || (used > 0.0 && used + wanted > width))
        {
          n_lines++;
          used = 0.0;
        }
      used += wanted;
      at += strlen (words[i]) + 1;
    }

  return n_lines;
}

/* Not every spreadsheet makes a row higher by itself where text has several lines. */
static void
make_tall (InnoWorkbook *self,
           guint         row,
           guint         n_lines)
{
  if (row != self->tall_row)
    self->n_lines = 0;
  if (n_lines <= self->n_lines || n_lines < 2)
    return;

  self->tall_row = row;
  self->n_lines = n_lines;
  inno_workbook_note (self, worksheet_set_row (self->sheet, row, MIN (n_lines * LINE_HEIGHT, MAX_ROW_HEIGHT), NULL));
}

/* Into a column whose width is set. */
void
inno_workbook_write_wrapped (InnoWorkbook *self,
                             guint         row,
                             guint         column,
                             const char   *text,
                             lxw_format   *format)
{
  inno_workbook_write_styled (self, row, column, text, format);
  if (self->sheet != NULL && column < INNO_WORKBOOK_N_WIDTHS && self->widths[column] > 0.0)
    make_tall (self, row, count_lines (text, self->widths[column]));
}

static void
set_head (lxw_format *format)
{
  format_set_bold (format);
  format_set_bottom (format, LXW_BORDER_THIN);
  format_set_text_wrap (format);
  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
}

static void
add_styles (InnoWorkbook *self)
{
  lxw_format *title, *link, *words;

  for (guint style = 0; style < INNO_N_CELL_STYLES; style++)
    for (guint bold = 0; bold < 2; bold++)
      {
        lxw_format *format = workbook_add_format (self->book);

        if (inno_workbook_get_number_format (self, style) != NULL)
          format_set_num_format (format, inno_workbook_get_number_format (self, style));
        if (bold || style == INNO_CELL_STYLE_TITLE)
          format_set_bold (format);
        if (bold)
          format_set_top (format, LXW_BORDER_THIN);
        self->styles[style][bold] = format;
      }

  set_head (self->styles[INNO_CELL_STYLE_HEAD][0]);
  set_head (self->styles[INNO_CELL_STYLE_NUMBER_HEAD][0]);
  format_set_align (self->styles[INNO_CELL_STYLE_NUMBER_HEAD][0], LXW_ALIGN_RIGHT);
  title = self->styles[INNO_CELL_STYLE_TITLE][0];
  format_set_font_size (title, TITLE_SIZE);
  link = self->styles[INNO_CELL_STYLE_LINK][0];
  format_set_font_color (link, LINK_COLOR);
  format_set_underline (link, LXW_UNDERLINE_SINGLE);
  format_set_text_wrap (link);
  format_set_align (link, LXW_ALIGN_VERTICAL_TOP);
  words = self->styles[INNO_CELL_STYLE_WORDS][0];
  format_set_text_wrap (words);
  format_set_align (words, LXW_ALIGN_VERTICAL_TOP);
}

static void
set_properties (InnoWorkbook *self)
{
  InnoDay day = self->about.as_of != INNO_DAY_NONE ? self->about.as_of : NO_DAY;
  lxw_doc_properties properties = {
    .title = (char *) self->about.title,
    .created = (time_t) (day - EPOCH_DAY) * SECONDS_PER_DAY + SECONDS_PER_DAY / 2,
  };

  inno_workbook_note (self, workbook_set_properties (self->book, &properties));
}

/* '&' starts a code on paper. */
static char *
to_page_text (const char *place,
              const char *text)
{
  g_autofree char *safe = to_cell_text (text, PAGE_MAX_CHARS);
  GString *escaped = g_string_new (safe);

  g_string_replace (escaped, "&", "&&", 0);
  g_string_prepend (escaped, place);

  return g_string_free (escaped, FALSE);
}

/**
 * inno_workbook_new:
 * @about: what the whole is; its title must outlive it
 * @error: return location of a #GIOErrorEnum
 *
 * Begins a workbook. Goes through a file in the folder for temporary files, as
 * libxlsxwriter before 1.1.6 knows no other way.
 *
 * Returns: (transfer full) (nullable): a workbook without a sheet
 */
InnoWorkbook *
inno_workbook_new (const InnoWorkbookAbout  *about,
                   GError                  **error)
{
  g_autoptr (InnoWorkbook) self = g_new0 (InnoWorkbook, 1);
  g_autofree char *folder = NULL;
  lxw_workbook_options options = { .constant_memory = about->is_large ? LXW_TRUE : LXW_FALSE };
  int fd = g_file_open_tmp ("innocities-XXXXXX.xlsx", &self->path, error);

  if (fd < 0)
    return NULL;
  g_close (fd, NULL);

  folder = g_path_get_dirname (self->path);
  options.tmpdir = folder;
  self->about = *about;
  self->book = workbook_new_opt (self->path, &options);
  if (self->book == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, lxw_strerror (LXW_ERROR_MEMORY_MALLOC_FAILED));
      return NULL;
    }

  add_styles (self);
  set_properties (self);

  return g_steal_pointer (&self);
}

/* Closing frees the book, whether or not it could be written. */
static void
close_book (InnoWorkbook *self)
{
  if (self->book != NULL)
    inno_workbook_note (self, workbook_close (self->book));
  self->book = NULL;
  self->sheet = NULL;
}

/**
 * inno_workbook_free:
 * @self: (transfer full): a workbook
 */
void
inno_workbook_free (InnoWorkbook *self)
{
  close_book (self);
  if (self->path != NULL)
    g_unlink (self->path);
  g_free (self->path);
  g_free (self->sheet_name);
  g_free (self);
}

/**
 * inno_workbook_add_sheet:
 * @self: a workbook
 * @name: of the sheet; is made what a sheet may be called
 * @foot: (nullable): what stands at the foot of its pages
 *
 * Adds a sheet, into which is written from now on. Any fault is told by
 * inno_workbook_finish().
 */
void
inno_workbook_add_sheet (InnoWorkbook *self,
                         const char   *name,
                         const char   *foot)
{
  memset (self->widths, 0, sizeof self->widths);
  self->n_lines = 0;
  g_free (self->sheet_name);
  self->sheet_name = inno_table_sheet_name (name);
  self->sheet = workbook_add_worksheet (self->book, self->sheet_name);
  if (self->sheet == NULL)
    self->sheet = workbook_add_worksheet (self->book, NULL);
  if (self->sheet == NULL)
    {
      inno_workbook_note (self, LXW_ERROR_MEMORY_MALLOC_FAILED);
      return;
    }

  if (self->about.is_sample)
    {
      g_autofree char *header = to_page_text ("&C", _("Sample data"));

      inno_workbook_note (self, worksheet_set_header (self->sheet, header));
    }
  if (foot != NULL)
    {
      g_autofree char *footer = to_page_text ("&L", foot);

      inno_workbook_note (self, worksheet_set_footer (self->sheet, footer));
    }
  worksheet_set_landscape (self->sheet);
  worksheet_set_paper (self->sheet, 9);
  worksheet_fit_to_pages (self->sheet, 1, 0);
}

/**
 * inno_workbook_set_width:
 * @self: a workbook
 * @column: of the sheet
 * @width: in digits
 */
void
inno_workbook_set_width (InnoWorkbook *self,
                         guint         column,
                         double        width)
{
  if (column < INNO_WORKBOOK_N_WIDTHS)
    self->widths[column] = width;
  if (self->sheet != NULL)
    inno_workbook_note (self, worksheet_set_column (self->sheet, (lxw_col_t) column, (lxw_col_t) column, width, NULL));
}

/**
 * inno_workbook_write_title:
 * @self: a workbook
 * @row: of the sheet
 * @text: in large letters
 */
void
inno_workbook_write_title (InnoWorkbook *self,
                           guint         row,
                           const char   *text)
{
  inno_workbook_write_styled (self, row, 0, text, self->styles[INNO_CELL_STYLE_TITLE][0]);
}

/**
 * inno_workbook_write_heads:
 * @self: a workbook
 * @row: of the sheet
 * @texts: (array zero-terminated=1): over the columns, from the first on
 */
void
inno_workbook_write_heads (InnoWorkbook       *self,
                           guint               row,
                           const char * const *texts)
{
  for (guint i = 0; texts[i] != NULL; i++)
    inno_workbook_write_wrapped (self, row, i, texts[i], self->styles[INNO_CELL_STYLE_HEAD][0]);
}

/**
 * inno_workbook_write_text:
 * @self: a workbook
 * @row: of the sheet
 * @column: of the sheet
 * @text: (nullable): words
 */
void
inno_workbook_write_text (InnoWorkbook *self,
                          guint         row,
                          guint         column,
                          const char   *text)
{
  if (text != NULL)
    inno_workbook_write_styled (self, row, column, text, self->styles[INNO_CELL_STYLE_TEXT][0]);
}

/**
 * inno_workbook_write_words:
 * @self: a workbook
 * @row: of the sheet
 * @column: of the sheet
 * @text: (nullable): sentences
 */
void
inno_workbook_write_words (InnoWorkbook *self,
                           guint         row,
                           guint         column,
                           const char   *text)
{
  if (text != NULL)
    inno_workbook_write_wrapped (self, row, column, text, self->styles[INNO_CELL_STYLE_WORDS][0]);
}

/**
 * inno_workbook_write_link:
 * @self: a workbook
 * @row: of the sheet
 * @column: of the sheet
 * @sheet: the name of another sheet, as it was given
 * @text: words that lead there
 */
void
inno_workbook_write_link (InnoWorkbook *self,
                          guint         row,
                          guint         column,
                          const char   *sheet,
                          const char   *text)
{
  g_autofree char *name = inno_table_sheet_name (sheet);
  g_autofree char *safe = inno_workbook_to_text (text);
  g_auto (GStrv) parts = g_strsplit (name, "'", -1);
  g_autofree char *quoted = g_strjoinv ("''", parts);
  g_autofree char *address = g_strdup_printf ("internal:'%s'!A1", quoted);

  if (self->sheet != NULL)
    inno_workbook_note (self, worksheet_write_url_opt (self->sheet, row, (lxw_col_t) column, address,
                                                       self->styles[INNO_CELL_STYLE_LINK][0], safe, NULL));
}

/**
 * inno_workbook_finish:
 * @self: a workbook, into which nothing is written after it
 * @error: return location of a #GIOErrorEnum; inno_workbook_explain() has words for it
 *
 * Returns: (transfer full) (nullable): an Office Open XML workbook
 */
GBytes *
inno_workbook_finish (InnoWorkbook  *self,
                      GError       **error)
{
  char *contents;
  gsize length;

  close_book (self);
  if (self->error != LXW_NO_ERROR)
    {
      gboolean is_too_large = self->error == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE;

      g_set_error_literal (error, G_IO_ERROR, is_too_large ? G_IO_ERROR_MESSAGE_TOO_LARGE : G_IO_ERROR_FAILED,
                           lxw_strerror (self->error));
      return NULL;
    }

  return g_file_get_contents (self->path, &contents, &length, error) ? g_bytes_new_take (contents, length) : NULL;
}

/**
 * inno_workbook_explain:
 * @error: why there is no workbook
 *
 * Returns: (transfer none): the same for people, in the active language
 */
const char *
inno_workbook_explain (const GError *error)
{
  g_debug ("%s", error->message);

  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE) ? _("The table is too large for a spreadsheet.")
                                                                           : _("The spreadsheet could not be written.");
}
