/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-project-words.h"

#include <glib/gi18n-lib.h>

#include "inno-format.h"
#include "inno-json.h"

/* So long a time is told in days, and then in months; then in years. */
#define MOST_DAYS 60
#define MOST_MONTHS 24
#define DAYS_IN_MONTH 30.4375

static const InnoFormat *
get_format (void)
{
  return inno_format_get (inno_lang_get_active ());
}

const char *
inno_project_get_string (JsonObject *document,
                         const char *member)
{
  const char *value = NULL;

  inno_json_get_optional_string (document, "", member, &value, NULL);

  return value != NULL && *value != '\0' ? value : NULL;
}

InnoDay
inno_project_get_day (JsonObject *document,
                      const char *member)
{
  InnoDay day = INNO_DAY_NONE;

  inno_json_get_optional_day (document, "", member, &day, NULL);

  return day;
}

guint
inno_project_get_term (JsonObject     *document,
                       const char     *member,
                       InnoVocabulary  vocabulary)
{
  const char *id = inno_project_get_string (document, member);
  guint value = 0;

  if (id != NULL)
    inno_vocabulary_find (vocabulary, id, &value);

  return value;
}

/* Returns: (transfer full) (nullable): in the active language, or one there is */
char *
inno_project_get_text (JsonObject *document,
                       const char *member)
{
  g_autoptr (InnoText) text = NULL;

  if (!inno_json_get_optional_text (document, "", member, &text, NULL) || text == NULL)
    return NULL;

  return g_strdup (inno_text_get (text, inno_lang_get_active (), NULL));
}

/* Returns: (transfer full): those of a list of references, in its order */
GStrv
inno_project_get_ids (JsonObject *document,
                      const char *member)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  JsonArray *array = inno_json_get_array (document, "", member, NULL);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        g_strv_builder_add (ids, json_node_get_string (node));
    }

  return g_strv_builder_end (ids);
}

/* Returns: (transfer full): what people call it; its id where it has no name */
char *
inno_project_say_name (JsonObject *document)
{
  char *name = inno_project_get_text (document, "name");

  return name != NULL ? name : g_strdup (inno_project_get_string (document, "_id"));
}

/* "Photonics, sub-project of Oulu" as "Sub-project of Oulu" under "Photonics": else the names in a group begin alike,
 * and end where there is no room for what tells them apart. */
char *
inno_project_say_short_name (const char *name,
                             const char *group)
{
  const char *rest = group != NULL && g_str_has_prefix (name, group) ? name + strlen (group) : "";
  char first[7] = "";

  if (g_unichar_isalnum (g_utf8_get_char (rest)))
    return g_strdup (name);
  while (*rest != '\0' && !g_unichar_isalnum (g_utf8_get_char (rest)))
    rest = g_utf8_next_char (rest);
  if (*rest == '\0')
    return g_strdup (name);

  g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (rest)), first);
  return g_strconcat (first, g_utf8_next_char (rest), NULL);
}

char *
inno_project_say_entity (InnoPortfolio *portfolio,
                         const char    *id)
{
  InnoEntity *entity = inno_portfolio_find (portfolio, id);

  return g_strdup (entity != NULL ? inno_entity_get_label (entity, inno_lang_get_active ()) : id);
}

static char *
say_days (gint64   n,
          gboolean is_past)
{
  g_autofree char *count = inno_format_count (get_format (), n);

  return g_strdup_printf (is_past ? ngettext ("%s day ago", "%s days ago", n)
                                  : ngettext ("in %s day", "in %s days", n), count);
}

static char *
say_months (gint64   n,
            gboolean is_past)
{
  g_autofree char *count = inno_format_count (get_format (), n);

  return g_strdup_printf (is_past ? ngettext ("%s month ago", "%s months ago", n)
                                  : ngettext ("in %s month", "in %s months", n), count);
}

static char *
say_years (gint64   n,
           gboolean is_past)
{
  g_autofree char *count = inno_format_count (get_format (), n);

  return g_strdup_printf (is_past ? ngettext ("%s year ago", "%s years ago", n)
                                  : ngettext ("in %s year", "in %s years", n), count);
}

/**
 * inno_project_say_span:
 * @from: the day it is
 * @to: another day
 *
 * Returns: (transfer full): how far that is, such as "in 51 days" or "3 months ago"
 */
char *
inno_project_say_span (InnoDay from,
                       InnoDay to)
{
  gint64 days = ABS ((gint64) to - from);
  gint64 months = (gint64) (days / DAYS_IN_MONTH + 0.5);

  if (days == 0)
    return g_strdup (_("today"));
  if (days < MOST_DAYS)
    return say_days (days, to < from);
  if (months < MOST_MONTHS)
    return say_months (months, to < from);

  return say_years ((months + 6) / 12, to < from);
}

/* What the days add to the status: what comes next, and what has been. */
static char *
say_turn (InnoStatus status,
          InnoDay    start,
          InnoDay    end,
          InnoDay    today)
{
  InnoDay day = status == INNO_STATUS_PLANNED ? start : end;
  g_autofree char *span = NULL;

  if (day == INNO_DAY_NONE || status == INNO_STATUS_CANCELLED)
    return NULL;

  span = inno_project_say_span (today, day);
  if (status == INNO_STATUS_PLANNED)
    /* Translators: %s is "in 51 days", "today" or "3 months ago" */
    return g_strdup_printf (day < today ? _("was to start %s") : _("starts %s"), span);
  /* Before its time: that it has ended is all there is to say. */
  if (status == INNO_STATUS_ENDED)
    return day <= today ? g_strdup_printf (_("ended %s"), span) : NULL;

  return g_strdup_printf (day < today ? _("was to end %s") : _("ends %s"), span);
}

/**
 * inno_project_say_status:
 * @document: of a project
 * @today: the day that the data speaks of
 *
 * Returns: (transfer full): such as "ongoing, ends in 51 days"
 */
char *
inno_project_say_status (JsonObject *document,
                         InnoDay     today)
{
  guint status = inno_project_get_term (document, "status", INNO_VOCABULARY_STATUS);
  g_autofree char *word = g_utf8_strdown (inno_vocabulary_get_label (INNO_VOCABULARY_STATUS, status), -1);
  g_autofree char *turn = say_turn (status, inno_project_get_day (document, "start"),
                                    inno_project_get_day (document, "end"), today);

  if (turn == NULL)
    return g_steal_pointer (&word);

  /* That it ended says both. */
  return status == INNO_STATUS_ENDED ? g_steal_pointer (&turn) : g_strdup_printf ("%s, %s", word, turn);
}

/* The role of each city of the project in the lead theme; of one city without its name. */
static char *
say_roles (InnoPortfolio *portfolio,
           InnoLeadTheme *lead_theme,
           char         **cities)
{
  g_autoptr (GStrvBuilder) roles = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; cities[i] != NULL; i++)
    {
      int role = inno_lead_theme_find_role (lead_theme, cities[i]);
      g_autofree char *city = inno_project_say_entity (portfolio, cities[i]);
      g_autofree char *word = NULL;
      g_autofree char *both = NULL;

      if (role < 0)
        continue;
      word = g_utf8_strdown (inno_vocabulary_get_label (INNO_VOCABULARY_ROLE, role), -1);
      both = cities[1] == NULL ? g_strdup (word) : g_strdup_printf ("%s %s", city, word);
      g_strv_builder_add (roles, both);
    }
  words = g_strv_builder_end (roles);

  return *words != NULL ? g_strjoinv (", ", words) : NULL;
}

/* Returns: (transfer full) (nullable): such as "Photonics · implementer" */
char *
inno_project_say_lead_theme (JsonObject    *document,
                             InnoPortfolio *portfolio)
{
  const char *id = inno_project_get_string (document, "lead_theme");
  InnoEntity *entity = id != NULL ? inno_portfolio_find (portfolio, id) : NULL;
  g_auto (GStrv) cities = inno_project_get_ids (document, "cities");
  g_autofree char *roles = NULL;

  if (id == NULL)
    return NULL;
  if (!INNO_IS_LEAD_THEME (entity))
    return g_strdup (id);

  roles = say_roles (portfolio, INNO_LEAD_THEME (entity), cities);

  return g_strjoin (" · ", inno_entity_get_label (entity, inno_lang_get_active ()), roles, NULL);
}

static const char *
say_origin_kind (const char *kind)
{
  static const struct { const char *id; const char *label; } kinds[] = {
    { "eura", N_("EURA 2021 list") },
    { "kohesio", N_("Kohesio list") },
    { "cordis", N_("CORDIS list") },
    { "csv", N_("Table in a file") },
    { "changes", N_("File of changes") },
    { "manual", N_("Entered by hand") },
    { "sample", N_("Invented for the sample") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].id, kind) == 0)
      return _(kinds[i].label);

  return kind;
}

static char *
say_row (JsonObject *origin)
{
  gboolean is_known = FALSE;
  gint64 row = 0;
  g_autofree char *number = NULL;

  if (!inno_json_get_optional_integer (origin, "", "row", &is_known, &row, NULL) || !is_known)
    return NULL;

  number = inno_format_count (get_format (), row);

  /* Translators: of a file */
  return g_strdup_printf (_("row %s"), number);
}

/**
 * inno_project_say_origin:
 * @document: of a project
 *
 * Returns: (transfer full): the list, the file and the row it came from, and when it
 *   was fetched
 */
char *
inno_project_say_origin (JsonObject *document)
{
  JsonNode *node = json_object_get_member (document, "origin");
  JsonObject *origin = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *place = NULL;
  g_autofree char *day = NULL;

  if (origin == NULL)
    return g_strdup (_("Not known"));

  for (guint i = 0; i < 3; i++)
    {
      char *word = i == 0 ? g_strdup (say_origin_kind (inno_project_get_string (origin, "kind")))
                 : i == 1 ? g_strdup (inno_project_get_string (origin, "file"))
                 : say_row (origin);

      if (word != NULL)
        g_ptr_array_add (words, word);
    }
  g_ptr_array_add (words, NULL);
  place = g_strjoinv (", ", (char **) words->pdata);
  day = inno_format_day (get_format (), inno_project_get_day (origin, "retrieved"));
  if (*place == '\0' && *day == '\0')
    return g_strdup (_("Not known"));
  if (*day == '\0')
    return g_steal_pointer (&place);

  /* Translators: "EURA 2021 list, eura.csv, row 1,204. Fetched 10 April 2025." */
  return g_strdup_printf (_("%s. Fetched %s."), *place != '\0' ? place : _("Source not known"), day);
}

/* Returns: (transfer full) (nullable): who changed it by hand last, and when */
char *
inno_project_say_editor (JsonObject *document)
{
  JsonNode *node = json_object_get_member (document, "edit");
  JsonObject *edit = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *who = edit != NULL ? inno_project_get_string (edit, "by") : NULL;
  const char *when = edit != NULL ? inno_project_get_string (edit, "at") : NULL;
  g_autofree char *day = NULL;
  gint64 seconds;

  if (when != NULL && inno_timestamp_parse_iso (when, &seconds))
    day = inno_format_timestamp (get_format (), seconds);
  if (day == NULL)
    return who != NULL ? g_strdup_printf (_("Edited by %s."), who) : NULL;

  return who != NULL ? g_strdup_printf (_("Edited by %s, %s."), who, day)
                     : g_strdup_printf (_("Edited by hand, %s."), day);
}

/* Returns: (transfer full): euros, or that it is not known */
char *
inno_project_say_cents (gboolean is_known,
                        gint64   cents)
{
  return is_known ? inno_format_euros (get_format (), cents) : g_strdup (_("not known"));
}
