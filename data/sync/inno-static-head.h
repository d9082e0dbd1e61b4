/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-json.h"
#include "inno-static.h"

G_BEGIN_DECLS

#define INNO_STATIC_FORMAT "innocities-portfolio"
#define INNO_STATIC_SCHEMA_MAJOR 1
#define INNO_STATIC_MAX_DOCUMENTS (5 * 1000 * 1000)

gboolean inno_static_head_read       (JsonObject      *root,
                                      InnoImportHead  *head,
                                      GError         **error);
gboolean inno_static_head_read_pages (JsonObject      *root,
                                      GArray          *pages,
                                      GError         **error);
gboolean inno_static_head_fail       (const GError    *cause,
                                      GError         **error);

G_END_DECLS
