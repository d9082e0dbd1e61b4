/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-facts.h"
#include "inno-query.h"
#include "inno-selection.h"

G_BEGIN_DECLS

#define INNO_TYPE_CHANGES_BODY (inno_changes_body_get_type ())

/* What has changed, in figures, in charts and project by project. Signals: "message"
 * (text), "keys-requested". */
G_DECLARE_FINAL_TYPE (InnoChangesBody, inno_changes_body, INNO, CHANGES_BODY, AdwBin)

gboolean inno_changes_body_show        (InnoChangesBody  *self,
                                        InnoFacts        *facts,
                                        const InnoQuery  *query,
                                        GError          **error);
char    *inno_changes_body_to_text     (InnoChangesBody  *self);
void     inno_changes_body_retranslate (InnoChangesBody  *self);

G_END_DECLS
