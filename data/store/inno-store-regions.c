/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-geojson.h"
#include "inno-store-private.h"

/* No endpoint has the boundaries, so they are in no cache. A file of their own,
 * as no transaction ever takes in one of them and something else. */
#define FILE_NAME "regions.json"
#define FILE_MODE 0666

static char *
get_path (InnoStore *self)
{
  return g_build_filename (inno_store_get_source (self), FILE_NAME, NULL);
}

InnoShapes *
inno_store_load_regions (InnoStore *self)
{
  g_autofree char *path = get_path (self);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  InnoShapes *regions = NULL;
  gsize length;

  if (g_file_get_contents (path, &text, &length, &error))
    regions = inno_geojson_read (text, length, &error);

  /* A map without boundaries is better than no portfolio. */
  if (regions == NULL && !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_debug ("%s: %s", path, error->message);

  return regions;
}

/**
 * inno_store_save_regions:
 * @self: an open store
 * @regions: boundaries to draw on maps
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Keeps the boundaries in place of those that are there. They are seen by the
 * next inno_store_load_portfolio().
 *
 * Returns: %FALSE if that failed; what was there is then untouched
 */
gboolean
inno_store_save_regions (InnoStore   *self,
                         InnoShapes  *regions,
                         GError     **error)
{
  g_autofree char *path = get_path (self);
  g_autofree char *text = inno_geojson_write (regions);
  g_autoptr (GError) fault = NULL;

  if (!inno_store_check_writable (self, error))
    return FALSE;
  if (g_file_set_contents_full (path, text, (gssize) strlen (text),
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, FILE_MODE, &fault))
    return TRUE;

  g_debug ("%s: %s", path, fault->message);
  if (g_error_matches (fault, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    g_set_error_literal (error, INNO_STORE_ERROR, INNO_STORE_ERROR_FULL,
                         _("The disk is full: the boundaries were not kept."));
  else
    g_set_error_literal (error, INNO_STORE_ERROR, INNO_STORE_ERROR_FAILED,
                         _("The boundaries could not be written to the folder of the portfolio."));

  return FALSE;
}
