/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "config.h"

#include "inno-rows-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlreader.h>
#include <math.h>
#include <minizip/unzip.h>
#include <string.h>

#include "inno-day.h"

/* A workbook may unpack to a thousand times its size: no further than this. */
#define MAX_PART (G_GINT64_CONSTANT (2) << 30)
#define MAX_SHARED (64 * 1024 * 1024)
#define MAX_CELLS 4096

/* Nothing from the net, and nothing that a document type would bring. */
#define XML_OPTIONS (XML_PARSE_NONET | XML_PARSE_COMPACT)

#define DOUBLE_DIGITS "%.15g"

typedef struct
{
  InnoRows          parent;
  unzFile           zip;
  gint64            n_unpacked;    /* of the part that is open */
  xmlTextReader    *reader;        /* of the sheet */
  GStringChunk     *shared_text;
  gsize             n_shared;      /* bytes in it */
  GPtrArray        *shared;        /* of strings */
  GArray           *is_date;       /* of gboolean, by style */
  GHashTable       *date_formats;  /* ids of those a workbook defines */
  InnoDay           epoch;
  char             *sheet_id;
  char             *sheet_path;
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

static int
read_bytes (void *context,
            char *buffer,
            int   length)
{
  XlsxRows *self = context;
  int n = unzReadCurrentFile (self->zip, buffer, (unsigned) length);

  self->n_unpacked += MAX (n, 0);
  return self->n_unpacked <= MAX_PART ? n : -1;
}

static int
close_bytes (void *context)
{
  return unzCloseCurrentFile (((XlsxRows *) context)->zip) == UNZ_OK ? 0 : -1;
}

static void
ignore_fault (void                    *context,
              const char              *message,
              xmlParserSeverities      severity,
              xmlTextReaderLocatorPtr  locator)
{
  g_debug ("A workbook: %s", message);
}

/* Returns: (nullable): NULL where there is no such part */
static xmlTextReader *
open_part (XlsxRows   *self,
           const char *path)
{
  xmlTextReader *reader;

  if (unzLocateFile (self->zip, path, 2) != UNZ_OK || unzOpenCurrentFile (self->zip) != UNZ_OK)
    return NULL;

  self->n_unpacked = 0;
  reader = xmlReaderForIO (read_bytes, close_bytes, self, NULL, NULL, XML_OPTIONS);
  if (reader != NULL)
    xmlTextReaderSetErrorHandler (reader, ignore_fault, NULL);
  return reader;
}

/* Returns: 1, 0 at the end, -1 where it cannot be read */
static int
step (xmlTextReader *reader)
{
  int result = xmlTextReaderRead (reader);

  return result == 1 && xmlTextReaderNodeType (reader) == XML_READER_TYPE_DOCUMENT_TYPE ? -1 : result;
}

static gboolean
is_at (xmlTextReader *reader,
       const char    *name)
{
  return xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT && xmlStrEqual (xmlTextReaderConstLocalName (reader), BAD_CAST name);
}

static char *
get_attribute (xmlTextReader *reader,
               const char    *name)
{
  xmlChar *value = xmlTextReaderGetAttribute (reader, BAD_CAST name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

static gint64
get_number (xmlTextReader *reader,
            const char    *name,
            gint64         fallback)
{
  g_autofree char *value = get_attribute (reader, name);

  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : fallback;
}

/* Each element of a part; what is optional need not be there. */
static gboolean
walk (XlsxRows    *self,
      const char  *path,
      gboolean     is_optional,
      NodeFunc     take,
      GError     **error)
{
  xmlTextReader *reader = open_part (self, path);
  gboolean is_good = TRUE;
  int result = 1;

  if (reader == NULL)
    return is_optional || fail (error);

  while (is_good && (result = step (reader)) == 1)
    if (xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT)
      is_good = take (self, reader, error);
  xmlFreeTextReader (reader);

  return (is_good && result == 0) || fail (error);
}

/* The text of all <t> or of the <v> up to the end of the element the reader is at; what
 * is said of how a word sounds is none of it. Returns: whether it could be read */
static gboolean
read_text (xmlTextReader *reader,
           GString       *text)
{
  int depth = xmlTextReaderDepth (reader);
  gboolean is_sound = FALSE;

  if (xmlTextReaderIsEmptyElement (reader))
    return TRUE;

  while (step (reader) == 1)
    {
      int type = xmlTextReaderNodeType (reader);

      if (type == XML_READER_TYPE_END_ELEMENT && xmlTextReaderDepth (reader) == depth)
        return TRUE;
      if (xmlStrEqual (xmlTextReaderConstLocalName (reader), BAD_CAST "rPh"))
        is_sound = type == XML_READER_TYPE_ELEMENT && !xmlTextReaderIsEmptyElement (reader);
      else if (!is_sound && (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE))
        g_string_append (text, (const char *) xmlTextReaderConstValue (reader));
    }

  return FALSE;
}

/* What stands before the sheet */

/* The first sheet that is shown. */
static gboolean
take_workbook (XlsxRows       *self,
               xmlTextReader  *reader,
               GError        **error)
{
  g_autofree char *state = NULL;

  if (is_at (reader, "workbookPr"))
    {
      g_autofree char *value = get_attribute (reader, "date1904");

      if (value != NULL && (g_str_equal (value, "1") || g_str_equal (value, "true")))
        self->epoch = inno_day_new (1904, 1, 1);
    }
  if (!is_at (reader, "sheet") || self->sheet_id != NULL)
    return TRUE;

  state = get_attribute (reader, "state");
  if (state == NULL || g_str_equal (state, "visible"))
    self->sheet_id = get_attribute (reader, "r:id");
  return TRUE;
}

static gboolean
take_relation (XlsxRows       *self,
               xmlTextReader  *reader,
               GError        **error)
{
  g_autofree char *id = is_at (reader, "Relationship") ? get_attribute (reader, "Id") : NULL;
  g_autofree char *target = id != NULL ? get_attribute (reader, "Target") : NULL;

  if (target == NULL || g_strcmp0 (id, self->sheet_id) != 0)
    return TRUE;

  g_free (self->sheet_path);
  self->sheet_path = *target == '/' ? g_strdup (target + 1) : g_strconcat ("xl/", target, NULL);
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
  if (is_at (reader, "numFmt"))
    {
      g_autofree char *format = get_attribute (reader, "formatCode");

      if (format != NULL && shows_day (format))
        g_hash_table_add (self->date_formats, GINT_TO_POINTER (get_number (reader, "numFmtId", 0)));
    }
  else if (is_at (reader, "cellXfs"))
    {
      g_array_set_size (self->is_date, 0);
    }
  else if (is_at (reader, "xf"))
    {
      gint64 id = get_number (reader, "numFmtId", 0);
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

  if (!is_at (reader, "si"))
    return TRUE;

  text = g_string_new (NULL);
  if (!read_text (reader, text))
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
  g_autofree char *reference = get_attribute (self->reader, "r");
  g_autofree char *type = get_attribute (self->reader, "t");
  gint64 style = get_number (self->reader, "s", -1);
  int place = get_place (reference);
  int depth = xmlTextReaderDepth (self->reader);
  g_autoptr (GString) value = g_string_new (NULL);

  if (!xmlTextReaderIsEmptyElement (self->reader))
    for (;;)
      {
        if (step (self->reader) != 1)
          return FALSE;
        if (xmlTextReaderNodeType (self->reader) == XML_READER_TYPE_END_ELEMENT && xmlTextReaderDepth (self->reader) == depth)
          break;
        if ((is_at (self->reader, "v") || is_at (self->reader, "is")) && !read_text (self->reader, value))
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
  self->line = get_number (self->reader, "r", self->line + 1);
  if (xmlTextReaderIsEmptyElement (self->reader))
    return TRUE;

  while (step (self->reader) == 1)
    {
      if (xmlTextReaderNodeType (self->reader) == XML_READER_TYPE_END_ELEMENT && xmlTextReaderDepth (self->reader) == depth)
        return TRUE;
      if (is_at (self->reader, "c") && !read_cell (self))
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

  while ((result = step (self->reader)) == 1)
    {
      if (!is_at (self->reader, "row"))
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

static void
xlsx_free (InnoRows *rows)
{
  XlsxRows *self = (XlsxRows *) rows;

  if (self->reader != NULL)
    xmlFreeTextReader (self->reader);
  if (self->zip != NULL)
    unzClose (self->zip);
  g_string_chunk_free (self->shared_text);
  g_ptr_array_unref (self->shared);
  g_array_unref (self->is_date);
  g_hash_table_unref (self->date_formats);
  g_free (self->sheet_id);
  g_free (self->sheet_path);
  inno_cells_clear (&self->cells);
  g_free (self);
}

static const InnoRowsClass xlsx_class = { xlsx_next, NULL, xlsx_free };

/* The rows of the first sheet of a workbook that is shown; NULL where it cannot be read. */
InnoRows *
inno_rows_xlsx_new (const char  *path,
                    GError     **error)
{
  XlsxRows *self = g_new0 (XlsxRows, 1);
  g_autoptr (InnoRows) rows = &self->parent;

  self->parent.class = &xlsx_class;
  self->zip = unzOpen64 (path);
  self->shared_text = g_string_chunk_new (64 * 1024);
  self->shared = g_ptr_array_new ();
  self->is_date = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->date_formats = g_hash_table_new (NULL, NULL);
  self->epoch = inno_day_new (1899, 12, 30);
  inno_cells_init (&self->cells);

  if (self->zip == NULL || !walk (self, "xl/workbook.xml", FALSE, take_workbook, error) ||
      !walk (self, "xl/_rels/workbook.xml.rels", FALSE, take_relation, error) ||
      !walk (self, "xl/styles.xml", TRUE, take_style, error) || !walk (self, "xl/sharedStrings.xml", TRUE, take_shared, error))
    {
      fail (error);
      return NULL;
    }

  self->reader = self->sheet_path != NULL ? open_part (self, self->sheet_path) : NULL;
  if (self->reader == NULL)
    {
      fail (error);
      return NULL;
    }

  return g_steal_pointer (&rows);
}
