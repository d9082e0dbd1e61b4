/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-slide-view.h"

G_BEGIN_DECLS

/* The keys of those who present, the same in both windows. */
void inno_talk_keys_install (GtkWindow     *window,
                             InnoTalk      *talk,
                             InnoSlideView *slide);

G_END_DECLS
