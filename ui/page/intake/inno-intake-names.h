/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-preview.h"

G_BEGIN_DECLS

#define INNO_TYPE_INTAKE_NAMES (inno_intake_names_get_type ())

/* Which city each beneficiary of a list belongs to, and how sure that is; another may be
 * said. Signal: "said" (name, id of a city or NULL), when a person does. */
G_DECLARE_FINAL_TYPE (InnoIntakeNames, inno_intake_names, INNO, INTAKE_NAMES, AdwExpanderRow)

GtkWidget *inno_intake_names_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void       inno_intake_names_show (InnoIntakeNames *self,
                                   GPtrArray       *names,
                                   InnoPortfolio   *portfolio);

G_END_DECLS
