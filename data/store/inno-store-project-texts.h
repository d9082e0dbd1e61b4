/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-store.h"
#include "inno-text.h"
#include "inno-vocabulary.h"

G_BEGIN_DECLS

/* What people read of one project in a list. */
typedef struct
{
  char            *id;
  InnoText        *name;
  char            *code;          /* nullable */
  char            *beneficiary;   /* nullable */
  InnoProjectKind  kind;
} InnoProjectTexts;

void       inno_project_texts_free       (InnoProjectTexts    *texts);
GPtrArray *inno_store_read_project_texts (InnoStore           *self,
                                          const char * const  *ids,
                                          GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoProjectTexts, inno_project_texts_free)

/* What a list of all projects may be in the alphabetical order of. */
typedef enum
{
  INNO_PROJECT_TEXT_NAME,   /* in the language, or what stands in for it */
  INNO_PROJECT_TEXT_CODE,
  INNO_PROJECT_TEXT_BENEFICIARY,
  INNO_N_PROJECT_TEXTS
} InnoProjectText;

typedef gboolean (*InnoProjectTextFunc)     (const char           *id,
                                             const char           *text,
                                             gpointer              user_data);
gboolean   inno_store_foreach_project_text (InnoStore            *self,
                                            InnoProjectText       which,
                                            InnoLang              lang,
                                            InnoProjectTextFunc   func,
                                            gpointer              user_data,
                                            GError              **error);

G_END_DECLS
