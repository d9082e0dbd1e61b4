/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-jump-place.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-commands.h"
#include "inno-format.h"
#include "inno-link.h"
#include "inno-pages.h"

/* Of what the store found in something else than the name: below all names. */
#define RANK_ELSEWHERE 10000

/* How a kind is headed, and where one goes to a thing of it: a link with its id. */
static const struct
{
  const char *title;
  const char *icon_name;
  const char *link;
  GType     (*get_type) (void);     /* of what the portfolio lists */
} kinds[INNO_N_JUMP_KINDS] = {
  [INNO_JUMP_RECENT]     = { N_("Recent"), "document-open-recent-symbolic" },
  [INNO_JUMP_PAGE]       = { N_("Pages"), NULL },
  [INNO_JUMP_CHART]      = { N_("Charts"), "view-list-ordered-symbolic" },
  [INNO_JUMP_CITY]       = { N_("Cities"), "mark-location-symbolic", "cities/%s", inno_city_get_type },
  [INNO_JUMP_AGREEMENT]  = { N_("Agreements"), "mark-location-symbolic", "cities/%s", inno_agreement_get_type },
  [INNO_JUMP_LEAD_THEME] = { N_("Lead themes"), "view-grid-symbolic", "lead-themes/flow?lead-theme=%s",
                             inno_lead_theme_get_type },
  [INNO_JUMP_THEME]      = { N_("Themes"), "view-grid-symbolic", "funding/funding-shares?theme=%s",
                             inno_theme_get_type },
  [INNO_JUMP_METRIC]     = { N_("Impact metrics"), "starred-symbolic", "impact/impact?metric=%s",
                             inno_metric_get_type },
  [INNO_JUMP_PROJECT]    = { N_("Projects"), "view-list-bullet-symbolic", "projects/%s" },
  [INNO_JUMP_ACTION]     = { N_("Actions"), "system-run-symbolic" },
};

const char *
inno_jump_kind_get_title (InnoJumpKind kind)
{
  return _(kinds[kind].title);
}

/**
 * inno_jump_place_new:
 * @kind: what it is
 * @action: a detailed action of the window, which goes there
 * @label: what it is called, in the active language
 *
 * Returns: (transfer full): a place found by its label
 */
InnoJumpPlace *
inno_jump_place_new (InnoJumpKind  kind,
                     const char   *action,
                     const char   *label)
{
  InnoJumpPlace *self = g_new0 (InnoJumpPlace, 1);

  self->kind = kind;
  self->action = g_strdup (action);
  self->label = g_strdup (label);
  self->icon_name = kinds[kind].icon_name;
  self->sort_key = inno_format_collation_key (inno_format_get (inno_lang_get_active ()), label);
  inno_jump_name_init (&self->name, label);

  return self;
}

static char *
format_link (InnoJumpKind  kind,
             const char   *id)
{
  g_auto (GStrv) parts = g_strsplit (kinds[kind].link, "%s", 2);

  return g_strconcat ("win.go::", parts[0], id, parts[1], NULL);
}

/**
 * inno_jump_place_new_thing:
 * @kind: a kind of thing with an id
 * @id: its id
 * @name: (nullable): its names; without any it goes by its id
 *
 * Returns: (transfer full): a place found by its name in any language
 */
InnoJumpPlace *
inno_jump_place_new_thing (InnoJumpKind    kind,
                           const char     *id,
                           const InnoText *name)
{
  g_autofree char *action = format_link (kind, id);
  const char *label = name != NULL ? inno_text_get (name, inno_lang_get_active (), NULL) : NULL;
  InnoJumpPlace *self = inno_jump_place_new (kind, action, label != NULL ? label : id);
  g_autoptr (GString) names = g_string_new (self->label);

  for (guint i = 0; name != NULL && i < INNO_N_LANGS; i++)
    if (name->in[i] != NULL && !g_str_equal (name->in[i], self->label))
      g_string_append_printf (names, "\n%s", name->in[i]);
  inno_jump_name_clear (&self->name);
  inno_jump_name_init (&self->name, names->str);

  return self;
}

InnoJumpPlace *
inno_jump_place_copy (const InnoJumpPlace *self)
{
  InnoJumpPlace *copy = inno_jump_place_new (self->kind, self->action, self->label);

  copy->detail = g_strdup (self->detail);
  copy->icon_name = self->icon_name;

  return copy;
}

void
inno_jump_place_free (InnoJumpPlace *self)
{
  g_free (self->action);
  g_free (self->label);
  g_free (self->detail);
  inno_jump_name_clear (&self->name);
  g_free (self->sort_key);
  g_free (self);
}

static const InnoPageKind *
find_page (const char *id,
           gsize       length)
{
  guint n_pages;
  const InnoPageKind *pages = inno_pages_get_all (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    if (strlen (pages[i].id) == length && strncmp (pages[i].id, id, length) == 0)
      return &pages[i];

  return NULL;
}

/**
 * inno_jump_place_new_link:
 * @text: what somebody typed or pasted
 *
 * Returns: (transfer full) (nullable): the place that a link leads to, as copied from a
 *   project ("innocities:project/…"), or a place ("projects/project:…"); %NULL where it is none
 */
InnoJumpPlace *
inno_jump_place_new_link (const char *text)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));
  g_autofree char *link = inno_link_is (typed) ? inno_link_to_place (typed, NULL) : g_strdup (typed);
  gsize length = link != NULL ? strcspn (link, "/?") : 0;
  const InnoPageKind *page = link != NULL ? find_page (link, length) : NULL;
  g_autofree char *action = NULL;
  g_autofree char *label = NULL;
  InnoJumpPlace *self;

  /* The bare name of a page is found as such; a link is one all the same. */
  if (page == NULL || (!inno_link_is (typed) && (link[length] == '\0' || link[length + 1] == '\0')))
    return NULL;

  action = g_strconcat ("win.go::", link, NULL);
  label = g_strdup_printf (_("Go to “%s”"), typed);
  self = inno_jump_place_new (INNO_JUMP_PAGE, action, label);
  self->icon_name = page->icon_name;

  return self;
}

static void
add_pages (GPtrArray *places)
{
  guint n_pages;
  const InnoPageKind *pages = inno_pages_get_all (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *action = g_strconcat ("win.go::", pages[i].id, NULL);
      InnoJumpPlace *place = inno_jump_place_new (INNO_JUMP_PAGE, action, _(pages[i].title));

      place->icon_name = pages[i].icon_name;
      g_ptr_array_add (places, place);
    }
}

static void
add_charts (GPtrArray *places)
{
  guint n_charts;
  const InnoChart *const *charts = inno_chart_get_all (&n_charts);

  for (guint i = 0; i < n_charts; i++)
    {
      const InnoPageKind *page = find_page (charts[i]->page, strlen (charts[i]->page));
      g_autofree char *action = g_strconcat ("win.go::", charts[i]->page, "/", charts[i]->id, NULL);
      InnoJumpPlace *place;

      if (page == NULL)
        continue;
      place = inno_jump_place_new (INNO_JUMP_CHART, action, _(charts[i]->title));
      place->detail = g_strdup (_(page->title));
      place->icon_name = page->icon_name;
      g_ptr_array_add (places, place);
    }
}

/* Things of a kind whose page there is. */
static void
add_things (GPtrArray     *places,
            InnoJumpKind   kind,
            InnoPortfolio *portfolio)
{
  GListModel *list = inno_portfolio_get_list (portfolio, kinds[kind].get_type ());

  if (find_page (kinds[kind].link, strcspn (kinds[kind].link, "/?")) == NULL)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (InnoEntity) entity = g_list_model_get_item (list, i);

      g_ptr_array_add (places, inno_jump_place_new_thing (kind, inno_entity_get_id (entity),
                                                          inno_entity_get_name (entity)));
    }
}

static gboolean
can_do (const char      *action,
        InnoJumpCanFunc  can,
        gpointer         user_data)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  return g_action_parse_detailed_name (action, &name, &target, NULL) && can (name, user_data);
}

static void
add_actions (GPtrArray       *places,
             InnoJumpCanFunc  can,
             gpointer         user_data)
{
  guint n_commands;
  const InnoCommand *commands = inno_commands_get_all (&n_commands);

  for (guint i = 0; i < n_commands; i++)
    {
      InnoJumpPlace *place;

      if (commands[i].is_way || !can_do (commands[i].action, can, user_data))
        continue;
      place = inno_jump_place_new (INNO_JUMP_ACTION, commands[i].action, _(commands[i].label));
      place->icon_name = commands[i].icon_name;
      g_ptr_array_add (places, place);
    }
}

/**
 * inno_jump_list_places:
 * @facts: (nullable): whose cities, themes and metrics
 * @can: whether an action can be done
 * @user_data: for @can
 *
 * Lists all places but the projects, of which there may be a million.
 *
 * Returns: (transfer container) (element-type InnoJumpPlace): the places by kind, each
 *   kind in its own order
 */
GPtrArray *
inno_jump_list_places (InnoFacts       *facts,
                       InnoJumpCanFunc  can,
                       gpointer         user_data)
{
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_jump_place_free);

  add_pages (places);
  add_charts (places);
  for (InnoJumpKind kind = 0; facts != NULL && kind < INNO_N_JUMP_KINDS; kind++)
    if (kinds[kind].get_type != NULL)
      add_things (places, kind, inno_facts_get_portfolio (facts));
  add_actions (places, can, user_data);

  return places;
}

typedef struct
{
  const InnoJumpPlace *place;
  guint                rank;
  guint                best;       /* of its kind */
} Match;

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const Match *left = a;
  const Match *right = b;

  if (left->best != right->best)
    return left->best < right->best ? -1 : 1;
  if (left->place->kind != right->place->kind)
    return left->place->kind < right->place->kind ? -1 : 1;
  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;

  return strcmp (left->place->sort_key, right->place->sort_key);
}

static guint
rank_place (const InnoJumpPlace   *place,
            const InnoJumpPattern *pattern)
{
  guint rank = inno_jump_pattern_match (pattern, &place->name);

  return rank == INNO_JUMP_NO_MATCH && place->is_found ? RANK_ELSEWHERE : rank;
}

/* The kind whose best match fits best comes first, so that Enter takes it. */
static GArray *
rank_places (GPtrArray             *places,
             const InnoJumpPattern *pattern)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (Match));
  guint best[INNO_N_JUMP_KINDS];

  memset (best, 0xff, sizeof best);
  for (guint i = 0; i < places->len; i++)
    {
      Match match = { g_ptr_array_index (places, i), 0, 0 };

      match.rank = rank_place (match.place, pattern);
      if (match.rank == INNO_JUMP_NO_MATCH)
        continue;
      best[match.place->kind] = MIN (best[match.place->kind], match.rank);
      g_array_append_val (matches, match);
    }

  for (guint i = 0; i < matches->len; i++)
    {
      Match *match = &g_array_index (matches, Match, i);

      match->best = best[match->place->kind];
    }
  g_array_sort (matches, compare_matches);

  return matches;
}

/**
 * inno_jump_find_places:
 * @places: (element-type InnoJumpPlace): where to look
 * @pattern: what for; not empty
 *
 * Returns: (transfer container) (element-type InnoJumpPlace): those that fit, the kind
 *   of the best first and the best of each kind first; they belong to @places
 */
GPtrArray *
inno_jump_find_places (GPtrArray             *places,
                       const InnoJumpPattern *pattern)
{
  g_autoptr (GArray) matches = rank_places (places, pattern);
  guint n_found[INNO_N_JUMP_KINDS] = { 0 };
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < matches->len; i++)
    {
      const InnoJumpPlace *place = g_array_index (matches, Match, i).place;

      if (n_found[place->kind]++ < INNO_JUMP_MOST)
        g_ptr_array_add (found, (gpointer) place);
    }

  return found;
}
