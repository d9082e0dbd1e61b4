/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-day.h"
#include "inno-entity.h"

G_BEGIN_DECLS

#define INNO_TYPE_AGREEMENT (inno_agreement_get_type ())

G_DECLARE_FINAL_TYPE (InnoAgreement, inno_agreement, INNO, AGREEMENT, InnoEntity)

InnoAgreement      *inno_agreement_new_from_json (JsonObject    *document,
                                                  GError       **error);
const char * const *inno_agreement_get_city_ids  (InnoAgreement *self);
const InnoText     *inno_agreement_get_authority (InnoAgreement *self);
InnoDay             inno_agreement_get_starts    (InnoAgreement *self);
InnoDay             inno_agreement_get_ends      (InnoAgreement *self);

G_END_DECLS
