/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-store.h"

G_BEGIN_DECLS

/* A store in memory that takes in one text after the other, and is made anew before it
 * grows. */
InnoStore *fuzz_store_take (void);
void       fuzz_store_read (InnoStore *store);

G_END_DECLS
