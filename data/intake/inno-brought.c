/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "inno-brought.h"

#include <string.h>

#include "inno-money.h"
#include "inno-status.h"

/* Several rows of one project */

static void
append_amounts (const InnoDraft *draft,
                GString         *text)
{
  for (guint i = 0; i < INNO_N_COLUMNS; i++)
    if (draft->amounts[i].state == INNO_CELL_KNOWN)
      g_string_append_printf (text, "%u=%" G_GINT64_FORMAT ";", i, draft->amounts[i].cents);
}

/* What makes a row another than the next one of the same project. */
static char *
get_content (const InnoHeader *header,
             const InnoDraft  *draft)
{
  GString *text = g_string_new (NULL);

  append_amounts (draft, text);
  if (header->layout->repeats)
    return g_string_free (text, FALSE);

  g_string_append_printf (text, "%d %d", draft->start, draft->end);
  for (guint i = 0; i < INNO_N_COLUMNS; i++)
    g_string_append_printf (text, "\n%s", draft->texts[i] != NULL ? draft->texts[i] : "");
  return g_string_free (text, FALSE);
}

static char *
get_order (const InnoHeader *header,
           const InnoDraft  *draft)
{
  GString *text = g_string_new (NULL);

  append_amounts (draft, text);
  for (guint i = 0; i < INNO_N_COLUMNS; i++)
    g_string_append_printf (text, "\n%s", draft->texts[i] != NULL ? draft->texts[i] : "");
  g_string_append_printf (text, "\n%d %d\n%020" G_GINT64_FORMAT, draft->start, draft->end, draft->line);
  return g_string_free (text, FALSE);
}

typedef struct
{
  char      *order;
  InnoDraft *draft;
} Ordered;

static gint
compare_ordered (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (((const Ordered *) a)->order, ((const Ordered *) b)->order);
}

static void
clear_ordered (gpointer data)
{
  g_free (((Ordered *) data)->order);
}

static GArray *
put_in_order (const InnoHeader *header,
              GPtrArray        *drafts)
{
  GArray *ordered = g_array_new (FALSE, FALSE, sizeof (Ordered));

  g_array_set_clear_func (ordered, clear_ordered);
  for (guint i = 0; i < drafts->len; i++)
    {
      InnoDraft *draft = g_ptr_array_index (drafts, i);
      Ordered item = { get_order (header, draft), draft };

      g_array_append_val (ordered, item);
    }
  g_array_sort (ordered, compare_ordered);

  return ordered;
}

/**
 * inno_brought_sort:
 * @header: the header of the list
 * @drafts: (element-type InnoDraft): the rows of one project
 * @warnings: what there is to say of them is added to it
 *
 * The rows in an order that does not hang on that of the file, without those that
 * repeat another one.
 *
 * Returns: (transfer container) (element-type InnoDraft): the parts of the project
 */
GPtrArray *
inno_brought_sort (const InnoHeader *header,
                   GPtrArray        *drafts,
                   GArray           *warnings)
{
  GPtrArray *parts = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) ordered = NULL;

  if (drafts->len == 1)
    {
      g_ptr_array_add (parts, g_ptr_array_index (drafts, 0));
      return parts;
    }

  ordered = put_in_order (header, drafts);
  for (guint i = 0; i < ordered->len; i++)
    {
      InnoDraft *draft = g_array_index (ordered, Ordered, i).draft;

      if (g_hash_table_add (seen, get_content (header, draft)))
        g_ptr_array_add (parts, draft);
      else
        inno_notes_add (warnings, draft->line, header->at[INNO_COLUMN_CODE], INNO_REASON_REPEATED, NULL);
    }
  for (guint i = 0; parts->len > 1 && i < parts->len; i++)
    {
      const InnoDraft *draft = g_ptr_array_index (parts, i);

      inno_notes_add (warnings, draft->line, header->at[INNO_COLUMN_CODE], INNO_REASON_PART, NULL);
    }

  return parts;
}

/* Members */

static JsonObject *
ensure_object (JsonObject *object,
               const char *member)
{
  if (!json_object_has_member (object, member))
    json_object_set_object_member (object, member, json_object_new ());

  return json_object_get_object_member (object, member);
}

/* The first part that says it. */
static const char *
find_text (GPtrArray      *parts,
           InnoListColumn  column)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const InnoDraft *draft = g_ptr_array_index (parts, i);

      if (draft->texts[column] != NULL)
        return draft->texts[column];
    }

  return NULL;
}

static void
put_texts (JsonObject *brought,
           GPtrArray  *parts)
{
  for (guint i = 0; i < INNO_N_COLUMNS; i++)
    {
      const InnoListColumnInfo *info = inno_column_get_info (i);
      const char *text = info->type == INNO_COLUMN_IS_TEXT ? find_text (parts, i) : NULL;
      const char *slash;

      if (text == NULL || i == INNO_COLUMN_KIND || i == INNO_COLUMN_CITY || i == INNO_COLUMN_STATUS)
        continue;
      slash = info->path != NULL ? strchr (info->path, '/') : NULL;
      if (slash != NULL)
        {
          g_autofree char *member = g_strndup (info->path, (gsize) (slash - info->path));

          json_object_set_string_member (ensure_object (brought, member), slash + 1, text);
        }
      else if (info->path != NULL)
        {
          json_object_set_string_member (brought, info->path, text);
        }
      else
        {
          json_object_set_string_member (ensure_object (brought, "published"), info->id, text);
        }
    }
}

static void
put_day (JsonObject *brought,
         const char *member,
         InnoDay     day)
{
  g_autofree char *text = day != INNO_DAY_NONE ? inno_day_to_iso (day) : NULL;

  if (text != NULL)
    json_object_set_string_member (brought, member, text);
}

/* From the first day of any part to the last. */
static void
put_days (JsonObject *brought,
          GPtrArray  *parts)
{
  InnoDay start = INNO_DAY_NONE;
  InnoDay end = INNO_DAY_NONE;

  for (guint i = 0; i < parts->len; i++)
    {
      const InnoDraft *draft = g_ptr_array_index (parts, i);

      if (draft->start != INNO_DAY_NONE && (start == INNO_DAY_NONE || draft->start < start))
        start = draft->start;
      end = MAX (end, draft->end);
    }
  put_day (brought, "start", start);
  put_day (brought, "end", end);
}

static void
put_status (JsonObject *brought,
            GPtrArray  *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const InnoDraft *draft = g_ptr_array_index (parts, i);

      if (draft->status < 0)
        continue;
      json_object_set_string_member (brought, "status", inno_vocabulary_get_id (INNO_VOCABULARY_STATUS, (guint) draft->status));
      return;
    }
}

/* Places */

static gint
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Returns: the ids of the cities of all rows, sorted, none twice */
static GPtrArray *
list_cities (GPtrArray *drafts)
{
  GPtrArray *cities = g_ptr_array_new ();

  for (guint i = 0; i < drafts->len; i++)
    {
      const InnoDraft *draft = g_ptr_array_index (drafts, i);

      for (guint j = 0; j < draft->n_cities; j++)
        if (!g_ptr_array_find_with_equal_func (cities, draft->cities[j], g_str_equal, NULL))
          g_ptr_array_add (cities, (gpointer) draft->cities[j]);
    }
  g_ptr_array_sort (cities, compare_ids);

  return cities;
}

static gboolean
has_city (InnoAgreement *agreement,
          const char    *city)
{
  const char * const *cities = inno_agreement_get_city_ids (agreement);

  return cities != NULL && g_strv_contains (cities, city);
}

/* Returns: (nullable): the id of the only agreement that has the cities */
static const char *
find_agreement (InnoPortfolio *portfolio,
                GPtrArray     *cities)
{
  GListModel *agreements = inno_portfolio_get_list (portfolio, INNO_TYPE_AGREEMENT);
  const char *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++)
    {
      g_autoptr (InnoAgreement) agreement = g_list_model_get_item (agreements, i);
      gboolean has_any = FALSE;

      for (guint j = 0; j < cities->len; j++)
        has_any = has_any || has_city (agreement, g_ptr_array_index (cities, j));
      if (!has_any)
        continue;
      if (found != NULL)
        return NULL;
      found = inno_entity_get_id (INNO_ENTITY (agreement));
    }

  return found;
}

static void
put_places (JsonObject    *brought,
            GPtrArray     *drafts,
            InnoPortfolio *portfolio)
{
  g_autoptr (GPtrArray) cities = list_cities (drafts);
  const char *agreement = find_agreement (portfolio, cities);
  JsonArray *array;

  if (cities->len == 0)
    return;

  array = json_array_new ();
  for (guint i = 0; i < cities->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (cities, i));
  json_object_set_array_member (brought, "cities", array);
  if (agreement != NULL)
    json_object_set_string_member (brought, "agreement", agreement);
}

/* Money */

/* Which EU fund it is stands in another column. */
static const char *
find_source (const InnoDraft          *draft,
             const InnoListColumnInfo *info)
{
  const char *fund;

  if (!g_str_equal (info->source, "erdf"))
    return info->source;

  fund = draft->texts[INNO_COLUMN_FUND] != NULL ? inno_fund_guess (draft->texts[INNO_COLUMN_FUND]) : NULL;
  return fund != NULL && !g_str_equal (fund, "akke") ? fund : "eu";
}

static char *
make_row_id (const InnoHeader *header,
             InnoMeasure       measure,
             const char       *source,
             guint             part)
{
  g_autofree char *number = part > 0 ? g_strdup_printf ("-%u", part + 1) : g_strdup ("");

  return g_strconcat (header->layout->family, "-", inno_vocabulary_get_id (INNO_VOCABULARY_MEASURE, measure), "-", source, number, NULL);
}

static void
put_money (JsonObject       *brought,
           const InnoHeader *header,
           GPtrArray        *parts,
           InnoSources      *sources)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const InnoDraft *draft = g_ptr_array_index (parts, i);

      for (guint column = 0; column < INNO_N_COLUMNS; column++)
        {
          const InnoListColumnInfo *info = inno_column_get_info (column);
          const char *source;
          g_autofree char *id = NULL;
          JsonObject *row;

          if (info->type != INNO_COLUMN_IS_MONEY || info->source == NULL || draft->amounts[column].state != INNO_CELL_KNOWN)
            continue;
          source = find_source (draft, info);
          id = make_row_id (header, info->measure, source, i);
          row = ensure_object (ensure_object (brought, "funding"), id);
          json_object_set_string_member (row, "source", inno_sources_find (sources, source));
          json_object_set_string_member (row, "measure", inno_vocabulary_get_id (INNO_VOCABULARY_MEASURE, info->measure));
          json_object_set_int_member (row, "amount_cents", draft->amounts[column].cents);
        }
    }
}

/* Whose money a total is nobody says, and it holds what other columns say too: it is
 * kept to look at, and added to nothing. */
static void
put_totals (JsonObject *brought,
            GPtrArray  *parts)
{
  for (guint column = 0; column < INNO_N_COLUMNS; column++)
    {
      const InnoListColumnInfo *info = inno_column_get_info (column);
      gboolean is_known = info->type == INNO_COLUMN_IS_TOTAL || (info->type == INNO_COLUMN_IS_MONEY && info->source == NULL);
      gint64 total = 0;

      for (guint i = 0; is_known && i < parts->len; i++)
        {
          const InnoDraft *draft = g_ptr_array_index (parts, i);

          is_known = draft->amounts[column].state == INNO_CELL_KNOWN && inno_money_add (total, draft->amounts[column].cents, &total);
        }
      if (is_known)
        json_object_set_int_member (ensure_object (brought, "published"), info->id, total);
    }
}

/**
 * inno_brought_new:
 * @header: the header of the list
 * @parts: (element-type InnoDraft): what inno_brought_sort() made of its rows
 * @drafts: (element-type InnoDraft): all rows of the project
 * @portfolio: whose cities and agreements they are
 * @sources: its sources
 *
 * Returns: (transfer full): what the list says of the project
 */
JsonObject *
inno_brought_new (const InnoHeader *header,
                  GPtrArray        *parts,
                  GPtrArray        *drafts,
                  InnoPortfolio    *portfolio,
                  InnoSources      *sources)
{
  JsonObject *brought = json_object_new ();

  put_texts (brought, parts);
  put_days (brought, parts);
  put_status (brought, parts);
  put_places (brought, drafts, portfolio);
  put_money (brought, header, parts, sources);
  put_totals (brought, parts);

  return brought;
}
