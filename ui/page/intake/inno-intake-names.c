/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-intake-names.h"

#include <glib/gi18n-lib.h>

#include "inno-combo-row.h"
#include "inno-expander-row.h"
#include "inno-format.h"
#include "inno-form-names.h"

/* So many rows are made at a time. */
#define CHUNK 30

struct _InnoIntakeNames
{
  AdwExpanderRow  parent_instance;

  GPtrArray      *names;       /* of InnoPreviewName, borrowed; nullable */
  GPtrArray      *cities;      /* of InnoFormName, in the order of the language; nullable */
  GtkStringList  *labels;      /* "no city", and those; nullable */
  GPtrArray      *rows;
  GtkWidget      *more;        /* the row that brings more; nullable */
  guint           next;
};

enum
{
  SIGNAL_SAID,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (InnoIntakeNames, inno_intake_names, ADW_TYPE_EXPANDER_ROW)

static guint signals[N_SIGNALS];

static const char * const confidences[] = {
  [INNO_PLACE_NONE]    = N_("No city is in the name"),
  [INNO_PLACE_UNSURE]  = N_("Several cities are in the name"),
  [INNO_PLACE_LIKELY]  = N_("Likely: the city is in the name"),
  [INNO_PLACE_CERTAIN] = N_("Certain: it is the city itself"),
  [INNO_PLACE_SAID]    = N_("As somebody said"),
};

/* The place of a city in the list of choices; 0 is none. */
static guint
find_city (InnoIntakeNames *self,
           const char      *id)
{
  for (guint i = 0; id != NULL && i < self->cities->len; i++)
    if (g_str_equal (((InnoFormName *) g_ptr_array_index (self->cities, i))->id, id))
      return i + 1;

  return 0;
}

static void
selected_cb (AdwComboRow           *row,
             GParamSpec            *pspec,
             const InnoPreviewName *name)
{
  InnoIntakeNames *self = INNO_INTAKE_NAMES (gtk_widget_get_ancestor (GTK_WIDGET (row), INNO_TYPE_INTAKE_NAMES));
  guint selected = adw_combo_row_get_selected (row);
  const char *city = NULL;

  if (selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected > 0)
    city = ((InnoFormName *) g_ptr_array_index (self->cities, selected - 1))->id;
  g_signal_emit (self, signals[SIGNAL_SAID], 0, name->name, city);
}

static GtkWidget *
make_row (InnoIntakeNames       *self,
          const InnoPreviewName *name)
{
  GtkWidget *row = inno_combo_row_new (name->name);
  g_autofree char *count = inno_format_count (inno_format_get (inno_lang_get_active ()), name->n_rows);
  g_autofree char *rows = g_strdup_printf (ngettext ("%s row", "%s rows", name->n_rows), count);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", _(confidences[name->confidence]), rows);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (self->labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), find_city (self, name->city));
  g_signal_connect (row, "notify::selected", G_CALLBACK (selected_cb), (gpointer) name);

  return row;
}

static void add_rows (InnoIntakeNames *self);

static void
more_cb (InnoIntakeNames *self)
{
  adw_expander_row_remove (ADW_EXPANDER_ROW (self), self->more);
  self->more = NULL;
  add_rows (self);
}

static void
add_more (InnoIntakeNames *self)
{
  guint n_left = self->names->len - self->next;
  g_autofree char *count = inno_format_count (inno_format_get (inno_lang_get_active ()), n_left);
  g_autofree char *label = g_strdup_printf (_("Show more (%s)"), count);

  if (n_left == 0)
    return;

  self->more = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->more), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->more), TRUE);
  g_signal_connect_object (self->more, "activated", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->more);
}

static void
add_rows (InnoIntakeNames *self)
{
  for (guint n = 0; n < CHUNK && self->next < self->names->len; n++, self->next++)
    {
      GtkWidget *row = make_row (self, g_ptr_array_index (self->names, self->next));

      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
      g_ptr_array_add (self->rows, row);
    }
  add_more (self);
}

/* Rows are made when somebody wants to see them. */
static void
expanded_cb (InnoIntakeNames *self)
{
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)) && self->names != NULL && self->next == 0)
    add_rows (self);
}

static void
clear (InnoIntakeNames *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  if (self->more != NULL)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), self->more);
  self->more = NULL;
  self->next = 0;
}

static void
say_how_many (InnoIntakeNames *self)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  guint n_found = 0, n_unsure = 0;
  g_autofree char *found = NULL;
  g_autofree char *unsure = NULL;
  g_autofree char *all = inno_format_count (format, self->names->len);
  g_autofree char *subtitle = NULL;

  for (guint i = 0; i < self->names->len; i++)
    {
      const InnoPreviewName *name = g_ptr_array_index (self->names, i);

      n_found += name->city != NULL;
      n_unsure += name->confidence == INNO_PLACE_UNSURE;
    }
  found = inno_format_count (format, n_found);
  unsure = inno_format_count (format, n_unsure);
  subtitle = g_strdup_printf (_("Beneficiaries: %s · with a city: %s · not certain: %s"), all, found, unsure);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
}

static void
inno_intake_names_finalize (GObject *object)
{
  InnoIntakeNames *self = INNO_INTAKE_NAMES (object);

  g_clear_object (&self->labels);
  g_clear_pointer (&self->cities, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (inno_intake_names_parent_class)->finalize (object);
}

static void
inno_intake_names_class_init (InnoIntakeNamesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = inno_intake_names_finalize;

  signals[SIGNAL_SAID] = g_signal_new ("said", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
inno_intake_names_init (InnoIntakeNames *self)
{
  self->rows = g_ptr_array_new ();
  inno_expander_row_prepare (ADW_EXPANDER_ROW (self));
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

/**
 * inno_intake_names_new:
 *
 * Returns: (transfer floating): a row of a list, folded, with no names yet
 */
GtkWidget *
inno_intake_names_new (void)
{
  return g_object_new (INNO_TYPE_INTAKE_NAMES, NULL);
}

/**
 * inno_intake_names_show:
 * @self: the row
 * @names: (nullable) (element-type InnoPreviewName): names of a file looked at, which stay
 *   until others are shown, or none
 * @portfolio: (nullable): whose cities they may belong to
 *
 * Shows them in the active language.
 */
void
inno_intake_names_show (InnoIntakeNames *self,
                        GPtrArray       *names,
                        InnoPortfolio   *portfolio)
{
  g_autoptr (InnoFormNames) known = NULL;

  g_return_if_fail (INNO_IS_INTAKE_NAMES (self));

  clear (self);
  self->names = names;
  if (names == NULL)
    return;

  known = inno_form_names_new (portfolio);
  g_clear_pointer (&self->cities, g_ptr_array_unref);
  self->cities = inno_form_names_list (known, "city", inno_lang_get_active ());
  g_clear_object (&self->labels);
  self->labels = gtk_string_list_new (NULL);
  gtk_string_list_append (self->labels, _("No city"));
  for (guint i = 0; i < self->cities->len; i++)
    gtk_string_list_append (self->labels, ((InnoFormName *) g_ptr_array_index (self->cities, i))->label);

  inno_expander_row_name (ADW_EXPANDER_ROW (self), _("Beneficiaries and cities"), NULL);
  say_how_many (self);
  expanded_cb (self);
}
