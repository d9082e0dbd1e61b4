/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "inno-rows-private.h"

#include <string.h>

/* The longest row. A quote that nothing closes goes no further than this. */
#define MAX_ROW (1024 * 1024)
#define MAX_CELLS 4096

#define NO_QUOTE '\0'

typedef struct
{
  InnoRows        parent;
  InnoDecoder    *decoder;
  GString        *text;        /* what has come and is not read */
  gsize           at;          /* where the next row begins in it */
  gboolean        is_end;      /* nothing more comes */
  gint64          line;
  guint           n_columns;   /* 0 = not known */
  InnoCsvDialect  dialect;
  gboolean        is_sniffed;
  InnoCells       cells;
} CsvRows;

/* One row, as far as it has come. */
typedef struct
{
  const char *at;
  const char *end;
  char        separator;
  char        quote;
  gboolean    is_end;      /* of the file: what is open is closed by it */
  gboolean    has_stray;
  guint       n_lines;     /* ends of lines that were passed */
  InnoCells  *cells;
} Scan;

typedef enum
{
  SCAN_DONE,
  SCAN_MORE,               /* the end of the row has not come */
  SCAN_OPEN,               /* a quote is open where the file ends, or the row is too long */
} ScanResult;

/* Returns: whether an end of line is there and was passed; at CR the next byte has to
 * be known, or there is none. */
static gboolean
pass_line_end (Scan *scan)
{
  if (*scan->at == '\r')
    scan->at += scan->at + 1 < scan->end && scan->at[1] == '\n' ? 2 : 1;
  else if (*scan->at == '\n')
    scan->at++;
  else
    return FALSE;

  scan->n_lines++;
  return TRUE;
}

static gboolean
ends_field (const Scan *scan,
            const char *at)
{
  return at == scan->end || *at == scan->separator || *at == '\n' || *at == '\r';
}

static void
note_stray (Scan *scan)
{
  if (!scan->has_stray)
    inno_cells_fault (scan->cells, INNO_ROW_STRAY_QUOTE);
  scan->has_stray = TRUE;
}

/* At a quote inside of quotes: what follows decides whether it closes, perhaps behind
 * blanks. One that does not is a letter. Returns: whether there is a result. */
static gboolean
close_field (Scan       *scan,
             ScanResult *result)
{
  const char *after = scan->at + 1;

  while (after < scan->end && *after == ' ')
    after++;
  if (after == scan->end && !scan->is_end)
    {
      *result = SCAN_MORE;
      return TRUE;
    }
  if (ends_field (scan, after))
    {
      scan->at = after;
      *result = SCAN_DONE;
      return TRUE;
    }

  note_stray (scan);
  g_string_append_c (scan->cells->text, *scan->at++);
  return FALSE;
}

/* Behind the opening quote. */
static ScanResult
scan_quoted (Scan *scan)
{
  GString *text = scan->cells->text;
  gboolean has_stray = FALSE;
  ScanResult result;

  while (scan->at < scan->end)
    {
      const char *start = scan->at;

      while (scan->at < scan->end && *scan->at != scan->quote && *scan->at != '\n' && *scan->at != '\r')
        scan->at++;
      g_string_append_len (text, start, scan->at - start);
      if (scan->at == scan->end)
        break;
      if (scan->at + 1 == scan->end && !scan->is_end)
        return SCAN_MORE;

      start = scan->at;
      if (pass_line_end (scan))
        {
          g_string_append_c (text, '\n');
          continue;
        }
      if (scan->at + 1 < scan->end && scan->at[1] == scan->quote)
        {
          if (scan->at + 2 == scan->end && !scan->is_end)
            return SCAN_MORE;
          g_string_append_c (text, scan->quote);
          scan->at += 2;
          /* Who did not double the quotes before closes with this one. */
          if (has_stray && ends_field (scan, scan->at))
            return SCAN_DONE;
          continue;
        }
      if (close_field (scan, &result))
        return result;
      has_stray = TRUE;
    }

  return scan->is_end ? SCAN_OPEN : SCAN_MORE;
}

static gboolean
opens_quoted (Scan *scan)
{
  return scan->quote != NO_QUOTE && scan->at < scan->end && *scan->at == scan->quote;
}

static ScanResult
scan_plain (Scan *scan)
{
  const char *start = scan->at;

  while (!ends_field (scan, scan->at))
    {
      if (*scan->at == '"' && scan->quote != '\'')
        note_stray (scan);
      scan->at++;
    }
  g_string_append_len (scan->cells->text, start, scan->at - start);

  return scan->at == scan->end && !scan->is_end ? SCAN_MORE : SCAN_DONE;
}

static ScanResult
scan_field (Scan *scan)
{
  const char *start = scan->at;

  while (scan->at < scan->end && *scan->at == ' ')
    scan->at++;
  if (!opens_quoted (scan))
    {
      scan->at = start;
      return scan_plain (scan);
    }

  scan->at++;
  return scan_quoted (scan);
}

static ScanResult
scan_row (Scan *scan)
{
  inno_cells_reset (scan->cells);
  for (;;)
    {
      ScanResult result;

      inno_cells_begin (scan->cells);
      result = scan_field (scan);
      if (result != SCAN_DONE)
        return result;

      inno_cells_end (scan->cells);
      if (scan->at == scan->end)
        return scan->is_end ? SCAN_DONE : SCAN_MORE;
      if (*scan->at == '\r' && scan->at + 1 == scan->end && !scan->is_end)
        return SCAN_MORE;
      if (pass_line_end (scan))
        return SCAN_DONE;
      scan->at++;
      if (scan->cells->starts->len == MAX_CELLS)
        return SCAN_OPEN;
    }
}

/* Sniffing */

typedef struct
{
  guint n_rows;       /* that have as many fields as most */
  guint n_fields;
  guint n_quoted;     /* fields that begin with the quote */
} Regularity;

#define SNIFF_ROWS 40
#define SNIFF_FIELDS 256

static guint
count_quoted (const char *text,
              gsize       length,
              char        separator,
              char        quote)
{
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    n += text[i] == quote && (i == 0 || text[i - 1] == separator || text[i - 1] == '\n' || text[i - 1] == '\r');

  return n;
}

static Regularity
measure (const char     *text,
         gsize           length,
         InnoCsvDialect  dialect)
{
  g_auto (InnoCells) cells = { 0 };
  Scan scan = { text, text + length, dialect.separator, dialect.quote, .is_end = FALSE, .cells = &cells };
  guint n_with[SNIFF_FIELDS] = { 0 };
  Regularity best = { 0 };

  inno_cells_init (&cells);
  for (guint i = 0; i < SNIFF_ROWS && scan.at < scan.end; i++)
    {
      /* A row that was cut short may be all there is. */
      if (scan_row (&scan) != SCAN_DONE && i > 0)
        break;
      if (!inno_cells_are_blank (&cells))
        n_with[MIN (cells.starts->len, SNIFF_FIELDS - 1)]++;
    }

  for (guint i = 2; i < SNIFF_FIELDS; i++)
    if (n_with[i] > 0 && n_with[i] >= best.n_rows)
      best = (Regularity) { n_with[i], i, 0 };
  best.n_quoted = count_quoted (text, length, dialect.separator, dialect.quote);

  return best;
}

/* The dialect in which the beginning of a file is the most regular: most rows with the
 * same number of fields, and of two such the one with more of them. */
InnoCsvDialect
inno_csv_sniff (const char *text,
                gsize       length)
{
  static const char separators[] = { ';', ',', '\t', '|' };
  static const char quotes[] = { '"', '\'' };
  InnoCsvDialect best = { ';', '"' };
  Regularity record = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    for (guint j = 0; j < G_N_ELEMENTS (quotes); j++)
      {
        InnoCsvDialect dialect = { separators[i], quotes[j] };
        Regularity found = measure (text, length, dialect);
        guint64 score = (guint64) found.n_rows * found.n_fields;
        guint64 so_far = (guint64) record.n_rows * record.n_fields;

        /* Apostrophes are letters unless they stand around most that is written. */
        if (j > 0 && (dialect.separator != best.separator || found.n_quoted <= 2 * MAX (record.n_quoted, 1)))
          continue;
        if (score > so_far || (j > 0 && score == so_far))
          {
            best = dialect;
            record = found;
          }
      }

  return best;
}

/* Reading */

static gboolean
read_more (CsvRows  *self,
           GError  **error)
{
  g_string_erase (self->text, 0, (gssize) self->at);
  self->at = 0;

  return inno_decoder_read (self->decoder, self->text, &self->is_end, error);
}

static gboolean
sniff (CsvRows  *self,
       GError  **error)
{
  if (self->is_sniffed)
    return TRUE;
  if (!read_more (self, error))
    return FALSE;

  self->is_sniffed = TRUE;
  self->dialect = inno_csv_sniff (self->text->str, self->text->len);
  /* As spreadsheets announce it. */
  if (self->text->len > 5 && g_ascii_strncasecmp (self->text->str, "sep=", 4) == 0)
    self->dialect.separator = self->text->str[4];
  return TRUE;
}

static Scan
begin_scan (CsvRows *self,
            char     quote)
{
  return (Scan) {
    self->text->str + self->at, self->text->str + self->text->len, self->dialect.separator, quote, self->is_end, .cells = &self->cells,
  };
}

static void
take (CsvRows *self,
      Scan    *scan,
      InnoRow *row)
{
  self->at = (gsize) (scan->at - self->text->str);
  inno_cells_get_row (&self->cells, self->line, row);
  row->separator = self->dialect.separator;
  self->line += scan->n_lines;
}

/* The first line of what was read as one row, with its quotes as letters. */
static gboolean
take_line (CsvRows *self,
           InnoRow *row)
{
  Scan scan = begin_scan (self, NO_QUOTE);

  /* What is too long is cut where it must be: its end is in the file, or far off. */
  if (scan_row (&scan) == SCAN_MORE)
    {
      scan.at = scan.end;
      inno_cells_end (&self->cells);
    }
  take (self, &scan, row);
  return TRUE;
}

/* A row of several lines with a stray quote in it is one that swallowed others, where
 * its first line alone has as many fields as the header. */
static gboolean
has_swallowed (CsvRows    *self,
               const Scan *scan)
{
  Scan line;
  gboolean has_width;

  if (scan->n_lines < 2 || self->n_columns == 0 ||
      (!scan->has_stray && self->cells.starts->len == self->n_columns))
    return FALSE;

  line = begin_scan (self, NO_QUOTE);
  has_width = scan_row (&line) == SCAN_DONE && self->cells.starts->len == self->n_columns;
  if (!has_width)
    {
      line = begin_scan (self, self->dialect.quote);
      scan_row (&line);
    }

  return has_width;
}

static void
mark_open_quote (CsvRows *self)
{
  for (guint i = 0; i < self->cells.starts->len; i++)
    {
      const char *cell = self->cells.text->str + g_array_index (self->cells.starts, gsize, i);
      InnoRowFault fault = { INNO_ROW_OPEN_QUOTE, i };

      if (strchr (cell, self->dialect.quote) == NULL)
        continue;
      g_array_set_size (self->cells.faults, 0);
      g_array_append_val (self->cells.faults, fault);
      return;
    }
}

static InnoRowsResult
read_row (CsvRows  *self,
          InnoRow  *row,
          GError  **error)
{
  for (;;)
    {
      Scan scan = begin_scan (self, self->dialect.quote);
      ScanResult result;

      if (self->at == self->text->len && self->is_end)
        return INNO_ROWS_END;

      result = scan_row (&scan);
      if (result == SCAN_MORE && self->text->len - self->at < MAX_ROW)
        {
          if (!read_more (self, error))
            return INNO_ROWS_FAILED;
          continue;
        }

      if (result == SCAN_DONE && !has_swallowed (self, &scan))
        {
          take (self, &scan, row);
          return INNO_ROWS_ROW;
        }

      take_line (self, row);
      mark_open_quote (self);
      return INNO_ROWS_ROW;
    }
}

static gboolean
is_separator_line (CsvRows *self)
{
  return self->line == 2 && g_ascii_strncasecmp (self->cells.text->str, "sep=", 4) == 0;
}

static InnoRowsResult
csv_next (InnoRows  *rows,
          InnoRow   *row,
          GError   **error)
{
  CsvRows *self = (CsvRows *) rows;
  InnoRowsResult result;

  if (!sniff (self, error))
    return INNO_ROWS_FAILED;

  do
    result = read_row (self, row, error);
  while (result == INNO_ROWS_ROW && (inno_cells_are_blank (&self->cells) || is_separator_line (self)));

  for (gsize i = 0; result == INNO_ROWS_ROW && i < row->n_cells; i++)
    if (strstr (row->cells[i], "\357\277\275") != NULL)
      {
        InnoRowFault fault = { INNO_ROW_BAD_BYTES, (guint) i };

        g_array_append_val (self->cells.faults, fault);
      }

  return result;
}

static void
csv_set_width (InnoRows *rows,
               guint     n_columns)
{
  ((CsvRows *) rows)->n_columns = n_columns;
}

static void
csv_free (InnoRows *rows)
{
  CsvRows *self = (CsvRows *) rows;

  inno_decoder_free (self->decoder);
  g_string_free (self->text, TRUE);
  inno_cells_clear (&self->cells);
  g_free (self);
}

static const InnoRowsClass csv_class = { csv_next, csv_set_width, NULL, NULL, csv_free };

/* @stream: (transfer none): the bytes, from the first */
InnoRows *
inno_rows_csv_new (GInputStream *stream,
                   gboolean      is_utf8)
{
  CsvRows *self = g_new0 (CsvRows, 1);

  self->parent.class = &csv_class;
  self->decoder = inno_decoder_new (stream, is_utf8);
  self->text = g_string_new (NULL);
  self->line = 1;
  inno_cells_init (&self->cells);

  return &self->parent;
}
