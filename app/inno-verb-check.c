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
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
check_usage (const Options  *options,
             int             argc,
             char          **argv,
             GError        **error)
{
  InnoLang lang;

  if (argc > 1)
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
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format, N_("text or json"), N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, N_("File to write"), N_("FILE") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options->lang, N_("Language: fi, sv or en"), N_("LANG") },
    { "max-days", 0, 0, G_OPTION_ARG_INT, &options->max_days,
      N_("Days since the last refresh until the data counts as old"), N_("DAYS") },
    { NULL },
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  inno_place_add_options (context, &options->place);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;

  return check_usage (options, *argc, *argv, error);
}

/* Text */

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
    {
      const InnoFinding *finding = g_ptr_array_index (result->findings, i);
      g_autofree char *label = inno_finding_get_label (finding, inno_lang_get_active ());
      g_autofree char *message = inno_finding_format (finding, inno_facts_get_portfolio (report->facts), inno_lang_get_active ());

      g_string_append_printf (text, "  %s %s · %s\n", finding->state == INNO_RULE_UNKNOWN ? "?" : "–", label, message);
    }
  if (n > result->findings->len)
    g_string_append_printf (text, _("  and %s more\n"), rest);
}

static GBytes *
write_text (const InnoCheckReport *report)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < report->results->len; i++)
    append_result (text, report, &g_array_index (report->results, InnoCheckResult, i));
  if (text->len == 0)
    g_string_append_printf (text, "%s\n", _("Nothing to mend"));

  return g_string_free_to_bytes (text);
}

/* JSON */

static JsonNode *
make_finding (const InnoCheckReport *report,
              const InnoFinding     *finding)
{
  g_autofree char *message = inno_finding_format (finding, inno_facts_get_portfolio (report->facts), inno_lang_get_active ());
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "check", finding->check->id);
  json_object_set_string_member (object, "severity", inno_severity_get_id (finding->check->severity));
  json_object_set_string_member (object, "state", inno_vocabulary_get_id (INNO_VOCABULARY_RULE, finding->state));
  json_object_set_string_member (object, "subject", finding->subject);
  json_object_set_string_member (object, "message", message);
  json_node_take_object (node, object);

  return node;
}

static GBytes *
write_json (const InnoCheckReport *report)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *findings = json_array_new ();
  char *text;

  for (guint i = 0; i < report->results->len; i++)
    {
      GPtrArray *of_check = g_array_index (report->results, InnoCheckResult, i).findings;

      for (guint j = 0; j < of_check->len; j++)
        json_array_add_element (findings, make_finding (report, g_ptr_array_index (of_check, j)));
    }
  json_object_set_array_member (object, "findings", findings);
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

/**
 * inno_verb_check:
 * @place: where the portfolio is
 * @argc: the number of arguments
 * @argv: the arguments
 * @error: return location of an error
 *
 * innocities check: what is wrong by the rules of the programme, and with the records.
 * All of it is listed, for scripts.
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
  asked.without_names = !format->has_names;
  report = inno_checks_run (opened.store, opened.facts, &asked, NULL, error);
  if (report == NULL)
    return FALSE;

  bytes = format->write (report);
  return inno_output_write (bytes, options.output, error);
}
