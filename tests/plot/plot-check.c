/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plot-case.h"

#include <math.h>

#define HAIR .01

static gboolean
is_inside (const PlotRect *inner,
           const PlotRect *outer)
{
  return inner->x >= outer->x - HAIR && inner->y >= outer->y - HAIR
         && inner->x + inner->width <= outer->x + outer->width + HAIR
         && inner->y + inner->height <= outer->y + outer->height + HAIR;
}

static gboolean
do_meet (const PlotRect *a,
         const PlotRect *b)
{
  return a->x + HAIR < b->x + b->width && b->x + HAIR < a->x + a->width
         && a->y + HAIR < b->y + b->height && b->y + HAIR < a->y + a->height;
}

static char *
describe (const char     *what,
          const PlotItem *a,
          const PlotItem *b)
{
  return g_strdup_printf ("%s: \"%s\" part %d at %.1f %.1f %.1f×%.1f, \"%s\" part %d at %.1f %.1f %.1f×%.1f", what,
                          a->text != NULL ? a->text : "-", a->part,
                          a->rect.x, a->rect.y, a->rect.width, a->rect.height,
                          b->text != NULL ? b->text : "-", b->part,
                          b->rect.x, b->rect.y, b->rect.width, b->rect.height);
}

static int
compare_tops (gconstpointer a,
              gconstpointer b)
{
  const PlotItem *first = *(const PlotItem * const *) a, *second = *(const PlotItem * const *) b;

  return (first->rect.y > second->rect.y) - (first->rect.y < second->rect.y);
}

static char *
check_collisions (PlotScene *scene)
{
  g_autoptr (GPtrArray) boxes = g_ptr_array_new ();

  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);

      if (item->kind == PLOT_ITEM_TEXT || item->kind == PLOT_ITEM_GLYPH)
        g_ptr_array_add (boxes, (gpointer) item);
    }

  g_ptr_array_sort (boxes, compare_tops);

  for (guint i = 0; i < boxes->len; i++)
    for (guint k = i + 1; k < boxes->len; k++)
      {
        const PlotItem *a = boxes->pdata[i], *b = boxes->pdata[k];

        if (b->rect.y >= a->rect.y + a->rect.height)
          break;
        if (do_meet (&a->rect, &b->rect))
          return describe ("collision", a, b);
      }

  return NULL;
}

static char *
check_texts (PlotScene *scene)
{
  PlotRect whole = { 0, 0, plot_scene_get_width (scene), plot_scene_get_height (scene) };

  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);

      if (!isfinite (item->rect.x + item->rect.y + item->rect.width + item->rect.height))
        return describe ("not finite", item, item);
      if (!is_inside (&item->rect, &whole))
        return describe ("outside the picture", item, item);
      if (item->part == PLOT_PART_MARK_LABEL && item->mark < 0)
        return describe ("a label of no mark", item, item);
      if (item->part == PLOT_PART_MARK_LABEL
          && !is_inside (&item->rect, &plot_scene_get_mark (scene, item->mark)->bounds))
        return describe ("outside its mark", item, item);
    }

  return NULL;
}

static char *
check_marks (PlotScene *scene)
{
  PlotRect whole = { 0, 0, plot_scene_get_width (scene), plot_scene_get_height (scene) };

  for (guint i = 0; i < plot_scene_get_n_marks (scene); i++)
    {
      const PlotMark *mark = plot_scene_get_mark (scene, i);

      if (mark->name == NULL || *mark->name == '\0')
        return g_strdup_printf ("mark %s has no name", mark->id);
      if (!(mark->bounds.width > 0 && mark->bounds.height > 0))
        return g_strdup_printf ("mark %s is %g×%g", mark->id, mark->bounds.width, mark->bounds.height);
      if (!is_inside (&mark->bounds, &whole))
        return g_strdup_printf ("mark %s is outside the picture", mark->id);
      if (plot_scene_find_mark (scene, mark->id) != (int) i)
        return g_strdup_printf ("mark %s is not found by its id", mark->id);
    }

  return NULL;
}

/* No fill of a band lies over a bar or under it, where it would look like a part
 * of it, but for the notches' narrow strokes. */
static char *
check_band (PlotScene *scene)
{
  const PlotStyle *style = plot_scene_get_style (scene);
  double most = 4 + 5 * style->label_size / 12;

  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    for (guint k = 0; plot_scene_get_item (scene, i)->part == PLOT_PART_BAND
                      && k < plot_scene_get_n_items (scene); k++)
      {
        const PlotItem *band = plot_scene_get_item (scene, i), *bar = plot_scene_get_item (scene, k);

        if (bar->part == PLOT_PART_MARK && bar->kind == PLOT_ITEM_RECT && band->kind == PLOT_ITEM_RECT
            && bar->fill.color.alpha > 0 && band->rect.width > most && do_meet (&band->rect, &bar->rect))
          return describe ("a band over a bar", band, bar);
      }

  return NULL;
}

char *
plot_case_check (PlotScene *scene)
{
  char *fault = check_collisions (scene);

  if (fault == NULL)
    fault = check_texts (scene);
  if (fault == NULL)
    fault = check_marks (scene);
  if (fault == NULL && plot_scene_get_n_items (scene) < 3000)
    fault = check_band (scene);

  return fault;
}
