/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-exchange"

#include "inno-table-private.h"
#include "inno-workbook-private.h"

#define LABEL_MAX_WIDTH 48
#define NUMBER_WIDTH 16
/* Of a chart, pixels. */
#define CHART_WIDTH 760
#define CHART_HEIGHT 170
#define CHART_ROW_HEIGHT 24
/* Between bars, per cent of one. */
#define BAR_GAP 40

/* A frame on its way into a sheet. */
typedef struct
{
  InnoWorkbook *book;
  InnoFrame    *frame;
  GArray       *columns;   /* of guint: those of the frame that are shown */
} Table;

static lxw_format *
find_style (const Table *self,
            InnoCellStyle         style,
            guint         row)
{
  const char *id = inno_frame_get_row_id (self->frame, row);

  return self->book->styles[style][g_str_equal (id, INNO_FRAME_TOTAL_ID) ? 1 : 0];
}

static void
write_number (Table *self,
              guint   row,
              guint   place,
              double  number,
              InnoCellStyle   style)
{
  inno_workbook_note (self->book, worksheet_write_number (self->book->sheet, row + 1, (lxw_col_t) place, number,
                                      find_style (self, style, row)));
}

/* A spreadsheet counts days from the end of 1899. */
static void
write_day (Table   *self,
           guint    row,
           guint    place,
           InnoDay  day)
{
  write_number (self, row, place, day - inno_day_new (1899, 12, 30), INNO_CELL_STYLE_DAY);
}

/* What is not known or does not apply is an empty cell. */
static void
write_cell (Table *self,
            guint   row,
            guint   place)
{
  guint column = g_array_index (self->columns, guint, place);
  InnoVocabulary vocabulary;
  InnoColumnKind kind = inno_frame_get_cell_kind (self->frame, row, column, &vocabulary);
  InnoCell cell = inno_frame_get_cell (self->frame, row, column);
  const char *text = NULL;

  if (kind == INNO_COLUMN_ID)
    text = inno_frame_get_row_id (self->frame, row);
  else if (kind == INNO_COLUMN_LABEL)
    text = inno_frame_get_row_label (self->frame, row);
  else if (cell.state == INNO_CELL_NONE || cell.state == INNO_CELL_UNKNOWN)
    return;
  else if (kind == INNO_COLUMN_TERM)
    text = inno_vocabulary_get_label (vocabulary, (guint) cell.integer);
  else if (kind == INNO_COLUMN_TEXT)
    text = inno_frame_get_text (self->frame, row, column);
  else if (kind == INNO_COLUMN_DAY)
    write_day (self, row, place, (InnoDay) cell.integer);
  else if (kind == INNO_COLUMN_NUMBER)
    write_number (self, row, place, cell.fraction, INNO_CELL_STYLE_NUMBER);
  else if (kind == INNO_COLUMN_CENTS)
    write_number (self, row, place, (double) cell.integer / 100.0, INNO_CELL_STYLE_CENTS);
  else if (kind == INNO_COLUMN_SHARE)
    write_number (self, row, place, cell.fraction, INNO_CELL_STYLE_SHARE);
  else
    write_number (self, row, place, (double) cell.integer,
                  cell.state == INNO_CELL_AT_LEAST ? INNO_CELL_STYLE_AT_LEAST : INNO_CELL_STYLE_COUNT);

  if (text != NULL)
    inno_workbook_write_styled (self->book, row + 1, place, text, find_style (self, INNO_CELL_STYLE_TEXT, row));
}

static double
find_width (const Table *self,
            guint        column)
{
  glong width = 8;
  InnoColumnKind kind = inno_frame_get_column (self->frame, column)->kind;

  if (kind != INNO_COLUMN_LABEL && kind != INNO_COLUMN_TEXT)
    return NUMBER_WIDTH;

  for (guint row = 0; row < inno_frame_get_n_rows (self->frame); row++)
    width = MAX (width, g_utf8_strlen (kind == INNO_COLUMN_LABEL
                                         ? inno_frame_get_row_label (self->frame, row)
                                         : inno_frame_get_text (self->frame, row, column), -1));

  return (double) MIN (width + 2, LABEL_MAX_WIDTH);
}

/* At the side where its cells are. */
static InnoCellStyle
find_head_style (const InnoColumn *head)
{
  gboolean is_number = head->kind == INNO_COLUMN_CENTS || head->kind == INNO_COLUMN_COUNT ||
                       head->kind == INNO_COLUMN_SHARE || head->kind == INNO_COLUMN_NUMBER ||
                       head->kind == INNO_COLUMN_DAY;

  return is_number ? INNO_CELL_STYLE_NUMBER_HEAD : INNO_CELL_STYLE_HEAD;
}

static void
write_heads (Table *self)
{
  lxw_worksheet *sheet = self->book->sheet;
  guint n_frozen = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      guint column = g_array_index (self->columns, guint, i);
      const InnoColumn *head = inno_frame_get_column (self->frame, column);

      if (head->kind == INNO_COLUMN_LABEL)
        n_frozen = i + 1;
      inno_workbook_set_width (self->book, i, find_width (self, column));
      inno_workbook_write_wrapped (self->book, 0, i, head->label, self->book->styles[find_head_style (head)][0]);
    }
  worksheet_freeze_panes (sheet, 1, (lxw_col_t) n_frozen);
  inno_workbook_note (self->book, worksheet_repeat_rows (sheet, 0, 0));
}

/**
 * inno_workbook_write_table:
 * @self: a workbook, whose sheet is empty
 * @frame: what is written into it
 *
 * Writes a table with its heads, which stay in sight and filter; the total is never
 * filtered away.
 *
 * Returns: the first row under the table
 */
guint
inno_workbook_write_table (InnoWorkbook *self,
                           InnoFrame    *frame)
{
  g_autoptr (GArray) columns = inno_table_get_columns (frame);
  Table table = { self, frame, columns };
  guint n_rows = inno_frame_get_n_rows (frame);
  guint n_groups = inno_frame_get_n_groups (frame);

  if (self->sheet == NULL)
    return 0;

  write_heads (&table);
  for (guint row = 0; row < n_rows; row++)
    for (guint i = 0; i < columns->len && self->error == LXW_NO_ERROR; i++)
      write_cell (&table, row, i);
  if (n_groups > 0 && columns->len > 0)
    inno_workbook_note (self, worksheet_autofilter (self->sheet, 0, 0, n_groups, (lxw_col_t) (columns->len - 1)));

  return n_rows + 1;
}

/* Where a column of the frame stands in its sheet. */
static gboolean
find_place (GArray *columns,
            guint   column,
            guint  *place)
{
  for (*place = 0; *place < columns->len; (*place)++)
    if (g_array_index (columns, guint, *place) == column)
      return TRUE;

  return FALSE;
}

static guint
find_label (InnoFrame *frame,
            GArray    *columns)
{
  for (guint i = 0; i < columns->len; i++)
    if (inno_frame_get_column (frame, g_array_index (columns, guint, i))->kind == INNO_COLUMN_LABEL)
      return i;

  return 0;
}

/* Their kinds to ours. The first row of bars is the lowest, unless it is told otherwise. */
static const struct { uint8_t kind; gboolean is_bar; } kinds[] = {
  [INNO_SHEET_CHART_BAR]            = { LXW_CHART_BAR, TRUE },
  [INNO_SHEET_CHART_STACKED_BAR]    = { LXW_CHART_BAR_STACKED, TRUE },
  [INNO_SHEET_CHART_FULL_BAR]       = { LXW_CHART_BAR_STACKED_PERCENT, TRUE },
  [INNO_SHEET_CHART_STACKED_COLUMN] = { LXW_CHART_COLUMN_STACKED, FALSE },
};

static void
add_series (InnoWorkbook         *self,
            InnoFrame            *frame,
            const InnoSheetChart *chart,
            lxw_chart            *native,
            GArray               *columns)
{
  lxw_col_t label = (lxw_col_t) find_label (frame, columns);
  lxw_row_t last = inno_frame_get_n_groups (frame);

  for (guint i = 0; i < chart->n_series; i++)
    {
      lxw_chart_series *series;
      lxw_chart_fill fill = { .color = chart->colors[i] };
      guint place;

      if (!find_place (columns, chart->columns[i], &place))
        continue;

      series = chart_add_series (native, NULL, NULL);
      chart_series_set_categories (series, self->sheet_name, 1, label, last, label);
      chart_series_set_values (series, self->sheet_name, 1, (lxw_col_t) place, last, (lxw_col_t) place);
      chart_series_set_name_range (series, self->sheet_name, 0, (lxw_col_t) place);
      chart_series_set_fill (series, &fill);
    }
}

/* The axes of bars are named as if they stood upright. */
static void
set_axes (InnoFrame            *frame,
          const InnoSheetChart *chart,
          lxw_chart            *native)
{
  InnoColumnKind kind = inno_frame_get_column (frame, chart->columns[0])->kind;
  gboolean is_bar = kinds[chart->kind].is_bar;
  lxw_chart_axis *values = is_bar ? native->x_axis : native->y_axis;

  if (is_bar)
    chart_axis_set_reverse (native->y_axis);
  if (kind == INNO_COLUMN_CENTS && chart->kind != INNO_SHEET_CHART_FULL_BAR)
    {
      chart_axis_set_num_format (values, "#,##0");
      chart_axis_set_name (values, "\342\202\254");
    }
  else
    chart_axis_set_num_format (values, "0%");
}

/* What begins as a formula is taken for one, and for the range of cells that it names. */
static void
set_title (const InnoSheetChart *chart,
           lxw_chart            *native)
{
  g_autofree char *text = inno_workbook_to_text (chart->title);
  g_autofree char *title = g_strconcat (text[0] == '=' ? " " : "", text, NULL);

  chart_title_set_name (native, title);
}

/**
 * inno_workbook_write_chart:
 * @self: a workbook, whose sheet has the table
 * @frame: the same
 * @chart: what of it is drawn
 *
 * Puts a chart of the spreadsheet's own beside the table, which follows its cells.
 */
void
inno_workbook_write_chart (InnoWorkbook         *self,
                           InnoFrame            *frame,
                           const InnoSheetChart *chart)
{
  g_autoptr (GArray) columns = inno_table_get_columns (frame);
  guint n_rows = kinds[chart->kind].is_bar ? inno_frame_get_n_groups (frame) : 10;
  double height = CHART_HEIGHT + CHART_ROW_HEIGHT * n_rows;
  /* As large as a chart is, if nothing is said of its size. */
  lxw_chart_options options = { .x_scale = CHART_WIDTH / 480.0, .y_scale = height / 288.0,
                                .description = (char *) chart->description };
  lxw_chart *native;

  g_return_if_fail (chart->kind != INNO_SHEET_CHART_NONE);

  if (self->sheet == NULL)
    return;

  native = workbook_add_chart (self->book, kinds[chart->kind].kind);
  chart_set_series_gap (native, BAR_GAP);
  add_series (self, frame, chart, native, columns);
  set_axes (frame, chart, native);
  set_title (chart, native);
  chart_legend_set_position (native, chart->n_series > 1 ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE);
  inno_workbook_note (self, worksheet_insert_chart_opt (self->sheet, 1, (lxw_col_t) (columns->len + 1), native,
                                                        &options));
}
