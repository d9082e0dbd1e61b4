/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How many live in each city, by year. */

#define G_LOG_DOMAIN "inno-intake"

#include "inno-preview-private.h"

#include <string.h>

#include "inno-json.h"

/* Codes of municipalities are as long, with what Statistics Finland may put before them. */
#define CODE_DIGITS 3
#define CODE_PREFIX "KU"

#define YEAR_DIGITS 4
#define FIRST_YEAR 1749
#define LAST_YEAR 2100

/* More than live in any city. */
#define MAX_PEOPLE 1000000000

static gboolean
is_digits (const char *text,
           gsize       length)
{
  return strlen (text) == length && strspn (text, "0123456789") == length;
}

/* Returns: (nullable): the code of a municipality, “837” for “KU837”; a spreadsheet may
 * have taken the noughts before it away */
static char *
read_code (const char *text)
{
  const char *digits = g_ascii_strncasecmp (text, CODE_PREFIX, strlen (CODE_PREFIX)) == 0 ? text + strlen (CODE_PREFIX) : text;
  gsize length = strlen (digits);

  if (length == 0 || length > CODE_DIGITS || !is_digits (digits, length))
    return NULL;

  return g_strdup_printf ("%0*" G_GINT64_FORMAT, CODE_DIGITS, g_ascii_strtoll (digits, NULL, 10));
}

static gboolean
know_city (const char  *id,
           const char  *body,
           gsize        length,
           gpointer     user_data,
           GError     **error)
{
  InnoPreviewRun *run = user_data;
  g_autoptr (JsonNode) node = inno_json_parse (body, length, NULL);
  JsonObject *document = inno_json_peek_object (node);
  const char *text = document != NULL ? inno_json_peek_string (json_object_get_member (document, "municipality_code")) : NULL;
  char *code = text != NULL ? read_code (text) : NULL;

  if (code != NULL)
    g_hash_table_insert (run->known, code, g_strdup (id));
  return TRUE;
}

static gboolean
begin (InnoPreviewRun  *run,
       GError         **error)
{
  return inno_store_foreach_document (run->store, INNO_DOCUMENT_CITY, know_city, run, error);
}

/* Rows */

/* Returns: 0 where it is no number of people */
static gint64
read_people (const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;
  gint64 people;

  if (length == 0 || length > 10 || !is_digits (text, length))
    return 0;

  people = g_ascii_strtoll (text, NULL, 10);
  return people <= MAX_PEOPLE ? people : 0;
}

static gboolean
is_year (const char *text)
{
  gint64 year = text != NULL && is_digits (text, YEAR_DIGITS) ? g_ascii_strtoll (text, NULL, 10) : 0;

  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

static void
check (const InnoDraftReader *reader,
       InnoDraft             *self)
{
  const int *at = reader->header->at;
  const char *year = self->texts[INNO_COLUMN_YEAR];
  const char *people = self->texts[INNO_COLUMN_PEOPLE];
  g_autofree char *code = read_code (self->texts[INNO_COLUMN_CODE]);
  const char *id = code != NULL ? g_hash_table_lookup (reader->known, code) : NULL;

  if (id == NULL)
    inno_draft_refuse (self, reader, at[INNO_COLUMN_CODE], INNO_REASON_OUTSIDE_CITIES, NULL);
  else if (!is_year (year))
    inno_draft_refuse (self, reader, at[INNO_COLUMN_YEAR], INNO_REASON_NO_YEAR, year);
  else if (people == NULL)
    inno_draft_refuse (self, reader, at[INNO_COLUMN_PEOPLE], INNO_REASON_NO_COUNT, NULL);
  else if (read_people (people) == 0)
    inno_draft_refuse (self, reader, at[INNO_COLUMN_PEOPLE], INNO_REASON_BAD_COUNT, people);
  else
    self->cities[self->n_cities++] = id;
}

static char *
make_key (const InnoDraft *draft)
{
  return g_strdup (draft->cities[0]);
}

static const char *
find (InnoPreviewRun  *run,
      const char      *key,
      const InnoDraft *draft)
{
  return key;
}

static gboolean
comes_again (GPtrArray  *drafts,
             guint       first,
             const char *year)
{
  for (guint i = first; i < drafts->len; i++)
    if (g_str_equal (((InnoDraft *) g_ptr_array_index (drafts, i))->texts[INNO_COLUMN_YEAR], year))
      return TRUE;

  return FALSE;
}

/* Several years of one city are no parts of anything. */
static GPtrArray *
keep_all (const InnoHeader *header,
          GPtrArray        *drafts,
          GArray           *warnings)
{
  GPtrArray *all = g_ptr_array_new ();

  /* They belong to the rows as before. */
  for (guint i = 0; i < drafts->len; i++)
    {
      InnoDraft *draft = g_ptr_array_index (drafts, i);
      const char *year = draft->texts[INNO_COLUMN_YEAR];

      if (comes_again (drafts, i + 1, year))
        inno_notes_add (warnings, draft->line, header->at[INNO_COLUMN_YEAR], INNO_REASON_YEAR_TWICE, year);
      g_ptr_array_add (all, draft);
    }

  return all;
}

/* People are no money. */
static void
add_sums (const InnoHeader *header,
          const InnoDraft  *draft,
          gint64            sums[INNO_N_MONEY_MEASURES])
{
}

/* Documents */

/* A year of which a side says nothing is not there. */
static JsonObject *
overlay (JsonObject *current,
         JsonObject *side,
         JsonObject *old,
         JsonObject *brought)
{
  JsonObject *document = inno_json_copy_object (current);
  JsonObject *population = inno_json_copy_object (inno_intake_peek (document, "population"));
  JsonObject *own = inno_intake_peek (side, "population");
  g_autoptr (GList) years = json_object_get_members (json_object_get_object_member (brought, "population"));

  for (GList *at = years; at != NULL; at = at->next)
    {
      JsonNode *people = inno_intake_get (own, at->data);

      if (people != NULL)
        json_object_set_member (population, at->data, json_node_copy (people));
      else
        json_object_remove_member (population, at->data);
    }
  json_object_set_object_member (document, "population", population);

  return document;
}

static void
change_city (InnoPreviewRun           *run,
             const InnoPreviewSubject *subject,
             InnoIntakeChange         *change)
{
  g_autoptr (JsonObject) brought = json_object_new ();
  JsonObject *population = json_object_new ();

  for (guint i = 0; i < subject->parts->len; i++)
    {
      const InnoDraft *draft = g_ptr_array_index (subject->parts, i);

      json_object_set_int_member (population, draft->texts[INNO_COLUMN_YEAR], read_people (draft->texts[INNO_COLUMN_PEOPLE]));
    }
  json_object_set_object_member (brought, "population", population);

  inno_intake_change_old (subject->current, brought, &subject->origin, overlay, change);
}

static const char *
get_name (const InnoDraft *draft)
{
  return draft->texts[INNO_COLUMN_CITY];
}

const InnoPreviewFamily inno_preview_population = {
  .type = "city",
  .begin = begin,
  .check = check,
  .make_key = make_key,
  .find = find,
  .sort = keep_all,
  .add_sums = add_sums,
  .change = change_city,
  .get_name = get_name,
};
