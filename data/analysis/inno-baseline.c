/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "inno-facts-private.h"

#include <string.h>

#include "inno-json.h"
#include "inno-store-snapshots.h"

/* The name of a meeting, looked for among the documents. */
typedef struct
{
  const char *id;
  InnoText   *name;
} Meeting;

static gboolean
find_meeting_cb (const char  *id,
                 const char  *body,
                 gsize        length,
                 gpointer     user_data,
                 GError     **error)
{
  Meeting *meeting = user_data;
  g_autoptr (JsonNode) node = NULL;

  if (g_strcmp0 (id, meeting->id) != 0)
    return TRUE;

  node = inno_json_parse (body, length, NULL);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    meeting->name = inno_json_get_text (json_node_get_object (node), "", "name", NULL);

  return TRUE;
}

/* What the meeting that the snapshot was made for is called by now. */
static gboolean
load_label (InnoStore                *store,
            const InnoStoreSnapshot  *snapshot,
            InnoText                **label,
            GError                  **error)
{
  Meeting meeting = { .id = snapshot->meeting };

  if (snapshot->meeting != NULL &&
      !inno_store_foreach_document (store, INNO_DOCUMENT_MEETING, find_meeting_cb, &meeting, error))
    return FALSE;

  *label = meeting.name;
  return TRUE;
}

static InnoFacts *
load_snapshot (InnoStore                *store,
               const InnoStoreSnapshot  *snapshot,
               GError                  **error)
{
  g_autoptr (InnoStore) copy = inno_store_open_snapshot (store, snapshot, error);
  g_autoptr (InnoPortfolio) portfolio = copy != NULL ? inno_store_load_portfolio (copy, error) : NULL;
  InnoFacts *facts = portfolio != NULL ? inno_facts_load (copy, portfolio, error) : NULL;

  if (copy != NULL)
    inno_store_close (copy);

  return facts;
}

/* Returns: the snapshot of that name, or the one made last; NULL: there is none */
static const InnoStoreSnapshot *
choose (GPtrArray  *snapshots,
        const char *since)
{
  for (guint i = 0; i < snapshots->len; i++)
    {
      const InnoStoreSnapshot *snapshot = g_ptr_array_index (snapshots, i);

      if (since == NULL || g_str_equal (snapshot->name, since))
        return snapshot;
    }

  return NULL;
}

/* Of one that is not there it is the store that says so. */
static const InnoStoreSnapshot *
choose_or_miss (GPtrArray         *snapshots,
                const char        *name,
                InnoStoreSnapshot *missing)
{
  const InnoStoreSnapshot *snapshot = choose (snapshots, name);

  if (snapshot != NULL || name == NULL)
    return snapshot;

  *missing = (InnoStoreSnapshot) { .name = (char *) name };
  return missing;
}

/**
 * inno_facts_load_snapshot:
 * @store: an open store; on its own thread
 * @name: the name of one of its snapshots
 * @error: return location of an INNO_STORE_ERROR
 *
 * Reads the portfolio as it was. The present documents of the store are not touched.
 *
 * Returns: (transfer full) (nullable): facts without a baseline
 */
InnoFacts *
inno_facts_load_snapshot (InnoStore   *store,
                          const char  *name,
                          GError     **error)
{
  g_autoptr (GPtrArray) snapshots = inno_store_list_snapshots (store, error);
  InnoStoreSnapshot missing;

  return snapshots != NULL ? load_snapshot (store, choose_or_miss (snapshots, name, &missing), error) : NULL;
}

/**
 * inno_facts_load_baseline:
 * @self: the facts of a store
 * @store: that store; on its own thread
 * @since: (nullable): the name of one of its snapshots; %NULL: the one made last
 * @error: return location of an INNO_STORE_ERROR
 *
 * Puts the portfolio as it was beside the facts, which may be those of a later
 * snapshot.
 *
 * Returns: (transfer full) (nullable): facts with a baseline; where nothing was
 *   asked for and no snapshot was ever made, @self
 */
InnoFacts *
inno_facts_load_baseline (InnoFacts   *self,
                          InnoStore   *store,
                          const char  *since,
                          GError     **error)
{
  g_autoptr (GPtrArray) snapshots = inno_store_list_snapshots (store, error);
  g_autoptr (InnoFacts) baseline = NULL;
  g_autoptr (InnoText) label = NULL;
  InnoStoreSnapshot missing;
  const InnoStoreSnapshot *snapshot;

  if (snapshots == NULL)
    return NULL;

  snapshot = choose_or_miss (snapshots, since, &missing);
  if (snapshot == NULL)
    return inno_facts_ref (self);

  baseline = load_snapshot (store, snapshot, error);
  if (baseline == NULL || !load_label (store, snapshot, &label, error))
    return NULL;

  return inno_facts_with_baseline (self, baseline, snapshot->name, label);
}
