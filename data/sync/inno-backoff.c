/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sync"

#include "inno-backoff.h"

#include <string.h>

#include <libsoup/soup.h>

#define BASE_MS 1000

struct _InnoPatience
{
  GRand *random;
  guint  max_retries;
  guint  n_retries;
  guint  left;         /* milliseconds */
};

/**
 * inno_backoff_get_delay:
 * @random: where the jitter comes from
 * @attempt: how many attempts have failed before this one, from 0
 *
 * The time to wait before the next attempt: exponential with full jitter, so
 * that desktops that lost the server together do not come back together
 * (M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
 *
 * Returns: milliseconds, 0 … min (%INNO_BACKOFF_MAX_MS, 1 s · 2^@attempt)
 */
guint
inno_backoff_get_delay (GRand *random,
                        guint  attempt)
{
  gint32 ceiling = INNO_BACKOFF_MAX_MS;

  g_return_val_if_fail (random != NULL, 0);

  if (attempt < 9)
    ceiling = MIN (ceiling, BASE_MS << attempt);

  return (guint) g_rand_int_range (random, 0, ceiling + 1);
}

/**
 * inno_backoff_parse_retry_after:
 * @value: (nullable): the Retry-After header: seconds or an HTTP date
 * @now: Unix seconds
 *
 * Reads what the server asks for (RFC 9110, 10.2.3). A date gone by means at
 * once.
 *
 * Returns: seconds from now, 0 … %INNO_BACKOFF_MAX_RETRY_AFTER, or -1 when the
 *   header is missing or says nothing that can be read
 */
gint64
inno_backoff_parse_retry_after (const char *value,
                                gint64      now)
{
  g_autoptr (GDateTime) date = NULL;
  gint64 seconds;

  if (value == NULL)
    return -1;

  while (*value == ' ' || *value == '\t')
    value++;

  if (g_ascii_isdigit (*value))
    {
      const char *rest = value + strspn (value, "0123456789");

      if (rest[strspn (rest, " \t")] != '\0')
        return -1;

      return (gint64) MIN (g_ascii_strtoull (value, NULL, 10), INNO_BACKOFF_MAX_RETRY_AFTER);
    }

  date = soup_date_time_new_from_http_string (value);
  if (date == NULL)
    return -1;

  seconds = g_date_time_to_unix (date) - now;

  return CLAMP (seconds, 0, INNO_BACKOFF_MAX_RETRY_AFTER);
}

/**
 * inno_patience_new:
 * @max_retries: how many times to try again
 * @max_wait: milliseconds to wait before those tries, in all
 *
 * Returns: (transfer full): the patience of one run
 */
InnoPatience *
inno_patience_new (guint max_retries,
                   guint max_wait)
{
  InnoPatience *self = g_new0 (InnoPatience, 1);

  self->random = g_rand_new ();
  self->max_retries = max_retries;
  self->left = max_wait;

  return self;
}

/**
 * inno_patience_free:
 * @self: (transfer full) (nullable): a patience
 */
void
inno_patience_free (InnoPatience *self)
{
  if (self == NULL)
    return;

  g_rand_free (self->random);
  g_free (self);
}

/**
 * inno_patience_try:
 * @self: a patience
 * @retry_after: seconds the server asked to wait, or -1
 * @delay: (out): milliseconds to wait before the next try
 *
 * Takes one try from what is left. A server that asks for more time than that
 * is not asked earlier: there is no try then, and a person is told instead.
 *
 * Returns: whether to try again
 */
gboolean
inno_patience_try (InnoPatience *self,
                   gint64        retry_after,
                   guint        *delay)
{
  g_return_val_if_fail (self != NULL && delay != NULL, FALSE);

  if (self->n_retries >= self->max_retries)
    return FALSE;

  if (retry_after >= 0 && retry_after * 1000 > self->left)
    return FALSE;

  *delay = retry_after >= 0 ? (guint) retry_after * 1000
                            : inno_backoff_get_delay (self->random, self->n_retries);
  *delay = MIN (*delay, self->left);

  self->left -= *delay;
  self->n_retries++;

  return TRUE;
}
