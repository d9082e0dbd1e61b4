/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include <string.h>

#include "inno-document.h"
#include "inno-store-import-private.h"

/* A record that cannot be kept is named, with its reason, and the others go on. */

#define MAX_RAW_BYTES (64 * 1024)

/* Of so many the text is kept; of a file full of rubbish, not all of it. */
#define MAX_RAW_RECORDS 1000

#define ID_PATTERN "\"_id\"\\s*:\\s*\"([a-z_]+:[0-9a-z][0-9a-z_-]{0,63})\""
#define TYPE_PATTERN "\"type\"\\s*:\\s*\"([a-z_]+)\""

/* Searches bytes that may be no JSON and no UTF-8 at all. */
static char *
find_match (const char *pattern,
            const char *json,
            gsize       length)
{
  g_autoptr(GRegex) regex = NULL;
  g_autoptr(GMatchInfo) match = NULL;

  regex = g_regex_new (pattern, G_REGEX_RAW | G_REGEX_OPTIMIZE, 0, NULL);
  if (!g_regex_match_full (regex, json, (gssize) length, 0, 0, &match, NULL))
    return NULL;

  return g_match_info_fetch (match, 1);
}

static char *
type_of_id (const char *id)
{
  return g_strndup (id, (gsize) (strchr (id, ':') - id));
}

static void
count_received (InnoStoreImport *self,
                char            *type)
{
  guint n_received = GPOINTER_TO_UINT (g_hash_table_lookup (self->received, type));

  g_hash_table_replace (self->received, type, GUINT_TO_POINTER (n_received + 1));
}

/* A document whose id is known stands for itself in the counts, and its old local
 * copy stays. Of one without, at least the type may be known. */
static gboolean
identify (InnoStoreImport  *self,
          const char       *id,
          const char       *json,
          gsize             length,
          GError          **error)
{
  g_autofree char *type = id != NULL ? type_of_id (id) : find_match (TYPE_PATTERN, json, length);
  InnoPending *pending = id != NULL ? g_hash_table_lookup (self->edits, id) : NULL;

  if (pending != NULL)
    pending->is_seen = TRUE;
  if (id == NULL)
    self->n_without_id++;

  if (type == NULL)
    self->n_without_type++;
  else if (id == NULL)
    count_received (self, g_steal_pointer (&type));
  else if (!inno_statement_run (self->statements[INNO_IMPORT_MARK], error, "tti", id, type,
                                (gint64) INNO_SEEN_QUARANTINED))
    return FALSE;
  else
    count_received (self, g_steal_pointer (&type));

  return TRUE;
}

gboolean
inno_store_import_quarantine (InnoStoreImport  *self,
                              const char       *json,
                              gsize             length,
                              const char       *path,
                              const GError     *reason,
                              GError          **error)
{
  g_autofree char *id = find_match (ID_PATTERN, json, length);
  InnoStatement *statement = self->statements[INNO_IMPORT_QUARANTINE];
  gboolean keeps_raw = self->n_quarantined < MAX_RAW_RECORDS;

  g_debug ("%s is set aside: %s", path, reason->message);
  if (!identify (self, id, json, length, error))
    return FALSE;

  self->n_quarantined++;
  return inno_statement_run (statement, error, "tttib", path, id, reason->message, self->now,
                             keeps_raw ? json : NULL,
                             keeps_raw ? MIN (length, (gsize) MAX_RAW_BYTES) : (gsize) 0);
}
