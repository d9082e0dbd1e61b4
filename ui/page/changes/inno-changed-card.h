/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-frame.h"

G_BEGIN_DECLS

#define INNO_TYPE_CHANGED_CARD (inno_changed_card_get_type ())

/* The projects that are new, ended or changed, each a way to it. */
G_DECLARE_FINAL_TYPE (InnoChangedCard, inno_changed_card, INNO, CHANGED_CARD, AdwBin)

GtkWidget *inno_changed_card_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void       inno_changed_card_show (InnoChangedCard *self,
                                   InnoFrame       *frame);

G_END_DECLS
