/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-verb.h"

#include <glib/gi18n-lib.h>

#include "inno-place.h"

G_DEFINE_QUARK (inno-usage-error-quark, inno_usage_error)

/* All verbs. A new one is a file and a line here. */
static const InnoVerb verbs[] = {
  { "sync", N_("[URL]"), N_("Update the copy from its address"), inno_verb_sync },
  { "table", N_("CHART"), N_("Write the figures behind a chart"), inno_verb_table },
  { "chart", N_("CHART"), N_("Draw a chart to a file"), inno_verb_chart },
  { "deck", N_("[DECK]"), N_("Write the slides of a meeting: PDF, web page, workbook, pictures"), inno_verb_deck },
  { "check", "", N_("List what is wrong by the rules, and with the records"), inno_verb_check },
  { "import", N_("FILE"), N_("Take in a list, a portfolio, changes of a colleague, or boundaries for the map"), inno_verb_import },
  { "export", N_("FILE.json"), N_("Write the portfolio as a document for a web server"), inno_verb_export },
  { "snapshot", N_("NAME"), N_("Keep the portfolio as it is now, to compare with later"), inno_verb_snapshot },
  { "report", "", N_("Write what helps to mend a fault, without personal data"), inno_verb_report },
};

/**
 * inno_verb_get_all:
 * @n_verbs: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_verbs): every verb
 */
const InnoVerb *
inno_verb_get_all (guint *n_verbs)
{
  *n_verbs = G_N_ELEMENTS (verbs);
  return verbs;
}

/**
 * inno_verb_find:
 * @id: the first word of a command line
 *
 * Returns: (transfer none) (nullable): the verb, or %NULL if there is none
 */
const InnoVerb *
inno_verb_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].id, id))
      return &verbs[i];

  return NULL;
}

/**
 * inno_verb_run:
 * @verb: what to do
 * @place: where the portfolio is
 * @argc: the number of arguments, the verb being the first
 * @argv: the arguments
 *
 * Runs a command to its end on this thread, without a display.
 *
 * Returns: the exit code
 */
InnoExit
inno_verb_run (const InnoVerb  *verb,
               InnoPlace       *place,
               int              argc,
               char           **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strconcat (g_get_prgname (), " ", verb->id, NULL);
  gboolean is_usage;

  /* As the help has it, between the name of the program and what the verb is given. */
  g_set_prgname (name);
  if (verb->run (place, argc, argv, &error))
    return INNO_EXIT_DONE;

  is_usage = error->domain == INNO_USAGE_ERROR || error->domain == G_OPTION_ERROR;
  g_strdelimit (error->message, "\r\n", ' ');
  g_printerr ("%s: %s\n", name, error->message);

  return is_usage ? INNO_EXIT_USAGE : INNO_EXIT_FAILED;
}
