/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sync"

#include "config.h"

#include "inno-answer.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "inno-sync.h"

static char
first_character (const char *text,
                 gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return text[i];

  return '\0';
}

/**
 * inno_answer_check_start:
 * @text: (array length=length): what came
 * @length: bytes in @text
 * @starts: the characters with which it may begin
 * @error: return location for an #INNO_SYNC_ERROR
 *
 * Tells an answer from none, and from a page for people. Any thread.
 *
 * Returns: whether it may be what was asked for
 */
gboolean
inno_answer_check_start (const char  *text,
                         gsize        length,
                         const char  *starts,
                         GError     **error)
{
  char first = first_character (text, length);

  if (first != '\0' && strchr (starts, first) != NULL)
    return TRUE;

  if (first == '\0')
    g_set_error_literal (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_INCOMPLETE, _("The answer was empty."));
  else if (first == '<')
    g_set_error_literal (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_NOT_PORTFOLIO,
                         _("A web page came instead of a portfolio; perhaps the network wants a login first."));
  else
    g_set_error_literal (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_NOT_PORTFOLIO, _("This is not a portfolio."));

  return FALSE;
}
