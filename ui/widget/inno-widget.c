/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-widget.h"

#include <adwaita.h>

#include "inno-chart-view.h"
#include "inno-choice.h"
#include "inno-frame-table.h"
#include "inno-language-switch.h"
#include "inno-lost-focus.h"
#include "inno-menu-names.h"
#include "inno-sample-pill.h"
#include "inno-swatch.h"
#include "inno-sync-banner.h"
#include "inno-widget-resources.h"

/* Of gtk-xft-dpi, which counts in parts of 1024. */
#define USUAL_DPI (96 * 1024.0)
#define MOST_SCALE 2.0

/* Which sheets are on, besides the first, which always is. */
typedef struct
{
  const char *resource;
  gboolean  (*is_on) (AdwStyleManager *manager);
} Sheet;

static const Sheet sheets[] = {
  { INNO_WIDGET_RESOURCES "innocities.css", NULL },
  { INNO_WIDGET_RESOURCES "innocities-dark.css", adw_style_manager_get_dark },
  { INNO_WIDGET_RESOURCES "innocities-hc.css", adw_style_manager_get_high_contrast },
};

static GtkCssProvider *providers[G_N_ELEMENTS (sheets)];

static GtkCssProvider *
load_sheet (const Sheet *sheet)
{
  GtkCssProvider *provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, sheet->resource);
  return provider;
}

static void
update_sheets (AdwStyleManager *manager)
{
  GdkDisplay *display = adw_style_manager_get_display (manager);

  if (display == NULL)
    display = gdk_display_get_default ();

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      gboolean is_on = sheets[i].is_on == NULL || sheets[i].is_on (manager);

      if (providers[i] != NULL)
        gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (providers[i]));
      else if (is_on)
        providers[i] = load_sheet (&sheets[i]);
      if (is_on)
        gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (providers[i]),
                                                    GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + i);
    }
}

static void
ensure_types (void)
{
  /* Named in templates, by nothing but their name. */
  g_type_ensure (INNO_TYPE_CHART_VIEW);
  g_type_ensure (INNO_TYPE_CHOICE);
  g_type_ensure (INNO_TYPE_FRAME_TABLE);
  g_type_ensure (INNO_TYPE_LANGUAGE_SWITCH);
  g_type_ensure (INNO_TYPE_SAMPLE_PILL);
  g_type_ensure (INNO_TYPE_SWATCH);
  g_type_ensure (INNO_TYPE_SYNC_BANNER);
}

/**
 * inno_widget_init:
 *
 * Makes the templates, the types and the style sheets known. Call it once there
 * is a display, after adw_init(); later calls do nothing. Main thread.
 */
void
inno_widget_init (void)
{
  AdwStyleManager *manager;

  if (providers[0] != NULL)
    return;

  inno_widget_register_resource ();
  ensure_types ();
  inno_lost_focus_init ();
  inno_menu_names_init ();

  manager = adw_style_manager_get_default ();
  g_signal_connect (manager, "notify::dark", G_CALLBACK (update_sheets), NULL);
  g_signal_connect (manager, "notify::high-contrast", G_CALLBACK (update_sheets), NULL);
  update_sheets (manager);
}

/**
 * inno_widget_focus_child:
 * @widget: a widget with others in it
 * @direction: where the focus goes
 *
 * Moves it to the next of what is in it, in the order of the children: a `focus` for classes of widgets.
 *
 * Returns: whether it is somewhere in it
 */
gboolean
inno_widget_focus_child (GtkWidget        *widget,
                         GtkDirectionType  direction)
{
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  gboolean is_backward = direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *(*get_next) (GtkWidget *) = is_backward ? gtk_widget_get_prev_sibling : gtk_widget_get_next_sibling;

  if (child == NULL)
    child = is_backward ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  for (; child != NULL; child = get_next (child))
    if (gtk_widget_get_mapped (child) && gtk_widget_child_focus (child, direction))
      return TRUE;

  return FALSE;
}

static gboolean
focus_in_order (GtkWidget        *widget,
                GtkDirectionType  direction)
{
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (g_type_class_peek (GTK_TYPE_WIDGET))->focus (widget, direction);

  return inno_widget_focus_child (widget, direction);
}

/**
 * inno_widget_set_order:
 * @klass: the class of a widget with others in it
 *
 * Has the Tab key go through them in the order of the children. GTK goes by where their middles are: from
 * something high to something low beside it, and from a small thing to a large one before it.
 */
void
inno_widget_set_order (GtkWidgetClass *klass)
{
  klass->focus = focus_in_order;
}

/**
 * inno_widget_set_grab_focus:
 * @klass: the class of a widget with others in it
 * @grab_focus: gives the keyboard to that of them that matters most
 *
 * Has the Tab key go through all of them nevertheless. The `focus` of GtkWidget begins with what @grab_focus
 * takes, past all before it, and Shift+Tab never leads out from there.
 */
void
inno_widget_set_grab_focus (GtkWidgetClass *klass,
                            gboolean      (*grab_focus) (GtkWidget *widget))
{
  klass->focus = inno_widget_focus_child;
  klass->grab_focus = grab_focus;
}

static void
mapped_cb (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (widget, mapped_cb, NULL);
  gtk_widget_grab_focus (widget);
}

/**
 * inno_widget_grab_focus_in_sight:
 * @widget: a widget
 *
 * Gives the keyboard to it, now or as soon as it comes in sight: an #AdwLeaflet that was just turned to finds the
 * places of what is in it only with the next frame, and what has no place takes no keyboard.
 *
 * Returns: whether it has taken it, or will
 */
gboolean
inno_widget_grab_focus_in_sight (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  g_signal_handlers_disconnect_by_func (widget, mapped_cb, NULL);
  if (gtk_widget_get_mapped (widget))
    return gtk_widget_grab_focus (widget);

  g_signal_connect_after (widget, "map", G_CALLBACK (mapped_cb), NULL);
  return TRUE;
}

/**
 * inno_widget_get_text_scale:
 *
 * Returns: how much larger than usual people have their letters, from 1 to 2: room that
 *   is meant for words grows by it
 */
double
inno_widget_get_text_scale (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi = 0;

  if (settings != NULL)
    g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);

  return dpi > 0 ? CLAMP (dpi / USUAL_DPI, 1, MOST_SCALE) : 1;
}

/**
 * inno_widget_get_plot_style:
 *
 * Returns: (transfer none): the style that goes with the window: light, dark or, where
 *   that is light, high contrast, with letters as large as elsewhere. It holds until the next call.
 */
const PlotStyle *
inno_widget_get_plot_style (void)
{
  static PlotStyle scaled;
  AdwStyleManager *manager = adw_style_manager_get_default ();
  /* High contrast is drawn on white, and stands among what is dark like a lamp. */
  const char *name = adw_style_manager_get_dark (manager) ? "dark"
                     : adw_style_manager_get_high_contrast (manager) ? "contrast" : "light";
  double scale = inno_widget_get_text_scale ();

  if (scale == 1)
    return plot_style_find (name);

  scaled = plot_style_scale (plot_style_find (name), scale);
  return &scaled;
}

/* What does not take the keyboard for a moment is gone past. */
static gboolean
tabbed_cb (GtkWidget       *list,
           guint            symbol,
           guint            code,
           GdkModifierType  modifiers)
{
  if (symbol != GDK_KEY_Tab && symbol != GDK_KEY_ISO_Left_Tab)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_set_can_focus (list, FALSE);
  g_signal_emit_by_name (list, "move-focus", symbol == GDK_KEY_Tab ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
  gtk_widget_set_can_focus (list, TRUE);
  /* Where there is no other place it stays. */
  if (gtk_root_get_focus (gtk_widget_get_root (list)) == NULL)
    gtk_widget_grab_focus (list);

  return GDK_EVENT_STOP;
}

static void
add_tab_keys (GtkWidget *list)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (tabbed_cb), list, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (list, keys);
}

/**
 * inno_widget_make_one_stop:
 * @list: a list whose rows have nothing in them that takes the keyboard
 *
 * Has the Tab key leave the list, where GTK would go through all of its rows, and in a
 * list that selects as it goes would select one after the other.
 */
void
inno_widget_make_one_stop (GtkListBox *list)
{
  g_return_if_fail (GTK_IS_LIST_BOX (list));

  add_tab_keys (GTK_WIDGET (list));
}

/**
 * inno_widget_leave_by_tab:
 * @view: a #GtkListView or #GtkColumnView whose rows have nothing in them that takes the keyboard
 *
 * Has the Tab key leave the view from any of its rows, where GTK would go through all of them: from 4.12 it can
 * be told not to.
 */
void
inno_widget_leave_by_tab (GtkWidget *view)
{
  GParamSpec *pspec;
  GEnumValue *item;

  g_return_if_fail (GTK_IS_WIDGET (view));

  pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (view), "tab-behavior");
  if (pspec == NULL)
    {
      add_tab_keys (view);
      return;
    }

  item = g_enum_get_value_by_nick (G_PARAM_SPEC_ENUM (pspec)->enum_class, "item");
  g_object_set (view, "tab-behavior", item->value, NULL);
}

/**
 * inno_widget_set_name:
 * @widget: a widget
 * @name: (nullable): what it is called, in the active language; %NULL for nothing
 *
 * Names it for assistive technology, which takes no tooltip for a name. What stands on
 * a button labels it besides: it would be read twice in GTK 4.8, and alone in GTK 4.18.
 */
void
inno_widget_set_name (GtkWidget  *widget,
                      const char *name)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : "", -1);
}

/* Orca says the names of what the keyboard comes into, but no name of a pane that scrolls. */
static void
name_status (AdwStatusPage *status)
{
  const char *title = adw_status_page_get_title (status);
  const char *description = adw_status_page_get_description (status);
  g_autofree char *text = NULL;
  g_autofree char *whole = NULL;

  if (description != NULL && pango_parse_markup (description, -1, 0, NULL, &text, NULL, NULL) && *text != '\0')
    whole = g_strdup_printf ("%s. %s", title, text);
  inno_widget_set_name (GTK_WIDGET (status), whole != NULL ? whole : title);
  inno_widget_set_name (gtk_widget_get_first_child (GTK_WIDGET (status)), title);
}

/**
 * inno_widget_tell_status:
 * @status: an #AdwStatusPage
 *
 * Has a screen reader say what is written there when the keyboard comes into it, now and whenever it says something
 * else: it came to a pane without a word.
 */
void
inno_widget_tell_status (GtkWidget *status)
{
  g_return_if_fail (ADW_IS_STATUS_PAGE (status));

  /* GTK 4.18 takes no name for a pane that scrolls. */
  g_object_set (gtk_widget_get_first_child (status), "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  g_signal_connect (status, "notify::title", G_CALLBACK (name_status), NULL);
  g_signal_connect (status, "notify::description", G_CALLBACK (name_status), NULL);
  name_status (ADW_STATUS_PAGE (status));
}

/**
 * inno_widget_set_whole_name:
 * @widget: a row of libadwaita, or what is made of one
 * @name: all that it says, in the active language
 *
 * Names it. A row is described by its subtitle, which would be read again.
 */
void
inno_widget_set_whole_name (GtkWidget  *widget,
                            const char *name)
{
  g_return_if_fail (name != NULL);

  inno_widget_set_name (widget, name);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
}

/**
 * inno_widget_describe:
 * @widget: what can have the keyboard
 * @content: what is in it or beside it and cannot, for as long as it is there
 * @text: in the active language
 *
 * GTK 4.8 tells of a description that was set before @widget has the keyboard as one that
 * changes just then, and a screen reader says it twice. So @content has the description,
 * and @widget is described by it. Later ones take the name of @content for that.
 */
void
inno_widget_describe (GtkWidget  *widget,
                      GtkWidget  *content,
                      const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (GTK_IS_WIDGET (content));
  g_return_if_fail (text != NULL);

  if (gtk_check_version (4, 10, 0) == NULL)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
      return;
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (content), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, content, NULL, -1);
}

/**
 * inno_widget_tell:
 * @widget: what has the keyboard as soon as it is seen
 * @content: what is in it or beside it and cannot, for as long as it is there
 * @text: in the active language
 *
 * Describes it as inno_widget_describe() does, and from when it is seen on by itself: that
 * a description of its own changes is said at once.
 */
void
inno_widget_tell (GtkWidget  *widget,
                  GtkWidget  *content,
                  const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (!gtk_widget_get_mapped (widget))
    {
      inno_widget_describe (widget, content, text);
      return;
    }

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/**
 * inno_widget_set_tooltip:
 * @widget: a widget with a name
 * @tooltip: (nullable): what its name says as well, in the active language
 *
 * For those who see an icon alone. GTK makes a description of a tooltip, and a screen
 * reader would say the same words again.
 */
void
inno_widget_set_tooltip (GtkWidget  *widget,
                         const char *tooltip)
{
  /* What is told of as a change would be none. */
  if (g_strcmp0 (tooltip, gtk_widget_get_tooltip_text (widget)) == 0)
    return;

  gtk_widget_set_tooltip_text (widget, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "", -1);
}

/* Only where it says more than one sees. */
static gboolean
query_tooltip_cb (GtkLabel   *label,
                  int         x,
                  int         y,
                  gboolean    by_keyboard,
                  GtkTooltip *tooltip,
                  gpointer    user_data)
{
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));

  return pango_layout_is_ellipsized (gtk_label_get_layout (label));
}

/**
 * inno_widget_shorten_label:
 * @label: a label that was not given here before
 *
 * Lets it be shorter than its text: the end is left out, and a tooltip says the whole.
 */
void
inno_widget_shorten_label (GtkLabel *label)
{
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_has_tooltip (GTK_WIDGET (label), TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

/**
 * inno_widget_foreach:
 * @widget: a widget
 * @func: (scope call): called with a #GtkWidget and @user_data; it changes none of the children
 * @user_data: its data
 *
 * For windows of the toolkit, which leave parts of themselves without a name.
 */
void
inno_widget_foreach (GtkWidget *widget,
                     GFunc      func,
                     gpointer   user_data)
{
  func (widget, user_data);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    inno_widget_foreach (child, func, user_data);
}

static void
name_list (gpointer widget,
           gpointer name)
{
  if (GTK_IS_LIST_BOX (widget))
    inno_widget_set_name (widget, name);
}

/**
 * inno_widget_name_lists:
 * @widget: a widget
 * @name: what the lists in it are called, in the active language
 *
 * Names the lists that a row of libadwaita is made of, one for its head and one for what
 * it unfolds to.
 */
void
inno_widget_name_lists (GtkWidget  *widget,
                        const char *name)
{
  inno_widget_foreach (widget, name_list, (gpointer) name);
}
