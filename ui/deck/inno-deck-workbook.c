/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-deck"

#include "config.h"

#include "inno-deck-maker.h"

#include <glib/gi18n-lib.h>

#include "inno-workbook.h"

/* Cells of all tables, from which on a workbook is not held in memory. */
#define MANY_CELLS 200000
/* More bars than this are no chart. */
#define MOST_GROUPS 60
#define NAME_WIDTH 52
#define TEXT_WIDTH 60
#define N_COLUMNS 3

/* The native chart of each of ours that has one: of the columns named, or else of those that
 * are parts of a whole. Of shares it is the kind for 100 %. */
static const struct
{
  const char         *chart;
  InnoSheetChartKind  kind;
  const char         *columns[2];
} natives[] = {
  { "funding-shares",     INNO_SHEET_CHART_STACKED_BAR,    { NULL } },
  { "lead-theme-funding", INNO_SHEET_CHART_STACKED_BAR,    { NULL } },
  { "mix",                INNO_SHEET_CHART_STACKED_BAR,    { NULL } },
  { "funding-ranking",    INNO_SHEET_CHART_BAR,            { "total" } },
  { "themes",             INNO_SHEET_CHART_BAR,            { "total" } },
  { "map",                INNO_SHEET_CHART_BAR,            { "total" } },
  { "city-share",         INNO_SHEET_CHART_BAR,            { "city_share" } },
  { "peers",              INNO_SHEET_CHART_BAR,            { "city_share" } },
  { "international",      INNO_SHEET_CHART_STACKED_BAR,    { "coordinated", "partner" } },
  { "international-years", INNO_SHEET_CHART_STACKED_BAR,   { "coordinated", "partner" } },
  { "international-parts", INNO_SHEET_CHART_STACKED_BAR,   { "coordinated", "partner" } },
  { "progress",           INNO_SHEET_CHART_STACKED_COLUMN, { "ended", "ongoing" } },
};

static guint32
to_rgb (const PlotColor *color)
{
  const double parts[] = { color->red, color->green, color->blue };
  guint32 rgb = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    rgb = rgb << 8 | (guint32) (parts[i] * 255.0 + 0.5);

  return rgb;
}

/* In the colour that it has everywhere; what is no funding has one after the other. */
static guint32
find_color (const InnoColumn *column,
            guint             place)
{
  static const PlotFillSlot others[] = { PLOT_FILL_ACCENT, PLOT_FILL_TEAL };
  const PlotStyle *style = plot_style_find ("light");
  PlotFillSlot slot = column->is_series && column->class < INNO_N_CLASSES
                        ? inno_chart_fill (column->id, column->class) : others[place % G_N_ELEMENTS (others)];
  const PlotFill *fill = &style->fills[slot];

  return to_rgb (slot == PLOT_FILL_NAVY_TEAL ? &style->fills[PLOT_FILL_NAVY_MID].color : &fill->color);
}

static void
add_column (InnoSheetChart *chart,
            InnoFrame      *frame,
            guint           column)
{
  const InnoColumn *head = inno_frame_get_column (frame, column);

  if (chart->n_series == INNO_SHEET_CHART_MAX_SERIES)
    return;

  if (head->kind == INNO_COLUMN_SHARE && head->is_series)
    chart->kind = INNO_SHEET_CHART_FULL_BAR;
  chart->columns[chart->n_series] = column;
  chart->colors[chart->n_series] = find_color (head, chart->n_series);
  chart->n_series++;
}

static void
add_columns (InnoSheetChart     *chart,
             InnoFrame          *frame,
             const char * const *ids,
             guint               n_ids)
{
  for (guint i = 0; i < n_ids && ids[i] != NULL; i++)
    {
      int column = inno_frame_find_column (frame, ids[i]);

      if (column >= 0)
        add_column (chart, frame, (guint) column);
    }
  for (guint i = 0; ids[0] == NULL && i < inno_frame_get_n_columns (frame); i++)
    if (inno_frame_get_column (frame, i)->is_series && !inno_frame_get_column (frame, i)->is_detail)
      add_column (chart, frame, i);
}

static void
write_chart (InnoWorkbook   *book,
             InnoDrawnSlide *slide)
{
  guint n_groups = inno_frame_get_n_groups (slide->frame);
  InnoSheetChart chart = {
    .title = plot_figure_get_title (slide->figure),
    .description = plot_figure_get_takeaway (slide->figure),
  };

  for (guint i = 0; i < G_N_ELEMENTS (natives); i++)
    if (g_str_equal (natives[i].chart, slide->chart->id))
      {
        chart.kind = natives[i].kind;
        add_columns (&chart, slide->frame, natives[i].columns, G_N_ELEMENTS (natives[i].columns));
      }
  if (chart.n_series > 0 && n_groups > 0 && n_groups <= MOST_GROUPS)
    inno_workbook_write_chart (book, slide->frame, &chart);
}

/* The number that a slide is jumped to by comes first, and makes it the only one. */
static char *
name_sheet (InnoDrawnSlide *slide,
            guint           part)
{
  return g_strdup_printf ("%u %s", part + 1, plot_figure_get_title (slide->figure));
}

static guint
write_key_figures (InnoWorkbook  *book,
                   InnoDrawnDeck *deck,
                   guint          row)
{
  g_autoptr (PlotTable) table = inno_deck_cover_make_table (deck);

  for (guint i = 0; i < table->n_rows; i++)
    {
      const char *cells[N_COLUMNS + 1] = { NULL };

      for (guint column = 0; column < N_COLUMNS; column++)
        cells[column] = plot_table_get_cell (table, i, column);
      if (i == 0)
        inno_workbook_write_heads (book, row, cells);
      for (guint column = 0; i > 0 && column < N_COLUMNS; column++)
        inno_workbook_write_text (book, row + i, column, cells[column]);
    }

  return row + table->n_rows;
}

static void
write_list (InnoWorkbook  *book,
            InnoDeckDraft *draft,
            InnoDrawnDeck *deck,
            guint          row)
{
  const char * const heads[] = { _("Sheet"), _("What it shows, and where it is from"), _("Remarks"), NULL };

  inno_workbook_write_heads (book, row, heads);
  for (guint part = 1; part <= deck->slides->len; part++)
    {
      InnoDrawnSlide *slide = inno_deck_draft_get_slide (deck, part);
      g_autofree char *name = name_sheet (slide, part);
      g_autofree char *remarks = inno_deck_remarks (slide, draft->flags);

      inno_workbook_write_link (book, row + part, 0, name, name);
      inno_workbook_write_words (book, row + part, 1, plot_figure_get_foot (slide->figure));
      inno_workbook_write_words (book, row + part, 2, remarks);
    }
}

static void
write_contents (InnoDeckDraft *draft,
                InnoDrawnDeck *deck)
{
  InnoWorkbook *book = draft->state;
  guint row = 2;

  inno_workbook_add_sheet (book, _("Contents"), deck->foot);
  inno_workbook_set_width (book, 0, NAME_WIDTH);
  inno_workbook_set_width (book, 1, TEXT_WIDTH);
  inno_workbook_set_width (book, 2, TEXT_WIDTH);
  inno_workbook_write_title (book, 0, deck->title);
  inno_workbook_write_text (book, 1, 0, deck->foot);
  if (deck->is_sample)
    inno_workbook_write_text (book, row++, 0, _("Sample data"));

  row = write_key_figures (book, deck, row + 1);
  write_list (book, draft, deck, row + 1);
}

static void
write_slide (InnoDeckDraft *draft,
             InnoDrawnDeck *deck,
             guint          part)
{
  InnoWorkbook *book = draft->state;
  InnoDrawnSlide *slide = inno_deck_draft_get_slide (deck, part);
  const char *foot = plot_figure_get_foot (slide->figure);
  g_autofree char *name = name_sheet (slide, part);
  guint row;

  inno_workbook_add_sheet (book, name, foot);
  row = inno_workbook_write_table (book, slide->frame);
  inno_workbook_write_text (book, row + 1, 0, foot);
  write_chart (book, slide);
}

static gboolean
is_large (InnoDrawnDeck *deck)
{
  guint64 n_cells = 0;

  for (guint part = 1; part <= deck->slides->len; part++)
    {
      InnoFrame *frame = inno_deck_draft_get_slide (deck, part)->frame;

      n_cells += (guint64) inno_frame_get_n_rows (frame) * inno_frame_get_n_columns (frame);
    }

  return n_cells > MANY_CELLS;
}

static gpointer
begin (InnoDeckDraft *draft)
{
  return NULL;
}

/* Words stand in it, so it is filled where there is a language; to pack it is most of the work. */
static gboolean
add (InnoDeckDraft  *draft,
     InnoDrawnDeck  *deck,
     guint           part,
     GError        **error)
{
  g_autofree char *title = inno_deck_title (deck);
  g_autoptr (GError) local_error = NULL;
  InnoWorkbookAbout about = { title, deck->as_of, deck->lang, deck->is_sample, is_large (deck) };

  if (part > 0)
    {
      write_slide (draft, deck, part);
      return TRUE;
    }

  draft->state = inno_workbook_new (&about, &local_error);
  if (draft->state == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, inno_workbook_explain (local_error));
      return FALSE;
    }
  write_contents (draft, deck);

  return TRUE;
}

static gboolean
finish (InnoDeckDraft  *draft,
        GError        **error)
{
  GBytes *bytes = inno_workbook_finish (draft->state, error);

  if (bytes != NULL)
    inno_deck_draft_take_file (draft, g_strdup ("deck.xlsx"), bytes);

  return bytes != NULL;
}

static void
free_book (gpointer state)
{
  inno_workbook_free (state);
}

const InnoDeckMaker inno_deck_workbook_maker = { begin, add, finish, free_book, NULL };
