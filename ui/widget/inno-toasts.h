/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* For who sees it and for who hears it. */
void inno_toasts_add (AdwToastOverlay *toasts,
                      AdwToast        *toast);

G_END_DECLS
