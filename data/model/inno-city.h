/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-entity.h"

G_BEGIN_DECLS

#define INNO_TYPE_CITY (inno_city_get_type ())

G_DECLARE_FINAL_TYPE (InnoCity, inno_city, INNO, CITY, InnoEntity)

InnoCity       *inno_city_new_from_json     (JsonObject  *document,
                                             GError     **error);
const char     *inno_city_get_region_code   (InnoCity    *self);
const InnoText *inno_city_get_region_name   (InnoCity    *self);
gboolean        inno_city_is_municipality   (InnoCity    *self);
/* The newest year of which its population is known, or 0. */
int             inno_city_get_population_year (InnoCity *self);
gint64          inno_city_get_population    (InnoCity    *self,
                                             int          year);
gboolean        inno_city_get_position      (InnoCity    *self,
                                             double      *lat,
                                             double      *lon);

G_END_DECLS
