/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-lang.h"

G_BEGIN_DECLS

#define INNO_TYPE_LANGUAGE_SWITCH (inno_language_switch_get_type ())

/* FI SV EN: each language called by its own name, so never translated. */
G_DECLARE_FINAL_TYPE (InnoLanguageSwitch, inno_language_switch, INNO, LANGUAGE_SWITCH, GtkWidget)

GtkWidget *inno_language_switch_new         (void) G_GNUC_WARN_UNUSED_RESULT;
InnoLang   inno_language_switch_get_lang    (InnoLanguageSwitch *self);
void       inno_language_switch_set_lang    (InnoLanguageSwitch *self,
                                             InnoLang            lang);
void       inno_language_switch_retranslate (InnoLanguageSwitch *self);

G_END_DECLS
