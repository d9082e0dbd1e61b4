/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "config.h"

#include "inno-chart-tip.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "inno-swatch.h"
#include "inno-widget.h"

/* Room for the hover outline or the focus ring of the mark. */
#define DISTANCE 8

struct _InnoChartTip
{
  GtkPopover   parent_instance;

  GtkWidget   *swatch;
  GtkLabel    *heading;
  GtkLabel    *figure;
  GtkLabel    *detail;
  GtkLabel    *foot;
  GtkLabel    *hint;
};

G_DEFINE_FINAL_TYPE (InnoChartTip, inno_chart_tip, GTK_TYPE_POPOVER)

static void
set_text (GtkLabel   *label,
          const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* The first line is the exact figure; what follows an empty line is the foot. */
static void
set_detail (InnoChartTip *self,
            const char   *detail)
{
  g_auto (GStrv) parts = g_strsplit (detail != NULL ? detail : "", "\n", 2);
  g_auto (GStrv) rest = NULL;

  set_text (self->figure, parts[0]);
  if (parts[0] != NULL && parts[1] != NULL)
    rest = g_strsplit (parts[1], "\n\n", 2);

  set_text (self->detail, rest != NULL ? rest[0] : NULL);
  set_text (self->foot, rest != NULL && rest[0] != NULL ? rest[1] : NULL);
}

static void
set_swatch (InnoChartTip *self,
            PlotScene    *scene,
            int           mark)
{
  InnoSwatch *swatch = INNO_SWATCH (self->swatch);

  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);

      if (item->mark != mark || item->part != PLOT_PART_MARK)
        continue;
      if (item->kind == PLOT_ITEM_RECT)
        inno_swatch_set_fill (swatch, &item->fill, plot_scene_get_style (scene));
      else if (item->kind == PLOT_ITEM_GLYPH)
        inno_swatch_set_glyph (swatch, item->glyph, plot_scene_get_style (scene));
      else
        continue;
      return;
    }

  inno_swatch_clear (swatch);
}

static void
inno_chart_tip_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), INNO_TYPE_CHART_TIP);

  G_OBJECT_CLASS (inno_chart_tip_parent_class)->dispose (object);
}

static void
inno_chart_tip_class_init (InnoChartTipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = inno_chart_tip_dispose;

  g_type_ensure (INNO_TYPE_SWATCH);
  gtk_widget_class_set_template_from_resource (widget_class, INNO_WIDGET_RESOURCES "inno-chart-tip.ui");
  gtk_widget_class_bind_template_child (widget_class, InnoChartTip, swatch);
  gtk_widget_class_bind_template_child (widget_class, InnoChartTip, heading);
  gtk_widget_class_bind_template_child (widget_class, InnoChartTip, figure);
  gtk_widget_class_bind_template_child (widget_class, InnoChartTip, detail);
  gtk_widget_class_bind_template_child (widget_class, InnoChartTip, foot);
  gtk_widget_class_bind_template_child (widget_class, InnoChartTip, hint);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLTIP);
}

static void
inno_chart_tip_init (InnoChartTip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  inno_chart_tip_retranslate (self);
}

/**
 * inno_chart_tip_new:
 *
 * Returns: (transfer floating): a card that is not shown yet
 */
GtkWidget *
inno_chart_tip_new (void)
{
  return g_object_new (INNO_TYPE_CHART_TIP, NULL);
}

/**
 * inno_chart_tip_show_mark:
 * @self: a card; its parent shows @scene at its own origin
 * @scene: a scene
 * @mark: index of one of its marks
 * @visible: the part of the mark that is in sight, in pixels of the parent
 *
 * Fills the card and shows it beside the mark.
 */
void
inno_chart_tip_show_mark (InnoChartTip          *self,
                          PlotScene             *scene,
                          guint                  mark,
                          const graphene_rect_t *visible)
{
  const PlotMark *shown;
  GdkRectangle place;

  g_return_if_fail (INNO_IS_CHART_TIP (self));
  g_return_if_fail (scene != NULL && mark < plot_scene_get_n_marks (scene));

  shown = plot_scene_get_mark (scene, mark);
  place.x = (int) floorf (visible->origin.x);
  place.y = (int) floorf (visible->origin.y) - DISTANCE;
  place.width = MAX ((int) ceilf (visible->size.width), 1);
  place.height = (int) ceilf (visible->size.height) + 2 * DISTANCE;

  set_text (self->heading, shown->heading != NULL ? shown->heading : shown->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (self->heading),
                                  -1);
  set_detail (self, shown->detail);
  set_swatch (self, scene, (int) mark);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), &place);
  gtk_popover_popup (GTK_POPOVER (self));
}

/**
 * inno_chart_tip_get_heading:
 * @self: a card
 *
 * Returns: what stands beside the swatch
 */
const char *
inno_chart_tip_get_heading (InnoChartTip *self)
{
  g_return_val_if_fail (INNO_IS_CHART_TIP (self), NULL);

  return gtk_label_get_text (self->heading);
}

/**
 * inno_chart_tip_get_figure:
 * @self: a card
 *
 * Returns: the exact figure, in bold
 */
const char *
inno_chart_tip_get_figure (InnoChartTip *self)
{
  g_return_val_if_fail (INNO_IS_CHART_TIP (self), NULL);

  return gtk_label_get_text (self->figure);
}

/**
 * inno_chart_tip_retranslate:
 * @self: a card
 *
 * Puts its own words in the language that is active now.
 */
void
inno_chart_tip_retranslate (InnoChartTip *self)
{
  g_return_if_fail (INNO_IS_CHART_TIP (self));

  gtk_label_set_text (self->hint, _("Enter: show rows"));
}
