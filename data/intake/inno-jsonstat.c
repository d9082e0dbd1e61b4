/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "config.h"

#include "inno-jsonstat.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "inno-json.h"
#include "inno-rows.h"

/* Statistics Finland gives no more than 100 000 values at once. */
#define MAX_VALUES (16 * 1024 * 1024)
#define MAX_DIMENSIONS 32

/* Whole numbers that a double holds exactly. */
#define MAX_WHOLE 9007199254740991.0

struct _InnoJsonstat
{
  JsonNode              *root;
  JsonObject            *dataset;     /* borrowed from it, as all of the texts */
  JsonObject            *dimensions;
  InnoJsonstatDimension *list;
  guint                  n;
  gsize                  n_values;
};

/* What stands for “not known” beside a value, as Statistics Finland writes it. */
static const char * const unknown[] = { "..", "...", ".", ":", "-" };

static gboolean
fail (GError     **error,
      const char  *what)
{
  g_set_error (error, INNO_ROWS_ERROR, INNO_ROWS_ERROR_FORMAT,
               _("What this JSON-stat dataset counts cannot be told: “%s” is missing or not as it should be."), what);
  return FALSE;
}

static JsonNode *
peek (JsonObject *object,
      const char *member)
{
  return object != NULL ? json_object_get_member (object, member) : NULL;
}

static JsonObject *
peek_object (JsonObject *object,
             const char *member)
{
  return inno_json_peek_object (peek (object, member));
}

/* Version 1 had ids, sizes and roles inside of the dimensions. */
static JsonNode *
find_member (InnoJsonstat *self,
             const char   *member)
{
  JsonNode *node = peek (self->dataset, member);

  return node != NULL ? node : peek (self->dimensions, member);
}

/* Dimensions */

static gboolean
take_code (InnoJsonstatDimension *dimension,
           gint64                 place,
           const char            *code)
{
  if (code == NULL || place < 0 || place >= dimension->size || dimension->codes[place] != NULL)
    return FALSE;

  dimension->codes[place] = code;
  return TRUE;
}

static gboolean
read_index (InnoJsonstatDimension *dimension,
            JsonNode              *index)
{
  JsonArray *array = inno_json_peek_array (index);
  JsonObject *object = inno_json_peek_object (index);
  JsonObjectIter iter;
  const char *code;
  JsonNode *place;

  if (array != NULL && json_array_get_length (array) == dimension->size)
    {
      for (guint i = 0; i < dimension->size; i++)
        if (!take_code (dimension, i, inno_json_peek_string (json_array_get_element (array, i))))
          return FALSE;
      return TRUE;
    }
  if (object == NULL || json_object_get_size (object) != dimension->size)
    return FALSE;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &code, &place))
    if (!JSON_NODE_HOLDS_VALUE (place) || json_node_get_value_type (place) != G_TYPE_INT64 ||
        !take_code (dimension, json_node_get_int (place), code))
      return FALSE;

  return TRUE;
}

/* Where there is one category alone, its label may be all that is said of it. */
static gboolean
read_categories (InnoJsonstatDimension *dimension,
                 JsonObject            *category)
{
  JsonObject *labels = peek_object (category, "label");
  JsonNode *index = peek (category, "index");

  dimension->codes = g_new0 (const char *, dimension->size + 1);
  dimension->labels = g_new0 (const char *, dimension->size + 1);
  if (index != NULL)
    {
      if (!read_index (dimension, index))
        return FALSE;
    }
  else if (labels != NULL && json_object_get_size (labels) == 1 && dimension->size == 1)
    {
      g_autoptr (GList) members = json_object_get_members (labels);

      dimension->codes[0] = members->data;
    }
  else
    {
      return FALSE;
    }

  for (guint i = 0; i < dimension->size; i++)
    dimension->labels[i] = inno_json_peek_string (peek (labels, dimension->codes[i]));

  return TRUE;
}

static gboolean
read_dimension (InnoJsonstat  *self,
                guint          number,
                JsonNode      *id,
                JsonNode      *size,
                GError       **error)
{
  InnoJsonstatDimension *dimension = &self->list[number];
  JsonObject *object;

  dimension->id = inno_json_peek_string (id);
  if (dimension->id == NULL)
    return fail (error, "id");
  if (!JSON_NODE_HOLDS_VALUE (size) || json_node_get_value_type (size) != G_TYPE_INT64 || json_node_get_int (size) < 1 ||
      json_node_get_int (size) > MAX_VALUES / (gint64) self->n_values)
    return fail (error, "size");

  dimension->size = (guint) json_node_get_int (size);
  self->n_values *= dimension->size;
  object = peek_object (self->dimensions, dimension->id);
  dimension->label = inno_json_peek_string (peek (object, "label"));
  return read_categories (dimension, peek_object (object, "category")) || fail (error, dimension->id);
}

static gboolean
read_dimensions (InnoJsonstat  *self,
                 GError       **error)
{
  JsonArray *ids, *sizes;
  gsize stride = 1;

  self->dimensions = peek_object (self->dataset, "dimension");
  if (self->dimensions == NULL)
    return fail (error, "dimension");
  ids = inno_json_peek_array (find_member (self, "id"));
  sizes = inno_json_peek_array (find_member (self, "size"));
  if (ids == NULL || json_array_get_length (ids) == 0 || json_array_get_length (ids) > MAX_DIMENSIONS)
    return fail (error, "id");
  if (sizes == NULL || json_array_get_length (sizes) != json_array_get_length (ids))
    return fail (error, "size");

  self->n = json_array_get_length (ids);
  self->list = g_new0 (InnoJsonstatDimension, self->n);
  self->n_values = 1;
  for (guint i = 0; i < self->n; i++)
    if (!read_dimension (self, i, json_array_get_element (ids, i), json_array_get_element (sizes, i), error))
      return FALSE;

  /* The last dimension goes round the fastest. */
  for (guint i = self->n; i > 0; i--)
    {
      self->list[i - 1].stride = stride;
      stride *= self->list[i - 1].size;
    }

  return TRUE;
}

static gboolean
check_values (InnoJsonstat  *self,
              GError       **error)
{
  JsonNode *values = peek (self->dataset, "value");
  JsonArray *array = inno_json_peek_array (values);

  if (array != NULL ? json_array_get_length (array) == self->n_values : inno_json_peek_object (values) != NULL)
    return TRUE;

  return fail (error, "value");
}

/* Version 1 has the dataset under a name of its own. */
static JsonObject *
find_dataset (JsonObject *root)
{
  JsonObject *inside = peek_object (root, "dataset");
  const char *class = inno_json_peek_string (peek (root, "class"));

  if (g_strcmp0 (class, "dataset") == 0)
    return root;

  return class == NULL && peek_object (inside, "dimension") != NULL ? inside : NULL;
}

/**
 * inno_jsonstat_parse:
 * @text: (array length=length): a file
 * @length: its bytes
 * @error: return location of an error of %INNO_ROWS_ERROR
 *
 * Returns: (transfer full) (nullable): the dataset that it is
 */
InnoJsonstat *
inno_jsonstat_parse (const char  *text,
                     gsize        length,
                     GError     **error)
{
  g_autoptr (InnoJsonstat) self = g_new0 (InnoJsonstat, 1);
  g_autoptr (GError) fault = NULL;

  self->root = inno_json_parse (text, length, &fault);
  if (self->root == NULL)
    {
      g_set_error (error, INNO_ROWS_ERROR, INNO_ROWS_ERROR_FORMAT, _("This JSON cannot be read: %s"), fault->message);
      return NULL;
    }

  self->dataset = inno_json_peek_object (self->root) != NULL ? find_dataset (json_node_get_object (self->root)) : NULL;
  if (self->dataset == NULL)
    {
      g_set_error_literal (error, INNO_ROWS_ERROR, INNO_ROWS_ERROR_FORMAT, _("This JSON is no JSON-stat dataset."));
      return NULL;
    }
  if (!read_dimensions (self, error) || !check_values (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* Returns: (nullable): what the dataset is called */
const char *
inno_jsonstat_get_label (InnoJsonstat *self)
{
  return inno_json_peek_string (peek (self->dataset, "label"));
}

/* Returns: how many dimensions it has */
guint
inno_jsonstat_get_n (InnoJsonstat *self)
{
  return self->n;
}

const InnoJsonstatDimension *
inno_jsonstat_get_dimension (InnoJsonstat *self,
                             guint         number)
{
  g_return_val_if_fail (number < self->n, NULL);

  return &self->list[number];
}

/**
 * inno_jsonstat_find_role:
 * @self: a dataset
 * @role: "time", "geo" or "metric"
 *
 * Returns: the number of the first dimension that has it, or -1: the dataset does not say
 */
int
inno_jsonstat_find_role (InnoJsonstat *self,
                         const char   *role)
{
  JsonArray *ids = inno_json_peek_array (peek (inno_json_peek_object (find_member (self, "role")), role));
  const char *id = ids != NULL && json_array_get_length (ids) > 0 ? inno_json_peek_string (json_array_get_element (ids, 0)) : NULL;

  for (guint i = 0; i < self->n; i++)
    if (g_strcmp0 (self->list[i].id, id) == 0)
      return (int) i;

  return -1;
}

/* Of values, or of what is said beside them: an array, an object of some, or one for all. */
static JsonNode *
find_element (JsonNode *node,
              gsize     index)
{
  JsonArray *array = inno_json_peek_array (node);
  char key[24];

  if (array != NULL)
    return index < json_array_get_length (array) ? json_array_get_element (array, (guint) index) : NULL;

  g_snprintf (key, sizeof key, "%" G_GSIZE_FORMAT, index);
  return inno_json_peek_object (node) != NULL ? peek (json_node_get_object (node), key) : node;
}

static gboolean
is_unknown (InnoJsonstat *self,
            gsize         index)
{
  JsonNode *status = peek (self->dataset, "status");
  const char *text = status != NULL ? inno_json_peek_string (find_element (status, index)) : NULL;

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (unknown); i++)
    if (g_str_equal (unknown[i], text))
      return TRUE;

  return FALSE;
}

/**
 * inno_jsonstat_dup_value:
 * @self: a dataset
 * @index: which value
 *
 * Returns: (transfer full): it, a whole number without a mark; "" = not known
 */
char *
inno_jsonstat_dup_value (InnoJsonstat *self,
                         gsize         index)
{
  JsonNode *node = find_element (peek (self->dataset, "value"), index);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double number;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || is_unknown (self, index))
    return g_strdup ("");
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));

  number = json_node_get_double (node);
  if (number == floor (number) && fabs (number) <= MAX_WHOLE)
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) number);

  return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, number));
}

/**
 * inno_jsonstat_free:
 * @self: (transfer full) (nullable): a dataset
 */
void
inno_jsonstat_free (InnoJsonstat *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n; i++)
    {
      g_free (self->list[i].codes);
      g_free (self->list[i].labels);
    }
  g_free (self->list);
  g_clear_pointer (&self->root, json_node_unref);
  g_free (self);
}
