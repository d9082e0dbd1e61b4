/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "inno-rows-private.h"

#include <string.h>

#define PIECE (64 * 1024)

/* What a letter takes at most that is cut in two by the end of a piece. */
#define MAX_REST 8

#define REPLACEMENT 0xfffd

typedef struct
{
  const char  *mark;       /* what a file in it begins with */
  gsize        length;
  gsize        unit;       /* in bytes */
  gboolean     is_big;
} ByteOrder;

static const ByteOrder byte_orders[] = {
  { "\xef\xbb\xbf", 3, 1, FALSE },
  { "\xff\xfe",     2, 2, FALSE },
  { "\xfe\xff",     2, 2, TRUE },
};

/* Windows-1252 where it is not Latin 1; what it does not have is left to the file. */
static const gunichar windows_1252[32] = {
  0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,   0x017d, 0x8f,
  0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178,
};

struct _InnoDecoder
{
  GInputStream *stream;
  gboolean      is_utf8;
  gboolean      is_begun;
  gboolean      is_big;
  gsize         unit;
  guint8        bytes[MAX_REST + PIECE];
  gsize         n_rest;    /* bytes of a letter that has not come whole */
};

/* Returns: how many bytes say in which encoding the file is */
static gsize
begin (InnoDecoder *self,
       gsize        length)
{
  self->is_begun = TRUE;
  self->unit = 1;
  for (guint i = 0; i < G_N_ELEMENTS (byte_orders); i++)
    {
      const ByteOrder *order = &byte_orders[i];

      if (length < order->length || memcmp (self->bytes, order->mark, order->length) != 0)
        continue;

      self->unit = order->unit;
      self->is_big = order->is_big;
      return order->length;
    }

  return 0;
}

/* Nothing in a table is a NUL, which would end the text. */
static void
append (GString  *text,
        gunichar  c)
{
  g_string_append_unichar (text, c != 0 ? c : REPLACEMENT);
}

static gsize
take_windows_1252 (const guint8 *bytes,
                   gsize         length,
                   GString      *text)
{
  for (gsize i = 0; i < length; i++)
    append (text, bytes[i] >= 0x80 && bytes[i] < 0xa0 ? windows_1252[bytes[i] - 0x80] : bytes[i]);

  return length;
}

static gsize
take_utf8 (const guint8 *bytes,
           gsize         length,
           gboolean      is_end,
           GString      *text)
{
  const char *at = (const char *) bytes;
  const char *end = at + length;

  while (at < end)
    {
      const char *stop;

      g_utf8_validate (at, end - at, &stop);
      g_string_append_len (text, at, stop - at);
      if (stop == end)
        return length;
      /* Cut in two, or no letter at all. */
      if (!is_end && *stop != '\0' && g_utf8_get_char_validated (stop, end - stop) == (gunichar) -2)
        return (gsize) (stop - (const char *) bytes);
      append (text, REPLACEMENT);
      at = stop + 1;
    }

  return length;
}

static gunichar
get_unit (const InnoDecoder *self,
          const guint8      *bytes)
{
  return self->is_big ? (gunichar) bytes[0] << 8 | bytes[1] : (gunichar) bytes[1] << 8 | bytes[0];
}

static gsize
take_utf16 (const InnoDecoder *self,
            gsize              length,
            gboolean           is_end,
            GString           *text)
{
  gsize at = 0;

  for (; at + 2 <= length; at += 2)
    {
      gunichar c = get_unit (self, self->bytes + at);
      gunichar low;

      if (c < 0xd800 || c > 0xdfff)
        {
          append (text, c);
          continue;
        }
      if (c < 0xdc00 && at + 4 > length && !is_end)
        return at;

      low = at + 4 <= length ? get_unit (self, self->bytes + at + 2) : 0;
      if (c < 0xdc00 && low >= 0xdc00 && low <= 0xdfff)
        {
          append (text, 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00));
          at += 2;
        }
      else
        {
          append (text, REPLACEMENT);
        }
    }
  if (is_end && at < length)
    {
      append (text, REPLACEMENT);
      at = length;
    }

  return at;
}

/* @stream: (transfer none)
 * @is_utf8: whether all of it is; what is neither, nor says that it is UTF-16, is
 *   taken for Windows-1252, in which any bytes are letters */
InnoDecoder *
inno_decoder_new (GInputStream *stream,
                  gboolean      is_utf8)
{
  InnoDecoder *self = g_new0 (InnoDecoder, 1);

  self->stream = g_object_ref (stream);
  self->is_utf8 = is_utf8;

  return self;
}

void
inno_decoder_free (InnoDecoder *self)
{
  g_object_unref (self->stream);
  g_free (self);
}

/* Adds what comes next to @text, whole letters alone. */
gboolean
inno_decoder_read (InnoDecoder  *self,
                   GString      *text,
                   gboolean     *is_end,
                   GError      **error)
{
  gsize n_read, length, used;
  gsize skipped = 0;

  if (!g_input_stream_read_all (self->stream, self->bytes + self->n_rest, PIECE, &n_read, NULL, error))
    return FALSE;

  *is_end = n_read < PIECE;
  length = self->n_rest + n_read;
  if (!self->is_begun)
    {
      skipped = begin (self, length);
      memmove (self->bytes, self->bytes + skipped, length - skipped);
      length -= skipped;
    }

  if (self->unit == 2)
    used = take_utf16 (self, length, *is_end, text);
  else if (self->is_utf8)
    used = take_utf8 (self->bytes, length, *is_end, text);
  else
    used = take_windows_1252 (self->bytes, length, text);

  self->n_rest = length - used;
  memmove (self->bytes, self->bytes + used, self->n_rest);
  return TRUE;
}
