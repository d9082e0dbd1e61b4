/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define INNO_TYPE_SELECTION (inno_selection_get_type ())

/* Which thing is selected, in all charts that share the selection: a city, an
 * agreement or a lead theme by its id, "city:oulu" for example. */
G_DECLARE_FINAL_TYPE (InnoSelection, inno_selection, INNO, SELECTION, GObject)

InnoSelection *inno_selection_new     (void) G_GNUC_WARN_UNUSED_RESULT;
const char    *inno_selection_get_row (InnoSelection *self);
void           inno_selection_set_row (InnoSelection *self,
                                       const char    *row_id);
void           inno_selection_toggle  (InnoSelection *self,
                                       const char    *row_id);
gboolean       inno_selection_has     (InnoSelection *self,
                                       const char    *row_id,
                                       const char    *series_id);

G_END_DECLS
