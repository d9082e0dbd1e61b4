/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void inno_menu_append (GMenu      *menu,
                       const char *label,
                       const char *action,
                       GVariant   *target,
                       const char *accel);

G_END_DECLS
