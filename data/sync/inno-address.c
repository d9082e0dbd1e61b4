/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sync"

#include "config.h"

#include "inno-address.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "inno-sync.h"

/* No sentence repeats the address: what was typed may hold a password. */
static gboolean
refuse (GError     **error,
        const char  *sentence)
{
  g_set_error_literal (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_ADDRESS, sentence);
  return FALSE;
}

static gboolean
host_is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = NULL;

  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;

  /* The whole host must be an address: "127.0.0.1.example.org" is none. */
  address = g_inet_address_new_from_string (host);

  return address != NULL && g_inet_address_get_is_loopback (address);
}

static gboolean
check_uri (GUri    *uri,
           GError **error)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);
  gboolean is_http = g_strcmp0 (scheme, "http") == 0;

  if (!is_http && g_strcmp0 (scheme, "https") != 0)
    return refuse (error, _("An address must begin with https://."));

  if (host == NULL || *host == '\0')
    return refuse (error, _("The address has no server name."));

  if (g_uri_get_userinfo (uri) != NULL)
    return refuse (error, _("The address must not hold a user name or a password."));

  if (g_uri_get_fragment (uri) != NULL)
    return refuse (error, _("The address must not hold a “#” part."));

  if (is_http && !host_is_loopback (host))
    return refuse (error, _("Over the network the address must begin with https://; "
                            "http:// is for this computer only."));

  return TRUE;
}

/**
 * inno_address_parse:
 * @text: what a person typed or a file said; white space around it is dropped
 * @error: return location for an #INNO_SYNC_ERROR
 *
 * Reads the address of an endpoint: https, or http on this computer, without
 * a user, a password or a fragment. Any thread.
 *
 * Returns: (transfer full) (nullable): the address, or %NULL with
 *   %INNO_SYNC_ERROR_ADDRESS
 */
GUri *
inno_address_parse (const char  *text,
                    GError     **error)
{
  g_autofree char *trimmed = NULL;
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  trimmed = g_strstrip (g_strdup (text));
  if (*trimmed == '\0')
    {
      refuse (error, _("No address was given."));
      return NULL;
    }

  uri = g_uri_parse (trimmed, SOUP_HTTP_URI_FLAGS, &local_error);
  if (uri == NULL)
    {
      g_debug ("Not an address: %s", local_error->message);
      refuse (error, _("This is not a whole address. Write all of it, from https:// on."));
      return NULL;
    }

  if (!check_uri (uri, error))
    return NULL;

  return g_steal_pointer (&uri);
}

/**
 * inno_address_resolve:
 * @base: the address of the document that holds @reference
 * @reference: an address, whole or relative
 * @error: return location for an #INNO_SYNC_ERROR
 *
 * Makes a reference whole, under the rules of inno_address_parse(). It may
 * still name another server: see inno_address_same_origin(). Any thread.
 *
 * Returns: (transfer full) (nullable): the address, or %NULL with
 *   %INNO_SYNC_ERROR_ADDRESS
 */
GUri *
inno_address_resolve (GUri        *base,
                      const char  *reference,
                      GError     **error)
{
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (base != NULL, NULL);
  g_return_val_if_fail (reference != NULL, NULL);

  uri = g_uri_parse_relative (base, reference, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri == NULL)
    {
      refuse (error, _("The server gave an address that is not valid."));
      return NULL;
    }

  if (!check_uri (uri, error))
    return NULL;

  return g_steal_pointer (&uri);
}

/**
 * inno_address_same_origin:
 * @a: an address
 * @b: another
 *
 * Compares scheme, host and port (RFC 6454). Any thread.
 *
 * Returns: whether both belong to one server
 */
gboolean
inno_address_same_origin (GUri *a,
                          GUri *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return strcmp (g_uri_get_scheme (a), g_uri_get_scheme (b)) == 0 &&
         g_ascii_strcasecmp (g_uri_get_host (a), g_uri_get_host (b)) == 0 &&
         g_uri_get_port (a) == g_uri_get_port (b);
}

/**
 * inno_address_is_private:
 * @uri: an address
 *
 * Whether what is sent there can be read by nobody on the way: https, or this
 * computer. Any thread.
 *
 * Returns: whether a password may go there
 */
gboolean
inno_address_is_private (GUri *uri)
{
  g_return_val_if_fail (uri != NULL, FALSE);

  return strcmp (g_uri_get_scheme (uri), "https") == 0 ||
         (g_uri_get_host (uri) != NULL && host_is_loopback (g_uri_get_host (uri)));
}
