/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-model"

#include "inno-shapes.h"

typedef struct
{
  guint shape;
  guint start, n_points;
} Ring;

struct _InnoShapes
{
  gatomicrefcount  ref_count;
  GPtrArray       *names;        /* of InnoText, nullable, one a shape */
  GArray          *rings;        /* of Ring */
  GArray          *points;       /* of InnoPoint, ring after ring */
  char            *attribution;
  InnoShapes      *borders;
};

/* A side of a ring, from its lesser end to its greater, so that two neighbours
 * mean the same one. */
typedef struct
{
  InnoPoint from, to;
  guint     shape;
  guint     point;      /* where it starts in the ring */
} Edge;

static void
free_name (gpointer name)
{
  inno_text_free (name);
}

/**
 * inno_shapes_new:
 *
 * Returns: (transfer full): no shapes yet
 */
InnoShapes *
inno_shapes_new (void)
{
  InnoShapes *self = g_new0 (InnoShapes, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->names = g_ptr_array_new_with_free_func (free_name);
  self->rings = g_array_new (FALSE, FALSE, sizeof (Ring));
  self->points = g_array_new (FALSE, FALSE, sizeof (InnoPoint));

  return self;
}

/**
 * inno_shapes_ref:
 * @self: shapes
 *
 * Returns: (transfer full): @self
 */
InnoShapes *
inno_shapes_ref (InnoShapes *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * inno_shapes_unref:
 * @self: (transfer full): shapes
 */
void
inno_shapes_unref (InnoShapes *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->borders, inno_shapes_unref);
  g_ptr_array_unref (self->names);
  g_array_unref (self->rings);
  g_array_unref (self->points);
  g_free (self->attribution);
  g_free (self);
}

/**
 * inno_shapes_take_shape:
 * @self: shapes being built
 * @name: (transfer full) (nullable): what the shape is called
 *
 * Begins a shape; the rings that are added next are its own.
 */
void
inno_shapes_take_shape (InnoShapes *self,
                        InnoText   *name)
{
  g_ptr_array_add (self->names, name);
}

/**
 * inno_shapes_add_ring:
 * @self: shapes being built, with a shape begun
 * @points: (array length=n_points): the ring, open
 * @n_points: how many there are
 */
void
inno_shapes_add_ring (InnoShapes      *self,
                      const InnoPoint *points,
                      guint            n_points)
{
  Ring ring = { self->names->len - 1, self->points->len, n_points };

  g_return_if_fail (self->names->len > 0);

  g_array_append_val (self->rings, ring);
  g_array_append_vals (self->points, points, n_points);
}

/**
 * inno_shapes_set_attribution:
 * @self: shapes being built
 * @attribution: (nullable): whose they are, to be shown beside them
 */
void
inno_shapes_set_attribution (InnoShapes *self,
                             const char *attribution)
{
  char *copy = g_strdup (attribution);

  g_free (self->attribution);
  self->attribution = copy;
}

guint
inno_shapes_get_n_shapes (InnoShapes *self)
{
  return self->names->len;
}

/**
 * inno_shapes_get_name:
 * @self: shapes
 * @shape: which one
 *
 * Returns: (transfer none) (nullable): what it is called
 */
const InnoText *
inno_shapes_get_name (InnoShapes *self,
                      guint       shape)
{
  return g_ptr_array_index (self->names, shape);
}

/**
 * inno_shapes_get_attribution:
 * @self: shapes
 *
 * Returns: (transfer none) (nullable): what is to be shown beside them
 */
const char *
inno_shapes_get_attribution (InnoShapes *self)
{
  return self->attribution;
}

guint
inno_shapes_get_n_rings (InnoShapes *self)
{
  return self->rings->len;
}

/**
 * inno_shapes_get_ring:
 * @self: shapes
 * @ring: which ring, of all
 * @n_points: (out): how many points it has
 * @shape: (out) (optional): whose it is
 *
 * Returns: (transfer none) (array length=n_points): the points
 */
const InnoPoint *
inno_shapes_get_ring (InnoShapes *self,
                      guint       ring,
                      guint      *n_points,
                      guint      *shape)
{
  const Ring *found = &g_array_index (self->rings, Ring, ring);

  *n_points = found->n_points;
  if (shape != NULL)
    *shape = found->shape;

  return &g_array_index (self->points, InnoPoint, found->start);
}

/* Borders */

static int
compare_points (const InnoPoint *a,
                const InnoPoint *b)
{
  if (a->x != b->x)
    return a->x < b->x ? -1 : 1;

  return (a->y > b->y) - (a->y < b->y);
}

static int
compare_ends (const Edge *a,
              const Edge *b)
{
  int from = compare_points (&a->from, &b->from);

  return from != 0 ? from : compare_points (&a->to, &b->to);
}

static int
compare_edges (gconstpointer a,
               gconstpointer b)
{
  const Edge *one = a, *other = b;
  int ends = compare_ends (one, other);

  if (ends != 0)
    return ends;
  if (one->shape != other->shape)
    return one->shape < other->shape ? -1 : 1;

  return (one->point > other->point) - (one->point < other->point);
}

static GArray *
collect_edges (InnoShapes *self)
{
  GArray *edges = g_array_sized_new (FALSE, FALSE, sizeof (Edge), self->points->len);

  for (guint i = 0; i < self->rings->len; i++)
    {
      const Ring *ring = &g_array_index (self->rings, Ring, i);

      for (guint k = 0; k < ring->n_points; k++)
        {
          const InnoPoint *from = &g_array_index (self->points, InnoPoint, ring->start + k);
          const InnoPoint *to = &g_array_index (self->points, InnoPoint, ring->start + (k + 1) % ring->n_points);
          gboolean is_turned = compare_points (from, to) > 0;
          Edge edge = { is_turned ? *to : *from, is_turned ? *from : *to, ring->shape, ring->start + k };

          g_array_append_val (edges, edge);
        }
    }
  g_array_sort (edges, compare_edges);

  return edges;
}

/* By point: whether the side that starts there is the first of two that lie on
 * each other and belong to two shapes. */
static guint8 *
mark_borders (InnoShapes *self)
{
  g_autoptr (GArray) edges = collect_edges (self);
  guint8 *is_border = g_new0 (guint8, self->points->len + 1);

  for (guint i = 0; i + 1 < edges->len; i++)
    {
      const Edge *edge = &g_array_index (edges, Edge, i), *next = edge + 1;

      if (edge->shape != next->shape && compare_ends (edge, next) == 0)
        is_border[edge->point] = TRUE;
    }

  return is_border;
}

/* Runs of sides that are borders become lines; a run that goes over the end of
 * the ring is two. */
static void
add_lines (InnoShapes   *lines,
           InnoShapes   *self,
           const Ring   *ring,
           const guint8 *is_border)
{
  g_autoptr (GArray) line = g_array_new (FALSE, FALSE, sizeof (InnoPoint));

  for (guint i = 0; i <= ring->n_points; i++)
    {
      if (line->len > 0 || (i < ring->n_points && is_border[ring->start + i]))
        g_array_append_val (line, g_array_index (self->points, InnoPoint, ring->start + i % ring->n_points));
      if (i < ring->n_points && is_border[ring->start + i])
        continue;
      if (line->len > 1)
        inno_shapes_add_ring (lines, (const InnoPoint *) (gpointer) line->data, line->len);
      g_array_set_size (line, 0);
    }
}

/**
 * inno_shapes_find_borders:
 * @self: shapes with all their rings
 *
 * Finds what two shapes have in common, the same points in both. Coasts and the
 * border of the country belong to one shape and are left out: they are drawn
 * from elsewhere, and two coasts of different makers lie beside each other.
 */
void
inno_shapes_find_borders (InnoShapes *self)
{
  g_autofree guint8 *is_border = mark_borders (self);

  g_clear_pointer (&self->borders, inno_shapes_unref);
  self->borders = inno_shapes_new ();
  inno_shapes_take_shape (self->borders, NULL);
  for (guint i = 0; i < self->rings->len; i++)
    add_lines (self->borders, self, &g_array_index (self->rings, Ring, i), is_border);
}

/**
 * inno_shapes_get_borders:
 * @self: shapes whose borders were found
 *
 * Returns: (transfer none) (nullable): lines, as rings that do not close
 */
InnoShapes *
inno_shapes_get_borders (InnoShapes *self)
{
  return self->borders;
}
