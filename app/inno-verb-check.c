/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-checks.h"
#include "inno-format.h"
#include "inno-json.h"
#include "inno-output.h"
#include "inno-place.h"
#include "inno-query-options.h"
#include "inno-verb.h"

typedef struct
{
  InnoPlace  place;
  char      *format;
  char      *output;
  char      *lang;
  int        max_days;
  char      *accept;     /* id of a check */
  char      *reopen;     /* so too */
  char      *reason;
  char      *subject;    /* what the finding is about */
} Options;

typedef struct
{
  const char  *id;
  GBytes     *(*write) (const InnoCheckReport *report);
  gboolean     has_names;    /* of the subjects, besides their ids */
} Format;

static void
options_clear (Options *options)
{
  inno_place_clear (&options->place);
  g_clear_pointer (&options->format, g_free);
  g_clear_pointer (&options->output, g_free);
  g_clear_pointer (&options->lang, g_free);
  g_clear_pointer (&options->accept, g_free);
  g_clear_pointer (&options->reopen, g_free);
  g_clear_pointer (&options->reason, g_free);
  g_clear_pointer (&options->subject, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
is_check (const char *id)
{
  guint n_checks;
  const InnoCheck * const *checks = inno_checks_get_all (&n_checks);

  for (guint i = 0; i < n_checks; i++)
    if (g_str_equal (checks[i]->id, id))
      return TRUE;

  return FALSE;
}

/* One word more than the options: what the finding is about. */
static gboolean
check_deed (Options  *options,
            int       argc,
            char    **argv,
            GError  **error)
{
  const char *check = options->accept != NULL ? options->accept : options->reopen;

  if (options->reason != NULL)
    g_strstrip (options->reason);

  if (options->accept != NULL && options->reopen != NULL)
    g_set_error_literal (error, INNO_USAGE_ERROR, 0, _("Either --accept or --reopen, not both."));
  else if (!is_check (check))
    g_set_error (error, INNO_USAGE_ERROR, 0, _("“%s” is not a value of --%s."), check,
                 options->accept != NULL ? "accept" : "reopen");
  else if (argc != 2)
    g_set_error_literal (error, INNO_USAGE_ERROR, 0, _("Name the check and one subject."));
  else if (options->accept != NULL &&
           (options->reason == NULL || *options->reason == '\0' || strpbrk (options->reason, "\r\n") != NULL))
    g_set_error_literal (error, INNO_USAGE_ERROR, 0, _("--reason takes one line of text."));
  else
    {
      options->subject = g_strdup (argv[1]);
      return TRUE;
    }

  return FALSE;
}

static gboolean
check_usage (Options        *options,
             int             argc,
             char          **argv,
             GError        **error)
{
  gboolean is_deed = options->accept != NULL || options->reopen != NULL;
  InnoLang lang;

  if (is_deed && !check_deed (options, argc, argv, error))
    return FALSE;

  if (!is_deed && argc > 1)
    g_set_error (error, INNO_USAGE_ERROR, 0, _("“%s” is one word too many."), argv[1]);
  else if (options->max_days < 0)
    g_set_error_literal (error, INNO_USAGE_ERROR, 0, _("--max-days takes a number of days."));
  else if (inno_query_options_parse_lang (options->lang, &lang, error))
    {
      inno_lang_activate (lang);
      return TRUE;
    }

  return FALSE;
}

static gboolean
parse (Options   *options,
       int       *argc,
       char    ***argv,
       GError   **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_("[SUBJECT]"));
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format, N_("text or json"), N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, N_("File to write"), N_("FILE") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options->lang, N_("Language: fi, sv or en"), N_("LANG") },
    { "max-days", 0, 0, G_OPTION_ARG_INT, &options->max_days,
      N_("Days since the last refresh until the data counts as old"), N_("DAYS") },
    { "accept", 0, 0, G_OPTION_ARG_STRING, &options->accept,
      N_("Accept what this check has found of SUBJECT, with a --reason"), N_("CHECK") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options->reason, N_("Why it stays as it is"), N_("TEXT") },
    { "reopen", 0, 0, G_OPTION_ARG_STRING, &options->reopen,
      N_("Open again what was accepted of SUBJECT"), N_("CHECK") },
    { NULL },
  };

  inno_place_add_options (context, entries, &options->place);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;

  return check_usage (options, *argc, *argv, error);
}

/* Text */

static void
append_finding (GString               *text,
                const InnoCheckReport *report,
                const InnoFinding     *finding)
{
  InnoLang lang = inno_lang_get_active ();
  g_autofree char *label = inno_finding_get_label (finding, lang);
  g_autofree char *message = inno_finding_format (finding, inno_facts_get_portfolio (report->facts), lang);
  g_autofree char *accepted = inno_finding_format_acceptance (finding, lang);

  g_string_append_printf (text, "  %s %s · %s%s%s\n", finding->state == INNO_RULE_UNKNOWN ? "?" : "–", label, message,
                          accepted != NULL ? " · " : "", accepted != NULL ? accepted : "");
}

static void
append_result (GString               *text,
               const InnoCheckReport *report,
               const InnoCheckResult *result)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  guint n = result->n_not_met + result->n_unknown;
  g_autofree char *count = inno_format_count (format, n);
  g_autofree char *rest = inno_format_count (format, n - result->findings->len);

  if (n == 0)
    return;

  g_string_append_printf (text, "%s%s: %s (%s)\n", text->len > 0 ? "\n" : "",
                          inno_severity_get_label (result->check->severity), _(result->check->title), count);
  for (guint i = 0; i < result->findings->len; i++)
    append_finding (text, report, g_ptr_array_index (result->findings, i));
  if (n > result->findings->len)
    g_string_append_printf (text, _("  and %s more\n"), rest);
}

static void
append_accepted (GString               *text,
                 const InnoCheckReport *report)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  guint n = inno_check_report_count_accepted (report);
  g_autofree char *count = inno_format_count (format, n);

  if (n == 0)
    return;

  g_string_append_printf (text, "%s%s (%s)\n", text->len > 0 ? "\n" : "", _("Accepted"), count);
  for (guint i = 0; i < report->results->len; i++)
    {
      const InnoCheckResult *result = &g_array_index (report->results, InnoCheckResult, i);

      for (guint j = 0; j < result->accepted->len; j++)
        append_finding (text, report, g_ptr_array_index (result->accepted, j));
    }
}

static GBytes *
write_text (const InnoCheckReport *report)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < report->results->len; i++)
    append_result (text, report, &g_array_index (report->results, InnoCheckResult, i));
  append_accepted (text, report);
  if (text->len == 0)
    g_string_append_printf (text, "%s\n", _("Nothing to mend"));

  return g_string_free_to_bytes (text);
}

/* JSON */

static JsonObject *
make_finding (const InnoCheckReport *report,
              const InnoFinding     *finding)
{
  g_autofree char *message = inno_finding_format (finding, inno_facts_get_portfolio (report->facts), inno_lang_get_active ());
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "check", finding->check->id);
  json_object_set_string_member (object, "severity", inno_severity_get_id (finding->check->severity));
  json_object_set_string_member (object, "state", inno_vocabulary_get_id (INNO_VOCABULARY_RULE, finding->state));
  json_object_set_string_member (object, "subject", finding->subject);
  json_object_set_string_member (object, "message", message);

  return object;
}

/* A string, or null. */
static void
set_text (JsonObject *object,
          const char *member,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
  else
    json_object_set_null_member (object, member);
}

static void
add_acceptance (JsonObject     *object,
                InnoAcceptance *acceptance)
{
  InnoDay day = inno_acceptance_get_day (acceptance);
  g_autofree char *on = day != INNO_DAY_NONE ? inno_day_to_iso (day) : NULL;

  set_text (object, "reason", inno_acceptance_get_reason (acceptance));
  set_text (object, "by", inno_acceptance_get_by (acceptance));
  set_text (object, "on", on);
}

static JsonArray *
make_findings (const InnoCheckReport *report,
               gboolean               is_accepted)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < report->results->len; i++)
    {
      const InnoCheckResult *result = &g_array_index (report->results, InnoCheckResult, i);
      GPtrArray *findings = is_accepted ? result->accepted : result->findings;

      for (guint j = 0; j < findings->len; j++)
        {
          const InnoFinding *finding = g_ptr_array_index (findings, j);
          JsonObject *object = make_finding (report, finding);

          if (is_accepted)
            add_acceptance (object, finding->acceptance);
          json_array_add_object_element (array, object);
        }
    }

  return array;
}

static GBytes *
write_json (const InnoCheckReport *report)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  char *text;

  json_object_set_array_member (object, "findings", make_findings (report, FALSE));
  json_object_set_array_member (object, "accepted", make_findings (report, TRUE));
  json_node_take_object (root, object);
  text = inno_json_to_string (root);

  return g_bytes_new_take (text, strlen (text));
}

static const Format formats[] = {
  { "text", write_text, TRUE },
  { "json", write_json, FALSE },
};

static const Format *
find_format (const char  *id,
             GError     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].id, id))
      return &formats[i];

  g_set_error (error, INNO_USAGE_ERROR, 0, _("“%s” is not a value of --%s."), id, "format");
  return NULL;
}

/* Accepting */

static InnoEdit *
make_acceptance (const Options          *options,
                 const InnoCheckReport  *report,
                 GError                **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();

  for (guint i = 0; i < report->results->len; i++)
    {
      const InnoCheckResult *result = &g_array_index (report->results, InnoCheckResult, i);

      for (guint j = 0; j < result->findings->len; j++)
        {
          InnoFinding *finding = g_ptr_array_index (result->findings, j);

          if (g_str_equal (result->check->id, options->accept) && g_str_equal (finding->subject, options->subject) &&
              inno_finding_can_be_accepted (finding))
            g_ptr_array_add (findings, finding);
        }
    }
  if (findings->len > 0)
    return inno_findings_accept (findings, options->reason, inno_lang_get_active ());

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("The check “%s” has found nothing of “%s” that could be accepted."),
               options->accept, options->subject);
  return NULL;
}

static InnoEdit *
make_reopening (const Options  *options,
                InnoPortfolio  *portfolio,
                GError        **error)
{
  GListModel *list = inno_portfolio_get_list (portfolio, INNO_TYPE_ACCEPTANCE);
  g_autoptr (GPtrArray) acceptances = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (InnoAcceptance) acceptance = g_list_model_get_item (list, i);
      const InnoAccepted *accepted = inno_acceptance_get_accepted (acceptance);

      if (g_str_equal (accepted->check, options->reopen) && g_str_equal (accepted->subject, options->subject))
        g_ptr_array_add (acceptances, g_steal_pointer (&acceptance));
    }
  if (acceptances->len > 0)
    return inno_acceptances_take_back (acceptances);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("Nothing was accepted of “%s” that the check “%s” finds."),
               options->subject, options->reopen);
  return NULL;
}

/* Does what is asked; without a word, as other tools do. */
static gboolean
keep_deed (const Options          *options,
           const InnoOpened       *opened,
           const InnoCheckReport  *report,
           GError                **error)
{
  g_autoptr (InnoEdit) edit = options->accept != NULL ? make_acceptance (options, report, error)
                                                      : make_reopening (options, opened->portfolio, error);

  return edit != NULL && inno_store_edit (opened->store, edit, NULL, error);
}

/**
 * inno_verb_check:
 * @place: where the portfolio is
 * @argc: the number of arguments
 * @argv: the arguments
 * @error: return location of an error
 *
 * innocities check: what is wrong by the rules of the programme, and with the records.
 * All of it is listed, for scripts. With --accept or --reopen one finding is accepted, or
 * open again.
 *
 * Returns: whether it was looked at, whatever was found
 */
gboolean
inno_verb_check (const InnoPlace  *place,
                 int               argc,
                 char            **argv,
                 GError          **error)
{
  g_auto (Options) options = {
    .place = { g_strdup (place->portfolio), place->is_sample },
    .max_days = INNO_CHECKS_USUAL_DAYS,
  };
  g_auto (InnoOpened) opened = { 0 };
  g_autoptr (InnoCheckReport) report = NULL;
  g_autoptr (GBytes) bytes = NULL;
  InnoCheckOptions asked = { .today = inno_day_today (), .max_listed = G_MAXUINT };
  const Format *format;

  if (!parse (&options, &argc, &argv, error))
    return FALSE;
  format = find_format (options.format != NULL ? options.format : "text", error);
  if (format == NULL || !inno_opened_init (&opened, &options.place, error) || !inno_opened_load (&opened, error))
    return FALSE;

  asked.max_days = (guint) options.max_days;
  asked.without_names = !format->has_names && options.accept == NULL;
  report = inno_checks_run (opened.store, opened.facts, &asked, NULL, error);
  if (report == NULL)
    return FALSE;
  if (options.subject != NULL)
    return keep_deed (&options, &opened, report, error);

  bytes = format->write (report);
  return inno_output_write (bytes, options.output, error);
}
