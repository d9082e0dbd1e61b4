/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-deck"

#include "config.h"

#include "inno-deck-default.h"

#include <glib/gi18n-lib.h>

/* What a steering group goes through, in the order of its agenda. */
static const struct { const char *section; const char *chart; const char *query; } steering_group[] = {
  { N_("Situation"),   "progress",           "" },
  { N_("Situation"),   "changes",            "" },
  { N_("Situation"),   "changes",            "view=projects" },
  { N_("Funding"),     "funding-shares",     "by=agreement&share=1" },
  { N_("Funding"),     "funding-shares",     "by=agreement&share=0" },
  { N_("Funding"),     "city-share",         "" },
  { N_("Funding"),     "funding-ranking",    "by=city" },
  { N_("Lead themes"), "lead-themes",        "" },
  { N_("Lead themes"), "lead-theme-funding", "" },
  { N_("Projects"),    "themes",             "" },
  { N_("Projects"),    "map",                "" },
  { N_("Projects"),    "timeline",           "by=agreement" },
  { N_("Impact"),      "impact",             "" },
  { N_("Impact"),      "international",      "" },
};

/* In every language: it becomes a document where somebody changes it. */
static InnoText *
translate (const char *msgid)
{
  InnoLang lang = inno_lang_get_active ();
  InnoText *text = inno_text_new (NULL, NULL, NULL);

  for (guint i = 0; i < INNO_N_LANGS; i++)
    {
      inno_lang_activate (i);
      text->in[i] = g_strdup (_(msgid));
    }
  inno_lang_activate (lang);

  return text;
}

/**
 * inno_deck_new_default:
 *
 * What a steering group goes through, named in every language. Main thread.
 *
 * Returns: (transfer full): the deck, which is no document yet
 */
InnoDeck *
inno_deck_new_default (void)
{
  g_autoptr (InnoText) name = translate (N_("Steering group"));
  InnoDeck *self = inno_deck_new (name);
  InnoDeckSection *section = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (steering_group); i++)
    {
      InnoSlide *slide = inno_deck_add_slide (self, steering_group[i].chart, steering_group[i].query);

      if (i == 0 || !g_str_equal (steering_group[i].section, steering_group[i - 1].section))
        {
          g_autoptr (InnoText) text = translate (steering_group[i].section);

          section = inno_deck_add_section (self, text);
        }
      slide->section = g_strdup (section->id);
    }

  return self;
}
