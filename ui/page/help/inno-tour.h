/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define INNO_TYPE_TOUR (inno_tour_get_type ())

/* Five steps through what the window can do, each a section of the help. */
G_DECLARE_FINAL_TYPE (InnoTour, inno_tour, INNO, TOUR, AdwWindow)

#define INNO_TOUR_N_STEPS 5

GtkWidget *inno_tour_new         (GtkWindow *parent);
guint      inno_tour_get_step    (InnoTour  *self);
void       inno_tour_retranslate (InnoTour  *self);

G_END_DECLS
