/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "inno-form-names.h"

#include <string.h>

#include "inno-format.h"
#include "inno-json.h"

struct _InnoFormNames
{
  GObject        parent_instance;

  InnoPortfolio *portfolio;
  GHashTable    *projects;   /* id → InnoText */
};

G_DEFINE_FINAL_TYPE (InnoFormNames, inno_form_names, G_TYPE_OBJECT)

static void
inno_form_names_finalize (GObject *object)
{
  InnoFormNames *self = INNO_FORM_NAMES (object);

  g_clear_object (&self->portfolio);
  g_hash_table_unref (self->projects);

  G_OBJECT_CLASS (inno_form_names_parent_class)->finalize (object);
}

static void
inno_form_names_class_init (InnoFormNamesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = inno_form_names_finalize;
}

static void
inno_form_names_init (InnoFormNames *self)
{
  self->projects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) inno_text_free);
}

void
inno_form_name_free (InnoFormName *name)
{
  g_free (name->id);
  g_free (name->label);
  g_free (name);
}

/**
 * inno_form_names_new:
 * @portfolio: the names
 *
 * Returns: (transfer full): what may be chosen, without any project
 */
InnoFormNames *
inno_form_names_new (InnoPortfolio *portfolio)
{
  InnoFormNames *self;

  g_return_val_if_fail (INNO_IS_PORTFOLIO (portfolio), NULL);

  self = g_object_new (INNO_TYPE_FORM_NAMES, NULL);
  self->portfolio = g_object_ref (portfolio);

  return self;
}

/**
 * inno_form_names_add_project:
 * @self: the names
 * @id: the id of a project
 * @name: (nullable): its name
 *
 * A portfolio holds no projects, of which there may be a million.
 */
void
inno_form_names_add_project (InnoFormNames  *self,
                             const char     *id,
                             const InnoText *name)
{
  g_return_if_fail (INNO_IS_FORM_NAMES (self));
  g_return_if_fail (id != NULL);

  g_hash_table_replace (self->projects, g_strdup (id),
                        name != NULL ? inno_text_copy (name) : inno_text_new (NULL, NULL, NULL));
}

InnoPortfolio *
inno_form_names_get_portfolio (InnoFormNames *self)
{
  g_return_val_if_fail (INNO_IS_FORM_NAMES (self), NULL);

  return self->portfolio;
}

/* With no name at all the slug stands in, as inno_entity_get_label() has it. */
static const char *
project_label (const char     *id,
               const InnoText *name,
               InnoLang        lang)
{
  const char *label = inno_text_get (name, lang, NULL);

  return label != NULL ? label : strchr (id, ':') != NULL ? strchr (id, ':') + 1 : id;
}

static InnoFormName *
name_new (const char *id,
          const char *label)
{
  InnoFormName *name = g_new0 (InnoFormName, 1);

  name->id = g_strdup (id);
  name->label = g_strdup (label);

  return name;
}

static void
add_entities (InnoFormNames *self,
              GType          type,
              InnoLang       lang,
              GPtrArray     *names)
{
  GListModel *list = inno_portfolio_get_list (self->portfolio, type);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (InnoEntity) entity = g_list_model_get_item (list, i);

      g_ptr_array_add (names, name_new (inno_entity_get_id (entity), inno_entity_get_label (entity, lang)));
    }
}

typedef struct
{
  char         *key;
  InnoFormName *name;
} Sorted;

static int
compare_sorted (gconstpointer a,
                gconstpointer b)
{
  const Sorted *left = a, *right = b;
  int order = strcmp (left->key, right->key);

  return order != 0 ? order : strcmp (left->name->id, right->name->id);
}

/* Keys once, and then bytes: no collation in a comparison. */
static void
sort (GPtrArray *names,
      guint      from,
      InnoLang   lang)
{
  guint n_sorted = names->len - from;
  g_autofree Sorted *sorted = g_new (Sorted, n_sorted + 1);

  for (guint i = 0; i < n_sorted; i++)
    {
      sorted[i].name = g_ptr_array_index (names, from + i);
      sorted[i].key = inno_format_collation_key (inno_format_get (lang), sorted[i].name->label);
    }
  qsort (sorted, n_sorted, sizeof *sorted, compare_sorted);
  for (guint i = 0; i < n_sorted; i++)
    {
      names->pdata[from + i] = sorted[i].name;
      g_free (sorted[i].key);
    }
}

/**
 * inno_form_names_list:
 * @self: the names
 * @types: types of documents, with | between
 * @lang: the language to name and sort them in
 *
 * Returns: (transfer full) (element-type InnoFormName): all of those types, type
 *   by type, sorted by name within each
 */
GPtrArray *
inno_form_names_list (InnoFormNames *self,
                      const char    *types,
                      InnoLang       lang)
{
  GPtrArray *names;
  g_auto (GStrv) wanted = NULL;

  g_return_val_if_fail (INNO_IS_FORM_NAMES (self), NULL);
  g_return_val_if_fail (types != NULL, NULL);

  wanted = g_strsplit (types, "|", -1);
  names = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_form_name_free);
  for (guint i = 0; wanted[i] != NULL; i++)
    {
      const struct { const char *id; GType type; } known[] = {
        { "city", INNO_TYPE_CITY }, { "agreement", INNO_TYPE_AGREEMENT }, { "theme", INNO_TYPE_THEME },
        { "lead_theme", INNO_TYPE_LEAD_THEME }, { "funding_source", INNO_TYPE_FUNDING_SOURCE },
        { "metric", INNO_TYPE_METRIC },
      };
      guint from = names->len;
      GHashTableIter iter;
      gpointer id, name;

      for (guint j = 0; j < G_N_ELEMENTS (known); j++)
        if (g_str_equal (known[j].id, wanted[i]))
          add_entities (self, known[j].type, lang, names);
      g_hash_table_iter_init (&iter, self->projects);
      while (g_str_equal (wanted[i], "project") && g_hash_table_iter_next (&iter, &id, &name))
        g_ptr_array_add (names, name_new (id, project_label (id, name, lang)));
      sort (names, from, lang);
    }

  return names;
}

/**
 * inno_form_names_find:
 * @self: the names
 * @id: the id of a document
 * @lang: the language to name it in
 *
 * Returns: (transfer full): its name; what follows the type where nobody knows it
 */
char *
inno_form_names_find (InnoFormNames *self,
                      const char    *id,
                      InnoLang       lang)
{
  InnoEntity *entity;
  const InnoText *project;

  g_return_val_if_fail (INNO_IS_FORM_NAMES (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  project = g_hash_table_lookup (self->projects, id);
  if (project != NULL)
    return g_strdup (project_label (id, project, lang));

  entity = inno_portfolio_find (self->portfolio, id);
  if (entity != NULL)
    return g_strdup (inno_entity_get_label (entity, lang));

  return g_strdup (strchr (id, ':') != NULL ? strchr (id, ':') + 1 : id);
}

/**
 * inno_form_describe:
 * @document: a document
 * @portfolio: the names of what it points to
 * @lang: the language
 *
 * Returns: (transfer full): what to call it: its name, or what stands in for one
 */
char *
inno_form_describe (JsonObject    *document,
                    InnoPortfolio *portfolio,
                    InnoLang       lang)
{
  static const char * const members[] = { "acronym", "title", "metric", "code" };
  g_autoptr (InnoText) name = NULL;
  g_autoptr (InnoFormNames) names = NULL;

  g_return_val_if_fail (document != NULL, NULL);

  name = inno_json_get_text (document, "", "name", NULL);
  if (name != NULL && inno_text_get (name, lang, NULL) != NULL)
    return g_strdup (inno_text_get (name, lang, NULL));

  names = inno_form_names_new (portfolio);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *value = json_object_get_string_member_with_default (document, members[i], NULL);

      if (value != NULL)
        return inno_form_names_find (names, value, lang);
    }

  return inno_form_names_find (names, json_object_get_string_member (document, "_id"), lang);
}
