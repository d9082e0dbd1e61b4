/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-store-edits.h"

G_BEGIN_DECLS

char     *inno_form_toast_say       (InnoEditKind  kind,
                                     const char   *name) G_GNUC_WARN_UNUSED_RESULT;
AdwToast *inno_form_toast_new       (InnoEditKind  kind,
                                     const char   *name,
                                     const char   *undo_action) G_GNUC_WARN_UNUSED_RESULT;
AdwToast *inno_form_toast_new_error (const GError *error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
