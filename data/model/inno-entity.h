/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-text.h"
#include "inno-vocabulary.h"

G_BEGIN_DECLS

#define INNO_TYPE_ENTITY (inno_entity_get_type ())

/* What has an id and a name: cities, agreements, themes, lead themes, sources. */
G_DECLARE_DERIVABLE_TYPE (InnoEntity, inno_entity, INNO, ENTITY, GObject)

struct _InnoEntityClass
{
  GObjectClass parent_class;
};

const char     *inno_entity_get_id         (InnoEntity *self);
const InnoText *inno_entity_get_name       (InnoEntity *self);
const InnoText *inno_entity_get_short_name (InnoEntity *self);
const char     *inno_entity_get_label      (InnoEntity *self,
                                            InnoLang    lang);

G_END_DECLS
