/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-private.h"

#include <qpdf/qpdf-c.h>
#include <string.h>

/* What cairo 1.16 leaves out of a tagged document, or writes at length: the
 * language, the words in place of the figure, and objects packed together. */

static void
set_text (qpdf_data   pdf,
          qpdf_oh     dictionary,
          const char *key,
          const char *text)
{
  if (text != NULL)
    qpdf_oh_replace_key (pdf, dictionary, key, qpdf_oh_new_unicode_string (pdf, text));
}

/* A reader that says the name of the document says its title, not its file. */
static void
set_catalogue (qpdf_data   pdf,
               const char *lang)
{
  qpdf_oh root = qpdf_get_root (pdf);
  qpdf_oh preferences = qpdf_oh_new_dictionary (pdf);

  set_text (pdf, root, "/Lang", lang);
  qpdf_oh_replace_key (pdf, preferences, "/DisplayDocTitle", qpdf_oh_new_bool (pdf, QPDF_TRUE));
  qpdf_oh_replace_key (pdf, root, "/ViewerPreferences", preferences);
}

static gboolean
is_figure (qpdf_data pdf,
           qpdf_oh   object)
{
  qpdf_oh kind;

  if (!qpdf_oh_is_dictionary_of_type (pdf, object, "/StructElem", ""))
    return FALSE;

  kind = qpdf_oh_get_key (pdf, object, "/S");
  return qpdf_oh_is_name (pdf, kind) && g_str_equal (qpdf_oh_get_name (pdf, kind), "/Figure");
}

/* Numbers count from 1, and after the last there is nothing but null. The figures come
 * in the order of their pages. */
static void
set_alternatives (qpdf_data  pdf,
                  GPtrArray *alternatives)
{
  guint n_figures = 0;
  int n_objects = qpdf_oh_get_int_value_as_int (pdf, qpdf_oh_get_key (pdf, qpdf_get_trailer (pdf), "/Size"));

  for (int number = 1; number < n_objects; number++)
    {
      qpdf_oh object = qpdf_get_object_by_id (pdf, number, 0);

      if (!is_figure (pdf, object))
        continue;

      if (n_figures < alternatives->len)
        set_text (pdf, object, "/Alt", g_ptr_array_index (alternatives, n_figures));
      n_figures++;
    }
}

static GBytes *
write_document (qpdf_data pdf)
{
  if (qpdf_init_write_memory (pdf) & QPDF_ERRORS)
    return NULL;

  qpdf_set_object_stream_mode (pdf, qpdf_o_generate);
  qpdf_set_deterministic_ID (pdf, QPDF_TRUE);
  if (qpdf_write (pdf) & QPDF_ERRORS)
    return NULL;

  return g_bytes_new (qpdf_get_buffer (pdf), qpdf_get_buffer_length (pdf));
}

/**
 * plot_pdf_get_library:
 * @running: (out) (transfer none): the version of QPDF that is at work
 *
 * Returns: (transfer none): the version of QPDF that this was built with
 */
const char *
plot_pdf_get_library (const char **running)
{
  *running = qpdf_get_qpdf_version ();
  return QPDF_VERSION;
}

/**
 * plot_pdf_finish:
 * @document: a document as cairo writes it
 * @lang: (nullable): the code of its language
 * @alternatives: (element-type utf8): words for its figures, in their order
 *
 * Returns: (transfer full): the document with its language, its title shown and
 *   words for its figures, in less than half of the bytes; @document itself if
 *   that cannot be had
 */
GBytes *
plot_pdf_finish (GBytes     *document,
                 const char *lang,
                 GPtrArray  *alternatives)
{
  qpdf_data pdf = qpdf_init ();
  gsize size;
  const char *data = g_bytes_get_data (document, &size);
  GBytes *finished = NULL;

  qpdf_silence_errors (pdf);
  qpdf_set_suppress_warnings (pdf, QPDF_TRUE);
  if (!(qpdf_read_memory (pdf, "cairo", data, size, NULL) & QPDF_ERRORS))
    {
      set_catalogue (pdf, lang);
      set_alternatives (pdf, alternatives);
      finished = write_document (pdf);
    }
  if (finished == NULL && qpdf_has_error (pdf))
    g_debug ("The document stays as it is: %s", qpdf_get_error_full_text (pdf, qpdf_get_error (pdf)));
  qpdf_cleanup (&pdf);

  return finished != NULL ? finished : g_bytes_ref (document);
}
