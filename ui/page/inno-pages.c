/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-pages.h"

#include <glib/gi18n-lib.h>

#include "inno-charts-page.h"
#include "inno-page-resources.h"

/* All pages, in the order of the sidebar. A new one is a line here, and a folder
 * where charts alone do not make it. */
static const InnoPageKind pages[] = {
  { "funding", N_("Funding"), NC_("short", "Funding"), "view-list-ordered-symbolic", inno_charts_page_new,
    { { "funding-shares" }, { "funding-ranking" }, { "city-share" }, { "themes" } } },
  { "lead-themes", N_("Lead themes"), NC_("short", "Themes"), "view-grid-symbolic", inno_charts_page_new,
    { { "lead-themes", N_("Participation") }, { "lead-theme-funding", N_("Funding") }, { "flow" } } },
  { "map", N_("Map"), NC_("short", "Map"), "find-location-symbolic", inno_charts_page_new, { { "map" } } },
  { "impact", N_("Impact"), NC_("short", "Impact"), "starred-symbolic", inno_charts_page_new, { { "impact" } } },
  { "international", N_("International"), NULL, "web-browser-symbolic", inno_charts_page_new,
    { { "international" } } },
  { "progress", N_("Progress"), NULL, "x-office-calendar-symbolic", inno_charts_page_new,
    { { "progress", N_("Committed funding") }, { "timeline" } } },
  { "changes", N_("Changes"), NULL, "document-open-recent-symbolic", inno_charts_page_new, { { "changes" } } },
};

/**
 * inno_pages_init:
 *
 * Makes the templates of the pages known. Later calls do nothing.
 */
void
inno_pages_init (void)
{
  static gsize is_ready = 0;

  if (!g_once_init_enter (&is_ready))
    return;

  inno_page_register_resource ();
  g_once_init_leave (&is_ready, 1);
}

/**
 * inno_pages_get_all:
 * @n_pages: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_pages): every page
 */
const InnoPageKind *
inno_pages_get_all (guint *n_pages)
{
  *n_pages = G_N_ELEMENTS (pages);
  return pages;
}
