/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef void (*InnoAcceptFunc) (const char *reason,
                                gpointer    user_data);

GtkWidget *inno_accept_dialog_new (GtkWindow      *parent,
                                   const char     *subject,
                                   const char     *message,
                                   InnoAcceptFunc  func,
                                   gpointer        user_data,
                                   GDestroyNotify  destroy);

G_END_DECLS
