/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-checks.h"
#include "inno-sums-private.h"

G_BEGIN_DECLS

/* The checks at work. */
typedef struct
{
  InnoStore              *store;        /* nullable where only rules are looked at */
  InnoFacts              *facts;
  InnoPortfolio          *portfolio;
  GListModel             *acceptances;  /* of InnoAcceptance */
  const InnoCheckOptions *options;
  GCancellable           *cancellable;
  gboolean                is_filtered;
  InnoFilter              filter;
  guint8                 *passes;       /* by project: whether it is looked at */
  InnoDay                 as_of;
  InnoCheckResult        *result;       /* of the check at hand */
} InnoCheckRun;

/* A line of the table. */
typedef struct
{
  InnoCheck   check;
  gboolean  (*run) (InnoCheckRun  *run,
                    guint          detail,
                    GError       **error);
  guint       detail;       /* of functions that serve several checks */
} InnoCheckEntry;

gboolean inno_check_run_init     (InnoCheckRun  *run,
                                  InnoFacts     *facts,
                                  GError       **error);
void     inno_check_run_clear    (InnoCheckRun  *run);

/* Something is wrong with a subject. "types" has a letter for each argument of the
 * message: c = count, as gint64; m = cents, as gint64; d = InnoDay; s = share, as
 * double; t = text, n = the name of the thing with that id, l = codes of languages,
 * each const char *. After a colon may come the member of the document that is at fault. */
void     inno_check_run_report   (InnoCheckRun  *run,
                                  InnoRuleState  state,
                                  const char    *subject,
                                  const char    *message,
                                  const char    *types,
                                  ...);
void     inno_check_run_match    (InnoCheckRun  *run,
                                  InnoFinding   *finding);
GPtrArray *inno_check_run_list_accepted (InnoCheckRun       *run,
                                         const char * const *checks);
void     inno_finding_free       (InnoFinding   *finding);
/* The next project that is looked at, from *project on; FALSE: none, or given up. */
gboolean inno_check_run_next     (InnoCheckRun  *run,
                                  guint         *project);
gboolean inno_check_run_is_done  (InnoCheckRun  *run,
                                  GError       **error);
/* Whether a document is looked at; what belongs to no project or place is where
 * nothing is filtered. */
gboolean inno_check_run_passes   (InnoCheckRun  *run,
                                  const char    *id);

/* One file a group. */
gboolean inno_check_lead_themes  (InnoCheckRun *run, guint detail, GError **error);
gboolean inno_check_shares       (InnoCheckRun *run, guint detail, GError **error);
gboolean inno_check_ends         (InnoCheckRun *run, guint detail, GError **error);
gboolean inno_check_agreements   (InnoCheckRun *run, guint detail, GError **error);
gboolean inno_check_priorities   (InnoCheckRun *run, guint detail, GError **error);
gboolean inno_check_status       (InnoCheckRun *run, guint detail, GError **error);
gboolean inno_check_age          (InnoCheckRun *run, guint detail, GError **error);
gboolean inno_check_above        (InnoCheckRun *run, guint detail, GError **error);
gboolean inno_check_totals       (InnoCheckRun *run, guint detail, GError **error);
gboolean inno_check_amounts      (InnoCheckRun *run, guint detail, GError **error);
gboolean inno_check_groups       (InnoCheckRun *run, guint detail, GError **error);
gboolean inno_check_published    (InnoCheckRun *run, guint detail, GError **error);
gboolean inno_check_references   (InnoCheckRun *run, guint detail, GError **error);
gboolean inno_check_outsiders    (InnoCheckRun *run, guint detail, GError **error);
gboolean inno_check_documents    (InnoCheckRun *run, guint detail, GError **error);

/* What a check of city shares is of. */
enum
{
  INNO_SHARES_OF_PROJECTS,
  INNO_SHARES_OF_AGREEMENTS,
  INNO_SHARES_OF_PROGRAMME,
};

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (InnoCheckRun, inno_check_run_clear)

G_END_DECLS
