/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-workspace.h"

G_BEGIN_DECLS

GtkWidget *inno_sign_in_dialog_new (GtkWindow  *parent,
                                    InnoSyncer *syncer) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
