/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "inno-sources.h"

#include <string.h>

#define PREFIX "funding_source:"

#define BIT(class) (1u << INNO_CLASS_##class)

/* Names are data: they are kept in three languages, whatever is shown. */
typedef struct
{
  const char       *slug;
  InnoFundingClass  class;
  const char       *fi;
  const char       *sv;
  const char       *en;
} Usual;

static const Usual usual[] = {
  { "erdf", INNO_CLASS_EU, "Euroopan aluekehitysrahasto", "Europeiska regionala utvecklingsfonden", "European Regional Development Fund" },
  { "esf", INNO_CLASS_EU, "Euroopan sosiaalirahasto plus", "Europeiska socialfonden plus", "European Social Fund Plus" },
  { "jtf", INNO_CLASS_EU, "Oikeudenmukaisen siirtymän rahasto", "Fonden för en rättvis omställning", "Just Transition Fund" },
  { "eu", INNO_CLASS_EU, "EU-rahoitus, rahasto ei tiedossa", "EU-finansiering, okänd fond", "EU funding, fund not known" },
  { "akke", INNO_CLASS_STATE, "Alueiden kestävän kasvun ja elinvoiman tukeminen", "Stöd för hållbar tillväxt och livskraft i regionerna",
    "Sustainable growth and regional vitality funding" },
  { "state", INNO_CLASS_STATE, "Valtion vastinrahoitus", "Statlig medfinansiering", "State co-financing" },
  { "eu_state", INNO_CLASS_EU_STATE, "EU- ja valtion rahoitus, ei eritelty", "EU- och statlig finansiering, ej fördelad",
    "EU and state funding, not split" },
  { "city", INNO_CLASS_CITY, "Kaupunki tai kunta", "Stad eller kommun", "City or municipality" },
  { "other_public", INNO_CLASS_OTHER_PUBLIC, "Muu julkinen rahoitus", "Övrig offentlig finansiering", "Other public funding" },
  { "private", INNO_CLASS_PRIVATE, "Yksityinen rahoitus", "Privat finansiering", "Private funding" },
};

/* Money of which classes may be the same money. */
static const guint overlaps[INNO_N_CLASSES] = {
  [INNO_CLASS_CITY]         = BIT (CITY),
  [INNO_CLASS_EU]           = BIT (EU) | BIT (EU_STATE),
  [INNO_CLASS_EU_STATE]     = BIT (EU) | BIT (STATE) | BIT (EU_STATE),
  [INNO_CLASS_STATE]        = BIT (STATE) | BIT (EU_STATE),
  [INNO_CLASS_OTHER_PUBLIC] = BIT (OTHER_PUBLIC),
  [INNO_CLASS_PRIVATE]      = BIT (PRIVATE),
};

struct _InnoSources
{
  InnoPortfolio *portfolio;
  GHashTable    *found;      /* slug of the table → id */
  GHashTable    *missing;    /* ids that the portfolio has not */
};

/**
 * inno_sources_new:
 * @portfolio: a portfolio
 *
 * Returns: (transfer full): its sources
 */
InnoSources *
inno_sources_new (InnoPortfolio *portfolio)
{
  InnoSources *self = g_new0 (InnoSources, 1);

  self->portfolio = g_object_ref (portfolio);
  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->missing = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

static const Usual *
find_usual (const char *slug)
{
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    if (g_str_equal (usual[i].slug, slug))
      return &usual[i];

  g_return_val_if_reached (NULL);
}

/* Returns: (nullable) (transfer full): the id of the only source of a class */
static char *
find_only (InnoSources      *self,
           InnoFundingClass  class)
{
  GListModel *list = inno_portfolio_get_list (self->portfolio, INNO_TYPE_FUNDING_SOURCE);
  g_autofree char *id = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (InnoEntity) source = g_list_model_get_item (list, i);

      if (inno_funding_source_get_class (INNO_FUNDING_SOURCE (source)) != class)
        continue;
      if (id != NULL)
        return NULL;
      id = g_strdup (inno_entity_get_id (source));
    }

  return g_steal_pointer (&id);
}

/* What a class is all of has one source; a fund is that fund. */
static gboolean
is_whole_class (const Usual *source)
{
  return source->class != INNO_CLASS_EU && !g_str_equal (source->slug, "akke");
}

/**
 * inno_sources_find:
 * @self: the sources
 * @slug: a usual one: "erdf", "eu_state", ...
 *
 * Returns: (transfer none): the id of the source in the portfolio; where there is none,
 *   one that has to come with the import
 */
const char *
inno_sources_find (InnoSources *self,
                   const char  *slug)
{
  const Usual *source = find_usual (slug);
  char *id = g_hash_table_lookup (self->found, slug);

  if (id != NULL)
    return id;

  id = g_strconcat (PREFIX, slug, NULL);
  if (inno_portfolio_find (self->portfolio, id) == NULL)
    {
      char *only = is_whole_class (source) ? find_only (self, source->class) : NULL;

      if (only != NULL)
        {
          g_free (id);
          id = only;
        }
      else
        {
          g_hash_table_insert (self->missing, id, (gpointer) source);
        }
    }
  g_hash_table_insert (self->found, (gpointer) source->slug, id);

  return id;
}

/**
 * inno_sources_get_class:
 * @self: the sources
 * @id: the id of a source
 *
 * Returns: the class of its money
 */
guint
inno_sources_get_class (InnoSources *self,
                        const char  *id)
{
  InnoEntity *entity = inno_portfolio_find (self->portfolio, id);
  const Usual *source = g_hash_table_lookup (self->missing, id);

  if (INNO_IS_FUNDING_SOURCE (entity))
    return inno_funding_source_get_class (INNO_FUNDING_SOURCE (entity));

  return source != NULL ? source->class : INNO_CLASS_OTHER_PUBLIC;
}

/**
 * inno_sources_get_overlap:
 * @self: the sources
 * @id: the id of a source
 *
 * Returns: a bit for each class whose money may be in the money of this source
 */
guint
inno_sources_get_overlap (InnoSources *self,
                          const char  *id)
{
  return overlaps[inno_sources_get_class (self, id)];
}

static JsonObject *
make_document (const char  *id,
               const Usual *source)
{
  JsonObject *document = json_object_new ();
  JsonObject *name = json_object_new ();

  json_object_set_string_member (name, "fi", source->fi);
  json_object_set_string_member (name, "sv", source->sv);
  json_object_set_string_member (name, "en", source->en);
  json_object_set_string_member (document, "_id", id);
  json_object_set_string_member (document, "type", "funding_source");
  json_object_set_object_member (document, "name", name);
  json_object_set_string_member (document, "class", inno_vocabulary_get_id (INNO_VOCABULARY_CLASS, source->class));

  return document;
}

/**
 * inno_sources_list_missing:
 * @self: the sources
 *
 * Returns: (transfer full) (element-type JsonObject): the sources that were asked for
 *   and are not in the portfolio
 */
GPtrArray *
inno_sources_list_missing (InnoSources *self)
{
  GPtrArray *documents = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      const char *id = g_hash_table_lookup (self->found, usual[i].slug);

      if (id != NULL && g_hash_table_contains (self->missing, id))
        g_ptr_array_add (documents, make_document (id, &usual[i]));
    }

  return documents;
}

/**
 * inno_sources_free:
 * @self: (transfer full) (nullable): the sources
 */
void
inno_sources_free (InnoSources *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->missing);
  g_hash_table_unref (self->found);
  g_object_unref (self->portfolio);
  g_free (self);
}
