/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-application.h"

G_BEGIN_DECLS

#define INNO_TYPE_SEARCH_PROVIDER (inno_search_provider_get_type ())

/* What GNOME Shell asks while somebody types in its overview. The portfolio that people
 * have is searched, and neither a sample nor what is frozen. It is read alone: nothing is
 * fetched, sent or changed. Whatever is asked keeps the program alive until it is answered. */
G_DECLARE_FINAL_TYPE (InnoSearchProvider, inno_search_provider, INNO, SEARCH_PROVIDER, GObject)

InnoSearchProvider *inno_search_provider_new      (InnoApplication      *application,
                                                   GDBusConnection      *connection,
                                                   const char           *path,
                                                   GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
