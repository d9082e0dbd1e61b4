/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "inno-xlsx-part.h"

/* A workbook may unpack to a thousand times its size: no further than this. */
#define MAX_PART (G_GINT64_CONSTANT (2) << 30)

/* Nothing from the net, and nothing that a document type would bring. */
#define XML_OPTIONS (XML_PARSE_NONET | XML_PARSE_COMPACT)

static int
read_bytes (void *context,
            char *buffer,
            int   length)
{
  InnoXlsxPackage *self = context;
  int n = unzReadCurrentFile (self->zip, buffer, (unsigned) length);

  self->n_unpacked += MAX (n, 0);
  return self->n_unpacked <= MAX_PART ? n : -1;
}

static int
close_bytes (void *context)
{
  return unzCloseCurrentFile (((InnoXlsxPackage *) context)->zip) == UNZ_OK ? 0 : -1;
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
xmlTextReader *
inno_xlsx_open_part (InnoXlsxPackage *self,
                     const char      *path)
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
int
inno_xlsx_step (xmlTextReader *reader)
{
  int result = xmlTextReaderRead (reader);

  return result == 1 && xmlTextReaderNodeType (reader) == XML_READER_TYPE_DOCUMENT_TYPE ? -1 : result;
}

gboolean
inno_xlsx_is_at (xmlTextReader *reader,
                 const char    *name)
{
  return xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT && xmlStrEqual (xmlTextReaderConstLocalName (reader), BAD_CAST name);
}

/* Returns: (transfer full) (nullable): NULL where there is none */
char *
inno_xlsx_get_attribute (xmlTextReader *reader,
                         const char    *name)
{
  xmlChar *value = xmlTextReaderGetAttribute (reader, BAD_CAST name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

gint64
inno_xlsx_get_number (xmlTextReader *reader,
                      const char    *name,
                      gint64         fallback)
{
  g_autofree char *value = inno_xlsx_get_attribute (reader, name);

  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : fallback;
}

/* The text of all <t> or of the <v> up to the end of the element the reader is at; what
 * is said of how a word sounds is none of it. Returns: whether it could be read */
gboolean
inno_xlsx_read_text (xmlTextReader *reader,
                     GString       *text)
{
  int depth = xmlTextReaderDepth (reader);
  gboolean is_sound = FALSE;

  if (xmlTextReaderIsEmptyElement (reader))
    return TRUE;

  while (inno_xlsx_step (reader) == 1)
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
