/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-page.h"
#include "inno-pages.h"

G_BEGIN_DECLS

#define INNO_TYPE_CITIES_PAGE (inno_cities_page_get_type ())

/* The subject that is the list itself. */
#define INNO_CITIES_PAGE_LIST "all"

/* Agreements and cities: a list of them, or the profile of one, by its id. */
G_DECLARE_FINAL_TYPE (InnoCitiesPage, inno_cities_page, INNO, CITIES_PAGE, InnoPage)

InnoPage *inno_cities_page_new (const InnoPageKind *kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
