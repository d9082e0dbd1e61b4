/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-day.h"
#include "inno-entity.h"

G_BEGIN_DECLS

#define INNO_TYPE_LEAD_THEME (inno_lead_theme_get_type ())

G_DECLARE_FINAL_TYPE (InnoLeadTheme, inno_lead_theme, INNO, LEAD_THEME, InnoEntity)

typedef struct
{
  const char *city_id;
  InnoRole    role;
} InnoParticipant;

InnoLeadTheme         *inno_lead_theme_new_from_json          (JsonObject     *document,
                                                               GError        **error);
gboolean               inno_lead_theme_get_participants_known (InnoLeadTheme  *self);
const InnoParticipant *inno_lead_theme_get_participants       (InnoLeadTheme  *self,
                                                               guint          *n_participants);
/* The strongest role of a city, or -1. */
int                    inno_lead_theme_find_role              (InnoLeadTheme  *self,
                                                               const char     *city_id);
/* Distinct cities in one of the roles: a bit (1 << InnoRole) for each. */
guint                  inno_lead_theme_count_cities           (InnoLeadTheme  *self,
                                                               guint           roles);
InnoDay                inno_lead_theme_get_round_start        (InnoLeadTheme  *self);
InnoDay                inno_lead_theme_get_round_end          (InnoLeadTheme  *self);
const char            *inno_lead_theme_get_organisation       (InnoLeadTheme  *self);

G_END_DECLS
