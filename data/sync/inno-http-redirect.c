/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sync"

#include "config.h"

#include "inno-http-redirect.h"

#include <glib/gi18n-lib.h>

#include "inno-sync.h"

/**
 * inno_http_redirect_is_one:
 * @status: an HTTP status
 *
 * Returns: whether it sends the reader elsewhere
 */
gboolean
inno_http_redirect_is_one (guint status)
{
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/**
 * inno_http_redirect_parse:
 * @message: an answer that sends the reader elsewhere
 * @base: what was asked
 *
 * Returns: (transfer full) (nullable): a place on the web, without a fragment, which
 *   is for whoever shows the page; %NULL for none
 */
GUri *
inno_http_redirect_parse (SoupMessage *message,
                          GUri        *base)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *location = soup_message_headers_get_one (headers, "Location");
  g_autoptr (GUri) target = NULL;
  g_autofree char *text = NULL;

  if (location != NULL)
    target = g_uri_parse_relative (base, location, SOUP_HTTP_URI_FLAGS, NULL);

  if (target == NULL || !g_str_has_prefix (g_uri_get_scheme (target), "http") ||
      g_uri_get_host (target) == NULL || *g_uri_get_host (target) == '\0')
    return NULL;

  text = g_uri_to_string_partial (target, G_URI_HIDE_FRAGMENT);

  return g_uri_parse (text, SOUP_HTTP_URI_FLAGS, NULL);
}

/**
 * inno_http_redirect_refuse:
 * @target: (nullable): where the answer sends the reader
 * @host: who answered
 *
 * Returns: (transfer full): an %INNO_SYNC_ERROR_MOVED that says so
 */
GError *
inno_http_redirect_refuse (GUri       *target,
                           const char *host)
{
  g_autofree char *shown = target != NULL ? g_uri_to_string_partial (target, G_URI_HIDE_USERINFO) : NULL;

  if (shown == NULL)
    return g_error_new (INNO_SYNC_ERROR, INNO_SYNC_ERROR_MOVED,
                        _("%s sends the reader elsewhere without saying where."), host);

  return g_error_new (INNO_SYNC_ERROR, INNO_SYNC_ERROR_MOVED,
                      _("The portfolio has moved to %s; give that address if you trust it."), shown);
}
