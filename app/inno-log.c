/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "inno-log.h"

static gboolean
is_ours (const GLogField *fields,
         gsize            n_fields)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "GLIB_DOMAIN"))
      return g_str_has_prefix (fields[i].value, "inno-") || g_str_equal (fields[i].value, "plot");

  return FALSE;
}

static GLogWriterOutput
write_log (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         user_data)
{
  if ((level & (G_LOG_LEVEL_DEBUG | G_LOG_LEVEL_INFO)) != 0 && is_ours (fields, n_fields))
    return g_log_writer_standard_streams (level, fields, n_fields, NULL);

  return g_log_writer_default (level, fields, n_fields, user_data);
}

/**
 * inno_log_show_debug:
 *
 * From now on all that this program has to say is written to standard error, whatever
 * level it has; of the libraries it uses, what the environment asks for. Call it once,
 * before any thread starts.
 */
void
inno_log_show_debug (void)
{
  /* Figures may be on their way to standard output. */
  g_log_writer_default_set_use_stderr (TRUE);
  g_log_set_writer_func (write_log, NULL, NULL);
}
