/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-deck-print.h"

#include "inno-deck-steps.h"
#include "inno-print.h"

typedef struct
{
  GtkWindow *parent;    /* weak */
  GCallback  done;
  gpointer   object;    /* weak */
} Asker;

static void
asker_free (Asker *asker)
{
  g_clear_weak_pointer (&asker->parent);
  g_clear_weak_pointer (&asker->object);
  g_free (asker);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asker, asker_free)

/* Who asked may have gone meanwhile. */
static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Asker) asker = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoDeckWriting) writing = inno_deck_steps_finish (result, &error);
  GPtrArray *pages = writing != NULL ? inno_deck_writing_get_pages (writing) : NULL;
  g_autofree char *name = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;

  if (pages == NULL || asker->parent == NULL)
    {
      g_debug ("Nothing is printed: %s", error != NULL ? error->message : "no pages");
      return;
    }

  name = inno_deck_writing_dup_name (writing);
  operation = inno_print_new_pages_operation (pages, name != NULL ? name : "");
  inno_print_run (operation, asker->parent, asker->object != NULL ? asker->done : NULL, asker->object);
}

/**
 * inno_deck_print:
 * @parent: the window that asks
 * @writing: (transfer full): a deck of which nothing is drawn, in a format made of pages
 * @done: (nullable): handler of GtkPrintOperation::done, called with @object
 * @object: (nullable) (type GObject): data of @done, which is not called once it is gone
 *
 * Draws the slides, asks for a printer and prints.
 */
void
inno_deck_print (GtkWindow       *parent,
                 InnoDeckWriting *writing,
                 GCallback        done,
                 gpointer         object)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Asker *asker = g_new0 (Asker, 1);

  g_set_weak_pointer (&asker->parent, parent);
  g_set_weak_pointer (&asker->object, object);
  asker->done = done;
  inno_deck_steps_async (parent, writing, cancellable, drawn_cb, asker);
}
