/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sync"

#include "config.h"

#include "inno-secrets.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "inno-sync.h"

#define TOKEN_CHARACTERS G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-._~+/="

/**
 * inno_secret_free:
 * @text: (transfer full) (nullable): a text that nobody is to find in memory
 */
void
inno_secret_free (char *text)
{
  if (text == NULL)
    return;

  explicit_bzero (text, strlen (text));
  g_free (text);
}

/**
 * inno_credential_new:
 * @account: (nullable): the name; %NULL or "" for a token
 * @secret: the password, or the token
 *
 * Returns: (transfer full): both
 */
InnoCredential *
inno_credential_new (const char *account,
                     const char *secret)
{
  InnoCredential *self;

  g_return_val_if_fail (secret != NULL, NULL);

  self = g_new0 (InnoCredential, 1);
  self->account = g_strdup (account != NULL ? account : "");
  self->secret = g_strdup (secret);

  return self;
}

/**
 * inno_credential_copy:
 * @self: a credential
 *
 * Returns: (transfer full): the same
 */
InnoCredential *
inno_credential_copy (const InnoCredential *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return inno_credential_new (self->account, self->secret);
}

/**
 * inno_credential_free:
 * @self: (transfer full) (nullable): a credential
 */
void
inno_credential_free (InnoCredential *self)
{
  if (self == NULL)
    return;

  g_free (self->account);
  inno_secret_free (self->secret);
  g_free (self);
}

static gboolean
has_control (const char *text)
{
  for (; *text != '\0'; text++)
    if (g_ascii_iscntrl (*text))
      return TRUE;

  return FALSE;
}

/* What may not stand in a header would end it, or mean another account. */
static const char *
find_fault (const InnoCredential *self)
{
  if (*self->secret == '\0')
    return *self->account == '\0' ? N_("No token was given.") : N_("No password was given.");
  if (!g_utf8_validate (self->account, -1, NULL) || !g_utf8_validate (self->secret, -1, NULL) ||
      has_control (self->account) || has_control (self->secret))
    return N_("There is a character in it that cannot be sent.");
  if (strchr (self->account, ':') != NULL)
    return N_("A name cannot have a colon in it.");
  if (*self->account == '\0' && self->secret[strspn (self->secret, TOKEN_CHARACTERS)] != '\0')
    return N_("A token has only letters, digits and - . _ ~ + / = in it.");

  return NULL;
}

/**
 * inno_credential_check:
 * @self: what a person typed
 * @error: return location for an %INNO_SYNC_ERROR_SIGN_IN
 *
 * No sentence repeats what was typed. Any thread.
 *
 * Returns: whether it can be sent
 */
gboolean
inno_credential_check (const InnoCredential  *self,
                       GError               **error)
{
  const char *fault;

  g_return_val_if_fail (self != NULL, FALSE);

  fault = find_fault (self);
  if (fault != NULL)
    g_set_error_literal (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_SIGN_IN, _(fault));

  return fault == NULL;
}

/**
 * inno_credential_to_header:
 * @self: a credential that inno_credential_check() lets pass
 *
 * Returns: (transfer full): the value of the header "Authorization" (RFC 7617 and
 *   RFC 6750); to be freed by inno_secret_free()
 */
char *
inno_credential_to_header (const InnoCredential *self)
{
  char *pair;
  char *code;
  char *header;

  g_return_val_if_fail (self != NULL, NULL);

  if (*self->account == '\0')
    return g_strconcat ("Bearer ", self->secret, NULL);

  pair = g_strconcat (self->account, ":", self->secret, NULL);
  code = g_base64_encode ((const guchar *) pair, strlen (pair));
  header = g_strconcat ("Basic ", code, NULL);
  inno_secret_free (pair);
  inno_secret_free (code);

  return header;
}
