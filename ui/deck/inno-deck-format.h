/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _InnoDeckMaker InnoDeckMaker;

/* One kind of file, or of a set of files, that a deck is handed out as. */
typedef struct
{
  const char          *id;            /* "handout", as on the command line */
  const char          *suffix;        /* "pdf", of its files */
  const char          *label;         /* source string */
  gboolean             is_set;        /* a file a slide, in a folder; or one file */
  gboolean             has_all_langs; /* one for all languages: the first is the one that is opened */
  const InnoDeckMaker *maker;
} InnoDeckFormat;

const InnoDeckFormat *inno_deck_format_find    (const char             *id);
const InnoDeckFormat *inno_deck_format_get_all (guint                  *n_formats);

G_END_DECLS
