/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-sync-advice.h"

#include <glib/gi18n-lib.h>

/* Each fault has its short name, what to do about it, and the buttons for that. The
 * sentence between them is that of the error itself. */
typedef struct
{
  GQuark         (*domain) (void);
  int            code;
  InnoSyncMood   mood;
  InnoSyncAdvice advice;
} ErrorAdvice;

typedef struct
{
  const char      *label;
  InnoImportFlags  flags;
  const char      *confirm;   /* nullable: nothing is lost by it */
} Remedy;

#define AGAIN INNO_SYNC_REMEDY_AGAIN
#define SIGN_IN INNO_SYNC_REMEDY_SIGN_IN
#define CONNECT INNO_SYNC_REMEDY_CONNECT
#define LATER INNO_SYNC_REMEDY_LATER

#define BY_ITSELF N_("It is tried again by itself. If it lasts, ask the person who looks after the server.")
#define TELL N_("Copy the details and send them to the person who looks after the server.")

static const ErrorAdvice errors[] = {
  { inno_sync_error_quark, INNO_SYNC_ERROR_ADDRESS, INNO_SYNC_MOOD_BAD,
    { N_("The address cannot be used"), N_("Correct the address."), { CONNECT } } },
  { inno_sync_error_quark, INNO_SYNC_ERROR_UNREACHABLE, INNO_SYNC_MOOD_WARNING,
    { N_("The server does not answer"), BY_ITSELF, { AGAIN } } },
  { inno_sync_error_quark, INNO_SYNC_ERROR_TLS, INNO_SYNC_MOOD_BAD,
    { N_("No safe connection"),
      N_("Nothing is fetched or sent until the certificate is right. Ask the person who looks after the server."),
      { AGAIN, CONNECT } } },
  { inno_sync_error_quark, INNO_SYNC_ERROR_REFUSED, INNO_SYNC_MOOD_BAD,
    { N_("The server does not let you in"),
      N_("Ask the person who looks after the server for the right to read the portfolio."),
      { SIGN_IN, AGAIN } } },
  { inno_sync_error_quark, INNO_SYNC_ERROR_SIGN_IN, INNO_SYNC_MOOD_BAD,
    { N_("Password not accepted"),
      N_("Enter the password again. If it was changed, ask the person who looks after the server."),
      { SIGN_IN, AGAIN } } },
  { inno_sync_error_quark, INNO_SYNC_ERROR_LOCKED, INNO_SYNC_MOOD_WARNING,
    { N_("The account is locked for some minutes"),
      N_("It is tried again by itself when five minutes have passed; until then the right password is refused too."),
      { SIGN_IN } } },
  { inno_sync_error_quark, INNO_SYNC_ERROR_GONE, INNO_SYNC_MOOD_BAD,
    { N_("There is no portfolio at the address"),
      N_("Nothing is removed here. Ask the person who looks after the server whether it was moved."),
      { AGAIN, CONNECT } } },
  { inno_sync_error_quark, INNO_SYNC_ERROR_BUSY, INNO_SYNC_MOOD_WARNING,
    { N_("The server is busy"), BY_ITSELF, { AGAIN } } },
  { inno_sync_error_quark, INNO_SYNC_ERROR_MOVED, INNO_SYNC_MOOD_BAD,
    { N_("The portfolio has moved"),
      N_("Use the new address only if you trust it. Your password stays with the old server."),
      { INNO_SYNC_REMEDY_ACCEPT_ADDRESS, CONNECT } } },
  { inno_sync_error_quark, INNO_SYNC_ERROR_HTTP, INNO_SYNC_MOOD_BAD,
    { N_("The server gave an answer that is not understood"), TELL, { AGAIN } } },
  { inno_sync_error_quark, INNO_SYNC_ERROR_TOO_LARGE, INNO_SYNC_MOOD_BAD,
    { N_("The answer is too large"), TELL, { AGAIN } } },
  { inno_sync_error_quark, INNO_SYNC_ERROR_INCOMPLETE, INNO_SYNC_MOOD_WARNING,
    { N_("The answer was cut short"), BY_ITSELF, { AGAIN } } },
  { inno_sync_error_quark, INNO_SYNC_ERROR_NOT_PORTFOLIO, INNO_SYNC_MOOD_BAD,
    { N_("Something else answered instead of the server"),
      N_("It may be the login page of a network: sign in there in a web browser. Else check the address."),
      { AGAIN, CONNECT } } },
  { inno_sync_error_quark, INNO_SYNC_ERROR_TOO_NEW, INNO_SYNC_MOOD_BAD,
    { N_("This program is too old for the portfolio"),
      N_("Update the program. Until then you can look at your copy, and your changes wait."),
      { AGAIN } } },
  { inno_sync_error_quark, INNO_SYNC_ERROR_SERVER_ONLY, INNO_SYNC_MOOD_BAD,
    { N_("The name of the database is missing"), N_("Add it to the end of the address."), { CONNECT } } },
  { inno_sync_error_quark, INNO_SYNC_ERROR_EMPTY_DATABASE, INNO_SYNC_MOOD_WARNING,
    { N_("The portfolio is not there yet"), N_("Set the portfolio up there if it is the right one."),
      { INNO_SYNC_REMEDY_SET_UP, CONNECT } } },
  { inno_sync_error_quark, INNO_SYNC_ERROR_NOT_SET_UP, INNO_SYNC_MOOD_BAD,
    { N_("The database holds something else"), N_("It is never written to. Check the address."), { CONNECT } } },
  { inno_sync_error_quark, INNO_SYNC_ERROR_READ_ONLY, INNO_SYNC_MOOD_WARNING,
    { N_("Your changes cannot be sent there"),
      N_("What is new there still comes. Save your changes as a file for a colleague who may write."),
      { INNO_SYNC_REMEDY_SAVE, SIGN_IN, AGAIN } } },
  { inno_sync_error_quark, INNO_SYNC_ERROR_ROLLED_BACK, INNO_SYNC_MOOD_BAD,
    { N_("The server has gone back in time"),
      N_("It was probably restored from a backup. Nothing goes either way until you decide."),
      { INNO_SYNC_REMEDY_GIVE_OURS, INNO_SYNC_REMEDY_TAKE_SERVERS, LATER } } },
  { inno_sync_error_quark, INNO_SYNC_ERROR_MASS_DELETE, INNO_SYNC_MOOD_WARNING,
    { N_("Many removals wait to be sent"), N_("Send them if everybody is to lose these records."),
      { INNO_SYNC_REMEDY_SEND_DELETES, LATER } } },
  { inno_store_error_quark, INNO_STORE_ERROR_READ_ONLY, INNO_SYNC_MOOD_BAD,
    { N_("The copy on this computer cannot be written to"), N_("Ask the person who looks after this computer."),
      { AGAIN } } },
  { inno_store_error_quark, INNO_STORE_ERROR_FULL, INNO_SYNC_MOOD_BAD,
    { N_("Disk full: not saved"), N_("Make room on the disk. It is tried again by itself."), { AGAIN } } },
  { inno_store_error_quark, INNO_STORE_ERROR_TOO_NEW, INNO_SYNC_MOOD_BAD,
    { N_("This program is too old for the portfolio"),
      N_("Update the program. Until then you can look at your copy, and your changes wait."),
      { AGAIN } } },
  { inno_store_error_quark, INNO_STORE_ERROR_DIFFERENT, INNO_SYNC_MOOD_BAD,
    { N_("Another portfolio lies at the address"), N_("Nothing is mixed. Check the address."), { CONNECT, AGAIN } } },
  { inno_store_error_quark, INNO_STORE_ERROR_ROLLED_BACK, INNO_SYNC_MOOD_BAD,
    { N_("The shared file is older than your copy"), N_("Take it only if the older one is meant."),
      { INNO_SYNC_REMEDY_ACCEPT_ROLLBACK, LATER } } },
  { inno_store_error_quark, INNO_STORE_ERROR_MASS_REMOVAL, INNO_SYNC_MOOD_WARNING,
    { N_("Many records would be removed here"), N_("Remove them only if somebody meant to remove so many."),
      { INNO_SYNC_REMEDY_ACCEPT_REMOVAL, LATER } } },
  { inno_store_error_quark, INNO_STORE_ERROR_INCOMPLETE, INNO_SYNC_MOOD_WARNING,
    { N_("The answer was cut short"), BY_ITSELF, { AGAIN } } },
};

static const InnoSyncAdvice unknown_error =
  { N_("The portfolio could not be refreshed"), TELL, { AGAIN } };
static const InnoSyncAdvice nobody_signed_in =
  { N_("The server wants to know who you are"), N_("Sign in with a name and a password, or with a token."),
    { SIGN_IN, AGAIN } };
static const InnoSyncAdvice offline =
  { N_("No network"), N_("It goes on by itself when there is a network."), { AGAIN } };
static const InnoSyncAdvice off =
  { N_("Not shared"), N_("Connect to an address to share the portfolio, or save your changes as a file."),
    { INNO_SYNC_REMEDY_SHARE } };
static const InnoSyncAdvice running = { N_("Fetching changes."), NULL, { INNO_SYNC_REMEDY_STOP } };
static const InnoSyncAdvice other_process =
  { N_("Another window is refreshing this portfolio"), NULL, { AGAIN } };
static const InnoSyncAdvice up_to_date = { N_("Up to date"), NULL, { INNO_SYNC_REMEDY_REFRESH } };

static const Remedy remedies[INNO_SYNC_N_REMEDIES] = {
  [INNO_SYNC_REMEDY_REFRESH] = { N_("Refresh") },
  [INNO_SYNC_REMEDY_AGAIN] = { N_("Try again") },
  [INNO_SYNC_REMEDY_STOP] = { N_("Stop") },
  [INNO_SYNC_REMEDY_SIGN_IN] = { N_("Sign in…") },
  [INNO_SYNC_REMEDY_CONNECT] = { N_("Change the address…") },
  [INNO_SYNC_REMEDY_SHARE] = { N_("Connect to an address…") },
  [INNO_SYNC_REMEDY_ACCEPT_ADDRESS] = { N_("Use the new address") },
  [INNO_SYNC_REMEDY_SET_UP] = { N_("Set up here"), INNO_IMPORT_SET_UP },
  [INNO_SYNC_REMEDY_ACCEPT_REMOVAL] = { N_("Remove them here"), INNO_IMPORT_ACCEPT_REMOVAL,
    N_("The records will be removed from this computer too.") },
  [INNO_SYNC_REMEDY_ACCEPT_ROLLBACK] = { N_("Take the older file"), INNO_IMPORT_ACCEPT_ROLLBACK,
    N_("What is newer here, and was not changed by you, will be lost.") },
  [INNO_SYNC_REMEDY_SEND_DELETES] = { N_("Send the removals"), INNO_IMPORT_SEND_DELETES,
    N_("Everybody will lose these records.") },
  [INNO_SYNC_REMEDY_GIVE_OURS] = { N_("Give the server ours"), INNO_IMPORT_GIVE_OURS },
  [INNO_SYNC_REMEDY_TAKE_SERVERS] = { N_("Take the server’s"), INNO_IMPORT_TAKE_SERVERS,
    N_("What the server has lost will be lost here too.") },
  [INNO_SYNC_REMEDY_SAVE] = { N_("Save changes as a file…") },
  [INNO_SYNC_REMEDY_LATER] = { N_("Decide later") },
};

/**
 * inno_sync_remedy_get_label:
 * @remedy: what can be done
 *
 * Returns: (transfer none): what its button says, in the active language
 */
const char *
inno_sync_remedy_get_label (InnoSyncRemedy remedy)
{
  g_return_val_if_fail (remedy > INNO_SYNC_REMEDY_NONE && remedy < INNO_SYNC_N_REMEDIES, "");

  return _(remedies[remedy].label);
}

/**
 * inno_sync_remedy_get_flags:
 * @remedy: what can be done
 *
 * Returns: what a person agrees to with it
 */
InnoImportFlags
inno_sync_remedy_get_flags (InnoSyncRemedy remedy)
{
  g_return_val_if_fail (remedy < INNO_SYNC_N_REMEDIES, INNO_IMPORT_NONE);

  return remedies[remedy].flags;
}

/**
 * inno_sync_remedy_get_confirm:
 * @remedy: what can be done
 *
 * Returns: (transfer none) (nullable): what is lost by it, in the active language
 */
const char *
inno_sync_remedy_get_confirm (InnoSyncRemedy remedy)
{
  g_return_val_if_fail (remedy < INNO_SYNC_N_REMEDIES, NULL);

  return remedies[remedy].confirm != NULL ? _(remedies[remedy].confirm) : NULL;
}

static const InnoSyncAdvice *
find_error (InnoSyncer   *syncer,
            const GError *error,
            InnoSyncMood *mood)
{
  if (g_error_matches (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_SIGN_IN) && inno_syncer_get_account (syncer) == NULL)
    {
      *mood = INNO_SYNC_MOOD_WARNING;
      return &nobody_signed_in;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (errors); i++)
    if (g_error_matches (error, errors[i].domain (), errors[i].code))
      {
        *mood = errors[i].mood;
        return &errors[i].advice;
      }

  *mood = INNO_SYNC_MOOD_BAD;
  return &unknown_error;
}

/**
 * inno_sync_advice_get:
 * @syncer: how the portfolio is shared
 * @mood: (out): how bad it is
 *
 * Returns: (transfer none): what is the matter now, and what can be done
 */
const InnoSyncAdvice *
inno_sync_advice_get (InnoSyncer   *syncer,
                      InnoSyncMood *mood)
{
  const GError *error = inno_syncer_get_error (syncer);
  InnoSyncState state = inno_syncer_get_state (syncer);

  g_return_val_if_fail (mood != NULL, NULL);

  *mood = INNO_SYNC_MOOD_BUSY;
  if (state == INNO_SYNC_STATE_RUNNING)
    return &running;
  if (error != NULL && inno_syncer_is_offline (syncer) &&
      g_error_matches (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_UNREACHABLE))
    error = NULL;
  if (error != NULL)
    return find_error (syncer, error, mood);

  *mood = INNO_SYNC_MOOD_WARNING;
  if (inno_syncer_get_address (syncer) == NULL)
    return &off;
  if (inno_syncer_is_offline (syncer))
    return &offline;
  if (state == INNO_SYNC_STATE_WAITING)
    return &other_process;

  *mood = INNO_SYNC_MOOD_GOOD;
  return &up_to_date;
}
