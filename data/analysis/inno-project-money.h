/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-portfolio.h"

G_BEGIN_DECLS

/* What a project has from one source, in one year or in all of them. */
typedef struct
{
  char   *source;      /* its id */
  guint   class;       /* InnoFundingClass, or INNO_N_CLASSES where the source is not known */
  int     year;        /* 0 = none, or all */
  gint64  cents;       /* of the rows whose amount is known */
  guint   n_rows;
  guint   n_unknown;   /* of those rows: without an amount */
} InnoMoneyLine;

/* The money of one project in one measure, whatever is filtered: each part and the
 * sum of the parts. */
typedef struct
{
  GPtrArray     *by_source;   /* InnoMoneyLine, in stack order */
  GPtrArray     *by_year;     /* the same, year by year */
  InnoMoneyLine  total;
  gint64         public_cents;
  gint64         city_cents;
  InnoBandState  band;        /* of the city share of public funding */
} InnoProjectMoney;

InnoProjectMoney *inno_project_money_new  (JsonObject        *document,
                                           InnoPortfolio     *portfolio,
                                           InnoMeasure        measure);
void              inno_project_money_free (InnoProjectMoney  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoProjectMoney, inno_project_money_free)

G_END_DECLS
