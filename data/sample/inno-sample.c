/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sample"

#include "inno-sample.h"

#include <gio/gio.h>

#include "inno-sample-resources.h"

#define FOLDER "/fi/innokaupungit/Overview/sample/"

static GBytes *
get_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  /* Asked by name: the linker takes an object out of a static library only when
   * something refers to it, and with it the constructor that sets the resource up. */
  bytes = g_resource_lookup_data (inno_sample_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL)
    g_error ("The sample is not in this program: %s", error->message);

  return bytes;
}

/**
 * inno_sample_get_portfolio:
 *
 * The sample portfolio as the document a static endpoint would send: UTF-8 JSON,
 * `meta:dataset` marked as a sample. Can be called from any thread.
 *
 * Returns: (transfer full): the document
 */
GBytes *
inno_sample_get_portfolio (void)
{
  return get_file (FOLDER "portfolio.json");
}

/**
 * inno_sample_get_outline:
 *
 * Outlines of Finland and its neighbours in EPSG:3067, from Natural Earth, public
 * domain. Can be called from any thread.
 *
 * Returns: (transfer full): the file, JSON
 */
GBytes *
inno_sample_get_outline (void)
{
  return get_file (FOLDER "finland-outline.json");
}
