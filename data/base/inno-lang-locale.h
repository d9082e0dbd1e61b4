/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* For inno-lang.c: a locale in which gettext answers. */
void inno_lang_locale_setup (void);

G_END_DECLS
