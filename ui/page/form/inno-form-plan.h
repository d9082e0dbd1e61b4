/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-document.h"
#include "inno-vocabulary.h"

G_BEGIN_DECLS

typedef enum
{
  INNO_FORM_KIND_CARD,        /* no control: what follows stands in a card of this name */
  INNO_FORM_KIND_LINE,
  INNO_FORM_KIND_DAY,
  INNO_FORM_KIND_PERIOD,
  INNO_FORM_KIND_MONEY,       /* cents */
  INNO_FORM_KIND_NUMBER,
  INNO_FORM_KIND_WHOLE,       /* from min to max */
  INNO_FORM_KIND_LONG,        /* several lines in one language */
  INNO_FORM_KIND_TEXT,        /* a line in three languages */
  INNO_FORM_KIND_LONG_TEXT,   /* several lines in three languages */
  INNO_FORM_KIND_CHOICE,      /* of a vocabulary, of options or of what has an id */
  INNO_FORM_KIND_SEVERAL,     /* of what has an id, in an order that matters */
  INNO_FORM_KIND_SWITCH,
  INNO_FORM_KIND_ROWS,        /* an object keyed by row id */
  INNO_FORM_KIND_YEARS,       /* numbers by year, to read only */
} InnoFormKind;

#define INNO_FORM_N_KINDS (INNO_FORM_KIND_YEARS + 1)

typedef enum
{
  INNO_FORM_REQUIRED  = 1 << 0,
  INNO_FORM_OMITTED   = 1 << 1,  /* the member is left out where there is nothing; else it is null */
  INNO_FORM_BARE      = 1 << 2,  /* the card says what it is: no label of its own */
  INNO_FORM_SUMMED    = 1 << 3,  /* rows of money, with their sum below */
} InnoFormFlags;

typedef struct
{
  const char *id;
  const char *label;     /* source string */
} InnoFormOption;

typedef struct _InnoFormField InnoFormField;

/* One line of the plan of a form. Lists end with a field without a label. */
struct _InnoFormField
{
  const char           *member;   /* "code", "round/start"; NULL for a card */
  InnoFormKind          kind;
  const char           *label;    /* source string */
  InnoFormFlags         flags;
  guint                 wide;     /* room it takes, of INNO_FORM_LAYOUT_SPAN; 0 = all */
  guint                 narrow;   /* in a narrow form; 0 = all */
  const char           *hint;     /* source string, beside the label of a card; nullable */
  const char           *types;    /* of what it may point to, with | between; NULL = none */
  const InnoFormOption *options;  /* NULL = the vocabulary */
  InnoVocabulary        vocabulary;
  guint                 n_terms;  /* the first of the vocabulary; 0 = all */
  gint64                min;
  gint64                max;
  const char           *none;     /* source string: nothing chosen; NULL where something must be */
  const char           *add;      /* source string: one more of several */
  const InnoFormField  *columns;  /* of rows */
};

typedef struct
{
  const char          *edit_title;  /* source strings */
  const char          *new_title;
  const char          *list_title;
  const InnoFormField *fields;
} InnoFormPlan;

const InnoFormPlan *inno_form_plan_get (InnoDocumentType type);

G_END_DECLS
