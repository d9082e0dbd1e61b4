/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-facts.h"
#include "inno-query.h"
#include "inno-verb.h"

G_BEGIN_DECLS

/* A portfolio opened for one command; a sample is thrown away with it. */
typedef struct
{
  char          *folder;
  gboolean       is_temporary;
  InnoStore     *store;
  InnoPortfolio *portfolio;
  InnoFacts     *facts;
} InnoOpened;

void      inno_place_clear      (InnoPlace        *place);
char     *inno_place_get_folder (const InnoPlace  *place);
void      inno_place_add_options (GOptionContext     *context,
                                  const GOptionEntry *entries,
                                  InnoPlace          *place);
void      inno_place_say_notices (InnoStore       *store,
                                  GError         **error);

gboolean  inno_opened_init      (InnoOpened       *opened,
                                 const InnoPlace  *place,
                                 GError          **error);
gboolean  inno_opened_begin     (InnoOpened       *opened,
                                 const InnoPlace  *place,
                                 GError          **error);
gboolean  inno_opened_load      (InnoOpened       *opened,
                                 GError          **error);
gboolean  inno_opened_ask       (InnoOpened       *opened,
                                 const char       *snapshot,
                                 const InnoQuery  *query,
                                 gboolean          compares,
                                 GError          **error);
gboolean  inno_opened_compare   (InnoOpened       *opened,
                                 const char       *since,
                                 GError          **error);
gboolean  inno_opened_search    (InnoOpened       *opened,
                                 const char       *text,
                                 GError          **error);
void      inno_opened_clear     (InnoOpened       *opened);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (InnoOpened, inno_opened_clear)

G_END_DECLS
