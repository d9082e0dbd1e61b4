/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "config.h"

#include "inno-filter-bar.h"

#include <glib/gi18n-lib.h>

#include "inno-filter-popover.h"
#include "inno-format.h"
#include "inno-widget.h"
#include "inno-wrap-box.h"

#define SEARCH_CHARS 22
/* As wide as there is room. */
#define ALL_CHARS 400

/* A kind of filter in use. It is there all the time, and out of sight otherwise: a chip
 * that came and went would take the keyboard and an open popover with it. */
typedef struct
{
  InnoFilterKind  kind;
  GtkWidget      *box;
  GtkWidget      *button;     /* GtkMenuButton */
  GtkLabel       *label;
  GtkWidget      *remove;
} Chip;

struct _InnoFilterBar
{
  GtkWidget      parent_instance;

  GtkWidget     *box;
  GtkEditable   *search;
  GtkMenuButton *add;
  GtkLabel      *add_label;
  GtkWidget     *end;
  GtkLabel      *count;
  GtkButton     *clear;
  GtkMenuButton *views;
  GtkBox        *tools;

  Chip           chips[INNO_N_FILTER_KINDS];    /* in the order of the kinds */
  InnoFacts     *facts;
  InnoQuery     *filter;
  guint          n_projects;
  gboolean       is_narrow;
  GtkWidget     *before;      /* what had the keyboard before the search; weak */
};

enum
{
  SIGNAL_FILTER_CHANGED,
  SIGNAL_LEFT,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (InnoFilterBar, inno_filter_bar, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static gboolean
is_open (GtkMenuButton *button)
{
  GtkPopover *popover = gtk_menu_button_get_popover (button);

  return popover != NULL && gtk_widget_get_visible (GTK_WIDGET (popover));
}

static void
say_count (InnoFilterBar *self)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  guint n_filters = inno_filter_count (self->filter);
  g_autofree char *n = inno_format_count (format, self->n_projects);
  g_autofree char *projects = g_strdup_printf (ngettext ("%s project", "%s projects", self->n_projects), n);
  g_autofree char *m = inno_format_count (format, n_filters);
  g_autofree char *filters = g_strdup_printf (ngettext ("%s filter", "%s filters", n_filters), m);
  g_autofree char *both = g_strdup_printf ("%s · %s", projects, filters);

  gtk_label_set_label (self->count, n_filters > 0 ? both : projects);
}

static void
show_chip (InnoFilterBar *self,
           Chip          *chip)
{
  g_autofree char *text = inno_filter_describe_short (chip->kind, self->facts, self->filter);
  g_autofree char *whole = inno_filter_describe_whole (chip->kind, self->facts, self->filter);
  g_autofree char *removal = g_strdup_printf (_("Remove filter “%s”"), text);
  gboolean is_whole = g_str_equal (whole, text);

  gtk_label_set_label (chip->label, text);
  gtk_widget_set_tooltip_text (chip->button, is_whole ? NULL : whole);
  inno_widget_set_name (chip->button, text);
  inno_widget_describe (gtk_widget_get_first_child (chip->button), GTK_WIDGET (chip->label), is_whole ? "" : whole);
  inno_widget_set_tooltip (chip->remove, removal);
  inno_widget_set_name (chip->remove, removal);
  if (inno_filter_has_gone (chip->kind, self->facts, self->filter))
    gtk_widget_add_css_class (chip->box, "gone");
  else
    gtk_widget_remove_css_class (chip->box, "gone");
}

/* While a popover is open nothing comes or goes: it would move under the pointer, or
 * close with its chip. */
static void
show_chips (InnoFilterBar *self)
{
  for (guint i = 0; i < INNO_N_FILTER_KINDS; i++)
    {
      Chip *chip = &self->chips[i];
      gboolean is_used = self->facts != NULL && inno_filter_kind_is_used (chip->kind, self->filter);
      gboolean was_shown = gtk_widget_get_visible (chip->box);

      if (is_used)
        show_chip (self, chip);
      if (is_used ? !is_open (self->add) : !is_open (GTK_MENU_BUTTON (chip->button)))
        gtk_widget_set_visible (chip->box, is_used);
      else
        gtk_widget_set_visible (chip->box, was_shown);
    }
}

static void
show_filter (InnoFilterBar *self)
{
  show_chips (self);
  say_count (self);
  gtk_widget_set_visible (GTK_WIDGET (self->clear), inno_query_is_filtered (self->filter));
}

/* What people do */

static void
emit_changed (InnoFilterBar *self)
{
  show_filter (self);
  g_signal_emit (self, signals[SIGNAL_FILTER_CHANGED], 0);
}

static void
search_changed_cb (InnoFilterBar *self)
{
  g_autoptr (InnoQuery) asked = inno_query_new ();

  inno_query_set_text (asked, gtk_editable_get_text (self->search));
  if (g_strcmp0 (asked->text, self->filter->text) == 0)
    return;

  inno_query_set_text (self->filter, asked->text);
  emit_changed (self);
}

/* First the text goes, then the keyboard, to where it came from. */
static void
stop_search_cb (InnoFilterBar *self)
{
  GtkWidget *before = self->before;

  if (*gtk_editable_get_text (self->search) != '\0')
    {
      gtk_editable_set_text (self->search, "");
      search_changed_cb (self);
      return;
    }

  g_clear_weak_pointer (&self->before);
  if (before == NULL || !gtk_widget_get_mapped (before) || !gtk_widget_grab_focus (before))
    g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static void
popover_changed_cb (InnoFilterBar     *self,
                    InnoFilterPopover *popover)
{
  inno_query_set_filters (self->filter, inno_filter_popover_get_filter (popover));
  emit_changed (self);
}

static void
popover_shown_cb (InnoFilterBar     *self,
                  InnoFilterPopover *popover)
{
  if (self->facts != NULL)
    inno_filter_popover_show (popover, self->facts, self->filter);
}

static void
remove_cb (InnoFilterBar *self,
           GtkWidget     *button)
{
  for (guint i = 0; i < INNO_N_FILTER_KINDS; i++)
    if (self->chips[i].remove == button)
      inno_filter_kind_clear (self->chips[i].kind, self->filter);

  emit_changed (self);
  /* The button that had the keyboard is out of sight. */
  gtk_widget_grab_focus (GTK_WIDGET (self->add));
}

static GtkWidget *
make_popover (InnoFilterBar *self)
{
  GtkWidget *popover = inno_filter_popover_new ();

  /* It stays where it is while the chip grows. */
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  g_signal_connect_object (popover, "show", G_CALLBACK (popover_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "changed", G_CALLBACK (popover_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "closed", G_CALLBACK (show_chips), self, G_CONNECT_SWAPPED);

  return popover;
}

static void
make_chip (InnoFilterBar  *self,
           Chip           *chip,
           InnoFilterKind  kind)
{
  GtkWidget *popover = make_popover (self);

  chip->kind = kind;
  chip->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  chip->button = gtk_menu_button_new ();
  chip->label = GTK_LABEL (gtk_label_new (NULL));
  chip->remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_label_set_ellipsize (chip->label, PANGO_ELLIPSIZE_END);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (chip->button), GTK_WIDGET (chip->label));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (chip->button), popover);
  inno_filter_popover_set_kind (INNO_FILTER_POPOVER (popover), kind);
  gtk_widget_add_css_class (chip->box, "filter-chip");
  gtk_widget_add_css_class (chip->button, "flat");
  gtk_widget_add_css_class (chip->remove, "flat");
  gtk_box_append (GTK_BOX (chip->box), chip->button);
  gtk_box_append (GTK_BOX (chip->box), chip->remove);
  gtk_widget_set_visible (chip->box, FALSE);
  g_signal_connect_object (chip->remove, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_insert_before (chip->box, self->box, GTK_WIDGET (self->add));
}

static void
inno_filter_bar_dispose (GObject *object)
{
  InnoFilterBar *self = INNO_FILTER_BAR (object);

  g_clear_weak_pointer (&self->before);
  gtk_widget_dispose_template (GTK_WIDGET (object), INNO_TYPE_FILTER_BAR);

  G_OBJECT_CLASS (inno_filter_bar_parent_class)->dispose (object);
}

static void
inno_filter_bar_finalize (GObject *object)
{
  InnoFilterBar *self = INNO_FILTER_BAR (object);

  g_clear_pointer (&self->facts, inno_facts_unref);
  g_clear_pointer (&self->filter, inno_query_free);

  G_OBJECT_CLASS (inno_filter_bar_parent_class)->finalize (object);
}

static void
inno_filter_bar_class_init (InnoFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = inno_filter_bar_dispose;
  object_class->finalize = inno_filter_bar_finalize;

  /**
   * InnoFilterBar::filter-changed:
   * @self: the bar
   *
   * A person filters by something else.
   */
  signals[SIGNAL_FILTER_CHANGED] =
    g_signal_new ("filter-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * InnoFilterBar::left:
   * @self: the bar
   *
   * The search is left, and nobody had the keyboard before it.
   */
  signals[SIGNAL_LEFT] =
    g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (INNO_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, INNO_WIDGET_RESOURCES "inno-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, InnoFilterBar, box);
  gtk_widget_class_bind_template_child (widget_class, InnoFilterBar, search);
  gtk_widget_class_bind_template_child (widget_class, InnoFilterBar, add);
  gtk_widget_class_bind_template_child (widget_class, InnoFilterBar, add_label);
  gtk_widget_class_bind_template_child (widget_class, InnoFilterBar, end);
  gtk_widget_class_bind_template_child (widget_class, InnoFilterBar, count);
  gtk_widget_class_bind_template_child (widget_class, InnoFilterBar, clear);
  gtk_widget_class_bind_template_child (widget_class, InnoFilterBar, views);
  gtk_widget_class_bind_template_child (widget_class, InnoFilterBar, tools);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "filterbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
inno_filter_bar_init (InnoFilterBar *self)
{
  const InnoFilterKind *kinds = inno_filter_kinds_get_all ();

  self->filter = inno_query_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < INNO_N_FILTER_KINDS; i++)
    make_chip (self, &self->chips[i], kinds[i]);
  gtk_menu_button_set_popover (self->add, make_popover (self));
  inno_filter_bar_set_narrow (self, FALSE);
  inno_filter_bar_retranslate (self);
}

/* Who does not see the bar is told what the search found, once it has. */
static void
say_found (InnoFilterBar *self)
{
  const char *searched = self->facts != NULL ? inno_facts_get_text (self->facts) : NULL;
  g_autofree char *n = inno_format_count (inno_format_get (inno_lang_get_active ()), self->n_projects);
  g_autofree char *projects = g_strdup_printf (ngettext ("%s project", "%s projects", self->n_projects), n);
  gboolean is_found = searched != NULL && g_strcmp0 (searched, self->filter->text) == 0;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  is_found ? projects : "", -1);
}

/**
 * inno_filter_bar_new:
 *
 * Returns: (transfer floating): a bar that filters by nothing
 */
GtkWidget *
inno_filter_bar_new (void)
{
  return g_object_new (INNO_TYPE_FILTER_BAR, NULL);
}

/**
 * inno_filter_bar_show:
 * @self: a bar
 * @facts: (nullable): what there is to filter by
 * @filter: what is filtered by
 * @n_projects: how many that leaves
 *
 * Nobody is told: it is what a person did before, or somebody else.
 */
void
inno_filter_bar_show (InnoFilterBar   *self,
                      InnoFacts       *facts,
                      const InnoQuery *filter,
                      guint            n_projects)
{
  const char *text = filter->text != NULL ? filter->text : "";
  gboolean is_other;

  g_return_if_fail (INNO_IS_FILTER_BAR (self));

  if (facts != NULL)
    inno_facts_ref (facts);
  g_clear_pointer (&self->facts, inno_facts_unref);
  self->facts = facts;
  self->n_projects = n_projects;
  /* What is being typed is not to be typed over. */
  is_other = g_strcmp0 (filter->text, self->filter->text) != 0;
  inno_query_set_filters (self->filter, filter);
  if (is_other)
    gtk_editable_set_text (self->search, text);
  show_filter (self);
  say_found (self);
}

/**
 * inno_filter_bar_get_filter:
 * @self: a bar
 *
 * Returns: (transfer none): what is filtered by; of the query only the filters mean
 *   anything
 */
const InnoQuery *
inno_filter_bar_get_filter (InnoFilterBar *self)
{
  g_return_val_if_fail (INNO_IS_FILTER_BAR (self), NULL);

  return self->filter;
}

/**
 * inno_filter_bar_set_narrow:
 * @self: a bar
 * @is_narrow: whether there is room for little else than the search and the chips
 */
void
inno_filter_bar_set_narrow (InnoFilterBar *self,
                            gboolean       is_narrow)
{
  g_return_if_fail (INNO_IS_FILTER_BAR (self));

  self->is_narrow = is_narrow;
  gtk_editable_set_max_width_chars (self->search, is_narrow ? ALL_CHARS : SEARCH_CHARS);
  gtk_widget_set_visible (GTK_WIDGET (self->count), !is_narrow);
  gtk_widget_set_halign (self->end, is_narrow ? GTK_ALIGN_END : GTK_ALIGN_FILL);
}

/**
 * inno_filter_bar_set_views:
 * @self: a bar
 * @views: what its menu of views holds, in the active language
 */
void
inno_filter_bar_set_views (InnoFilterBar *self,
                           GMenuModel    *views)
{
  g_return_if_fail (INNO_IS_FILTER_BAR (self));

  gtk_menu_button_set_menu_model (self->views, views);
}

/**
 * inno_filter_bar_set_tools:
 * @self: a bar
 * @tools: (transfer none) (nullable): what can be done with what is shown, at the end of
 *   the bar; what stood there before is let go
 */
void
inno_filter_bar_set_tools (InnoFilterBar *self,
                           GtkWidget     *tools)
{
  GtkWidget *before;

  g_return_if_fail (INNO_IS_FILTER_BAR (self));
  g_return_if_fail (tools == NULL || GTK_IS_WIDGET (tools));

  before = gtk_widget_get_first_child (GTK_WIDGET (self->tools));
  if (before == tools)
    return;

  if (before != NULL)
    gtk_box_remove (self->tools, before);
  if (tools != NULL)
    gtk_box_append (self->tools, tools);
  gtk_widget_set_visible (GTK_WIDGET (self->tools), tools != NULL);
}

/**
 * inno_filter_bar_focus_search:
 * @self: a bar
 *
 * Gives the keyboard to the search, from where Escape brings it back.
 */
void
inno_filter_bar_focus_search (InnoFilterBar *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_if_fail (INNO_IS_FILTER_BAR (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->search)))
    g_set_weak_pointer (&self->before, focus);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * inno_filter_bar_retranslate:
 * @self: a bar
 *
 * Says everything in the language that is active now.
 */
void
inno_filter_bar_retranslate (InnoFilterBar *self)
{
  g_return_if_fail (INNO_IS_FILTER_BAR (self));

  inno_widget_set_name (GTK_WIDGET (self), _("Filters"));
  g_object_set (self->search, "placeholder-text", _("Search projects"), NULL);
  inno_widget_set_name (GTK_WIDGET (self->search), _("Search projects"));
  gtk_label_set_label (self->add_label, _("Add filter"));
  inno_widget_set_name (GTK_WIDGET (self->add), _("Add filter"));
  gtk_button_set_label (self->clear, _("Clear"));
  gtk_menu_button_set_label (self->views, _("Views"));
  inno_widget_set_name (GTK_WIDGET (self->views), _("Views"));
  show_filter (self);
}
