/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-window-private.h"

#include <glib/gi18n-lib.h>

#include "inno-format.h"
#include "inno-pages.h"
#include "inno-widget.h"

/* The place of a page in the stack; the page is made when it is first shown. */
static AdwBin *
get_place (InnoWindow         *self,
           const InnoPageKind *kind)
{
  return ADW_BIN (adw_view_stack_get_child_by_name (self->pages, kind->id));
}

static const InnoPageKind *
get_kind (InnoWindow *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->pages);
  guint n_kinds;
  const InnoPageKind *kinds = inno_pages_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (g_strcmp0 (kinds[i].id, name) == 0)
      return &kinds[i];

  return NULL;
}

/* What is frozen is shared with nobody. */
gboolean
inno_window_has_page (InnoWindow         *self,
                      const InnoPageKind *kind)
{
  return self->workspace == NULL || !kind->is_of_now || !inno_workspace_is_frozen (self->workspace);
}

static void
message_cb (InnoPage   *page,
            const char *message,
            InnoWindow *self)
{
  inno_window_toast (self, message);
}

static void
undoable_cb (InnoPage   *page,
             const char *message,
             InnoWindow *self)
{
  inno_window_toast_undoable (self, message);
}

static GtkWidget *
make_row (const InnoPageKind *kind,
          guint               badge)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name (kind->icon_name);
  GtkWidget *label = gtk_label_new (_(kind->title));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  if (badge > 0)
    {
      g_autofree char *count = inno_format_count (inno_format_get (inno_lang_get_active ()), badge);
      GtkWidget *number = gtk_label_new (count);

      gtk_widget_add_css_class (number, "badge");
      gtk_widget_set_valign (number, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), number);
    }

  return box;
}

static void
say_row (InnoWindow         *self,
         const InnoPageKind *kind)
{
  guint n_kinds;
  const InnoPageKind *kinds = inno_pages_get_all (&n_kinds);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->page_list, (int) (kind - kinds));
  GtkWidget *page = adw_bin_get_child (get_place (self, kind));
  guint badge = kind->count != NULL && self->workspace != NULL ? kind->count (self->workspace)
              : page != NULL ? inno_page_get_badge (INNO_PAGE (page)) : 0;
  g_autofree char *count = inno_format_count (inno_format_get (inno_lang_get_active ()), badge);
  g_autofree char *name = g_strconcat (_(kind->title), badge > 0 ? ", " : "", badge > 0 ? count : "", NULL);

  gtk_list_box_row_set_child (row, make_row (kind, badge));
  gtk_widget_set_visible (GTK_WIDGET (row), inno_window_has_page (self, kind));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
badge_cb (InnoPage   *page,
          GParamSpec *pspec,
          InnoWindow *self)
{
  guint n_kinds;
  const InnoPageKind *kinds = inno_pages_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (adw_bin_get_child (get_place (self, &kinds[i])) == GTK_WIDGET (page))
      say_row (self, &kinds[i]);
}

static InnoPage *
ensure_page (InnoWindow         *self,
             const InnoPageKind *kind)
{
  AdwBin *place = get_place (self, kind);
  InnoPage *page;

  if (adw_bin_get_child (place) != NULL)
    return INNO_PAGE (adw_bin_get_child (place));

  page = kind->create (kind);
  /* A city selected on one page is found again on the next. */
  inno_page_set_selection (page, self->selection);
  g_signal_connect_object (page, "message", G_CALLBACK (message_cb), self, 0);
  g_signal_connect_object (page, "undoable", G_CALLBACK (undoable_cb), self, 0);
  g_signal_connect_object (page, "keys-requested", G_CALLBACK (inno_window_show_keys), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::badge", G_CALLBACK (badge_cb), self, 0);
  adw_bin_set_child (place, GTK_WIDGET (page));

  return page;
}

static void
foreach_page (InnoWindow *self,
              void      (*func) (InnoWindow *self, InnoPage *page))
{
  guint n_kinds;
  const InnoPageKind *kinds = inno_pages_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      GtkWidget *page = adw_bin_get_child (get_place (self, &kinds[i]));

      if (page != NULL)
        func (self, INNO_PAGE (page));
    }
}

static void
update_page (InnoWindow *self,
             InnoPage   *page)
{
  inno_page_set_workspace (page, self->workspace);
  inno_window_show_filtered (self, page);
}

/* The facts of now, whatever was searched for in them. */
static gboolean
has_facts_of_now (InnoWindow *self,
                  InnoPage   *page)
{
  InnoFacts *facts = inno_page_get_facts (page);
  InnoFacts *now = inno_workspace_get_facts (self->workspace);

  return facts == NULL || now == NULL ? facts == now
                                      : inno_facts_get_whole (facts) == inno_facts_get_whole (now);
}

/* A page out of sight follows when it is shown, see inno_window_show_page(). But facts
 * that are gone would stay in memory for as long as it has them, and what it says outside,
 * its badge, is seen. One at a time, so that nobody waits for all of them. */
static gboolean
update_pages_cb (gpointer user_data)
{
  InnoWindow *self = user_data;
  guint n_kinds;
  const InnoPageKind *kinds = inno_pages_get_all (&n_kinds);

  while (self->next_page < n_kinds)
    {
      const InnoPageKind *kind = &kinds[self->next_page++];
      GtkWidget *child = adw_bin_get_child (get_place (self, kind));
      InnoPage *page = child != NULL ? INNO_PAGE (child) : kind->has_badge ? ensure_page (self, kind) : NULL;

      if (page == NULL || page == self->page || (has_facts_of_now (self, page) && !kind->has_badge))
        continue;

      update_page (self, page);
      return G_SOURCE_CONTINUE;
    }

  self->pages_source = 0;
  return G_SOURCE_REMOVE;
}

/* Of pages that nobody may have seen yet. */
static void
update_counts (InnoWindow *self)
{
  guint n_kinds;
  const InnoPageKind *kinds = inno_pages_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (kinds[i].count != NULL)
      say_row (self, &kinds[i]);
}

/**
 * inno_window_update_pages:
 * @self: the window
 *
 * Gives the pages the facts of the workspace: the page in sight at once, the others
 * when they are shown, or when it has been drawn.
 */
void
inno_window_update_pages (InnoWindow *self)
{
  if (self->page == NULL || self->workspace == NULL)
    return;

  inno_window_update_filters (self);
  update_counts (self);
  update_page (self, self->page);
  self->next_page = 0;
  if (self->pages_source == 0)
    self->pages_source = g_idle_add_full (G_PRIORITY_LOW, update_pages_cb, self, NULL);
}

/**
 * inno_window_update_title:
 * @self: the window
 *
 * Says in the header which page is in sight, and what it shows.
 */
void
inno_window_update_title (InnoWindow *self)
{
  gboolean on_pages = g_strcmp0 (gtk_stack_get_visible_child_name (self->surfaces), "pages") == 0;
  const InnoPageKind *kind = on_pages ? get_kind (self) : NULL;
  const char *subtitle = kind != NULL ? inno_page_get_subtitle (self->page) : NULL;

  const char *frozen = self->workspace != NULL ? inno_workspace_get_frozen_name (self->workspace) : NULL;
  const char *page = kind != NULL ? _(kind->title) : NULL;
  /* A screen reader says it when it becomes another. */
  const char *names[4] = { NULL };
  guint n_names = 0;
  g_autofree char *title = NULL;
  g_autofree char *below = frozen != NULL && subtitle != NULL ? g_strjoin (" · ", frozen, subtitle, NULL)
                                                              : g_strdup (frozen != NULL ? frozen : subtitle);

  if (page != NULL)
    names[n_names++] = page;
  if (frozen != NULL)
    names[n_names++] = frozen;
  names[n_names] = _("InnoCities Overview");
  title = g_strjoinv (" – ", (char **) names);
  if (g_strcmp0 (title, gtk_window_get_title (GTK_WINDOW (self))) != 0)
    gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->title, page != NULL ? page : _("InnoCities Overview"));
  adw_window_title_set_subtitle (self->title, below != NULL ? below : "");
}

/**
 * inno_window_show_page:
 * @self: the window
 *
 * Follows the stack to the page that is to be in sight.
 */
void
inno_window_show_page (InnoWindow *self)
{
  const InnoPageKind *kind = get_kind (self);
  guint n_kinds;
  const InnoPageKind *kinds = inno_pages_get_all (&n_kinds);

  /* The first goes into the stack before it is known which was seen last. */
  if (kind == NULL || self->settings == NULL)
    return;

  g_clear_signal_handler (&self->page_subtitle_id, self->page);
  self->page = ensure_page (self, kind);
  self->page_subtitle_id = g_signal_connect_swapped (self->page, "notify::subtitle",
                                                     G_CALLBACK (inno_window_update_title), self);
  gtk_list_box_select_row (self->page_list, gtk_list_box_get_row_at_index (self->page_list, (int) (kind - kinds)));
  inno_filter_bar_set_tools (self->filters, inno_page_get_tools (self->page));
  gtk_widget_set_visible (GTK_WIDGET (self->filters), !kind->is_unfiltered);
  inno_choice_set_selected (self->tabs, kind->id);
  if (inno_choice_get_selected (self->tabs) == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->more_button), "checked");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->more_button), "checked");
  inno_window_update_pages (self);
  if (self->workspace != NULL)
    inno_window_update_title (self);
}

void
inno_window_row_selected_cb (GtkListBox    *list,
                             GtkListBoxRow *row,
                             InnoWindow    *self)
{
  guint n_kinds;
  const InnoPageKind *kinds = inno_pages_get_all (&n_kinds);

  if (row == NULL)
    return;

  adw_view_stack_set_visible_child_name (self->pages, kinds[gtk_list_box_row_get_index (row)].id);
}

/* A click or Enter; the arrow keys select as well, and may go on. */
void
inno_window_row_activated_cb (GtkListBox    *list,
                              GtkListBoxRow *row,
                              InnoWindow    *self)
{
  if (!adw_flap_get_folded (self->flap))
    return;

  adw_flap_set_reveal_flap (self->flap, FALSE);
  inno_page_focus_chart (self->page);
}

void
inno_window_tab_selected_cb (InnoWindow *self)
{
  const char *id = inno_choice_get_selected (self->tabs);

  if (id != NULL)
    adw_view_stack_set_visible_child_name (self->pages, id);
}

/* The sidebar has them all. */
void
inno_window_more_cb (InnoWindow *self)
{
  adw_flap_set_reveal_flap (self->flap, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->page_list), GTK_DIR_TAB_FORWARD);
}

/**
 * inno_window_turn_page:
 * @self: the window
 * @step: 1 or -1
 *
 * Shows the page after or before the one in sight; after the last comes the first.
 */
void
inno_window_turn_page (InnoWindow *self,
                       int         step)
{
  const InnoPageKind *kind = get_kind (self);
  guint n_kinds;
  const InnoPageKind *kinds = inno_pages_get_all (&n_kinds);

  guint at;

  if (kind == NULL)
    return;

  at = (guint) (kind - kinds);
  do
    at = (at + n_kinds + (guint) step) % n_kinds;
  while (!inno_window_has_page (self, &kinds[at]));
  inno_window_go (self, kinds[at].id);
}

/* A line between two sections. */
static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       user_data)
{
  guint n_kinds;
  const InnoPageKind *kinds = inno_pages_get_all (&n_kinds);
  gboolean is_within = before == NULL || kinds[gtk_list_box_row_get_index (row)].section ==
                                        kinds[gtk_list_box_row_get_index (before)].section;

  gtk_list_box_row_set_header (row, is_within ? NULL : gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
}

/**
 * inno_window_add_pages:
 * @self: the window
 *
 * Makes room for the pages, and a row for each in the sidebar.
 */
void
inno_window_add_pages (InnoWindow *self)
{
  guint n_kinds;
  const InnoPageKind *kinds = inno_pages_get_all (&n_kinds);

  self->selection = inno_selection_new ();
  self->way = g_queue_new ();
  inno_choice_set_stacked (self->tabs, TRUE);
  gtk_list_box_set_header_func (self->page_list, header_cb, NULL, NULL);
  inno_widget_make_one_stop (self->page_list);
  for (guint i = 0; i < n_kinds; i++)
    {
      adw_view_stack_add_named (self->pages, adw_bin_new (), kinds[i].id);
      gtk_list_box_append (self->page_list, make_row (&kinds[i], 0));
    }
}

static void
retranslate_tabs (InnoWindow *self)
{
  guint n_kinds, n_tabs = 0;
  const InnoPageKind *kinds = inno_pages_get_all (&n_kinds);
  g_autofree InnoChoiceItem *items = g_new0 (InnoChoiceItem, n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (kinds[i].short_title != NULL)
      items[n_tabs++] = (InnoChoiceItem) {
        .id = kinds[i].id,
        .label = g_dpgettext2 (NULL, "short", kinds[i].short_title),
        .name = _(kinds[i].title),
        .icon_name = kinds[i].icon_name,
      };

  inno_choice_set_title (self->tabs, _("Pages"));
  inno_choice_set_items (self->tabs, items, n_tabs);
  gtk_label_set_label (self->more_label, C_("short", "More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_("short", "More"), -1);
}

static void
retranslate_page (InnoWindow *self,
                  InnoPage   *page)
{
  inno_page_retranslate (page);
}

/**
 * inno_window_retranslate_pages:
 * @self: the window
 *
 * Says the pages and the ways to them anew in the active language.
 */
void
inno_window_retranslate_pages (InnoWindow *self)
{
  guint n_kinds;
  const InnoPageKind *kinds = inno_pages_get_all (&n_kinds);

  foreach_page (self, retranslate_page);
  for (guint i = 0; i < n_kinds; i++)
    say_row (self, &kinds[i]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->page_list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pages"), -1);
  retranslate_tabs (self);
  inno_window_show_page (self);
}
