/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-store.h"

G_BEGIN_DECLS

/* How much there is, and nothing of what it says: for a report of a problem. */
typedef struct
{
  guint64  n_documents[INNO_DOCUMENT_OTHER + 1];   /* by type */
  guint    n_quarantined;
  guint    n_waiting;        /* edits that are not sent yet */
  guint    n_conflicts;
  gboolean is_read_only;
} InnoInventory;

InnoInventory *inno_store_make_inventory (InnoStore  *self,
                                          GError    **error);

G_END_DECLS
