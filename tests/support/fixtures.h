/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-facts.h"
#include "inno-query.h"
#include "inno-store.h"

G_BEGIN_DECLS

/* A portfolio in a store of its own, which goes with it. */
typedef struct
{
  char          *folder;
  InnoStore     *store;       /* open; on the thread that made the fixture */
  InnoPortfolio *portfolio;
  InnoFacts     *facts;
} Fixture;

typedef enum
{
  FIXTURE_BARE   = 0,
  FIXTURE_PLACES = 1 << 0,    /* cities a and b of region 01, c of 02; agreements x and y;
                                 themes r and g of x, h of y; lead themes l and m */
  FIXTURE_MARKED = 1 << 1,    /* as sample data */
} FixtureFlags;

/* The nine usual funding sources are always there. Documents are written short:
 * single quotes do, what a document must have and has not is filled in, and a
 * funding row is ['erdf', 'granted', 2024, 1100]. */
Fixture   *fixture_new            (const char    *documents,
                                   FixtureFlags   flags);
Fixture   *fixture_new_sample     (void);
Fixture   *fixture_new_compared   (const char    *before,
                                   const char    *now,
                                   FixtureFlags   flags);
void       fixture_compare        (Fixture       *self,
                                   const char    *since);
Fixture   *fixture_new_from_json  (const char    *portfolio,
                                   gssize         length);
void       fixture_free           (Fixture       *self);

/* A query as on the command line: "--by city --where status=ended --share". */
InnoQuery *fixture_parse_query    (const char    *words);

/* The parsed text; single quotes stand for double ones. */
JsonNode  *fixture_parse_json     (const char    *text);

void       fixture_remove_folder  (const char    *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

G_END_DECLS
