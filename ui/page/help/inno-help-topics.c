/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-help-topics.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-chart.h"
#include "inno-checks.h"
#include "inno-key-figures.h"

/* What tells of the page that a link leads to. One that is not here is a page of charts,
 * each of which tells of itself. */
static const struct { const char *page; const char *place; } pages[] = {
  { "overview", "start" },
  { "projects", "projects" },
  { "quality", "quality" },
  { "decks", "presenting" },
  { "import", "import" },
  { "conflicts", "sharing/conflicts" },
  { "sync", "sharing" },
};

static InnoHelpSection *
add (GPtrArray  *sections,
     const char *id,
     const char *heading,
     char       *text)
{
  InnoHelpSection *section = g_new0 (InnoHelpSection, 1);

  section->id = id;
  section->heading = heading;
  section->text = text;
  g_ptr_array_add (sections, section);

  return section;
}

static void
add_rules (GPtrArray *sections)
{
  g_autoptr (GPtrArray) rules = inno_chart_list_rules (G_MAXUINT);

  g_ptr_array_add (rules, NULL);
  add (sections, "rules", _("What holds for all charts"), g_strjoinv ("\n\n", (char **) rules->pdata));
}

static void
add_key_figures (GPtrArray *sections)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < INNO_N_KEY_FIGURES; i++)
    if (inno_key_figure_get_definition (i) != NULL)
      g_ptr_array_add (lines, g_strdup_printf (_("%s: %s"), inno_key_figure_get_title (i),
                                               inno_key_figure_get_definition (i)));
  g_ptr_array_add (lines, NULL);
  add (sections, "key-figures", _("Key figures"), g_strjoinv ("\n\n", (char **) lines->pdata));
}

/* The charts stand together, what they share before them. */
static void
add_figures (GPtrArray *sections)
{
  guint n_charts;
  const InnoChart *const *charts = inno_chart_get_all (&n_charts);

  add_rules (sections);
  add_key_figures (sections);
  for (guint i = 0; i < n_charts; i++)
    add (sections, charts[i]->id, _(charts[i]->title),
         g_strjoin ("\n\n", inno_chart_get_says (charts[i]), inno_chart_get_computed (charts[i]), NULL));
}

static void
add_checks (GPtrArray *sections)
{
  guint n_checks;
  const InnoCheck *const *checks = inno_checks_get_all (&n_checks);

  for (guint i = 0; i < n_checks; i++)
    add (sections, checks[i]->id, _(checks[i]->title), g_strdup (_(checks[i]->explanation)));
}

/* What is taken from where it is said already. */
static const struct { const char *topic; void (*func) (GPtrArray *sections); } sources[] = {
  { "figures", add_figures },
  { "quality", add_checks },
};

/**
 * inno_help_find_topic:
 * @place: a place in the help
 *
 * Returns: (transfer none): its topic; the first where there is none of that name
 */
const InnoHelpTopic *
inno_help_find_topic (const char *place)
{
  guint n_topics;
  const InnoHelpTopic *topics = inno_help_get_topics (&n_topics);
  gsize length = strcspn (place, "/");

  for (guint i = 0; i < n_topics; i++)
    if (strlen (topics[i].id) == length && strncmp (topics[i].id, place, length) == 0)
      return &topics[i];

  return topics;
}

/**
 * inno_help_topic_list:
 * @topic: a topic
 *
 * Returns: (transfer full) (element-type InnoHelpSection): what is said of it, in the
 *   active language
 */
GPtrArray *
inno_help_topic_list (const InnoHelpTopic *topic)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_help_section_free);

  for (guint i = 0; i < topic->n_texts; i++)
    {
      const InnoHelpText *text = &topic->texts[i];
      InnoHelpSection *section = add (sections, text->id, _(text->heading), g_strdup (_(text->text)));

      section->icon_name = text->icon_name;
      section->button = text->button != NULL ? _(text->button) : NULL;
      section->action = text->action;
    }
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i].topic, topic->id))
      sources[i].func (sections);

  return sections;
}

/**
 * inno_help_find_section:
 * @place: "topic/section"
 *
 * Returns: (transfer full) (nullable): that section, in the active language
 */
InnoHelpSection *
inno_help_find_section (const char *place)
{
  g_autoptr (GPtrArray) sections = inno_help_topic_list (inno_help_find_topic (place));
  const char *slash = strchr (place, '/');

  for (guint i = 0; slash != NULL && i < sections->len; i++)
    if (g_str_equal (((InnoHelpSection *) sections->pdata[i])->id, slash + 1))
      return g_ptr_array_steal_index (sections, i);

  return NULL;
}

/**
 * inno_help_section_matches:
 * @section: a section
 * @words: what somebody typed
 *
 * Returns: whether all of the words begin one in its heading or text
 */
gboolean
inno_help_section_matches (const InnoHelpSection *section,
                           const char            *words)
{
  return g_str_match_string (words, section->heading, TRUE) || g_str_match_string (words, section->text, TRUE);
}

void
inno_help_section_free (InnoHelpSection *section)
{
  g_free (section->text);
  g_free (section);
}

static const InnoChart *
find_chart (const char *page,
            const char *subject)
{
  guint n_charts;
  const InnoChart *const *charts = inno_chart_get_all (&n_charts);
  const InnoChart *first = NULL;

  for (guint i = 0; i < n_charts; i++)
    {
      if (g_str_equal (charts[i]->id, subject))
        return charts[i];
      if (first == NULL && g_str_equal (charts[i]->page, page))
        first = charts[i];
    }

  return first;
}

/**
 * inno_help_place_of_link:
 * @link: where somebody is, as win.go takes it: "page/subject?query"
 *
 * Returns: (transfer full): what the help says of it
 */
char *
inno_help_place_of_link (const char *link)
{
  g_autofree char *path = g_strndup (link, strcspn (link, "?"));
  g_auto (GStrv) parts = g_strsplit (path, "/", 3);
  const InnoChart *chart;

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (parts[0], pages[i].page) == 0)
      return g_strdup (pages[i].place);

  if (parts[0] == NULL)
    return g_strdup ("start");

  chart = find_chart (parts[0], parts[1] != NULL ? parts[1] : "");
  return chart != NULL ? g_strconcat ("figures/", chart->id, NULL) : g_strdup ("start");
}
