/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-spoken-section.h"

#include "inno-widget.h"

#define CAPTION "inno-caption"
#define SPOKEN "inno-spoken"

/* What belongs together and is words alone, or nearly. A label cannot have the keyboard, nor can
 * a box: a section has it, is read out whole, and is scrolled to. */
struct _InnoSpokenSection
{
  GtkWidget  parent_instance;

  GtkWidget *heading;     /* nullable */
};

G_DEFINE_FINAL_TYPE (InnoSpokenSection, inno_spoken_section, GTK_TYPE_WIDGET)

/**
 * inno_spoken_caption:
 * @label: a label
 *
 * What follows it says what it is the name of.
 */
void
inno_spoken_caption (GtkWidget *label)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  g_object_set_data (G_OBJECT (label), CAPTION, GINT_TO_POINTER (TRUE));
}

/**
 * inno_spoken_set:
 * @label: a label
 * @words: what a screen reader says of it, in the active language
 */
void
inno_spoken_set (GtkWidget  *label,
                 const char *words)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  g_object_set_data_full (G_OBJECT (label), SPOKEN, g_strdup (words), g_free);
  inno_widget_set_name (label, words);
}

static void
append_label (GtkWidget *label,
              GString   *words)
{
  const char *spoken = g_object_get_data (G_OBJECT (label), SPOKEN);
  const char *text = spoken != NULL ? spoken : gtk_label_get_text (GTK_LABEL (label));
  gboolean is_ended = g_str_has_suffix (words->str, ".") || g_str_has_suffix (words->str, ":");

  if (*text == '\0')
    return;

  if (words->len > 0)
    g_string_append (words, is_ended ? " " : ". ");
  g_string_append (words, text);
  if (g_object_get_data (G_OBJECT (label), CAPTION) != NULL)
    g_string_append_c (words, ':');
}

/**
 * inno_spoken_join:
 * @labels: (array length=n_labels): labels, of which any may be empty
 * @n_labels: how many they are
 *
 * Returns: (transfer full): what they say, in sentences
 */
char *
inno_spoken_join (GtkLabel * const *labels,
                  guint             n_labels)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n_labels; i++)
    append_label (GTK_WIDGET (labels[i]), words);

  return g_string_free (words, FALSE);
}

/* What is folded is said where it is unfolded. */
static void
append_words (GtkWidget *widget,
              GString   *words)
{
  if (GTK_IS_LABEL (widget))
    append_label (widget, words);
  if (GTK_IS_LABEL (widget) || GTK_IS_EXPANDER (widget))
    return;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    append_words (child, words);
}

/**
 * inno_spoken_get:
 * @widget: labels, in boxes and grids
 *
 * Returns: (transfer full): all that they say
 */
char *
inno_spoken_get (GtkWidget *widget)
{
  GString *words = g_string_new (NULL);

  append_words (widget, words);

  return g_string_free (words, FALSE);
}

static void
inno_spoken_section_dispose (GObject *object)
{
  inno_spoken_section_clear (INNO_SPOKEN_SECTION (object));

  G_OBJECT_CLASS (inno_spoken_section_parent_class)->dispose (object);
}

static void
inno_spoken_section_class_init (InnoSpokenSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inno_spoken_section_dispose;
  gtk_widget_class_set_css_name (widget_class, "spokensection");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  /* A screen reader says no more of a group than its name. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
inno_spoken_section_init (InnoSpokenSection *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * inno_spoken_section_new:
 * @title: (nullable): its heading
 * @spacing: between its parts, in pixels
 *
 * Returns: (transfer floating): a box for what belongs together
 */
GtkWidget *
inno_spoken_section_new (const char *title,
                         guint       spacing)
{
  InnoSpokenSection *self = g_object_new (INNO_TYPE_SPOKEN_SECTION, NULL);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), spacing);

  if (title == NULL)
    return GTK_WIDGET (self);

  self->heading = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label", title,
                                "xalign", 0.0f, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (self->heading, "detail-heading");
  inno_spoken_section_append (self, self->heading);

  return GTK_WIDGET (self);
}

/**
 * inno_spoken_section_append:
 * @self: a section
 * @child: (transfer floating): what goes below the rest
 */
void
inno_spoken_section_append (InnoSpokenSection *self,
                            GtkWidget         *child)
{
  g_return_if_fail (INNO_IS_SPOKEN_SECTION (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}

/**
 * inno_spoken_section_clear:
 * @self: a section
 *
 * Removes all that is in it.
 */
void
inno_spoken_section_clear (InnoSpokenSection *self)
{
  GtkWidget *child;

  g_return_if_fail (INNO_IS_SPOKEN_SECTION (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->heading = NULL;
}

/**
 * inno_spoken_section_finish:
 * @self: a section with all that is in it
 * @name: what it is called if it has no heading, in the active language
 *
 * Has it say what is in it; with nothing in it it is not there.
 */
void
inno_spoken_section_finish (InnoSpokenSection *self,
                            const char        *name)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self));
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_if_fail (INNO_IS_SPOKEN_SECTION (self));
  g_return_if_fail (name != NULL);

  for (GtkWidget *child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (child != self->heading)
      append_words (child, words);
  gtk_widget_set_visible (GTK_WIDGET (self), first != NULL);
  if (first == NULL)
    return;

  inno_widget_set_name (GTK_WIDGET (self),
                        self->heading != NULL ? gtk_label_get_label (GTK_LABEL (self->heading)) : name);
  inno_widget_describe (GTK_WIDGET (self), first, words->str);
}
