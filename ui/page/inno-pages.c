/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-pages.h"

#include <glib/gi18n-lib.h>

#include "inno-changes-page.h"
#include "inno-charts-page.h"
#include "inno-cities-page.h"
#include "inno-conflicts-page.h"
#include "inno-decks-page.h"
#include "inno-intake-page.h"
#include "inno-overview-page.h"
#include "inno-page-resources.h"
#include "inno-projects-page.h"
#include "inno-quality-page.h"
#include "inno-rule-panel.h"
#include "inno-sync-page.h"

/* All pages, in the order of the sidebar. A new one is a line here, and a folder
 * where charts alone do not make it; its charts are those that name it. */
static const InnoPageKind pages[] = {
  { "overview", N_("Overview"), NC_("short", "Overview"), "go-home-symbolic", inno_overview_page_new },
  { "funding", N_("Funding"), NC_("short", "Funding"), "view-list-ordered-symbolic", inno_charts_page_new },
  { "lead-themes", N_("Lead themes"), NC_("short", "Themes"), "view-grid-symbolic", inno_charts_page_new,
    0, inno_rule_panel_new, inno_rule_panel_ask },
  { "cities", N_("Cities"), NULL, "mark-location-symbolic", inno_cities_page_new },
  { "map", N_("Map"), NULL, "find-location-symbolic", inno_charts_page_new },
  { "projects", N_("Projects"), NC_("short", "Projects"), "view-list-bullet-symbolic", inno_projects_page_new },
  { "impact", N_("Impact"), NULL, "starred-symbolic", inno_charts_page_new },
  { "international", N_("International"), NULL, "web-browser-symbolic", inno_charts_page_new },
  { "progress", N_("Progress"), NULL, "x-office-calendar-symbolic", inno_charts_page_new },
  { "changes", N_("Changes"), NULL, "document-open-recent-symbolic", inno_changes_page_new, 1 },
  { "quality", N_("Data quality"), NULL, "dialog-warning-symbolic", inno_quality_page_new, 1,
    .has_badge = TRUE },
  { "decks", N_("Decks"), NULL, "x-office-presentation-symbolic", inno_decks_page_new, 1, .is_unfiltered = TRUE },
  { "import", N_("Import"), NULL, "folder-download-symbolic", inno_intake_page_new, 2,
    .opens_files = TRUE, .is_unfiltered = TRUE, .is_of_now = TRUE },
  { "conflicts", N_("Conflicts"), NULL, "view-dual-symbolic", inno_conflicts_page_new, 2,
    .count = inno_workspace_get_n_conflicted, .is_unfiltered = TRUE, .is_of_now = TRUE },
  { "sync", N_("Sharing"), NULL, "emblem-synchronizing-symbolic", inno_sync_page_new, 2,
    .is_unfiltered = TRUE, .is_of_now = TRUE },
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

/**
 * inno_page_kind_list_charts:
 * @kind: a page
 *
 * Returns: (transfer container) (element-type InnoChart): the charts that it shows,
 *   in the order of all charts; the first is the usual one
 */
GPtrArray *
inno_page_kind_list_charts (const InnoPageKind *kind)
{
  guint n_charts;
  const InnoChart *const *charts = inno_chart_get_all (&n_charts);
  GPtrArray *shown = g_ptr_array_new ();

  for (guint i = 0; i < n_charts; i++)
    if (g_str_equal (charts[i]->page, kind->id))
      g_ptr_array_add (shown, (gpointer) charts[i]);

  return shown;
}
