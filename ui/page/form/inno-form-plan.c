/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-form-plan.h"

#include <glib/gi18n-lib.h>

/* What each form holds, in order. What a document has besides stays as it is. */

#define REQUIRED INNO_FORM_REQUIRED
#define OMITTED INNO_FORM_OMITTED
#define BARE INNO_FORM_BARE

#define FIRST_YEAR 2000
#define LAST_YEAR 2100
#define MAX_DECIMALS 6
#define MAX_ITEM 999
#define MAX_MINUTES 1440

#define CARD(title) { NULL, INNO_FORM_KIND_CARD, title }
#define NAME_CARD \
  CARD (N_("Name in three languages")), \
  { "name", INNO_FORM_KIND_TEXT, N_("Name"), REQUIRED | BARE }
#define END { NULL }

static const InnoFormOption city_kinds[] = {
  { "city", N_("City") },
  { "municipality", N_("Municipality") },
  { NULL },
};

static const InnoFormOption participation_roles[] = {
  { "coordinator", N_("Coordinator") },
  { "participant", N_("Participant") },
  { "partner", N_("Partner") },
  { "third_party", N_("Third party") },
  { "other", N_("Other role") },
  { NULL },
};

static const InnoFormField funding_columns[] = {
  { "source", INNO_FORM_KIND_CHOICE, N_("Funding source"), REQUIRED, 9, 0, .types = "funding_source" },
  { "measure", INNO_FORM_KIND_CHOICE, N_("Stage"), REQUIRED, 5, 12,
    .vocabulary = INNO_VOCABULARY_MEASURE, .n_terms = INNO_N_MONEY_MEASURES },
  { "year", INNO_FORM_KIND_WHOLE, N_("Year"), OMITTED, 3, 12, .min = FIRST_YEAR, .max = LAST_YEAR },
  { "amount_cents", INNO_FORM_KIND_MONEY, N_("Amount"), 0, 5, 20 },
  END
};

static const InnoFormField participant_columns[] = {
  { "city", INNO_FORM_KIND_CHOICE, N_("City"), REQUIRED, 12, 20, .types = "city" },
  { "role", INNO_FORM_KIND_CHOICE, N_("Role"), REQUIRED, 10, 20, .vocabulary = INNO_VOCABULARY_ROLE },
  END
};

static const InnoFormField project_fields[] = {
  NAME_CARD,
  CARD (N_("Project")),
  { "code", INNO_FORM_KIND_LINE, N_("Code"), 0, 6, 12 },
  { "kind", INNO_FORM_KIND_CHOICE, N_("Kind"), REQUIRED, 6, 12, .vocabulary = INNO_VOCABULARY_KIND },
  { "parent", INNO_FORM_KIND_CHOICE, N_("Part of the group project"), 0, 12, 0, .types = "project",
    .none = N_("No group project") },
  { "cities", INNO_FORM_KIND_SEVERAL, N_("Cities"), 0, .types = "city", .add = N_("Add a city") },
  { "start", INNO_FORM_KIND_DAY, N_("Starts"), 0, 8, 12 },
  { "end", INNO_FORM_KIND_DAY, N_("Ends"), 0, 8, 12 },
  { "status", INNO_FORM_KIND_CHOICE, N_("Status"), REQUIRED, 8, 0, .vocabulary = INNO_VOCABULARY_STATUS },
  { "agreement", INNO_FORM_KIND_CHOICE, N_("Agreement"), 0, 12, 0, .types = "agreement", .none = N_("No agreement") },
  { "lead_theme", INNO_FORM_KIND_CHOICE, N_("Lead theme"), 0, 12, 0, .types = "lead_theme", .none = N_("No lead theme") },
  { "themes", INNO_FORM_KIND_SEVERAL, N_("Strategic priorities"), 0, .types = "theme", .add = N_("Add a strategic priority") },
  { NULL, INNO_FORM_KIND_CARD, N_("Funding"), .hint = N_("An amount goes like 162 400, 162400,00 or 162.400,00") },
  { "funding", INNO_FORM_KIND_ROWS, N_("Funding"), BARE | INNO_FORM_SUMMED, .columns = funding_columns,
    .none = N_("No funding is known."), .add = N_("Row") },
  CARD (N_("More about it")),
  { "beneficiary", INNO_FORM_KIND_LINE, N_("Beneficiary"), 0, 12, 0 },
  { "authority", INNO_FORM_KIND_LINE, N_("Funding authority"), 0, 12, 0 },
  { "url", INNO_FORM_KIND_LINE, N_("Web page"), 0 },
  { "summary", INNO_FORM_KIND_LONG_TEXT, N_("Summary"), OMITTED },
  END
};

static const InnoFormField lead_theme_fields[] = {
  NAME_CARD,
  CARD (N_("Short name")),
  { "short", INNO_FORM_KIND_TEXT, N_("Short name"), OMITTED | BARE },
  CARD (N_("Round")),
  { "round/start", INNO_FORM_KIND_DAY, N_("Starts"), 0, 12, 12 },
  { "round/end", INNO_FORM_KIND_DAY, N_("Ends"), 0, 12, 12 },
  { "organisation", INNO_FORM_KIND_LINE, N_("Organisation"), 0 },
  { NULL, INNO_FORM_KIND_CARD, N_("Participants"), .hint = N_("At least three cities are expected.") },
  { "participants_known", INNO_FORM_KIND_SWITCH, N_("All participants are known"), REQUIRED },
  { "participants", INNO_FORM_KIND_ROWS, N_("Participants"), BARE, .columns = participant_columns,
    .none = N_("No participant is known."), .add = N_("Row") },
  END
};

static const InnoFormField theme_fields[] = {
  NAME_CARD,
  CARD (N_("Strategic priority")),
  { "agreement", INNO_FORM_KIND_CHOICE, N_("Agreement"), REQUIRED, .types = "agreement" },
  { "valid_from", INNO_FORM_KIND_DAY, N_("Valid from"), 0, 12, 12 },
  { "valid_to", INNO_FORM_KIND_DAY, N_("Valid to"), 0, 12, 12 },
  END
};

static const InnoFormField metric_fields[] = {
  NAME_CARD,
  CARD (N_("Unit in three languages")),
  { "unit", INNO_FORM_KIND_TEXT, N_("Unit"), REQUIRED | BARE },
  CARD (N_("Metric")),
  { "level", INNO_FORM_KIND_CHOICE, N_("Level"), REQUIRED, 8, 0, .vocabulary = INNO_VOCABULARY_LEVEL },
  { "direction", INNO_FORM_KIND_CHOICE, N_("Direction"), REQUIRED, 10, 0, .vocabulary = INNO_VOCABULARY_DIRECTION },
  { "decimals", INNO_FORM_KIND_WHOLE, N_("Decimals"), OMITTED, 6, 0, .max = MAX_DECIMALS },
  { "dimension", INNO_FORM_KIND_LINE, N_("Dimension"), 0 },
  END
};

static const InnoFormField observation_fields[] = {
  CARD (N_("Observation")),
  { "metric", INNO_FORM_KIND_CHOICE, N_("Metric"), REQUIRED, 12, 0, .types = "metric" },
  { "subject", INNO_FORM_KIND_CHOICE, N_("City or agreement"), REQUIRED, 12, 0, .types = "agreement|city" },
  { "kind", INNO_FORM_KIND_CHOICE, N_("Kind"), REQUIRED, 8, 0, .vocabulary = INNO_VOCABULARY_OBSERVATION },
  { "period", INNO_FORM_KIND_PERIOD, N_("Period"), REQUIRED, 8, 12 },
  { "value", INNO_FORM_KIND_NUMBER, N_("Value"), 0, 8, 12 },
  { "source", INNO_FORM_KIND_LINE, N_("Source"), 0 },
  { "note", INNO_FORM_KIND_LONG, N_("Note"), 0 },
  END
};

static const InnoFormField meeting_fields[] = {
  NAME_CARD,
  CARD (N_("Meeting")),
  { "date", INNO_FORM_KIND_DAY, N_("Date"), REQUIRED, 12, 0 },
  { "snapshot", INNO_FORM_KIND_LINE, N_("Snapshot"), 0, 12, 0 },
  END
};

static const InnoFormField city_fields[] = {
  NAME_CARD,
  CARD (N_("City")),
  { "kind", INNO_FORM_KIND_CHOICE, N_("Kind"), REQUIRED, 12, 12, .options = city_kinds },
  { "municipality_code", INNO_FORM_KIND_LINE, N_("Municipality code"), 0, 12, 12 },
  { "lat", INNO_FORM_KIND_NUMBER, N_("Latitude"), 0, 12, 12 },
  { "lon", INNO_FORM_KIND_NUMBER, N_("Longitude"), 0, 12, 12 },
  { "population", INNO_FORM_KIND_YEARS, N_("Population"), OMITTED },
  CARD (N_("Region")),
  { "region/code", INNO_FORM_KIND_LINE, N_("Region code"), REQUIRED, 12, 0 },
  { "region/name", INNO_FORM_KIND_TEXT, N_("Name of the region"), REQUIRED },
  END
};

static const InnoFormField agreement_fields[] = {
  NAME_CARD,
  CARD (N_("Agreement")),
  { "cities", INNO_FORM_KIND_SEVERAL, N_("Cities"), 0, .types = "city", .add = N_("Add a city") },
  { "starts", INNO_FORM_KIND_DAY, N_("Starts"), 0, 12, 12 },
  { "ends", INNO_FORM_KIND_DAY, N_("Ends"), 0, 12, 12 },
  CARD (N_("Funding authority")),
  { "authority", INNO_FORM_KIND_TEXT, N_("Funding authority"), OMITTED | BARE },
  END
};

static const InnoFormField source_fields[] = {
  NAME_CARD,
  CARD (N_("Short name")),
  { "short", INNO_FORM_KIND_TEXT, N_("Short name"), OMITTED | BARE },
  CARD (N_("Funding source")),
  { "class", INNO_FORM_KIND_CHOICE, N_("Funding class"), REQUIRED, 12, 0, .vocabulary = INNO_VOCABULARY_CLASS },
  END
};

static const InnoFormField participation_fields[] = {
  CARD (N_("International project")),
  { "acronym", INNO_FORM_KIND_LINE, N_("Acronym"), 0, 8, 0 },
  { "programme", INNO_FORM_KIND_LINE, N_("Programme"), REQUIRED, 8, 12 },
  { "project_code", INNO_FORM_KIND_LINE, N_("Code"), REQUIRED, 8, 12 },
  { "title", INNO_FORM_KIND_LINE, N_("Title"), 0 },
  { "start", INNO_FORM_KIND_DAY, N_("Starts"), 0, 12, 12 },
  { "end", INNO_FORM_KIND_DAY, N_("Ends"), 0, 12, 12 },
  { NULL, INNO_FORM_KIND_CARD, N_("Participant"), .hint = N_("An amount goes like 162 400, 162400,00 or 162.400,00") },
  { "organisation", INNO_FORM_KIND_LINE, N_("Organisation"), REQUIRED },
  { "city", INNO_FORM_KIND_CHOICE, N_("City"), 0, 8, 0, .types = "city", .none = N_("No city") },
  { "role", INNO_FORM_KIND_CHOICE, N_("Role"), REQUIRED, 8, 12, .options = participation_roles },
  { "contribution_cents", INNO_FORM_KIND_MONEY, N_("Contribution"), 0, 8, 12 },
  END
};

static const InnoFormField section_columns[] = {
  { "item", INNO_FORM_KIND_WHOLE, N_("Item"), OMITTED, 4, 8, .max = MAX_ITEM },
  { "minutes", INNO_FORM_KIND_WHOLE, N_("Minutes"), OMITTED, 5, 8, .max = MAX_MINUTES },
  { "name", INNO_FORM_KIND_TEXT, N_("Name"), REQUIRED, 13, 0 },
  END
};

static const InnoFormField slide_columns[] = {
  { "title", INNO_FORM_KIND_TEXT, N_("Heading instead of the title of the chart"), OMITTED },
  { "note", INNO_FORM_KIND_LONG_TEXT, N_("Notes for the speaker"), OMITTED },
  { "decision", INNO_FORM_KIND_LONG, N_("Decision"), OMITTED },
  END
};

/* Slides are edited beside their pictures; see decks/inno-deck-pane.c. */
static const InnoFormField deck_fields[] = {
  NAME_CARD,
  CARD (N_("Agenda")),
  { "sections", INNO_FORM_KIND_ROWS, N_("Agenda"), BARE, .columns = section_columns,
    .none = N_("There are no agenda items yet. Slides can be put under them."), .add = N_("Agenda item") },
  CARD (N_("Slides")),
  { "slides", INNO_FORM_KIND_ROWS, N_("Slides"), BARE, .columns = slide_columns,
    .none = N_("There are no slides yet."), .add = N_("Slide") },
  END
};

/* What is accepted, and its figures, are not for a person to write. */
static const InnoFormField acceptance_fields[] = {
  CARD (N_("Accepted")),
  { "reason", INNO_FORM_KIND_LINE, N_("Reason"), REQUIRED },
  END
};

static const InnoFormPlan plans[] = {
  [INNO_DOCUMENT_CITY] = { N_("Edit the city"), N_("New city"), N_("Cities"), city_fields },
  [INNO_DOCUMENT_AGREEMENT] = { N_("Edit the agreement"), N_("New agreement"), N_("Agreements"), agreement_fields },
  [INNO_DOCUMENT_THEME] = { N_("Edit the strategic priority"), N_("New strategic priority"),
                            N_("Strategic priorities"), theme_fields },
  [INNO_DOCUMENT_LEAD_THEME] = { N_("Edit the lead theme"), N_("New lead theme"), N_("Lead themes"),
                                 lead_theme_fields },
  [INNO_DOCUMENT_FUNDING_SOURCE] = { N_("Edit the funding source"), N_("New funding source"),
                                     N_("Funding sources"), source_fields },
  [INNO_DOCUMENT_PROJECT] = { N_("Edit the project"), N_("New project"), N_("Projects"), project_fields },
  [INNO_DOCUMENT_METRIC] = { N_("Edit the metric"), N_("New metric"), N_("Metrics"), metric_fields },
  [INNO_DOCUMENT_OBSERVATION] = { N_("Edit the observation"), N_("New observation"), N_("Observations"),
                                  observation_fields },
  [INNO_DOCUMENT_MEETING] = { N_("Edit the meeting"), N_("New meeting"), N_("Meetings"), meeting_fields },
  [INNO_DOCUMENT_PARTICIPATION] = { N_("Edit the participation"), N_("New participation"),
                                    N_("International participations"), participation_fields },
  [INNO_DOCUMENT_DECK] = { N_("Edit the deck"), N_("New deck"), N_("Decks"), deck_fields },
  [INNO_DOCUMENT_ACCEPTANCE] = { N_("Edit the reason"), N_("Accept"), N_("Accepted"), acceptance_fields },
};

/**
 * inno_form_plan_get:
 * @type: a type of document
 *
 * Returns: (nullable): the plan of its form; %NULL for one that has none
 */
const InnoFormPlan *
inno_form_plan_get (InnoDocumentType type)
{
  return (guint) type < G_N_ELEMENTS (plans) && plans[type].fields != NULL ? &plans[type] : NULL;
}
