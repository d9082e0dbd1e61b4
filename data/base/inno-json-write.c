/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-base"

#include "inno-json.h"

/* Whether what ends at @end is a number with an exponent: "true" has an e as well. */
static gboolean
has_exponent (const char *start,
              const char *end)
{
  while (end > start && g_ascii_isdigit (end[-1]))
    end--;
  if (end > start && (end[-1] == '-' || end[-1] == '+'))
    end--;

  return end - start > 1 && end[-1] == 'e' && g_ascii_isdigit (end[-2]);
}

/* json-glib marks what is no whole number with ".0" where it has no point, and so writes
 * 1e+20 as 1e+20.0, which is no JSON and which nobody could read again. */
static void
mend_exponents (char *text)
{
  gboolean is_inside = FALSE;
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    {
      if (is_inside && *from == '\\')
        *to++ = *from++;
      else if (*from == '"')
        is_inside = !is_inside;
      else if (!is_inside && *from == '.' && has_exponent (text, to))
        {
          from++;
          continue;
        }
      *to++ = *from;
    }

  *to = '\0';
}

/**
 * inno_json_to_string:
 * @node: a node
 *
 * Returns: (transfer full): the node as JSON on one line
 */
char *
inno_json_to_string (JsonNode *node)
{
  char *text;

  g_return_val_if_fail (node != NULL, NULL);

  text = json_to_string (node, FALSE);
  mend_exponents (text);
  return text;
}
