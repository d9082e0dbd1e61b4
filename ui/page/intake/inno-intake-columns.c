/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-intake-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-combo-row.h"
#include "inno-expander-row.h"
#include "inno-format.h"

struct _InnoIntakeColumns
{
  AdwExpanderRow  parent_instance;

  GPtrArray      *rows;        /* of AdwComboRow, one for each header */
  GStrv           headers;     /* nullable: nothing is shown yet */
  InnoLang        lang;        /* of what is shown */
  gboolean        is_filling;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (InnoIntakeColumns, inno_intake_columns, ADW_TYPE_EXPANDER_ROW)

static guint signals[N_SIGNALS];

static void
selected_cb (InnoIntakeColumns *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkStringList *
make_labels (void)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < INNO_N_COLUMNS; i++)
    gtk_string_list_append (labels, _(inno_column_get_info (i)->label));

  return labels;
}

static void
add_row (InnoIntakeColumns *self,
         const char        *header,
         GtkStringList     *labels)
{
  GtkWidget *row = inno_combo_row_new (*header != '\0' ? header : _("A column without a name"));

  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  /* A mapping names columns by their headers. */
  gtk_widget_set_sensitive (row, *header != '\0' && strchr (header, ';') == NULL);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
clear (InnoIntakeColumns *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->headers, g_strfreev);
}

/* The same list again stays as it is, and the keyboard where it is. */
static gboolean
is_shown (InnoIntakeColumns *self,
          const InnoHeader  *header)
{
  return self->headers != NULL && self->lang == inno_lang_get_active () &&
         g_strv_equal ((const char * const *) self->headers, (const char * const *) header->headers);
}

static void
fill (InnoIntakeColumns *self,
      const InnoHeader  *header)
{
  g_autoptr (GtkStringList) labels = make_labels ();

  clear (self);
  self->headers = g_strdupv (header->headers);
  self->lang = inno_lang_get_active ();
  for (guint i = 0; i < header->n_columns; i++)
    add_row (self, header->headers[i], labels);
}

static void
say_how_many (InnoIntakeColumns *self,
              const InnoHeader  *header)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  guint n_known = 0;
  g_autofree char *known = NULL;
  g_autofree char *all = inno_format_count (format, header->n_columns);
  g_autofree char *subtitle = NULL;

  for (guint i = 0; i < header->n_columns; i++)
    n_known += header->columns[i] != INNO_COLUMN_NONE;
  known = inno_format_count (format, n_known);
  /* Translators: how many columns of a list are taken in, and how many it has */
  subtitle = g_strdup_printf (ngettext ("%s of %s column is taken in", "%s of %s columns are taken in", header->n_columns), known, all);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
}

static void
inno_intake_columns_finalize (GObject *object)
{
  InnoIntakeColumns *self = INNO_INTAKE_COLUMNS (object);

  g_ptr_array_unref (self->rows);
  g_strfreev (self->headers);

  G_OBJECT_CLASS (inno_intake_columns_parent_class)->finalize (object);
}

static void
inno_intake_columns_class_init (InnoIntakeColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = inno_intake_columns_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
inno_intake_columns_init (InnoIntakeColumns *self)
{
  self->rows = g_ptr_array_new ();
  inno_expander_row_prepare (ADW_EXPANDER_ROW (self));
}

/**
 * inno_intake_columns_new:
 *
 * Returns: (transfer floating): a row of a list, folded, with no columns yet
 */
GtkWidget *
inno_intake_columns_new (void)
{
  return g_object_new (INNO_TYPE_INTAKE_COLUMNS, NULL);
}

/**
 * inno_intake_columns_show:
 * @self: the row
 * @header: what the columns of a list are
 *
 * Shows them in the active language. "changed" is not for that.
 */
void
inno_intake_columns_show (InnoIntakeColumns *self,
                          const InnoHeader  *header)
{
  g_return_if_fail (INNO_IS_INTAKE_COLUMNS (self));

  self->is_filling = TRUE;
  if (!is_shown (self, header))
    fill (self, header);
  for (guint i = 0; i < header->n_columns; i++)
    adw_combo_row_set_selected (g_ptr_array_index (self->rows, i), header->columns[i]);
  self->is_filling = FALSE;
  inno_expander_row_name (ADW_EXPANDER_ROW (self), _("What the columns are"), NULL);
  say_how_many (self, header);
}

/**
 * inno_intake_columns_get_mapping:
 * @self: the row, with columns
 *
 * Returns: (transfer full): what they are said to be, as inno_header_apply() takes it
 */
char *
inno_intake_columns_get_mapping (InnoIntakeColumns *self)
{
  GString *mapping = g_string_new (NULL);

  g_return_val_if_fail (INNO_IS_INTAKE_COLUMNS (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      guint column = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

      if (gtk_widget_get_sensitive (row) && column < INNO_N_COLUMNS)
        g_string_append_printf (mapping, "%s%s=%s", mapping->len > 0 ? ";" : "", self->headers[i], inno_column_get_info (column)->id);
    }

  return g_string_free (mapping, FALSE);
}
