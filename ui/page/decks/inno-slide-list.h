/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-deck.h"
#include "inno-slide-pictures.h"

G_BEGIN_DECLS

#define INNO_TYPE_SLIDE_LIST (inno_slide_list_get_type ())

/* The cover and the slides of a deck, under the items of its agenda. Signals: "selected"
 * (place), "activated", "moved" (from, to) and "removed" (place), where place 0 is the
 * cover, which neither moves nor goes. */
G_DECLARE_FINAL_TYPE (InnoSlideList, inno_slide_list, INNO, SLIDE_LIST, AdwBin)

GtkWidget *inno_slide_list_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void       inno_slide_list_show         (InnoSlideList         *self,
                                         InnoDeck              *deck);
void       inno_slide_list_set_picture  (InnoSlideList         *self,
                                         guint                  place,
                                         const InnoSlideSketch *picture);
guint      inno_slide_list_get_place    (InnoSlideList         *self);
void       inno_slide_list_set_place    (InnoSlideList         *self,
                                         guint                  place);
void       inno_slide_list_set_can_edit (InnoSlideList         *self,
                                         gboolean               can_edit);
void       inno_slide_list_retranslate  (InnoSlideList         *self);

G_END_DECLS
