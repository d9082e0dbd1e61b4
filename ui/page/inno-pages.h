/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-page.h"

G_BEGIN_DECLS

#define INNO_PAGE_MAX_CHARTS 6

typedef struct _InnoPageKind InnoPageKind;

typedef struct
{
  const char *id;
  const char *label;       /* source string: the chart among those of its page; NULL = its own title */
} InnoPageChart;

struct _InnoPageKind
{
  const char   *id;          /* kept in the settings */
  const char   *title;       /* source string */
  const char   *short_title; /* source string: on a tab of a narrow window; NULL = no tab there */
  const char   *icon_name;
  InnoPage     *(*create) (const InnoPageKind *kind);   /* floating */
  InnoPageChart charts[INNO_PAGE_MAX_CHARTS + 1];       /* the first as usual; ends with NULL */
};

void                inno_pages_init    (void);
const InnoPageKind *inno_pages_get_all (guint *n_pages);

G_END_DECLS
