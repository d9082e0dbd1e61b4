/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define INNO_TYPE_SCREENS (inno_screens_get_type ())

/* Which of the monitors the audience sees, and which the presenter, while they come and go.
 * Knows nothing of windows. Signals: "changed" (somebody has another one), "offered" (one
 * has come that the audience could see, or that one is gone again). */
G_DECLARE_FINAL_TYPE (InnoScreens, inno_screens, INNO, SCREENS, GObject)

InnoScreens *inno_screens_new           (GListModel  *monitors,
                                         gpointer     own) G_GNUC_WARN_UNUSED_RESULT;
gboolean     inno_screens_is_single     (InnoScreens *self);
gpointer     inno_screens_get_audience  (InnoScreens *self);
gpointer     inno_screens_get_presenter (InnoScreens *self);
gpointer     inno_screens_get_offered   (InnoScreens *self);
void         inno_screens_accept        (InnoScreens *self);
void         inno_screens_swap          (InnoScreens *self);

G_END_DECLS
