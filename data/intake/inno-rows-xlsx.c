/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "config.h"

#include "inno-rows-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "inno-day.h"
#include "inno-xlsx-part.h"

#define MAX_SHARED (64 * 1024 * 1024)
#define MAX_CELLS 4096
#define MAX_SHEETS 1000

#define DOUBLE_DIGITS "%.15g"

typedef struct
{
  char     *name;
  char     *id;
  char     *path;       /* nullable: the workbook does not say */
  gboolean  is_shown;
} Sheet;

typedef struct
{
  InnoRows          parent;
  InnoXlsxPackage   package;
  xmlTextReader    *reader;        /* of the sheet */
  GStringChunk     *shared_text;
  gsize             n_shared;      /* bytes in it */
  GPtrArray        *shared;        /* of strings */
  GArray           *is_date;       /* of gboolean, by style */
  GHashTable       *date_formats;  /* ids of those a workbook defines */
  InnoDay           epoch;
  GArray           *sheets;        /* of Sheet, in the order of the workbook */
  guint             sheet;         /* which one is open */
  gint64            line;
  InnoCells         cells;
} XlsxRows;

typedef gboolean (*NodeFunc) (XlsxRows      *self,
                              xmlTextReader *reader,
                              GError       **error);

static gboolean
fail (GError **error)
{
  if (error == NULL || *error == NULL)
    g_set_error_literal (error, INNO_ROWS_ERROR, INNO_ROWS_ERROR_FORMAT, _("This workbook cannot be read. It may be damaged."));
  return FALSE;
}

/* Parts of the archive */

/* Each element of a part; what is optional need not be there. */
static gboolean
walk (XlsxRows    *self,
      const char  *path,
      gboolean     is_optional,
      NodeFunc     take,
      GError     **error)
{
  xmlTextReader *reader = inno_xlsx_open_part (&self->package, path);
  gboolean is_good = TRUE;
  int result = 1;

  if (reader == NULL)
    return is_optional || fail (error);

  while (is_good && (result = inno_xlsx_step (reader)) == 1)
    if (xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT)
      is_good = take (self, reader, error);
  xmlFreeTextReader (reader);

  return (is_good && result == 0) || fail (error);
}

/* What stands before the sheet */

static void
clear_sheet (gpointer data)
{
  Sheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->id);
  g_free (sheet->path);
}

static gboolean
take_workbook (XlsxRows       *self,
               xmlTextReader  *reader,
               GError        **error)
{
  if (inno_xlsx_is_at (reader, "workbookPr"))
    {
      g_autofree char *value = inno_xlsx_get_attribute (reader, "date1904");

      if (value != NULL && (g_str_equal (value, "1") || g_str_equal (value, "true")))
        self->epoch = inno_day_new (1904, 1, 1);
    }
  else if (inno_xlsx_is_at (reader, "sheet") && self->sheets->len < MAX_SHEETS)
    {
      g_autofree char *state = inno_xlsx_get_attribute (reader, "state");
      Sheet sheet = {
        inno_xlsx_get_attribute (reader, "name"), inno_xlsx_get_attribute (reader, "r:id"), NULL, state == NULL || g_str_equal (state, "visible"),
      };

      g_array_append_val (self->sheets, sheet);
    }

  return TRUE;
}

static gboolean
take_relation (XlsxRows       *self,
               xmlTextReader  *reader,
               GError        **error)
{
  g_autofree char *id = inno_xlsx_is_at (reader, "Relationship") ? inno_xlsx_get_attribute (reader, "Id") : NULL;
  g_autofree char *target = id != NULL ? inno_xlsx_get_attribute (reader, "Target") : NULL;

  for (guint i = 0; target != NULL && i < self->sheets->len; i++)
    {
      Sheet *sheet = &g_array_index (self->sheets, Sheet, i);

      if (g_strcmp0 (sheet->id, id) != 0)
        continue;
      g_free (sheet->path);
      sheet->path = *target == '/' ? g_strdup (target + 1) : g_strconcat ("xl/", target, NULL);
    }

  return TRUE;
}

/* Days are numbers that are shown with a year or a day of the month. */
static gboolean
shows_day (const char *format)
{
  char until = '\0';

  for (; *format != '\0'; format++)
    {
      if (until != '\0')
        until = *format == until ? '\0' : until;
      else if (*format == '"' || *format == '[')
        until = *format == '[' ? ']' : '"';
      else if (strchr ("yYdD", *format) != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_usual_date (gint64 id)
{
  return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

static gboolean
take_style (XlsxRows       *self,
            xmlTextReader  *reader,
            GError        **error)
{
  if (inno_xlsx_is_at (reader, "numFmt"))
    {
      g_autofree char *format = inno_xlsx_get_attribute (reader, "formatCode");

      if (format != NULL && shows_day (format))
        g_hash_table_add (self->date_formats, GINT_TO_POINTER (inno_xlsx_get_number (reader, "numFmtId", 0)));
    }
  else if (inno_xlsx_is_at (reader, "cellXfs"))
    {
      g_array_set_size (self->is_date, 0);
    }
  else if (inno_xlsx_is_at (reader, "xf"))
    {
      gint64 id = inno_xlsx_get_number (reader, "numFmtId", 0);
      gboolean is_date = is_usual_date (id) || g_hash_table_contains (self->date_formats, GINT_TO_POINTER (id));

      g_array_append_val (self->is_date, is_date);
    }

  return TRUE;
}

static gboolean
take_shared (XlsxRows       *self,
             xmlTextReader  *reader,
             GError        **error)
{
  g_autoptr (GString) text = NULL;

  if (!inno_xlsx_is_at (reader, "si"))
    return TRUE;

  text = g_string_new (NULL);
  if (!inno_xlsx_read_text (reader, text))
    return FALSE;
  self->n_shared += text->len;
  if (self->n_shared > MAX_SHARED)
    return FALSE;

  g_ptr_array_add (self->shared, g_string_chunk_insert_len (self->shared_text, text->str, (gssize) text->len));
  return TRUE;
}

/* Cells */

/* "BC12" is in column 54, from 0. Returns: -1 where it says none */
static int
get_place (const char *reference)
{
  int column = 0;

  for (; reference != NULL && g_ascii_isupper (*reference) && column < MAX_CELLS; reference++)
    column = column * 26 + (*reference - 'A' + 1);

  return column - 1;
}

/* As a decimal with a dot, never with an exponent; of three decimals, which might be
 * taken for thousands, four are written. */
static void
append_number (XlsxRows   *self,
               const char *value,
               gboolean    is_date)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double number = g_ascii_strtod (value, NULL);
  const char *dot;

  if (is_date && number >= 1 && number < 3000000)
    {
      g_autofree char *day = inno_day_to_iso (self->epoch + (InnoDay) floor (number));

      g_string_append (self->cells.text, day);
      return;
    }

  g_ascii_formatd (buffer, sizeof buffer, DOUBLE_DIGITS, number);
  if (strchr (buffer, 'e') != NULL)
    g_ascii_formatd (buffer, sizeof buffer, fabs (number) < 1e17 ? "%.2f" : DOUBLE_DIGITS, number);
  dot = strchr (buffer, '.');
  g_string_append (self->cells.text, buffer);
  if (dot != NULL && strlen (dot) == 4)
    g_string_append_c (self->cells.text, '0');
}

static void
append_value (XlsxRows   *self,
              const char *type,
              gint64      style,
              const char *value)
{
  gboolean is_date = style >= 0 && style < self->is_date->len && g_array_index (self->is_date, gboolean, style);
  guint64 index;

  if (g_str_equal (type, "s"))
    {
      index = g_ascii_strtoull (value, NULL, 10);
      if (*value != '\0' && index < self->shared->len)
        g_string_append (self->cells.text, g_ptr_array_index (self->shared, index));
    }
  else if (g_str_equal (type, "b"))
    {
      g_string_append (self->cells.text, *value == '1' ? "TRUE" : "FALSE");
    }
  else if (g_str_equal (type, "n") && *value != '\0')
    {
      append_number (self, value, is_date);
    }
  else
    {
      g_string_append (self->cells.text, value);
    }
}

static void
fill_up_to (XlsxRows *self,
            guint     n_cells)
{
  while (self->cells.starts->len < n_cells)
    {
      inno_cells_begin (&self->cells);
      inno_cells_end (&self->cells);
    }
}

/* A formula is not what it comes to. */
static gboolean
read_cell (XlsxRows *self)
{
  g_autofree char *reference = inno_xlsx_get_attribute (self->reader, "r");
  g_autofree char *type = inno_xlsx_get_attribute (self->reader, "t");
  gint64 style = inno_xlsx_get_number (self->reader, "s", -1);
  int place = get_place (reference);
  int depth = xmlTextReaderDepth (self->reader);
  g_autoptr (GString) value = g_string_new (NULL);

  if (!xmlTextReaderIsEmptyElement (self->reader))
    for (;;)
      {
        if (inno_xlsx_step (self->reader) != 1)
          return FALSE;
        if (xmlTextReaderNodeType (self->reader) == XML_READER_TYPE_END_ELEMENT && xmlTextReaderDepth (self->reader) == depth)
          break;
        if ((inno_xlsx_is_at (self->reader, "v") || inno_xlsx_is_at (self->reader, "is")) && !inno_xlsx_read_text (self->reader, value))
          return FALSE;
      }
  if (place >= MAX_CELLS || self->cells.starts->len >= MAX_CELLS)
    return TRUE;

  fill_up_to (self, (guint) MAX (place, 0));
  inno_cells_begin (&self->cells);
  append_value (self, type != NULL ? type : "n", style, value->str);
  inno_cells_end (&self->cells);
  return TRUE;
}

static gboolean
read_row (XlsxRows *self)
{
  int depth = xmlTextReaderDepth (self->reader);

  inno_cells_reset (&self->cells);
  self->line = inno_xlsx_get_number (self->reader, "r", self->line + 1);
  if (xmlTextReaderIsEmptyElement (self->reader))
    return TRUE;

  while (inno_xlsx_step (self->reader) == 1)
    {
      if (xmlTextReaderNodeType (self->reader) == XML_READER_TYPE_END_ELEMENT && xmlTextReaderDepth (self->reader) == depth)
        return TRUE;
      if (inno_xlsx_is_at (self->reader, "c") && !read_cell (self))
        return FALSE;
    }

  return FALSE;
}

static InnoRowsResult
xlsx_next (InnoRows  *rows,
           InnoRow   *row,
           GError   **error)
{
  XlsxRows *self = (XlsxRows *) rows;
  int result;

  while ((result = inno_xlsx_step (self->reader)) == 1)
    {
      if (!inno_xlsx_is_at (self->reader, "row"))
        continue;
      if (!read_row (self))
        break;
      if (inno_cells_are_blank (&self->cells))
        continue;
      inno_cells_get_row (&self->cells, self->line, row);
      return INNO_ROWS_ROW;
    }
  if (result == 0)
    return INNO_ROWS_END;

  fail (error);
  return INNO_ROWS_FAILED;
}

/* Sheets */

static gboolean
open_sheet (XlsxRows  *self,
            guint      number,
            GError   **error)
{
  const Sheet *sheet = &g_array_index (self->sheets, Sheet, number);

  g_clear_pointer (&self->reader, xmlFreeTextReader);
  self->sheet = number;
  self->line = 0;
  self->reader = sheet->path != NULL ? inno_xlsx_open_part (&self->package, sheet->path) : NULL;
  return self->reader != NULL || fail (error);
}

/* Returns: how many sheets there are where none follows */
static guint
find_shown (XlsxRows *self,
            guint     first)
{
  while (first < self->sheets->len && !g_array_index (self->sheets, Sheet, first).is_shown)
    first++;

  return first;
}

static gboolean
fail_name (XlsxRows    *self,
           const char  *name,
           GError     **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->sheets->len; i++)
    {
      const Sheet *sheet = &g_array_index (self->sheets, Sheet, i);

      if (sheet->is_shown && sheet->name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", sheet->name);
    }
  /* Translators: the name of a sheet, and those that there are */
  g_set_error (error, INNO_ROWS_ERROR, INNO_ROWS_ERROR_SHEET, _("The workbook has no sheet “%s”. It has: %s."), name, names->str);
  return FALSE;
}

/* A sheet that is asked for by its name need not be shown. */
static gboolean
xlsx_take_sheet (InnoRows    *rows,
                 const char  *name,
                 GError     **error)
{
  XlsxRows *self = (XlsxRows *) rows;
  guint next;

  for (guint i = 0; name != NULL && i < self->sheets->len; i++)
    if (g_strcmp0 (g_array_index (self->sheets, Sheet, i).name, name) == 0)
      return open_sheet (self, i, error);
  if (name != NULL)
    return fail_name (self, name, error);

  next = find_shown (self, self->sheet + 1);
  return next < self->sheets->len && open_sheet (self, next, error);
}

static const char *
xlsx_get_sheet (InnoRows *rows)
{
  XlsxRows *self = (XlsxRows *) rows;

  return g_array_index (self->sheets, Sheet, self->sheet).name;
}

static void
xlsx_free (InnoRows *rows)
{
  XlsxRows *self = (XlsxRows *) rows;

  if (self->reader != NULL)
    xmlFreeTextReader (self->reader);
  if (self->package.zip != NULL)
    unzClose (self->package.zip);
  g_string_chunk_free (self->shared_text);
  g_ptr_array_unref (self->shared);
  g_array_unref (self->is_date);
  g_hash_table_unref (self->date_formats);
  g_array_unref (self->sheets);
  inno_cells_clear (&self->cells);
  g_free (self);
}

static const InnoRowsClass xlsx_class = { xlsx_next, NULL, xlsx_take_sheet, xlsx_get_sheet, xlsx_free };

/* The rows of a workbook, of its first sheet that is shown; NULL where it cannot be read. */
InnoRows *
inno_rows_xlsx_new (const char  *path,
                    GError     **error)
{
  XlsxRows *self = g_new0 (XlsxRows, 1);
  g_autoptr (InnoRows) rows = &self->parent;
  guint first;

  self->parent.class = &xlsx_class;
  self->package.zip = unzOpen64 (path);
  self->shared_text = g_string_chunk_new (64 * 1024);
  self->shared = g_ptr_array_new ();
  self->is_date = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->date_formats = g_hash_table_new (NULL, NULL);
  self->sheets = g_array_new (FALSE, FALSE, sizeof (Sheet));
  g_array_set_clear_func (self->sheets, clear_sheet);
  self->epoch = inno_day_new (1899, 12, 30);
  inno_cells_init (&self->cells);

  if (self->package.zip == NULL || !walk (self, "xl/workbook.xml", FALSE, take_workbook, error) ||
      !walk (self, "xl/_rels/workbook.xml.rels", FALSE, take_relation, error) ||
      !walk (self, "xl/styles.xml", TRUE, take_style, error) || !walk (self, "xl/sharedStrings.xml", TRUE, take_shared, error))
    {
      fail (error);
      return NULL;
    }

  first = find_shown (self, 0);
  if (first == self->sheets->len)
    {
      fail (error);
      return NULL;
    }

  return open_sheet (self, first, error) ? g_steal_pointer (&rows) : NULL;
}
