/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-facts.h"
#include "inno-query.h"
#include "inno-store-edits.h"

G_BEGIN_DECLS

/* Of so many days the last refresh may be, where nobody says otherwise. */
#define INNO_CHECKS_USUAL_DAYS 7
/* So many findings of one check are listed; the others are counted. */
#define INNO_CHECKS_MAX_LISTED 2000
/* The subject of what is said of the whole. */
#define INNO_CHECKS_WHOLE "programme"

typedef enum
{
  INNO_SEVERITY_ERROR,     /* cannot be right */
  INNO_SEVERITY_WARNING,   /* a rule is broken, or something is amiss */
  INNO_SEVERITY_NOTE,      /* worth knowing */
} InnoSeverity;

#define INNO_N_SEVERITIES 3

/* Where a finding is mended. */
typedef enum
{
  INNO_MEND_SUBJECT,       /* in the project, or in the document */
  INNO_MEND_LEAD_THEME,    /* on the page of lead themes */
  INNO_MEND_SHARES,        /* there is no one place: the shares of all are looked at */
  INNO_MEND_SOURCE,        /* where the data comes from */
} InnoMend;

/* One thing that is looked at. */
typedef struct
{
  const char   *id;
  InnoSeverity  severity;
  const char   *title;         /* source strings */
  const char   *explanation;
  InnoMend      mend;
  const char   *member;        /* of a document: where it is mended; nullable */
} InnoCheck;

#define INNO_FINDING_MAX_ARGUMENTS 4

typedef enum
{
  INNO_ARGUMENT_NONE,
  INNO_ARGUMENT_COUNT,
  INNO_ARGUMENT_CENTS,
  INNO_ARGUMENT_DAY,
  INNO_ARGUMENT_SHARE,
  INNO_ARGUMENT_TEXT,      /* as it stands in the data */
  INNO_ARGUMENT_NAME,      /* of the thing with that id */
  INNO_ARGUMENT_LANGUAGES, /* codes */
} InnoArgumentKind;

typedef struct
{
  InnoArgumentKind  kind;
  gint64            integer;
  double            fraction;
  char             *text;
} InnoArgument;

/* One thing that was found. It is put into words when somebody reads it, as the
 * language may change meanwhile. */
typedef struct
{
  const InnoCheck *check;
  InnoRuleState    state;       /* not met, or not known */
  char            *subject;     /* id of a document, or a place in the file */
  InnoText        *name;        /* of the subject; nullable */
  const char      *message;     /* source string, a %s for each argument */
  const char      *part;        /* member of the document that is at fault, where that differs; nullable */
  InnoArgument     arguments[INNO_FINDING_MAX_ARGUMENTS];
  InnoAcceptance  *acceptance;  /* of it, or of the same with other figures; nullable */
  gboolean         is_accepted;
} InnoFinding;

/* What came of one check. */
typedef struct
{
  const InnoCheck *check;
  guint            n_not_met;   /* and nobody has accepted it; so below */
  guint            n_unknown;
  GPtrArray       *findings;    /* of InnoFinding, those that are listed */
  GPtrArray       *accepted;    /* of InnoFinding, in none of the above */
} InnoCheckResult;

/* What came of all of them, in the order of the table. Immutable. */
typedef struct
{
  InnoFacts *facts;             /* that were looked at */
  GArray    *results;           /* of InnoCheckResult */
  guint      n_projects;        /* that were looked at, as they are counted elsewhere */
  guint      n_groups;          /* besides: what is a group of them, and counted nowhere */
} InnoCheckReport;

typedef struct
{
  const InnoQuery *filter;      /* nullable: whose projects and agreements are looked at */
  InnoDay          today;       /* or INNO_DAY_NONE: how old the data is is not asked */
  guint            max_days;    /* since the last refresh */
  guint            max_listed;  /* findings of each check */
  gboolean         without_names; /* the subjects are known by their ids alone */
} InnoCheckOptions;

const InnoCheck *const *
                 inno_checks_get_all       (guint                  *n_checks);
const char      *inno_severity_get_id      (InnoSeverity            severity);
const char      *inno_severity_get_label   (InnoSeverity            severity);
InnoCheckReport *inno_checks_run           (InnoStore              *store,
                                            InnoFacts              *facts,
                                            const InnoCheckOptions *options,
                                            GCancellable           *cancellable,
                                            GError                **error);
/* How many there are of a severity; those that are not known are counted apart. */
guint            inno_check_report_count   (const InnoCheckReport  *self,
                                            InnoSeverity            severity);
guint            inno_check_report_count_unknown (const InnoCheckReport *self);
void             inno_check_report_free    (InnoCheckReport        *self);
char            *inno_finding_format       (const InnoFinding      *self,
                                            InnoPortfolio          *portfolio,
                                            InnoLang                lang);
char            *inno_finding_get_label    (const InnoFinding      *self,
                                            InnoLang                lang);
const char      *inno_finding_get_member   (const InnoFinding      *self);

/* inno-checks-accept.c: what stays as it is, for a reason */
guint            inno_check_report_count_accepted (const InnoCheckReport *self);
gboolean         inno_finding_can_be_accepted (const InnoFinding   *self);
JsonObject      *inno_finding_make_acceptance (const InnoFinding   *self,
                                            const char             *reason,
                                            InnoLang                lang);
InnoEdit        *inno_findings_accept      (GPtrArray              *findings,
                                            const char             *reason,
                                            InnoLang                lang);
InnoEdit        *inno_acceptances_take_back (GPtrArray             *acceptances);
char            *inno_finding_format_acceptance (const InnoFinding *self,
                                            InnoLang                lang);
char            *inno_facts_describe_accepted (InnoFacts           *facts,
                                            const char * const     *checks,
                                            const InnoQuery        *query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoCheckReport, inno_check_report_free)

G_END_DECLS
