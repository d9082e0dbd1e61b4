/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-workspace"

#include "inno-workspace-frozen.h"

#include "inno-store-frozen.h"
#include "inno-store-pack.h"
#include "inno-workspace-private.h"

/* A snapshot is told from others by the folder it is in and its name. */
static char *
make_snapshot_key (InnoWorkspace *of,
                   const char    *name)
{
  return g_strconcat (inno_store_get_folder (inno_workspace_get_store (of)), "\n", name, NULL);
}

/* Takes what is only known of what is frozen. */
void
inno_workspace_take_frozen (InnoWorkspace *self,
                            InnoLoaded    *loaded)
{
  InnoFrozen *frozen = inno_workspace_get_frozen (self);

  g_clear_pointer (&frozen->deck, inno_deck_free);
  frozen->deck = g_steal_pointer (&loaded->deck);
  g_clear_pointer (&frozen->meeting, inno_text_free);
  frozen->meeting = g_steal_pointer (&loaded->meeting);
}

void
inno_frozen_clear (InnoFrozen *frozen)
{
  g_clear_pointer (&frozen->key, g_free);
  g_clear_pointer (&frozen->deck, inno_deck_free);
  g_clear_pointer (&frozen->meeting, inno_text_free);
}

/**
 * inno_workspace_new_snapshot:
 * @of: a workspace on a folder, which need not be open
 * @name: the name of a snapshot in it
 *
 * The folder is read when the workspace is opened; @of may go then.
 *
 * Returns: (transfer full): a workspace that is not open yet
 */
InnoWorkspace *
inno_workspace_new_snapshot (InnoWorkspace *of,
                             const char    *name)
{
  InnoWorkspace *self;

  g_return_val_if_fail (INNO_IS_WORKSPACE (of) && !inno_workspace_is_frozen (of), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = inno_workspace_new_filled (inno_store_new_frozen (inno_store_get_folder (inno_workspace_get_store (of)), name));
  inno_workspace_get_frozen (self)->key = make_snapshot_key (of, name);
  return self;
}

/**
 * inno_workspace_is_snapshot:
 * @self: a workspace
 * @of: a workspace on a folder
 * @name: the name of a snapshot in it
 *
 * Returns: whether @self is on that snapshot
 */
gboolean
inno_workspace_is_snapshot (InnoWorkspace *self,
                            InnoWorkspace *of,
                            const char    *name)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (INNO_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (INNO_IS_WORKSPACE (of) && !inno_workspace_is_frozen (of), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  key = make_snapshot_key (of, name);
  return g_strcmp0 (inno_workspace_get_frozen (self)->key, key) == 0;
}

/**
 * inno_workspace_new_pack:
 * @path: a presentation file
 *
 * Returns: (transfer full): a workspace that is not open yet
 */
InnoWorkspace *
inno_workspace_new_pack (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  return inno_workspace_new_filled (inno_store_new_pack (path));
}

/**
 * inno_workspace_is_frozen:
 * @self: a workspace
 *
 * Returns: whether it is on what a portfolio was
 */
gboolean
inno_workspace_is_frozen (InnoWorkspace *self)
{
  g_return_val_if_fail (INNO_IS_WORKSPACE (self), FALSE);

  return inno_store_is_frozen (inno_workspace_get_store (self));
}

/**
 * inno_workspace_get_frozen_name:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): what people call what it is on, in the active
 *   language: a deck, the meeting of a snapshot, or a snapshot; %NULL: it is on the
 *   present, or not open yet
 */
const char *
inno_workspace_get_frozen_name (InnoWorkspace *self)
{
  InnoFacts *facts = inno_workspace_get_facts (self);
  const InnoDeck *deck = inno_workspace_get_pack_deck (self);
  const InnoText *text = deck != NULL ? deck->name : inno_workspace_get_frozen (self)->meeting;
  const char *name = text != NULL ? inno_text_get (text, inno_lang_get_active (), NULL) : NULL;

  if (name != NULL)
    return name;

  return facts != NULL && inno_workspace_is_frozen (self)
    ? inno_portfolio_get_state (inno_facts_get_portfolio (facts))->dataset_id : NULL;
}

/**
 * inno_workspace_get_pack_deck:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the deck of the presentation file that it is on
 */
InnoDeck *
inno_workspace_get_pack_deck (InnoWorkspace *self)
{
  g_return_val_if_fail (INNO_IS_WORKSPACE (self), NULL);

  return inno_workspace_get_frozen (self)->deck;
}
