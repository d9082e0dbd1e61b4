/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sync"

#include "config.h"

#include "inno-http-fault.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "inno-sync.h"

typedef struct
{
  GQuark      (*domain) (void);
  int           code;
  InnoSyncError fault;
  gboolean      may_retry;
  const char   *sentence;     /* with %s for the host */
} CauseFault;

typedef struct
{
  guint         first;
  guint         last;
  InnoSyncError fault;
  gboolean      may_retry;
  const char   *sentence;
} StatusFault;

typedef struct
{
  GTlsCertificateFlags  flag;
  const char           *sentence;
} TlsFault;

/* A timeout has waited long enough by itself, and a name that is not known or
 * a portal that is in the way does not change within seconds. */
static const CauseFault causes[] = {
  { g_io_error_quark, G_IO_ERROR_CONNECTION_REFUSED, INNO_SYNC_ERROR_UNREACHABLE, TRUE,
    N_("%s does not answer: it refused the connection.") },
  { g_io_error_quark, G_IO_ERROR_TIMED_OUT, INNO_SYNC_ERROR_UNREACHABLE, FALSE,
    N_("%s does not answer in time.") },
  { g_io_error_quark, G_IO_ERROR_HOST_UNREACHABLE, INNO_SYNC_ERROR_UNREACHABLE, TRUE,
    N_("%s cannot be reached from this network.") },
  { g_io_error_quark, G_IO_ERROR_NETWORK_UNREACHABLE, INNO_SYNC_ERROR_UNREACHABLE, FALSE,
    N_("There is no network, so %s cannot be reached.") },
  { g_io_error_quark, G_IO_ERROR_HOST_NOT_FOUND, INNO_SYNC_ERROR_UNREACHABLE, FALSE,
    N_("There is no server by the name %s.") },
  { g_io_error_quark, G_IO_ERROR_CONNECTION_CLOSED, INNO_SYNC_ERROR_INCOMPLETE, TRUE,
    N_("%s broke the connection before the answer was complete.") },
  { g_io_error_quark, G_IO_ERROR_PARTIAL_INPUT, INNO_SYNC_ERROR_INCOMPLETE, TRUE,
    N_("%s broke the connection before the answer was complete.") },
  { g_io_error_quark, G_IO_ERROR_INVALID_DATA, INNO_SYNC_ERROR_INCOMPLETE, TRUE,
    N_("The answer of %s was damaged on the way.") },
  { g_io_error_quark, G_IO_ERROR_PROXY_AUTH_FAILED, INNO_SYNC_ERROR_REFUSED, FALSE,
    N_("The proxy on the way to %s wants a login.") },
  { g_io_error_quark, G_IO_ERROR_PROXY_NEED_AUTH, INNO_SYNC_ERROR_REFUSED, FALSE,
    N_("The proxy on the way to %s wants a login.") },
  { g_io_error_quark, G_IO_ERROR_PROXY_NOT_ALLOWED, INNO_SYNC_ERROR_REFUSED, FALSE,
    N_("The proxy does not let this computer reach %s.") },
  { g_resolver_error_quark, G_RESOLVER_ERROR_NOT_FOUND, INNO_SYNC_ERROR_UNREACHABLE, FALSE,
    N_("There is no server by the name %s.") },
  { g_resolver_error_quark, G_RESOLVER_ERROR_TEMPORARY_FAILURE, INNO_SYNC_ERROR_UNREACHABLE, TRUE,
    N_("The name %s cannot be looked up now; perhaps there is no network.") },
  { g_resolver_error_quark, G_RESOLVER_ERROR_INTERNAL, INNO_SYNC_ERROR_UNREACHABLE, TRUE,
    N_("The name %s cannot be looked up now; perhaps there is no network.") },
  { g_tls_error_quark, G_TLS_ERROR_UNAVAILABLE, INNO_SYNC_ERROR_TLS, FALSE,
    N_("%s cannot be reached safely: this computer lacks glib-networking, which https needs.") },
  { g_tls_error_quark, G_TLS_ERROR_NOT_TLS, INNO_SYNC_ERROR_TLS, FALSE,
    N_("%s does not speak https at this address.") },
  { g_tls_error_quark, G_TLS_ERROR_EOF, INNO_SYNC_ERROR_INCOMPLETE, TRUE,
    N_("%s broke the connection before the answer was complete.") },
  { soup_session_error_quark, SOUP_SESSION_ERROR_PARSING, INNO_SYNC_ERROR_NOT_PORTFOLIO, FALSE,
    N_("%s does not answer as a web server does.") },
  { soup_session_error_quark, SOUP_SESSION_ERROR_ENCODING, INNO_SYNC_ERROR_INCOMPLETE, TRUE,
    N_("The answer of %s was damaged on the way.") },
};

static const StatusFault statuses[] = {
  { 401, 401, INNO_SYNC_ERROR_SIGN_IN, FALSE,
    N_("%s wants a login before it gives the portfolio (401).") },
  { 403, 403, INNO_SYNC_ERROR_REFUSED, FALSE,
    N_("%s does not let this computer read the portfolio (403).") },
  { 407, 407, INNO_SYNC_ERROR_REFUSED, FALSE,
    N_("The proxy on the way to %s wants a login (407).") },
  { 404, 404, INNO_SYNC_ERROR_GONE, FALSE,
    N_("%s has no portfolio at this address (404).") },
  { 410, 410, INNO_SYNC_ERROR_GONE, FALSE,
    N_("%s no longer has a portfolio at this address (410).") },
  { 204, 205, INNO_SYNC_ERROR_INCOMPLETE, TRUE,
    N_("The answer of %s was empty.") },
  { 206, 206, INNO_SYNC_ERROR_INCOMPLETE, TRUE,
    N_("%s gave only a part of the portfolio.") },
  { 304, 304, INNO_SYNC_ERROR_HTTP, FALSE,
    N_("%s says that nothing has changed, but it was asked for everything (304).") },
};

/* What is wrong for certain comes before what a wrong clock may explain. */
static const TlsFault tls_faults[] = {
  { G_TLS_CERTIFICATE_REVOKED,
    N_("The certificate of %s has been withdrawn.") },
  { G_TLS_CERTIFICATE_INSECURE,
    N_("The certificate of %s is too weak to be safe.") },
  { G_TLS_CERTIFICATE_UNKNOWN_CA,
    N_("The certificate of %s is not signed by an authority that this computer trusts; "
       "whoever runs this computer can add it.") },
  { G_TLS_CERTIFICATE_NOT_ACTIVATED,
    N_("The certificate of %s is not valid yet, or this computer's clock is slow.") },
  { G_TLS_CERTIFICATE_EXPIRED,
    N_("The certificate of %s has run out, or this computer's clock is fast.") },
};

static gboolean
is_busy (guint status)
{
  return status == 408 || status == 425 || status == 429 || status >= 500;
}

static GError *
fault_new (InnoSyncError  code,
           const char    *sentence,
           const char    *host)
{
  g_autoptr (GString) message = g_string_new (_(sentence));

  /* Not printf: a sentence from a table is no literal format. */
  g_string_replace (message, "%s", host, 1);

  return g_error_new_literal (INNO_SYNC_ERROR, (int) code, message->str);
}

static char *
certificate_get_names (GTlsCertificate *certificate)
{
  g_autoptr (GPtrArray) names = g_tls_certificate_get_dns_names (certificate);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; names != NULL && i < MIN (names->len, 3); i++)
    {
      GBytes *name = g_ptr_array_index (names, i);

      if (text->len > 0)
        g_string_append (text, ", ");
      g_string_append_len (text, g_bytes_get_data (name, NULL), (gssize) g_bytes_get_size (name));
    }

  if (text->len == 0)
    return g_tls_certificate_get_subject_name (certificate);

  return g_utf8_make_valid (text->str, (gssize) text->len);
}

static GError *
wrong_host_new (const InnoHttpPeer *peer)
{
  g_autofree char *names = NULL;

  if (peer->certificate != NULL)
    names = certificate_get_names (peer->certificate);

  if (names == NULL)
    return fault_new (INNO_SYNC_ERROR_TLS,
                      N_("The certificate shown is not that of %s."), peer->host);

  return g_error_new (INNO_SYNC_ERROR, INNO_SYNC_ERROR_TLS,
                      _("The certificate shown is not that of %s but of %s."),
                      peer->host, names);
}

static GError *
busy_new (guint       status,
          const char *host,
          gint64      retry_after)
{
  gulong minutes = (gulong) ((retry_after + 59) / 60);

  if (retry_after <= 0)
    return g_error_new (INNO_SYNC_ERROR, INNO_SYNC_ERROR_BUSY,
                        _("%s is not able to answer now (%u). Try again later."),
                        host, status);

  if (retry_after < 60)
    return g_error_new (INNO_SYNC_ERROR, INNO_SYNC_ERROR_BUSY,
                        ngettext ("%s is busy (%u). Try again in %lu second.",
                                  "%s is busy (%u). Try again in %lu seconds.",
                                  (gulong) retry_after),
                        host, status, (gulong) retry_after);

  return g_error_new (INNO_SYNC_ERROR, INNO_SYNC_ERROR_BUSY,
                      ngettext ("%s is busy (%u). Try again in %lu minute.",
                                "%s is busy (%u). Try again in %lu minutes.", minutes),
                      host, status, minutes);
}

/**
 * inno_http_fault_tls:
 * @peer: who was asked, and the certificate that was shown
 *
 * Says what is wrong with a certificate. Nothing lets it pass.
 *
 * Returns: (transfer full): an %INNO_SYNC_ERROR_TLS
 */
GError *
inno_http_fault_tls (const InnoHttpPeer *peer)
{
  g_return_val_if_fail (peer != NULL, NULL);

  if ((peer->flags & G_TLS_CERTIFICATE_BAD_IDENTITY) != 0)
    return wrong_host_new (peer);

  for (gsize i = 0; i < G_N_ELEMENTS (tls_faults); i++)
    if ((peer->flags & tls_faults[i].flag) != 0)
      return fault_new (INNO_SYNC_ERROR_TLS, tls_faults[i].sentence, peer->host);

  return fault_new (INNO_SYNC_ERROR_TLS,
                    N_("No safe connection to %s could be made."), peer->host);
}

/**
 * inno_http_fault_from_error:
 * @cause: what libsoup or GIO said
 * @peer: who was asked
 * @may_retry: (out): whether the fault may pass within seconds
 *
 * Puts a fault of the network into words.
 *
 * Returns: (transfer full): an #INNO_SYNC_ERROR, or %G_IO_ERROR_CANCELLED
 */
GError *
inno_http_fault_from_error (const GError       *cause,
                            const InnoHttpPeer *peer,
                            gboolean           *may_retry)
{
  g_return_val_if_fail (cause != NULL, NULL);
  g_return_val_if_fail (peer != NULL && may_retry != NULL, NULL);

  *may_retry = FALSE;

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (cause);

  g_debug ("%s: %s %d: %s", peer->host, g_quark_to_string (cause->domain),
           cause->code, cause->message);

  for (gsize i = 0; i < G_N_ELEMENTS (causes); i++)
    if (g_error_matches (cause, causes[i].domain (), causes[i].code))
      {
        *may_retry = causes[i].may_retry;
        return fault_new (causes[i].fault, causes[i].sentence, peer->host);
      }

  if (cause->domain == G_TLS_ERROR)
    return inno_http_fault_tls (peer);

  *may_retry = TRUE;
  return fault_new (INNO_SYNC_ERROR_UNREACHABLE,
                    N_("The connection to %s failed."), peer->host);
}

/**
 * inno_http_fault_from_status:
 * @status: an HTTP status other than 200
 * @host: who answered
 * @retry_after: seconds the server asked to wait, or -1
 * @may_retry: (out): whether the fault may pass within seconds
 *
 * Puts a status into words.
 *
 * Returns: (transfer full): an #INNO_SYNC_ERROR
 */
GError *
inno_http_fault_from_status (guint       status,
                             const char *host,
                             gint64      retry_after,
                             gboolean   *may_retry)
{
  g_return_val_if_fail (host != NULL && may_retry != NULL, NULL);

  *may_retry = is_busy (status);
  if (is_busy (status))
    return busy_new (status, host, retry_after);

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (status >= statuses[i].first && status <= statuses[i].last)
      {
        *may_retry = statuses[i].may_retry;
        return fault_new (statuses[i].fault, statuses[i].sentence, host);
      }

  return g_error_new (INNO_SYNC_ERROR, INNO_SYNC_ERROR_HTTP,
                      _("%s gave an answer that is not understood (%u)."), host, status);
}
