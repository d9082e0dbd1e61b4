/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-chart.h"

G_BEGIN_DECLS

/* A view of the portfolio with what is asked of it. */
typedef struct
{
  const InnoChart *chart;
  InnoQuery       *query;      /* in no language yet */
  const char      *section;    /* source string: of which item of the agenda; interned */
} InnoSlide;

/* Slides in their order; before them a cover with the key figures. */
typedef struct
{
  const char *id;              /* "steering-group" */
  const char *title;           /* source string */
  GPtrArray  *slides;          /* InnoSlide */
} InnoDeck;

InnoDeck *inno_deck_new_default (void) G_GNUC_WARN_UNUSED_RESULT;
void      inno_deck_free        (InnoDeck *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoDeck, inno_deck_free)

G_END_DECLS
