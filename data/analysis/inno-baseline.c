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

/**
 * inno_facts_load_meeting:
 * @store: an open store; on its own thread
 * @id: (nullable): the id of a meeting
 * @name: (out) (transfer full) (nullable): what it is called by now
 * @error: return location of an INNO_STORE_ERROR
 *
 * Returns: whether it could be looked for
 */
gboolean
inno_facts_load_meeting (InnoStore   *store,
                         const char  *id,
                         InnoText   **name,
                         GError     **error)
{
  Meeting meeting = { .id = id };

  if (id != NULL && !inno_store_foreach_document (store, INNO_DOCUMENT_MEETING, find_meeting_cb, &meeting, error))
    return FALSE;

  *name = meeting.name;
  return TRUE;
}

/* What is gone can be searched for as well: its words are kept. */
static gboolean
read_removed (InnoFacts  *compared,
              InnoStore  *copy,
              GError    **error)
{
  compared->removed = g_array_new (FALSE, FALSE, sizeof (guint32));
  compared->removed_words = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint32 p = 0; p < compared->baseline->n_projects; p++)
    {
      char **words;

      if (compared->baseline_now[p] != INNO_FACTS_NO_PROJECT)
        continue;
      words = inno_store_read_words (copy, inno_facts_get_project_id (compared->baseline, p), error);
      if (words == NULL)
        return FALSE;
      g_array_append_val (compared->removed, p);
      g_ptr_array_add (compared->removed_words, words);
    }

  return TRUE;
}

static InnoFacts *
compare (InnoFacts                *self,
         InnoStore                *copy,
         const InnoStoreSnapshot  *snapshot,
         const InnoText           *label,
         GError                  **error)
{
  g_autoptr (InnoPortfolio) portfolio = inno_store_load_portfolio (copy, error);
  g_autoptr (InnoFacts) baseline = portfolio != NULL ? inno_facts_load (copy, portfolio, error) : NULL;
  g_autoptr (InnoFacts) compared = NULL;

  if (baseline == NULL)
    return NULL;

  compared = inno_facts_with_baseline (self, baseline, snapshot->name, label);
  return read_removed (compared, copy, error) ? g_steal_pointer (&compared) : NULL;
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
  g_autoptr (InnoStore) copy = NULL;
  InnoFacts *compared;
  g_autoptr (InnoText) label = NULL;
  InnoStoreSnapshot missing;
  const InnoStoreSnapshot *snapshot;

  if (snapshots == NULL)
    return NULL;

  snapshot = choose_or_miss (snapshots, since, &missing);
  if (snapshot == NULL)
    return inno_facts_ref (self);

  copy = inno_store_open_snapshot (store, snapshot, error);
  if (copy == NULL)
    return NULL;

  compared = inno_facts_load_meeting (store, snapshot->meeting, &label, error) ? compare (self, copy, snapshot, label, error) : NULL;
  inno_store_close (copy);

  return compared;
}

/* Of facts that are narrowed it is the whole that is compared: what was is narrowed with
 * them. */
static InnoFacts *
compare_and_narrow (InnoFacts                 *self,
                    InnoStore                 *store,
                    InnoStore                 *searched,
                    const InnoComparisonSides *sides,
                    GError                   **error)
{
  g_autoptr (InnoFacts) compared = inno_facts_load_baseline (self, store, sides->since, error);

  if (compared == NULL || sides->text == NULL)
    return g_steal_pointer (&compared);

  return inno_facts_search (compared, searched, sides->text, NULL, error);
}

/* Returns: (nullable): the name of the snapshot that was made before the one of that name */
static const char *
name_before (GPtrArray  *snapshots,
             const char *name)
{
  for (guint i = 0; i + 1 < snapshots->len; i++)
    {
      const InnoStoreSnapshot *snapshot = g_ptr_array_index (snapshots, i);
      const InnoStoreSnapshot *before = g_ptr_array_index (snapshots, i + 1);

      if (g_str_equal (snapshot->name, name))
        return before->name;
    }

  return NULL;
}

static InnoFacts *
load_copy (InnoStore                *store,
           InnoStore                *copy,
           const InnoStoreSnapshot  *snapshot,
           GError                  **error)
{
  g_autoptr (InnoPortfolio) portfolio = inno_store_load_portfolio (copy, error);
  g_autoptr (InnoFacts) facts = portfolio != NULL ? inno_facts_load (copy, portfolio, error) : NULL;

  if (facts == NULL || !inno_facts_load_meeting (store, snapshot->meeting, &facts->snapshot_label, error))
    return NULL;

  return g_steal_pointer (&facts);
}

static InnoFacts *
compare_copy (InnoStore                  *store,
              InnoStore                  *copy,
              const InnoStoreSnapshot    *snapshot,
              const InnoComparisonSides  *sides,
              GError                    **error)
{
  g_autoptr (InnoFacts) facts = load_copy (store, copy, snapshot, error);

  if (facts == NULL || (sides->since == NULL && sides->text == NULL))
    return g_steal_pointer (&facts);
  if (sides->since == NULL)
    return inno_facts_search (facts, copy, sides->text, NULL, error);

  return compare_and_narrow (facts, store, copy, sides, error);
}

/**
 * inno_facts_compare:
 * @self: the facts of a store
 * @store: that store; on its own thread
 * @sides: what is compared with what
 * @error: return location of an INNO_STORE_ERROR
 *
 * Puts one state of the portfolio beside another. Snapshots are read apart; the
 * present documents of the store are not touched. A snapshot with nothing said beside it
 * is compared with the one that was made before it.
 *
 * Returns: (transfer full) (nullable): facts with a baseline; of the first snapshot without
 */
InnoFacts *
inno_facts_compare (InnoFacts                  *self,
                    InnoStore                  *store,
                    const InnoComparisonSides  *sides,
                    GError                    **error)
{
  g_autoptr (GPtrArray) snapshots = NULL;
  g_autoptr (InnoStore) copy = NULL;
  InnoComparisonSides whole = *sides;
  InnoStoreSnapshot missing;
  const InnoStoreSnapshot *snapshot;
  InnoFacts *compared;

  if (sides->now == NULL)
    return compare_and_narrow (self, store, store, sides, error);

  snapshots = inno_store_list_snapshots (store, error);
  snapshot = snapshots != NULL ? choose_or_miss (snapshots, sides->now, &missing) : NULL;
  copy = snapshot != NULL ? inno_store_open_snapshot (store, snapshot, error) : NULL;
  if (copy == NULL)
    return NULL;

  if (whole.since == NULL)
    whole.since = name_before (snapshots, whole.now);
  compared = compare_copy (store, copy, snapshot, &whole, error);
  inno_store_close (copy);

  return compared;
}
