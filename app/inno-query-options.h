/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-query.h"

G_BEGIN_DECLS

/* The query as words of the command line. */
typedef struct
{
  char     *by;
  char     *series;
  char     *measure;
  char     *roles;
  char     *lang;
  char     *denominator;
  char     *sort;
  char     *view;
  char     *metric;
  char     *snapshot;
  char     *since;
  char     *search;
  char    **where;
  gboolean  share;
  int       from_year;
  int       to_year;
} InnoQueryOptions;

void       inno_query_options_add   (GOptionContext    *context,
                                     InnoQueryOptions  *options);
void       inno_query_options_clear (InnoQueryOptions  *options);
/* The language alone, for verbs that ask nothing else. */
gboolean   inno_query_options_parse_lang (const char  *text,
                                          InnoLang    *lang,
                                          GError     **error);
InnoQuery *inno_query_options_parse (InnoQueryOptions  *options,
                                     GError           **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (InnoQueryOptions, inno_query_options_clear)

G_END_DECLS
