/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sync"

#include "config.h"

#include "inno-late-cancel.h"

/* libsoup 3.6 lets go twice of a request that is cancelled after its head was read and
 * before that was told (run_until_read_done() ends what soup_message_io_finished() has
 * ended). What is told is told with the default priority, so that a source below it
 * never runs in between. */
#define PRIORITY (G_PRIORITY_DEFAULT + 1)

struct _InnoLateCancel
{
  GCancellable *inner;
  GCancellable *outer;      /* nullable */
  gulong        outer_id;
  GSource      *source;     /* cancels the inner one when its time has come */
};

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
dispatch (GSource     *source,
          GSourceFunc  callback,
          gpointer     user_data)
{
  g_source_set_ready_time (source, -1);
  return callback (user_data);
}

/* On the thread that cancels. */
static void
outer_cancelled_cb (GCancellable *outer,
                    gpointer      user_data)
{
  g_source_set_ready_time (user_data, 0);
}

/**
 * inno_late_cancel_new:
 * @outer: (nullable): the cancellable of whoever asked
 *
 * Returns: (transfer full): a cancellable that follows @outer, once it is attached
 */
InnoLateCancel *
inno_late_cancel_new (GCancellable *outer)
{
  static GSourceFuncs funcs = { .dispatch = dispatch };
  InnoLateCancel *self = g_new0 (InnoLateCancel, 1);

  self->inner = g_cancellable_new ();
  self->source = g_source_new (&funcs, sizeof (GSource));
  g_source_set_priority (self->source, PRIORITY);
  g_source_set_callback (self->source, cancel_cb, g_object_ref (self->inner), g_object_unref);
  g_source_set_static_name (self->source, "[inno] late cancel");

  if (g_set_object (&self->outer, outer))
    self->outer_id = g_cancellable_connect (outer, G_CALLBACK (outer_cancelled_cb), g_source_ref (self->source),
                                            (GDestroyNotify) g_source_unref);

  return self;
}

/**
 * inno_late_cancel_free:
 * @self: (transfer full): a late cancel
 *
 * Cancels, at once: whoever lets go waits for nothing any more.
 */
void
inno_late_cancel_free (InnoLateCancel *self)
{
  if (self->outer_id != 0)
    g_cancellable_disconnect (self->outer, self->outer_id);

  g_cancellable_cancel (self->inner);
  g_source_destroy (self->source);
  g_source_unref (self->source);
  g_clear_object (&self->outer);
  g_clear_object (&self->inner);
  g_free (self);
}

/**
 * inno_late_cancel_get:
 * @self: a late cancel
 *
 * Returns: (transfer none): what to hand on
 */
GCancellable *
inno_late_cancel_get (InnoLateCancel *self)
{
  return self->inner;
}

/**
 * inno_late_cancel_attach:
 * @self: a late cancel
 * @context: where what it is handed to has its callbacks
 *
 * Begins. Once.
 */
void
inno_late_cancel_attach (InnoLateCancel *self,
                         GMainContext   *context)
{
  g_source_attach (self->source, context);
}

/**
 * inno_late_cancel_cancel:
 * @self: a late cancel
 *
 * Cancels as soon as nothing more urgent waits. Any thread.
 */
void
inno_late_cancel_cancel (InnoLateCancel *self)
{
  g_source_set_ready_time (self->source, 0);
}
