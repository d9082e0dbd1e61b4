/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-pages.h"

G_BEGIN_DECLS

#define INNO_TYPE_INTAKE_PAGE (inno_intake_page_get_type ())

/* A list that others publish, looked at before any of it is kept. It opens a list by its
 * URI. */
G_DECLARE_FINAL_TYPE (InnoIntakePage, inno_intake_page, INNO, INTAKE_PAGE, InnoPage)

InnoPage *inno_intake_page_new (const InnoPageKind *kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
