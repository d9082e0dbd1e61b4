/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "inno-change-file.h"
#include "inno-format.h"
#include "inno-place.h"
#include "inno-portfolio-export.h"
#include "inno-verb.h"

static gboolean
export_changes (InnoStore   *store,
                const char  *path,
                gboolean     with_people,
                GError     **error)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  InnoChangeReport report;
  g_autofree char *left_out = NULL;

  if (!inno_change_file_write (store, path, with_people, NULL, &report, error))
    return FALSE;
  if (report.n_left_out == 0)
    return TRUE;

  left_out = inno_format_count (format, report.n_left_out);
  g_printerr (ngettext ("innocities: %s contact person was left out; --with-people takes everybody.\n",
                        "innocities: %s contact persons were left out; --with-people takes everybody.\n",
                        report.n_left_out), left_out);
  return TRUE;
}

/**
 * inno_verb_export:
 * @place: where the portfolio is
 * @argc: the number of arguments
 * @argv: the arguments
 * @error: return location of an error
 *
 * innocities export FILE.json: the portfolio as a static endpoint serves it, or with
 * --changes what waits to be sent, for a colleague to take in.
 *
 * Returns: whether it is written
 */
gboolean
inno_verb_export (const InnoPlace  *place,
                  int               argc,
                  char            **argv,
                  GError          **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_("FILE.json"));
  InnoPlace here = { g_strdup (place->portfolio), place->is_sample };
  g_auto (InnoOpened) opened = { 0 };
  gboolean with_people = FALSE;
  gboolean only_changes = FALSE;
  gboolean parsed;
  const GOptionEntry entries[] = {
    { "with-people", 0, 0, G_OPTION_ARG_NONE, &with_people,
      N_("Include contact persons, who are left out otherwise"), NULL },
    { "changes", 0, 0, G_OPTION_ARG_NONE, &only_changes,
      N_("Write what waits to be sent, for a colleague to import"), NULL },
    { NULL },
  };

  inno_place_add_options (context, entries, &here);
  parsed = g_option_context_parse (context, &argc, &argv, error) &&
           (argc == 2 || (g_set_error_literal (error, INNO_USAGE_ERROR, 0, _("Name one file to write.")), FALSE)) &&
           inno_opened_init (&opened, &here, error);
  inno_place_clear (&here);
  if (!parsed)
    return FALSE;

  inno_lang_activate (inno_lang_from_environment ());
  return only_changes ? export_changes (opened.store, argv[1], with_people, error)
                      : inno_portfolio_export (opened.store, argv[1], with_people, error);
}
