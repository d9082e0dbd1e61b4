/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Links into the program from outside: in a message, a document, on a web page.
 *
 *   innocities:view/PAGE/SUBJECT?QUERY   what is shown, as "Copy link" writes it
 *   innocities:view?QUERY                the first page with these filters
 *   innocities:page/PAGE                 a page, with the filters it has
 *   innocities:project/ID                a project
 *   innocities:city/ID                   a city, or an agreement
 *   innocities:chart/ID                  a chart
 *
 * Inside it is a place, "page/subject?query": what win.go takes (see inno-page.h). Whoever
 * writes a link may mean harm: it can show, and never change anything. */
#define INNO_LINK_SCHEME "innocities:"

/* Longer ones were not made by us. */
#define INNO_LINK_MOST_BYTES 4096

#define INNO_LINK_ERROR (inno_link_error_quark ())

typedef enum
{
  INNO_LINK_ERROR_UNKNOWN,
} InnoLinkError;

GQuark    inno_link_error_quark  (void);

gboolean  inno_link_is           (const char  *text);
char     *inno_link_to_place     (const char  *link,
                                  GError     **error);
char     *inno_link_from_place   (const char  *place);
char     *inno_link_to_project   (const char  *id);

G_END_DECLS
