/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-quality-page.h"

#include <glib/gi18n-lib.h>

#include "inno-figure-card.h"
#include "inno-findings-group.h"
#include "inno-format.h"
#include "inno-patience.h"
#include "inno-picker.h"
#include "inno-quality-deeds.h"
#include "inno-row-box.h"
#include "inno-widget.h"
#include "inno-workspace-frozen.h"
#include "inno-wrap-box.h"

/* A check with no more findings than this stands open. */
#define FEW 5
/* Projects: of more, nothing is checked that nobody sees. */
#define MANY 20000

struct _InnoQualityPage
{
  InnoPage         parent_instance;

  InnoWrapBox     *controls;
  InnoPicker      *picker;
  InnoPatience    *patience;
  GtkStack        *surfaces;
  InnoRowBox      *cards;
  InnoFigureCard  *figures[INNO_N_FINDINGS_SHOWN];   /* none for all of them */
  GtkListBox      *list;
  GtkLabel        *none;
  AdwStatusPage   *status;
  GtkButton       *again_button;

  GHashTable      *folds;        /* id of a group → whether somebody saw it unfolded */
  GSettings       *settings;
  InnoCheckReport *report;       /* what is shown */
  InnoFacts       *asked_facts;  /* what it is of, or will be; so below */
  char            *asked_filter;
  GCancellable    *cancellable;
};

G_DEFINE_FINAL_TYPE (InnoQualityPage, inno_quality_page, INNO_TYPE_PAGE)

/* What of the findings is in sight, and how it is called; the card of each says how
 * many there are. */
static const struct { const char *id; const char *label; const char *note; const char *definition; }
kinds[INNO_N_FINDINGS_SHOWN] = {
  [INNO_FINDINGS_ALL]      = { "all", N_("All"), NULL, NULL },
  [INNO_FINDINGS_ERRORS]   = { "errors", N_("Errors"), N_("to be mended"),
                               N_("Records that cannot be right: dates, codes and references.") },
  [INNO_FINDINGS_WARNINGS] = { "warnings", N_("Warnings"), N_("to be looked at"),
                               N_("A rule of the programme is broken, or something does not fit together.") },
  [INNO_FINDINGS_NOTES]    = { "notes", N_("Notes"), N_("worth knowing"),
                               N_("Nothing is wrong by the rules, but it is good to know.") },
  [INNO_FINDINGS_UNKNOWN]  = { "unknown", N_("Not known"), N_("neither right nor wrong"),
                               N_("Rules that cannot be answered, as something is not known. It is never counted as "
                                  "broken.") },
};

/* The work */

typedef struct
{
  InnoFacts *facts;
  InnoQuery *filter;
  guint      max_days;
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  inno_facts_unref (errand->facts);
  inno_query_free (errand->filter);
  g_free (errand);
}

static gpointer
run_checks (InnoStore     *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Errand *errand = data;
  const InnoCheckOptions options = {
    .filter = errand->filter,
    .today = inno_day_today (),
    .max_days = errand->max_days,
    .max_listed = INNO_CHECKS_MAX_LISTED,
  };

  return inno_checks_run (store, errand->facts, &options, cancellable, error);
}

static const InnoWorkspaceJob job = { run_checks, errand_free, (GDestroyNotify) inno_check_report_free };

/* What is shown */

static InnoFindingsShown
get_shown (InnoQualityPage *self)
{
  const char *id = inno_picker_get_selected (self->picker);

  for (guint i = 0; i < INNO_N_FINDINGS_SHOWN; i++)
    if (g_strcmp0 (kinds[i].id, id) == 0)
      return i;

  return INNO_FINDINGS_ALL;
}

static guint
count_shown (InnoQualityPage   *self,
             InnoFindingsShown  shown)
{
  guint n = 0;

  for (guint i = 0; i < self->report->results->len; i++)
    n += inno_findings_count (&g_array_index (self->report->results, InnoCheckResult, i), shown);

  return n;
}

/* Whoever mends or accepts one finding after the other finds the groups as they were. */
static void
clear_list (InnoQualityPage *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    {
      const char *id = inno_findings_group_get_id (INNO_FINDINGS_GROUP (row));
      gboolean is_unfolded = adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row));

      g_hash_table_insert (self->folds, g_strdup (id), GINT_TO_POINTER (is_unfolded));
      gtk_list_box_remove (self->list, row);
    }
}

static void
accept_cb (InnoQualityPage   *self,
           const InnoFinding *finding)
{
  inno_quality_accept (INNO_PAGE (self), self->report, finding);
}

static void
reopen_cb (InnoQualityPage   *self,
           const InnoFinding *finding)
{
  inno_quality_reopen (INNO_PAGE (self), finding);
}

static void
add_group (InnoQualityPage *self,
           GtkWidget       *group,
           guint            n)
{
  const char *id = inno_findings_group_get_id (INNO_FINDINGS_GROUP (group));
  gboolean is_unfolded = g_hash_table_contains (self->folds, id)
    ? GPOINTER_TO_INT (g_hash_table_lookup (self->folds, id)) : n <= FEW;

  g_signal_connect_object (group, "accept", G_CALLBACK (accept_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (group, "reopen", G_CALLBACK (reopen_cb), self, G_CONNECT_SWAPPED);
  /* In sight it would take its time, and what had the keyboard in it would not be there to have it again. */
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (group), is_unfolded);
  gtk_list_box_append (self->list, group);
}

static void
fill_list (InnoQualityPage *self)
{
  InnoFindingsShown shown = get_shown (self);
  InnoPortfolio *portfolio = inno_facts_get_portfolio (self->report->facts);
  gboolean can_edit = !inno_workspace_is_frozen (inno_page_get_workspace (INNO_PAGE (self)));
  guint n_accepted = inno_check_report_count_accepted (self->report);

  clear_list (self);
  for (guint i = 0; i < self->report->results->len; i++)
    {
      const InnoCheckResult *result = &g_array_index (self->report->results, InnoCheckResult, i);
      guint n = inno_findings_count (result, shown);

      if (n > 0)
        add_group (self, inno_findings_group_new (result, portfolio, shown, can_edit), n);
    }
  if (shown == INNO_FINDINGS_ALL && n_accepted > 0)
    add_group (self, inno_findings_group_new_accepted (self->report, can_edit), n_accepted);
  gtk_widget_set_visible (GTK_WIDGET (self->list), gtk_widget_get_first_child (GTK_WIDGET (self->list)) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->none), !gtk_widget_get_visible (GTK_WIDGET (self->list)));
}

static void
fill_cards (InnoQualityPage *self)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());

  for (guint i = INNO_FINDINGS_ERRORS; i < INNO_N_FINDINGS_SHOWN; i++)
    {
      g_autofree char *count = inno_format_count (format, count_shown (self, i));
      const InnoFigurePart part = { PLOT_GLYPH_NONE, count, NULL };

      inno_figure_card_set_figures (self->figures[i], &part, 1);
    }
}

static void
show_message (InnoQualityPage *self,
              const char      *icon,
              const char      *title,
              const char      *description)
{
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_status_page_set_icon_name (self->status, icon);
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, escaped);
  inno_page_show_surface (INNO_PAGE (self), self->surfaces, "message");
}

static char *
say_what_was_checked (InnoQualityPage *self)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  guint n_projects = self->report->n_projects, n_groups = self->report->n_groups;
  guint n_checks = self->report->results->len;
  g_autofree char *projects = inno_format_count (format, n_projects);
  g_autofree char *groups = inno_format_count (format, n_groups);
  g_autofree char *checks = inno_format_count (format, n_checks);
  g_autofree char *looked_at = g_strdup_printf (ngettext ("%s project looked at", "%s projects looked at", n_projects),
                                                projects);
  g_autofree char *besides = g_strdup_printf (ngettext ("%s group project", "%s group projects", n_groups), groups);
  g_autofree char *by = g_strdup_printf (ngettext ("%s check", "%s checks", n_checks), checks);

  return n_groups > 0 ? g_strdup_printf ("%s · %s · %s", looked_at, besides, by)
                      : g_strdup_printf ("%s · %s", looked_at, by);
}

static void
show_report (InnoQualityPage *self)
{
  g_autofree char *checked = say_what_was_checked (self);

  inno_page_set_subtitle (INNO_PAGE (self), checked);
  inno_page_set_badge (INNO_PAGE (self), count_shown (self, INNO_FINDINGS_ERRORS) +
                                         count_shown (self, INNO_FINDINGS_WARNINGS));
  gtk_widget_set_visible (GTK_WIDGET (self->picker), count_shown (self, INNO_FINDINGS_ALL) > 0);
  if (count_shown (self, INNO_FINDINGS_ALL) == 0 && inno_check_report_count_accepted (self->report) == 0)
    {
      show_message (self, "emblem-ok-symbolic", _("Nothing to mend"), checked);
      return;
    }

  fill_cards (self);
  fill_list (self);
  inno_page_show_surface (INNO_PAGE (self), self->surfaces, "findings");
}

static void
clear_report (InnoQualityPage *self)
{
  clear_list (self);
  g_clear_pointer (&self->report, inno_check_report_free);
}

/* Asking */

static void
forget_question (InnoQualityPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->asked_facts, inno_facts_unref);
  g_clear_pointer (&self->asked_filter, g_free);
  inno_patience_stop (self->patience);
}

/* An answer to a question that has been asked anew is for nobody. */
static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (InnoQualityPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoCheckReport) report = inno_workspace_run_finish (INNO_WORKSPACE (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || self->cancellable == NULL)
    return;

  g_clear_object (&self->cancellable);
  inno_patience_stop (self->patience);
  clear_report (self);
  if (report == NULL)
    {
      inno_page_set_badge (INNO_PAGE (self), 0);
      show_message (self, "dialog-error-symbolic", _("The data could not be checked"), error->message);
      return;
    }

  self->report = g_steal_pointer (&report);
  show_report (self);
}

static void
ask (InnoQualityPage *self)
{
  InnoPage *page = INNO_PAGE (self);
  Errand *errand = g_new0 (Errand, 1);

  forget_question (self);
  errand->facts = inno_facts_ref (inno_page_get_facts (page));
  errand->filter = inno_query_copy (inno_page_get_filter (page));
  errand->max_days = (guint) g_settings_get_int (self->settings, "stale-days");
  self->asked_facts = inno_facts_ref (errand->facts);
  self->asked_filter = inno_query_to_text (errand->filter);
  self->cancellable = g_cancellable_new ();
  inno_patience_start (self->patience);
  inno_workspace_run_async (inno_page_get_workspace (page), &job, errand, self->cancellable, checked_cb,
                            g_object_ref (self));
}

static gboolean
is_asked (InnoQualityPage *self)
{
  g_autofree char *filter = inno_query_to_text (inno_page_get_filter (INNO_PAGE (self)));

  return self->asked_facts == inno_page_get_facts (INNO_PAGE (self)) && g_strcmp0 (filter, self->asked_filter) == 0;
}

/* For the badge alone. */
static gboolean
is_worth_asking (InnoQualityPage *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (self)) ||
         inno_facts_get_n_projects (inno_page_get_facts (INNO_PAGE (self))) <= MANY;
}

/* A page that nobody sees does not look through a million projects: then its badge says
 * nothing rather than what was. */
static void
inno_quality_page_update (InnoPage *page)
{
  InnoQualityPage *self = INNO_QUALITY_PAGE (page);

  if (inno_page_get_facts (page) == NULL || inno_page_get_workspace (page) == NULL)
    {
      forget_question (self);
      clear_report (self);
      inno_page_set_badge (INNO_PAGE (self), 0);
      gtk_stack_set_visible_child_name (self->surfaces, "waiting");
    }
  else if (is_asked (self) && self->report != NULL)
    show_report (self);
  else if (!is_asked (self) && is_worth_asking (self))
    ask (self);
  else if (!is_asked (self))
    inno_page_set_badge (page, 0);
}

static void
cancel_cb (InnoQualityPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  inno_patience_stop (self->patience);
  if (self->report == NULL)
    show_message (self, "process-stop-symbolic", _("Not checked"), _("Checking was stopped."));
}

static void
again_cb (InnoQualityPage *self)
{
  if (inno_page_get_facts (INNO_PAGE (self)) != NULL && inno_page_get_workspace (INNO_PAGE (self)) != NULL)
    ask (self);
}

static void
picked_cb (InnoQualityPage *self)
{
  if (self->report != NULL)
    fill_list (self);
}

/* A card shows what it counts, and all again. */
static void
card_activated_cb (InnoFigureCard  *card,
                   InnoQualityPage *self)
{
  for (guint i = INNO_FINDINGS_ERRORS; i < INNO_N_FINDINGS_SHOWN; i++)
    if (self->figures[i] == card)
      inno_picker_pick (self->picker, kinds[get_shown (self) == i ? INNO_FINDINGS_ALL : i].id);
  picked_cb (self);
}

static void
inno_quality_page_retranslate (InnoPage *page)
{
  InnoQualityPage *self = INNO_QUALITY_PAGE (page);
  InnoChoiceItem items[INNO_N_FINDINGS_SHOWN] = { 0 };

  for (guint i = 0; i < INNO_N_FINDINGS_SHOWN; i++)
    {
      items[i].id = kinds[i].id;
      items[i].label = _(kinds[i].label);
    }
  for (guint i = INNO_FINDINGS_ERRORS; i < INNO_N_FINDINGS_SHOWN; i++)
    {
      inno_figure_card_set_texts (self->figures[i], _(kinds[i].label), _(kinds[i].note));
      inno_figure_card_set_definition (self->figures[i], _(kinds[i].definition));
    }
  inno_picker_set_title (self->picker, _("Findings"), FALSE);
  inno_picker_set_items (self->picker, items, INNO_N_FINDINGS_SHOWN, NULL);
  gtk_label_set_label (self->none, _("There is nothing of this kind."));
  inno_patience_retranslate (self->patience, _("Checking…"));
  gtk_button_set_label (self->again_button, _("Check again"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Findings"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cards), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Findings by kind"), -1);
}

/* Where it was, as long as there is something. */
static gboolean
inno_quality_page_focus_chart (InnoPage *page)
{
  InnoQualityPage *self = INNO_QUALITY_PAGE (page);

  return gtk_widget_get_mapped (GTK_WIDGET (self->list)) &&
         gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
inno_quality_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (inno_quality_page_parent_class)->map (widget);

  inno_quality_page_update (INNO_PAGE (widget));
}

static void
inno_quality_page_dispose (GObject *object)
{
  InnoQualityPage *self = INNO_QUALITY_PAGE (object);

  if (self->list != NULL)
    {
      forget_question (self);
      clear_report (self);
    }
  g_clear_object (&self->settings);
  g_clear_pointer (&self->folds, g_hash_table_unref);
  /* The bin lets go of its child itself, and would do so twice. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), INNO_TYPE_QUALITY_PAGE);

  G_OBJECT_CLASS (inno_quality_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (INNO_TYPE_PATIENCE);
  g_type_ensure (INNO_TYPE_WRAP_BOX);
  g_type_ensure (INNO_TYPE_ROW_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, INNO_PAGE_RESOURCES "inno-quality-page.ui");
  gtk_widget_class_bind_template_child (widget_class, InnoQualityPage, controls);
  gtk_widget_class_bind_template_child (widget_class, InnoQualityPage, patience);
  gtk_widget_class_bind_template_child (widget_class, InnoQualityPage, surfaces);
  gtk_widget_class_bind_template_child (widget_class, InnoQualityPage, cards);
  gtk_widget_class_bind_template_child (widget_class, InnoQualityPage, list);
  gtk_widget_class_bind_template_child (widget_class, InnoQualityPage, none);
  gtk_widget_class_bind_template_child (widget_class, InnoQualityPage, status);
  gtk_widget_class_bind_template_child (widget_class, InnoQualityPage, again_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
}

static void
inno_quality_page_class_init (InnoQualityPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  InnoPageClass *page_class = INNO_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inno_quality_page_dispose;
  widget_class->map = inno_quality_page_map;
  page_class->update = inno_quality_page_update;
  page_class->retranslate = inno_quality_page_retranslate;
  page_class->focus_chart = inno_quality_page_focus_chart;

  bind_template (widget_class);
}

static void
inno_quality_page_init (InnoQualityPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  inno_widget_tell_status (GTK_WIDGET (self->status));

  self->folds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->settings = g_settings_new (APP_ID);
  self->picker = INNO_PICKER (inno_picker_new (FALSE));
  gtk_widget_insert_before (GTK_WIDGET (self->picker), GTK_WIDGET (self->controls),
                            GTK_WIDGET (self->patience));
  gtk_widget_set_visible (GTK_WIDGET (self->picker), FALSE);
  g_signal_connect_object (self->picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  for (guint i = INNO_FINDINGS_ERRORS; i < INNO_N_FINDINGS_SHOWN; i++)
    {
      self->figures[i] = INNO_FIGURE_CARD (inno_figure_card_new ());
      g_signal_connect_object (self->figures[i], "activated", G_CALLBACK (card_activated_cb), self, 0);
      inno_row_box_append (self->cards, GTK_WIDGET (self->figures[i]));
    }
}

/**
 * inno_quality_page_new:
 * @kind: what the table of pages says of it
 *
 * Returns: (transfer floating): a page that has not looked at anything yet
 */
InnoPage *
inno_quality_page_new (const InnoPageKind *kind)
{
  InnoPage *page = g_object_new (INNO_TYPE_QUALITY_PAGE, NULL);

  inno_page_retranslate (page);
  return page;
}
