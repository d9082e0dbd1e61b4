/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-facts.h"
#include "inno-query.h"

G_BEGIN_DECLS

#define INNO_TYPE_CITIES_LIST (inno_cities_list_get_type ())

/* Every agreement and every city that the filters leave, by name. */
G_DECLARE_FINAL_TYPE (InnoCitiesList, inno_cities_list, INNO, CITIES_LIST, AdwBin)

GtkWidget *inno_cities_list_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void       inno_cities_list_ask         (InnoCitiesList  *self,
                                         InnoFacts       *facts,
                                         const InnoQuery *query);
void       inno_cities_list_retranslate (InnoCitiesList  *self);

G_END_DECLS
