/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-store-edits.h"

G_BEGIN_DECLS

typedef struct
{
  char *id;
  char *base;       /* as JSON; nullable: it is new */
  char *document;   /* as JSON; nullable: it is removed */
} InnoEditItem;

struct _InnoEdit
{
  InnoEditKind  kind;
  char         *subject;
  GPtrArray    *items;    /* of InnoEditItem */
};

G_END_DECLS
