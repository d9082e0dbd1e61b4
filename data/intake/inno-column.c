/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "config.h"

#include "inno-column.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-words.h"

#define TEXT(id, label, path) { id, INNO_COLUMN_IS_TEXT, label, 0, NULL, path }
#define MONEY(id, label, measure, source) { id, INNO_COLUMN_IS_MONEY, label, INNO_MEASURE_##measure, source, NULL }

static const InnoListColumnInfo infos[INNO_N_COLUMNS] = {
  [INNO_COLUMN_NONE]             = TEXT ("", N_("Not taken in"), NULL),
  [INNO_COLUMN_CODE]             = TEXT ("code", N_("Code"), "code"),
  [INNO_COLUMN_KIND]             = TEXT ("kind", N_("Kind"), NULL),
  [INNO_COLUMN_NAME_FI]          = TEXT ("name.fi", N_("Name in Finnish"), "name/fi"),
  [INNO_COLUMN_NAME_SV]          = TEXT ("name.sv", N_("Name in Swedish"), "name/sv"),
  [INNO_COLUMN_NAME_EN]          = TEXT ("name.en", N_("Name in English"), "name/en"),
  [INNO_COLUMN_FUND]             = TEXT ("fund", N_("Fund"), NULL),
  [INNO_COLUMN_PROGRAMME]        = TEXT ("programme", N_("Programme"), NULL),
  [INNO_COLUMN_PRIORITY]         = TEXT ("priority", N_("Priority"), NULL),
  [INNO_COLUMN_AUTHORITY]        = TEXT ("authority", N_("Funding authority"), "authority"),
  [INNO_COLUMN_STATUS]           = TEXT ("status", N_("Status"), NULL),
  [INNO_COLUMN_START]            = { "start", INNO_COLUMN_IS_DAY, N_("Starts"), 0, NULL, "start" },
  [INNO_COLUMN_END]              = { "end", INNO_COLUMN_IS_DAY, N_("Ends"), 0, NULL, "end" },
  [INNO_COLUMN_BENEFICIARY]      = TEXT ("beneficiary", N_("Beneficiary"), "beneficiary"),
  [INNO_COLUMN_CITY]             = TEXT ("city", N_("City"), NULL),
  [INNO_COLUMN_SUMMARY_FI]       = TEXT ("summary.fi", N_("Summary in Finnish"), "summary/fi"),
  [INNO_COLUMN_SUMMARY_SV]       = TEXT ("summary.sv", N_("Summary in Swedish"), "summary/sv"),
  [INNO_COLUMN_SUMMARY_EN]       = TEXT ("summary.en", N_("Summary in English"), "summary/en"),
  [INNO_COLUMN_URL]              = TEXT ("url", N_("Web address"), "url"),
  [INNO_COLUMN_GRANTED]          = MONEY ("granted", N_("Granted by the EU and the state"), GRANTED, "eu_state"),
  [INNO_COLUMN_GRANTED_EU]       = MONEY ("granted.eu", N_("Granted by the EU"), GRANTED, "erdf"),
  [INNO_COLUMN_GRANTED_STATE]    = MONEY ("granted.state", N_("Granted by the state"), GRANTED, "state"),
  [INNO_COLUMN_GRANTED_CITY]     = MONEY ("granted.city", N_("Granted by the city"), GRANTED, "city"),
  [INNO_COLUMN_GRANTED_OTHER]    = MONEY ("granted.other_public", N_("Granted, other public"), GRANTED, "other_public"),
  [INNO_COLUMN_GRANTED_PRIVATE]  = MONEY ("granted.private", N_("Granted, private"), GRANTED, "private"),
  [INNO_COLUMN_REALISED]         = MONEY ("realised", N_("Realised of the EU and the state"), REALISED, "eu_state"),
  [INNO_COLUMN_REALISED_EU]      = MONEY ("realised.eu", N_("Realised of the EU"), REALISED, "erdf"),
  [INNO_COLUMN_REALISED_STATE]   = MONEY ("realised.state", N_("Realised of the state"), REALISED, "state"),
  [INNO_COLUMN_REALISED_CITY]    = MONEY ("realised.city", N_("Realised of the city"), REALISED, "city"),
  [INNO_COLUMN_REALISED_OTHER]   = MONEY ("realised.other_public", N_("Realised, other public"), REALISED, "other_public"),
  [INNO_COLUMN_REALISED_PRIVATE] = MONEY ("realised.private", N_("Realised, private"), REALISED, "private"),
  [INNO_COLUMN_PLANNED]          = MONEY ("planned", N_("Planned by the EU and the state"), PLANNED, "eu_state"),
  [INNO_COLUMN_PLANNED_EU]       = MONEY ("planned.eu", N_("Planned by the EU"), PLANNED, "erdf"),
  [INNO_COLUMN_PLANNED_STATE]    = MONEY ("planned.state", N_("Planned by the state"), PLANNED, "state"),
  [INNO_COLUMN_PLANNED_CITY]     = MONEY ("planned.city", N_("Planned by the city"), PLANNED, "city"),
  [INNO_COLUMN_PLANNED_OTHER]    = MONEY ("planned.other_public", N_("Planned, other public"), PLANNED, "other_public"),
  [INNO_COLUMN_PLANNED_PRIVATE]  = MONEY ("planned.private", N_("Planned, private"), PLANNED, "private"),
  [INNO_COLUMN_PLANNED_PUBLIC]   = MONEY ("planned.public", N_("Planned public funding in total"), PLANNED, NULL),
  [INNO_COLUMN_REALISED_PUBLIC]  = { "realised.public", INNO_COLUMN_IS_TOTAL, N_("Realised public funding in total") },
  [INNO_COLUMN_TOTAL]            = { "total", INNO_COLUMN_IS_TOTAL, N_("Total cost") },
  [INNO_COLUMN_RATE]             = TEXT ("rate", N_("Co-financing rate"), NULL),
  [INNO_COLUMN_ACRONYM]          = TEXT ("acronym", N_("Acronym"), "acronym"),
  [INNO_COLUMN_ORGANISATION]     = TEXT ("organisation", N_("Code of the organisation"), "organisation_id"),
  [INNO_COLUMN_COUNTRY]          = TEXT ("country", N_("Country"), NULL),
  [INNO_COLUMN_ROLE]             = TEXT ("role", N_("Role"), "role"),
  [INNO_COLUMN_CONTRIBUTION]     = MONEY ("contribution", N_("EU contribution"), GRANTED, NULL),
  [INNO_COLUMN_CONTRIBUTION_NET] = MONEY ("contribution.net", N_("Net EU contribution"), GRANTED, NULL),
  [INNO_COLUMN_YEAR]             = TEXT ("year", N_("Year"), NULL),
  [INNO_COLUMN_PEOPLE]           = TEXT ("people", N_("Population"), NULL),
};

/* How lists call a column in three languages, plain. */
static const struct
{
  InnoListColumn  column;
  const char *headers;
} aliases[] = {
  { INNO_COLUMN_CODE, "koodi|hankekoodi|hankkeen koodi|projektikoodi|projektin koodi|hankenumero|hankkeen numero|diaarinumero|tunnus|"
                      "hanketunnus|kod|projektkod|projektnummer|code|project code|operation unique identifier|project id|identifier|id" },
  { INNO_COLUMN_KIND, "laji|hankelaji|hankkeen laji|hanketyyppi|hankkeen tyyppi|typ|projekttyp|kind|project kind|project type" },
  { INNO_COLUMN_NAME_FI, "hankkeen nimi|hanke|nimi|hankkeen nimi suomeksi|nimi suomeksi|projektin nimi|toimen nimi|name fi|name in finnish|"
                         "operation name programme language|name|project|project name|title|operation name" },
  { INNO_COLUMN_NAME_SV, "hankkeen nimi ruotsiksi|nimi ruotsiksi|namn|projektnamn|projektets namn|projekt|insatsens namn|namn pa svenska|"
                         "name sv|name in swedish" },
  { INNO_COLUMN_NAME_EN, "hankkeen nimi englanniksi|nimi englanniksi|namn pa engelska|name en|name in english|operation name english" },
  { INNO_COLUMN_FUND, "rahasto|fond|fund|fund code|fund name" },
  { INNO_COLUMN_PROGRAMME, "ohjelma|program|programme|programme code|programme name" },
  { INNO_COLUMN_PRIORITY, "tl|toimintalinja|tl toimintalinja|erityistavoite|insatsomrade|prioritet|sarskilt mal|priority|priority axis|"
                          "specific objective" },
  { INNO_COLUMN_AUTHORITY, "viranomainen|rahoittava viranomainen|rahoittaja|vastuuviranomainen|valittava toimielin|myndighet|"
                           "finansierande myndighet|finansiar|authority|funding authority" },
  { INNO_COLUMN_STATUS, "tila|hankkeen tila|projektin tila|status|projektets status|state|project status" },
  { INNO_COLUMN_START, "aloituspvm|alkupvm|alkamispvm|aloituspaiva|alkamispaiva|aloituspaivamaara|alkamispaivamaara|alkaa|hanke alkaa|"
                       "hankkeen aloituspvm|hankkeen alkamispaiva|hankkeen aloituspaiva|startdatum|borjar|inleds|start|starts|start date|"
                       "operation start date" },
  { INNO_COLUMN_END, "paattymispvm|loppupvm|paattymispaiva|paattymispaivamaara|paattyy|loppuu|hanke paattyy|hankkeen paattymispvm|"
                     "hankkeen paattymispaiva|slutdatum|slutar|avslutas|end|ends|end date|operation end date" },
  { INNO_COLUMN_BENEFICIARY, "toteuttajan nimi|toteuttaja|tuensaaja|tuensaajan nimi|paatoteuttaja|paatoteuttajan nimi|hakija|hakijan nimi|"
                             "projektin toteuttaja|projektin toteuttajan nimi|hankkeen toteuttaja|stodmottagare|stodmottagarens namn|"
                             "genomforare|projektgenomforare|beneficiary|beneficiary name|implementer|organisation" },
  { INNO_COLUMN_CITY, "kaupunki|kunta|kotikunta|sijaintikunta|stad|kommun|city|municipality" },
  { INNO_COLUMN_SUMMARY_FI, "tiivistelma|kuvaus|hankkeen kuvaus|julkinen kuvaus|hankkeen tiivistelma|summary fi|"
                            "operation summary programme language|summary|description" },
  { INNO_COLUMN_SUMMARY_SV, "sammandrag|beskrivning|summary sv" },
  { INNO_COLUMN_SUMMARY_EN, "summary en|operation summary english" },
  { INNO_COLUMN_URL, "verkkosivu|www|webbadress|url|web address|website" },
  { INNO_COLUMN_GRANTED, "myonnetty eu ja valtion rahoitus|myonnetty eu ja valtion rahoitus yhteensa|myonnetty rahoitus|myonnetty|"
                         "myonnetty tuki|myonnetty eu valtion rahoitus|beviljad eu och statlig finansiering|beviljad finansiering|beviljad|"
                         "beviljat|beviljat stod|granted|granted eu and state funding|granted funding|eu and state funding" },
  { INNO_COLUMN_GRANTED_EU, "myonnetty eu rahoitus|eu rahoitus|eu tuki|beviljad eu finansiering|eu finansiering|granted eu|eu funding|"
                            "project eu budget" },
  { INNO_COLUMN_GRANTED_STATE, "myonnetty valtion rahoitus|valtion rahoitus|statlig finansiering|granted state|state funding" },
  { INNO_COLUMN_GRANTED_CITY, "kuntarahoitus|kuntaraha|kunnan rahoitus|kaupungin rahoitus|kommunal finansiering|stadens finansiering|"
                              "granted city|city funding|municipal funding" },
  { INNO_COLUMN_GRANTED_OTHER, "muu julkinen rahoitus|muu julkinen|annan offentlig finansiering|ovrig offentlig finansiering|"
                               "granted other public|other public funding|other public" },
  { INNO_COLUMN_GRANTED_PRIVATE, "yksityinen rahoitus|yksityinen|privat finansiering|granted private|private funding|private" },
  { INNO_COLUMN_REALISED, "toteutunut eu ja valtion rahoitus|maksettu eu ja valtion rahoitus|toteutunut rahoitus|toteutunut|maksettu|"
                          "maksettu tuki|utfallen eu och statlig finansiering|utfallen|utfall|utbetalt|realised|realized|paid" },
  { INNO_COLUMN_PLANNED, "suunniteltu eu ja valtion rahoitus|suunniteltu|planerad eu och statlig finansiering|planerad|planerat|planned" },
  { INNO_COLUMN_PLANNED_PUBLIC, "suunniteltu julkinen rahoitus yhteensa|suunniteltu julkinen rahoitus|"
                                "planerad offentlig finansiering totalt|planerad offentlig finansiering|planned public funding" },
  { INNO_COLUMN_REALISED_PUBLIC, "toteutunut julkinen rahoitus yhteensa|toteutunut julkinen rahoitus|"
                                 "utfallen offentlig finansiering totalt|utfallen offentlig finansiering|realised public funding" },
  { INNO_COLUMN_TOTAL, "kokonaiskustannukset|kokonaiskustannus|kustannukset yhteensa|totalkostnad|kostnader totalt|total cost|"
                       "total eligible expenditure amount|total costs" },
  { INNO_COLUMN_RATE, "tukiprosentti|stodprocent|cofinancing rate|co financing rate" },
};

/* How lists of other types than projects call them, where some mean something else. */
static const struct
{
  const char *type;
  InnoListColumn  column;
  const char *headers;
} other_aliases[] = {
  { "participation", INNO_COLUMN_CODE, "projectid|project id|projectreference" },
  { "participation", INNO_COLUMN_ACRONYM, "projectacronym|acronym" },
  { "participation", INNO_COLUMN_ORGANISATION, "organisationid|organizationid|id" },
  { "participation", INNO_COLUMN_BENEFICIARY, "name|organisation|organization" },
  { "participation", INNO_COLUMN_CITY, "city" },
  { "participation", INNO_COLUMN_COUNTRY, "country" },
  { "participation", INNO_COLUMN_ROLE, "role" },
  { "participation", INNO_COLUMN_CONTRIBUTION, "eccontribution" },
  { "participation", INNO_COLUMN_CONTRIBUTION_NET, "neteccontribution" },
  { "city", INNO_COLUMN_CODE, "area|area code|alue|aluekoodi|kuntakoodi|municipality code|omrade|kommunkod" },
  { "city", INNO_COLUMN_CITY, "name|municipality|nimi|kunta|kunnan nimi|namn|kommun" },
  { "city", INNO_COLUMN_YEAR, "year|vuosi|ar" },
  { "city", INNO_COLUMN_PEOPLE, "population|vaesto|vakiluku|asukasluku|vaesto 31 12|folkmangd|befolkning" },
};

const InnoListColumnInfo *
inno_column_get_info (InnoListColumn column)
{
  g_return_val_if_fail ((guint) column < INNO_N_COLUMNS, NULL);

  return &infos[column];
}

/**
 * inno_column_find:
 * @id: as a mapping names a column; "name" is that in Finnish, "" is one left alone
 * @column: (out): the column
 *
 * Returns: whether there is one
 */
gboolean
inno_column_find (const char     *id,
                  InnoListColumn *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    if (g_str_equal (infos[i].id, id))
      {
        *column = i;
        return TRUE;
      }

  /* What is in the language of the programme. */
  *column = g_str_equal (id, "summary") ? INNO_COLUMN_SUMMARY_FI : INNO_COLUMN_NAME_FI;
  return g_str_equal (id, "summary") || g_str_equal (id, "name");
}

/**
 * inno_column_plain:
 * @header: a header, or another name
 *
 * Returns: (transfer full): its words in small letters without marks on them
 */
char *
inno_column_plain (const char *header)
{
  g_autofree char *words = inno_words_get (header);

  return inno_words_plain (words);
}

static gboolean
is_in (const char *plain,
       const char *headers)
{
  gsize length = strlen (plain);

  for (const char *at = headers; at != NULL && *at != '\0'; at = strchr (at, '|'), at = at != NULL ? at + 1 : NULL)
    if (strcspn (at, "|") == length && strncmp (at, plain, length) == 0)
      return TRUE;

  return FALSE;
}

/* A unit behind a name: "Myönnetty (EUR)". */
static void
drop_unit (char *plain)
{
  static const char * const units[] = { " eur", " euro", " euroa", " e", " euros" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_suffix (plain, units[i]))
      {
        plain[strlen (plain) - strlen (units[i])] = '\0';
        return;
      }
}

/**
 * inno_column_guess:
 * @header: what stands above a column, in any of the three languages
 *
 * Returns: what the column says, or %INNO_COLUMN_NONE
 */
InnoListColumn
inno_column_guess (const char *header)
{
  g_autofree char *plain = NULL;

  g_return_val_if_fail (header != NULL, INNO_COLUMN_NONE);

  plain = inno_column_plain (header);
  if (*plain == '\0')
    return INNO_COLUMN_NONE;
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
        if (is_in (plain, aliases[i].headers))
          return aliases[i].column;
      drop_unit (plain);
    }

  return INNO_COLUMN_NONE;
}

/**
 * inno_column_guess_of:
 * @type: the type of the documents that a list brings, but projects
 * @header: what stands above a column
 *
 * Returns: what the column says, or %INNO_COLUMN_NONE
 */
InnoListColumn
inno_column_guess_of (const char *type,
                      const char *header)
{
  g_autofree char *plain = NULL;

  g_return_val_if_fail (type != NULL && header != NULL, INNO_COLUMN_NONE);

  plain = inno_column_plain (header);
  for (guint i = 0; i < G_N_ELEMENTS (other_aliases); i++)
    if (g_str_equal (other_aliases[i].type, type) && is_in (plain, other_aliases[i].headers))
      return other_aliases[i].column;

  return INNO_COLUMN_NONE;
}
