/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include "inno-checks-private.h"

#include <glib/gi18n-lib.h>

#include "inno-format.h"

/* So many are named in the foot of a chart; the others are counted. */
#define MAX_NAMED 3
/* Characters of a reason that are written there. */
#define MAX_REASON 120
/* Digits of a share that count: what changes beyond them is no other figure. */
#define SHARE_FORMAT "%.4f"

/* What a finding is, so that it can be found again: what it is about, and its figures. */

/* The names it speaks of tell it from others of the same subject, as does the member that
 * is at fault. */
static char *
describe_thing (const InnoFinding *finding)
{
  g_autoptr (GString) text = g_string_new (finding->part);

  for (guint i = 0; i < INNO_FINDING_MAX_ARGUMENTS; i++)
    if (finding->arguments[i].kind == INNO_ARGUMENT_NAME)
      g_string_append_printf (text, " %s", finding->arguments[i].text);

  return g_strstrip (g_string_free (g_steal_pointer (&text), FALSE));
}

/* For no person, and so the same in every language. */
static char *
describe_figures (const InnoFinding *finding)
{
  g_autoptr (GString) text = g_string_new (inno_vocabulary_get_id (INNO_VOCABULARY_RULE, finding->state));
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < INNO_FINDING_MAX_ARGUMENTS; i++)
    {
      const InnoArgument *argument = &finding->arguments[i];

      if (argument->kind == INNO_ARGUMENT_SHARE)
        g_string_append_printf (text, " %s", g_ascii_formatd (digits, sizeof digits, SHARE_FORMAT, argument->fraction));
      else if (argument->kind == INNO_ARGUMENT_TEXT || argument->kind == INNO_ARGUMENT_LANGUAGES)
        g_string_append_printf (text, " %s", argument->text);
      else if (argument->kind != INNO_ARGUMENT_NONE && argument->kind != INNO_ARGUMENT_NAME)
        g_string_append_printf (text, " %" G_GINT64_FORMAT, argument->integer);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Of those for other figures, the last. */
static void
find_earlier (InnoCheckRun       *run,
              InnoFinding        *finding,
              const InnoAccepted *accepted)
{
  for (guint i = 0; i < g_list_model_get_n_items (run->acceptances); i++)
    {
      g_autoptr (InnoAcceptance) acceptance = g_list_model_get_item (run->acceptances, i);

      if (inno_acceptance_is_of_same (acceptance, accepted) &&
          (finding->acceptance == NULL ||
           inno_acceptance_get_at (acceptance) >= inno_acceptance_get_at (finding->acceptance)))
        g_set_object (&finding->acceptance, acceptance);
    }
}

/* Whether somebody has accepted it: as it is, or when the figures were others. */
void
inno_check_run_match (InnoCheckRun *run,
                      InnoFinding  *finding)
{
  g_autofree char *about = describe_thing (finding);
  g_autofree char *figures = describe_figures (finding);
  const InnoAccepted accepted = { finding->check->id, finding->subject, about, figures };
  g_autofree char *id = inno_acceptance_make_id (&accepted);
  InnoEntity *entity = inno_portfolio_find (run->portfolio, id);

  finding->is_accepted = INNO_IS_ACCEPTANCE (entity);
  if (finding->is_accepted)
    finding->acceptance = INNO_ACCEPTANCE (g_object_ref (entity));
  else
    find_earlier (run, finding, &accepted);
}

/**
 * inno_finding_can_be_accepted:
 * @self: a finding
 *
 * What the source of the data is to be asked for passes by itself.
 *
 * Returns: whether a person may say that it stays as it is
 */
gboolean
inno_finding_can_be_accepted (const InnoFinding *self)
{
  return self->check->mend != INNO_MEND_SOURCE && !self->is_accepted;
}

/**
 * inno_finding_make_acceptance:
 * @self: a finding
 * @reason: why it stays as it is, in one line
 * @lang: the active language
 *
 * Returns: (transfer full): a document that says so, which nobody has kept yet
 */
JsonObject *
inno_finding_make_acceptance (const InnoFinding *self,
                              const char        *reason,
                              InnoLang           lang)
{
  g_autofree char *about = describe_thing (self);
  g_autofree char *figures = describe_figures (self);
  const InnoAccepted accepted = { self->check->id, self->subject, about, figures };
  g_autoptr (InnoText) label = inno_text_new (NULL, NULL, NULL);

  label->in[lang] = inno_finding_get_label (self, lang);
  return inno_acceptance_make_document (&accepted, self->name != NULL ? self->name : label, reason);
}

/**
 * inno_findings_accept:
 * @findings: (element-type InnoFinding): findings of one report, at least one
 * @reason: why they stay as they are, in one line
 * @lang: the active language
 *
 * Returns: (transfer full): a step that keeps this, for all who share the portfolio
 */
InnoEdit *
inno_findings_accept (GPtrArray  *findings,
                      const char *reason,
                      InnoLang    lang)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  InnoEdit *edit = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      g_autoptr (JsonObject) document = inno_finding_make_acceptance (g_ptr_array_index (findings, i), reason, lang);
      const char *id = json_object_get_string_member (document, "_id");

      if (edit == NULL)
        edit = inno_edit_new (INNO_EDIT_CREATE, id);
      if (g_hash_table_add (ids, g_strdup (id)))
        inno_edit_put (edit, NULL, document);
    }

  return edit;
}

/**
 * inno_acceptances_take_back:
 * @acceptances: (element-type InnoAcceptance): at least one
 *
 * Returns: (transfer full): a step after which what was accepted is open again
 */
InnoEdit *
inno_acceptances_take_back (GPtrArray *acceptances)
{
  InnoEdit *edit = inno_edit_new (INNO_EDIT_DELETE, inno_entity_get_id (acceptances->pdata[0]));

  for (guint i = 0; i < acceptances->len; i++)
    inno_edit_remove (edit, inno_acceptance_get_document (acceptances->pdata[i]));

  return edit;
}

/**
 * inno_finding_format_acceptance:
 * @self: a finding
 * @lang: the active language
 *
 * Returns: (transfer full) (nullable): who has accepted it, when and why, in a sentence;
 *   of one that was accepted for other figures it says so
 */
char *
inno_finding_format_acceptance (const InnoFinding *self,
                                InnoLang           lang)
{
  const InnoFormat *format = inno_format_get (lang);
  const char *by = self->acceptance != NULL ? inno_acceptance_get_by (self->acceptance) : NULL;
  const char *reason;
  g_autofree char *day = NULL;

  if (self->acceptance == NULL)
    return NULL;

  reason = inno_acceptance_get_reason (self->acceptance);
  /* Translators: in place of a day that is not known */
  day = inno_acceptance_get_at (self->acceptance) > 0
    ? inno_format_day (format, inno_acceptance_get_day (self->acceptance)) : g_strdup (_("day not known"));
  if (!self->is_accepted)
    return g_strdup_printf (_("Accepted %s for other figures: %s"), day, reason);
  if (by != NULL)
    /* Translators: a day, the name of a person, a reason */
    return g_strdup_printf (_("Accepted %s, %s: %s"), day, by, reason);

  return g_strdup_printf (_("Accepted %s: %s"), day, reason);
}

/* The foot of charts */

static char *
describe_figure (const InnoFinding *finding,
                 InnoLang           lang)
{
  const InnoFormat *format = inno_format_get (lang);
  const InnoArgument *first = &finding->arguments[0];
  gboolean is_share = g_str_has_prefix (finding->check->id, "city-share-");
  g_autofree char *figure = NULL;

  if (finding->state == INNO_RULE_UNKNOWN)
    return g_strdup (is_share ? _("city share not known") : _("cities not known"));

  figure = is_share ? inno_format_percent (format, first->fraction, 1) : inno_format_count (format, first->integer);
  return g_strdup_printf (is_share ? _("city share %s") : _("cities: %s"), figure);
}

/* As the chart calls it. */
static char *
get_label (const InnoCheckRun *run,
           const InnoFinding  *finding,
           InnoLang            lang)
{
  InnoEntity *entity = inno_portfolio_find (run->portfolio, finding->subject);
  guint project;

  if (entity != NULL)
    return g_strdup (inno_entity_get_label (entity, lang));
  if (inno_facts_find_project (run->facts, finding->subject, &project))
    return g_strdup (inno_facts_get_project_label (run->facts, project, lang));

  return inno_finding_get_label (finding, lang);
}

/* A foot is no place for a whole story. */
static char *
shorten (const char *reason)
{
  g_autofree char *head = NULL;

  if (g_utf8_strlen (reason, -1) <= MAX_REASON)
    return g_strdup (reason);

  head = g_utf8_substring (reason, 0, MAX_REASON);
  return g_strconcat (g_strchomp (head), "…", NULL);
}

static char *
describe_accepted (const InnoCheckRun *run,
                   GPtrArray          *accepted,
                   InnoLang            lang)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *count = NULL;

  for (guint i = 0; i < MIN (accepted->len, MAX_NAMED); i++)
    {
      const InnoFinding *finding = g_ptr_array_index (accepted, i);
      g_autofree char *label = get_label (run, finding, lang);
      g_autofree char *figure = describe_figure (finding, lang);
      g_autofree char *reason = shorten (inno_acceptance_get_reason (finding->acceptance));

      g_string_append_printf (list, "%s%s, %s: %s", i > 0 ? "; " : "", label, figure, reason);
    }
  if (accepted->len <= MAX_NAMED)
    return g_strdup_printf (_("Accepted: %s"), list->str);

  count = inno_format_count (inno_format_get (lang), accepted->len - MAX_NAMED);
  return g_strdup_printf (_("Accepted: %s; and %s more"), list->str, count);
}

/**
 * inno_facts_describe_accepted:
 * @facts: the facts of a chart
 * @checks: (array zero-terminated=1): ids of the checks of rules that are about its figures
 * @query: what it asks; its language must be the active one
 *
 * Returns: (transfer full) (nullable): which of them are broken or not known and somebody
 *   has accepted that, for the foot of the chart; %NULL where there are none
 */
char *
inno_facts_describe_accepted (InnoFacts          *facts,
                              const char * const *checks,
                              const InnoQuery    *query)
{
  const InnoCheckOptions options = { .filter = query, .today = INNO_DAY_NONE };
  g_auto (InnoCheckRun) run = { .options = &options };
  g_autoptr (GPtrArray) accepted = NULL;

  /* Of most portfolios nothing has to be looked at. */
  if (g_list_model_get_n_items (inno_portfolio_get_list (inno_facts_get_portfolio (facts), INNO_TYPE_ACCEPTANCE)) == 0 ||
      !inno_check_run_init (&run, facts, NULL))
    return NULL;

  accepted = inno_check_run_list_accepted (&run, checks);
  return accepted->len > 0 ? describe_accepted (&run, accepted, query->lang) : NULL;
}
