/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-page.h"

G_BEGIN_DECLS

/* What a page prints, as a document: nobody is asked for a printer. */
typedef struct
{
  guint  n_prints;
  guint  n_pages;
  char  *text;       /* pages end in a form feed; NULL where there is no pdftotext */
} Printed;

void print_fixture_run   (Printed            *printed,
                          InnoPage           *page,
                          GtkPageOrientation  orientation);
void print_fixture_clear (Printed            *printed);
/* How often a text stands on the sheets. */
guint print_fixture_count (Printed           *printed,
                           const char        *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Printed, print_fixture_clear)

G_END_DECLS
