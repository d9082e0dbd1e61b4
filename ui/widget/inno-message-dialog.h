/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *inno_message_dialog_new (GtkWindow  *parent,
                                    const char *heading,
                                    const char *body) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
