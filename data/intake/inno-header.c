/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "config.h"

#include "inno-column.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-intake-error.h"

/* A line may be one of the table where so many of its cells are known. */
#define LEAST_KNOWN 3
/* Whoever says what the columns are means a table. */
#define LEAST_SAID 2
/* Nobody says of more columns what they are. */
#define MOST_ASKED 200

#define EURA_2007_COLUMNS 14

static const InnoLayout layouts[] = {
  { "eura-2014",    "eura",    N_("EURA 2014 project list"), "project",       INNO_COLUMN_GRANTED,    FALSE, FALSE },
  { "eura-2007",    "eura",    N_("EURA 2007 project list"), "project",       INNO_COLUMN_GRANTED,    FALSE, FALSE },
  { "eura-2021",    "eura",    N_("EURA 2021 project list"), "project",       INNO_COLUMN_GRANTED,    FALSE, FALSE },
  { "kohesio-2014", "kohesio", N_("Kohesio, 2014–2020"),     "project",       INNO_COLUMN_GRANTED_EU, TRUE,  TRUE },
  { "kohesio-2021", "kohesio", N_("Kohesio, 2021–2027"),     "project",       INNO_COLUMN_GRANTED_EU, TRUE,  TRUE },
  { "cordis",       "cordis",  N_("CORDIS, participations"), "participation", INNO_COLUMN_NONE,       TRUE,  FALSE },
  { "population",   "population", N_("Population of areas"), "city",          INNO_COLUMN_NONE,       FALSE, FALSE },
  { "table",        "table",   N_("Table with a mapping"),   "project",       INNO_COLUMN_GRANTED,    FALSE, FALSE },
};

enum
{
  EURA_2014,
  EURA_2007,
  EURA_2021,
  KOHESIO_2014,
  KOHESIO_2021,
  CORDIS,
  POPULATION,
  TABLE,
};

/**
 * inno_layouts_get:
 * @n_layouts: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_layouts): all layouts of lists of projects
 */
const InnoLayout *
inno_layouts_get (guint *n_layouts)
{
  *n_layouts = G_N_ELEMENTS (layouts);
  return layouts;
}

/**
 * inno_layout_is_called:
 * @self: a layout
 * @kind: what a person calls it: its id, its family, or "csv" for any table
 *
 * Returns: whether it is meant
 */
gboolean
inno_layout_is_called (const InnoLayout *self,
                       const char       *kind)
{
  return g_str_equal (self->id, kind) || g_str_equal (self->family, kind) ||
         (g_str_equal (kind, "csv") && self == &layouts[TABLE]);
}

/* Recognising */

static gboolean
has (const InnoHeader *self,
     InnoListColumn    column)
{
  return self->at[column] >= 0;
}

static gboolean
has_header (const InnoHeader *self,
            const char       *wanted)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *plain = inno_column_plain (self->headers[i]);

      if (g_str_equal (plain, wanted))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_kohesio (const InnoHeader *self)
{
  return has_header (self, "operation unique identifier");
}

static gboolean
is_cordis (const InnoHeader *self)
{
  return has_header (self, "projectid") && has_header (self, "role") && has_header (self, "eccontribution");
}

/* As a JSON-stat dataset is read. */
static gboolean
is_population (const InnoHeader *self)
{
  return self->n_columns == 4 && has_header (self, "area") && has_header (self, "year") && has_header (self, "population");
}

/* The lists of the older period name their projects otherwise, or have one column more. */
static guint
find_eura (const InnoHeader *self)
{
  if (has_header (self, "projektikoodi") || has_header (self, "projektin nimi") || has_header (self, "hallinnonala"))
    return EURA_2007;
  if (!has_header (self, "koodi") || !has_header (self, "aloituspvm"))
    return EURA_2021;

  return self->n_columns == EURA_2007_COLUMNS ? EURA_2007 : EURA_2014;
}

static gboolean
is_eura (const InnoHeader *self)
{
  return has (self, INNO_COLUMN_CODE) && has (self, INNO_COLUMN_NAME_FI) && has (self, INNO_COLUMN_GRANTED) &&
         has (self, INNO_COLUMN_AUTHORITY) && has (self, INNO_COLUMN_FUND);
}

static const InnoLayout *
find_layout (const InnoHeader *self,
             const char       *kind)
{
  guint found = is_kohesio (self) ? (has_header (self, "specific objective") ? KOHESIO_2021 : KOHESIO_2014)
                : is_cordis (self) ? CORDIS
                : is_population (self) ? POPULATION
                : is_eura (self)  ? find_eura (self)
                                  : TABLE;

  if (kind == NULL || inno_layout_is_called (&layouts[found], kind))
    return &layouts[found];
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    if (inno_layout_is_called (&layouts[i], kind))
      return &layouts[i];

  return &layouts[TABLE];
}

/* The columns of the header */

static void
index_columns (InnoHeader *self)
{
  for (guint i = 0; i < INNO_N_COLUMNS; i++)
    self->at[i] = -1;

  for (guint i = 0; i < self->n_columns; i++)
    {
      InnoListColumn column = self->columns[i];

      /* Of two columns that could be the same the first one is. */
      if (column == INNO_COLUMN_NONE)
        continue;
      if (self->at[column] >= 0)
        self->columns[i] = INNO_COLUMN_NONE;
      else
        self->at[column] = (int) i;
    }
}

static guint
count_known (const InnoHeader *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n_columns; i++)
    n += self->columns[i] != INNO_COLUMN_NONE;

  return n;
}

static gboolean
has_money (const InnoHeader *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (inno_column_get_info (self->columns[i])->type >= INNO_COLUMN_IS_MONEY)
      return TRUE;

  return FALSE;
}

/* What a total of public money or one of costs is called is no money of its own: a
 * table that has nothing else has its amount there. */
static gboolean
is_table (const InnoHeader *self,
          const char       *kind,
          gboolean          is_said)
{
  return count_known (self) >= (is_said ? LEAST_SAID : LEAST_KNOWN) && has (self, INNO_COLUMN_CODE) && (has_money (self) || has (self, INNO_COLUMN_PEOPLE) || kind != NULL);
}

/* Of CORDIS, "id" and "name" are those of an organisation. */
static void
guess_columns (InnoHeader *self,
               const char *kind)
{
  const char *type;
  gboolean is_of_projects;

  /* Nothing is known of them yet. */
  index_columns (self);
  type = find_layout (self, kind)->type;
  is_of_projects = g_str_equal (type, "project");
  for (guint i = 0; i < self->n_columns; i++)
    self->columns[i] = is_of_projects ? inno_column_guess (self->headers[i]) : inno_column_guess_of (type, self->headers[i]);
  index_columns (self);
}

static char *
strip_header (const char *cell)
{
  char *header = g_strdup (cell);

  for (char *at = header; *at != '\0'; at++)
    if (g_ascii_isspace (*at))
      *at = ' ';

  return g_strstrip (header);
}

static InnoHeader *
header_new (const char * const *cells,
            guint               n_cells,
            const char         *kind)
{
  InnoHeader *self = g_new0 (InnoHeader, 1);

  /* Cells behind the last header are blank. */
  while (n_cells > 0 && *cells[n_cells - 1] == '\0')
    n_cells--;

  self->n_columns = n_cells;
  self->headers = g_new0 (char *, n_cells + 1);
  self->columns = g_new0 (InnoListColumn, n_cells + 1);
  for (guint i = 0; i < n_cells; i++)
    self->headers[i] = strip_header (cells[i]);
  guess_columns (self, kind);

  return self;
}

/**
 * inno_header_guess:
 * @cells: (array length=n_cells): a row
 * @n_cells: how many cells it has
 *
 * Returns: (transfer full) (nullable): the row as the header of a table that is not known,
 *   with no layout, and with the columns that can be guessed; %NULL where it is a single cell, or has more
 *   than one can be asked about
 */
InnoHeader *
inno_header_guess (const char * const *cells,
                   guint               n_cells)
{
  g_autoptr (InnoHeader) self = header_new (cells, n_cells, NULL);

  return self->n_columns >= LEAST_SAID && self->n_columns <= MOST_ASKED ? g_steal_pointer (&self) : NULL;
}

/**
 * inno_header_read:
 * @cells: (array length=n_cells): a row
 * @n_cells: how many cells it has
 * @kind: (nullable): what a person says the file is
 * @mapping: (nullable): what a person says its columns are, see inno_header_apply()
 *
 * Returns: (transfer full) (nullable): the row as a header; %NULL where it is none
 */
InnoHeader *
inno_header_read (const char * const *cells,
                  guint               n_cells,
                  const char         *kind,
                  const char         *mapping)
{
  g_autoptr (InnoHeader) self = header_new (cells, n_cells, kind);

  if (mapping != NULL && !inno_header_apply (self, mapping, NULL))
    return NULL;
  if (!is_table (self, kind, mapping != NULL))
    return NULL;

  self->layout = find_layout (self, kind);
  return g_steal_pointer (&self);
}

static int
find_header (const InnoHeader *self,
             const char       *name)
{
  g_autofree char *plain = inno_column_plain (name);

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *header = inno_column_plain (self->headers[i]);

      if (g_str_equal (header, plain))
        return (int) i;
    }

  return -1;
}

static gboolean
apply_one (InnoHeader  *self,
           const char  *item,
           GError     **error)
{
  const char *equals = strrchr (item, '=');
  g_autofree char *name = equals != NULL ? g_strstrip (g_strndup (item, (gsize) (equals - item))) : NULL;
  g_autofree char *id = equals != NULL ? g_strstrip (g_strdup (equals + 1)) : NULL;
  InnoListColumn column;
  int index;

  if (equals == NULL || !inno_column_find (id, &column))
    {
      g_set_error (error, INNO_INTAKE_ERROR, INNO_INTAKE_ERROR_MAPPING, _("“%s” is no column of a project."), equals != NULL ? id : item);
      return FALSE;
    }
  index = find_header (self, name);
  if (index < 0)
    {
      g_set_error (error, INNO_INTAKE_ERROR, INNO_INTAKE_ERROR_MAPPING, _("The file has no column “%s”."), name);
      return FALSE;
    }

  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i] == column)
      self->columns[i] = INNO_COLUMN_NONE;
  self->columns[index] = column;
  return TRUE;
}

/**
 * inno_header_apply:
 * @self: a header
 * @mapping: "Header=column;Header=column": what its columns are, instead of what was
 *   guessed; "Header=" is not taken in
 * @error: return location of an error of %INNO_INTAKE_ERROR
 *
 * Returns: whether the header has these columns
 */
gboolean
inno_header_apply (InnoHeader  *self,
                   const char  *mapping,
                   GError     **error)
{
  g_auto (GStrv) items = g_strsplit (mapping, ";", -1);

  for (guint i = 0; items[i] != NULL; i++)
    if (*g_strstrip (items[i]) != '\0' && !apply_one (self, items[i], error))
      return FALSE;

  index_columns (self);
  return TRUE;
}

/**
 * inno_header_to_mapping:
 * @self: a header
 *
 * Returns: (transfer full): what its columns are, as inno_header_apply() takes it
 */
char *
inno_header_to_mapping (const InnoHeader *self)
{
  GString *mapping = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    if (*self->headers[i] != '\0' && strchr (self->headers[i], ';') == NULL)
      g_string_append_printf (mapping, "%s%s=%s", mapping->len > 0 ? ";" : "", self->headers[i],
                              inno_column_get_info (self->columns[i])->id);

  return g_string_free (mapping, FALSE);
}

/**
 * inno_header_get_key:
 * @self: a header
 *
 * Returns: (transfer full): what files with the same header have in common, a slug
 */
char *
inno_header_get_key (const InnoHeader *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *plain = inno_column_plain (self->headers[i]);

      g_checksum_update (checksum, (const guchar *) plain, (gssize) strlen (plain) + 1);
    }

  return g_strndup (g_checksum_get_string (checksum), 32);
}

static gboolean
splits (const InnoHeader *self,
        InnoMeasure       measure)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      const InnoListColumnInfo *info = inno_column_get_info (self->columns[i]);

      if (info->type == INNO_COLUMN_IS_MONEY && info->source != NULL && info->measure == measure)
        return TRUE;
    }

  return FALSE;
}

/**
 * inno_header_counts:
 * @self: a header
 * @column: a column
 *
 * Returns: whether its amounts are in the sums of the file: a total is, where no other
 *   column says what it is made of
 */
gboolean
inno_header_counts (const InnoHeader *self,
                    InnoListColumn    column)
{
  const InnoListColumnInfo *info = inno_column_get_info (column);

  return info->type == INNO_COLUMN_IS_MONEY && (info->source != NULL || !splits (self, info->measure));
}

/**
 * inno_header_free:
 * @self: (transfer full) (nullable): a header
 */
void
inno_header_free (InnoHeader *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->headers);
  g_free (self->columns);
  g_free (self);
}
