/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-document.h"
#include "inno-form-names.h"

G_BEGIN_DECLS

/* What a check may want to know besides the document. */
typedef struct
{
  InnoFormNames *names;
  const char    *taken_code;   /* nullable: a code that another project has */
  const char    *taken_by;     /* the name of that project */
} InnoFormContext;

/* Something found: a fault hinders saving, a note does not. */
typedef struct
{
  const char *member;          /* beside which it is said */
  gboolean    is_fault;
  char       *sentence;
} InnoFormFinding;

GPtrArray *inno_form_check (InnoDocumentType       type,
                            JsonObject            *document,
                            const InnoFormContext *context);

G_END_DECLS
