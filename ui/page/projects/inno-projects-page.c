/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-projects-page.h"

#include <glib/gi18n-lib.h>

#include "inno-aggregate.h"
#include "inno-format.h"
#include "inno-project-chooser.h"
#include "inno-project-detail.h"
#include "inno-project-foot.h"
#include "inno-project-print.h"
#include "inno-take-string.h"
#include "inno-widget.h"

struct _InnoProjectsPage
{
  InnoPage            parent_instance;

  GtkMenuButton      *columns_button;
  GtkLabel           *columns_label;
  GtkActionable      *new_button;
  GtkLabel           *new_label;
  GtkStack           *states;          /* list, status */
  AdwLeaflet         *leaflet;         /* list, detail */
  InnoProjectView    *view;
  InnoProjectFoot    *foot;
  InnoProjectDetail  *detail;
  AdwStatusPage      *status;
  GtkButton          *status_button;

  InnoProjectChooser *chooser;
  char               *filter;          /* what the rows were last asked for with */
  char               *opened;          /* subject that somebody asked for, in the filter or not */
  gboolean            scrolls;         /* to it, when the rows are there */
  gboolean            is_refiltered;   /* the rows to come are others */
  gboolean            wants_rows;      /* the focus goes to them, when they are there */
  gboolean            wants_focus;     /* the details, when they are there */
  InnoFacts          *facts;           /* that the details are of */
  GCancellable       *cancellable;     /* of reading them */
};

G_DEFINE_FINAL_TYPE (InnoProjectsPage, inno_projects_page, INNO_TYPE_PAGE)

/* The details */

static void
show_list (InnoProjectsPage *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "list");
}

/* What is no longer among the rows gives way to the row that came to its place: whoever deletes one project after
 * another stays where they are. Where others were asked for, no row stands for it. */
static void
let_go (InnoProjectsPage *self)
{
  gboolean had_keyboard = inno_page_has_keyboard (INNO_PAGE (self));

  show_list (self);
  if (self->is_refiltered || !inno_project_view_select_next (self->view))
    inno_project_view_select (self->view, NULL);
  if (had_keyboard)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* A project that is gone, or that the filter left behind, is let go of, unless somebody asked for it. */
static void
keep_subject (InnoProjectsPage *self)
{
  const char *subject = inno_project_view_get_subject (self->view);

  if (subject != NULL && g_strcmp0 (subject, self->opened) != 0 &&
      inno_project_list_find (inno_project_view_get_list (self->view), subject) == G_MAXUINT)
    let_go (self);
}

static void
dossier_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (InnoProjectsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoProjectDossier) dossier = inno_workspace_run_finish (INNO_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    inno_page_send_message (INNO_PAGE (self), error->message);
  /* What was shown until now goes without a word: who deleted it has been told. */
  else if (dossier->document == NULL &&
           g_strcmp0 (inno_project_detail_get_id (self->detail), inno_project_view_get_subject (self->view)) != 0)
    inno_page_send_message (INNO_PAGE (self), _("What was to be shown is no longer there."));

  if (dossier == NULL)
    {
      inno_project_view_select (self->view, NULL);
      return;
    }
  if (dossier->document == NULL)
    {
      g_clear_pointer (&self->opened, g_free);
      keep_subject (self);
      return;
    }
  inno_project_detail_take (self->detail, inno_facts_get_portfolio (self->facts), g_steal_pointer (&dossier));
  if (self->wants_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->detail));
  self->wants_focus = FALSE;
}

/* What was shown last stays until the other is there. */
static void
read_dossier (InnoProjectsPage *self)
{
  InnoWorkspace *workspace = inno_page_get_workspace (INNO_PAGE (self));
  InnoFacts *facts = inno_page_get_facts (INNO_PAGE (self));
  const char *subject = inno_project_view_get_subject (self->view);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->facts, inno_facts_unref);
  if (facts != NULL)
    self->facts = inno_facts_ref (facts);
  if (subject == NULL || workspace == NULL || facts == NULL)
    {
      inno_project_detail_take (self->detail, NULL, NULL);
      show_list (self);
      return;
    }

  self->cancellable = g_cancellable_new ();
  inno_workspace_run_async (workspace, &inno_project_dossier_job, g_strdup (subject), self->cancellable,
                            dossier_read_cb, g_object_ref (self));
}

/* Where the details are not beside the list they take its place. */
static void
show_detail (InnoProjectsPage *self)
{
  const char *subject = inno_project_view_get_subject (self->view);

  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child_name (self->leaflet, "detail");
  if (g_strcmp0 (inno_project_detail_get_id (self->detail), subject) == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->detail));
  else
    self->wants_focus = TRUE;
}

static void
activated_cb (InnoProjectsPage *self,
              const char       *id)
{
  show_detail (self);
}

static void
back_cb (InnoProjectsPage *self)
{
  show_list (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Letters go where they search. */
static gboolean
key_pressed_cb (GtkEventControllerKey *keys,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                InnoProjectsPage      *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!g_unichar_isalnum (gdk_keyval_to_unicode (key)) ||
      (state & gtk_accelerator_get_default_mod_mask () & ~GDK_SHIFT_MASK) != 0 ||
      !gtk_widget_activate_action (GTK_WIDGET (self), "win.search", NULL))
    return GDK_EVENT_PROPAGATE;

  return gtk_event_controller_key_forward (keys, gtk_root_get_focus (root));
}

static void
folded_cb (InnoProjectsPage *self)
{
  gboolean is_folded = adw_leaflet_get_folded (self->leaflet);

  inno_project_detail_set_alone (self->detail, is_folded);
  inno_project_view_set_single_click (self->view, is_folded);
}

/* The list */

static void
show_foot (InnoProjectsPage *self)
{
  inno_project_foot_show (self->foot, self->view, inno_project_chooser_get_measure (self->chooser));
}

/* States */

typedef struct
{
  const char *icon;
  const char *title;         /* source string */
  const char *button;        /* source string */
  const char *action;
} Status;

static const Status empty = { "view-list-bullet-symbolic", N_("No projects yet"), N_("New project"),
                              "win.edit" };
static const Status nothing = { "edit-find-symbolic", N_("No projects match these filters"), N_("Clear filters"),
                                "win.clear-filters" };
static const Status failed = { "dialog-error-symbolic", N_("The projects cannot be shown"), N_("Try again"),
                               "page.retry" };

static void
show_status (InnoProjectsPage *self,
             const Status     *status,
             const char       *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  GtkActionable *button = GTK_ACTIONABLE (self->status_button);

  adw_status_page_set_icon_name (self->status, status->icon);
  adw_status_page_set_title (self->status, _(status->title));
  adw_status_page_set_description (self->status, escaped);
  gtk_button_set_label (self->status_button, _(status->button));
  /* No action and the target of another ever meet, not even in between: GTK would say so. */
  gtk_actionable_set_action_name (button, NULL);
  gtk_actionable_set_action_target_value (button, status == &empty ? g_variant_new ("(sss)", "project", "", "") : NULL);
  gtk_actionable_set_action_name (button, status->action);
  gtk_stack_set_visible_child_name (self->states, "status");
}

/* Returns: (transfer full): "" where nothing is filtered */
static char *
say_filters (InnoProjectsPage *self)
{
  const InnoQuery *filter = inno_page_get_filter (INNO_PAGE (self));
  InnoFacts *facts = inno_page_get_facts (INNO_PAGE (self));
  g_autoptr (InnoQuery) query = inno_query_copy (filter);
  g_autoptr (InnoFrame) frame = NULL;

  if (facts == NULL || !inno_query_is_filtered (filter))
    return g_strdup ("");

  query->lang = inno_lang_get_active ();
  frame = inno_facts_aggregate (facts, query, NULL);

  return frame != NULL ? g_strjoinv (" · ", inno_frame_get_context (frame)->filters) : g_strdup ("");
}

static void
show_state (InnoProjectsPage *self)
{
  InnoProjectList *list = inno_project_view_get_list (self->view);
  InnoFacts *facts = inno_page_get_facts (INNO_PAGE (self));
  g_autofree char *filters = say_filters (self);

  inno_page_set_subtitle (INNO_PAGE (self), filters);
  if (list == NULL || facts == NULL)
    return;

  if (inno_project_list_get_error (list) != NULL)
    show_status (self, &failed, inno_project_list_get_error (list)->message);
  else if (inno_portfolio_get_state (inno_facts_get_portfolio (facts))->n_projects == 0)
    show_status (self, &empty, _("Projects appear here when they are entered or fetched."));
  else if (g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
    show_status (self, &nothing, filters);
  else
    gtk_stack_set_visible_child_name (self->states, "list");
}

/* Rows that go take the keyboard with them, and where none come GTK leaves it there, out of sight, and Tab leads
 * nowhere. Who types, as in the search that led here, is not interrupted. */
static void
place_focus (InnoProjectsPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean has_rows = gtk_stack_get_visible_child (self->states) == GTK_WIDGET (self->leaflet);
  gboolean is_in_sight = focus != NULL && gtk_widget_get_mapped (focus);
  gboolean is_wanted = self->wants_rows || (!is_in_sight && !has_rows);

  if (!is_wanted || (is_in_sight && GTK_IS_EDITABLE (focus)))
    return;
  if (has_rows)
    inno_page_take_focus (INNO_PAGE (self));
  else
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->states), GTK_DIR_TAB_FORWARD);
}

static void
listed_cb (InnoProjectsPage *self)
{
  g_autofree char *subject = g_strdup (inno_project_view_get_subject (self->view));

  if (self->scrolls && subject != NULL)
    inno_project_view_select (self->view, subject);
  else
    keep_subject (self);
  self->scrolls = FALSE;
  show_foot (self);
  show_state (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    place_focus (self);
  self->wants_rows = FALSE;
  self->is_refiltered = FALSE;
}

static void
copied_cb (InnoProjectsPage *self,
           guint             n_rows)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  g_autofree char *number = inno_format_count (format, n_rows > 0 ? n_rows : INNO_PROJECT_MAX_COPIED);
  g_autofree char *message = NULL;

  if (n_rows > 0)
    message = g_strdup_printf (ngettext ("%s row copied", "%s rows copied", n_rows), number);
  else
    message = g_strdup_printf (_("No more than %s rows are copied at once. Select fewer."), number);
  inno_page_send_message (INNO_PAGE (self), message);
}

static void
ask (InnoProjectsPage *self)
{
  g_autoptr (InnoQuery) query = inno_query_copy (inno_page_get_filter (INNO_PAGE (self)));

  query->lang = inno_lang_get_active ();
  inno_project_view_show (self->view, inno_page_get_workspace (INNO_PAGE (self)),
                          inno_page_get_facts (INNO_PAGE (self)), query);
}

static void
retry_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  ask (INNO_PROJECTS_PAGE (widget));
}

/* Overrides */

static void
inno_projects_page_update (InnoPage *page)
{
  InnoProjectsPage *self = INNO_PROJECTS_PAGE (page);
  g_autofree char *filter = inno_query_to_text (inno_page_get_filter (page));

  if (inno_take_string (&self->filter, filter))
    {
      g_clear_pointer (&self->opened, g_free);
      self->is_refiltered = TRUE;
    }
  if (inno_page_get_facts (page) != self->facts)
    read_dossier (self);
  ask (self);
}

static void
inno_projects_page_retranslate (InnoPage *page)
{
  InnoProjectsPage *self = INNO_PROJECTS_PAGE (page);

  gtk_label_set_label (self->columns_label, _("Columns"));
  inno_widget_set_name (GTK_WIDGET (self->columns_button), _("Columns and sorting"));
  inno_widget_set_tooltip (GTK_WIDGET (self->columns_button), _("Columns and sorting"));
  inno_project_chooser_retranslate (self->chooser);
  gtk_label_set_label (self->new_label, _("New project"));
  inno_widget_set_name (GTK_WIDGET (self->new_button), _("New project"));
  inno_project_view_retranslate (self->view);
  inno_project_detail_retranslate (self->detail);
}

static gboolean
inno_projects_page_focus_chart (InnoPage *page)
{
  InnoProjectsPage *self = INNO_PROJECTS_PAGE (page);

  /* As long as the rows are not there the view has nothing to give it to. */
  self->wants_rows = !gtk_widget_grab_focus (GTK_WIDGET (self->view));

  return !self->wants_rows;
}

static void
inno_projects_page_open (InnoPage   *page,
                         const char *subject)
{
  InnoProjectsPage *self = INNO_PROJECTS_PAGE (page);

  inno_take_string (&self->opened, subject);
  self->scrolls = !inno_project_view_select (self->view, subject);
  /* The first there is, which was just added. */
  self->wants_rows |= self->scrolls && gtk_stack_get_visible_child (self->states) != GTK_WIDGET (self->leaflet);
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child_name (self->leaflet, "detail");
}

static const char *
inno_projects_page_get_subject (InnoPage *page)
{
  return inno_project_view_get_subject (INNO_PROJECTS_PAGE (page)->view);
}

static void
inno_projects_page_ask (InnoPage        *page,
                        const InnoQuery *query)
{
  InnoProjectsPage *self = INNO_PROJECTS_PAGE (page);

  if (query->measure < INNO_N_MONEY_MEASURES)
    inno_project_chooser_set_measure (self->chooser, query->measure);
}

static void
inno_projects_page_get_question (InnoPage  *page,
                                 InnoQuery *query)
{
  InnoMeasure measure = inno_project_chooser_get_measure (INNO_PROJECTS_PAGE (page)->chooser);

  if (measure < INNO_N_MONEY_MEASURES)
    query->measure = measure;
}

/* What stands under the list is said over it on paper. */
static void
inno_projects_page_print (InnoPage *page,
                          GTask    *task)
{
  InnoProjectsPage *self = INNO_PROJECTS_PAGE (page);
  g_autoptr (InnoQuery) query = inno_query_copy (inno_page_get_filter (page));
  g_autofree char *note = inno_project_foot_describe (self->foot);

  query->lang = inno_lang_get_active ();
  inno_project_print (self->view, inno_page_get_facts (page), query, note, task);
}

static void
inno_projects_page_dispose (GObject *object)
{
  InnoProjectsPage *self = INNO_PROJECTS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->facts, inno_facts_unref);
  g_clear_pointer (&self->filter, g_free);
  g_clear_pointer (&self->opened, g_free);
  /* The bin lets go of its child itself, and would do so twice. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), INNO_TYPE_PROJECTS_PAGE);

  G_OBJECT_CLASS (inno_projects_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, InnoProjectsPage, columns_button);
  gtk_widget_class_bind_template_child (widget_class, InnoProjectsPage, columns_label);
  gtk_widget_class_bind_template_child (widget_class, InnoProjectsPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, InnoProjectsPage, new_label);
  gtk_widget_class_bind_template_child (widget_class, InnoProjectsPage, states);
  gtk_widget_class_bind_template_child (widget_class, InnoProjectsPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, InnoProjectsPage, view);
  gtk_widget_class_bind_template_child (widget_class, InnoProjectsPage, foot);
  gtk_widget_class_bind_template_child (widget_class, InnoProjectsPage, detail);
  gtk_widget_class_bind_template_child (widget_class, InnoProjectsPage, status);
  gtk_widget_class_bind_template_child (widget_class, InnoProjectsPage, status_button);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, listed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, copied_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_dossier);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, inno_page_send_message);
}

static void
inno_projects_page_class_init (InnoProjectsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  InnoPageClass *page_class = INNO_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inno_projects_page_dispose;
  page_class->update = inno_projects_page_update;
  page_class->retranslate = inno_projects_page_retranslate;
  page_class->focus_chart = inno_projects_page_focus_chart;
  page_class->open = inno_projects_page_open;
  page_class->get_subject = inno_projects_page_get_subject;
  page_class->ask = inno_projects_page_ask;
  page_class->get_question = inno_projects_page_get_question;
  page_class->print = inno_projects_page_print;

  g_type_ensure (INNO_TYPE_PROJECT_VIEW);
  g_type_ensure (INNO_TYPE_PROJECT_DETAIL);
  g_type_ensure (INNO_TYPE_PROJECT_FOOT);
  gtk_widget_class_install_action (widget_class, "page.retry", NULL, retry_cb);
  gtk_widget_class_set_template_from_resource (widget_class, INNO_PAGE_RESOURCES "inno-projects-page.ui");
  bind_children (widget_class);
}

static void
inno_projects_page_init (InnoProjectsPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  inno_widget_tell_status (GTK_WIDGET (self->status));
  self->chooser = inno_project_chooser_new (self->view, self->columns_button);
  g_signal_connect_object (self->chooser, "changed", G_CALLBACK (show_foot), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  inno_page_retranslate (INNO_PAGE (self));
  /* It has a name before it is needed: even what is hidden may be told of. */
  gtk_button_set_label (self->status_button, _(nothing.button));
}

/**
 * inno_projects_page_new:
 * @kind: what the table of pages says of it
 *
 * Returns: (transfer floating): the page
 */
InnoPage *
inno_projects_page_new (const InnoPageKind *kind)
{
  return g_object_new (INNO_TYPE_PROJECTS_PAGE, NULL);
}
