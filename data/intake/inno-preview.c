/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "config.h"

#include "inno-preview.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-document-merge.h"
#include "inno-intake-memory.h"
#include "inno-json.h"
#include "inno-preview-private.h"
#include "inno-rows.h"
#include "inno-store-edits.h"

/* The header stands in one of the first rows: above it is what the list is called. */
#define HEADER_ROWS 30
#define ROWS_BETWEEN_LOOKS 1000

/* Which lists bring what; a new family of lists is a table of functions and a line here. */
static const InnoPreviewFamily * const families[] = {
  &inno_preview_projects, &inno_preview_participations, &inno_preview_population,
};

typedef InnoPreviewRun Run;

static void
run_clear (Run *run)
{
  g_clear_object (&run->portfolio);
  g_clear_pointer (&run->places, inno_places_free);
  g_clear_pointer (&run->sources, inno_sources_free);
  g_clear_pointer (&run->rule, inno_rule_free);
  g_clear_pointer (&run->memory, json_object_unref);
  g_clear_pointer (&run->known, g_hash_table_unref);
  g_clear_pointer (&run->states, g_hash_table_unref);
  g_clear_pointer (&run->names, g_hash_table_unref);
  g_clear_pointer (&run->groups, g_hash_table_unref);
  g_clear_pointer (&run->projects, g_hash_table_unref);
  g_clear_pointer (&run->asked, inno_header_free);
  inno_cordis_files_clear (&run->files);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static void
record_free (gpointer data)
{
  InnoPreviewRecord *record = data;

  g_free (record->id);
  g_free (record->code);
  g_free (record->name);
  g_free (record->before);
  g_free (record->after);
  g_free (record->base);
  g_free (record->mine);
  g_free (record->key);
  g_free (record);
}

static char *
to_text (JsonObject *object)
{
  g_autoptr (JsonNode) node = object != NULL ? json_node_init_object (json_node_alloc (), object) : NULL;

  return node != NULL ? inno_json_to_string (node) : NULL;
}

/* Beginning */

static gboolean
begin (Run     *run,
       GError **error)
{
  run->portfolio = inno_store_load_portfolio (run->store, error);
  run->memory = run->portfolio != NULL ? inno_intake_memory_read (run->store, error) : NULL;
  if (run->memory == NULL)
    return FALSE;

  run->places = inno_places_new (run->portfolio);
  inno_intake_memory_tell_places (run->memory, run->places);
  run->sources = inno_sources_new (run->portfolio);
  run->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  run->states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->names = g_hash_table_new (g_str_hash, g_str_equal);
  run->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  return TRUE;
}

/* The header */

/* A table that is not known is read as was said of it before, or a person is asked. Its header
 * has more cells than what stands above it, and no fewer than what stands below. */
static void
take_unknown (Run           *run,
              const InnoRow *row)
{
  InnoPreview *preview = run->preview;
  g_autoptr (InnoHeader) header = inno_header_guess (row->cells, row->n_cells);
  const char *mapping = run->request->mapping;

  if (header == NULL)
    return;

  if (mapping == NULL)
    mapping = inno_intake_memory_get_mapping (run->memory, header);
  if (mapping != NULL)
    preview->header = inno_header_read (row->cells, row->n_cells, run->request->kind, mapping);
  if (preview->header != NULL)
    {
      preview->layout = preview->header->layout;
      return;
    }
  if (run->asked != NULL && run->asked->n_columns >= header->n_columns)
    return;

  if (mapping != NULL)
    inno_header_apply (header, mapping, NULL);
  inno_header_free (run->asked);
  run->asked = g_steal_pointer (&header);
}

static gboolean
take_header (Run            *run,
             const InnoRow  *row,
             GError        **error)
{
  InnoPreview *preview = run->preview;
  const char *mapping;

  preview->header = inno_header_read (row->cells, row->n_cells, run->request->kind, run->request->mapping);
  if (preview->header == NULL)
    {
      take_unknown (run, row);
      return TRUE;
    }

  mapping = run->request->mapping == NULL ? inno_intake_memory_get_mapping (run->memory, preview->header) : NULL;
  preview->layout = preview->header->layout;
  return mapping == NULL || inno_header_apply (preview->header, mapping, error);
}

/* Among the first rows of a sheet, or of the file. Returns: whether it could be read */
static gboolean
find_header (Run       *run,
             InnoRows  *rows,
             GError   **error)
{
  InnoRowsResult result = INNO_ROWS_ROW;
  InnoRow row;

  for (guint i = 0; i < HEADER_ROWS && run->preview->header == NULL && result == INNO_ROWS_ROW; i++)
    {
      result = inno_rows_next (rows, &row, error);
      if (result == INNO_ROWS_ROW && !take_header (run, &row, error))
        return FALSE;
    }

  return result != INNO_ROWS_FAILED;
}

/* Of a workbook, those of the sheet that is asked for, or of the first that has a header.
 * Returns: (nullable): the rows behind the header; %NULL with an error, or with a header to ask about */
static InnoRows *
open_rows (Run     *run,
           GError **error)
{
  const char *sheet = run->request->sheet;
  g_autoptr (InnoRows) rows = inno_rows_open (run->files.organisations, run->is_utf8, error);
  g_autoptr (GError) fault = NULL;

  if (rows == NULL || (sheet != NULL && !inno_rows_take_sheet (rows, sheet, error)))
    return NULL;
  do
    if (!find_header (run, rows, error))
      return NULL;
  while (run->preview->header == NULL && sheet == NULL && inno_rows_take_sheet (rows, NULL, &fault));

  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }
  if (run->preview->header == NULL && run->request->can_ask && run->asked != NULL)
    {
      run->preview->header = g_steal_pointer (&run->asked);
      return NULL;
    }
  if (run->preview->header == NULL)
    {
      g_set_error_literal (error, INNO_INTAKE_ERROR, INNO_INTAKE_ERROR_UNKNOWN,
                           _("No row has the headers of a list that is known: a code and an amount at least. "
                             "Say with a mapping which column is what."));
      return NULL;
    }

  g_free (run->preview->sheet);
  run->preview->sheet = g_strdup (inno_rows_get_sheet (rows));
  inno_rows_set_width (rows, run->preview->header->n_columns);
  return g_steal_pointer (&rows);
}

/* The rows again, for those of which there are several of one project. */
static InnoRows *
reopen_rows (Run     *run,
             GError **error)
{
  InnoHeader *header = g_steal_pointer (&run->preview->header);
  InnoRows *rows = open_rows (run, error);

  inno_header_free (run->preview->header);
  run->preview->header = header;
  return rows;
}

/* Records */

static void
keep_record (Run                      *run,
             const InnoPreviewSubject *subject,
             const InnoIntakeChange   *change,
             InnoPreviewState          state)
{
  InnoPreviewRecord *record = g_new0 (InnoPreviewRecord, 1);

  record->line = subject->first->line;
  record->state = state;
  record->key = g_strdup (subject->key);
  record->id = g_strdup (json_object_get_string_member (change->mine, "_id"));
  record->code = g_strdup (subject->first->texts[INNO_COLUMN_CODE]);
  record->name = g_strdup (run->family->get_name (subject->first));
  record->before = to_text (subject->current);
  record->after = to_text (change->merged);
  record->base = to_text (change->base);
  record->mine = to_text (change->mine);
  record->is_taken = TRUE;
  g_ptr_array_add (run->preview->records, record);
}

static void
warn_of_change (Run                    *run,
                const InnoDraft        *draft,
                const InnoIntakeChange *change)
{
  g_autoptr (GString) paths = g_string_new (NULL);

  if (change->left_out != NULL)
    inno_notes_add (run->preview->warnings, draft->line, -1, INNO_REASON_OTHER_MONEY, change->left_out);
  for (guint i = 0; i < change->conflicts->len; i++)
    g_string_append_printf (paths, "%s%s", i > 0 ? ", " : "", ((InnoConflict *) g_ptr_array_index (change->conflicts, i))->path);
  if (paths->len > 0)
    inno_notes_add (run->preview->warnings, draft->line, -1, INNO_REASON_CONFLICT, paths->str);
}

static const InnoDraft *
get_first (GPtrArray *drafts)
{
  const InnoDraft *first = g_ptr_array_index (drafts, 0);

  for (guint i = 1; i < drafts->len; i++)
    if (((InnoDraft *) g_ptr_array_index (drafts, i))->line < first->line)
      first = g_ptr_array_index (drafts, i);

  return first;
}

/* What becomes of the rows of one document. */
static gboolean
decide (Run               *run,
        const char        *key,
        GPtrArray         *drafts,
        InnoPreviewState  *state,
        GError           **error)
{
  InnoPreview *preview = run->preview;
  const InnoDraft *first = get_first (drafts);
  const char *id = run->family->find (run, key, first);
  g_auto (InnoIntakeChange) change = { 0 };
  g_autoptr (GPtrArray) parts = run->family->sort (preview->header, drafts, preview->warnings);
  g_autoptr (JsonObject) current = NULL;
  InnoPreviewSubject subject = {
    key, first, drafts, parts, NULL, { preview->layout, preview->file, preview->sha256, preview->retrieved, first->line, preview->sheet },
  };

  if (run->family->warn != NULL)
    run->family->warn (run, first);
  *state = INNO_PREVIEW_NEW;
  if (id == NULL && !run->request->with_records)
    return TRUE;

  if (id != NULL)
    {
      current = inno_store_read_document (run->store, id, error);
      if (current == NULL)
        return FALSE;
    }
  subject.current = current;
  run->family->change (run, &subject, &change);
  warn_of_change (run, first, &change);
  *state = current == NULL ? INNO_PREVIEW_NEW : change.is_changed ? INNO_PREVIEW_CHANGED : INNO_PREVIEW_UNCHANGED;
  if (*state != INNO_PREVIEW_UNCHANGED && run->request->with_records)
    keep_record (run, &subject, &change, *state);

  return TRUE;
}

/* Rows */

/* A document that was met before in the file is decided about when all of it is known. */
static void
mark_group (Run        *run,
            const char *key)
{
  gpointer state = g_hash_table_lookup (run->states, key);

  if (g_hash_table_contains (run->groups, key))
    return;

  run->preview->n_in[GPOINTER_TO_UINT (state) - 1]--;
  g_hash_table_insert (run->groups, g_strdup (key), g_ptr_array_new_with_free_func ((GDestroyNotify) inno_draft_free));
}

static gboolean
take_draft (Run        *run,
            InnoDraft  *draft,
            GError    **error)
{
  InnoPreview *preview = run->preview;
  g_autofree char *key = draft->is_refused ? NULL : run->family->make_key (draft);
  g_autoptr (GPtrArray) alone = NULL;
  InnoPreviewState state;

  preview->n_rows++;
  if (run->request->with_records && draft->texts[INNO_COLUMN_BENEFICIARY] != NULL)
    inno_preview_note_name (preview, run->names, run->places, draft->texts[INNO_COLUMN_BENEFICIARY]);
  run->family->add_sums (preview->header, draft, draft->is_refused ? preview->refused_sums : preview->sums);
  if (draft->is_refused)
    {
      preview->n_in[INNO_PREVIEW_REFUSED]++;
      return TRUE;
    }
  if (g_hash_table_contains (run->states, key))
    {
      mark_group (run, key);
      return TRUE;
    }

  alone = g_ptr_array_new ();
  g_ptr_array_add (alone, draft);
  if (!decide (run, key, alone, &state, error))
    return FALSE;

  preview->n_in[state]++;
  g_hash_table_insert (run->states, g_steal_pointer (&key), GUINT_TO_POINTER (state + 1));
  return TRUE;
}

/* The lists of both periods have the same header. */
static void
take_period (Run             *run,
             const InnoDraft *draft)
{
  const char *programme = draft->texts[INNO_COLUMN_PROGRAMME];
  guint n_layouts;
  const InnoLayout *layouts = inno_layouts_get (&n_layouts);

  if (run->preview->n_rows != 1 || programme == NULL || !g_str_equal (run->preview->layout->family, "kohesio"))
    return;
  for (guint i = 0; i < n_layouts; i++)
    if (g_str_equal (layouts[i].family, "kohesio") && strncmp (programme, layouts[i].id + strlen ("kohesio-"), 4) == 0)
      {
        run->preview->layout = &layouts[i];
        run->preview->header->layout = &layouts[i];
      }
}

typedef gboolean (*TakeFunc) (Run        *run,
                              InnoDraft  *draft,
                              GError    **error);

static gboolean
read_rows (Run       *run,
           InnoRows  *rows,
           GArray    *refused,
           GArray    *warnings,
           TakeFunc   take,
           GError   **error)
{
  InnoDraftReader reader = { run->preview->header, run->places, run->rule, refused, warnings, run->known, run->family->check };
  InnoRowsResult result;
  InnoRow row;

  for (guint n = 0; (result = inno_rows_next (rows, &row, error)) == INNO_ROWS_ROW; n++)
    {
      g_autoptr (InnoDraft) draft = g_new0 (InnoDraft, 1);

      if (n % ROWS_BETWEEN_LOOKS == 0 && g_cancellable_set_error_if_cancelled (run->cancellable, error))
        return FALSE;
      inno_draft_read (draft, &reader, &row);
      if (!take (run, draft, error))
        return FALSE;
      /* Whoever takes it into a group has left nothing of it here. */
      take_period (run, draft);
    }

  return result == INNO_ROWS_END;
}

/* Several rows of one document */

static gboolean
collect_draft (Run        *run,
               InnoDraft  *draft,
               GError    **error)
{
  g_autofree char *key = draft->is_refused ? NULL : run->family->make_key (draft);
  GPtrArray *group = key != NULL ? g_hash_table_lookup (run->groups, key) : NULL;

  if (group != NULL)
    {
      g_ptr_array_add (group, g_memdup2 (draft, sizeof *draft));
      memset (draft, 0, sizeof *draft);
    }

  return TRUE;
}

static gint
compare_keys (gconstpointer a,
              gconstpointer b)
{
  return strcmp (a, b);
}

/* What was decided about the first row alone. */
static void
drop_early_records (Run *run)
{
  GPtrArray *records = run->preview->records;

  for (guint i = records->len; i > 0; i--)
    if (g_hash_table_contains (run->groups, ((InnoPreviewRecord *) g_ptr_array_index (records, i - 1))->key))
      g_ptr_array_remove_index (records, i - 1);
}

static gboolean
decide_groups (Run     *run,
               GError **error)
{
  g_autoptr (GArray) none = inno_notes_new ();
  g_autoptr (InnoRows) rows = NULL;
  g_autoptr (GList) keys = NULL;

  if (g_hash_table_size (run->groups) == 0)
    return TRUE;

  rows = reopen_rows (run, error);
  if (rows == NULL || !read_rows (run, rows, none, none, collect_draft, error))
    return FALSE;

  drop_early_records (run);
  keys = g_list_sort (g_hash_table_get_keys (run->groups), compare_keys);
  for (GList *at = keys; at != NULL; at = at->next)
    {
      GPtrArray *drafts = g_hash_table_lookup (run->groups, at->data);
      InnoPreviewState state;

      if (!decide (run, at->data, drafts, &state, error))
        return FALSE;
      run->preview->n_in[state] += drafts->len;
    }

  return TRUE;
}

static gint
compare_records (gconstpointer a,
                 gconstpointer b)
{
  const InnoPreviewRecord *first = *(const InnoPreviewRecord * const *) a;
  const InnoPreviewRecord *second = *(const InnoPreviewRecord * const *) b;

  return first->line < second->line ? -1 : first->line > second->line;
}

static void
finish (Run *run)
{
  g_autoptr (GPtrArray) missing = inno_sources_list_missing (run->sources);

  for (guint i = 0; i < missing->len; i++)
    g_ptr_array_add (run->preview->sources, to_text (g_ptr_array_index (missing, i)));
  inno_notes_sort (run->preview->refused);
  inno_notes_sort (run->preview->warnings);
  g_ptr_array_sort (run->preview->records, compare_records);
  inno_preview_sort_names (run->preview);
}

static InnoPreview *
preview_new (const InnoPreviewRequest *request,
             const char               *path,
             const InnoFileFacts      *facts)
{
  InnoPreview *self = g_new0 (InnoPreview, 1);
  g_autoptr (GDateTime) modified = g_date_time_new_from_unix_utc (facts->modified);

  self->file = g_path_get_basename (path);
  self->sha256 = g_strdup (facts->sha256);
  self->retrieved = inno_day_new (g_date_time_get_year (modified), g_date_time_get_month (modified), g_date_time_get_day_of_month (modified));
  self->refused = inno_notes_new ();
  self->warnings = inno_notes_new ();
  self->records = g_ptr_array_new_with_free_func (record_free);
  self->sources = g_ptr_array_new_with_free_func (g_free);
  self->names = inno_preview_names_new ();
  self->says_mapping = request->mapping != NULL;
  self->says_rule = request->rule != NULL;

  return self;
}

/**
 * inno_preview_read:
 * @store: an open store
 * @request: what to read
 * @cancellable: (nullable): to stop it
 * @error: return location of an error of %INNO_INTAKE_ERROR, %INNO_ROWS_ERROR,
 *   %INNO_STORE_ERROR or a #GIOErrorEnum
 *
 * Looks at a list of projects, of participations in those of the EU or of populations, and
 * writes nothing. The list is read row by row: without
 * records it takes hardly more memory however long it is. Every row is new, changed,
 * unchanged or refused, and the sums are those of all rows. The thread of @store.
 *
 * Returns: (transfer full) (nullable): what would become of each row, or a header without a
 *   layout, where @request can ask
 */
InnoPreview *
inno_preview_read (InnoStore                 *store,
                   const InnoPreviewRequest  *request,
                   GCancellable              *cancellable,
                   GError                   **error)
{
  g_auto (InnoFileFacts) facts = { 0 };
  g_autoptr (InnoPreview) preview = NULL;
  g_autoptr (InnoRows) rows = NULL;
  g_auto (Run) run = { .store = store, .request = request, .cancellable = cancellable };

  g_return_val_if_fail (INNO_IS_STORE (store), NULL);
  g_return_val_if_fail (request != NULL && request->path != NULL, NULL);

  if (!inno_cordis_files_find (request, &run.files, error) ||
      !inno_file_facts_read (run.files.organisations, cancellable, &facts, error))
    return NULL;

  preview = preview_new (request, run.files.organisations, &facts);
  run.preview = preview;
  run.is_utf8 = facts.is_utf8;
  if (!begin (&run, error))
    return NULL;
  rows = open_rows (&run, error);
  if (rows == NULL)
    return preview->header != NULL && preview->layout == NULL ? g_steal_pointer (&preview) : NULL;
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (g_str_equal (families[i]->type, preview->layout->type))
      run.family = families[i];
  if (!run.family->begin (&run, error) || !read_rows (&run, rows, preview->refused, preview->warnings, take_draft, error) || !decide_groups (&run, error))
    return NULL;

  finish (&run);
  return g_steal_pointer (&preview);
}
