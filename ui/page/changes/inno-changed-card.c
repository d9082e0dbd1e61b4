/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-changed-card.h"

#include <glib/gi18n-lib.h>

#include "inno-card.h"
#include "inno-format.h"
#include "inno-widget.h"

/* So many rows are made at a time. */
#define CHUNK 20

#define MILLION_CENTS 100000000
/* One step of what is shown: a tenth of a million. */
#define STEP 10000000

struct _InnoChangedCard
{
  AdwBin      parent_instance;

  InnoCard   *card;
  GtkWidget  *list;
  GtkWidget  *more;       /* the button that brings more */

  InnoFrame  *frame;      /* of changes, project by project; nullable */
  guint       n_shown;
};

G_DEFINE_FINAL_TYPE (InnoChangedCard, inno_changed_card, ADW_TYPE_BIN)

static const char * const icons[INNO_N_CHANGES] = {
  [INNO_CHANGE_ADDED]   = "list-add-symbolic",
  [INNO_CHANGE_ENDED]   = "emblem-ok-symbolic",
  [INNO_CHANGE_AMOUNT]  = "document-edit-symbolic",
  [INNO_CHANGE_REMOVED] = "list-remove-symbolic",
  [INNO_CHANGE_NONE]    = "list-remove-symbolic",
};

static InnoCell
get_cell (InnoChangedCard *self,
          guint            row,
          const char      *column)
{
  return inno_frame_get_cell (self->frame, row, inno_frame_find_column (self->frame, column));
}

static InnoChange
get_change (InnoChangedCard *self,
            guint            row)
{
  InnoCell cell = get_cell (self, row, "change");

  return cell.state == INNO_CELL_KNOWN ? (InnoChange) cell.integer : INNO_CHANGE_NONE;
}

/* In millions; what would print as nothing, but is not, in euros. */
static char *
format_difference (InnoChangedCard *self,
                   guint            row)
{
  const InnoFormat *format = inno_format_get (inno_frame_get_query (self->frame)->lang);
  InnoCell cell = get_cell (self, row, "difference");
  gint64 steps = inno_frame_get_rounded (self->frame, row, inno_frame_find_column (self->frame, "difference"), STEP);

  if (cell.state != INNO_CELL_KNOWN)
    return g_strdup ("?");
  if (cell.integer == 0)
    return g_strdup ("");
  if (inno_frame_get_query (self->frame)->measure == INNO_MEASURE_PROJECTS)
    return inno_format_signed_scaled (format, cell.integer, 1, 0);
  if (steps == 0)
    return inno_format_signed_scaled (format, cell.integer, MILLION_CENTS, 3);

  return inno_format_signed_scaled (format, steps * STEP, MILLION_CENTS, 1);
}

/* What is gone cannot be gone to. */
static void
row_activated_cb (GtkListBox      *list,
                  GtkListBoxRow   *row,
                  InnoChangedCard *self)
{
  g_autofree char *link = g_strconcat ("projects/", gtk_widget_get_name (GTK_WIDGET (row)), NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", link);
}

static GtkWidget *
make_line (InnoChangedCard *self,
           guint            row,
           const char      *amount)
{
  InnoChange change = get_change (self, row);
  const char *place = inno_frame_get_text (self->frame, row, inno_frame_find_column (self->frame, "agreement"));
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name (icons[change]);
  GtkWidget *name = inno_card_make_label (inno_frame_get_row_label (self->frame, row), "takeaway");
  GtkWidget *agreement = gtk_label_new (place);
  GtkWidget *value = gtk_label_new (amount);

  inno_widget_set_tooltip (icon, inno_vocabulary_get_label (INNO_VOCABULARY_CHANGE, change));
  if (change == INNO_CHANGE_ADDED)
    gtk_widget_add_css_class (icon, "good");
  gtk_widget_set_hexpand (name, TRUE);
  inno_widget_shorten_label (GTK_LABEL (agreement));
  gtk_label_set_max_width_chars (GTK_LABEL (agreement), 22);
  gtk_widget_add_css_class (agreement, "dim-label");
  gtk_widget_add_css_class (agreement, "takeaway");
  gtk_label_set_xalign (GTK_LABEL (value), 1);
  gtk_label_set_width_chars (GTK_LABEL (value), 6);
  gtk_widget_add_css_class (value, "takeaway");
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), agreement);
  gtk_box_append (GTK_BOX (line), value);

  return line;
}

static void
add_row (InnoChangedCard *self,
         guint            row)
{
  InnoChange change = get_change (self, row);
  GtkWidget *line = gtk_list_box_row_new ();
  g_autofree char *amount = format_difference (self, row);
  g_autofree char *spoken = inno_frame_format_cell (self->frame, row, inno_frame_find_column (self->frame, "difference"));
  g_autofree char *name =
    g_strjoin (", ", inno_vocabulary_get_label (INNO_VOCABULARY_CHANGE, change),
               inno_frame_get_row_label (self->frame, row),
               inno_frame_get_text (self->frame, row, inno_frame_find_column (self->frame, "agreement")),
               *amount != '\0' ? spoken : NULL, NULL);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), make_line (self, row, amount));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), change != INNO_CHANGE_REMOVED);
  gtk_widget_set_name (line, inno_frame_get_row_id (self->frame, row));
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), line);
}

/* Those that are as they were stand in one row together, which is not shown. */
static guint
count_changed (InnoChangedCard *self)
{
  guint n = self->frame != NULL ? inno_frame_get_n_groups (self->frame) : 0;

  return n > 0 && get_change (self, n - 1) == INNO_CHANGE_NONE ? n - 1 : n;
}

static void
add_rows (InnoChangedCard *self)
{
  guint n = count_changed (self), end = MIN (n, self->n_shown + CHUNK);
  g_autofree char *count = NULL;
  g_autofree char *label = NULL;

  for (; self->n_shown < end; self->n_shown++)
    add_row (self, self->n_shown);

  count = inno_format_count (inno_format_get (inno_lang_get_active ()), n - end);
  label = g_strdup_printf (_("Show more (%s)"), count);
  gtk_button_set_label (GTK_BUTTON (self->more), label);
  gtk_widget_set_visible (self->more, end < n);
}

static void
inno_changed_card_dispose (GObject *object)
{
  g_clear_pointer (&INNO_CHANGED_CARD (object)->frame, inno_frame_unref);

  G_OBJECT_CLASS (inno_changed_card_parent_class)->dispose (object);
}

static void
inno_changed_card_class_init (InnoChangedCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = inno_changed_card_dispose;
}

static void
inno_changed_card_init (InnoChangedCard *self)
{
  self->card = INNO_CARD (inno_card_new ());
  self->list = inno_card_make_list ();
  inno_widget_make_one_stop (GTK_LIST_BOX (self->list));
  gtk_widget_add_css_class (self->list, "changed-list");
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  self->more = gtk_button_new ();
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->more, "flat");
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (add_rows), self);
  inno_card_append (self->card, self->list);
  inno_card_append (self->card, self->more);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->card));
}

/**
 * inno_changed_card_new:
 *
 * Returns: (transfer floating): a card without projects
 */
GtkWidget *
inno_changed_card_new (void)
{
  return g_object_new (INNO_TYPE_CHANGED_CARD, NULL);
}

/**
 * inno_changed_card_show:
 * @self: a card
 * @frame: changes, project by project; its language must be the active one
 */
void
inno_changed_card_show (InnoChangedCard *self,
                        InnoFrame       *frame)
{
  gboolean is_count = inno_frame_get_query (frame)->measure == INNO_MEASURE_PROJECTS;

  g_return_if_fail (INNO_IS_CHANGED_CARD (self));

  inno_frame_ref (frame);
  g_clear_pointer (&self->frame, inno_frame_unref);
  self->frame = frame;
  self->n_shown = 0;
  inno_card_clear_list (self->list);
  inno_card_set_title (self->card, _("New, ended and changed projects"),
                       is_count ? NULL : inno_format_get_unit (inno_format_get (inno_frame_get_query (frame)->lang),
                                                               MILLION_CENTS));
  inno_card_set_takeaway (self->card, count_changed (self) > 0 ? NULL : _("No project has changed."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("New, ended and changed projects"), -1);
  add_rows (self);
}
