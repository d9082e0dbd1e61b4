/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "test-fixtures"

#include "fixtures.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "inno-sample.h"
#include "inno-store-import.h"
#include "inno-store-snapshots.h"

/* What a document gets where it says nothing itself, by its type. */
static const struct { const char *type; const char *members; } defaults[] = {
  { "city", "{'kind':'city','region':{'code':'01','name':{'en':'Region 01'}}}" },
  { "agreement", "{'cities':[]}" },
  { "theme", "{'agreement':'agreement:x'}" },
  { "lead_theme", "{'participants_known':true,'participants':{}}" },
  { "funding_source", "{'class':'eu'}" },
  { "metric", "{'unit':{'en':'pcs'},'level':'outcome','direction':'up'}" },
  { "observation", "{'metric':'metric:m','subject':'agreement:x','period':'2024','kind':'observed'}" },
  { "participation", "{'programme':'Horizon','project_code':'1','organisation':'O','city':null,"
                     "'role':'participant','contribution_cents':null}" },
  { "project", "{'kind':'project','cities':[],'themes':[],'status':'ongoing','funding':{}}" },
};

static const char sources[] =
  "[{'_id':'funding_source:erdf','class':'eu','short':{'fi':'EAKR','sv':'Eruf','en':'ERDF'}},"
  "{'_id':'funding_source:esf','class':'eu'},"
  "{'_id':'funding_source:jtf','class':'eu'},"
  "{'_id':'funding_source:akke','class':'state'},"
  "{'_id':'funding_source:state','class':'state'},"
  "{'_id':'funding_source:city','class':'city'},"
  "{'_id':'funding_source:other_public','class':'other_public'},"
  "{'_id':'funding_source:private','class':'private'},"
  "{'_id':'funding_source:eu_state','class':'eu_state'}]";

static const char places[] =
  "[{'_id':'city:a'},{'_id':'city:b'},"
  "{'_id':'city:c','region':{'code':'02','name':{'en':'Region 02'}}},"
  "{'_id':'agreement:x','cities':['city:a','city:b']},"
  "{'_id':'agreement:y','cities':['city:c']},"
  "{'_id':'theme:r'},{'_id':'theme:g'},"
  "{'_id':'theme:h','agreement':'agreement:y'},"
  "{'_id':'lead_theme:l'},{'_id':'lead_theme:m'}]";

/**
 * fixture_parse_json:
 * @text: JSON in which a single quote stands for a double one
 *
 * Returns: (transfer full): the root
 */
JsonNode *
fixture_parse_json (const char *text)
{
  g_autofree char *copy = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (copy, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);
  return node;
}

static void
add_missing (JsonObject *document,
             JsonObject *more)
{
  g_autoptr (GList) members = json_object_get_members (more);

  for (GList *l = members; l != NULL; l = l->next)
    if (!json_object_has_member (document, l->data))
      json_object_set_member (document, l->data, json_object_dup_member (more, l->data));
}

static void fill_in_texts_cb (JsonObject *object,
                              const char *member,
                              JsonNode   *node,
                              gpointer    user_data);

/* A text in English alone says that it is not written in the other languages. */
static void
fill_in_texts (JsonObject *object)
{
  static const char * const langs[] = { "fi", "sv" };

  for (guint i = 0; i < G_N_ELEMENTS (langs) && json_object_has_member (object, "en"); i++)
    if (!json_object_has_member (object, langs[i]))
      json_object_set_null_member (object, langs[i]);
  json_object_foreach_member (object, fill_in_texts_cb, NULL);
}

static void
fill_in_texts_cb (JsonObject *object,
                  const char *member,
                  JsonNode   *node,
                  gpointer    user_data)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    fill_in_texts (json_node_get_object (node));
}

/* "city:north-bay" is called "North-bay" in English. */
static void
add_name (JsonObject *document,
          const char *slug)
{
  g_autofree char *name = g_strdup (slug);
  JsonObject *text;

  if (json_object_has_member (document, "name"))
    return;

  *name = g_ascii_toupper (*name);
  text = json_object_new ();
  json_object_set_string_member (text, "en", name);
  json_object_set_object_member (document, "name", text);
}

static JsonObject *
expand_row (JsonArray *row)
{
  static const char * const members[] = { "measure", "year", "amount_cents" };
  JsonObject *object = json_object_new ();
  g_autofree char *source = g_strconcat ("funding_source:", json_array_get_string_element (row, 0), NULL);

  json_object_set_string_member (object, "source", source);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    json_object_set_member (object, members[i], json_array_dup_element (row, i + 1));

  return object;
}

static void
expand_funding (JsonObject *document)
{
  JsonNode *node = json_object_get_member (document, "funding");
  JsonArray *rows;
  JsonObject *funding;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return;

  rows = json_node_get_array (node);
  funding = json_object_new ();
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      g_autofree char *id = g_strdup_printf ("f%05u", i);

      json_object_set_object_member (funding, id, expand_row (json_array_get_array_element (rows, i)));
    }
  json_object_set_object_member (document, "funding", funding);
}

static void
fill_in (JsonObject *document)
{
  const char *id = json_object_get_string_member (document, "_id");
  const char *colon = strchr (id, ':');
  g_autofree char *type = g_strndup (id, colon - id);

  json_object_set_string_member (document, "type", type);
  add_name (document, colon + 1);
  expand_funding (document);
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (g_str_equal (defaults[i].type, type))
      {
        g_autoptr (JsonNode) more = fixture_parse_json (defaults[i].members);

        add_missing (document, json_node_get_object (more));
      }
  fill_in_texts (document);
}

static void
append_documents (JsonArray  *documents,
                  const char *text)
{
  g_autoptr (JsonNode) node = fixture_parse_json (text);
  JsonArray *array = json_node_get_array (node);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *document = json_array_dup_element (array, i);

      fill_in (json_node_get_object (document));
      json_array_add_element (documents, document);
    }
}

static JsonObject *
make_meta (gboolean is_sample)
{
  g_autoptr (JsonNode) node =
    fixture_parse_json ("{'_id':'meta:dataset','type':'meta','format':'innocities-portfolio',"
                        "'schema':{'major':1,'minor':0},'dataset_id':'fixture',"
                        "'title':{'en':'Fixture'}}");
  JsonObject *meta = json_object_ref (json_node_get_object (node));

  json_object_set_boolean_member (meta, "sample", is_sample);
  fill_in_texts (meta);
  return meta;
}

static void
import_documents (InnoStore        *store,
                  JsonArray        *documents,
                  const char       *as_of,
                  gint64            seq)
{
  g_autoptr (InnoImportHead) head = inno_import_head_new ();
  g_autoptr (InnoStoreImport) import = NULL;
  g_autoptr (GError) error = NULL;
  InnoImportCounts counts;

  import = inno_store_import_begin (store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < json_array_get_length (documents); i++)
    {
      g_autofree char *text = json_to_string (json_array_get_element (documents, i), FALSE);
      g_autofree char *path = g_strdup_printf ("/docs/%u", i);

      inno_store_import_add (import, text, strlen (text), path, &error);
      g_assert_no_error (error);
    }

  head->dataset_id = g_strdup ("fixture");
  head->seq = seq;
  g_assert_true (inno_day_parse_iso (as_of, &head->as_of));
  inno_store_import_commit (import, head, INNO_IMPORT_ACCEPT_REMOVAL, &counts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.quarantined, ==, 0);
}

static void
load (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  self->portfolio = inno_store_load_portfolio (self->store, &error);
  g_assert_no_error (error);
  self->facts = inno_facts_load (self->store, self->portfolio, &error);
  g_assert_no_error (error);
}

static JsonArray *
make_all (const char   *documents,
          FixtureFlags  flags)
{
  JsonArray *all = json_array_new ();

  json_array_add_object_element (all, make_meta ((flags & FIXTURE_MARKED) != 0));
  append_documents (all, sources);
  if (flags & FIXTURE_PLACES)
    append_documents (all, places);
  append_documents (all, documents);

  return all;
}

static Fixture *
fixture_new_from_documents (JsonArray  *documents,
                            const char *as_of)
{
  Fixture *self = g_new0 (Fixture, 1);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("innocities-XXXXXX", &error);
  g_assert_no_error (error);
  self->store = inno_store_new (self->folder);
  inno_store_open (self->store, &error);
  g_assert_no_error (error);
  import_documents (self->store, documents, as_of, 1);
  load (self);

  return self;
}

/**
 * fixture_new:
 * @documents: a JSON array of documents, written short
 * @flags: what else is to be there
 *
 * Returns: (transfer full): the portfolio, as of 10 April 2025
 */
Fixture *
fixture_new (const char   *documents,
             FixtureFlags  flags)
{
  g_autoptr (JsonArray) all = make_all (documents, flags);

  return fixture_new_from_documents (all, "2025-04-10");
}

/**
 * fixture_new_from_json:
 * @portfolio: a portfolio document, as an endpoint sends it
 * @length: its length in bytes, or -1
 *
 * Returns: (transfer full): the portfolio
 */
Fixture *
fixture_new_from_json (const char *portfolio,
                       gssize      length)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  JsonObject *root;

  json_parser_load_from_data (parser, portfolio, length, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));

  return fixture_new_from_documents (json_object_get_array_member (root, "docs"),
                                     json_object_get_string_member_with_default (root, "as_of", "2025-04-10"));
}

/**
 * fixture_new_sample:
 *
 * Returns: (transfer full): the sample portfolio, compared with the meeting before
 */
Fixture *
fixture_new_sample (void)
{
  g_autoptr (GBytes) bytes = inno_sample_get_portfolio ();
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  Fixture *self = fixture_new_from_json (data, size);

  g_assert_true (inno_sample_add_snapshot (self->store, NULL));
  fixture_compare (self, NULL);
  return self;
}

/**
 * fixture_new_compared:
 * @before: a JSON array of documents, written short: the portfolio as it was
 * @now: the same of now
 * @flags: what else is to be there, then and now
 *
 * Returns: (transfer full): the portfolio of now, with a snapshot "before" of 12
 *   February 2025 to compare it with
 */
Fixture *
fixture_new_compared (const char   *before,
                      const char   *now,
                      FixtureFlags  flags)
{
  g_autoptr (JsonArray) all = make_all (now, flags);
  Fixture *self = fixture_new (before, flags);
  InnoStoreSnapshot snapshot = { .name = (char *) "before", .as_of = inno_day_new (2025, 2, 12) };

  g_assert_true (inno_store_save_snapshot (self->store, &snapshot, NULL, NULL));
  import_documents (self->store, all, "2025-04-10", 2);
  g_clear_pointer (&self->facts, inno_facts_unref);
  g_clear_object (&self->portfolio);
  load (self);
  fixture_compare (self, "before");

  return self;
}

/**
 * fixture_compare:
 * @self: a fixture
 * @since: (nullable): the name of a snapshot; %NULL: the one made last
 *
 * Puts the portfolio as it was beside the facts.
 */
void
fixture_compare (Fixture    *self,
                 const char *since)
{
  g_autoptr (GError) error = NULL;
  InnoFacts *facts = inno_facts_load_baseline (self->facts, self->store, since, &error);

  g_assert_no_error (error);
  inno_facts_unref (self->facts);
  self->facts = facts;
}

/**
 * fixture_remove_folder:
 * @folder: a folder that holds files and folders
 *
 * Removes it with all that it holds.
 */
void
fixture_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        fixture_remove_folder (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

/**
 * fixture_free:
 * @self: (transfer full): a fixture
 *
 * Closes the store and removes its folder.
 */
void
fixture_free (Fixture *self)
{
  inno_facts_unref (self->facts);
  g_object_unref (self->portfolio);
  inno_store_close (self->store);
  g_object_unref (self->store);
  fixture_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self);
}

static guint
find_term (InnoVocabulary  vocabulary,
           const char     *id)
{
  guint value = 0;

  g_assert_true (inno_vocabulary_find (vocabulary, id, &value));
  return value;
}

static void
add_where (InnoQuery  *query,
           const char *word)
{
  g_auto (GStrv) pair = g_strsplit (word, "=", 2);

  g_assert_cmpuint (g_strv_length (pair), ==, 2);
  inno_query_add_filter (query, find_term (INNO_VOCABULARY_DIMENSION, pair[0]), pair[1]);
}

static void
set_roles (InnoQuery  *query,
           const char *word)
{
  g_auto (GStrv) roles = g_strsplit (word, ",", -1);

  query->roles = 0;
  for (guint i = 0; roles[i] != NULL; i++)
    query->roles |= 1u << find_term (INNO_VOCABULARY_ROLE, roles[i]);
}

static void
set_option (InnoQuery  *query,
            const char *option,
            const char *value)
{
  if (g_str_equal (option, "--by"))
    query->by = find_term (INNO_VOCABULARY_DIMENSION, value);
  else if (g_str_equal (option, "--series"))
    query->series = find_term (INNO_VOCABULARY_DIMENSION, value);
  else if (g_str_equal (option, "--measure"))
    query->measure = find_term (INNO_VOCABULARY_MEASURE, value);
  else if (g_str_equal (option, "--where"))
    add_where (query, value);
  else if (g_str_equal (option, "--roles"))
    set_roles (query, value);
  else if (g_str_equal (option, "--view"))
    query->view = g_strdup (value);
  else if (g_str_equal (option, "--metric"))
    query->metric = g_strdup (value);
  else if (g_str_equal (option, "--sort"))
    query->sort = find_term (INNO_VOCABULARY_SORT, value);
  else if (g_str_equal (option, "--from"))
    query->from_year = (int) g_ascii_strtoll (value, NULL, 10);
  else if (g_str_equal (option, "--to"))
    query->to_year = (int) g_ascii_strtoll (value, NULL, 10);
  else if (g_str_equal (option, "--view"))
    query->view = g_strdup (value);
  else if (g_str_equal (option, "--since"))
    query->since = g_strdup (value);
  else if (g_str_equal (option, "--lang"))
    g_assert_true (inno_lang_from_code (value, &query->lang));
  else if (g_str_equal (option, "--of"))
    query->denominator = find_term (INNO_VOCABULARY_DENOMINATOR, value);
  else if (g_str_equal (option, "--sort"))
    query->sort = find_term (INNO_VOCABULARY_SORT, value);
  else if (g_str_equal (option, "--view"))
    query->view = g_strdup (value);
  else if (g_str_equal (option, "--metric"))
    query->metric = g_strdup (value);
  else if (g_str_equal (option, "--since"))
    query->since = g_strdup (value);
  else
    g_error ("no option of a query: %s", option);
}

/**
 * fixture_parse_query:
 * @words: options of a query, as on the command line
 *
 * Returns: (transfer full): the query
 */
InnoQuery *
fixture_parse_query (const char *words)
{
  InnoQuery *query = inno_query_new ();
  g_auto (GStrv) argv = g_strsplit (words, " ", -1);

  for (guint i = 0; argv[i] != NULL; i++)
    {
      if (*argv[i] == '\0')
        continue;
      if (g_str_equal (argv[i], "--share"))
        {
          query->share = TRUE;
          continue;
        }
      g_assert_nonnull (argv[i + 1]);
      set_option (query, argv[i], argv[i + 1]);
      i++;
    }

  return query;
}
