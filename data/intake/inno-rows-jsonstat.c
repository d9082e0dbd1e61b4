/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The population of areas by year, as rows: what an answer of Statistics Finland has
 * besides, as sex and age, is taken as its total. */

#define G_LOG_DOMAIN "inno-intake"

#include "config.h"

#include "inno-rows-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-column.h"
#include "inno-jsonstat.h"

#define MAX_BYTES (32 * 1024 * 1024)

#define BYTE_ORDER_MARK "\357\273\277"

/* What the columns of the rows are called. */
static const char * const headers[] = { "Area", "Name", "Year", "Population" };

static const char * const area_words[] = { "alue", "kunta", "area", "region", "municipality", "kommun", "omrade" };
static const char * const time_words[] = { "vuosi", "year", "ar", "time", "aika", "tid" };
static const char * const metric_words[] = { "tiedot", "information", "uppgifter", "contents", "contentscode", "metric" };
static const char * const total_codes[] = { "sss", "total", "t", "_t" };
static const char * const total_words[] = { "yhteensa", "total", "totalt", "sammanlagt", "kaikki", "alla", "all" };
static const char * const people_words[] = {
  "vaesto", "vakiluku", "asukasluku", "vaestomaara", "population", "inhabitants", "folkmangd", "befolkning", "invanare",
};

/* What may stand behind it and makes it no other figure, as a growth would be: a day. */
static const char * const day_words[] = { "31", "12", "dec", "december", "joulukuuta", "joulukuu", "yhteensa", "total", "totalt" };

typedef struct
{
  InnoRows      parent;
  InnoJsonstat *data;
  int           area, time;   /* numbers of dimensions */
  gsize         base;         /* index of the total of all others */
  gboolean      is_begun;
  guint         next_area, next_time;
  InnoCells     cells;
} JsonstatRows;

static gboolean
is_one_of (const char         *word,
           const char * const *list,
           gsize               n)
{
  for (gsize i = 0; word != NULL && i < n; i++)
    if (g_str_equal (list[i], word))
      return TRUE;

  return FALSE;
}

/* Which dimension is what */

static int
find_dimension (JsonstatRows       *self,
                const char         *role,
                const char * const *words,
                gsize               n)
{
  int found = inno_jsonstat_find_role (self->data, role);

  for (guint i = 0; found < 0 && i < inno_jsonstat_get_n (self->data); i++)
    {
      g_autofree char *plain = inno_column_plain (inno_jsonstat_get_dimension (self->data, i)->id);

      if (is_one_of (plain, words, n))
        found = (int) i;
    }

  return found;
}

/* Whether it counts those who live somewhere, and nothing of them. */
static gboolean
is_people (const char *text)
{
  g_autofree char *plain = inno_column_plain (text);
  g_auto (GStrv) words = g_strsplit (plain, " ", -1);

  if (!is_one_of (words[0], people_words, G_N_ELEMENTS (people_words)))
    return FALSE;
  for (guint i = 1; words[i] != NULL; i++)
    if (!is_one_of (words[i], day_words, G_N_ELEMENTS (day_words)))
      return FALSE;

  return TRUE;
}

static gboolean
is_total (const char *code,
          const char *label)
{
  g_autofree char *small = g_ascii_strdown (code, -1);
  g_autofree char *plain = label != NULL ? inno_column_plain (label) : NULL;
  const char *last = plain != NULL ? strrchr (plain, ' ') : NULL;

  return is_one_of (small, total_codes, G_N_ELEMENTS (total_codes)) || is_one_of (plain, total_words, G_N_ELEMENTS (total_words)) ||
         (last != NULL && is_one_of (last + 1, total_words, G_N_ELEMENTS (total_words)));
}

/* Returns: the category that is meant, or -1: there is none, or nobody can say which */
static int
choose_category (const InnoJsonstatDimension *dimension,
                 gboolean                     is_metric)
{
  int found = -1;

  for (guint i = 0; i < dimension->size; i++)
    {
      const char *code = dimension->codes[i];
      const char *label = dimension->labels[i];
      gboolean fits = is_metric ? is_people (label != NULL ? label : code) || is_people (code) : is_total (code, label);

      if (fits && found < 0)
        found = (int) i;
    }

  return found;
}

static gboolean
fix_others (JsonstatRows  *self,
            int            metric,
            GError       **error)
{
  for (guint i = 0; i < inno_jsonstat_get_n (self->data); i++)
    {
      const InnoJsonstatDimension *dimension = inno_jsonstat_get_dimension (self->data, i);
      int chosen;

      if ((int) i == self->area || (int) i == self->time)
        continue;
      chosen = choose_category (dimension, (int) i == metric);
      if (chosen < 0)
        {
          g_set_error (error, INNO_ROWS_ERROR, INNO_ROWS_ERROR_FORMAT,
                       (int) i == metric ? _("None of the figures in “%s” is the population.")
                                         : _("“%s” has no category for all together: ask for its total."),
                       dimension->label != NULL ? dimension->label : dimension->id);
          return FALSE;
        }
      self->base += (gsize) chosen * dimension->stride;
    }

  return TRUE;
}

/* The dataset's own name tells what it counts where no dimension does: “Population by
 * area”, not “Population increase”. */
static gboolean
is_named_people (InnoJsonstat *data)
{
  static const char * const following[] = { "by", "according", "muuttujina", "alueittain", "efter", "enligt", "31" };
  const char *label = inno_jsonstat_get_label (data);
  g_autofree char *plain = label != NULL ? inno_column_plain (label) : g_strdup ("");
  g_auto (GStrv) words = g_strsplit (plain, " ", 3);

  return words[0] != NULL && is_one_of (words[0], people_words, G_N_ELEMENTS (people_words)) &&
         (words[1] == NULL || is_one_of (words[1], following, G_N_ELEMENTS (following)));
}

static gboolean
understand (JsonstatRows  *self,
            GError       **error)
{
  int metric = find_dimension (self, "metric", metric_words, G_N_ELEMENTS (metric_words));
  const char *message = NULL;

  self->area = find_dimension (self, "geo", area_words, G_N_ELEMENTS (area_words));
  self->time = find_dimension (self, "time", time_words, G_N_ELEMENTS (time_words));
  if (self->area < 0)
    message = _("This JSON-stat dataset has no areas.");
  else if (self->time < 0)
    message = _("This JSON-stat dataset has no years.");
  else if (self->time == self->area || metric == self->area || metric == self->time)
    message = _("One dimension of this JSON-stat dataset is said to be two things.");
  else if (metric < 0 && !is_named_people (self->data))
    message = _("This JSON-stat dataset does not say that it counts people.");
  if (message == NULL)
    return fix_others (self, metric, error);

  g_set_error_literal (error, INNO_ROWS_ERROR, INNO_ROWS_ERROR_FORMAT, message);
  return FALSE;
}

/* Rows */

static void
append_cell (JsonstatRows *self,
             const char   *text)
{
  inno_cells_begin (&self->cells);
  g_string_append (self->cells.text, text != NULL ? text : "");
  inno_cells_end (&self->cells);
}

static InnoRowsResult
jsonstat_next (InnoRows  *rows,
               InnoRow   *row,
               GError   **error)
{
  JsonstatRows *self = (JsonstatRows *) rows;
  const InnoJsonstatDimension *area = inno_jsonstat_get_dimension (self->data, (guint) self->area);
  const InnoJsonstatDimension *time = inno_jsonstat_get_dimension (self->data, (guint) self->time);
  gsize index = self->base + self->next_area * area->stride + self->next_time * time->stride;
  g_autofree char *value = NULL;

  inno_cells_reset (&self->cells);
  if (!self->is_begun)
    {
      self->is_begun = TRUE;
      for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
        append_cell (self, headers[i]);
      inno_cells_get_row (&self->cells, 1, row);
      return INNO_ROWS_ROW;
    }
  if (self->next_area == area->size)
    return INNO_ROWS_END;

  value = inno_jsonstat_dup_value (self->data, index);
  append_cell (self, area->codes[self->next_area]);
  append_cell (self, area->labels[self->next_area]);
  append_cell (self, time->codes[self->next_time]);
  append_cell (self, value);
  inno_cells_get_row (&self->cells, (gint64) self->next_area * time->size + self->next_time + 2, row);
  self->next_time++;
  if (self->next_time == time->size)
    {
      self->next_time = 0;
      self->next_area++;
    }

  return INNO_ROWS_ROW;
}

static void
jsonstat_free (InnoRows *rows)
{
  JsonstatRows *self = (JsonstatRows *) rows;

  inno_jsonstat_free (self->data);
  inno_cells_clear (&self->cells);
  g_free (self);
}

static const InnoRowsClass jsonstat_class = { jsonstat_next, NULL, NULL, NULL, jsonstat_free };

static GString *
read_all (GInputStream  *stream,
          GError       **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char piece[16 * 1024];
  gsize n_read;

  do
    {
      if (!g_input_stream_read_all (stream, piece, sizeof piece, &n_read, NULL, error))
        return NULL;
      g_string_append_len (text, piece, (gssize) n_read);
    }
  while (n_read == sizeof piece && text->len <= MAX_BYTES);

  if (text->len <= MAX_BYTES)
    return g_steal_pointer (&text);

  g_set_error_literal (error, INNO_ROWS_ERROR, INNO_ROWS_ERROR_FORMAT, _("This JSON is larger than 32 MB."));
  return NULL;
}

/* The rows of a JSON-stat dataset of population, with a header; NULL where it is none. */
InnoRows *
inno_rows_jsonstat_new (GInputStream  *stream,
                        GError       **error)
{
  JsonstatRows *self;
  g_autoptr (InnoRows) rows = NULL;
  g_autoptr (GString) text = NULL;
  gsize start;

  text = read_all (stream, error);
  if (text == NULL)
    return NULL;

  self = g_new0 (JsonstatRows, 1);
  rows = &self->parent;
  self->parent.class = &jsonstat_class;
  inno_cells_init (&self->cells);
  start = g_str_has_prefix (text->str, BYTE_ORDER_MARK) ? strlen (BYTE_ORDER_MARK) : 0;
  self->data = inno_jsonstat_parse (text->str + start, text->len - start, error);
  if (self->data == NULL || !understand (self, error))
    return NULL;

  return g_steal_pointer (&rows);
}
