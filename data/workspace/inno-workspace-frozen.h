/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-deck.h"
#include "inno-workspace.h"

G_BEGIN_DECLS

/* A workspace on what a portfolio was: everything is shown as of then, and nothing can be
 * changed or shared. */
InnoWorkspace  *inno_workspace_new_snapshot    (InnoWorkspace *of,
                                                const char    *name) G_GNUC_WARN_UNUSED_RESULT;
InnoWorkspace  *inno_workspace_new_pack        (const char    *path) G_GNUC_WARN_UNUSED_RESULT;
gboolean        inno_workspace_is_snapshot     (InnoWorkspace *self,
                                                InnoWorkspace *of,
                                                const char    *name);
gboolean        inno_workspace_is_frozen       (InnoWorkspace *self);
const char     *inno_workspace_get_frozen_name (InnoWorkspace *self);
InnoDeck       *inno_workspace_get_pack_deck   (InnoWorkspace *self);

G_END_DECLS
