/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-model"

#include "inno-observation.h"

#include <string.h>

#include "inno-entity-private.h"

struct _InnoObservations
{
  GHashTable   *by_metric;   /* id → GArray of InnoObservation */
  GStringChunk *words;
};

/**
 * inno_period_parse:
 * @text: (nullable): "2025", or "2025-Q3"
 * @period: (out caller-allocates): where to put it
 *
 * Returns: whether @text is a period; @period is untouched if it is not
 */
gboolean
inno_period_parse (const char *text,
                   InnoPeriod *period)
{
  gsize length = text != NULL ? strlen (text) : 0;
  guint quarter = 0;

  if ((length != 4 && length != 7) || strspn (text, "0123456789") != 4)
    return FALSE;
  if (length == 7)
    {
      if (strncmp (text + 4, "-Q", 2) != 0 || text[6] < '1' || text[6] > '4')
        return FALSE;
      quarter = text[6] - '0';
    }

  period->year = (guint16) g_ascii_strtoull (text, NULL, 10);
  period->quarter = quarter;

  return TRUE;
}

/**
 * inno_period_to_id:
 * @period: a period
 *
 * Returns: (transfer full): as it stands in documents: "2025-Q3"
 */
char *
inno_period_to_id (InnoPeriod period)
{
  return period.quarter > 0 ? g_strdup_printf ("%04u-Q%u", period.year, period.quarter)
                            : g_strdup_printf ("%04u", period.year);
}

/**
 * inno_period_get_end:
 * @period: a period
 *
 * A value of a year is that of its end, as is that of its last quarter.
 *
 * Returns: where it ends, in quarters
 */
int
inno_period_get_end (InnoPeriod period)
{
  return period.year * 4 + (period.quarter > 0 ? period.quarter : 4);
}

/**
 * inno_period_compare:
 * @one: a period
 * @other: another
 *
 * Returns: below 0, 0 or above 0; a last quarter goes before its year
 */
int
inno_period_compare (InnoPeriod one,
                     InnoPeriod other)
{
  int ends = inno_period_get_end (one) - inno_period_get_end (other);

  return ends != 0 ? ends : (one.quarter == 0) - (other.quarter == 0);
}

/**
 * inno_observations_new:
 *
 * Returns: (transfer full): a list without any
 */
InnoObservations *
inno_observations_new (void)
{
  InnoObservations *self = g_new0 (InnoObservations, 1);

  self->by_metric = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  self->words = g_string_chunk_new (4096);

  return self;
}

/**
 * inno_observations_free:
 * @self: (transfer full): a list
 */
void
inno_observations_free (InnoObservations *self)
{
  g_hash_table_unref (self->by_metric);
  g_string_chunk_free (self->words);
  g_free (self);
}

/* The same cities and the same sources stand in thousands of them. */
static const char *
keep_word (InnoObservations *self,
           const char       *word)
{
  return word != NULL ? g_string_chunk_insert_const (self->words, word) : NULL;
}

static GArray *
get_list (InnoObservations *self,
          const char       *metric_id)
{
  GArray *list = g_hash_table_lookup (self->by_metric, metric_id);

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (InnoObservation));
      g_hash_table_insert (self->by_metric, (gpointer) keep_word (self, metric_id), list);
    }

  return list;
}

/**
 * inno_observations_add:
 * @self: a list
 * @document: a document of the type observation
 * @error: return location for an error of %INNO_JSON_ERROR
 *
 * Adds one value. The store holds one document of an id, so none is looked for
 * to be replaced.
 *
 * Returns: whether @document keeps the contract
 */
gboolean
inno_observations_add (InnoObservations  *self,
                       JsonObject        *document,
                       GError           **error)
{
  InnoObservation observation = { 0 };
  guint kind = 0;

  if (!inno_document_validate (document, "", error))
    return FALSE;

  inno_vocabulary_find (INNO_VOCABULARY_OBSERVATION, inno_document_peek_string (document, "kind"), &kind);
  inno_period_parse (inno_document_peek_string (document, "period"), &observation.period);
  observation.kind = kind;
  observation.subject_id = keep_word (self, inno_document_peek_string (document, "subject"));
  observation.source = keep_word (self, inno_document_peek_string (document, "source"));
  observation.note = keep_word (self, inno_document_peek_string (document, "note"));
  observation.is_known = inno_document_peek_number (document, "value", &observation.value);
  g_array_append_val (get_list (self, inno_document_peek_string (document, "metric")), observation);

  return TRUE;
}

/**
 * inno_observations_get:
 * @self: a list
 * @metric_id: the id of a metric
 * @n_observations: (out): how many values it has
 *
 * Returns: (transfer none) (nullable) (array length=n_observations): its values,
 *   in the order they were added
 */
const InnoObservation *
inno_observations_get (InnoObservations *self,
                       const char       *metric_id,
                       guint            *n_observations)
{
  GArray *list = g_hash_table_lookup (self->by_metric, metric_id);

  *n_observations = list != NULL ? list->len : 0;
  return list != NULL ? (const InnoObservation *) list->data : NULL;
}
