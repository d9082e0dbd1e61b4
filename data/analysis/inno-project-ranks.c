/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "inno-project-ranks.h"

#include <string.h>

#include "inno-facts-private.h"
#include "inno-format.h"

/* Where there is no text. */
#define NO_START G_MAXUINT32

struct _InnoProjectRanks
{
  gatomicrefcount  ref_count;
  InnoFacts       *facts;       /* that own the columns */
  InnoProjectText  which;
  InnoLang         lang;
  GString         *texts;       /* each with its zero; NULL once they are sorted */
  guint32         *start;       /* by project: of its text, or NO_START; so below */
  guint            n_read;
  GMutex           mutex;       /* guards what follows and what it is made of */
  guint32         *ranks;       /* NULL until they are sorted */
};

/* Most keys differ in their first bytes, which are compared as a number. */
typedef struct
{
  guint64 head;
  guint32 start;
  guint32 project;
} Key;

/* Projects that came or went since the facts were read are passed over: both are in
 * the order of the ids. */
static gboolean
add_text_cb (const char *id,
             const char *text,
             gpointer    user_data)
{
  InnoProjectRanks *self = user_data;
  InnoFacts *facts = self->facts;
  int order = -1;

  while (self->n_read < facts->n_projects &&
         (order = strcmp (inno_facts_get_project_id (facts, self->n_read), id)) < 0)
    self->n_read++;
  if (order != 0)
    return self->n_read < facts->n_projects;

  if (text != NULL && *text != '\0')
    {
      self->start[self->n_read] = (guint32) self->texts->len;
      g_string_append_len (self->texts, text, strlen (text) + 1);
    }
  self->n_read++;

  return self->n_read < facts->n_projects;
}

/**
 * inno_project_ranks_read:
 * @facts: the facts
 * @store: the store they were loaded from; on its own thread
 * @which: what the projects are to be ordered by
 * @lang: the language of it
 * @error: return location of an INNO_STORE_ERROR
 *
 * Reads what inno_project_ranks_sort() sorts.
 *
 * Returns: (transfer full) (nullable): ranks that are not sorted yet
 */
InnoProjectRanks *
inno_project_ranks_read (InnoFacts        *facts,
                         InnoStore        *store,
                         InnoProjectText   which,
                         InnoLang          lang,
                         GError          **error)
{
  g_autoptr (InnoProjectRanks) self = g_new0 (InnoProjectRanks, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->facts = inno_facts_ref (inno_facts_get_whole (facts));
  self->which = which;
  self->lang = lang;
  self->texts = g_string_new (NULL);
  self->start = g_new (guint32, self->facts->n_projects + 1);
  memset (self->start, 0xff, (self->facts->n_projects + 1) * sizeof *self->start);
  if (!inno_store_foreach_project_text (store, which, lang, add_text_cb, self, error))
    return NULL;

  return g_steal_pointer (&self);
}

static guint64
get_head (const char *key)
{
  guint64 head = 0;
  guint i = 0;

  for (; i < sizeof head && key[i] != '\0'; i++)
    head = head << 8 | (guchar) key[i];

  return head << 8 * (sizeof head - i);
}

static int
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const Key *one = a, *other = b;
  const char *keys = user_data;
  int order = (one->head > other->head) - (one->head < other->head);

  return order != 0 ? order : strcmp (keys + one->start, keys + other->start);
}

static void
sort (InnoProjectRanks *self)
{
  const InnoFormat *format = inno_format_get (self->lang);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (Key));
  g_autoptr (GString) keys = g_string_new (NULL);
  guint32 rank = 0;

  for (guint p = 0; p < self->facts->n_projects; p++)
    {
      g_autofree char *key = NULL;
      Key line = { .start = (guint32) keys->len, .project = p };

      if (self->start[p] == NO_START)
        continue;
      key = inno_format_collation_key (format, self->texts->str + self->start[p]);
      line.head = get_head (key);
      g_string_append_len (keys, key, strlen (key) + 1);
      g_array_append_val (order, line);
    }
  g_qsort_with_data (order->data, (int) order->len, sizeof (Key), compare_keys, keys->str);

  /* In the place of the texts, which nobody asks for again. */
  self->ranks = g_steal_pointer (&self->start);
  for (guint i = 0; i < order->len; i++)
    {
      const Key *key = &g_array_index (order, Key, i);

      rank += i > 0 && compare_keys (key - 1, key, keys->str) != 0;
      self->ranks[key->project] = rank;
    }
  g_string_free (g_steal_pointer (&self->texts), TRUE);
}

/**
 * inno_project_ranks_sort:
 * @self: ranks
 *
 * Finds the order where that has not been done; of a million projects it takes
 * seconds. Any thread.
 *
 * Returns: (transfer none): by project: its place, or %INNO_PROJECT_RANK_NONE;
 *   alike ones have the same
 */
const guint32 *
inno_project_ranks_sort (InnoProjectRanks *self)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (self->ranks == NULL)
    sort (self);

  return self->ranks;
}

gboolean
inno_project_ranks_is_of (InnoProjectRanks *self,
                          InnoFacts        *facts,
                          InnoProjectText   which,
                          InnoLang          lang)
{
  return self->facts == inno_facts_get_whole (facts) && self->which == which && self->lang == lang;
}

InnoProjectRanks *
inno_project_ranks_ref (InnoProjectRanks *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
inno_project_ranks_unref (InnoProjectRanks *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_mutex_clear (&self->mutex);
  inno_facts_unref (self->facts);
  if (self->texts != NULL)
    g_string_free (self->texts, TRUE);
  g_free (self->start);
  g_free (self->ranks);
  g_free (self);
}
