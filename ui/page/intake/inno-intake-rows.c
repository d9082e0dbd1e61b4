/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-intake-rows.h"

#include <glib/gi18n-lib.h>

#include "inno-format.h"
#include "inno-widget.h"

/* So many rows are made at a time: nobody reads a thousand, and each is a widget. */
#define CHUNK 50

struct _InnoIntakeRows
{
  AdwBin           parent_instance;

  GtkListBox      *list;
  GtkWidget       *more;       /* the button that brings more */
  GtkLabel        *none;

  InnoPreview     *preview;    /* borrowed: who shows it keeps it; nullable */
  InnoPortfolio   *portfolio;  /* nullable */
  InnoIntakeShown  shown;
  guint            next;       /* place of the record or note that comes next */
  guint            n_shown;
};

enum
{
  SIGNAL_TAKEN,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (InnoIntakeRows, inno_intake_rows, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static gboolean
shows_records (InnoIntakeRows *self)
{
  return self->shown == INNO_INTAKE_NEW || self->shown == INNO_INTAKE_CHANGED;
}

/* Returns: (nullable): of what comes in as it is there is nothing to say */
static GArray *
get_notes (InnoIntakeRows *self)
{
  if (self->shown == INNO_INTAKE_UNCHANGED)
    return NULL;

  return self->shown == INNO_INTAKE_REFUSED ? self->preview->refused : self->preview->warnings;
}

/* Rows */

static void
toggled_cb (GtkCheckButton    *button,
            InnoPreviewRecord *record)
{
  GtkWidget *self = gtk_widget_get_ancestor (GTK_WIDGET (button), INNO_TYPE_INTAKE_ROWS);

  record->is_taken = gtk_check_button_get_active (button);
  g_signal_emit (self, signals[SIGNAL_TAKEN], 0);
}

static GtkWidget *
make_row (const char *title,
          const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_strdup_printf ("%s. %s", title, subtitle);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  inno_widget_set_whole_name (row, name);

  return row;
}

static GtkWidget *
make_record (InnoIntakeRows    *self,
             InnoPreviewRecord *record)
{
  g_autofree char *subtitle = inno_intake_say_record (record, self->portfolio);
  g_autofree char *title = inno_intake_say_name (record);
  GtkWidget *row = make_row (title, subtitle);
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *name = g_strdup_printf (_("%s: %s"), C_("button", "Import"), title);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), record->is_taken);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), record);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  /* The row named it with its own words. */
  inno_widget_set_name (check, name);

  return row;
}

static GtkWidget *
make_note (InnoIntakeRows *self,
           const InnoNote *note)
{
  g_autofree char *title = inno_intake_say_line (note->line, inno_preview_get_column (self->preview, note->column));
  g_autofree char *subtitle = inno_note_describe (note);

  return make_row (title, subtitle);
}

static gboolean
is_shown (InnoIntakeRows          *self,
          const InnoPreviewRecord *record)
{
  return (record->state == INNO_PREVIEW_NEW) == (self->shown == INNO_INTAKE_NEW);
}

/* Returns: (nullable): the next row, where there is one */
static GtkWidget *
make_next (InnoIntakeRows *self)
{
  GPtrArray *records = self->preview->records;
  GArray *notes = get_notes (self);

  if (!shows_records (self))
    return notes != NULL && self->next < notes->len ? make_note (self, &g_array_index (notes, InnoNote, self->next++)) : NULL;

  while (self->next < records->len && !is_shown (self, g_ptr_array_index (records, self->next)))
    self->next++;

  return self->next < records->len ? make_record (self, g_ptr_array_index (records, self->next++)) : NULL;
}

static guint
count_all (InnoIntakeRows *self)
{
  guint n = 0;

  if (!shows_records (self))
    return get_notes (self) != NULL ? get_notes (self)->len : 0;
  for (guint i = 0; i < self->preview->records->len; i++)
    n += is_shown (self, g_ptr_array_index (self->preview->records, i));

  return n;
}

static void
add_rows (InnoIntakeRows *self)
{
  GtkWidget *row = NULL;
  g_autofree char *count = NULL;
  g_autofree char *label = NULL;
  guint n_left;

  for (guint n = 0; n < CHUNK && (row = make_next (self)) != NULL; n++)
    {
      gtk_list_box_append (self->list, row);
      self->n_shown++;
    }

  n_left = count_all (self) - self->n_shown;
  count = inno_format_count (inno_format_get (inno_lang_get_active ()), n_left);
  label = g_strdup_printf (_("Show more (%s)"), count);
  gtk_button_set_label (GTK_BUTTON (self->more), label);
  gtk_widget_set_visible (self->more, n_left > 0);
}

static void
clear (InnoIntakeRows *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  self->next = 0;
  self->n_shown = 0;
}

static void
inno_intake_rows_finalize (GObject *object)
{
  g_clear_object (&INNO_INTAKE_ROWS (object)->portfolio);

  G_OBJECT_CLASS (inno_intake_rows_parent_class)->finalize (object);
}

static void
inno_intake_rows_class_init (InnoIntakeRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = inno_intake_rows_finalize;

  signals[SIGNAL_TAKEN] = g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
}

static void
inno_intake_rows_init (InnoIntakeRows *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  self->more = gtk_button_new ();
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (add_rows), self);
  self->none = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->none, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->none), "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->more);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->none));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * inno_intake_rows_new:
 *
 * Returns: (transfer floating): no rows yet
 */
GtkWidget *
inno_intake_rows_new (void)
{
  return g_object_new (INNO_TYPE_INTAKE_ROWS, NULL);
}

/**
 * inno_intake_rows_show:
 * @self: rows
 * @preview: (nullable): a file looked at, which stays until another is shown, or none
 * @portfolio: (nullable): where what it refers to is named
 * @shown: which rows of it
 */
void
inno_intake_rows_show (InnoIntakeRows  *self,
                       InnoPreview     *preview,
                       InnoPortfolio   *portfolio,
                       InnoIntakeShown  shown)
{
  g_return_if_fail (INNO_IS_INTAKE_ROWS (self));

  clear (self);
  self->preview = preview;
  g_set_object (&self->portfolio, portfolio);
  self->shown = shown;
  if (preview == NULL)
    return;

  add_rows (self);
  inno_widget_set_name (GTK_WIDGET (self->list), _("Rows of the list"));
  gtk_label_set_label (self->none, shown == INNO_INTAKE_UNCHANGED ? _("These rows say what the portfolio says already.")
                                                                   : _("There is nothing of this kind."));
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->n_shown > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->none), self->n_shown == 0);
}
