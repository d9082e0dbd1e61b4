/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-output.h"
#include "inno-place.h"
#include "inno-report.h"
#include "inno-verb.h"

/**
 * inno_verb_report:
 * @place: where the portfolio is
 * @argc: the number of arguments
 * @argv: the arguments
 * @error: return location of an error
 *
 * innocities report: what helps whoever is to mend a fault. It succeeds where the
 * portfolio cannot be opened: then above all it is wanted.
 *
 * Returns: whether it is written
 */
gboolean
inno_verb_report (const InnoPlace  *place,
                  int               argc,
                  char            **argv,
                  GError          **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  InnoPlace here = { g_strdup (place->portfolio), place->is_sample };
  g_autofree char *output = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("File to write"), N_("FILE") },
    { NULL },
  };

  inno_place_add_options (context, entries, &here);
  if (g_option_context_parse (context, &argc, &argv, error))
    {
      if (argc == 1)
        {
          char *text = inno_report_write_place (&here);

          bytes = g_bytes_new_take (text, strlen (text));
        }
      else
        {
          g_set_error (error, INNO_USAGE_ERROR, 0, _("“%s” is one word too many."), argv[1]);
        }
    }
  inno_place_clear (&here);

  return bytes != NULL && inno_output_write (bytes, output, error);
}
