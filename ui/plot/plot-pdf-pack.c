/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-private.h"

#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

/* Each cell of a tagged table is an object of the document, and cairo before 1.18
 * writes objects one by one as text: half of the file. Here those that are not
 * streams themselves go into one compressed stream, and the table of where each
 * is as well, as PDF has it since 1.5, which is what cairo writes. */

#define ENTRY_SIZE 20    /* of a line of cairo's table: "0000027650 00000 n \n" */
#define PLACE_SIZE 7     /* the same in an XRef stream: kind, where, which */
#define TAIL_SIZE 40     /* from "startxref" on */
#define OBJECT_START " 0 obj\n"
#define OBJECT_END "endobj\n"
#define STREAM_END "endstream\n" OBJECT_END

typedef struct
{
  guint       number;
  const char *start;     /* "12 0 obj" */
  const char *body;      /* after it */
  const char *end;       /* where the next one starts */
} Object;

typedef struct
{
  const char *data, *end;
  const char *table;      /* "xref" */
  guint       n_numbers;
  GArray     *objects;    /* Object, in the order of the file */
  char       *trailer;    /* "/Root 3 0 R /Info 2 0 R" */
  GString    *out;
  GString    *index;      /* of the packed objects: number and place of each */
  GString    *packed;
  guint       n_packed;
  guint8     *places;     /* of all objects, as an XRef stream has them */
} Pack;

static void
free_string (GString *string)
{
  g_string_free (string, TRUE);
}

static void
pack_clear (Pack *self)
{
  g_clear_pointer (&self->objects, g_array_unref);
  g_clear_pointer (&self->trailer, g_free);
  g_clear_pointer (&self->places, g_free);
  g_clear_pointer (&self->out, free_string);
  g_clear_pointer (&self->index, free_string);
  g_clear_pointer (&self->packed, free_string);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pack, pack_clear)

static int
compare_objects (gconstpointer a,
                 gconstpointer b)
{
  const Object *first = a, *second = b;

  return (first->start > second->start) - (first->start < second->start);
}

static gboolean
ends_in (const Object *object,
         const char   *text)
{
  gsize length = strlen (text);

  return (gsize) (object->end - object->start) > length && memcmp (object->end - length, text, length) == 0;
}

/* Where cairo's table says that the objects are. FALSE where there is no such
 * table, since a later cairo packs by itself. */
static gboolean
find_objects (Pack *self)
{
  const char *line = self->table;
  int length = 0;

  if (sscanf (line, "xref\n0 %u\n%n", &self->n_numbers, &length) != 1 || length == 0)
    return FALSE;
  line += length;
  if ((gsize) (self->end - line) / ENTRY_SIZE < self->n_numbers)
    return FALSE;

  for (guint number = 0; number < self->n_numbers; number++, line += ENTRY_SIZE)
    {
      guint64 offset = g_ascii_strtoull (line, NULL, 10);
      Object object = { .number = number, .start = self->data + offset };

      if (line[17] != 'n')
        continue;
      if (offset >= (gsize) (self->table - self->data))
        return FALSE;
      g_array_append_val (self->objects, object);
    }

  return self->objects->len > 0;
}

static gboolean
find_bodies (Pack *self)
{
  g_array_sort (self->objects, compare_objects);
  for (guint i = 0; i < self->objects->len; i++)
    {
      Object *object = &g_array_index (self->objects, Object, i);

      object->end = i + 1 < self->objects->len ? object[1].start : self->table;
      object->body = g_strstr_len (object->start, object->end - object->start, OBJECT_START);
      if (object->body == NULL || !ends_in (object, OBJECT_END))
        return FALSE;
      object->body += strlen (OBJECT_START);
    }

  return TRUE;
}

static gboolean
read_document (Pack          *self,
               const GString *document)
{
  const char *start, *root, *close;

  self->data = document->str;
  self->end = document->str + document->len;
  start = g_strrstr (self->end - MIN (document->len, TAIL_SIZE), "startxref\n");
  if (start == NULL || g_ascii_strtoull (start + 10, NULL, 10) >= document->len)
    return FALSE;

  self->table = self->data + g_ascii_strtoull (start + 10, NULL, 10);
  root = g_strstr_len (self->table, start - self->table, "/Root");
  close = root != NULL ? g_strstr_len (root, start - root, ">>") : NULL;
  if (close == NULL)
    return FALSE;

  self->trailer = g_strndup (root, close - root);
  return find_objects (self) && find_bodies (self);
}

static void
set_place (Pack   *self,
           guint   number,
           guint8  kind,
           guint32 where,
           guint16 index)
{
  guint8 *place = self->places + PLACE_SIZE * number;

  place[0] = kind;
  for (guint i = 0; i < 4; i++)
    place[1 + i] = (guint8) (where >> (24 - 8 * i));
  place[5] = (guint8) (index >> 8);
  place[6] = (guint8) index;
}

static void
pack_object (Pack         *self,
             const Object *object)
{
  g_string_append_printf (self->index, "%u %" G_GSIZE_FORMAT " ", object->number, self->packed->len);
  g_string_append_len (self->packed, object->body, object->end - strlen (OBJECT_END) - object->body);
  set_place (self, object->number, 2, self->n_numbers, (guint16) self->n_packed++);
}

static GBytes *
deflate_bytes (const void *data,
               gsize       length)
{
  g_autoptr (GConverter) deflate = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, deflate);

  /* Memory takes all that is written. */
  g_output_stream_write_all (stream, data, length, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
append_stream (Pack       *self,
               guint       number,
               const char *entries,
               GBytes     *content)
{
  gsize length = g_bytes_get_size (content);

  g_string_append_printf (self->out, "%u 0 obj\n<< %s/Length %" G_GSIZE_FORMAT " /Filter /FlateDecode >>\nstream\n",
                          number, entries, length);
  g_string_append_len (self->out, g_bytes_get_data (content, NULL), length);
  g_string_append (self->out, "\n" STREAM_END);
}

static void
append_packed (Pack *self)
{
  g_autofree char *entries = g_strdup_printf ("/Type /ObjStm /N %u /First %" G_GSIZE_FORMAT " ",
                                              self->n_packed, self->index->len);
  g_autoptr (GBytes) content = NULL;

  g_string_append_len (self->index, self->packed->str, self->packed->len);
  content = deflate_bytes (self->index->str, self->index->len);
  set_place (self, self->n_numbers, 1, self->out->len, 0);
  append_stream (self, self->n_numbers, entries, content);
}

static void
append_table (Pack *self)
{
  guint number = self->n_numbers + 1;
  g_autofree char *entries = g_strdup_printf ("/Type /XRef /Size %u /W [1 4 2] %s", number + 1, self->trailer);
  gsize start = self->out->len;
  g_autoptr (GBytes) content = NULL;

  set_place (self, number, 1, start, 0);
  content = deflate_bytes (self->places, PLACE_SIZE * (gsize) (number + 1));
  append_stream (self, number, entries, content);
  g_string_append_printf (self->out, "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", start);
}

/* The same document in less than half of the bytes, or as it is where that is not
 * as cairo 1.16 writes it. */
GBytes *
plot_pdf_pack (const GString *document)
{
  g_auto (Pack) self = {
    .objects = g_array_new (FALSE, FALSE, sizeof (Object)),
    .out = g_string_new (NULL),
    .index = g_string_new (NULL),
    .packed = g_string_new (NULL),
  };

  if (!read_document (&self, document) || self.objects->len > G_MAXUINT16)
    return g_bytes_new (document->str, document->len);

  self.places = g_new0 (guint8, PLACE_SIZE * (gsize) (self.n_numbers + 2));
  g_string_append_len (self.out, self.data, g_array_index (self.objects, Object, 0).start - self.data);
  for (guint i = 0; i < self.objects->len; i++)
    {
      const Object *object = &g_array_index (self.objects, Object, i);

      if (!ends_in (object, STREAM_END))
        {
          pack_object (&self, object);
          continue;
        }
      set_place (&self, object->number, 1, self.out->len, 0);
      g_string_append_len (self.out, object->start, object->end - object->start);
    }
  append_packed (&self);
  append_table (&self);

  return g_string_free_to_bytes (g_steal_pointer (&self.out));
}
