/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-project-chooser.h"

#include <glib/gi18n-lib.h>

/* What the actions are inserted as. */
#define PREFIX "projects"
#define KEY "project-columns"
#define SHOW "show-"

struct _InnoProjectChooser
{
  GObject             parent_instance;

  InnoProjectView    *view;       /* not owned, as the button: both are there as long as the page is */
  GtkMenuButton      *button;
  GSettings          *settings;
  GSimpleActionGroup *actions;
  InnoMeasure         measure;    /* of money, that was asked for last */
};

G_DEFINE_FINAL_TYPE (InnoProjectChooser, inno_project_chooser, G_TYPE_OBJECT)

static guint changed;

static gboolean
is_chosen (char                    **chosen,
           const InnoProjectColumn  *column)
{
  if (*chosen == NULL)
    return (column->flags & INNO_PROJECT_COLUMN_USUAL) != 0;

  return g_strv_contains ((const char * const *) chosen, column->id);
}

static gboolean
is_name (const InnoProjectColumn *column)
{
  return column->sort == INNO_PROJECT_SORT_NAME;
}

static void
set_state (InnoProjectChooser *self,
           const char         *action,
           GVariant           *state)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), action)),
                             state);
}

/* In little room stand the name and the money that was asked for. */
static void
apply_columns (InnoProjectChooser *self)
{
  g_auto (GStrv) chosen = g_settings_get_strv (self->settings, KEY);
  guint n_columns;
  const InnoProjectColumn *columns = inno_project_columns_get_all (&n_columns);
  gboolean is_narrow;

  g_object_get (self->view, "narrow", &is_narrow, NULL);
  for (guint i = 0; i < n_columns; i++)
    {
      const InnoProjectColumn *column = &columns[i];
      gboolean is_asked = self->measure < INNO_N_MONEY_MEASURES &&
                          inno_project_column_get_measure (column) == self->measure;
      gboolean is_wanted = is_chosen (chosen, column);
      gboolean has_room = !is_narrow || ((column->flags & INNO_PROJECT_COLUMN_NARROW) != 0 &&
                                         self->measure == INNO_N_MONEY_MEASURES);

      inno_project_view_show_column (self->view, column, is_name (column) || is_asked || (is_wanted && has_room));
      if (!is_name (column))
        {
          g_autofree char *action = g_strconcat (SHOW, column->id, NULL);

          set_state (self, action, g_variant_new_boolean (is_wanted));
        }
    }
  g_signal_emit (self, changed, 0);
}

static void
apply_sort (InnoProjectChooser *self)
{
  gboolean is_descending;
  InnoProjectSort sort = inno_project_view_get_sort (self->view, &is_descending);
  guint n_columns;
  const InnoProjectColumn *columns = inno_project_columns_get_all (&n_columns);

  for (guint i = 0; i < n_columns; i++)
    if (columns[i].sort == sort)
      set_state (self, "sort", g_variant_new_string (columns[i].id));
  set_state (self, "descending", g_variant_new_boolean (is_descending));
}

/* Kept in the order of the table, so that the same choice is always the same words. */
static void
show_cb (GSimpleAction      *action,
         GVariant           *state,
         InnoProjectChooser *self)
{
  g_auto (GStrv) chosen = g_settings_get_strv (self->settings, KEY);
  g_autoptr (GStrvBuilder) wanted = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  const char *id = g_action_get_name (G_ACTION (action)) + sizeof SHOW - 1;
  guint n_columns;
  const InnoProjectColumn *columns = inno_project_columns_get_all (&n_columns);

  for (guint i = 0; i < n_columns; i++)
    if (is_name (&columns[i]) || (g_str_equal (columns[i].id, id) ? g_variant_get_boolean (state)
                                                                  : is_chosen (chosen, &columns[i])))
      g_strv_builder_add (wanted, columns[i].id);
  ids = g_strv_builder_end (wanted);
  /* What a person hides is not held in sight by what a figure once asked for. */
  if (!g_variant_get_boolean (state) &&
      inno_project_column_get_measure (inno_project_column_find (id)) == self->measure)
    self->measure = INNO_N_MONEY_MEASURES;
  g_settings_set_strv (self->settings, KEY, (const char * const *) ids);
}

static void
sort_cb (GSimpleAction      *action,
         GVariant           *state,
         InnoProjectChooser *self)
{
  const InnoProjectColumn *column = inno_project_column_find (g_variant_get_string (state, NULL));

  /* Money is looked through from the largest. */
  if (column != NULL)
    inno_project_view_sort_by (self->view, column->sort, (column->flags & INNO_PROJECT_COLUMN_NUMBER) != 0);
}

static void
descending_cb (GSimpleAction      *action,
               GVariant           *state,
               InnoProjectChooser *self)
{
  gboolean is_descending;
  InnoProjectSort sort = inno_project_view_get_sort (self->view, &is_descending);

  inno_project_view_sort_by (self->view, sort, g_variant_get_boolean (state));
}

static void
add_action (InnoProjectChooser *self,
            const char         *name,
            const GVariantType *parameter,
            GVariant           *state,
            GCallback           callback)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (name, parameter, state);

  g_signal_connect_object (action, "change-state", callback, self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

static void
inno_project_chooser_finalize (GObject *object)
{
  InnoProjectChooser *self = INNO_PROJECT_CHOOSER (object);

  g_object_unref (self->settings);
  g_object_unref (self->actions);

  G_OBJECT_CLASS (inno_project_chooser_parent_class)->finalize (object);
}

static void
inno_project_chooser_class_init (InnoProjectChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = inno_project_chooser_finalize;
  changed = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                          G_TYPE_NONE, 0);
}

static void
inno_project_chooser_init (InnoProjectChooser *self)
{
  guint n_columns;
  const InnoProjectColumn *columns = inno_project_columns_get_all (&n_columns);

  self->settings = g_settings_new (APP_ID);
  self->actions = g_simple_action_group_new ();
  self->measure = INNO_N_MONEY_MEASURES;
  for (guint i = 0; i < n_columns; i++)
    if (!is_name (&columns[i]))
      {
        g_autofree char *name = g_strconcat (SHOW, columns[i].id, NULL);

        add_action (self, name, NULL, g_variant_new_boolean (FALSE), G_CALLBACK (show_cb));
      }
  add_action (self, "sort", G_VARIANT_TYPE_STRING, g_variant_new_string (""), G_CALLBACK (sort_cb));
  add_action (self, "descending", NULL, g_variant_new_boolean (FALSE), G_CALLBACK (descending_cb));
}

/**
 * inno_project_chooser_new:
 * @view: (transfer none): the view it chooses for; it stays as long as this does
 * @button: (transfer none): opens the menu; it stays as long, wherever it is put
 *
 * Returns: (transfer full): what chooses its columns and their order
 */
InnoProjectChooser *
inno_project_chooser_new (InnoProjectView *view,
                          GtkMenuButton   *button)
{
  InnoProjectChooser *self = g_object_new (INNO_TYPE_PROJECT_CHOOSER, NULL);

  self->view = view;
  self->button = button;
  /* The button may be lent to the window, where nothing is found that the page has. */
  gtk_widget_insert_action_group (GTK_WIDGET (button), PREFIX, G_ACTION_GROUP (self->actions));
  g_signal_connect_object (view, "sorted", G_CALLBACK (apply_sort), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::narrow", G_CALLBACK (apply_columns), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::" KEY, G_CALLBACK (apply_columns), self, G_CONNECT_SWAPPED);
  apply_columns (self);
  apply_sort (self);

  return self;
}

/* The menu anew, in the active language. */
void
inno_project_chooser_retranslate (InnoProjectChooser *self)
{
  g_autoptr (GMenu) shown = g_menu_new ();
  g_autoptr (GMenu) sorts = g_menu_new ();
  g_autoptr (GMenu) direction = g_menu_new ();
  g_autoptr (GMenu) sorting = g_menu_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  guint n_columns;
  const InnoProjectColumn *columns = inno_project_columns_get_all (&n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      const char *title = inno_project_column_get_title (&columns[i]);
      g_autofree char *show = g_strconcat (PREFIX "." SHOW, columns[i].id, NULL);
      g_autofree char *sort = g_strconcat (PREFIX ".sort::", columns[i].id, NULL);

      if (!is_name (&columns[i]))
        g_menu_append (shown, title, show);
      g_menu_append (sorts, title, sort);
    }
  g_menu_append (direction, _("Largest or last first"), PREFIX ".descending");
  g_menu_append_section (sorting, NULL, G_MENU_MODEL (sorts));
  g_menu_append_section (sorting, NULL, G_MENU_MODEL (direction));
  g_menu_append_submenu (menu, _("Sort"), G_MENU_MODEL (sorting));
  g_menu_append_section (menu, _("Columns"), G_MENU_MODEL (shown));
  gtk_menu_button_set_menu_model (self->button, G_MENU_MODEL (menu));
}

/**
 * inno_project_chooser_set_measure:
 * @self: a chooser
 * @measure: a measure of money: its column comes into sight, as long as nobody hides it
 */
void
inno_project_chooser_set_measure (InnoProjectChooser *self,
                                  InnoMeasure         measure)
{
  self->measure = measure;
  apply_columns (self);
}

/**
 * inno_project_chooser_get_measure:
 * @self: a chooser
 *
 * Returns: the measure of money that is looked at: the one asked for, or else the first
 *   in sight; %INNO_N_MONEY_MEASURES where none is
 */
InnoMeasure
inno_project_chooser_get_measure (InnoProjectChooser *self)
{
  if (self->measure < INNO_N_MONEY_MEASURES)
    return self->measure;

  for (guint i = 0; i < INNO_N_MONEY_MEASURES; i++)
    if (inno_project_view_shows_column (self->view, inno_project_column_of_measure (i)))
      return i;

  return INNO_N_MONEY_MEASURES;
}
