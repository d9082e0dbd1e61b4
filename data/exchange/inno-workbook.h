/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-frame.h"

G_BEGIN_DECLS

/* A workbook (XLSX) of several sheets. Numbers are numbers, what is not known is an empty
 * cell, and no cell is a formula, whatever it starts with. */
typedef struct _InnoWorkbook InnoWorkbook;

typedef struct
{
  const char *title;
  InnoDay     as_of;       /* the day of the data, or INNO_DAY_NONE */
  InnoLang    lang;        /* how numbers look */
  gboolean    is_sample;   /* said on every sheet that is printed */
  gboolean    is_large;    /* little of it is held in memory: rows are written in their order */
} InnoWorkbookAbout;

typedef enum
{
  INNO_SHEET_CHART_NONE,
  INNO_SHEET_CHART_BAR,
  INNO_SHEET_CHART_STACKED_BAR,
  INNO_SHEET_CHART_FULL_BAR,       /* 100 % */
  INNO_SHEET_CHART_STACKED_COLUMN,
} InnoSheetChartKind;

#define INNO_SHEET_CHART_MAX_SERIES 8

/* A native chart of some columns of the table on its sheet. */
typedef struct
{
  InnoSheetChartKind kind;
  const char        *title;
  const char        *description;   /* for those who do not see it; nullable */
  guint              n_series;
  guint              columns[INNO_SHEET_CHART_MAX_SERIES];   /* of the frame */
  guint32            colors[INNO_SHEET_CHART_MAX_SERIES];    /* 0xRRGGBB */
} InnoSheetChart;

InnoWorkbook *inno_workbook_new         (const InnoWorkbookAbout *about,
                                         GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
void          inno_workbook_free        (InnoWorkbook            *self);
void          inno_workbook_add_sheet   (InnoWorkbook            *self,
                                         const char              *name,
                                         const char              *foot);
void          inno_workbook_set_width   (InnoWorkbook            *self,
                                         guint                    column,
                                         double                   width);
void          inno_workbook_write_title (InnoWorkbook            *self,
                                         guint                    row,
                                         const char              *text);
void          inno_workbook_write_heads (InnoWorkbook            *self,
                                         guint                    row,
                                         const char * const      *texts);
void          inno_workbook_write_text  (InnoWorkbook            *self,
                                         guint                    row,
                                         guint                    column,
                                         const char              *text);
/* In as many lines as there have to be. */
void          inno_workbook_write_words (InnoWorkbook            *self,
                                         guint                    row,
                                         guint                    column,
                                         const char              *text);
void          inno_workbook_write_link  (InnoWorkbook            *self,
                                         guint                    row,
                                         guint                    column,
                                         const char              *sheet,
                                         const char              *text);
/* In a sheet of its own, in the language of the frame's query, the active one. */
guint         inno_workbook_write_table (InnoWorkbook            *self,
                                         InnoFrame               *frame);
void          inno_workbook_write_chart (InnoWorkbook            *self,
                                         InnoFrame               *frame,
                                         const InnoSheetChart    *chart);
/* Any thread; closes it. */
GBytes       *inno_workbook_finish      (InnoWorkbook            *self,
                                         GError                 **error);
const char   *inno_workbook_explain     (const GError            *error);
/* A text as the name of a sheet. */
char         *inno_table_sheet_name     (const char              *title);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoWorkbook, inno_workbook_free)

G_END_DECLS
