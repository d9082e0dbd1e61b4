/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "plot-output.h"

G_BEGIN_DECLS

/* Of dashed strokes, in stroke widths, but at least in pixels: thick ones are
 * not to become dots. */
#define PLOT_DASH_ON 3.0
#define PLOT_DASH_OFF 2.0

/* Long enough for any number written by plot_number(). */
#define PLOT_NUMBER_SIZE 48

const char *plot_number            (double           value,
                                    int              decimals,
                                    char             buffer[PLOT_NUMBER_SIZE]);
void        plot_append_number     (GString         *string,
                                    double           value,
                                    int              decimals);

/* Which part of a line's width lies left of its anchor: 0, 0.5 or 1. */
double      plot_anchor_get_factor (PlotAnchor       anchor);
double      plot_item_get_anchor_x (const PlotItem  *item);

/* Scenes made of the items of others. */
PlotItem   *plot_item_copy         (const PlotItem  *item);
void        plot_item_free         (PlotItem        *item);
PlotScene  *plot_scene_new_like    (PlotScene       *other);
void        plot_scene_take_item   (PlotScene       *self,
                                    PlotItem        *item);

/* One tile of a pattern. A band lies across it from "offset" on, before the
 * tile is turned; of a dot, "offset" is the middle and "width" the radius. */
typedef struct
{
  double   angle;    /* degrees, clockwise */
  double   period;
  double   offset;
  double   width;
  gboolean is_dotted;
} PlotTile;

gboolean    plot_pattern_get_tile  (PlotPattern      pattern,
                                    double           scale,
                                    PlotTile        *tile);
void        plot_tile_get_shift    (const PlotTile  *tile,
                                    const PlotRect  *rect,
                                    double          *x,
                                    double          *y);
double      plot_style_get_scale   (const PlotStyle *style);

/* On and off of a dashed line, on a page. */
#define PLOT_DASH_ON  3.0
#define PLOT_DASH_OFF 2.0

/* What a shape of a glyph is coloured with. */
typedef enum
{
  PLOT_INK_ACCENT,
  PLOT_INK_GOOD,
  PLOT_INK_BAD,
  PLOT_INK_TEXT,
  PLOT_INK_DIM,
  PLOT_INK_GROUND,
  PLOT_INK_ORANGE,
} PlotInk;

/* A glyph is a few shapes in a box of 16 by 16. */
#define PLOT_GLYPH_BOX 16.0

typedef struct
{
  /* Absolute M, L, C and Z as in SVG, and "O cx cy r" for a circle. */
  const char *path;
  PlotInk     ink;
  double      stroke;     /* 0: filled */
  double      dash[2];    /* on and off; 0, 0: whole */
} PlotShape;

typedef struct
{
  char   command;
  double values[6];
} PlotPathStep;

const PlotShape *plot_glyph_get_shapes (PlotGlyph         glyph,
                                        guint            *n_shapes);
const PlotColor *plot_shape_get_color  (const PlotShape  *shape,
                                        const PlotStyle  *style,
                                        const PlotItem   *item);
void             plot_glyph_get_place  (const PlotRect   *rect,
                                        double           *x,
                                        double           *y,
                                        double           *scale);
gboolean         plot_path_next        (const char      **path,
                                        PlotPathStep     *step);
void             plot_path_trace        (const char       *path,
                                         cairo_t          *cr);

void             plot_glyph_paint_item (const PlotItem   *item,
                                        const PlotStyle  *style,
                                        cairo_t          *cr);
void             plot_item_paint       (const PlotItem   *item,
                                        const PlotStyle  *style,
                                        PlotTextEngine   *engine,
                                        cairo_t          *cr);
void             plot_fill_paint       (const PlotFill   *fill,
                                        const PlotRect   *rect,
                                        double            radius,
                                        double            scale,
                                        cairo_t          *cr);

GBytes          *plot_pdf_finish        (GBytes           *document,
                                         const char       *lang,
                                         GPtrArray        *alternatives);

/* The pages after the pictures in a PDF: what they say and their tables. */
typedef struct _PlotAppendix PlotAppendix;

PlotAppendix    *plot_appendix_new      (const PlotDocument *document,
                                         PlotTextEngine     *engine,
                                         cairo_surface_t    *surface,
                                         cairo_t            *cr) G_GNUC_WARN_UNUSED_RESULT;
void             plot_appendix_add      (PlotAppendix     *self,
                                         const PlotPlaced *placed);
void             plot_appendix_free     (PlotAppendix     *self);

G_END_DECLS
