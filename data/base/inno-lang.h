/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The languages people read. The numbers index InnoText and the format table. */
typedef enum
{
  INNO_LANG_FI,
  INNO_LANG_SV,
  INNO_LANG_EN,
} InnoLang;

#define INNO_N_LANGS 3

const char *inno_lang_to_code          (InnoLang    lang);
const char *inno_lang_get_native_name  (InnoLang    lang);
gboolean    inno_lang_from_code        (const char *code,
                                        InnoLang   *lang);
InnoLang    inno_lang_from_environment (void);

void        inno_lang_setup            (void);
void        inno_lang_activate         (InnoLang    lang);
InnoLang    inno_lang_get_active       (void);

G_END_DECLS
