/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-pages.h"

#include <glib/gi18n-lib.h>

#include "inno-funding-page.h"
#include "inno-lead-themes-page.h"
#include "inno-page-resources.h"

/* All pages, in the order of the sidebar. A new one is a folder and a line here. */
static const InnoPageKind pages[] = {
  { "funding", N_("Funding"), NC_("short", "Funding"), "view-list-ordered-symbolic", inno_funding_page_get_type },
  { "lead-themes", N_("Lead themes"), NC_("short", "Themes"), "view-grid-symbolic", inno_lead_themes_page_get_type },
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
