/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a server asks of a person: a name and a password, or a token without a name.
 * Its secret is wiped when it is freed. */
typedef struct
{
  char *account;   /* "" for a token */
  char *secret;
} InnoCredential;

InnoCredential *inno_credential_new       (const char            *account,
                                           const char            *secret);
InnoCredential *inno_credential_copy      (const InnoCredential  *self);
void            inno_credential_free      (InnoCredential        *self);
gboolean        inno_credential_check     (const InnoCredential  *self,
                                           GError               **error);
char           *inno_credential_to_header (const InnoCredential  *self);
/* Of what inno_credential_to_header() gives, and any other secret text. */
void            inno_secret_free          (char                  *text);

/* Where secrets outlive the program. Each function ends its task: lookup with an
 * InnoCredential, or NULL where there is none; the others with TRUE. */
typedef struct
{
  void (*lookup) (GTask                *task,
                  const char           *origin);
  void (*store)  (GTask                *task,
                  const char           *origin,
                  const char           *label,
                  const InnoCredential *credential);
  void (*forget) (GTask                *task,
                  const char           *origin);
} InnoSecretsBackend;

/* The keyring of the system, by libsecret. */
extern const InnoSecretsBackend inno_secrets_keyring;

#define INNO_TYPE_SECRETS (inno_secrets_get_type ())

/* What servers ask of this person, one entry a server. It is in the keyring of the
 * system, or, where there is none, it is locked or says no, in memory until the
 * program ends; never in a file, in the settings or in a log. Main context. */
G_DECLARE_FINAL_TYPE (InnoSecrets, inno_secrets, INNO, SECRETS, GObject)

InnoSecrets    *inno_secrets_new           (const InnoSecretsBackend *backend) G_GNUC_WARN_UNUSED_RESULT;
void            inno_secrets_lookup_async  (InnoSecrets              *self,
                                            GUri                     *uri,
                                            GCancellable             *cancellable,
                                            GAsyncReadyCallback       callback,
                                            gpointer                  user_data);
InnoCredential *inno_secrets_lookup_finish (InnoSecrets              *self,
                                            GAsyncResult             *result,
                                            GError                  **error);
void            inno_secrets_store_async   (InnoSecrets              *self,
                                            GUri                     *uri,
                                            const InnoCredential     *credential,
                                            GCancellable             *cancellable,
                                            GAsyncReadyCallback       callback,
                                            gpointer                  user_data);
gboolean        inno_secrets_store_finish  (InnoSecrets              *self,
                                            GAsyncResult             *result,
                                            gboolean                 *is_kept,
                                            GError                  **error);
void            inno_secrets_forget_async  (InnoSecrets              *self,
                                            GUri                     *uri,
                                            GCancellable             *cancellable,
                                            GAsyncReadyCallback       callback,
                                            gpointer                  user_data);
gboolean        inno_secrets_forget_finish (InnoSecrets              *self,
                                            GAsyncResult             *result,
                                            GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoCredential, inno_credential_free)

G_END_DECLS
