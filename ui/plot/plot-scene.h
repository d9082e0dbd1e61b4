/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "plot-style.h"
#include "plot-text.h"

G_BEGIN_DECLS

typedef struct
{
  double x, y, width, height;
} PlotRect;

/* Shapes that mean the same without their colour. */
typedef enum
{
  PLOT_GLYPH_NONE,
  PLOT_GLYPH_DIAMOND,      /* lead */
  PLOT_GLYPH_SQUARE,       /* implementer */
  PLOT_GLYPH_RING,         /* network */
  PLOT_GLYPH_DOTTED_RING,  /* in discussion */
  PLOT_GLYPH_POINT,        /* nothing */
  PLOT_GLYPH_QUESTION,     /* not known */
  PLOT_GLYPH_CHECK,        /* within, met */
  PLOT_GLYPH_CROSS,        /* not met */
  PLOT_GLYPH_DOWN,         /* below */
  PLOT_GLYPH_UP,           /* above */
  PLOT_GLYPH_UNKNOWN,      /* boxed question mark: neither met nor failed */
  PLOT_GLYPH_HATCH,        /* swatch of the unknown fill */
  PLOT_GLYPH_DISC,         /* a datum: a value on a scale */
  PLOT_GLYPH_CIRCLE,       /* another one, that stands back */
  PLOT_GLYPH_GHOST,        /* dashed outline: as it was before */
  PLOT_GLYPH_LINE,         /* upright stroke: a target, today */
  PLOT_GLYPH_DASH,         /* dashed upright stroke: a baseline */
  PLOT_GLYPH_LEVEL,        /* dashed level stroke: a target over time */
  PLOT_GLYPH_PENNANT,      /* ends soon */
  PLOT_GLYPH_PLUS,         /* new */
  PLOT_GLYPH_PLUS_MINUS,   /* more or less than it was */
  PLOT_GLYPH_MINUS,        /* gone */
} PlotGlyph;

typedef enum
{
  PLOT_ITEM_RECT,
  PLOT_ITEM_LINE,
  PLOT_ITEM_GLYPH,
  PLOT_ITEM_TEXT,
  PLOT_ITEM_PATH,
} PlotItemKind;

typedef enum
{
  PLOT_ANCHOR_START,
  PLOT_ANCHOR_MIDDLE,
  PLOT_ANCHOR_END,
} PlotAnchor;

/* What an item is for: a reader of the scene, a test, a style sheet. */
typedef enum
{
  PLOT_PART_GROUND,
  PLOT_PART_TITLE,
  PLOT_PART_TAKEAWAY,
  PLOT_PART_LEGEND,
  PLOT_PART_AXIS,
  PLOT_PART_GRID,
  PLOT_PART_BAND,
  PLOT_PART_MARK,
  PLOT_PART_MARK_LABEL,
  PLOT_PART_ROW_LABEL,
  PLOT_PART_END_LABEL,
  PLOT_PART_FOOT,
  PLOT_PART_PILL,
} PlotPart;

typedef struct
{
  PlotItemKind kind;
  PlotPart     part;
  int          mark;       /* index of the mark it belongs to, or -1 */
  PlotRect     rect;       /* of a text: what its line takes; of a line: from x,y to x+width,y+height */
  double       radius;
  PlotFill     fill;       /* of rects, filled glyphs and paths; alpha 0 = none */
  PlotColor    stroke;
  double       stroke_width;
  gboolean     is_dashed;
  PlotGlyph    glyph;
  char        *path;       /* absolute M, L, C and Z as in SVG, pixels of the scene */
  /* Text: one line. */
  char        *text;
  PlotFont     font;
  PlotAnchor   anchor;
  double       baseline;
  PlotColor    color;
  double       halo;       /* pixels of ground around the letters */
  double       fade;       /* on its way in or out: 0 = wholly there, 1 = gone */
} PlotItem;

/* Where a line of text goes and how it looks. x is where the anchor is, y the top
 * of the line. */
typedef struct
{
  const PlotFont  *font;
  double           x, y;
  PlotAnchor       anchor;
  const PlotColor *color;
} PlotTextPlace;

/* One datum that can be pointed at, walked to, named and opened. */
typedef struct
{
  char    *id;             /* "row/series", stable over data changes */
  char    *row_id;
  char    *series_id;
  char    *name;           /* for assistive technology, whole */
  char    *heading;        /* of the tooltip: "Lahti · City" */
  char    *detail;         /* of the tooltip; lines, the first the exact figure */
  PlotRect bounds;         /* what is drawn */
  int      row;            /* place in keyboard order: up and down */
  int      column;         /* left and right */
} PlotMark;

/* Text of the table behind the chart, for outputs that carry it. */
typedef struct
{
  guint   n_columns;
  guint   n_rows;          /* the first is the heading */
  char  **cells;           /* row by row */
  guint64 numbers;         /* a bit of each column that stands at the right; 0: as its cells say */
  gboolean has_total;      /* the last row is all of the others */
} PlotTable;

typedef struct _PlotScene PlotScene;

PlotScene      *plot_scene_new            (double           width,
                                           double           height,
                                           const PlotStyle *style);
PlotScene      *plot_scene_ref            (PlotScene       *self);
void            plot_scene_unref          (PlotScene       *self);

/* Building; a scene is not changed once it has been handed on. */
void            plot_scene_set_style      (PlotScene       *self,
                                           const PlotStyle *style);
void            plot_scene_set_texts      (PlotScene       *self,
                                           const char      *lang,
                                           const char      *title,
                                           const char      *description);
void            plot_scene_take_table     (PlotScene       *self,
                                           PlotTable       *table);
PlotItem       *plot_scene_add_rect       (PlotScene       *self,
                                           PlotPart         part,
                                           const PlotRect  *rect,
                                           const PlotFill  *fill);
PlotItem       *plot_scene_add_line       (PlotScene       *self,
                                           PlotPart         part,
                                           const PlotRect  *from_to,
                                           const PlotColor *color);
PlotItem       *plot_scene_add_glyph      (PlotScene       *self,
                                           PlotPart         part,
                                           PlotGlyph        glyph,
                                           const PlotRect  *rect);
PlotItem       *plot_scene_add_path       (PlotScene       *self,
                                           PlotPart         part,
                                           char            *path,
                                           const PlotRect  *bounds,
                                           const PlotFill  *fill);
PlotItem       *plot_scene_add_text       (PlotScene       *self,
                                           PlotTextEngine  *engine,
                                           PlotPart         part,
                                           const char      *text,
                                           const PlotTextPlace *place);
int             plot_scene_take_mark      (PlotScene       *self,
                                           PlotMark        *mark);

double          plot_scene_get_width      (PlotScene       *self);
double          plot_scene_get_height     (PlotScene       *self);
const PlotStyle *plot_scene_get_style     (PlotScene       *self);
const char     *plot_scene_get_lang       (PlotScene       *self);
const char     *plot_scene_get_title      (PlotScene       *self);
const char     *plot_scene_get_description (PlotScene      *self);
const PlotTable *plot_scene_get_table     (PlotScene       *self);
guint           plot_scene_get_n_items    (PlotScene       *self);
const PlotItem *plot_scene_get_item       (PlotScene       *self,
                                           guint            index);
guint           plot_scene_get_n_marks    (PlotScene       *self);
const PlotMark *plot_scene_get_mark       (PlotScene       *self,
                                           guint            index);
int             plot_scene_find_mark      (PlotScene       *self,
                                           const char      *id);

/* Which mark is meant by a point, or -1; and which comes next by an arrow. */
typedef enum
{
  PLOT_STEP_LEFT,
  PLOT_STEP_RIGHT,
  PLOT_STEP_UP,
  PLOT_STEP_DOWN,
  PLOT_STEP_FIRST,
  PLOT_STEP_LAST,
} PlotStep;

int             plot_scene_hit            (PlotScene       *self,
                                           double           x,
                                           double           y);
int             plot_scene_step           (PlotScene       *self,
                                           int              mark,
                                           PlotStep         step);
/* The scene as text, one line an item: for golden tests. */
char           *plot_scene_dump           (PlotScene       *self);

void            plot_mark_free            (PlotMark        *mark);
PlotTable      *plot_table_new            (guint            n_columns,
                                           guint            n_rows);
void            plot_table_take_cell      (PlotTable       *table,
                                           guint            row,
                                           guint            column,
                                           char            *text);
const char     *plot_table_get_cell       (const PlotTable *table,
                                           guint            row,
                                           guint            column);
gboolean        plot_table_is_total       (const PlotTable *table,
                                           guint            row);
gboolean        plot_table_is_number      (const PlotTable *table,
                                           guint            column);
PlotTable      *plot_table_copy           (const PlotTable *table);
void            plot_table_free           (PlotTable       *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlotScene, plot_scene_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlotTable, plot_table_free)

G_END_DECLS
