/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-findings-group.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-format.h"
#include "inno-widget.h"

/* So many rows are made at a time: nobody reads a thousand, and each is a widget. */
#define CHUNK 50

struct _InnoFindingsGroup
{
  AdwExpanderRow          parent_instance;

  const InnoCheckResult  *result;      /* of a report that outlives the group */
  InnoPortfolio          *portfolio;
  InnoFindingsShown       shown;
  guint                   next;        /* place of the finding that comes next */
  GtkWidget              *more;        /* the row that brings more; nullable */
};

G_DEFINE_FINAL_TYPE (InnoFindingsGroup, inno_findings_group, ADW_TYPE_EXPANDER_ROW)

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
is_shown (InnoFindingsGroup *self,
          const InnoFinding *finding)
{
  gboolean is_unknown = finding->state == INNO_RULE_UNKNOWN;

  return self->shown == INNO_FINDINGS_ALL || is_unknown == (self->shown == INNO_FINDINGS_UNKNOWN);
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
open_project (GtkWidget         *widget,
              const InnoFinding *finding)
{
  g_autofree char *link = g_strconcat ("projects/", finding->subject, NULL);

  gtk_widget_activate_action (widget, "win.go", "s", link);
}

static void
edit_document (GtkWidget         *widget,
               const InnoFinding *finding)
{
  g_autofree char *type = g_strndup (finding->subject, strcspn (finding->subject, ":"));

  gtk_widget_activate_action (widget, "win.edit", "(sss)", type, finding->subject, "");
}

static void
open_lead_themes (GtkWidget         *widget,
                  const InnoFinding *finding)
{
  gtk_widget_activate_action (widget, "win.go", "s", "lead-themes/lead-themes");
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

/* Returns: (nullable): what mends it, and what that is called */
static MendFunc
find_mend (const InnoFinding  *finding,
           const char        **label)
{
  *label = _("Open");
  if (finding->check->mend == INNO_MEND_SOURCE)
    return NULL;
  if (finding->check->mend == INNO_MEND_LEAD_THEME)
    return open_lead_themes;
  if (finding->check->mend == INNO_MEND_SHARES)
    return open_shares;
  if (g_str_has_prefix (finding->subject, "project:"))
    return open_project;

  *label = _("Edit");
  return edit_document;
}

static void
mend_cb (GtkWidget         *button,
         const InnoFinding *finding)
{
  const char *label;
  MendFunc mend = find_mend (finding, &label);

  mend (button, finding);
}

/* Rows */

static void
add_button (GtkWidget         *row,
            const InnoFinding *finding,
            const char        *subject)
{
  const char *label;
  MendFunc mend = find_mend (finding, &label);
  g_autofree char *name = NULL;
  GtkWidget *button;

  if (mend == NULL)
    return;

  /* Many buttons say the same: each is named after what it opens. */
  name = g_strdup_printf (_("%s: %s"), label, subject);
  button = gtk_button_new_with_label (label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "row-button");
  inno_widget_set_name (button, name);
  g_signal_connect (button, "clicked", G_CALLBACK (mend_cb), (gpointer) finding);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
make_icon (const InnoFinding *finding)
{
  gboolean is_unknown = finding->state == INNO_RULE_UNKNOWN;
  InnoSeverity severity = finding->check->severity;
  GtkWidget *icon = gtk_image_new_from_icon_name (is_unknown ? "dialog-question-symbolic" : icons[severity]);
  const char *word = is_unknown ? inno_vocabulary_get_label (INNO_VOCABULARY_RULE, INNO_RULE_UNKNOWN)
                                : inno_severity_get_label (severity);

  gtk_widget_add_css_class (icon, is_unknown ? "dim-label" : inno_severity_get_id (severity));
  gtk_widget_set_tooltip_text (icon, word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);

  return icon;
}

static GtkWidget *
make_row (InnoFindingsGroup *self,
          const InnoFinding *finding)
{
  InnoLang lang = inno_lang_get_active ();
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *label = inno_finding_get_label (finding, lang);
  g_autofree char *message = inno_finding_format (finding, self->portfolio, lang);
  g_autofree char *name = g_strdup_printf ("%s. %s", label, message);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), message);
  inno_widget_set_name (row, name);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_icon (finding));
  add_button (row, finding, label);

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
  guint n_left = 0, n_all = inno_findings_count (self->result, self->shown);
  gboolean can_show = self->next < self->result->findings->len;
  g_autofree char *count = NULL;
  g_autofree char *label = NULL;

  for (guint i = 0; i < self->next; i++)
    n_left += is_shown (self, g_ptr_array_index (self->result->findings, i));
  n_left = n_all - n_left;
  if (n_left == 0)
    return;

  count = inno_format_count (inno_format_get (inno_lang_get_active ()), n_left);
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
  GPtrArray *findings = self->result->findings;

  for (guint n = 0; n < CHUNK && self->next < findings->len; self->next++)
    {
      const InnoFinding *finding = g_ptr_array_index (findings, self->next);

      if (!is_shown (self, finding))
        continue;
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), make_row (self, finding));
      n++;
    }
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
  g_clear_object (&INNO_FINDINGS_GROUP (object)->portfolio);

  G_OBJECT_CLASS (inno_findings_group_parent_class)->finalize (object);
}

static void
inno_findings_group_class_init (InnoFindingsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = inno_findings_group_finalize;
}

static void
inno_findings_group_init (InnoFindingsGroup *self)
{
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

static void
add_head (InnoFindingsGroup *self)
{
  const InnoCheck *check = self->result->check;
  guint n = inno_findings_count (self->result, self->shown);
  g_autofree char *count = inno_format_count (inno_format_get (inno_lang_get_active ()), n);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s. %s", inno_severity_get_label (check->severity),
                                           _(check->title), count, _(check->explanation));
  gboolean is_unknown = self->shown == INNO_FINDINGS_UNKNOWN || self->result->n_not_met == 0;
  GtkWidget *icon = gtk_image_new_from_icon_name (is_unknown ? "dialog-question-symbolic" : icons[check->severity]);
  GtkWidget *badge = gtk_label_new (count);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _(check->title));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), _(check->explanation));
  gtk_widget_add_css_class (icon, is_unknown ? "dim-label" : inno_severity_get_id (check->severity));
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), icon);
  gtk_widget_add_css_class (badge, "count");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), badge);
  inno_widget_set_name (GTK_WIDGET (self), name);
  inno_widget_name_lists (GTK_WIDGET (self), _(check->title));
}

/**
 * inno_findings_group_new:
 * @result: what came of a check, which lives as long as the group
 * @portfolio: where the names are
 * @shown: which findings are in sight; there are some
 *
 * Returns: (transfer floating): a row of a list, folded
 */
GtkWidget *
inno_findings_group_new (const InnoCheckResult *result,
                         InnoPortfolio         *portfolio,
                         InnoFindingsShown      shown)
{
  InnoFindingsGroup *self = g_object_new (INNO_TYPE_FINDINGS_GROUP, NULL);

  self->result = result;
  self->portfolio = g_object_ref (portfolio);
  self->shown = shown;
  add_head (self);

  return GTK_WIDGET (self);
}
