/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <xlsxwriter.h>

#include "inno-workbook.h"

G_BEGIN_DECLS

typedef enum
{
  INNO_CELL_STYLE_TEXT,
  INNO_CELL_STYLE_CENTS,
  INNO_CELL_STYLE_COUNT,
  INNO_CELL_STYLE_SHARE,
  INNO_CELL_STYLE_AT_LEAST,
  INNO_CELL_STYLE_NUMBER,
  INNO_CELL_STYLE_DAY,
  INNO_CELL_STYLE_HEAD,
  INNO_CELL_STYLE_NUMBER_HEAD,   /* over figures, which stand at the right */
  INNO_CELL_STYLE_TITLE,
  INNO_CELL_STYLE_LINK,
  INNO_CELL_STYLE_WORDS,
  INNO_N_CELL_STYLES,
} InnoCellStyle;

/* As many columns as have words in several lines. */
#define INNO_WORKBOOK_N_WIDTHS 64

struct _InnoWorkbook
{
  InnoWorkbookAbout  about;
  char              *path;       /* of a temporary file */
  lxw_workbook      *book;
  lxw_worksheet     *sheet;      /* the last one; NULL if it could not be added */
  char              *sheet_name;
  lxw_format        *styles[INNO_N_CELL_STYLES][2];  /* the second is bold, for the total */
  double             widths[INNO_WORKBOOK_N_WIDTHS];  /* of the sheet's columns; 0: not set */
  guint              tall_row;   /* the last that has a height of its own */
  guint              n_lines;    /* in it; 0: there is none */
  lxw_error          error;      /* the first one */
};

void         inno_workbook_note            (InnoWorkbook      *self,
                                            lxw_error          error);
void         inno_workbook_write_styled    (InnoWorkbook      *self,
                                            guint              row,
                                            guint              column,
                                            const char        *text,
                                            lxw_format        *format);
void         inno_workbook_write_wrapped   (InnoWorkbook      *self,
                                            guint              row,
                                            guint              column,
                                            const char        *text,
                                            lxw_format        *format);
char        *inno_workbook_to_text         (const char        *text);
const char  *inno_workbook_get_number_format (InnoWorkbook    *self,
                                            InnoCellStyle      style);

G_END_DECLS
