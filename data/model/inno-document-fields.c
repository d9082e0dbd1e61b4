/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-model"

#include "inno-document-private.h"

#include "inno-money.h"

/* What a document may hold: the contract's JSON Schema as tables. Members that
 * no table names are neither read nor refused. */

#define REQUIRED INNO_FIELD_REQUIRED
#define NULLABLE INNO_FIELD_NULLABLE

/* Any number that JSON carries exactly. */
#define ANY_MIN (-INNO_CENTS_MAX)
#define ANY_MAX INNO_CENTS_MAX

static const InnoField edit_fields[] = {
  { "id", INNO_FIELD_STRING,    0 },
  { "by", INNO_FIELD_STRING,    0 },
  { "at", INNO_FIELD_TIMESTAMP, 0 },
  { NULL },
};

static const InnoField common_fields[] = {
  { "_rev", INNO_FIELD_STRING, 0 },
  { "edit", INNO_FIELD_OBJECT, 0, .fields = edit_fields },
  { NULL },
};

static const InnoField schema_fields[] = {
  { "major", INNO_FIELD_INTEGER, REQUIRED, .min = 1, .max = 1 },
  { "minor", INNO_FIELD_INTEGER, REQUIRED, .min = ANY_MIN, .max = ANY_MAX },
  { NULL },
};

static const InnoField meta_fields[] = {
  { "format",     INNO_FIELD_ENUM,    REQUIRED, "innocities-portfolio" },
  { "schema",     INNO_FIELD_OBJECT,  REQUIRED, .fields = schema_fields },
  { "min_writer", INNO_FIELD_INTEGER, 0, .min = ANY_MIN, .max = ANY_MAX },
  { "dataset_id", INNO_FIELD_STRING,  REQUIRED },
  { "title",      INNO_FIELD_TEXT,    0 },
  { "sample",     INNO_FIELD_BOOLEAN, 0 },
  { NULL },
};

static const InnoField region_fields[] = {
  { "code", INNO_FIELD_STRING, REQUIRED },
  { "name", INNO_FIELD_TEXT,   REQUIRED },
  { NULL },
};

static const InnoField city_fields[] = {
  { "name",              INNO_FIELD_TEXT,     REQUIRED },
  { "kind",              INNO_FIELD_ENUM,     REQUIRED, "city|municipality" },
  { "municipality_code", INNO_FIELD_STRING,   NULLABLE },
  { "region",            INNO_FIELD_OBJECT,   REQUIRED, .fields = region_fields },
  { "lat",               INNO_FIELD_NUMBER,   NULLABLE },
  { "lon",               INNO_FIELD_NUMBER,   NULLABLE },
  { "population",        INNO_FIELD_INTEGERS, 0 },
  { NULL },
};

static const InnoField agreement_fields[] = {
  { "name",      INNO_FIELD_TEXT,    REQUIRED },
  { "cities",    INNO_FIELD_REF_SET, REQUIRED, "city" },
  { "authority", INNO_FIELD_TEXT,    0 },
  { "starts",    INNO_FIELD_DAY,     NULLABLE },
  { "ends",      INNO_FIELD_DAY,     NULLABLE },
  { NULL },
};

static const InnoField theme_fields[] = {
  { "name",       INNO_FIELD_TEXT, REQUIRED },
  { "agreement",  INNO_FIELD_REF,  REQUIRED, "agreement" },
  { "valid_from", INNO_FIELD_DAY,  NULLABLE },
  { "valid_to",   INNO_FIELD_DAY,  NULLABLE },
  { NULL },
};

static const InnoField round_fields[] = {
  { "start", INNO_FIELD_DAY, REQUIRED | NULLABLE },
  { "end",   INNO_FIELD_DAY, REQUIRED | NULLABLE },
  { NULL },
};

static const InnoField participant_fields[] = {
  { "city", INNO_FIELD_REF,  REQUIRED, "city" },
  { "role", INNO_FIELD_ENUM, REQUIRED, "lead|implementer|network|discussion" },
  { NULL },
};

static const InnoField lead_theme_fields[] = {
  { "name",               INNO_FIELD_TEXT,    REQUIRED },
  { "short",              INNO_FIELD_TEXT,    0 },
  { "round",              INNO_FIELD_OBJECT,  0, .fields = round_fields },
  { "organisation",       INNO_FIELD_STRING,  NULLABLE },
  { "participants_known", INNO_FIELD_BOOLEAN, REQUIRED },
  { "participants",       INNO_FIELD_ROWS,    REQUIRED, .fields = participant_fields },
  { NULL },
};

static const InnoField funding_source_fields[] = {
  { "name",  INNO_FIELD_TEXT, REQUIRED },
  { "short", INNO_FIELD_TEXT, 0 },
  { "class", INNO_FIELD_ENUM, REQUIRED, "eu|state|eu_state|city|other_public|private" },
  { NULL },
};

/* The most rows of funding in one project: a list that a person still edits. */
#define MAX_FUNDING_ROWS 10000

static const InnoField funding_fields[] = {
  { "source",       INNO_FIELD_REF,     REQUIRED, "funding_source" },
  { "measure",      INNO_FIELD_ENUM,    REQUIRED, "planned|granted|realised" },
  { "year",         INNO_FIELD_INTEGER, NULLABLE, .min = 2000, .max = 2100 },
  { "amount_cents", INNO_FIELD_INTEGER, REQUIRED | NULLABLE, .min = ANY_MIN, .max = ANY_MAX },
  { NULL },
};

static const InnoField origin_fields[] = {
  { "kind",      INNO_FIELD_STRING,  0 },
  { "file",      INNO_FIELD_STRING,  0 },
  { "row",       INNO_FIELD_INTEGER, NULLABLE, .min = ANY_MIN, .max = ANY_MAX },
  { "retrieved", INNO_FIELD_DAY,     NULLABLE },
  { NULL },
};

static const InnoField project_fields[] = {
  { "name",        INNO_FIELD_TEXT,    REQUIRED },
  { "code",        INNO_FIELD_STRING,  NULLABLE },
  { "kind",        INNO_FIELD_ENUM,    REQUIRED, "project|group|sub" },
  { "parent",      INNO_FIELD_REF,     NULLABLE, "project" },
  { "agreement",   INNO_FIELD_REF,     NULLABLE, "agreement" },
  { "cities",      INNO_FIELD_REF_SET, REQUIRED, "city" },
  { "themes",      INNO_FIELD_REF_SET, REQUIRED, "theme" },
  { "lead_theme",  INNO_FIELD_REF,     NULLABLE, "lead_theme" },
  { "status",      INNO_FIELD_ENUM,    REQUIRED, "planned|ongoing|ended|cancelled" },
  { "start",       INNO_FIELD_DAY,     NULLABLE },
  { "end",         INNO_FIELD_DAY,     NULLABLE },
  { "beneficiary", INNO_FIELD_STRING,  NULLABLE },
  { "authority",   INNO_FIELD_STRING,  NULLABLE },
  { "summary",     INNO_FIELD_TEXT,    0 },
  { "url",         INNO_FIELD_STRING,  NULLABLE },
  { "funding",     INNO_FIELD_ROWS,    REQUIRED, .max = MAX_FUNDING_ROWS, .fields = funding_fields },
  { "origin",      INNO_FIELD_OBJECT,  NULLABLE, .fields = origin_fields },
  { NULL },
};

static const InnoField metric_fields[] = {
  { "name",      INNO_FIELD_TEXT,    REQUIRED },
  { "unit",      INNO_FIELD_TEXT,    REQUIRED },
  { "dimension", INNO_FIELD_STRING,  NULLABLE },
  { "level",     INNO_FIELD_ENUM,    REQUIRED, "input|output|outcome|impact" },
  { "direction", INNO_FIELD_ENUM,    REQUIRED, "up|down" },
  { "decimals",  INNO_FIELD_INTEGER, 0, .min = 0, .max = 6 },
  { NULL },
};

static const InnoField observation_fields[] = {
  { "metric",  INNO_FIELD_REF,    REQUIRED, "metric" },
  { "subject", INNO_FIELD_SUBJECT, REQUIRED, "city|agreement" },
  { "period",  INNO_FIELD_PERIOD, REQUIRED },
  { "kind",    INNO_FIELD_ENUM,   REQUIRED, "observed|target|baseline" },
  { "value",   INNO_FIELD_NUMBER, REQUIRED | NULLABLE },
  { "source",  INNO_FIELD_STRING, NULLABLE },
  { "note",    INNO_FIELD_STRING, NULLABLE },
  { NULL },
};

static const InnoField meeting_fields[] = {
  { "name",     INNO_FIELD_TEXT,   REQUIRED },
  { "date",     INNO_FIELD_DAY,    REQUIRED },
  { "snapshot", INNO_FIELD_STRING, NULLABLE },
  { NULL },
};

static const InnoField participation_fields[] = {
  { "programme",          INNO_FIELD_STRING,  REQUIRED },
  { "project_code",       INNO_FIELD_STRING,  REQUIRED },
  { "acronym",            INNO_FIELD_STRING,  NULLABLE },
  { "title",              INNO_FIELD_STRING,  NULLABLE },
  { "organisation",       INNO_FIELD_STRING,  REQUIRED },
  { "city",               INNO_FIELD_REF,     REQUIRED | NULLABLE, "city" },
  { "role",               INNO_FIELD_ENUM,    REQUIRED,
    "coordinator|participant|partner|third_party|other" },
  { "start",              INNO_FIELD_DAY,     NULLABLE },
  { "end",                INNO_FIELD_DAY,     NULLABLE },
  { "contribution_cents", INNO_FIELD_INTEGER, NULLABLE, .min = ANY_MIN, .max = ANY_MAX },
  { NULL },
};

static const InnoField person_fields[] = {
  { "name",      INNO_FIELD_STRING, REQUIRED },
  { "email",     INNO_FIELD_STRING, NULLABLE },
  { "phone",     INNO_FIELD_STRING, NULLABLE },
  { "agreement", INNO_FIELD_REF,    NULLABLE, "agreement" },
  { NULL },
};

static const InnoField section_fields[] = {
  { "name",    INNO_FIELD_TEXT,    REQUIRED },
  { "item",    INNO_FIELD_INTEGER, NULLABLE, .min = 0, .max = 999 },
  { "minutes", INNO_FIELD_INTEGER, NULLABLE, .min = 0, .max = 1440 },
  { NULL },
};

static const InnoField slide_fields[] = {
  { "chart",    INNO_FIELD_STRING, REQUIRED },
  { "query",    INNO_FIELD_STRING, REQUIRED },
  { "section",  INNO_FIELD_STRING, NULLABLE },
  { "title",    INNO_FIELD_TEXT,   NULLABLE },
  { "note",     INNO_FIELD_TEXT,   NULLABLE },
  { "decision", INNO_FIELD_STRING, NULLABLE },
  { "lang",     INNO_FIELD_ENUM,   NULLABLE, "fi|sv|en" },
  { "style",    INNO_FIELD_STRING, NULLABLE },
  { NULL },
};

/* More than a meeting sees, in one deck. */
#define MAX_SLIDES 500

static const InnoField deck_fields[] = {
  { "name",     INNO_FIELD_TEXT,    REQUIRED },
  { "meeting",  INNO_FIELD_REF,     NULLABLE, "meeting" },
  { "snapshot", INNO_FIELD_STRING,  NULLABLE },
  { "since",    INNO_FIELD_STRING,  NULLABLE },
  { "sections", INNO_FIELD_ROWS,    0, .max = MAX_SLIDES, .fields = section_fields },
  { "slides",   INNO_FIELD_ROWS,    REQUIRED, .max = MAX_SLIDES, .fields = slide_fields },
  { "order",    INNO_FIELD_ROW_SET, REQUIRED },
  { NULL },
};

static const InnoField acceptance_fields[] = {
  { "name",    INNO_FIELD_TEXT,   0 },
  { "check",   INNO_FIELD_STRING, REQUIRED },
  { "subject", INNO_FIELD_STRING, REQUIRED },
  { "about",   INNO_FIELD_STRING, NULLABLE },
  { "figures", INNO_FIELD_STRING, REQUIRED },
  { "reason",  INNO_FIELD_STRING, REQUIRED },
  { NULL },
};

static const InnoField other_fields[] = {
  { NULL },
};

static const InnoField * const fields_of_type[] = {
  [INNO_DOCUMENT_META]           = meta_fields,
  [INNO_DOCUMENT_CITY]           = city_fields,
  [INNO_DOCUMENT_AGREEMENT]      = agreement_fields,
  [INNO_DOCUMENT_THEME]          = theme_fields,
  [INNO_DOCUMENT_LEAD_THEME]     = lead_theme_fields,
  [INNO_DOCUMENT_FUNDING_SOURCE] = funding_source_fields,
  [INNO_DOCUMENT_PROJECT]        = project_fields,
  [INNO_DOCUMENT_METRIC]         = metric_fields,
  [INNO_DOCUMENT_OBSERVATION]    = observation_fields,
  [INNO_DOCUMENT_MEETING]        = meeting_fields,
  [INNO_DOCUMENT_PARTICIPATION]  = participation_fields,
  [INNO_DOCUMENT_PERSON]         = person_fields,
  [INNO_DOCUMENT_DECK]           = deck_fields,
  [INNO_DOCUMENT_ACCEPTANCE]     = acceptance_fields,
  [INNO_DOCUMENT_OTHER]          = other_fields,
};

const InnoField *
inno_document_get_common_fields (void)
{
  return common_fields;
}

const InnoField *
inno_document_get_fields (InnoDocumentType type)
{
  g_return_val_if_fail ((guint) type < G_N_ELEMENTS (fields_of_type), other_fields);

  return fields_of_type[type];
}
