/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-model"

#include "config.h"

#include "inno-vocabulary.h"

#include <string.h>

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *id;
  const char *context; /* where one English word needs two translations */
  const char *label;
} Term;

typedef struct
{
  const Term *terms;
  guint       n_terms;
} TermTable;

/* Each table stands in the order of its enumeration. */

static const Term classes[] = {
  { "city",         NULL, N_("City") },
  { "eu",           NULL, N_("EU") },
  { "eu_state",     NULL, N_("EU and state, not split") },
  { "state",        NULL, N_("State") },
  { "other_public", NULL, N_("Other public") },
  { "private",      NULL, N_("Private") },
};

static const Term measures[] = {
  { "granted",  "measure", NC_("measure", "Granted") },
  { "realised", "measure", NC_("measure", "Realised") },
  { "planned",  "measure", NC_("measure", "Planned") },
  { "projects", NULL,      N_("Projects") },
};

static const Term statuses[] = {
  { "planned",   "status", NC_("status", "Planned") },
  { "ongoing",   "status", NC_("status", "Ongoing") },
  { "ended",     "status", NC_("status", "Ended") },
  { "cancelled", "status", NC_("status", "Cancelled") },
};

static const Term kinds[] = {
  { "project", NULL, N_("Project") },
  { "group",   NULL, N_("Group project") },
  { "sub",     NULL, N_("Sub-project") },
};

static const Term roles[] = {
  { "lead",        NULL, N_("Lead") },
  { "implementer", NULL, N_("Implementer") },
  { "network",     NULL, N_("Network") },
  { "discussion",  NULL, N_("In discussion") },
};

static const Term dimensions[] = {
  { "agreement",  NULL, N_("Agreement") },
  { "city",       NULL, N_("City") },
  { "region",     NULL, N_("Region") },
  { "theme",      NULL, N_("Strategic priority") },
  { "lead-theme", NULL, N_("Lead theme") },
  { "source",     NULL, N_("Funding source") },
  { "class",      NULL, N_("Funding class") },
  { "year",       NULL, N_("Year") },
  { "status",     NULL, N_("Status") },
};

static const Term rules[] = {
  { "met",     NULL, N_("Met") },
  { "not_met", NULL, N_("Not met") },
  { "unknown", NULL, N_("Not known") },
};

static const Term bands[] = {
  { "within",  NULL, N_("Within") },
  { "below",   NULL, N_("Below") },
  { "above",   NULL, N_("Above") },
  { "unknown", NULL, N_("Not known") },
  { "none",    NULL, N_("No share") },
};

static const Term denominators[] = {
  { "public", NULL, N_("Public funding") },
  { "all",    NULL, N_("All funding") },
};

static const Term sorts[] = {
  { "usual", NULL, N_("Usual order") },
  { "name",  NULL, N_("By name") },
  { "value", NULL, N_("Largest first") },
};

static const Term levels[] = {
  { "input",   "level", NC_("level", "Input") },
  { "output",  "level", NC_("level", "Output") },
  { "outcome", "level", NC_("level", "Outcome") },
  { "impact",  "level", NC_("level", "Impact") },
};

static const Term directions[] = {
  { "up",   NULL, N_("More is better") },
  { "down", NULL, N_("Less is better") },
};

static const Term observations[] = {
  { "observed", NULL, N_("Observed") },
  { "target",   NULL, N_("Target") },
  { "baseline", NULL, N_("Baseline") },
};

static const Term progress_states[] = {
  { "reached",   NULL, N_("Reached") },
  { "under_way", NULL, N_("Not yet reached") },
  { "unknown",   NULL, N_("Not known") },
  { "none",      NULL, N_("No target") },
};

static const Term changes[] = {
  { "added",   "change", NC_("change", "New") },
  { "ended",   "change", NC_("change", "Ended") },
  { "amount",  "change", NC_("change", "Amount changed") },
  { "removed", "change", NC_("change", "Removed") },
  { "none",    "change", NC_("change", "Unchanged") },
};

static const TermTable tables[] = {
  [INNO_VOCABULARY_CLASS]     = { classes,    G_N_ELEMENTS (classes) },
  [INNO_VOCABULARY_MEASURE]   = { measures,   G_N_ELEMENTS (measures) },
  [INNO_VOCABULARY_STATUS]    = { statuses,   G_N_ELEMENTS (statuses) },
  [INNO_VOCABULARY_KIND]      = { kinds,      G_N_ELEMENTS (kinds) },
  [INNO_VOCABULARY_ROLE]      = { roles,      G_N_ELEMENTS (roles) },
  [INNO_VOCABULARY_DIMENSION] = { dimensions, G_N_ELEMENTS (dimensions) },
  [INNO_VOCABULARY_RULE]      = { rules,      G_N_ELEMENTS (rules) },
  [INNO_VOCABULARY_BAND]      = { bands,      G_N_ELEMENTS (bands) },
  [INNO_VOCABULARY_DENOMINATOR] = { denominators, G_N_ELEMENTS (denominators) },
  [INNO_VOCABULARY_SORT]      = { sorts,      G_N_ELEMENTS (sorts) },
  [INNO_VOCABULARY_LEVEL]       = { levels, G_N_ELEMENTS (levels) },
  [INNO_VOCABULARY_DIRECTION]   = { directions, G_N_ELEMENTS (directions) },
  [INNO_VOCABULARY_OBSERVATION] = { observations, G_N_ELEMENTS (observations) },
  [INNO_VOCABULARY_PROGRESS]    = { progress_states, G_N_ELEMENTS (progress_states) },
  [INNO_VOCABULARY_CHANGE]    = { changes,    G_N_ELEMENTS (changes) },
};

G_STATIC_ASSERT (G_N_ELEMENTS (classes) == INNO_N_CLASSES);
G_STATIC_ASSERT (G_N_ELEMENTS (measures) == INNO_N_MEASURES);
G_STATIC_ASSERT (G_N_ELEMENTS (statuses) == INNO_N_STATUSES);
G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == INNO_N_KINDS);
G_STATIC_ASSERT (G_N_ELEMENTS (roles) == INNO_N_ROLES);
G_STATIC_ASSERT (G_N_ELEMENTS (dimensions) == INNO_N_DIMENSIONS);
G_STATIC_ASSERT (G_N_ELEMENTS (denominators) == INNO_N_DENOMINATORS);
G_STATIC_ASSERT (G_N_ELEMENTS (sorts) == INNO_N_SORTS);
G_STATIC_ASSERT (G_N_ELEMENTS (levels) == INNO_N_LEVELS);
G_STATIC_ASSERT (G_N_ELEMENTS (directions) == INNO_N_DIRECTIONS);
G_STATIC_ASSERT (G_N_ELEMENTS (observations) == INNO_N_OBSERVATION_KINDS);
G_STATIC_ASSERT (G_N_ELEMENTS (progress_states) == INNO_N_PROGRESS_STATES);
G_STATIC_ASSERT (G_N_ELEMENTS (changes) == INNO_N_CHANGES);

/**
 * inno_vocabulary_get_size:
 * @vocabulary: a closed list
 *
 * Returns: the number of its terms; valid values are 0 to one less
 */
guint
inno_vocabulary_get_size (InnoVocabulary vocabulary)
{
  g_return_val_if_fail ((guint) vocabulary < G_N_ELEMENTS (tables), 0);

  return tables[vocabulary].n_terms;
}

/**
 * inno_vocabulary_get_id:
 * @vocabulary: a closed list
 * @value: the number of a term
 *
 * Returns: (transfer none): what stands for the term in documents, files and on
 *   the command line
 */
const char *
inno_vocabulary_get_id (InnoVocabulary vocabulary,
                        guint          value)
{
  g_return_val_if_fail (value < inno_vocabulary_get_size (vocabulary), NULL);

  return tables[vocabulary].terms[value].id;
}

/**
 * inno_vocabulary_get_label:
 * @vocabulary: a closed list
 * @value: the number of a term
 *
 * Returns: (transfer none): the word that people read, in the active language
 */
const char *
inno_vocabulary_get_label (InnoVocabulary vocabulary,
                           guint          value)
{
  const Term *term;

  g_return_val_if_fail (value < inno_vocabulary_get_size (vocabulary), NULL);

  term = &tables[vocabulary].terms[value];
  if (term->context == NULL)
    return _(term->label);

  return g_dpgettext2 (GETTEXT_PACKAGE, term->context, term->label);
}

/**
 * inno_vocabulary_find:
 * @vocabulary: a closed list
 * @id: (nullable): the id of a term
 * @value: (out) (optional): where to put its number
 *
 * Returns: whether @id is one of the list; @value is untouched if it is not
 */
gboolean
inno_vocabulary_find (InnoVocabulary  vocabulary,
                      const char     *id,
                      guint          *value)
{
  guint size = inno_vocabulary_get_size (vocabulary);

  if (id == NULL)
    return FALSE;

  for (guint i = 0; i < size; i++)
    {
      if (strcmp (tables[vocabulary].terms[i].id, id) != 0)
        continue;

      if (value != NULL)
        *value = i;
      return TRUE;
    }

  return FALSE;
}
