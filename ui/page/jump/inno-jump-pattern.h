/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What somebody types to find a thing by its name: words, each of which must be in
 * the name somewhere, in any case and with or without its marks. */
typedef struct _InnoJumpPattern InnoJumpPattern;

/* A name, made ready once to be looked for often. Several lines are several names. */
typedef struct
{
  char *exact;      /* without case */
  char *folded;     /* without marks as well */
} InnoJumpName;

#define INNO_JUMP_NO_MATCH G_MAXUINT

InnoJumpPattern *inno_jump_pattern_new   (const char            *text);
void             inno_jump_pattern_free  (InnoJumpPattern       *self);
gboolean         inno_jump_pattern_is_empty (const InnoJumpPattern *self);
guint            inno_jump_pattern_match (const InnoJumpPattern *self,
                                          const InnoJumpName    *name);

void             inno_jump_name_init     (InnoJumpName          *name,
                                          const char            *text);
void             inno_jump_name_clear    (InnoJumpName          *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoJumpPattern, inno_jump_pattern_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (InnoJumpName, inno_jump_name_clear)

G_END_DECLS
