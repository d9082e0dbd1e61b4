/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include "inno-aggregate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-checks.h"
#include "inno-format.h"
#include "inno-frame-private.h"
#include "inno-groups-private.h"
#include "inno-money.h"
#include "inno-scan-private.h"

/* The columns of the frame, in this order. */
enum
{
  COLUMN_ID,
  COLUMN_LABEL,
  COLUMN_AGREEMENT,
  COLUMN_SHARE,
  COLUMN_STATE,
  COLUMN_CITY,
  COLUMN_WHOLE,
  COLUMN_UNKNOWN,
};

/* Of one project. */
typedef struct
{
  guint    project;
  gboolean has_agreement;
  char    *agreement, *agreement_key;
  gint64   city, whole;
  gint64   classless;     /* of the whole: nobody knows whose money it is */
  guint    n_unknown;     /* amounts of the whole */
} Project;

static void
project_clear (gpointer data)
{
  Project *project = data;

  g_free (project->agreement);
  g_free (project->agreement_key);
}

static InnoFrame *
make_frame (InnoFacts       *facts,
            const InnoQuery *query,
            const char      *label)
{
  InnoFrame *frame = inno_frame_new (facts, query, "city-share");
  gboolean is_public = query->denominator == INNO_DENOMINATOR_PUBLIC;
  gboolean is_by_project = g_strcmp0 (query->view, INNO_CITY_SHARE_PROJECTS) == 0;
  g_autofree char *band = inno_band_format (inno_format_get (query->lang));

  inno_frame_set_whole (frame, facts, query->denominator);
  inno_frame_add_column (frame, "id", _("Id"), INNO_COLUMN_ID);
  inno_frame_add_column (frame, "label", label, INNO_COLUMN_LABEL);
  inno_frame_add_column (frame, "agreement",
                         inno_vocabulary_get_label (INNO_VOCABULARY_DIMENSION, INNO_DIMENSION_AGREEMENT),
                         INNO_COLUMN_TEXT)->is_detail = !is_by_project;
  inno_frame_add_column (frame, "city_share", _("City share"), INNO_COLUMN_SHARE)->band = "city_share_state";
  inno_frame_add_column (frame, "city_share_state", band, INNO_COLUMN_TERM)->vocabulary = INNO_VOCABULARY_BAND;
  inno_frame_add_column (frame, "city", inno_vocabulary_get_label (INNO_VOCABULARY_CLASS, INNO_CLASS_CITY),
                         INNO_COLUMN_CENTS);
  inno_frame_add_column (frame, INNO_FRAME_TOTAL_ID, is_public ? _("Public funding") : _("All funding"),
                         INNO_COLUMN_CENTS);
  inno_frame_add_column (frame, "unknown_rows", _("Not known"), INNO_COLUMN_COUNT);

  return frame;
}

static void
set_row (InnoFrame *frame,
         guint      row,
         gint64     city,
         gint64     whole,
         gint64     n_unknown,
         gboolean   has_unknown)
{
  InnoCityShare share = inno_city_share_take (city, whole, has_unknown, inno_frame_get_context (frame)->has_whole);

  inno_frame_set_cell (frame, row, COLUMN_SHARE, share.share);
  inno_frame_set_cell (frame, row, COLUMN_STATE, inno_cell_integer (share.band));
  inno_frame_set_cell (frame, row, COLUMN_CITY, inno_cell_integer (city));
  inno_frame_set_cell (frame, row, COLUMN_WHOLE, inno_cell_integer (whole));
  inno_frame_set_cell (frame, row, COLUMN_UNKNOWN, inno_cell_integer (n_unknown));
}

/* Groups */

static gint64
get_integer (InnoFrame  *frame,
             guint       row,
             const char *column)
{
  int place = inno_frame_find_column (frame, column);

  return place >= 0 ? inno_frame_get_cell (frame, row, place).integer : 0;
}

/* What is not known of private money is no part of public funding. */
static const char *
get_unknown_column (gboolean is_public)
{
  return is_public ? "public_unknown_rows" : "unknown_rows";
}

/* Of public funding the sums know whether all of it is; of all funding each row
 * counts, and so does money whose class nobody knows. */
static gboolean
group_has_unknown (InnoFrame *sums,
                   guint      row,
                   gboolean   is_public)
{
  if (is_public)
    return get_integer (sums, row, "city_share_state") == INNO_BAND_UNKNOWN;

  return get_integer (sums, row, "unknown_rows") > 0 || get_integer (sums, row, INNO_FRAME_NONE_ID) != 0;
}

static void
set_group (InnoFrame *frame,
           guint      row,
           InnoFrame *sums,
           guint      from,
           gboolean   is_public)
{
  set_row (frame, row,
           get_integer (sums, from, inno_vocabulary_get_id (INNO_VOCABULARY_CLASS, INNO_CLASS_CITY)),
           get_integer (sums, from, is_public ? "public" : INNO_FRAME_TOTAL_ID),
           get_integer (sums, from, get_unknown_column (is_public)),
           group_has_unknown (sums, from, is_public));
}

static InnoFrame *
share_of_groups (InnoFacts        *facts,
                 const InnoQuery  *query,
                 GError          **error)
{
  gboolean is_public = query->denominator == INNO_DENOMINATOR_PUBLIC;
  g_autoptr (InnoFrame) sums = inno_facts_aggregate (facts, query, error);
  InnoFrame *frame;

  if (sums == NULL)
    return NULL;

  frame = make_frame (facts, query, inno_vocabulary_get_label (INNO_VOCABULARY_DIMENSION, query->by));
  for (guint i = 0; i < inno_frame_get_n_rows (sums); i++)
    set_group (frame, inno_frame_add_row (frame, inno_frame_get_row_id (sums, i),
                                          inno_frame_get_row_label (sums, i)), sums, i, is_public);
  inno_frame_edit_context (frame)->n_projects = inno_frame_get_context (sums)->n_projects;
  inno_frame_edit_context (frame)->unknown_rows =
    get_integer (sums, inno_frame_get_n_groups (sums), get_unknown_column (is_public));

  return frame;
}

/* Projects */

static gboolean
add_project_row (Project         *sum,
                 const InnoFacts *facts,
                 const InnoQuery *query,
                 guint            source,
                 gint64           cents)
{
  guint class = facts->class_of_source[source];

  if (class == INNO_CLASS_PRIVATE && query->denominator == INNO_DENOMINATOR_PUBLIC)
    return TRUE;
  if (cents == INNO_CENTS_UNKNOWN)
    {
      sum->n_unknown++;
      return TRUE;
    }

  return (class != INNO_CLASS_CITY || inno_money_add (sum->city, cents, &sum->city)) &&
         (class != INNO_CLASS_NONE || inno_money_add (sum->classless, cents, &sum->classless)) &&
         inno_money_add (sum->whole, cents, &sum->whole);
}

static gboolean
sum_project (Project         *sum,
             const InnoScan  *scan,
             const InnoQuery *query)
{
  const InnoFactsRows *rows = &scan->facts->rows[query->measure];

  for (guint row = rows->start[sum->project]; row < rows->start[sum->project + 1]; row++)
    {
      gint64 cents = rows->cents[row];

      if (inno_scan_get_offset (scan, rows->tag[row]) >= INNO_REJECTED)
        continue;
      if (cents != INNO_CENTS_UNKNOWN)
        cents = inno_scan_get_left (scan, sum->project, cents);
      if (!add_project_row (sum, scan->facts, query, rows->tag[row].source, cents))
        return FALSE;
    }

  return TRUE;
}

/* By agreement, the largest project of each first. */
static int
compare_projects (gconstpointer a,
                  gconstpointer b)
{
  const Project *one = a;
  const Project *other = b;
  int none = one->has_agreement != other->has_agreement;
  int agreements = strcmp (one->agreement_key, other->agreement_key);

  if (none)
    return other->has_agreement - one->has_agreement;

  if (agreements != 0)
    return agreements;
  if (one->whole != other->whole)
    return one->whole > other->whole ? -1 : 1;

  return (one->project > other->project) - (one->project < other->project);
}

/* Those that the question counts: with a filter on rows, whoever has one that passes. */
static gboolean
collect_projects (GArray          *projects,
                  InnoScan        *scan,
                  const InnoQuery *query)
{
  InnoFacts *facts = scan->facts;
  const InnoFormat *format = inno_format_get (query->lang);

  for (guint p = 0; p < facts->n_projects && projects->len < INNO_CITY_SHARE_MAX_PROJECTS; p++)
    {
      guint agreement = inno_facts_get_kind (facts, p)->agreement;
      Project project = { .project = p, .has_agreement = agreement != INNO_AXIS_NONE };

      if (!inno_scan_take_project (scan, p))
        continue;
      if (!sum_project (&project, scan, query))
        return FALSE;

      project.agreement = inno_group_get_label (facts, INNO_DIMENSION_AGREEMENT, agreement, query->lang);
      project.agreement_key = inno_format_collation_key (format, project.agreement);
      g_array_append_val (projects, project);
    }
  g_array_sort (projects, compare_projects);

  return TRUE;
}

/* What the listed projects leave of the last row of the sums. All of them together
 * can be counted, whatever a part of them comes to on the way. */
static gint64
get_rest (InnoFrame *frame,
          guint      column,
          gint64     whole)
{
  guint64 rest = whole;

  for (guint row = 0; row < inno_frame_get_n_rows (frame); row++)
    rest -= (guint64) inno_frame_get_cell (frame, row, column).integer;

  return (gint64) rest;
}

/* Those that are not listed, so that the rows add up to the whole. */
static void
add_rest (InnoFrame *frame,
          InnoFrame *sums,
          guint      n)
{
  const InnoFormat *format = inno_format_get (inno_frame_get_query (frame)->lang);
  gboolean is_public = inno_frame_get_query (frame)->denominator == INNO_DENOMINATOR_PUBLIC;
  const struct { guint column; const char *of_sums; } cells[] = {
    { COLUMN_CITY, inno_vocabulary_get_id (INNO_VOCABULARY_CLASS, INNO_CLASS_CITY) },
    { COLUMN_WHOLE, is_public ? "public" : INNO_FRAME_TOTAL_ID },
    { COLUMN_UNKNOWN, get_unknown_column (is_public) },
  };
  g_autofree char *count = inno_format_count (format, n);
  g_autofree char *label = g_strdup_printf (ngettext ("%s more project", "%s more projects", n), count);
  guint last = inno_frame_get_n_rows (sums) - 1;
  gint64 rest[G_N_ELEMENTS (cells)];
  guint row;

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    rest[i] = get_rest (frame, cells[i].column, get_integer (sums, last, cells[i].of_sums));
  row = inno_frame_add_row (frame, INNO_FRAME_REST_ID, label);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    inno_frame_set_cell (frame, row, cells[i].column, inno_cell_integer (rest[i]));
}

/* The last row is that of all together, from the one engine of sums. */
static gboolean
add_whole (InnoFrame        *frame,
           InnoFacts        *facts,
           const InnoQuery  *query,
           GError          **error)
{
  g_autoptr (InnoFrame) sums = inno_facts_aggregate (facts, query, error);
  InnoFrameContext *context = inno_frame_edit_context (frame);
  guint n_listed = inno_frame_get_n_rows (frame);
  gboolean is_public = query->denominator == INNO_DENOMINATOR_PUBLIC;

  if (sums == NULL)
    return FALSE;

  context->n_projects = inno_frame_get_context (sums)->n_projects;
  context->unknown_rows = get_integer (sums, inno_frame_get_n_groups (sums), get_unknown_column (is_public));
  if (context->n_projects > n_listed)
    add_rest (frame, sums, context->n_projects - n_listed);
  set_group (frame, inno_frame_add_row (frame, INNO_FRAME_TOTAL_ID, _("Total")), sums,
             inno_frame_get_n_rows (sums) - 1, is_public);

  return TRUE;
}

static InnoFrame *
make_project_frame (InnoFacts        *facts,
                    const InnoQuery  *query,
                    GArray           *projects,
                    GError          **error)
{
  g_autoptr (InnoFrame) frame = make_frame (facts, query, _("Project"));

  for (guint i = 0; i < projects->len; i++)
    {
      const Project *project = &g_array_index (projects, Project, i);
      guint row = inno_frame_add_row (frame, inno_facts_get_project_id (facts, project->project),
                                      inno_facts_get_project_label (facts, project->project, query->lang));

      inno_frame_set_text (frame, row, COLUMN_AGREEMENT, project->agreement);
      set_row (frame, row, project->city, project->whole, project->n_unknown,
               project->n_unknown > 0 || project->classless != 0);
    }

  return add_whole (frame, facts, query, error) ? g_steal_pointer (&frame) : NULL;
}

static InnoFrame *
share_of_projects (InnoFacts        *facts,
                   const InnoQuery  *query,
                   GError          **error)
{
  g_auto (InnoScan) scan = { 0 };
  g_autoptr (GArray) projects = g_array_new (FALSE, FALSE, sizeof (Project));

  if (!inno_scan_init (&scan, facts, query, INNO_N_DIMENSIONS, NULL, error))
    return NULL;

  g_array_set_clear_func (projects, project_clear);
  if (!collect_projects (projects, &scan, query))
    {
      inno_analysis_set_overflow (error);
      return NULL;
    }

  return make_project_frame (facts, query, projects, error);
}

/* Only where the figures that are shown are those of the rule. */
static InnoFrame *
note_accepted (InnoFrame       *frame,
               InnoFacts       *facts,
               const InnoQuery *query)
{
  static const char * const of_projects[] = { "city-share-programme", "city-share-project", NULL };
  static const char * const of_agreements[] = { "city-share-programme", "city-share-agreement", NULL };
  static const char * const of_all[] = { "city-share-programme", NULL };
  g_autoptr (InnoQuery) others = inno_query_copy (query);
  gboolean is_by_agreement = query->by == INNO_DIMENSION_AGREEMENT;
  const char * const *checks = is_by_agreement ? of_agreements : of_all;

  g_clear_pointer (&others->where[INNO_DIMENSION_AGREEMENT], g_ptr_array_unref);
  if (frame == NULL || query->measure != INNO_MEASURE_GRANTED || query->denominator != INNO_DENOMINATOR_PUBLIC ||
      inno_facts_is_filtered (facts, others))
    return frame;
  if (g_strcmp0 (query->view, INNO_CITY_SHARE_PROJECTS) == 0)
    checks = of_projects;

  inno_frame_edit_context (frame)->accepted = inno_facts_describe_accepted (facts, checks, query);
  return frame;
}

/**
 * inno_facts_city_share:
 * @facts: the facts
 * @query: what is asked: groups, or in the view "projects" one row a project;
 *   the denominator; its language must be the active one
 * @error: return location of an INNO_ANALYSIS_ERROR
 *
 * The share of the cities' own money, and how it stands against the band of the
 * programme. Where an amount of the whole is not known neither is the answer.
 * Of very many projects the first %INNO_CITY_SHARE_MAX_PROJECTS are listed; the
 * others are summed in one row, %INNO_FRAME_REST_ID.
 *
 * Returns: (transfer full) (nullable): the frame, the whole programme last
 */
InnoFrame *
inno_facts_city_share (InnoFacts        *facts,
                       const InnoQuery  *query,
                       GError          **error)
{
  g_autoptr (InnoQuery) asked = inno_query_copy (query);

  asked->series = INNO_DIMENSION_CLASS;
  asked->share = FALSE;
  /* A count has no city share, and neither has the money of one source. */
  if (asked->measure == INNO_MEASURE_PROJECTS)
    asked->measure = INNO_MEASURE_GRANTED;
  if (asked->by == INNO_DIMENSION_SOURCE || asked->by == INNO_DIMENSION_CLASS)
    asked->by = INNO_DIMENSION_AGREEMENT;

  if (g_strcmp0 (query->view, INNO_CITY_SHARE_PROJECTS) != 0)
    return note_accepted (share_of_groups (facts, asked, error), facts, asked);

  /* Grouped as the list is, so that a part of a part is split in the same order. */
  asked->by = INNO_DIMENSION_AGREEMENT;
  return note_accepted (share_of_projects (facts, asked, error), facts, asked);
}
