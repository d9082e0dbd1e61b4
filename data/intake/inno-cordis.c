/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "config.h"

#include "inno-cordis.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-cell.h"
#include "inno-rows.h"

/* What of project.csv is read, by what CORDIS calls it now and has called it. */
enum
{
  PROJECT_ID,
  PROJECT_MONEY,        /* tells the file from others; the parts of it stand in the other file */
  PROJECT_TITLE,
  PROJECT_ACRONYM,
  PROJECT_FRAMEWORK,
  PROJECT_BASIS,
  PROJECT_PROGRAMME,
  PROJECT_TOPICS,
  PROJECT_START,
  PROJECT_END,
  N_PROJECT_COLUMNS,
};

static const char * const project_headers[N_PROJECT_COLUMNS] = {
  "id", "ecmaxcontribution", "title", "acronym", "frameworkprogramme", "legalbasis", "programme", "topics", "startdate", "enddate",
};

/* Framework programmes as people write them. */
static const struct
{
  const char *code;
  const char *name;
} programmes[] = {
  { "HORIZON", "Horizon Europe" },
  { "H2020", "Horizon 2020" },
};

/* How the two files are called, alike but for this. */
static const char * const organisation_words[] = { "organizations", "organization", "organisations", "organisation" };
static const char * const project_words[] = { "projects", "project", "projects", "project" };

typedef enum
{
  FILE_OTHER,
  FILE_ORGANISATIONS,
  FILE_PROJECTS,
} FileKind;

/* The header of project.csv */

static gboolean
find_columns (const InnoRow *row,
              int            at[N_PROJECT_COLUMNS])
{
  for (guint i = 0; i < N_PROJECT_COLUMNS; i++)
    at[i] = -1;
  for (guint i = 0; i < row->n_cells; i++)
    {
      g_autofree char *plain = inno_column_plain (row->cells[i]);

      for (guint j = 0; j < N_PROJECT_COLUMNS; j++)
        if (at[j] < 0 && g_str_equal (plain, project_headers[j]))
          at[j] = (int) i;
    }

  return at[PROJECT_ID] >= 0 && at[PROJECT_MONEY] >= 0;
}

/* What cannot be read here is none of the files; whoever reads it says why. */
static FileKind
get_kind (const char *path)
{
  g_autoptr (InnoRows) rows = inno_rows_open (path, TRUE, NULL);
  InnoHeader *header;
  FileKind kind;
  InnoRow row;
  int at[N_PROJECT_COLUMNS];

  if (rows == NULL || inno_rows_next (rows, &row, NULL) != INNO_ROWS_ROW)
    return FILE_OTHER;
  if (find_columns (&row, at))
    return FILE_PROJECTS;

  header = inno_header_read (row.cells, row.n_cells, NULL, NULL);
  kind = header != NULL && g_str_equal (header->layout->family, "cordis") ? FILE_ORGANISATIONS : FILE_OTHER;
  inno_header_free (header);
  return kind;
}

/* Files */

/* Returns: (nullable): the file beside @path that bears one of @words where it bears one of
 * @others, and is of the kind */
static char *
find_beside (const char         *path,
             const char * const *others,
             const char * const *words,
             FileKind            kind)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);

  for (guint i = 0; i < G_N_ELEMENTS (organisation_words); i++)
    {
      const char *at = strstr (name, others[i]);
      g_autofree char *start = at != NULL ? g_strndup (name, (gsize) (at - name)) : NULL;
      g_autofree char *other = at != NULL ? g_strconcat (start, words[i], at + strlen (others[i]), NULL) : NULL;
      g_autofree char *beside = other != NULL ? g_build_filename (folder, other, NULL) : NULL;

      if (beside != NULL && g_file_test (beside, G_FILE_TEST_IS_REGULAR) && get_kind (beside) == kind)
        return g_steal_pointer (&beside);
    }

  return NULL;
}

static char *
find_in_folder (const char *folder)
{
  for (guint i = 0; i < G_N_ELEMENTS (organisation_words); i++)
    {
      g_autofree char *name = g_strconcat (organisation_words[i], ".csv", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
    }

  return NULL;
}

/**
 * inno_cordis_files_find:
 * @request: what to read: the one file, the other, or the folder of both
 * @files: (out caller-allocates): where they are; to be cleared whatever is returned
 * @error: return location of an error of %INNO_INTAKE_ERROR
 *
 * Of another list, @files has that alone. Reads the beginning of a file; any thread.
 *
 * Returns: whether there is something to read
 */
gboolean
inno_cordis_files_find (const InnoPreviewRequest  *request,
                        InnoCordisFiles           *files,
                        GError                   **error)
{
  g_autofree char *path = g_file_test (request->path, G_FILE_TEST_IS_DIR) ? find_in_folder (request->path) : g_strdup (request->path);
  FileKind kind = path != NULL ? get_kind (path) : FILE_OTHER;
  gboolean is_folder_of_nothing = path == NULL;

  *files = (InnoCordisFiles) { 0 };
  if (kind == FILE_PROJECTS)
    {
      files->organisations = request->beside != NULL ? g_strdup (request->beside)
                                                     : find_beside (path, project_words, organisation_words, FILE_ORGANISATIONS);
      files->projects = g_steal_pointer (&path);
    }
  else if (path != NULL)
    {
      files->projects = request->beside != NULL         ? g_strdup (request->beside)
                        : kind == FILE_ORGANISATIONS ? find_beside (path, organisation_words, project_words, FILE_PROJECTS)
                                                     : NULL;
      files->organisations = g_steal_pointer (&path);
    }

  if (is_folder_of_nothing)
    g_set_error (error, INNO_INTAKE_ERROR, INNO_INTAKE_ERROR_UNKNOWN,
                 _("“%s” is a folder without a list. Name a file, or the folder with CORDIS’s two files."), request->path);
  else if (files->organisations == NULL)
    g_set_error (error, INNO_INTAKE_ERROR, INNO_INTAKE_ERROR_UNKNOWN,
                 _("Who takes part in projects stands in organization.csv, which is not beside “%s”."), request->path);
  return files->organisations != NULL;
}

void
inno_cordis_files_clear (InnoCordisFiles *self)
{
  g_clear_pointer (&self->organisations, g_free);
  g_clear_pointer (&self->projects, g_free);
}

/* Projects */

static void
project_free (gpointer data)
{
  InnoCordisProject *project = data;

  g_free (project->title);
  g_free (project->acronym);
  g_free (project->programme);
  g_free (project->part);
  g_free (project->bad_day);
  g_free (project);
}

static char *
read_text (const InnoRow *row,
           int            index)
{
  return index >= 0 && (guint) index < row->n_cells ? inno_cell_read_text (row->cells[index]) : NULL;
}

static char *
read_programme (const InnoRow *row,
                const int      at[N_PROJECT_COLUMNS])
{
  char *code = read_text (row, at[PROJECT_FRAMEWORK]);

  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (programmes); i++)
    if (g_ascii_strcasecmp (code, programmes[i].code) == 0)
      {
        g_free (code);
        return g_strdup (programmes[i].name);
      }

  return code;
}

/* Of several the first: a project is counted in one part. */
static char *
cut_part (char *text)
{
  text[strcspn (text, ",; ")] = '\0';
  if (g_str_has_suffix (text, "."))
    text[strlen (text) - 1] = '\0';

  return text;
}

/* The legal basis, “HORIZON.2.5”; of older lists what they call programme; of a topic,
 * “HORIZON-CL5-2021-D3-01-01”, what stands before the year of the call. */
static char *
read_part (const InnoRow *row,
           const int      at[N_PROJECT_COLUMNS])
{
  static const int columns[] = { PROJECT_BASIS, PROJECT_PROGRAMME };
  char *topic, *year;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      char *text = read_text (row, at[columns[i]]);

      if (text != NULL)
        return cut_part (text);
    }

  topic = read_text (row, at[PROJECT_TOPICS]);
  year = topic != NULL ? strstr (topic, "-20") : NULL;
  if (year != NULL)
    *year = '\0';
  return topic != NULL ? cut_part (topic) : NULL;
}

static InnoDay
read_day (const InnoRow     *row,
          int                index,
          InnoCordisProject *project)
{
  g_autofree char *text = read_text (row, index);
  InnoDay day = INNO_DAY_NONE;
  InnoReason reason;
  InnoCellState state = text != NULL ? inno_cell_read_day (text, &day, &reason) : INNO_CELL_BLANK;

  if (state == INNO_CELL_BAD && project->bad_day == NULL)
    project->bad_day = g_strdup (text);
  return state == INNO_CELL_KNOWN ? day : INNO_DAY_NONE;
}

static void
take_project (GHashTable    *projects,
              const InnoRow *row,
              const int      at[N_PROJECT_COLUMNS])
{
  char *code = read_text (row, at[PROJECT_ID]);
  InnoCordisProject *project;

  if (code == NULL)
    return;

  project = g_new0 (InnoCordisProject, 1);
  project->title = read_text (row, at[PROJECT_TITLE]);
  project->acronym = read_text (row, at[PROJECT_ACRONYM]);
  project->programme = read_programme (row, at);
  project->part = read_part (row, at);
  project->start = read_day (row, at[PROJECT_START], project);
  project->end = read_day (row, at[PROJECT_END], project);
  g_hash_table_replace (projects, code, project);
}

/**
 * inno_cordis_projects_read:
 * @path: CORDIS's list of projects
 * @cancellable: (nullable): to stop it
 * @error: return location of an error of %INNO_INTAKE_ERROR, %INNO_ROWS_ERROR or a
 *   #GIOErrorEnum
 *
 * Blocks; any thread.
 *
 * Returns: (transfer full) (nullable) (element-type utf8 InnoCordisProject): what it says,
 *   by the codes of the projects
 */
GHashTable *
inno_cordis_projects_read (const char    *path,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr (GHashTable) projects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, project_free);
  g_auto (InnoFileFacts) facts = { 0 };
  g_autoptr (InnoRows) rows = NULL;
  InnoRowsResult result;
  int at[N_PROJECT_COLUMNS];
  InnoRow row;

  if (!inno_file_facts_read (path, cancellable, &facts, error))
    return NULL;
  rows = inno_rows_open (path, facts.is_utf8, error);
  result = rows != NULL ? inno_rows_next (rows, &row, error) : INNO_ROWS_FAILED;
  if (result == INNO_ROWS_FAILED)
    return NULL;
  if (result == INNO_ROWS_END || !find_columns (&row, at))
    {
      g_set_error (error, INNO_INTAKE_ERROR, INNO_INTAKE_ERROR_UNKNOWN, _("“%s” is not CORDIS’s list of projects."), path);
      return NULL;
    }

  inno_rows_set_width (rows, row.n_cells);
  while ((result = inno_rows_next (rows, &row, error)) == INNO_ROWS_ROW)
    take_project (projects, &row, at);
  if (result == INNO_ROWS_FAILED)
    return NULL;

  return g_steal_pointer (&projects);
}
