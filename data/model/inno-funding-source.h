/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-entity.h"

G_BEGIN_DECLS

#define INNO_TYPE_FUNDING_SOURCE (inno_funding_source_get_type ())

G_DECLARE_FINAL_TYPE (InnoFundingSource, inno_funding_source, INNO, FUNDING_SOURCE, InnoEntity)

InnoFundingSource *inno_funding_source_new_from_json (JsonObject         *document,
                                                      GError            **error);
InnoFundingClass   inno_funding_source_get_class     (InnoFundingSource  *self);

G_END_DECLS
