/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-store-inventory.h"
#include "inno-verb.h"

G_BEGIN_DECLS

/* What a report is about. It has no name, address or content of anybody in it. */
typedef struct
{
  const InnoPlace     *place;
  const InnoInventory *inventory;   /* of the portfolio; NULL = not known */
  const GError        *fault;       /* why it is not known; nullable */
  GtkNative           *window;      /* nullable: no display is needed */
} InnoReport;

char *inno_report_write       (const InnoReport *report);
char *inno_report_write_place (const InnoPlace  *place);

G_END_DECLS
