/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-facts.h"
#include "inno-query.h"
#include "inno-selection.h"

G_BEGIN_DECLS

#define INNO_TYPE_CITY_PROFILE (inno_city_profile_get_type ())

/* All that there is of one city or agreement.
 * Signals: "message" (text), "keys-requested", "list-requested". */
G_DECLARE_FINAL_TYPE (InnoCityProfile, inno_city_profile, INNO, CITY_PROFILE, AdwBin)

GtkWidget *inno_city_profile_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void       inno_city_profile_set_selection (InnoCityProfile *self,
                                            InnoSelection   *selection);
gboolean   inno_city_profile_show          (InnoCityProfile *self,
                                            InnoFacts       *facts,
                                            const InnoQuery *filter,
                                            InnoEntity      *subject);
void       inno_city_profile_retranslate   (InnoCityProfile *self);

G_END_DECLS
