/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-toasts.h"
#include "inno-widget.h"

/* Pixels, more of them where letters are larger. */
#define SIDEBAR_WIDTH 240
/* Below this the sidebar lies over the page. */
#define FOLD_WIDTH 860
/* And below this there is no room for the languages in the header. */
#define PHONE_WIDTH 560
/* The longest title has room beside it. */
#define PRESENT_WIDTH 920

#define WINDOW_RESOURCE "/fi/innokaupungit/Overview/app/inno-window.ui"

G_DEFINE_FINAL_TYPE (InnoWindow, inno_window, ADW_TYPE_APPLICATION_WINDOW)

/**
 * inno_window_toast:
 * @self: the window
 * @text: one sentence, in the active language
 *
 * Says it, for a while.
 */
void
inno_window_toast (InnoWindow *self,
                   const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  inno_toasts_add (self->toasts, adw_toast_new (escaped));
}

/* The titles of libadwaita are shortened and do not say the whole. */
static void
shorten_cb (gpointer widget,
            gpointer user_data)
{
  if (GTK_IS_LABEL (widget))
    inno_widget_shorten_label (widget);
}

static void
folded_cb (InnoWindow *self)
{
  gboolean on_pages = g_strcmp0 (gtk_stack_get_visible_child_name (self->surfaces), "pages") == 0;

  gtk_widget_set_visible (self->tab_bar, on_pages && adw_flap_get_folded (self->flap));
}

/* What is shown follows from what there is; the pages stay while something new
 * is on its way. */
static void
update_surface (InnoWindow *self)
{
  InnoFacts *facts = inno_workspace_get_facts (self->workspace);
  gboolean has_pages = facts != NULL;
  gboolean is_unusable = inno_workspace_get_open_error (self->workspace) != NULL;
  const char *surface = has_pages ? "pages"
                      : is_unusable ? "unusable"
                      : inno_workspace_is_open (self->workspace) ? "first-run" : "loading";
  /* While the portfolio opens the window stands as it will stand with it. */
  gboolean has_sidebar = has_pages || !inno_workspace_is_open (self->workspace);
  const InnoPortfolioState *state =
    has_pages ? inno_portfolio_get_state (inno_facts_get_portfolio (facts)) : NULL;
  gboolean is_new = g_strcmp0 (gtk_stack_get_visible_child_name (self->surfaces), surface) != 0;

  if (is_new && has_pages && self->was_empty)
    inno_window_invite (self);
  self->was_empty = !has_pages && (self->was_empty || g_str_equal (surface, "first-run"));
  gtk_stack_set_visible_child_name (self->surfaces, surface);
  if (has_sidebar != gtk_widget_get_visible (GTK_WIDGET (self->sidebar_button)))
    {
      adw_flap_set_reveal_flap (self->flap, has_sidebar && !adw_flap_get_folded (self->flap));
      gtk_widget_set_visible (GTK_WIDGET (self->sidebar_button), has_sidebar);
    }
  adw_flap_set_locked (self->flap, !has_sidebar);
  adw_flap_set_swipe_to_open (self->flap, has_sidebar);
  gtk_widget_set_visible (GTK_WIDGET (self->sidebar_pill), has_pages && state->is_sample);
  if (inno_workspace_is_open (self->workspace))
    inno_patience_stop (self->loading);
  inno_first_run_page_set_busy (self->first_run, inno_workspace_is_busy (self->workspace));
  inno_window_update_unusable (self);
  folded_cb (self);
  /* The keyboard begins where one chooses, or where the figures are, as if the window were just opened. */
  if (is_new && g_str_equal (surface, "first-run"))
    gtk_widget_grab_focus (GTK_WIDGET (self->first_run));
  if (is_new && has_pages && self->page != NULL)
    {
      gtk_window_set_focus (GTK_WINDOW (self), NULL);
      inno_page_focus_chart (self->page);
    }
}

static void
update_programme (InnoWindow *self)
{
  InnoFacts *facts = inno_workspace_get_facts (self->workspace);
  const InnoPortfolioState *state =
    facts != NULL ? inno_portfolio_get_state (inno_facts_get_portfolio (facts)) : NULL;
  const char *title =
    state != NULL && state->title != NULL ? inno_text_get (state->title, inno_lang_get_active (), NULL) : NULL;

  gtk_label_set_label (self->programme, title != NULL ? title : "");
  /* Without any of its words the foot would be a line under nothing. */
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->programme)),
                          title != NULL || (state != NULL && state->is_sample));
}

/* An error that the banner has no room for, or that needs an answer. */
static void
report_error (InnoWindow *self)
{
  const GError *error = inno_workspace_get_error (self->workspace);

  if (inno_workspace_is_busy (self->workspace))
    {
      self->has_reported = FALSE;
      return;
    }
  if (error == NULL || self->has_reported)
    return;

  self->has_reported = TRUE;
  if (g_error_matches (error, INNO_STORE_ERROR, INNO_STORE_ERROR_MASS_REMOVAL))
    inno_window_ask_removal (self, error);
  else if (inno_workspace_get_facts (self->workspace) == NULL &&
           inno_workspace_get_open_error (self->workspace) == NULL)
    inno_window_ask_remedy (self, error);
}

static void
workspace_changed_cb (InnoWindow *self)
{
  const char * const *notices = inno_workspace_get_notices (self->workspace);

  inno_window_update_pages (self);
  update_programme (self);
  update_surface (self);
  inno_window_update_title (self);
  inno_window_update_banner (self);
  inno_window_update_notices (self);
  inno_window_update_actions (self);
  inno_window_update_edits (self);
  inno_window_update_decks (self);
  inno_window_go_where_waited (self);
  inno_window_open_waiting (self);
  report_error (self);
  inno_window_tell_answer (self);
  inno_window_report_frames (self);

  /* Once: what was set aside at opening. */
  for (guint i = 0; !self->has_noticed && notices != NULL && notices[i] != NULL; i++)
    inno_window_toast (self, notices[i]);
  self->has_noticed = notices != NULL;
}

static void
language_chosen_cb (InnoWindow *self)
{
  InnoLang lang = inno_language_switch_get_lang (self->languages);

  if (lang != inno_lang_get_active ())
    gtk_widget_activate_action (GTK_WIDGET (self), "app.language", "s", inno_lang_to_code (lang));
}

static void
begun_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (InnoWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!inno_workspace_begin_finish (INNO_WORKSPACE (source), result, &error))
    inno_window_toast (self, error->message);
}

static void
begin_requested_cb (InnoWindow *self)
{
  inno_workspace_begin_async (self->workspace, begun_cb, g_object_ref (self));
}

static void
sample_requested_cb (InnoWindow *self)
{
  g_autoptr (InnoWorkspace) workspace = inno_workspace_new_sample ();

  inno_window_set_workspace (self, workspace);
  inno_workspace_open (workspace);
}

static void
stop_requested_cb (InnoWindow *self)
{
  inno_workspace_cancel (self->workspace);
}

/* A button with an icon alone: a tooltip is no name to assistive technology. */
static void
name_button (GtkWidget  *button,
             const char *name)
{
  inno_widget_set_tooltip (button, name);
  inno_widget_set_name (button, name);
}

/* The buttons of the window say what they do when they are made, and never again. */
static void
remake_window_buttons (gpointer widget)
{
  AdwHeaderBar *header = ADW_HEADER_BAR (gtk_widget_get_ancestor (widget, ADW_TYPE_HEADER_BAR));

  adw_header_bar_set_decoration_layout (header, ":");
  adw_header_bar_set_decoration_layout (header, NULL);
}

/**
 * inno_window_retranslate:
 * @self: the window
 *
 * Says everything anew in the active language, keeping page, question and place.
 */
void
inno_window_retranslate (InnoWindow *self)
{
  g_autoptr (GMenuModel) menu = inno_window_make_menu ();

  g_return_if_fail (INNO_IS_WINDOW (self));

  remake_window_buttons (self->jump_button);
  remake_window_buttons (self->menu_button);
  gtk_label_set_label (self->sidebar_title, _("InnoCities"));
  inno_patience_retranslate (self->loading, _("Opening the portfolio…"));
  name_button (GTK_WIDGET (self->sidebar_button), _("Sidebar"));
  name_button (GTK_WIDGET (self->back_button), _("Back"));
  name_button (GTK_WIDGET (self->jump_button), _("Jump to"));
  name_button (GTK_WIDGET (self->present_button), _("Present"));
  name_button (GTK_WIDGET (self->menu_button), _("Main menu"));
  gtk_menu_button_set_menu_model (self->menu_button, menu);
  inno_language_switch_set_lang (self->languages, inno_lang_get_active ());
  inno_language_switch_retranslate (self->languages);
  inno_sample_pill_retranslate (self->sidebar_pill);
  inno_first_run_page_retranslate (self->first_run);
  inno_window_retranslate_unusable (self);
  inno_filter_bar_retranslate (self->filters);
  inno_window_update_views (self);
  inno_window_retranslate_pages (self);
  inno_window_retranslate_edits (self);
  inno_window_retranslate_help (self);
  update_programme (self);
  inno_window_update_title (self);
  inno_window_update_banner (self);
}

static void
save_state (InnoWindow *self)
{
  int width, height;

  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (!gtk_window_is_maximized (GTK_WINDOW (self)))
    {
      gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
      g_settings_set_int (self->settings, "window-width", MAX (width, 360));
      g_settings_set_int (self->settings, "window-height", MAX (height, 294));
    }
  g_settings_set_string (self->settings, "last-page",
                         adw_view_stack_get_visible_child_name (self->pages));
  /* While nothing is shown, what was shown last is worth coming back to. */
  if (inno_workspace_get_facts (self->workspace) != NULL && !inno_workspace_is_frozen (self->workspace))
    {
      g_autofree char *place = inno_window_get_link (self);

      g_settings_set_string (self->settings, "last-place", place);
    }
}

/* A session ends without closing its windows one by one: what is left is kept. Nor does
 * anybody see any longer what waits. */
static void
active_cb (InnoWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)) || self->workspace == NULL)
    return;

  save_state (self);
  inno_window_update_notices (self);
}

/* The flap would fold by what its content wants to be wide, which changes with
 * every word in it: the width of the window decides instead. */
static void
fit_width (InnoWindow *self,
           int         width)
{
  double room = width / inno_widget_get_text_scale ();

  adw_flap_set_fold_policy (self->flap, room < FOLD_WIDTH ? ADW_FLAP_FOLD_POLICY_ALWAYS
                                                           : ADW_FLAP_FOLD_POLICY_NEVER);
  /* The main menu has them too. */
  gtk_widget_set_visible (GTK_WIDGET (self->languages), room >= PHONE_WIDTH);
  gtk_widget_set_visible (GTK_WIDGET (self->present_place), room >= PRESENT_WIDTH);
  inno_filter_bar_set_narrow (self->filters, room < PHONE_WIDTH);
  if (room < FOLD_WIDTH)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
}

static void
surface_width_cb (InnoWindow *self,
                  GParamSpec *pspec,
                  GdkSurface *surface)
{
  fit_width (self, gdk_surface_get_width (surface));
}

static void
inno_window_realize (GtkWidget *widget)
{
  GdkSurface *surface;

  GTK_WIDGET_CLASS (inno_window_parent_class)->realize (widget);

  surface = gtk_native_get_surface (GTK_NATIVE (widget));
  g_signal_connect_object (surface, "notify::width", G_CALLBACK (surface_width_cb), widget, G_CONNECT_SWAPPED);
}

static void
restore_state (InnoWindow *self)
{
  g_autofree char *page = g_settings_get_string (self->settings, "last-page");
  g_autofree char *place = g_settings_get_string (self->settings, "last-place");
  int width = g_settings_get_int (self->settings, "window-width");

  gtk_window_set_default_size (GTK_WINDOW (self), width, g_settings_get_int (self->settings, "window-height"));
  gtk_widget_set_size_request (adw_flap_get_flap (self->flap), (int) (SIDEBAR_WIDTH * inno_widget_get_text_scale ()), -1);
  fit_width (self, width);
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  inno_window_restore_filters (self);
  if (adw_view_stack_get_child_by_name (self->pages, page) != NULL)
    adw_view_stack_set_visible_child_name (self->pages, page);
  inno_window_show_page (self);
  if (strlen (page) == strcspn (place, "/?") && g_str_has_prefix (place, page))
    inno_window_return_to (self, place);
}

static gboolean
inno_window_close_request (GtkWindow *window)
{
  save_state (INNO_WINDOW (window));

  return GTK_WINDOW_CLASS (inno_window_parent_class)->close_request (window);
}

static void
inno_window_dispose (GObject *object)
{
  InnoWindow *self = INNO_WINDOW (object);

  g_clear_handle_id (&self->pages_source, g_source_remove);
  g_clear_handle_id (&self->notices_source, g_source_remove);
  if (self->page != NULL)
    g_clear_signal_handler (&self->page_subtitle_id, self->page);
  self->page = NULL;
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_weak_pointer (&self->edit_toast);
  g_clear_weak_pointer (&self->stage);
  g_clear_weak_pointer (&self->help);
  g_clear_weak_pointer (&self->tour);
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);
  g_clear_object (&self->print_settings);
  g_clear_object (&self->page_setup);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->filter, inno_query_free);
  g_clear_pointer (&self->waiting_place, g_free);
  g_queue_clear_full (&self->waiting_files, g_object_unref);
  g_clear_handle_id (&self->slow_source, g_source_remove);
  g_clear_pointer (&self->page_filters, g_hash_table_unref);
  if (self->way != NULL)
    g_queue_free_full (g_steal_pointer (&self->way), g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), INNO_TYPE_WINDOW);

  G_OBJECT_CLASS (inno_window_parent_class)->dispose (object);
}

/* What the template names. */
static void
ensure_types (void)
{
  g_type_ensure (INNO_TYPE_CHOICE);
  g_type_ensure (INNO_TYPE_FILTER_BAR);
  g_type_ensure (INNO_TYPE_FIRST_RUN_PAGE);
  g_type_ensure (INNO_TYPE_LANGUAGE_SWITCH);
  g_type_ensure (INNO_TYPE_PATIENCE);
  g_type_ensure (INNO_TYPE_SAMPLE_PILL);
  g_type_ensure (INNO_TYPE_SYNC_BANNER);
}

static void
inno_window_class_init (InnoWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = inno_window_dispose;
  widget_class->realize = inno_window_realize;
  window_class->close_request = inno_window_close_request;

  ensure_types ();
  gtk_widget_class_set_template_from_resource (widget_class, WINDOW_RESOURCE);
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, jump_button);
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, sidebar_title);
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, page_list);
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, programme);
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, sidebar_pill);
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, header);
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, title);
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, languages);
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, present_button);
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, present_place);
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, surfaces);
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, first_run);
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, filters);
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, tab_bar);
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, tabs);
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, more_button);
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, more_label);
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, loading);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, inno_window_row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, inno_window_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, inno_window_show_page);
  gtk_widget_class_bind_template_callback (widget_class, inno_window_tab_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, inno_window_more_cb);
  gtk_widget_class_bind_template_callback (widget_class, inno_window_filter_chosen);
  gtk_widget_class_bind_template_callback (widget_class, inno_window_search_left);
  gtk_widget_class_bind_template_callback (widget_class, language_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, begin_requested_cb);
  gtk_widget_class_bind_template_callback (widget_class, sample_requested_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_requested_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
  gtk_widget_class_bind_template_callback (widget_class, inno_window_banner_activated);
  gtk_widget_class_bind_template_callback (widget_class, inno_window_ask_address);
  gtk_widget_class_bind_template_callback (widget_class, inno_window_ask_file);
  inno_window_install_actions (widget_class);
  inno_window_install_ways (widget_class);
  inno_window_install_edits (widget_class);
  inno_window_install_filters (widget_class);
  inno_window_install_views (widget_class);
  inno_window_install_unusable (widget_class);
}

static void
inno_window_init (InnoWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  inno_widget_tell_status (GTK_WIDGET (self->unusable));
  /* Until a key is pressed: a ring that nobody brought looks like a choice somebody made. */
  gtk_window_set_focus_visible (GTK_WINDOW (self), FALSE);
  inno_widget_foreach (GTK_WIDGET (self->title), shorten_cb, NULL);
  inno_window_add_filters (self);
  inno_window_add_pages (self);
  inno_window_take_files (self);
}

/**
 * inno_window_new:
 * @application: the application
 * @settings: its settings
 * @workspace: the portfolio to show; it may still be opening
 *
 * Returns: (transfer none): a window, which is not shown yet
 */
InnoWindow *
inno_window_new (GtkApplication *application,
                 GSettings      *settings,
                 InnoWorkspace  *workspace)
{
  InnoWindow *self = g_object_new (INNO_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::editor-name", G_CALLBACK (inno_window_update_edits), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::stale-days", G_CALLBACK (inno_window_update_banner), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::views", G_CALLBACK (inno_window_update_views), self,
                           G_CONNECT_SWAPPED);
  self->n_conflicted = -1;
  inno_window_watch_notices (self);
  restore_state (self);
  inno_window_set_workspace (self, workspace);
  inno_window_retranslate (self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);

  return self;
}

/**
 * inno_window_set_workspace:
 * @self: the window
 * @workspace: another portfolio to show
 *
 * The pages keep their questions and ask the other portfolio.
 */
void
inno_window_set_workspace (InnoWindow    *self,
                           InnoWorkspace *workspace)
{
  g_return_if_fail (INNO_IS_WINDOW (self));
  g_return_if_fail (INNO_IS_WORKSPACE (workspace));

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_set_object (&self->workspace, workspace);
  inno_window_share (self);
  self->has_noticed = FALSE;
  inno_window_settle_frozen (self);
  inno_patience_start (self->loading);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);
  workspace_changed_cb (self);
}

/**
 * inno_window_get_workspace:
 * @self: the window
 *
 * Returns: (transfer none): the portfolio that it shows
 */
InnoWorkspace *
inno_window_get_workspace (InnoWindow *self)
{
  g_return_val_if_fail (INNO_IS_WINDOW (self), NULL);

  return self->workspace;
}
