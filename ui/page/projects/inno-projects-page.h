/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-pages.h"

G_BEGIN_DECLS

#define INNO_TYPE_PROJECTS_PAGE (inno_projects_page_get_type ())

/* The projects: a list of any number, and the details of one. Its subject is a project. */
G_DECLARE_FINAL_TYPE (InnoProjectsPage, inno_projects_page, INNO, PROJECTS_PAGE, InnoPage)

InnoPage *inno_projects_page_new (const InnoPageKind *kind);

G_END_DECLS
