/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-deck"

#include "config.h"

#include "inno-deck.h"

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

static void
slide_free (gpointer data)
{
  InnoSlide *slide = data;

  inno_query_free (slide->query);
  g_free (slide);
}

static InnoSlide *
slide_new (const char *section,
           const char *chart,
           const char *query)
{
  InnoSlide *slide = g_new0 (InnoSlide, 1);

  slide->section = g_intern_string (section);
  slide->chart = inno_chart_find (chart);
  slide->query = inno_query_from_text (query, NULL);
  g_assert (slide->chart != NULL && slide->query != NULL);

  return slide;
}

/**
 * inno_deck_new_default:
 *
 * Returns: (transfer full): what a steering group goes through
 */
InnoDeck *
inno_deck_new_default (void)
{
  InnoDeck *self = g_new0 (InnoDeck, 1);

  self->id = "steering-group";
  self->title = N_("Steering group");
  self->slides = g_ptr_array_new_with_free_func (slide_free);
  for (guint i = 0; i < G_N_ELEMENTS (steering_group); i++)
    g_ptr_array_add (self->slides, slide_new (steering_group[i].section, steering_group[i].chart,
                                              steering_group[i].query));

  return self;
}

/**
 * inno_deck_free:
 * @self: (transfer full): a deck
 */
void
inno_deck_free (InnoDeck *self)
{
  g_ptr_array_unref (self->slides);
  g_free (self);
}
