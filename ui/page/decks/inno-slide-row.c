/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-slide-row.h"

#include <glib/gi18n-lib.h>

#include "inno-card.h"
#include "inno-format.h"
#include "inno-scene-picture.h"

/* Pixels */
#define PICTURE_WIDTH 96
#define SPACING 9

struct _InnoSlideRow
{
  GtkListBoxRow     parent_instance;

  GtkLabel         *number;
  InnoScenePicture *picture;
  GtkLabel         *title;
  GtkLabel         *remark;
};

G_DEFINE_FINAL_TYPE (InnoSlideRow, inno_slide_row, GTK_TYPE_LIST_BOX_ROW)

static void
inno_slide_row_class_init (InnoSlideRowClass *klass)
{
}

static GtkLabel *
make_line (const char *css_class,
           int         n_lines)
{
  GtkLabel *label = GTK_LABEL (inno_card_make_label (NULL, css_class));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (label, n_lines);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (label, 20);
  gtk_label_set_max_width_chars (label, 24);

  return label;
}

static void
inno_slide_row_init (InnoSlideRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->number = GTK_LABEL (gtk_label_new (NULL));
  self->picture = INNO_SCENE_PICTURE (inno_scene_picture_new (PICTURE_WIDTH));
  self->title = make_line ("takeaway", 2);
  self->remark = make_line ("foot", 1);

  gtk_label_set_width_chars (self->number, 2);
  gtk_label_set_xalign (self->number, 1);
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->remark), "dim-label");
  gtk_widget_set_valign (GTK_WIDGET (self->picture), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  /* The row says what is in the picture. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->remark));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->number));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->picture));
  gtk_box_append (GTK_BOX (line), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), line);
}

/**
 * inno_slide_row_new:
 *
 * Returns: (transfer floating): a row of nothing yet
 */
GtkWidget *
inno_slide_row_new (void)
{
  return g_object_new (INNO_TYPE_SLIDE_ROW, NULL);
}

/**
 * inno_slide_row_say:
 * @self: a row
 * @number: by which one jumps to it
 * @title: what the slide is called
 * @remark: (nullable): what it leaves out of the portfolio, or why it is not shown
 */
void
inno_slide_row_say (InnoSlideRow *self,
                    guint         number,
                    const char   *title,
                    const char   *remark)
{
  g_autofree char *count = inno_format_count (inno_format_get (inno_lang_get_active ()), number);
  g_autofree char *name = g_strjoin (", ", count, title, remark, NULL);

  g_return_if_fail (INNO_IS_SLIDE_ROW (self));

  gtk_label_set_label (self->number, count);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->remark, remark != NULL ? remark : "");
  gtk_widget_set_visible (GTK_WIDGET (self->remark), remark != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * inno_slide_row_show:
 * @self: a row
 * @scene: (nullable): the slide
 */
void
inno_slide_row_show (InnoSlideRow *self,
                     PlotScene    *scene)
{
  g_return_if_fail (INNO_IS_SLIDE_ROW (self));

  inno_scene_picture_set_scene (self->picture, scene);
}
