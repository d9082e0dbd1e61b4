/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-conflict-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-document-diff.h"
#include "inno-document-path.h"
#include "inno-form-control.h"
#include "inno-format.h"
#include "inno-json.h"
#include "inno-project-fields.h"
#include "inno-project-words.h"

/* What nobody knows by name is shown as it stands, but not without end. */
#define MOST_CHARS 200
/* More changes than this of a whole record are counted only. */
#define MOST_CHANGES 5

/* Where a path leads in the form of the document. */
typedef struct
{
  const InnoFormField *field;    /* NULL: nowhere */
  const InnoFormField *column;   /* of a row; nullable */
  char                *row;      /* "funding/f1"; nullable */
  const char          *inside;   /* what follows the member: a language, or a year; nullable */
  gboolean             is_in_language;
  InnoLang             lang;
} Place;

static void
place_clear (Place *place)
{
  g_free (place->row);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static const InnoFormat *
get_format (void)
{
  return inno_format_get (inno_lang_get_active ());
}

/**
 * inno_conflict_find_member:
 * @type: a type of document
 * @path: a place in one
 *
 * Returns: (nullable): the line of the form that shows it
 */
const InnoFormField *
inno_conflict_find_member (InnoDocumentType  type,
                           const char       *path)
{
  const InnoFormPlan *plan = inno_form_plan_get (type);

  for (const InnoFormField *field = plan != NULL ? plan->fields : NULL; field != NULL && field->label != NULL; field++)
    {
      gsize length = field->member != NULL ? strlen (field->member) : 0;

      if (length > 0 && strncmp (path, field->member, length) == 0 && (path[length] == '\0' || path[length] == '/'))
        return field;
    }

  return NULL;
}

static void
find_in_row (Place      *place,
             const char *path)
{
  const char *slash = strchr (place->inside, '/');

  place->row = slash != NULL ? g_strndup (path, (gsize) (slash - path)) : g_strdup (path);
  for (const InnoFormField *column = place->field->columns; slash != NULL && column->label != NULL; column++)
    {
      gsize length = strlen (column->member);

      if (strncmp (slash + 1, column->member, length) != 0 || (slash[1 + length] != '\0' && slash[1 + length] != '/'))
        continue;
      place->column = column;
      if (slash[1 + length] == '/')
        place->is_in_language = inno_lang_from_code (slash + length + 2, &place->lang);
    }
  if (slash != NULL && place->column == NULL)
    place->field = NULL;
}

static void
find_place (InnoDocumentType  type,
            const char       *path,
            Place            *place)
{
  place->field = inno_conflict_find_member (type, path);
  if (place->field == NULL || path[strlen (place->field->member)] == '\0')
    return;

  place->inside = path + strlen (place->field->member) + 1;
  if (place->field->kind == INNO_FORM_KIND_ROWS)
    find_in_row (place, path);
  else if (place->field->kind == INNO_FORM_KIND_TEXT || place->field->kind == INNO_FORM_KIND_LONG_TEXT)
    place->is_in_language = inno_lang_from_code (place->inside, &place->lang);
  else if (place->field->kind != INNO_FORM_KIND_YEARS)
    place->field = NULL;
}

#define COMPARE(a, b) (((a) > (b)) - ((a) < (b)))

/**
 * inno_conflict_compare_places:
 * @type: a type of document
 * @a: a place in one
 * @b: another
 *
 * Orders the whole document first, then the lines of its form as they stand there, the rows of one, their columns
 * and the languages; what no line shows comes last.
 *
 * Returns: less than, equal to or more than 0
 */
int
inno_conflict_compare_places (InnoDocumentType  type,
                              const char       *a,
                              const char       *b)
{
  g_auto (Place) first = { 0 };
  g_auto (Place) second = { 0 };
  gboolean is_whole = *a == '\0', is_other_whole = *b == '\0';
  int order = COMPARE (is_other_whole, is_whole);

  find_place (type, a, &first);
  find_place (type, b, &second);
  /* The lines stand in one array, and so do the columns of a line. */
  if (order == 0)
    order = COMPARE (first.field == NULL, second.field == NULL);
  if (order == 0)
    order = COMPARE (first.field, second.field);
  if (order == 0)
    order = g_strcmp0 (first.row, second.row);
  if (order == 0)
    order = COMPARE (first.column, second.column);
  if (order == 0 && first.is_in_language && second.is_in_language)
    order = COMPARE (first.lang, second.lang);

  return order != 0 ? order : strcmp (a, b);
}

/* Values */

static char *
say_raw (JsonNode *node)
{
  char *text = inno_json_to_string (node);

  if (g_utf8_strlen (text, -1) > MOST_CHARS)
    {
      g_autofree char *whole = text;
      g_autofree char *start = g_utf8_substring (whole, 0, MOST_CHARS);

      text = g_strconcat (start, "…", NULL);
    }

  return text;
}

static char *
say_term (const InnoFormField *field,
          const char          *id,
          InnoFormNames       *names)
{
  guint term;

  if (field->types != NULL)
    return inno_form_names_find (names, id, inno_lang_get_active ());
  for (guint i = 0; field->options != NULL && field->options[i].id != NULL; i++)
    if (g_str_equal (field->options[i].id, id))
      return g_strdup (_(field->options[i].label));
  if (field->options == NULL && inno_vocabulary_find (field->vocabulary, id, &term))
    return g_strdup (inno_vocabulary_get_label (field->vocabulary, term));

  return g_strdup (id);
}

static char *
say_day (const char *iso)
{
  InnoDay day;

  return inno_day_parse_iso (iso, &day) ? inno_format_day (get_format (), day) : g_strdup (iso);
}

static char *
say_string (const InnoFormField *field,
            const char          *string,
            InnoFormNames       *names)
{
  if (field->kind == INNO_FORM_KIND_DAY)
    return say_day (string);
  if (field->kind == INNO_FORM_KIND_CHOICE)
    return say_term (field, string, names);

  return g_strdup (string);
}

static char *
say_number (const InnoFormField *field,
            JsonNode            *node)
{
  double value = json_node_get_double (node);
  guint decimals = 0;

  if (field->kind == INNO_FORM_KIND_MONEY)
    return inno_project_say_cents (TRUE, json_node_get_int (node));
  /* A year has no thousands. */
  if (field->kind == INNO_FORM_KIND_WHOLE)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  for (double scaled = value; decimals < 6 && scaled != (double) (gint64) scaled; decimals++)
    scaled *= 10;

  return inno_format_number (get_format (), value, decimals);
}

static char *
say_several (const InnoFormField *field,
             JsonArray           *array,
             InnoFormNames       *names)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      g_autofree char *word = JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
                              ? inno_form_names_find (names, json_node_get_string (node), inno_lang_get_active ())
                              : say_raw (node);

      g_strv_builder_add (words, word);
    }
  list = g_strv_builder_end (words);

  return *list != NULL ? g_strjoinv (", ", list) : g_strdup (_("missing"));
}

static char *
say_nothing (const InnoFormField *field)
{
  return field->kind == INNO_FORM_KIND_MONEY ? inno_project_say_cents (FALSE, 0) : g_strdup (_("missing"));
}

static char *
say_in_field (const InnoFormField *field,
              JsonNode            *node,
              InnoFormNames       *names)
{
  GType type;

  if (inno_form_node_is_empty (node))
    return say_nothing (field);
  if (JSON_NODE_HOLDS_ARRAY (node))
    return say_several (field, json_node_get_array (node), names);
  if (!JSON_NODE_HOLDS_VALUE (node))
    return say_raw (node);

  type = json_node_get_value_type (node);
  if (type == G_TYPE_STRING)
    return say_string (field, json_node_get_string (node), names);
  if (type == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? _("Yes") : _("No"));

  return say_number (field, node);
}

/* A row in one line: "ERDF, Planned, 2024, 162 400,00 €". */
static char *
say_row (const InnoFormField *field,
         JsonNode            *node,
         InnoFormNames       *names)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup (C_("row", "Removed"));

  for (const InnoFormField *column = field->columns; column->label != NULL; column++)
    {
      JsonNode *cell = json_object_get_member (json_node_get_object (node), column->member);
      g_autofree char *word = say_in_field (column, cell, names);

      if (column->kind == INNO_FORM_KIND_WHOLE && inno_form_node_is_empty (cell))
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", word);
    }

  return g_strdup (text->str);
}

static char *
say_text (JsonNode *node)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < INNO_N_LANGS; i++)
    {
      const char *code = inno_lang_to_code ((InnoLang) i);
      JsonNode *in = json_object_get_member (json_node_get_object (node), code);
      g_autofree char *upper = g_ascii_strup (code, -1);

      if (in != NULL && JSON_NODE_HOLDS_VALUE (in) && json_node_get_value_type (in) == G_TYPE_STRING)
        g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "", upper, json_node_get_string (in));
    }

  return text->len > 0 ? g_strdup (text->str) : g_strdup (_("missing"));
}

/* What it is, by what it is not what both sides began with. */
static char *
say_whole (const InnoConflictContext *context,
           JsonNode                  *base,
           JsonNode                  *node)
{
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GString) text = g_string_new (_("Kept"));

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup (C_("record", "Deleted"));
  if (base == NULL || !JSON_NODE_HOLDS_OBJECT (base))
    return g_strdup (text->str);

  differences = inno_document_diff (json_node_get_object (base), json_node_get_object (node));
  for (guint i = 0; i < MIN (differences->len, MOST_CHANGES); i++)
    {
      const InnoDifference *difference = g_ptr_array_index (differences, i);
      const InnoConflictRecord record = { .path = difference->path, .base = difference->before,
                                          .mine = difference->before, .theirs = difference->after };
      g_autofree char *place = inno_conflict_say_place (context, &record);
      g_autofree char *value = inno_conflict_say_value (context, &record, difference->after);
      g_autofree char *line = g_strdup_printf (_("%s: %s"), place, value);

      g_string_append_printf (text, "\n%s", line);
    }
  if (differences->len > MOST_CHANGES)
    {
      guint n_more = differences->len - MOST_CHANGES;
      g_autofree char *count = inno_format_count (get_format (), n_more);
      g_autofree char *more = g_strdup_printf (ngettext ("%s more change", "%s more changes", n_more), count);

      g_string_append_printf (text, "\n%s", more);
    }

  return g_strdup (text->str);
}

/**
 * inno_conflict_say_value:
 * @context: of the document
 * @record: where it differs
 * @node: (nullable): what one side has there
 *
 * Returns: (transfer full): in words
 */
char *
inno_conflict_say_value (const InnoConflictContext *context,
                         const InnoConflictRecord  *record,
                         JsonNode                  *node)
{
  static const InnoFormField plain = { .kind = INNO_FORM_KIND_NUMBER };
  g_auto (Place) place = { 0 };

  if (*record->path == '\0')
    return say_whole (context, record->base, node);

  find_place (context->type, record->path, &place);
  if (place.column != NULL)
    return say_in_field (place.column, node, context->names);
  if (place.row != NULL)
    return say_row (place.field, node, context->names);
  if (place.field == NULL || place.inside != NULL)
    return say_in_field (&plain, node, context->names);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node) &&
      (place.field->kind == INNO_FORM_KIND_TEXT || place.field->kind == INNO_FORM_KIND_LONG_TEXT))
    return say_text (node);

  return say_in_field (place.field, node, context->names);
}

/* Places */

static JsonObject *
as_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* The row as it is, or as one side has it. */
static JsonObject *
find_row (const InnoConflictContext *context,
          const InnoConflictRecord  *record,
          const Place               *place)
{
  JsonNode *sides[] = { context->document != NULL ? inno_document_get_at (context->document, place->row) : NULL,
                        place->column == NULL ? record->mine : NULL, place->column == NULL ? record->theirs : NULL,
                        place->column == NULL ? record->base : NULL };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (as_object (sides[i]) != NULL)
      return as_object (sides[i]);

  return NULL;
}

/* What a row is told by: what it points to, and the year. */
static char *
name_row (const InnoConflictContext *context,
          const InnoConflictRecord  *record,
          const Place               *place)
{
  JsonObject *row = find_row (context, record, place);
  g_autoptr (GString) name = g_string_new (NULL);

  for (const InnoFormField *column = place->field->columns; row != NULL && column->label != NULL; column++)
    {
      JsonNode *cell = json_object_get_member (row, column->member);
      g_autofree char *word = NULL;

      if (inno_form_node_is_empty (cell) || (column->types == NULL && column->kind != INNO_FORM_KIND_WHOLE))
        continue;
      word = say_in_field (column, cell, context->names);
      g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", word);
    }
  if (place->column != NULL && place->column->kind != INNO_FORM_KIND_MONEY)
    g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", _(place->column->label));

  return g_strdup (name->str);
}

/**
 * inno_conflict_say_place:
 * @context: of the document
 * @record: where it differs
 *
 * Returns: (transfer full): what people call the place: "Funding: City of Tampere, 2024"
 */
char *
inno_conflict_say_place (const InnoConflictContext *context,
                         const InnoConflictRecord  *record)
{
  g_auto (Place) place = { 0 };
  g_autofree char *row = NULL;

  if (*record->path == '\0')
    return g_strdup (_("The whole record"));

  find_place (context->type, record->path, &place);
  if (place.field == NULL)
    return g_strdup (context->type == INNO_DOCUMENT_PROJECT ? inno_project_field_get_label (record->path) : record->path);
  if (place.is_in_language)
    return g_strdup_printf ("%s (%s)", _(place.field->label), inno_lang_get_native_name (place.lang));
  if (place.row == NULL)
    return place.inside == NULL ? g_strdup (_(place.field->label))
                                : g_strdup_printf (_("%s: %s"), _(place.field->label), place.inside);

  row = name_row (context, record, &place);
  return *row != '\0' ? g_strdup_printf (_("%s: %s"), _(place.field->label), row) : g_strdup (_(place.field->label));
}

/**
 * inno_conflict_say_maker:
 * @context: of the document
 * @record: where it differs
 * @side: mine or theirs
 *
 * Returns: (transfer full): who made it what it is on that side, and when
 */
char *
inno_conflict_say_maker (const InnoConflictContext *context,
                         const InnoConflictRecord  *record,
                         InnoChoiceSide             side)
{
  gboolean is_mine = side == INNO_CHOICE_MINE;
  const char *who = is_mine ? record->mine_by : record->theirs_by;
  gint64 at = is_mine ? record->mine_at : record->theirs_at;
  g_autofree char *time = at != 0 ? inno_format_timestamp (get_format (), at) : NULL;

  /* Where nobody says who they are, what was made here was made by whoever sits here. */
  if (g_strcmp0 (who, context->editor) == 0 && (who != NULL || is_mine))
    who = _("You");
  if (who == NULL && time == NULL)
    return g_strdup (_("It is not known who changed it"));

  return who != NULL && time != NULL ? g_strdup_printf ("%s, %s", who, time) : g_strdup (who != NULL ? who : time);
}

/**
 * inno_conflict_find_field:
 * @type: a type of document
 * @path: a place in one
 * @field: (out): what a control for that place alone is made of
 *
 * Returns: whether there is such a control
 */
gboolean
inno_conflict_find_field (InnoDocumentType  type,
                          const char       *path,
                          InnoFormField    *field)
{
  g_auto (Place) place = { 0 };

  find_place (type, path, &place);
  if (place.field == NULL || (place.inside != NULL && place.column == NULL && !place.is_in_language))
    return FALSE;

  *field = place.column != NULL ? *place.column : *place.field;
  if (place.is_in_language)
    field->kind = place.field->kind == INNO_FORM_KIND_TEXT ? INNO_FORM_KIND_LINE : INNO_FORM_KIND_LONG;
  field->member = "value";
  field->label = N_("Another value");
  field->flags = 0;

  return field->kind != INNO_FORM_KIND_ROWS && field->kind != INNO_FORM_KIND_YEARS;
}

/**
 * inno_conflict_is_prose:
 * @type: a type of document
 * @path: a place in one
 *
 * Returns: whether it holds words, of which a few may differ
 */
gboolean
inno_conflict_is_prose (InnoDocumentType  type,
                        const char       *path)
{
  InnoFormField field;

  return inno_conflict_find_field (type, path, &field) &&
         (field.kind == INNO_FORM_KIND_LINE || field.kind == INNO_FORM_KIND_LONG);
}
