/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fixtures.h"
#include "inno-aggregate.h"

G_BEGIN_DECLS

/* What computes a frame: inno_facts_ranking() and the like. */
typedef InnoFrame *(*FrameFunc) (InnoFacts        *facts,
                                 const InnoQuery  *query,
                                 GError          **error);

InnoFrame  *frame_case_ask        (Fixture    *fixture,
                                   FrameFunc   func,
                                   const char *words);
int         frame_case_fail       (Fixture    *fixture,
                                   FrameFunc   func,
                                   const char *words);
InnoCell    frame_case_get        (InnoFrame  *frame,
                                   const char *row,
                                   const char *column);
gint64      frame_case_integer    (InnoFrame  *frame,
                                   const char *row,
                                   const char *column);
void        frame_case_assert_ids (InnoFrame  *frame,
                                   const char *ids);
/* The groups, the total aside. */
gint64      frame_case_sum        (InnoFrame  *frame,
                                   const char *column);
void        frame_case_assert_printed (InnoFrame  *frame,
                                       const char *column);

G_END_DECLS
