/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the help says of one thing: source strings. */
typedef struct
{
  const char *id;
  const char *icon_name;   /* of those that the tour shows */
  const char *heading;
  const char *text;
  const char *button;
  const char *action;
} InnoHelpText;

/* What it says of one topic, in the order of the topics. */
typedef struct
{
  const char         *id;
  const char         *title;
  const InnoHelpText *texts;   /* nullable: what is said elsewhere is taken from there */
  guint               n_texts;
} InnoHelpTopic;

const InnoHelpTopic *inno_help_get_topics (guint *n_topics);

G_END_DECLS
