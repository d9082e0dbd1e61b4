/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-private.h"

#include <math.h>
#include <string.h>

/**
 * plot_number:
 * @value: a number
 * @decimals: at most this many
 * @buffer: where to write
 *
 * Writes a number for a machine to read: a point whatever the locale, no
 * zeros at the end, never "-0".
 *
 * Returns: (transfer none): @buffer
 */
const char *
plot_number (double value,
             int    decimals,
             char   buffer[PLOT_NUMBER_SIZE])
{
  char format[8];
  char *end;

  if (!isfinite (value) || fabs (value) > 1e15)
    value = 0.0;

  g_snprintf (format, sizeof format, "%%.%df", CLAMP (decimals, 0, 9));
  g_ascii_formatd (buffer, PLOT_NUMBER_SIZE, format, value);

  if (strchr (buffer, '.') != NULL)
    {
      end = buffer + strlen (buffer) - 1;
      while (*end == '0')
        *end-- = '\0';
      if (*end == '.')
        *end = '\0';
    }
  if (strcmp (buffer, "-0") == 0)
    g_strlcpy (buffer, "0", PLOT_NUMBER_SIZE);

  return buffer;
}

/**
 * plot_append_number:
 * @string: where to append
 * @value: a number
 * @decimals: at most this many
 */
void
plot_append_number (GString *string,
                    double   value,
                    int      decimals)
{
  char buffer[PLOT_NUMBER_SIZE];

  g_string_append (string, plot_number (value, decimals, buffer));
}
