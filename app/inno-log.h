/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the program says of its work goes through GLib: warnings are bugs, messages are for
 * whoever started it, and what helps to mend it is g_debug(), which is not shown unless
 * G_MESSAGES_DEBUG or --debug asks for it. */
void inno_log_show_debug (void);

G_END_DECLS
