/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-figure-card.h"

#include "inno-swatch.h"
#include "inno-widget.h"

/* A definition is read in lines of about so many letters. */
#define DEFINITION_CHARS 44

struct _InnoFigureCard
{
  GtkWidget   parent_instance;

  GtkButton  *button;
  GtkLabel   *caption;
  GtkBox     *figures;
  GtkLabel   *note;
  GtkPopover *tip;
  GtkLabel   *tip_label;

  char       *figure_name;    /* the figures, aloud */
  char       *figure_text;    /* and in letters alone: a word for each shape */
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (InnoFigureCard, inno_figure_card, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
update_name (InnoFigureCard *self)
{
  g_auto (GStrv) lines = g_strsplit (gtk_label_get_label (self->note), "\n", -1);
  g_autofree char *note = g_strjoinv (", ", lines);
  g_autofree char *name = g_strjoin (", ", gtk_label_get_label (self->caption),
                                     self->figure_name != NULL ? self->figure_name : "",
                                     *note != '\0' ? note : NULL, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
clicked_cb (InnoFigureCard *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

/* Beside what is scrolled out of the window nothing can stand: it would be on no screen. */
static gboolean
is_in_sight (InnoFigureCard *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  graphene_rect_t bounds;
  graphene_rect_t window;

  if (root == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) || !gtk_widget_compute_bounds (GTK_WIDGET (self), root, &bounds))
    return FALSE;

  graphene_rect_init (&window, 0, 0, (float) gtk_widget_get_width (root), (float) gtk_widget_get_height (root));
  return graphene_rect_intersection (&bounds, &window, NULL);
}

static void
show_tip (InnoFigureCard *self)
{
  if (*gtk_label_get_label (self->tip_label) != '\0' && is_in_sight (self))
    gtk_popover_popup (self->tip);
}

/* A page scrolls to what has the focus, and that is there with the next picture. */
static gboolean
show_tip_cb (GtkWidget     *widget,
             GdkFrameClock *clock,
             gpointer       user_data)
{
  InnoFigureCard *self = INNO_FIGURE_CARD (widget);

  if (gtk_widget_is_focus (GTK_WIDGET (self->button)))
    show_tip (self);
  return G_SOURCE_REMOVE;
}

/* What the pointer is told is told the keyboard as well, where it shows itself. */
static void
focus_cb (GtkEventControllerFocus *controller,
          InnoFigureCard          *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root) && gtk_window_get_focus_visible (GTK_WINDOW (root)))
    gtk_widget_add_tick_callback (GTK_WIDGET (self), show_tip_cb, NULL, NULL);
}

static void
hide_tip_cb (InnoFigureCard *self)
{
  gtk_popover_popdown (self->tip);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        InnoFigureCard        *self)
{
  if (keyval != GDK_KEY_Escape || !gtk_widget_get_visible (GTK_WIDGET (self->tip)))
    return GDK_EVENT_PROPAGATE;

  gtk_popover_popdown (self->tip);
  return GDK_EVENT_STOP;
}

static void
inno_figure_card_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (INNO_FIGURE_CARD (widget)->button), orientation, for_size,
                      minimum, natural, NULL, NULL);
  *minimum_baseline = *natural_baseline = -1;
}

static void
inno_figure_card_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  InnoFigureCard *self = INNO_FIGURE_CARD (widget);
  GtkAllocation whole = { 0, 0, width, height };

  gtk_widget_size_allocate (GTK_WIDGET (self->button), &whole, -1);
  if (is_in_sight (self))
    gtk_popover_present (self->tip);
}

static GtkSizeRequestMode
inno_figure_card_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static gboolean
inno_figure_card_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (INNO_FIGURE_CARD (widget)->button));
}

static void
inno_figure_card_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (inno_figure_card_parent_class)->dispose (object);
}

static void
inno_figure_card_finalize (GObject *object)
{
  g_free (INNO_FIGURE_CARD (object)->figure_name);
  g_free (INNO_FIGURE_CARD (object)->figure_text);

  G_OBJECT_CLASS (inno_figure_card_parent_class)->finalize (object);
}

static void
inno_figure_card_class_init (InnoFigureCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = inno_figure_card_dispose;
  object_class->finalize = inno_figure_card_finalize;
  widget_class->measure = inno_figure_card_measure;
  widget_class->size_allocate = inno_figure_card_size_allocate;
  widget_class->get_request_mode = inno_figure_card_get_request_mode;
  inno_widget_set_grab_focus (widget_class, inno_figure_card_grab_focus);

  /**
   * InnoFigureCard::activated:
   * @self: the card
   */
  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "figurecard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkLabel *
add_label (GtkBox     *box,
           const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (""));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD);
  gtk_widget_add_css_class (GTK_WIDGET (label), "foot");
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  gtk_box_append (box, GTK_WIDGET (label));

  return label;
}

static void
add_tip (InnoFigureCard *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->tip_label = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_wrap (self->tip_label, TRUE);
  gtk_label_set_xalign (self->tip_label, 0);
  gtk_label_set_max_width_chars (self->tip_label, DEFINITION_CHARS);
  gtk_widget_add_css_class (GTK_WIDGET (self->tip_label), "detail");
  self->tip = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->tip, GTK_WIDGET (self->tip_label));
  gtk_popover_set_autohide (self->tip, FALSE);
  gtk_popover_set_has_arrow (self->tip, FALSE);
  gtk_widget_set_can_target (GTK_WIDGET (self->tip), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->tip), "chart-tip");
  gtk_widget_set_parent (GTK_WIDGET (self->tip), GTK_WIDGET (self));

  g_signal_connect (focus, "enter", G_CALLBACK (focus_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (hide_tip_cb), self);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (show_tip), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (hide_tip_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->button), focus);
  gtk_widget_add_controller (GTK_WIDGET (self->button), motion);
  gtk_widget_add_controller (GTK_WIDGET (self->button), keys);
}

static void
inno_figure_card_init (InnoFigureCard *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));

  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "key-card");
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);

  self->caption = add_label (box, "dim-label");
  self->figures = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));
  gtk_box_append (box, GTK_WIDGET (self->figures));
  self->note = add_label (box, "dim-label");
  gtk_button_set_child (self->button, GTK_WIDGET (box));
  add_tip (self);
}

/**
 * inno_figure_card_new:
 *
 * Returns: (transfer floating): a card without a figure
 */
GtkWidget *
inno_figure_card_new (void)
{
  return g_object_new (INNO_TYPE_FIGURE_CARD, NULL);
}

/**
 * inno_figure_card_set_texts:
 * @self: a card
 * @caption: what the figure is called
 * @note: (nullable): what it is of, or what else is to be known
 */
void
inno_figure_card_set_texts (InnoFigureCard *self,
                            const char     *caption,
                            const char     *note)
{
  g_return_if_fail (INNO_IS_FIGURE_CARD (self));

  gtk_label_set_label (self->caption, caption);
  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL && *note != '\0');
  update_name (self);
}

static GtkWidget *
make_part (const InnoFigurePart *part)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *label = gtk_label_new (part->text);

  if (part->glyph != PLOT_GLYPH_NONE)
    {
      GtkWidget *swatch = inno_swatch_new ();

      inno_swatch_set_glyph (INNO_SWATCH (swatch), part->glyph, inno_widget_get_plot_style ());
      gtk_box_append (GTK_BOX (box), swatch);
    }
  gtk_widget_add_css_class (label, "key-figure");
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

/**
 * inno_figure_card_set_figures:
 * @self: a card
 * @parts: (array length=n_parts): the figures, from the left
 * @n_parts: how many there are
 *
 * Shapes are of the style of the moment: set them anew when it changes.
 */
void
inno_figure_card_set_figures (InnoFigureCard       *self,
                              const InnoFigurePart *parts,
                              guint                 n_parts)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  GtkWidget *child;

  g_return_if_fail (INNO_IS_FIGURE_CARD (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->figures))) != NULL)
    gtk_box_remove (self->figures, child);
  for (guint i = 0; i < n_parts; i++)
    {
      gtk_box_append (self->figures, make_part (&parts[i]));
      g_ptr_array_add (names, (gpointer) (parts[i].name != NULL ? parts[i].name : parts[i].text));
      g_ptr_array_add (texts, parts[i].glyph != PLOT_GLYPH_NONE ? names->pdata[i] : (gpointer) parts[i].text);
    }
  g_ptr_array_add (names, NULL);
  g_ptr_array_add (texts, NULL);

  g_free (self->figure_name);
  self->figure_name = g_strjoinv (", ", (char **) names->pdata);
  g_free (self->figure_text);
  self->figure_text = g_strjoinv (", ", (char **) texts->pdata);
  update_name (self);
}

/**
 * inno_figure_card_say:
 * @self: a card
 * @column: which of its words, INNO_FIGURE_CARD_CAPTION and on
 *
 * Returns: (transfer full): them as letters alone, for paper
 */
char *
inno_figure_card_say (InnoFigureCard *self,
                      guint           column)
{
  const char *words[INNO_N_FIGURE_CARD_WORDS];

  g_return_val_if_fail (INNO_IS_FIGURE_CARD (self), NULL);
  g_return_val_if_fail (column < INNO_N_FIGURE_CARD_WORDS, NULL);

  words[INNO_FIGURE_CARD_CAPTION] = gtk_label_get_label (self->caption);
  words[INNO_FIGURE_CARD_FIGURES] = self->figure_text != NULL ? self->figure_text : "";
  words[INNO_FIGURE_CARD_NOTE] = gtk_label_get_label (self->note);

  return g_strdup (words[column]);
}

/**
 * inno_figure_card_set_definition:
 * @self: a card
 * @definition: (nullable): a sentence on what exactly it counts, shown to who points
 *   at it or comes to it with the keyboard, and told to assistive technology
 */
void
inno_figure_card_set_definition (InnoFigureCard *self,
                                 const char     *definition)
{
  g_return_if_fail (INNO_IS_FIGURE_CARD (self));

  gtk_label_set_label (self->tip_label, definition != NULL ? definition : "");
  inno_widget_describe (GTK_WIDGET (self->button), gtk_button_get_child (self->button),
                        definition != NULL ? definition : "");
}
