/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-deck-writing.h"

G_BEGIN_DECLS

/* Prints a deck in a format that is made of pages: "pdf" a slide a page, "handout" two. */
void inno_deck_print (GtkWindow        *parent,
                      InnoDeckWriting  *writing,
                      GCallback         done,
                      gpointer          object);

G_END_DECLS
