/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "inno-lang.h"

G_BEGIN_DECLS

/* One text in three languages; NULL where it is not written. */
typedef struct
{
  char *in[INNO_N_LANGS];
} InnoText;

#define INNO_TYPE_TEXT (inno_text_get_type ())

GType       inno_text_get_type (void) G_GNUC_CONST;
InnoText   *inno_text_new      (const char     *fi,
                                const char     *sv,
                                const char     *en);
InnoText   *inno_text_copy     (const InnoText *text);
void        inno_text_free     (InnoText       *text);
const char *inno_text_get      (const InnoText *text,
                                InnoLang        lang,
                                InnoLang       *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoText, inno_text_free)

G_END_DECLS
