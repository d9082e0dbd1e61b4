/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "inno-status.h"

#include <string.h>

#include "inno-column.h"

typedef struct
{
  const char *plain;
  guint       value;
} Word;

static const Word statuses[] = {
  { "kaynnissa", INNO_STATUS_ONGOING }, { "kaynnissa oleva", INNO_STATUS_ONGOING }, { "aloitettu", INNO_STATUS_ONGOING },
  { "toteutuksessa", INNO_STATUS_ONGOING }, { "jatkuu", INNO_STATUS_ONGOING }, { "maksatuksessa", INNO_STATUS_ONGOING },
  { "pagar", INNO_STATUS_ONGOING }, { "pagaende", INNO_STATUS_ONGOING },
  { "ongoing", INNO_STATUS_ONGOING }, { "active", INNO_STATUS_ONGOING }, { "in progress", INNO_STATUS_ONGOING },
  { "paattynyt", INNO_STATUS_ENDED }, { "valmis", INNO_STATUS_ENDED }, { "loppuraportoitu", INNO_STATUS_ENDED },
  { "suljettu", INNO_STATUS_ENDED }, { "arkistoitu", INNO_STATUS_ENDED }, { "loppumaksettu", INNO_STATUS_ENDED },
  { "avslutat", INNO_STATUS_ENDED }, { "avslutad", INNO_STATUS_ENDED },
  { "ended", INNO_STATUS_ENDED }, { "finished", INNO_STATUS_ENDED }, { "closed", INNO_STATUS_ENDED }, { "completed", INNO_STATUS_ENDED },
  { "suunniteltu", INNO_STATUS_PLANNED }, { "suunnitteilla", INNO_STATUS_PLANNED }, { "valmistelussa", INNO_STATUS_PLANNED },
  { "vireilla", INNO_STATUS_PLANNED }, { "haettu", INNO_STATUS_PLANNED }, { "hyvaksytty", INNO_STATUS_PLANNED },
  { "planerad", INNO_STATUS_PLANNED }, { "planerat", INNO_STATUS_PLANNED }, { "under beredning", INNO_STATUS_PLANNED },
  { "planned", INNO_STATUS_PLANNED },
  { "keskeytetty", INNO_STATUS_CANCELLED }, { "keskeytynyt", INNO_STATUS_CANCELLED }, { "peruttu", INNO_STATUS_CANCELLED },
  { "peruuntunut", INNO_STATUS_CANCELLED }, { "purettu", INNO_STATUS_CANCELLED }, { "hylatty", INNO_STATUS_CANCELLED },
  { "avbrutet", INNO_STATUS_CANCELLED }, { "installt", INNO_STATUS_CANCELLED }, { "aterkallat", INNO_STATUS_CANCELLED },
  { "cancelled", INNO_STATUS_CANCELLED }, { "canceled", INNO_STATUS_CANCELLED }, { "terminated", INNO_STATUS_CANCELLED },
};

static const Word kinds[] = {
  { "hanke", INNO_KIND_PROJECT }, { "projekti", INNO_KIND_PROJECT }, { "projekt", INNO_KIND_PROJECT }, { "project", INNO_KIND_PROJECT },
  { "yksittainen hanke", INNO_KIND_PROJECT },
  { "ryhmahanke", INNO_KIND_GROUP }, { "gruppprojekt", INNO_KIND_GROUP }, { "group project", INNO_KIND_GROUP }, { "group", INNO_KIND_GROUP },
  { "osahanke", INNO_KIND_SUB }, { "delprojekt", INNO_KIND_SUB }, { "sub project", INNO_KIND_SUB }, { "sub", INNO_KIND_SUB },
};

static gboolean
find (const Word *words,
      gsize       n_words,
      const char *text,
      guint      *value)
{
  g_autofree char *plain = inno_column_plain (text);

  for (gsize i = 0; i < n_words; i++)
    if (g_str_equal (words[i].plain, plain))
      {
        *value = words[i].value;
        return TRUE;
      }

  return FALSE;
}

/**
 * inno_status_guess:
 * @text: what a list says
 * @status: (out): the status
 *
 * Returns: whether it is one
 */
gboolean
inno_status_guess (const char *text,
                   InnoStatus *status)
{
  guint value;

  if (!find (statuses, G_N_ELEMENTS (statuses), text, &value))
    return FALSE;

  *status = value;
  return TRUE;
}

/**
 * inno_kind_guess:
 * @text: what a list says
 * @kind: (out): the kind of project
 *
 * Returns: whether it is one
 */
gboolean
inno_kind_guess (const char      *text,
                 InnoProjectKind *kind)
{
  guint value;

  if (!find (kinds, G_N_ELEMENTS (kinds), text, &value))
    return FALSE;

  *kind = value;
  return TRUE;
}

/**
 * inno_fund_guess:
 * @text: what a list says
 *
 * Returns: (nullable): the usual id of the funding source, without what stands before it
 */
const char *
inno_fund_guess (const char *text)
{
  static const struct
  {
    const char *word;
    const char *source;
  } funds[] = {
    { "eakr", "erdf" }, { "erdf", "erdf" }, { "eruf", "erdf" }, { "esr", "esf" }, { "esf", "esf" },
    { "jtf", "jtf" }, { "fro", "jtf" }, { "akke", "akke" },
  };
  g_autofree char *plain = inno_column_plain (text);
  gsize length = strcspn (plain, " ");

  for (guint i = 0; i < G_N_ELEMENTS (funds); i++)
    if (strlen (funds[i].word) == length && strncmp (plain, funds[i].word, length) == 0)
      return funds[i].source;

  return NULL;
}

/**
 * inno_participant_role_guess:
 * @text: what a list says
 *
 * Returns: (nullable): the role, as the document of a participation has it
 */
const char *
inno_participant_role_guess (const char *text)
{
  static const struct
  {
    const char *word;
    const char *role;
  } roles[] = {
    { "coordinator", "coordinator" }, { "participant", "participant" }, { "beneficiary", "participant" },
    { "hostinstitution", "participant" }, { "partner", "partner" }, { "associatedpartner", "partner" },
    { "internationalpartner", "partner" }, { "thirdparty", "third_party" }, { "other", "other" },
  };
  g_autofree char *plain = inno_column_plain (text);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_str_equal (roles[i].word, plain))
      return roles[i].role;

  return NULL;
}
