/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-day.h"
#include "inno-entity.h"

G_BEGIN_DECLS

#define INNO_TYPE_THEME (inno_theme_get_type ())

/* A strategic priority of one agreement. */
G_DECLARE_FINAL_TYPE (InnoTheme, inno_theme, INNO, THEME, InnoEntity)

InnoTheme  *inno_theme_new_from_json     (JsonObject  *document,
                                          GError     **error);
const char *inno_theme_get_agreement_id  (InnoTheme   *self);
InnoDay     inno_theme_get_valid_from    (InnoTheme   *self);
InnoDay     inno_theme_get_valid_to      (InnoTheme   *self);

G_END_DECLS
