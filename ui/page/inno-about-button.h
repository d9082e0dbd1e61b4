/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-chart.h"

G_BEGIN_DECLS

#define INNO_TYPE_ABOUT_BUTTON (inno_about_button_get_type ())

/* Says what a chart shows and how its figures are computed. */
G_DECLARE_FINAL_TYPE (InnoAboutButton, inno_about_button, INNO, ABOUT_BUTTON, AdwBin)

void inno_about_button_set_chart (InnoAboutButton *self,
                                  const InnoChart *chart,
                                  const char      *title);
void inno_about_button_show      (InnoAboutButton *self);

G_END_DECLS
