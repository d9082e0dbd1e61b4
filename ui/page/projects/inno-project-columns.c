/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-project-columns.h"

#include <glib/gi18n-lib.h>

#include "inno-aggregate.h"
#include "inno-format.h"
#include "inno-project-words.h"
#include "inno-table.h"

static const InnoFormat *
get_format (void)
{
  return inno_format_get (inno_lang_get_active ());
}

static char *
copy_or_nothing (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

static char *
say_name (InnoProjectItem *item,
          InnoPortfolio   *portfolio)
{
  return g_strdup (inno_project_item_get_name (item, inno_lang_get_active ()));
}

static char *
say_code (InnoProjectItem *item,
          InnoPortfolio   *portfolio)
{
  return copy_or_nothing (inno_project_item_get_code (item));
}

static char *
say_cities (InnoProjectItem *item,
            InnoPortfolio   *portfolio)
{
  const char * const *cities = inno_project_item_get_cities (item);
  guint n = g_strv_length ((char **) cities);
  g_autofree char *count = inno_format_count (get_format (), n);

  if (n == 0)
    return g_strdup ("");
  if (n == 1)
    return inno_project_say_entity (portfolio, cities[0]);

  return g_strdup_printf (ngettext ("%s city", "%s cities", n), count);
}

static char *
say_status (InnoProjectItem *item,
            InnoPortfolio   *portfolio)
{
  return g_strdup (inno_vocabulary_get_label (INNO_VOCABULARY_STATUS, inno_project_item_get_status (item)));
}

static char *
say_start (InnoProjectItem *item,
           InnoPortfolio   *portfolio)
{
  return inno_format_day (get_format (), inno_project_item_get_start (item));
}

static char *
say_end (InnoProjectItem *item,
         InnoPortfolio   *portfolio)
{
  return inno_format_day (get_format (), inno_project_item_get_end (item));
}

/* To the cent, so that what stands in the list adds up to what stands in the foot. */
static char *
say_amount (InnoProjectItem *item,
            InnoMeasure      measure)
{
  InnoCell cell = inno_project_item_get_amount (item, measure);
  g_autofree char *amount = NULL;

  if (cell.state == INNO_CELL_NONE)
    return g_strdup ("");
  if (cell.state == INNO_CELL_UNKNOWN)
    return g_strdup (_("not known"));

  amount = inno_format_euros (get_format (), cell.integer);

  return cell.state == INNO_CELL_KNOWN ? g_steal_pointer (&amount)
                                       : g_strconcat ("≥ ", amount, NULL);
}

/* What is known in part is no number to add up. */
static char *
copy_amount (InnoProjectItem *item,
             InnoMeasure      measure)
{
  InnoCell cell = inno_project_item_get_amount (item, measure);

  if (cell.state != INNO_CELL_KNOWN)
    return say_amount (item, measure);

  return inno_table_plain_number (get_format (), inno_format_scaled (get_format (), cell.integer, 100, 2));
}

static char *
say_granted (InnoProjectItem *item,
             InnoPortfolio   *portfolio)
{
  return say_amount (item, INNO_MEASURE_GRANTED);
}

static char *
say_realised (InnoProjectItem *item,
              InnoPortfolio   *portfolio)
{
  return say_amount (item, INNO_MEASURE_REALISED);
}

static char *
say_planned (InnoProjectItem *item,
             InnoPortfolio   *portfolio)
{
  return say_amount (item, INNO_MEASURE_PLANNED);
}

static char *
copy_granted (InnoProjectItem *item)
{
  return copy_amount (item, INNO_MEASURE_GRANTED);
}

static char *
copy_realised (InnoProjectItem *item)
{
  return copy_amount (item, INNO_MEASURE_REALISED);
}

static char *
copy_planned (InnoProjectItem *item)
{
  return copy_amount (item, INNO_MEASURE_PLANNED);
}

static char *
say_share (InnoProjectItem *item,
           InnoPortfolio   *portfolio)
{
  InnoBandState band;
  InnoCell cell = inno_project_item_get_city_share (item, &band);

  if (band == INNO_BAND_UNKNOWN)
    return g_strdup (_("not known"));
  if (cell.state != INNO_CELL_KNOWN)
    return g_strdup ("");

  return inno_band_format_share (get_format (), cell.fraction, band);
}

static char *
copy_share (InnoProjectItem *item)
{
  g_autofree char *said = say_share (item, NULL);
  InnoBandState band;

  return inno_project_item_get_city_share (item, &band).state == INNO_CELL_KNOWN && band != INNO_BAND_UNKNOWN
         ? inno_table_plain_number (get_format (), g_steal_pointer (&said)) : g_steal_pointer (&said);
}

static char *
say_agreement (InnoProjectItem *item,
               InnoPortfolio   *portfolio)
{
  const char *id = inno_project_item_get_agreement (item);

  return id != NULL ? inno_project_say_entity (portfolio, id) : g_strdup ("");
}

static char *
say_lead_theme (InnoProjectItem *item,
                InnoPortfolio   *portfolio)
{
  const char *id = inno_project_item_get_lead_theme (item);

  return id != NULL ? inno_project_say_entity (portfolio, id) : g_strdup ("");
}

static char *
say_beneficiary (InnoProjectItem *item,
                 InnoPortfolio   *portfolio)
{
  return copy_or_nothing (inno_project_item_get_beneficiary (item));
}

#define NUMBER (INNO_PROJECT_COLUMN_NUMBER | INNO_PROJECT_COLUMN_WHOLE)
#define PILL INNO_PROJECT_COLUMN_PILL
#define WHOLE INNO_PROJECT_COLUMN_WHOLE
#define USUAL INNO_PROJECT_COLUMN_USUAL
#define NARROW INNO_PROJECT_COLUMN_NARROW

static const InnoProjectColumn columns[] = {
  { "name", INNO_PROJECT_SORT_NAME, USUAL | NARROW, 12, say_name, NULL },
  { "code", INNO_PROJECT_SORT_CODE, USUAL, 7, say_code, NULL },
  { "city", INNO_PROJECT_SORT_CITY, USUAL, 10, say_cities, NULL },
  { "status", INNO_PROJECT_SORT_STATUS, PILL | USUAL, 0, say_status, NULL },
  { "start", INNO_PROJECT_SORT_START, WHOLE, 9, say_start, NULL },
  { "end", INNO_PROJECT_SORT_END, WHOLE | USUAL, 9, say_end, NULL },
  { "granted", INNO_PROJECT_SORT_GRANTED, NUMBER | USUAL | NARROW, 14, say_granted, copy_granted },
  { "realised", INNO_PROJECT_SORT_REALISED, NUMBER, 14, say_realised, copy_realised },
  { "planned", INNO_PROJECT_SORT_PLANNED, NUMBER, 14, say_planned, copy_planned },
  { "share", INNO_PROJECT_SORT_CITY_SHARE, NUMBER, 8, say_share, copy_share },
  { "agreement", INNO_PROJECT_SORT_AGREEMENT, 0, 16, say_agreement, NULL },
  { "lead-theme", INNO_PROJECT_SORT_LEAD_THEME, 0, 16, say_lead_theme, NULL },
  { "beneficiary", INNO_PROJECT_SORT_BENEFICIARY, 0, 18, say_beneficiary, NULL },
};

/* The words stand in other tables as well, but for these. */
static const struct { const char *id; const char *title; } titles[] = {
  { "name", N_("Project") },
  { "code", N_("Code") },
  { "start", N_("Starts") },
  { "end", N_("Ends") },
  { "share", N_("City share") },
  { "beneficiary", N_("Beneficiary") },
};

const InnoProjectColumn *
inno_project_columns_get_all (guint *n_columns)
{
  *n_columns = G_N_ELEMENTS (columns);
  return columns;
}

const InnoProjectColumn *
inno_project_column_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_strcmp0 (columns[i].id, id) == 0)
      return &columns[i];

  return NULL;
}

/**
 * inno_project_column_of_measure:
 * @measure: a measure
 *
 * Returns: (nullable): the column that shows it
 */
const InnoProjectColumn *
inno_project_column_of_measure (InnoMeasure measure)
{
  return measure < INNO_N_MONEY_MEASURES
         ? inno_project_column_find (inno_vocabulary_get_id (INNO_VOCABULARY_MEASURE, measure)) : NULL;
}

/**
 * inno_project_column_get_measure:
 * @column: a column
 *
 * Returns: the measure of money it shows; %INNO_N_MONEY_MEASURES where it shows none
 */
InnoMeasure
inno_project_column_get_measure (const InnoProjectColumn *column)
{
  for (guint i = 0; i < INNO_N_MONEY_MEASURES; i++)
    if (inno_project_column_of_measure (i) == column)
      return i;

  return INNO_N_MONEY_MEASURES;
}

/**
 * inno_project_column_get_title:
 * @column: a column
 *
 * Returns: (transfer none): its heading, in the active language
 */
const char *
inno_project_column_get_title (const InnoProjectColumn *column)
{
  InnoMeasure measure = inno_project_column_get_measure (column);
  guint dimension;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].id, column->id))
      return _(titles[i].title);
  if (measure < INNO_N_MONEY_MEASURES)
    return inno_vocabulary_get_label (INNO_VOCABULARY_MEASURE, measure);
  if (inno_vocabulary_find (INNO_VOCABULARY_DIMENSION, column->id, &dimension))
    return inno_vocabulary_get_label (INNO_VOCABULARY_DIMENSION, dimension);

  return column->id;
}

char *
inno_project_column_copy (const InnoProjectColumn *column,
                          InnoProjectItem         *item,
                          InnoPortfolio           *portfolio)
{
  return column->copy != NULL ? column->copy (item) : column->say (item, portfolio);
}

/**
 * inno_project_say_outside:
 * @item: a row that no filter matches
 *
 * Returns: (transfer none): why it is in no sum, in the active language
 */
const char *
inno_project_say_outside (InnoProjectItem *item)
{
  return inno_project_item_get_status (item) == INNO_STATUS_CANCELLED ? _("not counted") : _("not in the filter");
}
