/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-focus-way.h"

/* From a widget to one in it: which among those of its type, as rows have headers between them. */
typedef struct
{
  GWeakRef parent;
  GType    type;
  guint    place;
} Step;

struct _InnoFocusWay
{
  GPtrArray *steps;   /* of Step, from the focus to the window */
};

static void
step_free (Step *step)
{
  g_weak_ref_clear (&step->parent);
  g_free (step);
}

/* What is out of sight takes no keyboard, and does not count. */
static gboolean
is_counted (const Step *step,
            GtkWidget  *widget)
{
  return G_OBJECT_TYPE (widget) == step->type && gtk_widget_get_mapped (widget);
}

static Step *
step_new (GtkWidget *child)
{
  Step *step = g_new0 (Step, 1);

  g_weak_ref_init (&step->parent, gtk_widget_get_parent (child));
  step->type = G_OBJECT_TYPE (child);
  for (GtkWidget *l = gtk_widget_get_prev_sibling (child); l != NULL; l = gtk_widget_get_prev_sibling (l))
    if (is_counted (step, l))
      step->place++;

  return step;
}

/* Where there are fewer it leads to the last of them. */
static GtkWidget *
step_down (const Step *step,
           GtkWidget  *parent)
{
  GtkWidget *found = NULL;
  guint place = 0;

  for (GtkWidget *l = gtk_widget_get_first_child (parent); l != NULL && place <= step->place;
       l = gtk_widget_get_next_sibling (l))
    if (is_counted (step, l))
      {
        found = l;
        place++;
      }

  return found;
}

/**
 * inno_focus_way_new:
 *
 * Returns: (transfer full): a way that leads nowhere yet
 */
InnoFocusWay *
inno_focus_way_new (void)
{
  InnoFocusWay *self = g_new0 (InnoFocusWay, 1);

  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);

  return self;
}

/**
 * inno_focus_way_free:
 * @self: a way
 */
void
inno_focus_way_free (InnoFocusWay *self)
{
  g_ptr_array_unref (self->steps);
  g_free (self);
}

/**
 * inno_focus_way_note:
 * @self: a way
 * @focus: (nullable): what has the keyboard; with %NULL the way stays as it is
 *
 * Has the way lead there from now on.
 */
void
inno_focus_way_note (InnoFocusWay *self,
                     GtkWidget    *focus)
{
  g_return_if_fail (self != NULL);

  if (focus == NULL)
    return;

  g_ptr_array_set_size (self->steps, 0);
  for (GtkWidget *l = focus; gtk_widget_get_parent (l) != NULL; l = gtk_widget_get_parent (l))
    g_ptr_array_add (self->steps, step_new (l));
}

/* Gives the keyboard to what stands in the place now, or to that in which it stands. */
static gboolean
go_down (InnoFocusWay *self,
         guint         n_steps,
         GtkWidget    *parent)
{
  GtkWidget *widget = parent;
  GtkWidget *next;

  while (n_steps > 0 && (next = step_down (g_ptr_array_index (self->steps, n_steps - 1), widget)) != NULL)
    {
      widget = next;
      n_steps--;
    }
  for (; widget != parent; widget = gtk_widget_get_parent (widget))
    if (gtk_widget_grab_focus (widget))
      return TRUE;

  return FALSE;
}

/**
 * inno_focus_way_go:
 * @self: a way to what was taken out of the window
 * @window: the window
 *
 * Gives the keyboard to what stands in its place now: in a list that was made anew the row that is as far down.
 *
 * Returns: whether there is something that takes it
 */
gboolean
inno_focus_way_go (InnoFocusWay *self,
                   GtkWidget    *window)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->steps->len; i++)
    {
      Step *step = g_ptr_array_index (self->steps, i);
      g_autoptr (GtkWidget) parent = g_weak_ref_get (&step->parent);

      /* The first that has stayed; out of sight it is no place any more. */
      if (parent != NULL && GTK_WIDGET (gtk_widget_get_root (parent)) == window)
        return gtk_widget_get_mapped (parent) && go_down (self, i + 1, parent);
    }

  return FALSE;
}
