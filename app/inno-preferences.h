/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-window.h"

G_BEGIN_DECLS

GtkWindow *inno_preferences_new (InnoWindow *parent,
                                 GSettings  *settings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
