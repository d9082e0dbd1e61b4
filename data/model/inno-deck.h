/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-text.h"

G_BEGIN_DECLS

/* An item of the agenda, to which slides belong. */
typedef struct
{
  char     *id;         /* among the sections of its deck */
  InnoText *name;
  int       item;       /* its number on the agenda; 0: none */
  int       minutes;    /* how long it may take; 0: not planned */
} InnoDeckSection;

/* A view of the portfolio with what is asked of it, and what is said of it. */
typedef struct
{
  char     *id;         /* among the slides of its deck */
  char     *chart;      /* id of a chart; one that this version does not know is kept */
  char     *query;      /* as inno_query_to_text() writes it */
  char     *section;    /* id of a section; nullable */
  InnoText *title;      /* instead of the title of the chart; nullable */
  InnoText *note;       /* for who speaks; nullable */
  char     *decision;   /* what the meeting decided; nullable */
  char     *lang;       /* the code of a language it is always shown in; nullable */
  char     *style;      /* name of a style it is always shown in; nullable */
} InnoSlide;

/* Slides in their order, of a document that is shared like the others. A plain value:
 * change it, and make a document of it again. Any thread, one at a time. */
typedef struct
{
  char       *id;         /* of the document; NULL: it is none */
  InnoText   *name;
  char       *meeting;    /* id of a meeting; nullable */
  char       *snapshot;   /* name of the snapshot whose figures are shown; NULL: those of the day */
  char       *since;      /* name of the snapshot they are compared with; NULL: the one before */
  GPtrArray  *sections;   /* InnoDeckSection */
  GPtrArray  *slides;     /* InnoSlide */
  JsonObject *document;   /* what it was read from; nullable */
} InnoDeck;

InnoDeck        *inno_deck_new              (const InnoText   *name) G_GNUC_WARN_UNUSED_RESULT;
/* inno-deck-json.c */
InnoDeck        *inno_deck_new_from_json    (JsonObject       *document,
                                             GError          **error) G_GNUC_WARN_UNUSED_RESULT;
InnoDeck        *inno_deck_copy             (InnoDeck         *self) G_GNUC_WARN_UNUSED_RESULT;
JsonObject      *inno_deck_to_json          (InnoDeck         *self) G_GNUC_WARN_UNUSED_RESULT;
void             inno_deck_free             (InnoDeck         *self);

InnoDeckSection *inno_deck_add_section      (InnoDeck         *self,
                                             const InnoText   *name);
InnoDeckSection *inno_deck_find_section     (InnoDeck         *self,
                                             const char       *id);
void             inno_deck_remove_section   (InnoDeck         *self,
                                             const char       *id);
InnoSlide       *inno_deck_add_slide        (InnoDeck         *self,
                                             const char       *chart,
                                             const char       *query);
InnoSlide       *inno_deck_find_slide       (InnoDeck         *self,
                                             const char       *id,
                                             guint            *place);
void             inno_deck_move_slide       (InnoDeck         *self,
                                             guint             from,
                                             guint             to);
void             inno_deck_place_slide      (InnoDeck         *self,
                                             guint             from,
                                             guint             to);
guint            inno_deck_gather_slide     (InnoDeck         *self,
                                             guint             place);
void             inno_deck_remove_slide     (InnoDeck         *self,
                                             guint             place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoDeck, inno_deck_free)

G_END_DECLS
