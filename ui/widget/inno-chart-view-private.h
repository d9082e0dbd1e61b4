/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-chart-canvas.h"
#include "inno-chart-hover.h"
#include "inno-chart-mark.h"
#include "inno-chart-tip.h"
#include "inno-chart-view.h"
#include "inno-take-string.h"

G_BEGIN_DECLS

/* What was laid out last, the newest first: a window that goes back and forth
 * between two sizes, or is measured for two widths, lays out nothing anew. */
#define INNO_CHART_N_KEPT 2

typedef struct
{
  PlotScene *scenes[INNO_CHART_N_KEPT];
  int        widths[INNO_CHART_N_KEPT];    /* that the heights are for, or -1 */
  int        heights[INNO_CHART_N_KEPT];
  int        min_width;                    /* or -1 */
} InnoChartKept;

struct _InnoChartView
{
  GtkWidget        parent_instance;

  PlotFigure      *figure;
  PlotTextEngine  *engine;
  const PlotStyle *style;           /* one of the library's, or our own copy */
  PlotStyle        own_style;       /* in the font of the desktop */
  char            *style_name;      /* of a style asked for, or NULL */
  gboolean         can_shrink;
  gboolean         can_close_up;

  PlotScene       *scene;           /* the figure at the size of the widget */
  InnoChartKept    kept;            /* of this figure in this style */
  int              sight;           /* pixels of the width that are seen without scrolling; 0: all */
  guint            measure_source;

  GtkWidget       *canvas;
  GtkWidget       *hover;
  GtkWidget       *tip;
  GtkWidget       *menu;            /* made when it is first opened */
  GPtrArray       *marks;           /* InnoChartMark, children in order */

  /* Ids, so that they outlive a layout. */
  char            *hovered;
  char            *focused;
  InnoSelection   *selection;       /* shared with other charts, or NULL */
  gboolean         tip_is_dismissed;
  gboolean         tip_follows_focus;
  gboolean         window_had_focus;
  gboolean         shows_focus;          /* the keyboard brought it, or was used since it came */
  guint            tip_source;
};

typedef enum
{
  INNO_CHART_MARK_ACTIVATED,
  INNO_CHART_ONLY_REQUESTED,
  INNO_CHART_TABLE_REQUESTED,
  INNO_CHART_KEYS_REQUESTED,
  INNO_CHART_ABOUT_REQUESTED,
  INNO_CHART_SAVE_REQUESTED,
  INNO_CHART_DECK_REQUESTED,
  INNO_CHART_COPY_TABLE_REQUESTED,
  INNO_CHART_PICTURE_COPIED,
  INNO_CHART_LEAVE_REQUESTED,
  INNO_CHART_CAN_SHOW_ONLY,
  INNO_CHART_N_SIGNALS,
} InnoChartSignal;

/* The view, for its input. */
void           inno_chart_signals_install        (GType             type);
void           inno_chart_view_emit              (InnoChartView    *self,
                                                  InnoChartSignal   which,
                                                  const char       *id);
gboolean       inno_chart_view_can_show_only     (InnoChartView    *self,
                                                  const char       *id);

/* Where the pointer and the keyboard are. */
InnoChartMark *inno_chart_view_get_focused_child (InnoChartView    *self);
gboolean       inno_chart_view_is_in_menu        (InnoChartView    *self);
const char    *inno_chart_view_get_current       (InnoChartView    *self);
int            inno_chart_view_find_mark         (InnoChartView    *self,
                                                  const char       *id);
void           inno_chart_view_update_hover      (InnoChartView    *self);
void           inno_chart_view_queue_tip         (InnoChartView    *self);
void           inno_chart_view_set_hovered       (InnoChartView    *self,
                                                  int               mark);
void           inno_chart_view_point_at          (InnoChartView    *self,
                                                  double            x,
                                                  double            y,
                                                  gboolean          is_moved);
void           inno_chart_view_focus_mark        (InnoChartView    *self,
                                                  int               mark);
void           inno_chart_view_end_tip           (InnoChartView    *self);
gboolean       inno_chart_view_dismiss_tip       (InnoChartView    *self);
gboolean       inno_chart_view_deselect          (InnoChartView    *self);
void           inno_chart_view_watch_window      (InnoChartView    *self,
                                                  GtkRoot          *root);
void           inno_chart_view_unwatch_window    (InnoChartView    *self,
                                                  GtkRoot          *root);

/* The children that stand for marks. */
void           inno_chart_marks_sync     (InnoChartView *self,
                                          PlotScene     *whole);
void           inno_chart_marks_allocate (InnoChartView *self);
InnoChartMark *inno_chart_marks_find     (InnoChartView *self,
                                          const char    *id,
                                          const char    *row_id);
void           inno_chart_marks_select   (InnoChartView *self);

/* How large it is, and what goes where. */
#define INNO_CHART_NATURAL_WIDTH 640

void           inno_chart_layout_class_init (GtkWidgetClass *widget_class);
void           inno_chart_layout_forget     (InnoChartView  *self);
int            inno_chart_layout_get_height (InnoChartView  *self,
                                             int             width);
PlotScene     *inno_chart_layout_get_scene  (InnoChartView  *self,
                                             int             width,
                                             int             height);

/* Keys, pointer, menu and actions. */
void           inno_chart_input_class_init  (GtkWidgetClass *widget_class);
void           inno_chart_input_init        (InnoChartView  *self);
gboolean       inno_chart_view_click_at     (InnoChartView  *self,
                                             int             n_press,
                                             double          x,
                                             double          y);

G_END_DECLS
