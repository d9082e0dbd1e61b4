/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* One organisation in one international project. Its money is never added to
 * that of the programme. A plain value: there may be many. */
typedef struct
{
  char     *programme;
  char     *project_code;
  char     *city_id;          /* nullable */
  char     *part;             /* of the programme, "HORIZON.2.5"; nullable: not known */
  int       start_year;       /* of the project; 0: not known */
  int       end_year;
  gboolean  is_coordinator;
  gboolean  is_known;         /* whether the amount is */
  gint64    cents;            /* 0 where it is not */
} InnoParticipation;

InnoParticipation *inno_participation_new_from_json (JsonObject         *document,
                                                     GError            **error);
void               inno_participation_free          (InnoParticipation  *self);

G_END_DECLS
