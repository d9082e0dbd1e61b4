/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-present"

#include "inno-screens.h"

struct _InnoScreens
{
  GObject     parent_instance;

  GListModel *monitors;
  /* Each is held, as it may be gone from the list; NULL: an ordinary window. */
  GObject    *audience;
  GObject    *presenter;
  GObject    *offered;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_OFFERED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (InnoScreens, inno_screens, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

/* Where it is in the list, or how many there are. */
static guint
find (InnoScreens *self,
      gpointer     monitor)
{
  guint n = g_list_model_get_n_items (self->monitors);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (self->monitors, i);

      if (item == monitor)
        return i;
    }

  return n;
}

static gboolean
has (InnoScreens *self,
     gpointer     monitor)
{
  return monitor != NULL && find (self, monitor) < g_list_model_get_n_items (self->monitors);
}

/* The first after one, all around, that is not another; NULL where there is none. */
static GObject *
dup_next (InnoScreens *self,
          gpointer     monitor,
          gpointer     but)
{
  guint n = g_list_model_get_n_items (self->monitors);
  guint place = find (self, monitor);
  guint first = place < n ? place + 1 : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (self->monitors, (first + i) % n);

      if (item != monitor && item != but)
        return g_steal_pointer (&item);
    }

  return NULL;
}

static void
take (GObject **place,
      GObject  *monitor)
{
  g_clear_object (place);
  *place = monitor;
}

/* What is on a monitor that is gone becomes an ordinary window on what is left. */
static gboolean
let_go (InnoScreens  *self,
        GObject     **place)
{
  if (*place == NULL || has (self, *place))
    return FALSE;

  g_clear_object (place);
  return TRUE;
}

static void
monitors_changed_cb (InnoScreens *self,
                     guint        position,
                     guint        n_removed,
                     guint        n_added)
{
  gboolean is_changed = let_go (self, &self->audience);

  is_changed |= let_go (self, &self->presenter);
  if (let_go (self, &self->offered))
    g_signal_emit (self, signals[SIGNAL_OFFERED], 0);
  if (is_changed)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  /* The audience's own, where it shares that with the presenter, could be another. */
  if (n_added == 0 || (self->audience != NULL && self->presenter != NULL))
    return;

  take (&self->offered, g_list_model_get_item (self->monitors, position));
  if (self->offered == self->audience || self->offered == self->presenter)
    g_clear_object (&self->offered);
  else
    g_signal_emit (self, signals[SIGNAL_OFFERED], 0);
}

static void
inno_screens_dispose (GObject *object)
{
  InnoScreens *self = INNO_SCREENS (object);

  g_clear_object (&self->audience);
  g_clear_object (&self->presenter);
  g_clear_object (&self->offered);
  g_clear_object (&self->monitors);

  G_OBJECT_CLASS (inno_screens_parent_class)->dispose (object);
}

static void
inno_screens_class_init (InnoScreensClass *klass)
{
  static const char * const names[N_SIGNALS] = { "changed", "offered" };

  G_OBJECT_CLASS (klass)->dispose = inno_screens_dispose;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static void
inno_screens_init (InnoScreens *self)
{
}

/**
 * inno_screens_new:
 * @monitors: (transfer none): what monitors there are
 * @own: (nullable): the one that somebody works on
 *
 * The presenter has @own and the audience another one. Of a single one the audience has all,
 * and the presenter an ordinary window.
 *
 * Returns: (transfer full): who has which
 */
InnoScreens *
inno_screens_new (GListModel *monitors,
                  gpointer    own)
{
  InnoScreens *self = g_object_new (INNO_TYPE_SCREENS, NULL);

  self->monitors = g_object_ref (monitors);
  if (has (self, own))
    self->presenter = g_object_ref (own);
  else
    self->presenter = dup_next (self, NULL, NULL);
  self->audience = dup_next (self, self->presenter, NULL);
  if (self->audience == NULL)
    self->audience = g_steal_pointer (&self->presenter);
  g_signal_connect_object (monitors, "items-changed", G_CALLBACK (monitors_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * inno_screens_is_single:
 * @self: screens
 *
 * Returns: whether both share what there is
 */
gboolean
inno_screens_is_single (InnoScreens *self)
{
  g_return_val_if_fail (INNO_IS_SCREENS (self), TRUE);

  return g_list_model_get_n_items (self->monitors) < 2;
}

/**
 * inno_screens_get_audience:
 * @self: screens
 *
 * Returns: (transfer none) (nullable): the monitor that the audience's window fills
 */
gpointer
inno_screens_get_audience (InnoScreens *self)
{
  g_return_val_if_fail (INNO_IS_SCREENS (self), NULL);

  return self->audience;
}

/**
 * inno_screens_get_presenter:
 * @self: screens
 *
 * Returns: (transfer none) (nullable): the monitor that the presenter's window fills
 */
gpointer
inno_screens_get_presenter (InnoScreens *self)
{
  g_return_val_if_fail (INNO_IS_SCREENS (self), NULL);

  return self->presenter;
}

/**
 * inno_screens_get_offered:
 * @self: screens
 *
 * Returns: (transfer none) (nullable): the monitor that has come and that nobody has yet
 */
gpointer
inno_screens_get_offered (InnoScreens *self)
{
  g_return_val_if_fail (INNO_IS_SCREENS (self), NULL);

  return self->offered;
}

/**
 * inno_screens_accept:
 * @self: screens
 *
 * Gives the audience the monitor that was offered, and the presenter another one.
 */
void
inno_screens_accept (InnoScreens *self)
{
  g_return_if_fail (INNO_IS_SCREENS (self));

  if (self->offered == NULL)
    return;

  take (&self->audience, g_steal_pointer (&self->offered));
  if (self->presenter == NULL)
    self->presenter = dup_next (self, NULL, self->audience);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * inno_screens_swap:
 * @self: screens
 *
 * Gives the audience the next monitor: the one that is offered, if there is one. Of two it
 * is the presenter's, who has the audience's instead.
 */
void
inno_screens_swap (InnoScreens *self)
{
  GObject *next;

  g_return_if_fail (INNO_IS_SCREENS (self));

  if (inno_screens_is_single (self))
    return;

  if (self->offered != NULL)
    {
      inno_screens_accept (self);
      return;
    }

  next = dup_next (self, self->audience, NULL);
  if (next == self->presenter || self->presenter == NULL)
    {
      g_autoptr (GObject) old = g_steal_pointer (&self->audience);

      take (&self->presenter, old != NULL ? g_steal_pointer (&old) : dup_next (self, NULL, next));
    }
  take (&self->audience, next);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
