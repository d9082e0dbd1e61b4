/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-page.h"

G_BEGIN_DECLS

typedef struct
{
  const char *id;          /* kept in the settings */
  const char *title;       /* source string */
  const char *short_title; /* source string: where there is little room */
  const char *icon_name;
  GType     (*get_type) (void);
} InnoPageKind;

void                inno_pages_init    (void);
const InnoPageKind *inno_pages_get_all (guint *n_pages);

G_END_DECLS
