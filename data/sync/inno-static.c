/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sync"

#include "config.h"

#include "inno-static.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "inno-answer.h"
#include "inno-json.h"
#include "inno-static-head.h"
#include "inno-sync.h"

/* A file is told from so much of it. */
#define HEAD_BYTES 4096

struct _InnoStatic
{
  GBytes         *body;
  gsize           offset;     /* behind a byte order mark */
  GArray         *slices;     /* of InnoJsonSlice, from offset */
  GArray         *pages;      /* of InnoStaticPage */
  InnoImportHead *head;
};

typedef struct
{
  InnoStoreImport *import;      /* nullable: the lines are only counted */
  GCancellable    *cancellable;
  guint            page;        /* from 1 */
  guint            n_lines;
} PageReader;

static gboolean
fail (GError        **error,
      InnoSyncError   code,
      const char     *sentence)
{
  g_set_error_literal (error, INNO_SYNC_ERROR, (int) code, sentence);
  return FALSE;
}

static void
page_clear (gpointer data)
{
  InnoStaticPage *page = data;

  g_free (page->href);
  g_free (page->sha256);
}

/* Bytes */

static gsize
skip_bom (const char *text,
          gsize       length)
{
  return length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

/**
 * inno_static_is_one:
 * @text: (array length=length): how a file begins, or all of it
 * @length: its length in bytes
 *
 * The format stands in the first bytes of every portfolio. Any thread.
 *
 * Returns: whether it was meant as one
 */
gboolean
inno_static_is_one (const char *text,
                    gsize       length)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return g_strstr_len (text, (gssize) MIN (length, HEAD_BYTES), "\"" INNO_STATIC_FORMAT "\"") != NULL;
}

/* A broken text that was meant as one is a portfolio that was cut, and may be whole next
 * time. */
static gboolean
fail_syntax (const char    *text,
             gsize          length,
             const GError  *cause,
             GError       **error)
{
  gboolean is_ours = inno_static_is_one (text, length);

  g_debug ("Portfolio text: %s", cause->message);

  if (g_error_matches (cause, INNO_JSON_ERROR, INNO_JSON_ERROR_TOO_LARGE))
    return fail (error, INNO_SYNC_ERROR_TOO_LARGE,
                 _("The answer is larger or deeper than a portfolio may be."));

  if (is_ours && g_error_matches (cause, INNO_JSON_ERROR, INNO_JSON_ERROR_SYNTAX))
    return fail (error, INNO_SYNC_ERROR_INCOMPLETE,
                 _("The portfolio was cut short or damaged on the way."));

  if (is_ours)
    return inno_static_head_fail (cause, error);

  return fail (error, INNO_SYNC_ERROR_NOT_PORTFOLIO, _("This is not a portfolio."));
}

static gboolean
read_contents (InnoStatic           *self,
               JsonObject           *root,
               const InnoJsonSlice  *array,
               GError              **error)
{
  gboolean has_pages = json_object_has_member (root, "pages");

  if (json_object_has_member (root, "docs") == has_pages)
    return fail (error, INNO_SYNC_ERROR_INCOMPLETE,
                 _("The portfolio must hold either documents or pages."));

  if (has_pages)
    return inno_static_head_read_pages (root, self->pages, error);

  if (array->length == 0)
    return fail (error, INNO_SYNC_ERROR_NOT_PORTFOLIO,
                 _("The portfolio does not list its documents."));

  if (self->slices->len > INNO_STATIC_MAX_DOCUMENTS)
    return fail (error, INNO_SYNC_ERROR_TOO_LARGE, _("The portfolio has too many documents."));

  return TRUE;
}

/* The text without its documents. Those are read one by one, so that one bad
 * document is set aside and the rest is kept. */
static JsonNode *
parse_head (const char           *text,
            gsize                 length,
            const InnoJsonSlice  *array,
            GError              **error)
{
  g_autoptr (GString) head = g_string_new (NULL);
  g_autoptr (GError) local_error = NULL;
  JsonNode *root;
  gsize behind = array->offset + array->length;

  if (array->length == 0)
    {
      g_string_append_len (head, text, (gssize) length);
    }
  else
    {
      g_string_append_len (head, text, (gssize) array->offset);
      g_string_append (head, "[]");
      g_string_append_len (head, text + behind, (gssize) (length - behind));
    }

  root = inno_json_parse (head->str, head->len, &local_error);
  if (root == NULL)
    fail_syntax (head->str, head->len, local_error, error);

  return root;
}

static gboolean
static_read (InnoStatic  *self,
             const char  *text,
             gsize        length,
             GError     **error)
{
  /* The size was capped where the bytes were read. */
  const InnoJsonLimits limits = { length, INNO_JSON_LIMITS_DEFAULT.max_depth };
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) local_error = NULL;
  InnoJsonSlice array;
  JsonObject *root;

  self->slices = inno_json_guard_split (text, length, "docs", &limits, &array, &local_error);
  if (self->slices == NULL)
    return fail_syntax (text, length, local_error, error);

  node = parse_head (text, length, &array, error);
  if (node == NULL)
    return FALSE;

  root = inno_json_node_as_object (node, "", error);

  return root != NULL &&
         inno_static_head_read (root, self->head, error) &&
         read_contents (self, root, &array, error);
}

/* Into the store */

static gboolean
import_slices (InnoStatic       *self,
               InnoStoreImport  *import,
               GCancellable     *cancellable,
               GError          **error)
{
  const char *text = (const char *) g_bytes_get_data (self->body, NULL) + self->offset;

  for (guint i = 0; i < self->slices->len; i++)
    {
      const InnoJsonSlice *slice = &g_array_index (self->slices, InnoJsonSlice, i);
      char path[32];

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      g_snprintf (path, sizeof path, "/docs/%u", i);
      if (!inno_store_import_add (import, text + slice->offset, slice->length, path, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
page_line_cb (const char  *line,
              gsize        length,
              guint        number,
              gpointer     user_data,
              GError     **error)
{
  PageReader *reader = user_data;
  char path[64];

  if (g_cancellable_set_error_if_cancelled (reader->cancellable, error))
    return FALSE;

  reader->n_lines++;
  if (reader->import == NULL)
    return TRUE;

  g_snprintf (path, sizeof path, "/pages/%u/line %u", reader->page - 1, number);

  return inno_store_import_add (reader->import, line, length, path, error);
}

static gboolean
read_spool (InnoStatic  *self,
            InnoSpool   *spool,
            PageReader  *reader,
            GError     **error)
{
  goffset offset = 0;

  for (guint i = 0; i < self->pages->len; i++)
    {
      const InnoStaticPage *page = inno_static_get_page (self, i);

      reader->page = i + 1;
      reader->n_lines = 0;
      if (!inno_spool_foreach_line (spool, offset, (goffset) page->n_bytes,
                                    page_line_cb, reader, error))
        return FALSE;

      if (reader->n_lines != page->count)
        {
          g_set_error (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_INCOMPLETE,
                       _("Page %u holds %u documents, but %u were announced."),
                       reader->page, reader->n_lines, page->count);
          return FALSE;
        }

      offset += (goffset) page->n_bytes;
    }

  return TRUE;
}

/**
 * inno_static_parse:
 * @body: what an endpoint or a file gave
 * @error: return location for an #INNO_SYNC_ERROR
 *
 * Reads the head of a portfolio document and finds its documents or pages. The
 * documents are not looked into. Any thread.
 *
 * Returns: (transfer full) (nullable): the portfolio document
 */
InnoStatic *
inno_static_parse (GBytes  *body,
                   GError **error)
{
  g_autoptr (InnoStatic) self = NULL;
  const char *text;
  gsize length;

  g_return_val_if_fail (body != NULL, NULL);

  /* Of no bytes there is no address. */
  text = g_bytes_get_data (body, &length);
  if (text == NULL)
    text = "";

  self = g_new0 (InnoStatic, 1);
  self->body = g_bytes_ref (body);
  self->offset = skip_bom (text, length);
  self->head = inno_import_head_new ();
  self->pages = g_array_new (FALSE, FALSE, sizeof (InnoStaticPage));
  g_array_set_clear_func (self->pages, page_clear);

  text += self->offset;
  length -= self->offset;

  if (!inno_answer_check_start (text, length, "{", error) || !static_read (self, text, length, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * inno_static_free:
 * @self: (transfer full) (nullable): a portfolio document
 */
void
inno_static_free (InnoStatic *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->head, inno_import_head_free);
  g_clear_pointer (&self->slices, g_array_unref);
  g_clear_pointer (&self->pages, g_array_unref);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}

/**
 * inno_static_get_head:
 * @self: a portfolio document
 *
 * Returns: (transfer none): its head, without where and when it came from;
 *   the caller fills those in
 */
InnoImportHead *
inno_static_get_head (InnoStatic *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->head;
}

/**
 * inno_static_get_n_pages:
 * @self: a portfolio document
 *
 * Returns: how many pages hold its documents; 0 when it holds them itself
 */
guint
inno_static_get_n_pages (InnoStatic *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pages->len;
}

/**
 * inno_static_get_page:
 * @self: a portfolio document
 * @index: which page, from 0
 *
 * Returns: (transfer none): what is announced of it
 */
const InnoStaticPage *
inno_static_get_page (InnoStatic *self,
                      guint       index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->pages->len, NULL);

  return &g_array_index (self->pages, InnoStaticPage, index);
}

/**
 * inno_static_check_pages:
 * @self: a portfolio document with pages
 * @spool: all its pages, one behind the other
 * @cancellable: (nullable): a cancellable
 * @error: return location for an #INNO_SYNC_ERROR
 *
 * Counts the documents of each page, before anything of them goes into the
 * store. Any one thread.
 *
 * Returns: whether each page holds what was announced
 */
gboolean
inno_static_check_pages (InnoStatic    *self,
                         InnoSpool     *spool,
                         GCancellable  *cancellable,
                         GError       **error)
{
  PageReader reader = { .cancellable = cancellable };

  g_return_val_if_fail (self != NULL && spool != NULL, FALSE);

  return read_spool (self, spool, &reader, error);
}

/**
 * inno_static_import:
 * @self: a portfolio document
 * @spool: (nullable): all its pages, checked, when it has pages
 * @import: an import that has begun; not committed here
 * @cancellable: (nullable): a cancellable
 * @error: return location for an #INNO_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Hands every document to the store. The store's thread.
 *
 * Returns: whether all were taken in or set aside
 */
gboolean
inno_static_import (InnoStatic       *self,
                    InnoSpool        *spool,
                    InnoStoreImport  *import,
                    GCancellable     *cancellable,
                    GError          **error)
{
  PageReader reader = { .import = import, .cancellable = cancellable };

  g_return_val_if_fail (self != NULL && import != NULL, FALSE);

  if (spool == NULL)
    return import_slices (self, import, cancellable, error);

  return read_spool (self, spool, &reader, error);
}
