/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-help-texts.h"

G_BEGIN_DECLS

/* A place in the help is "topic" or "topic/section", as "figures/city-share". */

/* A part of a topic, in the active language. */
typedef struct
{
  const char *id;
  const char *icon_name;   /* nullable */
  const char *heading;
  char       *text;        /* paragraphs, an empty line between two */
  const char *button;      /* what may be done at once; nullable */
  const char *action;      /* of the window, which does it */
} InnoHelpSection;

const InnoHelpTopic *inno_help_find_topic      (const char            *place);
GPtrArray           *inno_help_topic_list      (const InnoHelpTopic   *topic);
InnoHelpSection     *inno_help_find_section    (const char            *place);
gboolean             inno_help_section_matches (const InnoHelpSection *section,
                                                const char            *words);
void                 inno_help_section_free    (InnoHelpSection       *section);
char                *inno_help_place_of_link   (const char            *link);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoHelpSection, inno_help_section_free)

G_END_DECLS
