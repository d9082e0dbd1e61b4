/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-filter-words.h"

G_BEGIN_DECLS

#define INNO_TYPE_FILTER_BAR (inno_filter_bar_get_type ())

/* What the window shows of the portfolio, and how to change that: free text, a chip for
 * each kind of filter in use, and how many projects are left. Signals: "filter-changed"
 * (see inno_filter_bar_get_filter()), "left" (the keyboard leaves the search).
 *
 * It activates win.clear-filters. */
G_DECLARE_FINAL_TYPE (InnoFilterBar, inno_filter_bar, INNO, FILTER_BAR, GtkWidget)

GtkWidget       *inno_filter_bar_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void             inno_filter_bar_show         (InnoFilterBar   *self,
                                               InnoFacts       *facts,
                                               const InnoQuery *filter,
                                               guint            n_projects);
const InnoQuery *inno_filter_bar_get_filter   (InnoFilterBar   *self);
void             inno_filter_bar_set_narrow   (InnoFilterBar   *self,
                                               gboolean         is_narrow);
void             inno_filter_bar_set_views    (InnoFilterBar   *self,
                                               GMenuModel      *views);
void             inno_filter_bar_set_tools    (InnoFilterBar   *self,
                                               GtkWidget       *tools);
void             inno_filter_bar_focus_search (InnoFilterBar   *self);
void             inno_filter_bar_retranslate  (InnoFilterBar   *self);

G_END_DECLS
