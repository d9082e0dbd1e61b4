/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "inno-store-import.h"
#include "inno-worker.h"

G_BEGIN_DECLS

#define INNO_SYNC_ERROR (inno_sync_error_quark ())

typedef enum
{
  INNO_SYNC_ERROR_ADDRESS,        /* not an address that may be used */
  INNO_SYNC_ERROR_UNREACHABLE,    /* no network, refused, no such host, timeout */
  INNO_SYNC_ERROR_TLS,
  INNO_SYNC_ERROR_REFUSED,        /* 401, 403, 407 */
  INNO_SYNC_ERROR_GONE,           /* 404, 410 */
  INNO_SYNC_ERROR_BUSY,           /* 408, 425, 429, 5xx: try again */
  INNO_SYNC_ERROR_MOVED,          /* a redirect that is not followed */
  INNO_SYNC_ERROR_HTTP,           /* any other status */
  INNO_SYNC_ERROR_TOO_LARGE,
  INNO_SYNC_ERROR_INCOMPLETE,     /* cut short, or its counts do not match */
  INNO_SYNC_ERROR_NOT_PORTFOLIO,  /* HTML, other JSON */
  INNO_SYNC_ERROR_TOO_NEW,        /* schema.major is later than ours */
  INNO_SYNC_ERROR_DATABASE,       /* of a file alone: it is none. A run goes on with the database */
  INNO_SYNC_ERROR_SIGN_IN,        /* 401: nobody has signed in, or not with the right password */
  INNO_SYNC_ERROR_LOCKED,         /* too many wrong passwords: passes by itself within minutes */
  INNO_SYNC_ERROR_SERVER_ONLY,    /* a server of databases: the name of one must be added */
  INNO_SYNC_ERROR_EMPTY_DATABASE, /* INNO_IMPORT_SET_UP makes a portfolio of it */
  INNO_SYNC_ERROR_NOT_SET_UP,     /* a database of something else: it is never written to */
  INNO_SYNC_ERROR_READ_ONLY,      /* what came is in; edits wait, as they are not taken here */
  INNO_SYNC_ERROR_ROLLED_BACK,    /* the server lost what it had: INNO_IMPORT_GIVE_OURS or
                                   * INNO_IMPORT_TAKE_SERVERS; nothing goes either way till then */
  INNO_SYNC_ERROR_MASS_DELETE,    /* many removals would be sent: INNO_IMPORT_SEND_DELETES */
} InnoSyncError;

/* Others that a person decides about come from the store, whatever the endpoint is:
 * INNO_STORE_ERROR_DIFFERENT (another portfolio lies behind the address),
 * INNO_STORE_ERROR_MASS_REMOVAL (INNO_IMPORT_ACCEPT_REMOVAL) and, of a file alone,
 * INNO_STORE_ERROR_ROLLED_BACK (INNO_IMPORT_ACCEPT_ROLLBACK). */

GQuark inno_sync_error_quark (void);

/* Of a run that failed, what it had done until then. */
typedef struct
{
  gboolean unchanged;          /* the server said so; nothing was transferred */
  guint    added;
  guint    changed;
  guint    removed;
  guint    sent;               /* edits that the server has now */
  guint    refused;            /* edits that it does not take: see the table "refusal" of outbox.db */
  guint    conflicts;          /* members that were changed on both sides */
  guint    quarantined;
} InnoSyncReport;

#define INNO_TYPE_SYNC (inno_sync_get_type ())

/* Brings a store up to date with its endpoint. Lives on the main context; the
 * store is touched only on the worker. Signals: "progress" (guint64 bytes). */
G_DECLARE_FINAL_TYPE (InnoSync, inno_sync, INNO, SYNC, GObject)

InnoSync *inno_sync_new        (InnoStore            *store,
                                InnoWorker           *worker) G_GNUC_WARN_UNUSED_RESULT;
void      inno_sync_run_async  (InnoSync             *self,
                                const char           *url,
                                InnoImportFlags       flags,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data);
gboolean  inno_sync_run_finish (InnoSync             *self,
                                GAsyncResult         *result,
                                InnoSyncReport       *report,
                                GError              **error);
/* A portfolio document in memory or a file, through the same door. Worker thread. */
gboolean  inno_sync_load_bytes (InnoStore            *store,
                                GBytes               *bytes,
                                const char           *url,
                                InnoImportFlags       flags,
                                InnoSyncReport       *report,
                                GError              **error);
gboolean  inno_sync_load_file  (InnoStore            *store,
                                GFile                *file,
                                GCancellable         *cancellable,
                                GError              **error);
gboolean  inno_sync_check_address (const char        *url,
                                   GError           **error);

G_END_DECLS
