/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "inno-facts.h"
#include "inno-jump-pattern.h"

G_BEGIN_DECLS

/* What there is to go to; in the order in which equal matches stand. */
typedef enum
{
  INNO_JUMP_RECENT,
  INNO_JUMP_PAGE,
  INNO_JUMP_CHART,
  INNO_JUMP_CITY,
  INNO_JUMP_AGREEMENT,
  INNO_JUMP_LEAD_THEME,
  INNO_JUMP_THEME,
  INNO_JUMP_METRIC,
  INNO_JUMP_PROJECT,
  INNO_JUMP_ACTION,
} InnoJumpKind;

#define INNO_N_JUMP_KINDS 10
/* So many of a kind at most. */
#define INNO_JUMP_MOST 20

/* One place, in the active language. */
typedef struct
{
  InnoJumpKind  kind;
  char         *action;     /* detailed: "win.go::funding"; its id as well */
  char         *label;
  char         *detail;     /* nullable */
  const char   *icon_name;  /* static */
  gboolean      is_found;   /* by the store, be it not in its name */
  InnoJumpName  name;
  char         *sort_key;
} InnoJumpPlace;

InnoJumpPlace *inno_jump_place_new      (InnoJumpKind    kind,
                                         const char     *action,
                                         const char     *label);
InnoJumpPlace *inno_jump_place_new_thing (InnoJumpKind   kind,
                                         const char     *id,
                                         const InnoText *name);
InnoJumpPlace *inno_jump_place_new_link (const char     *text);
InnoJumpPlace *inno_jump_place_copy     (const InnoJumpPlace *self);
void           inno_jump_place_free     (InnoJumpPlace  *self);
const char    *inno_jump_kind_get_title (InnoJumpKind    kind);

/* Whether the window has that action at present. */
typedef gboolean (*InnoJumpCanFunc)     (const char     *action_name,
                                         gpointer        user_data);

GPtrArray     *inno_jump_list_places    (InnoFacts       *facts,
                                         InnoJumpCanFunc  can,
                                         gpointer         user_data);
GPtrArray     *inno_jump_find_places    (GPtrArray             *places,
                                         const InnoJumpPattern *pattern);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoJumpPlace, inno_jump_place_free)

G_END_DECLS
