/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-intake-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-conflict-words.h"
#include "inno-document-diff.h"
#include "inno-format.h"
#include "inno-json.h"
#include "inno-project-fields.h"
#include "inno-project-money.h"
#include "inno-project-words.h"

/* More changes than this of one project are counted only. */
#define MOST_CHANGES 8

/* What stood or stands where nothing is. */
#define NOTHING "–"

/**
 * inno_intake_count:
 * @preview: a file looked at
 * @shown: what of it
 *
 * Returns: how many rows there are of that kind; of warnings, how many warnings
 */
guint
inno_intake_count (const InnoPreview *preview,
                   InnoIntakeShown    shown)
{
  static const InnoPreviewState states[] = {
    [INNO_INTAKE_NEW]       = INNO_PREVIEW_NEW,
    [INNO_INTAKE_CHANGED]   = INNO_PREVIEW_CHANGED,
    [INNO_INTAKE_UNCHANGED] = INNO_PREVIEW_UNCHANGED,
    [INNO_INTAKE_REFUSED]   = INNO_PREVIEW_REFUSED,
  };

  return shown == INNO_INTAKE_WARNINGS ? preview->warnings->len : preview->n_in[states[shown]];
}

/**
 * inno_intake_say_line:
 * @line: a line of the file
 * @column: (nullable): the header of a column
 *
 * Returns: (transfer full): where in the file that is
 */
char *
inno_intake_say_line (gint64      line,
                      const char *column)
{
  g_autofree char *count = inno_format_count (inno_format_get (inno_lang_get_active ()), line);
  /* Translators: the number of a line in a file */
  g_autofree char *where = g_strdup_printf (_("Line %s"), count);

  return column != NULL && *column != '\0' ? g_strdup_printf ("%s · %s", where, column) : g_steal_pointer (&where);
}

static JsonNode *
parse (const char *text)
{
  return text != NULL ? inno_json_parse (text, strlen (text), NULL) : NULL;
}

/**
 * inno_intake_say_name:
 * @record: a document that would be new or another
 *
 * Returns: (transfer full): what it will be called, which is not always what the list
 *   calls it
 */
char *
inno_intake_say_name (const InnoPreviewRecord *record)
{
  g_autoptr (JsonNode) after = parse (record->after);
  JsonObject *document = inno_json_peek_object (after);
  g_autoptr (InnoText) name = document != NULL ? inno_json_get_text (document, record->id, "name", NULL) : NULL;
  const char *text = name != NULL ? inno_text_get (name, inno_lang_get_active (), NULL) : NULL;

  return g_strdup (text != NULL ? text : record->name != NULL ? record->name : record->code);
}

/* What is known of a new project, in one line. */

static void
add (GString    *text,
     const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static void
add_cities (GString       *text,
            JsonObject    *document,
            InnoPortfolio *portfolio)
{
  JsonArray *cities = inno_json_peek_array (json_object_get_member (document, "cities"));

  for (guint i = 0; cities != NULL && i < json_array_get_length (cities); i++)
    {
      InnoEntity *city = inno_portfolio_find (portfolio, json_array_get_string_element (cities, i));

      if (city != NULL)
        add (text, inno_text_get (inno_entity_get_name (city), inno_lang_get_active (), NULL));
    }
}

static void
add_days (GString    *text,
          JsonObject *document)
{
  g_autofree char *days = inno_format_day_range (inno_format_get (inno_lang_get_active ()),
                                                 inno_project_get_day (document, "start"),
                                                 inno_project_get_day (document, "end"));

  add (text, days);
}

static void
add_granted (GString       *text,
             JsonObject    *document,
             InnoPortfolio *portfolio)
{
  g_autoptr (InnoProjectMoney) money = inno_project_money_new (document, portfolio, INNO_MEASURE_GRANTED);
  g_autofree char *amount = inno_format_euros (inno_format_get (inno_lang_get_active ()), money->total.cents);
  g_autofree char *granted = g_strdup_printf (_("%s: %s"), inno_vocabulary_get_label (INNO_VOCABULARY_MEASURE, INNO_MEASURE_GRANTED),
                                              amount);

  if (money->by_source->len > 0)
    add (text, granted);
}

static char *
say_new (const InnoPreviewRecord *record,
         JsonObject              *document,
         InnoPortfolio           *portfolio)
{
  GString *text = g_string_new (NULL);
  g_autofree char *line = inno_intake_say_line (record->line, NULL);

  add (text, record->code);
  add_cities (text, document, portfolio);
  add_days (text, document);
  add_granted (text, document, portfolio);
  add (text, line);

  return g_string_free (text, FALSE);
}

/* What the list changes of a project, a line each. */
static char *
say_changed (const InnoPreviewRecord *record,
             JsonObject              *before,
             JsonObject              *after,
             InnoPortfolio           *portfolio)
{
  g_autoptr (GPtrArray) changes = inno_project_list_changes (before, after, portfolio);
  g_autofree char *line = inno_intake_say_line (record->line, NULL);
  GString *text = g_string_new (record->code);

  g_string_append_printf (text, " · %s", line);
  for (guint i = 0; i < MIN (changes->len, MOST_CHANGES); i++)
    {
      const InnoProjectChange *change = g_ptr_array_index (changes, i);

      g_string_append_printf (text, "\n%s: %s → %s", change->label, change->before != NULL ? change->before : NOTHING,
                              change->after != NULL ? change->after : NOTHING);
    }
  if (changes->len > MOST_CHANGES)
    {
      guint n_more = changes->len - MOST_CHANGES;
      g_autofree char *count = inno_format_count (inno_format_get (inno_lang_get_active ()), n_more);

      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("%s more change", "%s more changes", n_more), count);
    }
  /* What the list said the last time is kept besides. */
  if (changes->len == 0)
    g_string_append_printf (text, "\n%s", _("Nothing that is shown; the list says something else than the last time."));

  return g_string_free (text, FALSE);
}

/* What a list says of anything else than a project: all of it where it is new, and what
 * it changes a line each. */
static char *
say_other (const InnoPreviewRecord *record,
           InnoDocumentType         type,
           JsonObject              *after,
           InnoPortfolio           *portfolio)
{
  g_autoptr (InnoFormNames) names = inno_form_names_new (portfolio);
  const InnoConflictContext context = { .type = type, .document = after, .names = names };
  g_autoptr (GPtrArray) differences = inno_preview_record_diff (record);
  GString *text = g_string_new (NULL);
  g_autofree char *line = inno_intake_say_line (record->line, NULL);
  guint n = 0;

  add (text, record->code);
  add (text, line);
  for (guint i = 0; i < differences->len && (record->before == NULL || n < MOST_CHANGES); i++)
    {
      const InnoDifference *difference = g_ptr_array_index (differences, i);
      const InnoConflictRecord place = { .path = difference->path, .base = difference->before, .mine = difference->after,
                                         .theirs = difference->after };
      g_autofree char *label = NULL;
      g_autofree char *value = NULL;

      if (inno_conflict_find_member (type, difference->path) == NULL || difference->after == NULL ||
          JSON_NODE_HOLDS_NULL (difference->after))
        continue;
      label = inno_conflict_say_place (&context, &place);
      value = inno_conflict_say_value (&context, &place, difference->after);
      g_string_append_printf (text, "%s%s: %s", record->before == NULL ? " · " : "\n", label, value);
      n++;
    }

  return g_string_free (text, FALSE);
}

/**
 * inno_intake_say_record:
 * @record: a document that would be new or another
 * @portfolio: where what it refers to is named
 *
 * Returns: (transfer full): what would come, or what would be another, field by field
 */
char *
inno_intake_say_record (const InnoPreviewRecord *record,
                        InnoPortfolio           *portfolio)
{
  g_autoptr (JsonNode) before = parse (record->before);
  g_autoptr (JsonNode) after = parse (record->after);
  InnoDocumentType type;

  if (after == NULL)
    return inno_intake_say_line (record->line, NULL);
  type = inno_document_type_from_id (json_object_get_string_member (json_node_get_object (after), "type"));
  if (type != INNO_DOCUMENT_PROJECT)
    return say_other (record, type, json_node_get_object (after), portfolio);

  return before == NULL ? say_new (record, json_node_get_object (after), portfolio)
                        : say_changed (record, json_node_get_object (before), json_node_get_object (after), portfolio);
}
