/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-store.h"

G_BEGIN_DECLS

/* One word as it was typed, and without marks. What it is the beginning of the name
 * of is found by its id, so that names may change. */
typedef struct
{
  char      *word;
  char      *plain;
  GPtrArray *places;          /* ids of those whose name has it, whatever its marks */
  GPtrArray *exact_places;
} InnoTerm;

/* The words of a text and the places they are in the names of: an array of InnoTerm. */
GPtrArray *inno_store_search_terms (InnoStore   *store,
                                    const char  *text,
                                    GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whether one of the words begins so. */
gboolean   inno_store_has_prefix   (const char  *words,
                                    const char  *prefix);

G_END_DECLS
