/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-model"

#include "inno-portfolio.h"

#include <string.h>

#include "inno-document.h"
#include "inno-entity-private.h"

typedef gpointer (*EntityNewFunc) (JsonObject  *document,
                                   GError     **error);

typedef struct
{
  InnoDocumentType   document_type;
  GType            (*get_type) (void);
  EntityNewFunc      new_from_json;
} EntityKind;

/* The documents that are kept as objects. */
static const EntityKind entity_kinds[] = {
  { INNO_DOCUMENT_CITY, inno_city_get_type,
    (EntityNewFunc) inno_city_new_from_json },
  { INNO_DOCUMENT_AGREEMENT, inno_agreement_get_type,
    (EntityNewFunc) inno_agreement_new_from_json },
  { INNO_DOCUMENT_THEME, inno_theme_get_type,
    (EntityNewFunc) inno_theme_new_from_json },
  { INNO_DOCUMENT_LEAD_THEME, inno_lead_theme_get_type,
    (EntityNewFunc) inno_lead_theme_new_from_json },
  { INNO_DOCUMENT_FUNDING_SOURCE, inno_funding_source_get_type,
    (EntityNewFunc) inno_funding_source_new_from_json },
  { INNO_DOCUMENT_METRIC, inno_metric_get_type,
    (EntityNewFunc) inno_metric_new_from_json },
  { INNO_DOCUMENT_ACCEPTANCE, inno_acceptance_get_type,
    (EntityNewFunc) inno_acceptance_new_from_json },
};

struct _InnoPortfolio
{
  GObject             parent_instance;
  InnoPortfolioState  state;
  InnoShapes         *regions;
  GListStore         *lists[G_N_ELEMENTS (entity_kinds)];
  GPtrArray          *participations;   /* of InnoParticipation */
  GHashTable         *by_id;   /* id, of the entity → InnoEntity, of its list */
  InnoObservations   *observations;
};

G_DEFINE_FINAL_TYPE (InnoPortfolio, inno_portfolio, G_TYPE_OBJECT)

static int
compare_ids (gconstpointer a,
             gconstpointer b,
             gpointer      user_data)
{
  return strcmp (inno_entity_get_id ((InnoEntity *) a), inno_entity_get_id ((InnoEntity *) b));
}

static void
add_entity (InnoPortfolio *self,
            GListStore    *list,
            InnoEntity    *entity)
{
  const char *id = inno_entity_get_id (entity);
  InnoEntity *old = g_hash_table_lookup (self->by_id, id);
  guint position;

  if (old != NULL && g_list_store_find (list, old, &position))
    {
      g_hash_table_remove (self->by_id, id);
      g_list_store_remove (list, position);
    }

  g_list_store_insert_sorted (list, entity, compare_ids, NULL);
  g_hash_table_insert (self->by_id, (gpointer) id, entity);
}

static gboolean
add_meta (InnoPortfolio  *self,
          JsonObject     *document,
          GError        **error)
{
  if (!inno_document_validate (document, "", error))
    return FALSE;

  g_clear_pointer (&self->state.title, inno_text_free);
  self->state.title = inno_document_dup_text (document, "title");
  self->state.is_sample = json_object_get_boolean_member_with_default (document, "sample", FALSE);

  return TRUE;
}

static gboolean
add_participation (InnoPortfolio  *self,
                   JsonObject     *document,
                   GError        **error)
{
  InnoParticipation *participation = inno_participation_new_from_json (document, error);

  if (participation == NULL)
    return FALSE;

  g_ptr_array_add (self->participations, participation);
  return TRUE;
}

static void
inno_portfolio_finalize (GObject *object)
{
  InnoPortfolio *self = INNO_PORTFOLIO (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->participations, g_ptr_array_unref);
  g_clear_pointer (&self->observations, inno_observations_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->lists); i++)
    g_clear_object (&self->lists[i]);
  inno_portfolio_state_clear (&self->state);
  g_clear_pointer (&self->regions, inno_shapes_unref);

  G_OBJECT_CLASS (inno_portfolio_parent_class)->finalize (object);
}

static void
inno_portfolio_class_init (InnoPortfolioClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = inno_portfolio_finalize;
}

static void
inno_portfolio_init (InnoPortfolio *self)
{
  self->state.as_of = INNO_DAY_NONE;
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->participations = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_participation_free);
  self->observations = inno_observations_new ();
  for (guint i = 0; i < G_N_ELEMENTS (self->lists); i++)
    self->lists[i] = g_list_store_new (entity_kinds[i].get_type ());
}

/**
 * inno_portfolio_state_clear:
 * @state: a state
 *
 * Frees what @state holds and leaves it as it is before anything is known.
 */
void
inno_portfolio_state_clear (InnoPortfolioState *state)
{
  g_return_if_fail (state != NULL);

  g_clear_pointer (&state->title, inno_text_free);
  g_clear_pointer (&state->dataset_id, g_free);
  g_clear_pointer (&state->origin, g_free);
  *state = (InnoPortfolioState) { .as_of = INNO_DAY_NONE };
}

/**
 * inno_portfolio_new:
 *
 * Returns: (transfer full): a portfolio of which nothing is known yet
 */
InnoPortfolio *
inno_portfolio_new (void)
{
  return g_object_new (INNO_TYPE_PORTFOLIO, NULL);
}

/**
 * inno_portfolio_take_state:
 * @self: a portfolio that is being filled
 * @state: (inout): its state; what it holds moves to @self and it is left cleared
 */
void
inno_portfolio_take_state (InnoPortfolio      *self,
                           InnoPortfolioState *state)
{
  g_return_if_fail (INNO_IS_PORTFOLIO (self));
  g_return_if_fail (state != NULL);

  inno_portfolio_state_clear (&self->state);
  self->state = *state;
  *state = (InnoPortfolioState) { .as_of = INNO_DAY_NONE };
}

/**
 * inno_portfolio_take_regions:
 * @self: a portfolio that is being filled
 * @regions: (transfer full) (nullable): boundaries to draw on a map
 */
void
inno_portfolio_take_regions (InnoPortfolio *self,
                             InnoShapes    *regions)
{
  g_return_if_fail (INNO_IS_PORTFOLIO (self));

  g_clear_pointer (&self->regions, inno_shapes_unref);
  self->regions = regions;
}

/**
 * inno_portfolio_add:
 * @self: a portfolio that is being filled
 * @document: a document of any type
 * @error: return location for an error of %INNO_JSON_ERROR
 *
 * Makes an object of the document, in place of one with the same id. The meta
 * document gives the title and says whether this is sample data, and observations
 * are kept with their metrics. Documents that are not kept as objects, projects
 * among them, are passed over.
 *
 * Returns: whether @document keeps the contract
 */
gboolean
inno_portfolio_add (InnoPortfolio  *self,
                    JsonObject     *document,
                    GError        **error)
{
  InnoDocumentType type;

  g_return_val_if_fail (INNO_IS_PORTFOLIO (self), FALSE);
  g_return_val_if_fail (document != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  type = inno_document_type_from_id (inno_document_peek_string (document, "type"));
  if (type == INNO_DOCUMENT_META)
    return add_meta (self, document, error);
  if (type == INNO_DOCUMENT_PARTICIPATION)
    return add_participation (self, document, error);
  if (type == INNO_DOCUMENT_OBSERVATION)
    return inno_observations_add (self->observations, document, error);

  for (guint i = 0; i < G_N_ELEMENTS (entity_kinds); i++)
    {
      g_autoptr(InnoEntity) entity = NULL;

      if (entity_kinds[i].document_type != type)
        continue;

      entity = entity_kinds[i].new_from_json (document, error);
      if (entity == NULL)
        return FALSE;

      add_entity (self, self->lists[i], entity);
      return TRUE;
    }

  return TRUE;
}

/**
 * inno_portfolio_get_state:
 * @self: a portfolio
 *
 * Returns: (transfer none): where the copy came from and how old it is
 */
const InnoPortfolioState *
inno_portfolio_get_state (InnoPortfolio *self)
{
  g_return_val_if_fail (INNO_IS_PORTFOLIO (self), NULL);

  return &self->state;
}

/**
 * inno_portfolio_get_regions:
 * @self: a portfolio
 *
 * Returns: (transfer none) (nullable): boundaries to draw on a map, if there are any
 */
InnoShapes *
inno_portfolio_get_regions (InnoPortfolio *self)
{
  g_return_val_if_fail (INNO_IS_PORTFOLIO (self), NULL);

  return self->regions;
}

/**
 * inno_portfolio_get_list:
 * @self: a portfolio
 * @entity_type: one of the subclasses of #InnoEntity
 *
 * Returns: (transfer none): all of that type, in the order of their ids
 */
GListModel *
inno_portfolio_get_list (InnoPortfolio *self,
                         GType          entity_type)
{
  g_return_val_if_fail (INNO_IS_PORTFOLIO (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (entity_kinds); i++)
    if (entity_kinds[i].get_type () == entity_type)
      return G_LIST_MODEL (self->lists[i]);

  g_return_val_if_reached (NULL);
}

/**
 * inno_portfolio_get_participations:
 * @self: a portfolio
 * @n_participations: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_participations): the international
 *   projects, an entry for each organisation
 */
InnoParticipation * const *
inno_portfolio_get_participations (InnoPortfolio *self,
                                   guint         *n_participations)
{
  g_return_val_if_fail (INNO_IS_PORTFOLIO (self), NULL);

  *n_participations = self->participations->len;
  return (InnoParticipation * const *) self->participations->pdata;
}

/**
 * inno_portfolio_find:
 * @self: a portfolio
 * @id: (nullable): the id of a document
 *
 * Returns: (transfer none) (nullable): the entity with that id; %NULL also when
 *   something points to what is not there
 */
InnoEntity *
inno_portfolio_find (InnoPortfolio *self,
                     const char    *id)
{
  g_return_val_if_fail (INNO_IS_PORTFOLIO (self), NULL);

  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

/**
 * inno_portfolio_get_observations:
 * @self: a portfolio
 * @metric_id: the id of a metric
 * @n_observations: (out): how many values it has
 *
 * Returns: (transfer none) (nullable) (array length=n_observations): its values,
 *   in the order of the ids of their documents
 */
const InnoObservation *
inno_portfolio_get_observations (InnoPortfolio *self,
                                 const char    *metric_id,
                                 guint         *n_observations)
{
  g_return_val_if_fail (INNO_IS_PORTFOLIO (self), NULL);
  g_return_val_if_fail (metric_id != NULL && n_observations != NULL, NULL);

  return inno_observations_get (self->observations, metric_id, n_observations);
}
