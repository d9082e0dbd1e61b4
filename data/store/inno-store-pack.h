/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-deck.h"
#include "inno-store.h"

G_BEGIN_DECLS

#define INNO_PACK_SUFFIX ".innodeck"

/* A deck with its figures in one file, which opens where the portfolio is not: its schema
 * is in schema/pack-001-deck.sql. */
GBytes    *inno_store_write_pack (InnoStore   *self,
                                  InnoDeck    *deck,
                                  const char  *snapshot,
                                  const char  *since,
                                  GError     **error) G_GNUC_WARN_UNUSED_RESULT;
InnoStore *inno_store_new_pack   (const char  *path) G_GNUC_WARN_UNUSED_RESULT;
gboolean   inno_pack_is_at       (const char  *path);

G_END_DECLS
