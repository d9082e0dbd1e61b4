/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-filter-words.h"

G_BEGIN_DECLS

#define INNO_TYPE_FILTER_POPOVER (inno_filter_popover_get_type ())

/* Where a filter is chosen: first by what, then which. Signal: "changed", when a
 * person chose. */
G_DECLARE_FINAL_TYPE (InnoFilterPopover, inno_filter_popover, INNO, FILTER_POPOVER, GtkPopover)

GtkWidget       *inno_filter_popover_new        (void);
void             inno_filter_popover_set_kind   (InnoFilterPopover *self,
                                                 InnoFilterKind     kind);
void             inno_filter_popover_show       (InnoFilterPopover *self,
                                                 InnoFacts         *facts,
                                                 const InnoQuery   *filter);
const InnoQuery *inno_filter_popover_get_filter (InnoFilterPopover *self);
gboolean         inno_filter_popover_step_back  (InnoFilterPopover *self);

G_END_DECLS
