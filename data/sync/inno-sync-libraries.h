/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Adds the versions of the libraries that this layer alone uses; see inno-libraries.h. */
void inno_sync_add_libraries (GPtrArray *libraries);

G_END_DECLS
