/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-deck"

#include "config.h"

#include "inno-deck-format.h"

#include <glib/gi18n-lib.h>

#include "inno-deck-maker.h"

/* All formats of decks: where several have one suffix, the first is meant by it. */
static const InnoDeckFormat formats[] = {
  { "pdf", "pdf", N_("Slides (PDF)"), FALSE, FALSE, &inno_deck_slides_maker },
  { "handout", "pdf", N_("Handout (PDF)"), FALSE, FALSE, &inno_deck_handout_maker },
  { "html", "html", N_("Web page (HTML)"), FALSE, TRUE, &inno_deck_html_maker },
  { "xlsx", "xlsx", N_("Workbook (XLSX)"), FALSE, FALSE, &inno_deck_workbook_maker },
  { "png", "png", N_("Pictures (PNG)"), TRUE, FALSE, &inno_deck_pictures_maker },
  { "svg", "svg", N_("Drawings (SVG)"), TRUE, FALSE, &inno_deck_pictures_maker },
  { "csv", "csv", N_("Tables (CSV)"), TRUE, FALSE, &inno_deck_tables_maker },
};

/**
 * inno_deck_format_get_all:
 * @n_formats: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_formats): every format
 */
const InnoDeckFormat *
inno_deck_format_get_all (guint *n_formats)
{
  *n_formats = G_N_ELEMENTS (formats);
  return formats;
}

/**
 * inno_deck_format_find:
 * @id: of a format, as "handout"
 *
 * Returns: (transfer none) (nullable): the format, or %NULL if there is none
 */
const InnoDeckFormat *
inno_deck_format_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].id, id))
      return &formats[i];

  return NULL;
}
