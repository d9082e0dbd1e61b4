/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-deck"

#include "config.h"

#include "inno-deck-maker.h"

#include <glib/gi18n-lib.h>

#include "inno-table.h"

/* A table a slide, and in place of the cover one that says which there are. */

/* What each file shows, of which day, and where it is from: a table says figures alone. */
static GBytes *
list_tables (InnoDeckDraft *draft,
             InnoDrawnDeck *deck)
{
  const char * const heads[] = { _("File"), _("Title"), _("What it shows, and where it is from"), NULL };
  GString *out = g_string_new (NULL);

  inno_table_append_csv_row (out, heads);
  for (guint part = 0; part <= deck->slides->len; part++)
    {
      g_autofree char *name = inno_deck_draft_name_part (draft, deck, part, "contents");
      PlotFigure *figure = part > 0 ? inno_deck_draft_get_slide (deck, part)->figure : NULL;

      const char *foot = figure != NULL ? plot_figure_get_foot (figure) : deck->foot;
      const char * const fields[] = { name, figure != NULL ? plot_figure_get_title (figure) : deck->title,
                                      foot != NULL ? foot : "", NULL };

      inno_table_append_csv_row (out, fields);
    }

  return g_string_free_to_bytes (out);
}

static gpointer
begin (InnoDeckDraft *draft)
{
  return NULL;
}

/* Words stand in tables as well, so they are written where there is a language. */
static gboolean
add (InnoDeckDraft  *draft,
     InnoDrawnDeck  *deck,
     guint           part,
     GError        **error)
{
  GBytes *bytes = part == 0 ? list_tables (draft, deck)
                            : inno_table_format_write (inno_table_format_find (draft->format->id),
                                                       inno_deck_draft_get_slide (deck, part)->frame, error);

  if (bytes != NULL)
    inno_deck_draft_take_file (draft, inno_deck_draft_name_part (draft, deck, part, "contents"), bytes);

  return bytes != NULL;
}

static gboolean
finish (InnoDeckDraft  *draft,
        GError        **error)
{
  return TRUE;
}

static void
free_nothing (gpointer state)
{
}

const InnoDeckMaker inno_deck_tables_maker = { begin, add, finish, free_nothing, NULL };
