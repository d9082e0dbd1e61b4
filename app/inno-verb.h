/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "inno-store.h"

G_BEGIN_DECLS

/* What the shell is told. */
typedef enum
{
  INNO_EXIT_DONE   = 0,
  INNO_EXIT_FAILED = 1,
  INNO_EXIT_USAGE  = 2,
} InnoExit;

#define INNO_USAGE_ERROR (inno_usage_error_quark ())

GQuark inno_usage_error_quark (void);

/* Options that stand before or after any verb. */
typedef struct
{
  char     *portfolio;    /* folder; NULL = the usual one */
  gboolean  is_sample;
  char     *snapshot;     /* name of one in it, which the window shows; NULL = the present */
  char     *pack;         /* a presentation file instead of a folder; nullable */
} InnoPlace;

/* A command that runs without a window. A fault of usage is an INNO_USAGE_ERROR
 * or a GOptionError; any other is a failure. Both are said in one line. */
typedef struct
{
  const char *id;
  const char *arguments;   /* as the help shows them */
  const char *summary;     /* source string */
  gboolean  (*run) (const InnoPlace  *place,
                    int               argc,
                    char            **argv,
                    GError          **error);
} InnoVerb;

const InnoVerb *inno_verb_get_all (guint            *n_verbs);
const InnoVerb *inno_verb_find    (const char       *id);
InnoExit        inno_verb_run     (const InnoVerb   *verb,
                                   InnoPlace        *place,
                                   int               argc,
                                   char            **argv);

gboolean        inno_verb_sync    (const InnoPlace  *place,
                                   int               argc,
                                   char            **argv,
                                   GError          **error);
gboolean        inno_verb_table   (const InnoPlace  *place,
                                   int               argc,
                                   char            **argv,
                                   GError          **error);
gboolean        inno_verb_chart   (const InnoPlace  *place,
                                   int               argc,
                                   char            **argv,
                                   GError          **error);
gboolean        inno_verb_import  (const InnoPlace  *place,
                                   int               argc,
                                   char            **argv,
                                   GError          **error);
gboolean        inno_verb_snapshot (const InnoPlace  *place,
                                   int               argc,
                                   char            **argv,
                                   GError          **error);
gboolean        inno_verb_check   (const InnoPlace  *place,
                                   int               argc,
                                   char            **argv,
                                   GError          **error);
gboolean        inno_verb_deck    (const InnoPlace  *place,
                                   int               argc,
                                   char            **argv,
                                   GError          **error);
gboolean        inno_verb_report  (const InnoPlace  *place,
                                   int               argc,
                                   char            **argv,
                                   GError          **error);
gboolean        inno_verb_export  (const InnoPlace  *place,
                                   int               argc,
                                   char            **argv,
                                   GError          **error);

G_END_DECLS
