/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-help-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-card.h"
#include "inno-help-topics.h"
#include "inno-widget.h"
#include "inno-window-role.h"

/* Pixels. */
#define WIDTH 780
#define HEIGHT 600
#define SIDE_WIDTH 232
#define TEXT_WIDTH 340
#define MOST_TEXT_WIDTH 620
/* Frames in which nothing moves: a new window and its lines have the height they keep. */
#define SETTLED 12

#define PLACE "inno-help-place"

struct _InnoHelpWindow
{
  AdwWindow       parent_instance;

  AdwLeaflet     *leaflet;
  AdwHeaderBar   *side_header;
  GtkSearchEntry *search;
  GtkListBox     *topics;      /* or, of a search, sections */
  GtkLabel       *nothing;
  GtkWidget      *text;        /* what is beside them */
  AdwHeaderBar   *header;
  GtkWidget      *back;
  GtkScrolledWindow *scroller;
  GtkListBox     *sections;
  GtkListBoxRow  *wanted;      /* section to scroll to, once there is a layout; not ours */
  gboolean        takes_focus; /* and it gets the keyboard then */
  guint           scroll_tick;
  guint           n_frames;    /* for which it has been where it is */
  float           y;

  char           *place;       /* in sight */
};

G_DEFINE_FINAL_TYPE (InnoHelpWindow, inno_help_window, ADW_TYPE_WINDOW)

static void
clear_list (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

/* The text */

static void
button_cb (GtkButton      *button,
           InnoHelpWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), g_object_get_data (G_OBJECT (button), PLACE), NULL);
}

static GtkWidget *
make_button (InnoHelpWindow        *self,
             const InnoHelpSection *section)
{
  GtkWidget *button = gtk_button_new_with_label (section->button);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_set_data (G_OBJECT (button), PLACE, (gpointer) section->action);
  g_signal_connect (button, "clicked", G_CALLBACK (button_cb), self);

  return button;
}

/* The keyboard goes from row to row, and each is read out whole. */
static GtkWidget *
make_section (InnoHelpWindow        *self,
              const InnoHelpSection *section)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                     "label", section->heading, "xalign", 0.0, "wrap", TRUE, NULL);
  g_auto (GStrv) paragraphs = g_strsplit (section->text, "\n\n", -1);

  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (box), heading);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    gtk_box_append (GTK_BOX (box), inno_card_make_label (paragraphs[i], "body"));
  if (section->button != NULL)
    gtk_box_append (GTK_BOX (box), make_button (self, section));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  inno_widget_set_name (row, section->heading);
  inno_widget_describe (row, box, section->text);

  return row;
}

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  InnoHelpWindow *self = INNO_HELP_WINDOW (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (self->takes_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->wanted));
  self->takes_focus = FALSE;
  if (gtk_widget_compute_bounds (GTK_WIDGET (self->wanted), GTK_WIDGET (self->sections), &bounds))
    {
      self->n_frames = bounds.origin.y == self->y ? self->n_frames + 1 : 0;
      self->y = bounds.origin.y;
      gtk_adjustment_set_value (adjustment, bounds.origin.y);
    }
  if (self->n_frames < SETTLED)
    return G_SOURCE_CONTINUE;

  self->scroll_tick = 0;
  return G_SOURCE_REMOVE;
}

static void
show_place (InnoHelpWindow *self,
            const char     *place,
            gboolean        takes_focus)
{
  const InnoHelpTopic *topic = inno_help_find_topic (place);
  g_autoptr (GPtrArray) sections = inno_help_topic_list (topic);
  const char *slash = strchr (place, '/');
  char *copy = g_strdup (place);

  clear_list (self->sections);
  for (guint i = 0; i < sections->len; i++)
    {
      InnoHelpSection *section = sections->pdata[i];
      GtkWidget *row = make_section (self, section);

      gtk_list_box_append (self->sections, row);
      if (i == 0 || (slash != NULL && g_str_equal (section->id, slash + 1)))
        self->wanted = GTK_LIST_BOX_ROW (row);
    }
  gtk_window_set_title (GTK_WINDOW (self), _(topic->title));
  inno_widget_set_name (GTK_WIDGET (self->sections), _(topic->title));
  self->takes_focus = takes_focus;
  self->n_frames = 0;
  if (self->scroll_tick == 0)
    self->scroll_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);

  g_free (self->place);
  self->place = copy;
}

/* The topics */

static void
add_topic_row (InnoHelpWindow *self,
               const char     *place,
               const char     *title,
               const char     *topic)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *name = g_strjoin (", ", title, topic, NULL);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "help-topic");
  gtk_box_append (GTK_BOX (box), inno_card_make_label (title, "body"));
  if (topic != NULL)
    {
      GtkWidget *label = inno_card_make_label (topic, "caption");

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), PLACE, g_strdup (place), g_free);
  inno_widget_set_name (row, name);
  gtk_list_box_append (self->topics, row);
}

static void
add_found (InnoHelpWindow      *self,
           const InnoHelpTopic *topic,
           const char          *words)
{
  g_autoptr (GPtrArray) sections = inno_help_topic_list (topic);

  for (guint i = 0; i < sections->len; i++)
    {
      InnoHelpSection *section = sections->pdata[i];
      g_autofree char *place = g_strconcat (topic->id, "/", section->id, NULL);

      if (inno_help_section_matches (section, words))
        add_topic_row (self, place, section->heading, _(topic->title));
    }
}

/* Without words all topics, with them what has them. */
static void
fill_topics (InnoHelpWindow *self)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  guint n_topics;
  const InnoHelpTopic *topics = inno_help_get_topics (&n_topics);
  gboolean has_rows;

  clear_list (self->topics);
  for (guint i = 0; i < n_topics; i++)
    if (*words == '\0')
      add_topic_row (self, topics[i].id, _(topics[i].title), NULL);
    else
      add_found (self, &topics[i], words);

  has_rows = gtk_widget_get_first_child (GTK_WIDGET (self->topics)) != NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->topics), has_rows);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), !has_rows);
}

/* The row of the topic in sight is the one selected. */
static void
select_topic (InnoHelpWindow *self)
{
  const InnoHelpTopic *topic = inno_help_find_topic (self->place);
  GtkListBoxRow *row;

  for (guint i = 0; (row = gtk_list_box_get_row_at_index (self->topics, (int) i)) != NULL; i++)
    if (g_str_equal (g_object_get_data (G_OBJECT (row), PLACE), topic->id))
      gtk_list_box_select_row (self->topics, row);
}

static void
row_selected_cb (GtkListBox     *list,
                 GtkListBoxRow  *row,
                 InnoHelpWindow *self)
{
  const char *place = row != NULL ? g_object_get_data (G_OBJECT (row), PLACE) : NULL;

  if (place != NULL && (strchr (place, '/') != NULL || inno_help_find_topic (place) != inno_help_find_topic (self->place)))
    show_place (self, place, FALSE);
}

static void
row_activated_cb (GtkListBox     *list,
                  GtkListBoxRow  *row,
                  InnoHelpWindow *self)
{
  show_place (self, g_object_get_data (G_OBJECT (row), PLACE), TRUE);
  adw_leaflet_set_visible_child (self->leaflet, self->text);
}

static void
search_cb (InnoHelpWindow *self)
{
  fill_topics (self);
  select_topic (self);
}

/* From the words to what was found; the last of them may not have been looked for yet. */
static void
search_activated_cb (InnoHelpWindow *self)
{
  GtkListBoxRow *row;

  search_cb (self);
  row = gtk_list_box_get_row_at_index (self->topics, 0);
  if (row != NULL)
    row_activated_cb (self->topics, row, self);
}

static void
stop_search_cb (InnoHelpWindow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
back_cb (InnoHelpWindow *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "topics");
  gtk_widget_child_focus (GTK_WIDGET (self->topics), GTK_DIR_TAB_FORWARD);
}

/* Where one of the two is in sight each has the buttons of the window. */
static void
folded_cb (InnoHelpWindow *self)
{
  gboolean is_folded = adw_leaflet_get_folded (self->leaflet);

  adw_header_bar_set_show_end_title_buttons (self->side_header, is_folded);
  adw_header_bar_set_show_start_title_buttons (self->header, is_folded);
  gtk_widget_set_visible (self->back, is_folded);
}

static void
close_action_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
search_action_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  InnoHelpWindow *self = INNO_HELP_WINDOW (widget);

  adw_leaflet_set_visible_child_name (self->leaflet, "topics");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
inno_help_window_finalize (GObject *object)
{
  g_free (INNO_HELP_WINDOW (object)->place);
  G_OBJECT_CLASS (inno_help_window_parent_class)->finalize (object);
}

static void
inno_help_window_class_init (InnoHelpWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = inno_help_window_finalize;
  gtk_widget_class_install_action (widget_class, "help.close", NULL, close_action_cb);
  gtk_widget_class_install_action (widget_class, "help.search", NULL, search_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "help.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "help.search", NULL);
}

static GtkWidget *
make_topics (InnoHelpWindow *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->side_header = ADW_HEADER_BAR (adw_header_bar_new ());
  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  self->topics = GTK_LIST_BOX (gtk_list_box_new ());
  self->nothing = GTK_LABEL (inno_card_make_label ("", "dim-label"));
  gtk_widget_add_css_class (GTK_WIDGET (self->side_header), "flat");
  gtk_widget_add_css_class (side, "help-topics");
  gtk_widget_add_css_class (GTK_WIDGET (self->topics), "navigation-sidebar");
  gtk_list_box_set_selection_mode (self->topics, GTK_SELECTION_BROWSE);
  inno_widget_make_one_stop (self->topics);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->topics));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->nothing));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->side_header));
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (side), scroller);
  gtk_widget_set_size_request (side, SIDE_WIDTH, -1);

  g_signal_connect (self->topics, "row-selected", G_CALLBACK (row_selected_cb), self);
  g_signal_connect (self->topics, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (search_activated_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (stop_search_cb), self);

  return side;
}

static GtkWidget *
make_text (InnoHelpWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *clamp = adw_clamp_new ();

  self->header = ADW_HEADER_BAR (adw_header_bar_new ());
  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  self->sections = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->header), "flat");
  adw_header_bar_pack_start (self->header, self->back);
  gtk_list_box_set_selection_mode (self->sections, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->sections), "help-text");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), MOST_TEXT_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->sections));
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, clamp);
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroller), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->header));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->scroller));
  gtk_widget_set_size_request (box, TEXT_WIDTH, -1);
  gtk_widget_set_hexpand (box, TRUE);
  g_signal_connect_swapped (self->back, "clicked", G_CALLBACK (back_cb), self);

  return box;
}

static void
inno_help_window_init (InnoHelpWindow *self)
{
  GtkWidget *topics = make_topics (self);

  inno_window_take_role (self);
  self->place = g_strdup ("start");
  self->text = make_text (self);
  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  adw_leaflet_page_set_name (adw_leaflet_append (self->leaflet, topics), "topics");
  adw_leaflet_page_set_navigatable (adw_leaflet_append (self->leaflet, gtk_separator_new (GTK_ORIENTATION_VERTICAL)), FALSE);
  adw_leaflet_append (self->leaflet, self->text);
  adw_leaflet_set_can_navigate_back (self->leaflet, TRUE);
  g_signal_connect_swapped (self->leaflet, "notify::folded", G_CALLBACK (folded_cb), self);
  adw_window_set_content (ADW_WINDOW (self), GTK_WIDGET (self->leaflet));
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, 294);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  folded_cb (self);
}

/**
 * inno_help_window_new:
 * @parent: (nullable): the window that it tells of, and whose actions it knows
 *
 * Returns: (transfer none): a window, which is not shown yet
 */
GtkWidget *
inno_help_window_new (GtkWindow *parent)
{
  InnoHelpWindow *self = g_object_new (INNO_TYPE_HELP_WINDOW, "transient-for", parent,
                                       "destroy-with-parent", TRUE, NULL);

  inno_help_window_retranslate (self);

  return GTK_WIDGET (self);
}

/**
 * inno_help_window_show:
 * @self: the window
 * @place: "topic" or "topic/section"
 *
 * Shows what is said there. The keyboard goes with it.
 */
void
inno_help_window_show (InnoHelpWindow *self,
                       const char     *place)
{
  g_return_if_fail (INNO_IS_HELP_WINDOW (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  fill_topics (self);
  show_place (self, place, TRUE);
  select_topic (self);
  adw_leaflet_set_visible_child (self->leaflet, self->text);
}

/**
 * inno_help_window_retranslate:
 * @self: the window
 *
 * Says everything anew in the active language, keeping the place.
 */
void
inno_help_window_retranslate (InnoHelpWindow *self)
{
  g_autofree char *place = NULL;

  g_return_if_fail (INNO_IS_HELP_WINDOW (self));

  place = g_strdup (self->place);
  adw_header_bar_set_title_widget (self->side_header, adw_window_title_new (_("Help"), ""));
  inno_widget_set_name (GTK_WIDGET (self->topics), _("Topics"));
  inno_widget_set_name (GTK_WIDGET (self->search), _("Search in the help"));
  g_object_set (self->search, "placeholder-text", _("Search in the help"), NULL);
  gtk_label_set_label (self->nothing, _("Nothing in the help has these words."));
  inno_widget_set_tooltip (self->back, _("Topics"));
  inno_widget_set_name (self->back, _("Topics"));
  fill_topics (self);
  show_place (self, place, FALSE);
  select_topic (self);
}
