/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-workspace"

#include "inno-project-item-private.h"

struct _InnoProjectItem
{
  GObject             parent_instance;

  InnoFacts          *facts;        /* what "head" points into */
  InnoProjectHead     head;
  InnoProjectRow      row;
  InnoProjectFigures  figures;
  InnoProjectTexts   *texts;        /* NULL until they are there */
  gboolean            is_loading;
};

typedef enum
{
  PROP_IS_LOADING = 1,
  PROP_IS_EXPANDED,
} Property;

G_DEFINE_FINAL_TYPE (InnoProjectItem, inno_project_item, G_TYPE_OBJECT)

static GParamSpec *properties[PROP_IS_EXPANDED + 1];

static void
inno_project_item_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  InnoProjectItem *self = INNO_PROJECT_ITEM (object);

  switch ((Property) id)
    {
    case PROP_IS_LOADING:
      g_value_set_boolean (value, self->is_loading);
      break;

    case PROP_IS_EXPANDED:
      g_value_set_boolean (value, inno_project_item_is_expanded (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
inno_project_item_finalize (GObject *object)
{
  InnoProjectItem *self = INNO_PROJECT_ITEM (object);

  g_free (self->head.cities);
  inno_project_texts_free (self->texts);
  inno_facts_unref (self->facts);

  G_OBJECT_CLASS (inno_project_item_parent_class)->finalize (object);
}

static void
inno_project_item_class_init (InnoProjectItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = inno_project_item_get_property;
  object_class->finalize = inno_project_item_finalize;

  /**
   * InnoProjectItem:is-loading:
   *
   * Whether name, code and beneficiary are still to come.
   */
  properties[PROP_IS_LOADING] =
    g_param_spec_boolean ("is-loading", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * InnoProjectItem:is-expanded:
   *
   * Whether its sub-projects stand under it.
   */
  properties[PROP_IS_EXPANDED] =
    g_param_spec_boolean ("is-expanded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
inno_project_item_init (InnoProjectItem *self)
{
  self->is_loading = TRUE;
}

InnoProjectItem *
inno_project_item_new (InnoFacts        *facts,
                       InnoProjectTable *table,
                       InnoProjectRow    row)
{
  InnoProjectItem *self = g_object_new (INNO_TYPE_PROJECT_ITEM, NULL);

  self->facts = inno_facts_ref (facts);
  self->row = row;
  inno_project_table_get_head (table, row, &self->head);
  inno_project_table_get_figures (table, row, &self->figures);

  return self;
}

void
inno_project_item_take_texts (InnoProjectItem  *self,
                              InnoProjectTexts *texts)
{
  inno_project_texts_free (self->texts);
  self->texts = texts;
  if (!self->is_loading)
    return;

  self->is_loading = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_LOADING]);
}

void
inno_project_item_set_expanded (InnoProjectItem *self,
                                gboolean         is_expanded)
{
  if (self->row.is_collapsed == !is_expanded)
    return;

  self->row.is_collapsed = !is_expanded;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_EXPANDED]);
}

gboolean
inno_project_item_is_loading (InnoProjectItem *self)
{
  return self->is_loading;
}

const char *
inno_project_item_get_id (InnoProjectItem *self)
{
  return self->head.id;
}

/**
 * inno_project_item_get_name:
 * @self: a row
 * @lang: a language
 *
 * Returns: (transfer none): the name in @lang or what stands in for it; the id
 *   where it has none, or it is not there yet
 */
const char *
inno_project_item_get_name (InnoProjectItem *self,
                            InnoLang         lang)
{
  const char *name = inno_text_get (self->texts != NULL ? self->texts->name : self->head.name, lang, NULL);

  return name != NULL ? name : self->head.id;
}

/**
 * inno_project_item_get_group_name:
 * @self: a row
 * @lang: a language
 *
 * Returns: (transfer none) (nullable): the name of the group it is in, in @lang or what
 *   stands in for it; %NULL outside a group, or where the facts have no names
 */
const char *
inno_project_item_get_group_name (InnoProjectItem *self,
                                  InnoLang         lang)
{
  return inno_text_get (self->head.group_name, lang, NULL);
}

/**
 * inno_project_item_get_code:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the code; %NULL while it is not there
 */
const char *
inno_project_item_get_code (InnoProjectItem *self)
{
  return self->texts != NULL ? self->texts->code : NULL;
}

/**
 * inno_project_item_get_beneficiary:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): who it was granted to; %NULL while it is not there
 */
const char *
inno_project_item_get_beneficiary (InnoProjectItem *self)
{
  return self->texts != NULL ? self->texts->beneficiary : NULL;
}

InnoProjectKind
inno_project_item_get_kind (InnoProjectItem *self)
{
  return self->texts != NULL ? self->texts->kind : self->head.kind;
}

InnoStatus
inno_project_item_get_status (InnoProjectItem *self)
{
  return self->head.status;
}

/**
 * inno_project_item_get_cities:
 * @self: a row
 *
 * Returns: (transfer none) (array zero-terminated=1): ids, in the order of the document
 */
const char * const *
inno_project_item_get_cities (InnoProjectItem *self)
{
  return (const char * const *) self->head.cities;
}

/**
 * inno_project_item_get_agreement:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the id of its agreement
 */
const char *
inno_project_item_get_agreement (InnoProjectItem *self)
{
  return self->head.agreement;
}

/**
 * inno_project_item_get_lead_theme:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the id of its lead theme
 */
const char *
inno_project_item_get_lead_theme (InnoProjectItem *self)
{
  return self->head.lead_theme;
}

InnoDay
inno_project_item_get_start (InnoProjectItem *self)
{
  return self->head.start;
}

InnoDay
inno_project_item_get_end (InnoProjectItem *self)
{
  return self->head.end;
}

guint
inno_project_item_get_depth (InnoProjectItem *self)
{
  return self->row.depth;
}

/**
 * inno_project_item_is_match:
 * @self: a row
 *
 * Returns: whether it is inside the filter; a sub-project outside stands under its
 *   group all the same, and is in no sum
 */
gboolean
inno_project_item_is_match (InnoProjectItem *self)
{
  return self->row.is_match;
}

/**
 * inno_project_item_has_subs:
 * @self: a row
 *
 * Returns: whether it is a group with sub-projects, which are counted in its place
 */
gboolean
inno_project_item_has_subs (InnoProjectItem *self)
{
  return self->row.has_subs;
}

gboolean
inno_project_item_is_expanded (InnoProjectItem *self)
{
  return self->row.has_subs && !self->row.is_collapsed;
}

/**
 * inno_project_item_get_amount:
 * @self: a row
 * @measure: a measure of money
 *
 * What the filter leaves of it, as in the total of a table of funding shares; of a
 * group the sum of its sub-projects inside the filter.
 *
 * Returns: cents; %INNO_CELL_NONE where there is no row of that measure
 */
InnoCell
inno_project_item_get_amount (InnoProjectItem *self,
                              InnoMeasure      measure)
{
  g_return_val_if_fail ((guint) measure < INNO_N_MONEY_MEASURES, (InnoCell) { 0 });

  return self->figures.measures[measure];
}

/**
 * inno_project_item_get_city_share:
 * @self: a row
 * @band: (out) (optional): where it lies
 *
 * Returns: the share of the cities' own money in its granted public funding, of
 *   the rows that are known
 */
InnoCell
inno_project_item_get_city_share (InnoProjectItem *self,
                                  InnoBandState   *band)
{
  if (band != NULL)
    *band = self->figures.band;

  return self->figures.city_share;
}
