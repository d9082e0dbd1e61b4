/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-project-list.h"

G_BEGIN_DECLS

typedef enum
{
  INNO_PROJECT_COLUMN_NUMBER = 1 << 0,   /* stands at the right */
  INNO_PROJECT_COLUMN_PILL   = 1 << 1,   /* a word in a pill */
  INNO_PROJECT_COLUMN_USUAL  = 1 << 2,   /* shown where nobody chose */
  INNO_PROJECT_COLUMN_NARROW = 1 << 3,   /* shown where there is room for few */
  INNO_PROJECT_COLUMN_WHOLE  = 1 << 4,   /* never cut short */
} InnoProjectColumnFlags;

/* One column of the list of projects. */
typedef struct
{
  const char             *id;      /* kept in the settings */
  InnoProjectSort         sort;    /* INNO_N_PROJECT_SORTS: by nothing */
  InnoProjectColumnFlags  flags;
  guint                   chars;   /* as many have room */
  /* In the active language; "" where there is nothing to say. */
  char                   *(*say) (InnoProjectItem *item,
                                  InnoPortfolio   *portfolio);
  /* For a spreadsheet; NULL: as it is said. */
  char                   *(*copy) (InnoProjectItem *item);
} InnoProjectColumn;

/* The first is the name: it is always shown. */
const InnoProjectColumn *inno_project_columns_get_all   (guint                   *n_columns);
const InnoProjectColumn *inno_project_column_find       (const char              *id);
const InnoProjectColumn *inno_project_column_of_measure (InnoMeasure              measure);
InnoMeasure              inno_project_column_get_measure (const InnoProjectColumn *column);
const char              *inno_project_column_get_title  (const InnoProjectColumn *column);
/* For a spreadsheet that is set to the active language. */
char                    *inno_project_column_copy       (const InnoProjectColumn *column,
                                                         InnoProjectItem         *item,
                                                         InnoPortfolio           *portfolio);
const char              *inno_project_say_outside       (InnoProjectItem         *item);

G_END_DECLS
