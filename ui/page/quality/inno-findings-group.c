/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-findings-group.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-expander-row.h"
#include "inno-format.h"
#include "inno-widget.h"
#include "inno-wrap-box.h"

/* So many rows are made at a time: nobody reads a thousand, and each is a widget. */
#define CHUNK 50
/* Pixels */
#define LEAST_TITLE 140

struct _InnoFindingsGroup
{
  AdwExpanderRow     parent_instance;

  const char        *id;          /* of the check, or "accepted" */
  GPtrArray         *findings;    /* in sight; of a report that outlives the group */
  guint              n_unlisted;  /* besides those */
  InnoPortfolio     *portfolio;
  gboolean           can_edit;
  guint              next;        /* place of the finding that comes next */
  GtkWidget         *more;        /* the row that brings more; nullable */
};

G_DEFINE_FINAL_TYPE (InnoFindingsGroup, inno_findings_group, ADW_TYPE_EXPANDER_ROW)

enum
{
  SIGNAL_ACCEPT,
  SIGNAL_REOPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char * const icons[INNO_N_SEVERITIES] = {
  [INNO_SEVERITY_ERROR]   = "dialog-error-symbolic",
  [INNO_SEVERITY_WARNING] = "dialog-warning-symbolic",
  [INNO_SEVERITY_NOTE]    = "dialog-information-symbolic",
};

static const InnoFindingsShown shown_of_severity[INNO_N_SEVERITIES] = {
  [INNO_SEVERITY_ERROR]   = INNO_FINDINGS_ERRORS,
  [INNO_SEVERITY_WARNING] = INNO_FINDINGS_WARNINGS,
  [INNO_SEVERITY_NOTE]    = INNO_FINDINGS_NOTES,
};

static gboolean
is_shown (InnoFindingsShown  shown,
          const InnoFinding *finding)
{
  gboolean is_unknown = finding->state == INNO_RULE_UNKNOWN;

  return shown == INNO_FINDINGS_ALL || is_unknown == (shown == INNO_FINDINGS_UNKNOWN);
}

/**
 * inno_findings_count:
 * @result: what came of a check
 * @shown: which findings are in sight
 *
 * Returns: how many of its findings are, listed or not
 */
guint
inno_findings_count (const InnoCheckResult *result,
                     InnoFindingsShown      shown)
{
  if (shown == INNO_FINDINGS_ALL)
    return result->n_not_met + result->n_unknown;
  if (shown == INNO_FINDINGS_UNKNOWN)
    return result->n_unknown;

  return shown_of_severity[result->check->severity] == shown ? result->n_not_met : 0;
}

/* Where it is mended */

static void
edit_document (GtkWidget         *widget,
               const InnoFinding *finding)
{
  g_autofree char *type = g_strndup (finding->subject, strcspn (finding->subject, ":"));
  const char *member = inno_finding_get_member (finding);

  gtk_widget_activate_action (widget, "win.edit", "(sss)", type, finding->subject, member != NULL ? member : "");
}

static void
open_project (GtkWidget         *widget,
              const InnoFinding *finding)
{
  g_autofree char *link = g_strconcat ("projects/", finding->subject, NULL);

  gtk_widget_activate_action (widget, "win.go", "s", link);
}

static void
open_city (GtkWidget         *widget,
           const InnoFinding *finding)
{
  g_autofree char *link = g_strconcat ("cities/", finding->subject, NULL);

  gtk_widget_activate_action (widget, "win.go", "s", link);
}

static void
open_lead_themes (GtkWidget         *widget,
                  const InnoFinding *finding)
{
  gtk_widget_activate_action (widget, "win.go", "s", "lead-themes/lead-themes");
}

static void
open_sharing (GtkWidget         *widget,
              const InnoFinding *finding)
{
  gtk_widget_activate_action (widget, "win.go", "s", "sync");
}

/* The shares of what is looked at: of one agreement, its projects. */
static void
open_shares (GtkWidget         *widget,
             const InnoFinding *finding)
{
  g_autoptr (InnoQuery) query = inno_query_new ();
  g_autofree char *text = NULL;
  g_autofree char *link = NULL;

  if (g_str_has_prefix (finding->subject, "agreement:"))
    {
      inno_query_add_filter (query, INNO_DIMENSION_AGREEMENT, finding->subject);
      query->view = g_strdup ("projects");
    }
  text = inno_query_to_text (query);
  link = g_strconcat ("funding/city-share?", text, NULL);
  gtk_widget_activate_action (widget, "win.go", "s", link);
}

typedef void (*MendFunc) (GtkWidget *widget, const InnoFinding *finding);

/* What is mended elsewhere than in the subject itself. */
static const MendFunc mends[] = {
  [INNO_MEND_SUBJECT] = NULL,
  [INNO_MEND_LEAD_THEME] = open_lead_themes,
  [INNO_MEND_SHARES] = open_shares,
  [INNO_MEND_SOURCE] = open_sharing,
};

/* Where nothing can be edited it can still be looked at, if there is a page for it.
 *
 * Returns: (nullable): what mends it, and what that is called */
static MendFunc
find_mend (const InnoFinding  *finding,
           gboolean            can_edit,
           const char        **label)
{
  *label = _("Open");
  if (finding->check->mend != INNO_MEND_SUBJECT)
    return finding->check->mend == INNO_MEND_SOURCE && !can_edit ? NULL : mends[finding->check->mend];
  if (!can_edit && g_str_has_prefix (finding->subject, "project:"))
    return open_project;
  if (!can_edit)
    return g_str_has_prefix (finding->subject, "city:") ? open_city : NULL;

  *label = _("Edit");
  return edit_document;
}

/* Rows */

static InnoFindingsGroup *
get_group (GtkWidget *widget)
{
  return INNO_FINDINGS_GROUP (gtk_widget_get_ancestor (widget, INNO_TYPE_FINDINGS_GROUP));
}

static void
mend_cb (GtkWidget         *button,
         const InnoFinding *finding)
{
  const char *label;
  MendFunc mend = find_mend (finding, get_group (button)->can_edit, &label);

  mend (button, finding);
}

static void
accept_cb (GtkWidget         *button,
           const InnoFinding *finding)
{
  g_signal_emit (get_group (button), signals[SIGNAL_ACCEPT], 0, finding);
}

static void
reopen_cb (GtkWidget         *button,
           const InnoFinding *finding)
{
  g_signal_emit (get_group (button), signals[SIGNAL_REOPEN], 0, finding);
}

/* Many buttons say the same: each is named after what it is about. */
static GtkWidget *
add_button (GtkWidget  *box,
            const char *label,
            const char *subject)
{
  g_autofree char *name = g_strdup_printf (_("%s: %s"), label, subject);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "row-button");
  gtk_widget_set_hexpand (button, TRUE);
  inno_widget_set_name (button, name);
  gtk_widget_insert_before (button, box, NULL);

  return button;
}

/* The words have this much room; the buttons go below each other where that leaves too little. */
static void
keep_room (gpointer widget,
           gpointer user_data)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "title"))
    gtk_widget_set_size_request (widget, LEAST_TITLE, -1);
}

static void
add_buttons (InnoFindingsGroup *self,
             GtkWidget         *row,
             const InnoFinding *finding,
             const char        *subject)
{
  const char *label;
  MendFunc mend = !finding->is_accepted ? find_mend (finding, self->can_edit, &label) : NULL;
  GtkWidget *box = g_object_new (INNO_TYPE_WRAP_BOX, "valign", GTK_ALIGN_CENTER, "hexpand", FALSE, NULL);
  GtkWidget *button;

  if (finding->is_accepted && self->can_edit)
    g_signal_connect (add_button (box, _("Open again"), subject), "clicked", G_CALLBACK (reopen_cb), (gpointer) finding);
  if (self->can_edit && inno_finding_can_be_accepted (finding))
    g_signal_connect (add_button (box, _("Accept…"), subject), "clicked", G_CALLBACK (accept_cb), (gpointer) finding);
  if (mend != NULL)
    {
      button = add_button (box, label, subject);
      g_signal_connect (button, "clicked", G_CALLBACK (mend_cb), (gpointer) finding);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
      /* The row named and described it with its own words. */
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  inno_widget_foreach (row, keep_room, NULL);
}

static const char *
get_kind (const InnoFinding *finding)
{
  return finding->state == INNO_RULE_UNKNOWN ? inno_vocabulary_get_label (INNO_VOCABULARY_RULE, INNO_RULE_UNKNOWN)
                                             : inno_severity_get_label (finding->check->severity);
}

static GtkWidget *
make_icon (const InnoFinding *finding)
{
  gboolean is_unknown = finding->state == INNO_RULE_UNKNOWN;
  InnoSeverity severity = finding->check->severity;
  GtkWidget *icon = gtk_image_new_from_icon_name (is_unknown ? "dialog-question-symbolic" : icons[severity]);
  const char *word = get_kind (finding);

  gtk_widget_add_css_class (icon, is_unknown ? "dim-label" : inno_severity_get_id (severity));
  inno_widget_set_tooltip (icon, word);
  inno_widget_set_name (icon, word);

  return icon;
}

/* Of an accepted one it is said who has accepted it, when and why; and of one that was
 * accepted for other figures, that. */
static char *
describe (InnoFindingsGroup *self,
          const InnoFinding *finding)
{
  g_autofree char *message = inno_finding_format (finding, self->portfolio, inno_lang_get_active ());
  g_autofree char *acceptance = inno_finding_format_acceptance (finding, inno_lang_get_active ());

  return acceptance != NULL ? g_strconcat (message, "\n", acceptance, NULL) : g_steal_pointer (&message);
}

static GtkWidget *
make_row (InnoFindingsGroup *self,
          const InnoFinding *finding)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *label = inno_finding_get_label (finding, inno_lang_get_active ());
  g_autofree char *description = describe (self, finding);
  g_autofree char *name = g_strdup_printf ("%s, %s. %s", get_kind (finding), label, description);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), description);
  inno_widget_set_whole_name (row, name);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_icon (finding));
  add_buttons (self, row, finding, label);

  return row;
}

static void add_rows (InnoFindingsGroup *self);

static void
more_cb (InnoFindingsGroup *self)
{
  adw_expander_row_remove (ADW_EXPANDER_ROW (self), self->more);
  self->more = NULL;
  add_rows (self);
}

/* What is not listed at all cannot be brought. */
static void
add_more (InnoFindingsGroup *self)
{
  gboolean can_show = self->next < self->findings->len;
  guint n_left = self->findings->len - self->next + self->n_unlisted;
  g_autofree char *count = inno_format_count (inno_format_get (inno_lang_get_active ()), n_left);
  g_autofree char *label = NULL;

  if (n_left == 0)
    return;

  label = can_show ? g_strdup_printf (_("Show more (%s)"), count)
                   : g_strdup_printf (_("%s more are counted, but not listed. Mend some of these first."), count);
  self->more = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->more), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->more), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->more), can_show);
  g_signal_connect_object (self->more, "activated", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->more);
}

static void
add_rows (InnoFindingsGroup *self)
{
  for (guint n = 0; n < CHUNK && self->next < self->findings->len; n++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self), make_row (self, g_ptr_array_index (self->findings, self->next++)));
  add_more (self);
}

/* Rows are made when somebody wants to see them. */
static void
expanded_cb (InnoFindingsGroup *self)
{
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)) && self->next == 0)
    add_rows (self);
}

static void
inno_findings_group_finalize (GObject *object)
{
  InnoFindingsGroup *self = INNO_FINDINGS_GROUP (object);

  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_object (&self->portfolio);

  G_OBJECT_CLASS (inno_findings_group_parent_class)->finalize (object);
}

static void
inno_findings_group_class_init (InnoFindingsGroupClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = inno_findings_group_finalize;

  /**
   * InnoFindingsGroup::accept:
   * @self: the group
   * @finding: an InnoFinding of the report
   *
   * A person wants to accept it.
   */
  signals[SIGNAL_ACCEPT] =
    g_signal_new ("accept", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  /**
   * InnoFindingsGroup::reopen:
   * @self: the group
   * @finding: an InnoFinding of the report
   *
   * A person wants it to be open again.
   */
  signals[SIGNAL_REOPEN] =
    g_signal_new ("reopen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
inno_findings_group_init (InnoFindingsGroup *self)
{
  self->findings = g_ptr_array_new ();
  inno_expander_row_prepare (ADW_EXPANDER_ROW (self));
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

/* What stands over the rows. */
typedef struct
{
  const char *title;
  const char *explanation;
  const char *icon;
  const char *css_class;
  const char *kind;          /* a word for it; nullable */
} Head;

static void
add_head (InnoFindingsGroup *self,
          const Head        *head)
{
  guint n = self->findings->len + self->n_unlisted;
  g_autofree char *count = inno_format_count (inno_format_get (inno_lang_get_active ()), n);
  g_autofree char *name = g_strdup_printf ("%s%s%s, %s. %s", head->kind != NULL ? head->kind : "",
                                           head->kind != NULL ? ", " : "", head->title, count, head->explanation);
  GtkWidget *icon = gtk_image_new_from_icon_name (head->icon);
  GtkWidget *badge = gtk_label_new (count);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), head->explanation);
  gtk_widget_add_css_class (icon, head->css_class);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), icon);
  gtk_widget_add_css_class (badge, "count");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), badge);
  inno_expander_row_name (ADW_EXPANDER_ROW (self), head->title, name);
}

static InnoFindingsGroup *
make_group (const char    *id,
            InnoPortfolio *portfolio,
            gboolean       can_edit)
{
  InnoFindingsGroup *self = g_object_new (INNO_TYPE_FINDINGS_GROUP, NULL);

  self->id = id;
  self->portfolio = g_object_ref (portfolio);
  self->can_edit = can_edit;

  return self;
}

/**
 * inno_findings_group_new:
 * @result: what came of a check, which lives as long as the group
 * @portfolio: where the names are
 * @shown: which findings are in sight; there are some
 * @can_edit: whether they can be mended, and accepted
 *
 * Returns: (transfer floating): a row of a list, folded
 */
GtkWidget *
inno_findings_group_new (const InnoCheckResult *result,
                         InnoPortfolio         *portfolio,
                         InnoFindingsShown      shown,
                         gboolean               can_edit)
{
  InnoFindingsGroup *self = make_group (result->check->id, portfolio, can_edit);
  gboolean is_unknown = shown == INNO_FINDINGS_UNKNOWN || result->n_not_met == 0;
  const Head head = {
    .title = _(result->check->title),
    .explanation = _(result->check->explanation),
    .icon = is_unknown ? "dialog-question-symbolic" : icons[result->check->severity],
    .css_class = is_unknown ? "dim-label" : inno_severity_get_id (result->check->severity),
    .kind = inno_severity_get_label (result->check->severity),
  };

  for (guint i = 0; i < result->findings->len; i++)
    if (is_shown (shown, g_ptr_array_index (result->findings, i)))
      g_ptr_array_add (self->findings, g_ptr_array_index (result->findings, i));
  self->n_unlisted = inno_findings_count (result, shown) - self->findings->len;
  add_head (self, &head);

  return GTK_WIDGET (self);
}

/**
 * inno_findings_group_new_accepted:
 * @report: what came of all checks, which lives as long as the group; some of it is accepted
 * @can_edit: whether that can be taken back
 *
 * Returns: (transfer floating): a row of a list, folded, of all that is accepted
 */
GtkWidget *
inno_findings_group_new_accepted (const InnoCheckReport *report,
                                  gboolean               can_edit)
{
  InnoFindingsGroup *self = make_group ("accepted", inno_facts_get_portfolio (report->facts), can_edit);
  const Head head = {
    .title = _("Accepted"),
    .explanation = _("It stays as it is, for a reason, as long as the figures are the same. It is counted nowhere."),
    .icon = "object-select-symbolic",
    .css_class = "dim-label",
  };

  for (guint i = 0; i < report->results->len; i++)
    {
      GPtrArray *accepted = g_array_index (report->results, InnoCheckResult, i).accepted;

      for (guint j = 0; j < accepted->len; j++)
        g_ptr_array_add (self->findings, g_ptr_array_index (accepted, j));
    }
  add_head (self, &head);

  return GTK_WIDGET (self);
}

/**
 * inno_findings_group_get_id:
 * @self: a group
 *
 * Returns: (transfer none): what tells it from other groups: the id of its check, or "accepted"
 */
const char *
inno_findings_group_get_id (InnoFindingsGroup *self)
{
  g_return_val_if_fail (INNO_IS_FINDINGS_GROUP (self), NULL);

  return self->id;
}
