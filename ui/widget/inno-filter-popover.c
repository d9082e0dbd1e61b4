/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "config.h"

#include "inno-filter-popover.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-format.h"
#include "inno-values.h"
#include "inno-widget.h"

/* More values than this are searched. */
#define MOST_UNSEARCHED 10

struct _InnoFilterPopover
{
  GtkPopover      parent_instance;

  GtkWidget      *body;
  GtkWidget      *back;
  GtkLabel       *title;
  GtkStack       *stack;        /* kinds, values, years */
  GtkBox         *kinds;
  GtkEditable    *search;
  GtkWidget      *scroller;
  GtkBox         *values;       /* GtkCheckButton */
  GtkLabel       *nothing;
  GtkLabel       *from_label;
  GtkLabel       *to_label;
  GtkSpinButton  *from;
  GtkSpinButton  *to;

  InnoFilterKind  only;         /* kind it is for, or INNO_N_FILTER_KINDS: any */
  InnoFilterKind  kind;         /* chosen, or INNO_N_FILTER_KINDS */
  InnoFacts      *facts;
  InnoQuery      *filter;
  gboolean        is_filling;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (InnoFilterPopover, inno_filter_popover, GTK_TYPE_POPOVER)

static guint signals[N_SIGNALS];

static void
empty (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static const char *
get_id (GtkWidget *check)
{
  return g_object_get_data (G_OBJECT (check), "id");
}

static const char *
get_label (GtkWidget *check)
{
  return gtk_label_get_label (GTK_LABEL (gtk_widget_get_first_child (gtk_check_button_get_child (GTK_CHECK_BUTTON (check)))));
}

/* Which values */

static void
toggled_cb (InnoFilterPopover *self,
            GtkCheckButton    *check)
{
  const char *id = get_id (GTK_WIDGET (check));

  if (self->is_filling)
    return;

  if (gtk_check_button_get_active (check))
    inno_query_add_filter (self->filter, self->kind, id);
  else
    inno_query_remove_filter (self->filter, self->kind, id);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
is_chosen (InnoFilterPopover *self,
           const char        *id)
{
  const GPtrArray *ids = self->filter->where[self->kind];

  return ids != NULL && g_ptr_array_find_with_equal_func ((GPtrArray *) ids, id, g_str_equal, NULL);
}

static void
add_value (InnoFilterPopover *self,
           const char        *id,
           const char        *text,
           int                n_projects)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *number = n_projects >= 0 ? inno_format_count (inno_format_get (inno_lang_get_active ()), n_projects)
                                            : g_strdup ("");
  GtkWidget *count = gtk_label_new (number);
  g_autofree char *projects = g_strdup_printf (ngettext ("%s project", "%s projects", MAX (n_projects, 0)), number);
  g_autofree char *name = n_projects >= 0 ? g_strdup_printf ("%s, %s", text, projects) : g_strdup (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  inno_widget_set_name (check, name);
  g_object_set_data_full (G_OBJECT (check), "id", g_strdup (id), g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_chosen (self, id));
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->values, check);
}

/* Those that are gone can still be taken out of the filter. */
static void
add_gone (InnoFilterPopover *self)
{
  const GPtrArray *ids = self->filter->where[self->kind];

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      g_autofree char *known = inno_facts_get_value_label (self->facts, self->kind, id, inno_lang_get_active ());
      g_autofree char *label = inno_filter_value_label (self->kind, self->facts, id);

      if (known == NULL)
        add_value (self, id, label, -1);
    }
}

static void
fill_values (InnoFilterPopover *self)
{
  g_autoptr (InnoQuery) query = inno_facts_drop_unknown (self->facts, self->filter);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) values = NULL;

  query->by = self->kind;
  query->lang = inno_lang_get_active ();
  values = inno_facts_list_values (self->facts, query, &error);
  if (values == NULL)
    g_debug ("No values to choose from: %s", error->message);

  self->is_filling = TRUE;
  empty (self->values);
  add_gone (self);
  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const InnoValue *value = &g_array_index (values, InnoValue, i);

      add_value (self, value->id, value->label, (int) value->n_projects);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->search), values != NULL && values->len > MOST_UNSEARCHED);
  gtk_editable_set_text (self->search, "");
  gtk_label_set_label (self->nothing, _("Nothing matches"));
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), values == NULL || values->len == 0);
  self->is_filling = FALSE;
}

/* Part of a word will do, and so will "jyvaskyla". */
static gboolean
matches (const char *label,
         const char *text)
{
  g_autofree char *folded = g_utf8_casefold (label, -1);
  g_autofree char *wanted = g_utf8_casefold (text, -1);

  return strstr (folded, wanted) != NULL || g_str_match_string (text, label, TRUE);
}

/* At once: a Tab that comes after the last letter would be taken back. */
static void
search_changed_cb (InnoFilterPopover *self)
{
  const char *text = gtk_editable_get_text (self->search);
  gboolean has_any = FALSE;

  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->values)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    {
      gboolean is_shown = matches (get_label (check), text);

      gtk_widget_set_visible (check, is_shown);
      has_any |= is_shown;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), !has_any);
  /* Who begins to type at a value goes on in the search. */
  if (*text != '\0')
    gtk_text_grab_focus_without_selecting (GTK_TEXT (gtk_editable_get_delegate (self->search)));
}

/* Enter takes the first that is found. */
static void
search_activated_cb (InnoFilterPopover *self)
{
  search_changed_cb (self);
  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->values)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    if (gtk_widget_get_visible (check))
      {
        gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
        return;
      }
}

static void
stop_search_cb (InnoFilterPopover *self)
{
  if (*gtk_editable_get_text (self->search) != '\0')
    gtk_editable_set_text (self->search, "");
  else if (!inno_filter_popover_step_back (self))
    gtk_popover_popdown (GTK_POPOVER (self));
}

/* Which years */

static void
take_years (InnoFilterPopover *self)
{
  if (self->is_filling)
    return;

  self->filter->from_year = gtk_spin_button_get_value_as_int (self->from);
  self->filter->to_year = gtk_spin_button_get_value_as_int (self->to);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* A span that ends before it begins has nothing in it: the other end goes along. */
static void
from_changed_cb (InnoFilterPopover *self)
{
  if (gtk_spin_button_get_value (self->to) < gtk_spin_button_get_value (self->from))
    gtk_spin_button_set_value (self->to, gtk_spin_button_get_value (self->from));
  else
    take_years (self);
}

static void
to_changed_cb (InnoFilterPopover *self)
{
  if (gtk_spin_button_get_value (self->from) > gtk_spin_button_get_value (self->to))
    gtk_spin_button_set_value (self->from, gtk_spin_button_get_value (self->to));
  else
    take_years (self);
}

/* The years there are, and those that are asked for. */
static void
get_bounds (InnoFilterPopover *self,
            int               *first,
            int               *last)
{
  g_autoptr (InnoQuery) query = inno_query_new ();
  g_autoptr (GArray) values = NULL;
  int asked[] = { self->filter->from_year, self->filter->to_year };

  query->by = INNO_DIMENSION_YEAR;
  query->lang = inno_lang_get_active ();
  values = inno_facts_list_values (self->facts, query, NULL);
  *first = *last = 0;
  for (guint i = 0; i < (values != NULL ? values->len : 0) + G_N_ELEMENTS (asked); i++)
    {
      int year = i < G_N_ELEMENTS (asked)
        ? asked[i] : (int) g_ascii_strtoll (g_array_index (values, InnoValue, i - G_N_ELEMENTS (asked)).id, NULL, 10);

      if (year == 0)
        continue;
      *first = *first == 0 ? year : MIN (*first, year);
      *last = MAX (*last, year);
    }
}

static void
fill_years (InnoFilterPopover *self)
{
  int first, last;

  get_bounds (self, &first, &last);
  self->is_filling = TRUE;
  gtk_label_set_label (self->from_label, C_("years", "From"));
  gtk_label_set_label (self->to_label, C_("years", "To"));
  inno_widget_set_name (GTK_WIDGET (self->from), _("From year"));
  inno_widget_set_name (GTK_WIDGET (self->to), _("To year"));
  gtk_spin_button_set_increments (self->from, 1, 5);
  gtk_spin_button_set_increments (self->to, 1, 5);
  gtk_spin_button_set_range (self->from, first, last);
  gtk_spin_button_set_range (self->to, first, last);
  gtk_spin_button_set_value (self->from, self->filter->from_year != 0 ? self->filter->from_year : first);
  gtk_spin_button_set_value (self->to, self->filter->to_year != 0 ? self->filter->to_year : last);
  self->is_filling = FALSE;
}

/* By what */

static void
focus_first (InnoFilterPopover *self)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->values));

  if (self->kind == INNO_FILTER_YEARS)
    gtk_widget_grab_focus (GTK_WIDGET (self->from));
  else if (gtk_widget_get_visible (GTK_WIDGET (self->search)))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
  else if (first != NULL)
    gtk_widget_grab_focus (first);
}

static void
choose_kind (InnoFilterPopover *self,
             InnoFilterKind     kind)
{
  self->kind = kind;
  gtk_label_set_label (self->title, inno_filter_kind_get_label (kind));
  gtk_widget_set_visible (self->back, self->only == INNO_N_FILTER_KINDS);
  if (kind == INNO_FILTER_YEARS)
    fill_years (self);
  else
    fill_values (self);
  gtk_stack_set_visible_child_name (self->stack, kind == INNO_FILTER_YEARS ? "years" : "values");
  focus_first (self);
}

static void
kind_clicked_cb (InnoFilterPopover *self,
                 GtkWidget         *button)
{
  choose_kind (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "kind")));
}

static void
add_kind (InnoFilterPopover *self,
          InnoFilterKind     kind)
{
  GtkWidget *button = gtk_button_new_with_label (inno_filter_kind_get_label (kind));

  gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (button)), GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "kind", GUINT_TO_POINTER (kind));
  g_signal_connect_object (button, "clicked", G_CALLBACK (kind_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->kinds, button);
}

static void
show_kinds (InnoFilterPopover *self)
{
  const InnoFilterKind *kinds = inno_filter_kinds_get_all ();
  InnoFilterKind last = self->kind;

  self->kind = INNO_N_FILTER_KINDS;
  empty (self->kinds);
  for (guint i = 0; i < INNO_N_FILTER_KINDS; i++)
    if (kinds[i] != INNO_DIMENSION_YEAR)
      add_kind (self, kinds[i]);
  gtk_label_set_label (self->title, _("Add filter"));
  gtk_widget_set_visible (self->back, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "kinds");

  /* The keyboard comes back to where it was. */
  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->kinds)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    if (GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "kind")) == last ||
        (last == INNO_N_FILTER_KINDS && gtk_widget_get_prev_sibling (button) == NULL))
      gtk_widget_grab_focus (button);
}

/* A check button of GTK 4.8 takes an arrow for a wish to be ticked, as radio buttons do:
 * so it never sees one. */
static gboolean
arrow_cb (InnoFilterPopover *self,
          guint              keyval)
{
  gboolean is_down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;
  gboolean is_up = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up;
  gboolean is_home = keyval == GDK_KEY_Home || keyval == GDK_KEY_KP_Home;
  gboolean is_end = keyval == GDK_KEY_End || keyval == GDK_KEY_KP_End;
  GtkWidget *(* step) (GtkWidget *) = is_up || is_end ? gtk_widget_get_prev_sibling : gtk_widget_get_next_sibling;
  GtkWidget *values = GTK_WIDGET (self->values);
  GtkWidget *check = gtk_widget_get_focus_child (values);

  if (check == NULL || !(is_down || is_up || is_home || is_end))
    return GDK_EVENT_PROPAGATE;

  if (is_home || is_end)
    check = is_home ? gtk_widget_get_first_child (values) : gtk_widget_get_last_child (values);
  else
    check = step (check);
  while (check != NULL && !gtk_widget_get_visible (check))
    check = step (check);
  if (check != NULL)
    gtk_widget_grab_focus (check);
  else if (is_up)
    gtk_widget_grab_focus (GTK_WIDGET (self->search));

  return GDK_EVENT_STOP;
}

static gboolean
key_cb (InnoFilterPopover *self,
        guint              keyval)
{
  return keyval == GDK_KEY_Escape && inno_filter_popover_step_back (self) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
inno_filter_popover_dispose (GObject *object)
{
  InnoFilterPopover *self = INNO_FILTER_POPOVER (object);

  if (self->search != NULL)
    gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), INNO_TYPE_FILTER_POPOVER);

  G_OBJECT_CLASS (inno_filter_popover_parent_class)->dispose (object);
}

static void
inno_filter_popover_finalize (GObject *object)
{
  InnoFilterPopover *self = INNO_FILTER_POPOVER (object);

  g_clear_pointer (&self->facts, inno_facts_unref);
  g_clear_pointer (&self->filter, inno_query_free);

  G_OBJECT_CLASS (inno_filter_popover_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, INNO_WIDGET_RESOURCES "inno-filter-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, InnoFilterPopover, body);
  gtk_widget_class_bind_template_child (widget_class, InnoFilterPopover, back);
  gtk_widget_class_bind_template_child (widget_class, InnoFilterPopover, title);
  gtk_widget_class_bind_template_child (widget_class, InnoFilterPopover, stack);
  gtk_widget_class_bind_template_child (widget_class, InnoFilterPopover, kinds);
  gtk_widget_class_bind_template_child (widget_class, InnoFilterPopover, search);
  gtk_widget_class_bind_template_child (widget_class, InnoFilterPopover, scroller);
  gtk_widget_class_bind_template_child (widget_class, InnoFilterPopover, values);
  gtk_widget_class_bind_template_child (widget_class, InnoFilterPopover, nothing);
  gtk_widget_class_bind_template_child (widget_class, InnoFilterPopover, from_label);
  gtk_widget_class_bind_template_child (widget_class, InnoFilterPopover, to_label);
  gtk_widget_class_bind_template_child (widget_class, InnoFilterPopover, from);
  gtk_widget_class_bind_template_child (widget_class, InnoFilterPopover, to);
  gtk_widget_class_bind_template_callback (widget_class, inno_filter_popover_step_back);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, from_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, to_changed_cb);
}

static void
inno_filter_popover_class_init (InnoFilterPopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = inno_filter_popover_dispose;
  object_class->finalize = inno_filter_popover_finalize;

  /**
   * InnoFilterPopover::changed:
   * @self: the popover
   *
   * A person chose; see inno_filter_popover_get_filter().
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  bind_children (GTK_WIDGET_CLASS (klass));
}

static void
inno_filter_popover_init (InnoFilterPopover *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *arrows = gtk_event_controller_key_new ();

  self->only = self->kind = INNO_N_FILTER_KINDS;
  self->filter = inno_query_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), self->scroller);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->body, keys);
  gtk_event_controller_set_propagation_phase (arrows, GTK_PHASE_CAPTURE);
  g_signal_connect_object (arrows, "key-pressed", G_CALLBACK (arrow_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->values), arrows);
}

/**
 * inno_filter_popover_new:
 *
 * Returns: (transfer floating): a popover that asks by what first
 */
GtkWidget *
inno_filter_popover_new (void)
{
  return g_object_new (INNO_TYPE_FILTER_POPOVER, NULL);
}

/**
 * inno_filter_popover_set_kind:
 * @self: a popover
 * @kind: the one kind of filter that it is for
 */
void
inno_filter_popover_set_kind (InnoFilterPopover *self,
                              InnoFilterKind     kind)
{
  g_return_if_fail (INNO_IS_FILTER_POPOVER (self));
  g_return_if_fail (kind < INNO_N_FILTER_KINDS);

  self->only = kind;
}

/**
 * inno_filter_popover_show:
 * @self: a popover
 * @facts: what there is to choose from
 * @filter: what is chosen
 *
 * Begins anew, in the active language.
 */
void
inno_filter_popover_show (InnoFilterPopover *self,
                          InnoFacts         *facts,
                          const InnoQuery   *filter)
{
  g_return_if_fail (INNO_IS_FILTER_POPOVER (self));
  g_return_if_fail (facts != NULL && filter != NULL);

  inno_facts_ref (facts);
  g_clear_pointer (&self->facts, inno_facts_unref);
  self->facts = facts;
  inno_query_set_filters (self->filter, filter);
  inno_widget_set_name (self->back, _("Back"));
  inno_widget_set_tooltip (self->back, _("Back"));
  g_object_set (self->search, "placeholder-text", _("Search"), NULL);
  inno_widget_set_name (GTK_WIDGET (self->search), _("Search"));
  self->kind = INNO_N_FILTER_KINDS;
  if (self->only == INNO_N_FILTER_KINDS)
    show_kinds (self);
  else
    choose_kind (self, self->only);
}

/**
 * inno_filter_popover_get_filter:
 * @self: a popover
 *
 * Returns: (transfer none): what is chosen, and the other filters as they were
 */
const InnoQuery *
inno_filter_popover_get_filter (InnoFilterPopover *self)
{
  g_return_val_if_fail (INNO_IS_FILTER_POPOVER (self), NULL);

  return self->filter;
}

/**
 * inno_filter_popover_step_back:
 * @self: a popover
 *
 * From the values back to what there is to filter by.
 *
 * Returns: whether there was a step to take
 */
gboolean
inno_filter_popover_step_back (InnoFilterPopover *self)
{
  g_return_val_if_fail (INNO_IS_FILTER_POPOVER (self), FALSE);

  if (self->only != INNO_N_FILTER_KINDS || self->kind == INNO_N_FILTER_KINDS)
    return FALSE;

  show_kinds (self);
  return TRUE;
}
