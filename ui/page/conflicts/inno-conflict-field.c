/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-conflict-field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-form-control.h"
#include "inno-form-layout.h"
#include "inno-widget.h"
#include "inno-wrap-box.h"

/* Of INNO_FORM_LAYOUT_SPAN; in a narrow page each has all of it. */
#define PLACE_SPAN 6
#define VERSION_SPAN 9
#define THIRD_SPAN (2 * VERSION_SPAN)

#define N_SIDES 3

/* What differs is marked, in colours that hold on light and on dark. */
#define MARK "<span background=\"#fae27a\" foreground=\"#1d1d1d\">"

typedef struct
{
  GtkCheckButton *radio;
  GtkLabel       *head;     /* whose version */
  GtkLabel       *value;
  GtkLabel       *maker;
} Version;

struct _InnoConflictField
{
  GtkWidget                  parent_instance;

  const InnoConflictContext *context;    /* both outlive the widget */
  const InnoConflictRecord  *record;
  InnoFormField              field;

  GtkWidget                 *box;
  GtkLabel                  *place;
  GtkLabel                  *before;
  Version                    versions[2];
  GtkCheckButton            *third;      /* nullable, with the control */
  InnoFormControl           *control;
};

G_DEFINE_FINAL_TYPE (InnoConflictField, inno_conflict_field, GTK_TYPE_WIDGET)

static guint changed_signal;

static GtkCheckButton *
get_radio (InnoConflictField *self,
           InnoChoiceSide     side)
{
  return side == INNO_CHOICE_OTHER ? self->third : self->versions[side].radio;
}

static JsonNode *
get_node (InnoConflictField *self,
          InnoChoiceSide     side)
{
  return side == INNO_CHOICE_MINE ? self->record->mine : self->record->theirs;
}

/* Words */

/* How many bytes of both are the same at the start, up to the end of a word. */
static gsize
count_start (const char *a,
             const char *b)
{
  gsize length = 0;

  for (gsize i = 0; a[i] != '\0' && a[i] == b[i]; i++)
    if (a[i] == ' ')
      length = i + 1;

  return length;
}

static gsize
count_end (const char *a,
           gsize       a_length,
           const char *b,
           gsize       b_length)
{
  gsize length = 0;

  for (gsize i = 1; i <= MIN (a_length, b_length) && a[a_length - i] == b[b_length - i]; i++)
    if (a[a_length - i] == ' ')
      length = i;

  return length;
}

/* Of a sentence the words that differ, else all of it. */
static char *
mark (const char *text,
      const char *other,
      gboolean    is_prose)
{
  gsize length = strlen (text), other_length = strlen (other);
  gsize start = is_prose ? count_start (text, other) : 0;
  gsize end = is_prose ? count_end (text + start, length - start, other + start, other_length - start) : 0;
  g_autofree char *before = g_markup_escape_text (text, (gssize) start);
  g_autofree char *middle = g_markup_escape_text (text + start, (gssize) (length - start - end));
  g_autofree char *after = g_markup_escape_text (text + length - end, -1);

  return *middle != '\0' ? g_strconcat (before, MARK, middle, "</span>", after, NULL) : g_strconcat (before, after, NULL);
}

static void
say_version (InnoConflictField *self,
             InnoChoiceSide     side,
             const char        *place)
{
  static const char * const heads[] = {
    [INNO_CHOICE_MINE] = N_("Your version"),
    [INNO_CHOICE_THEIRS] = N_("Server version"),
  };
  Version *version = &self->versions[side];
  InnoChoiceSide against = side == INNO_CHOICE_MINE ? INNO_CHOICE_THEIRS : INNO_CHOICE_MINE;
  g_autofree char *value = inno_conflict_say_value (self->context, self->record, get_node (self, side));
  g_autofree char *other = inno_conflict_say_value (self->context, self->record, get_node (self, against));
  g_autofree char *maker = inno_conflict_say_maker (self->context, self->record, side);
  g_autofree char *markup = mark (value, other, inno_conflict_is_prose (self->context->type, self->record->path));
  g_autofree char *name = NULL;

  gtk_label_set_label (version->head, _(heads[side]));
  /* A whole record is several lines, of which none is a word. */
  if (*self->record->path != '\0')
    gtk_label_set_markup (version->value, markup);
  else
    gtk_label_set_label (version->value, value);
  gtk_label_set_label (version->maker, maker);
  /* Translators: "Ends: Your version: 30.4.2026. You, 10.4.2025" */
  name = g_strdup_printf (_("%s: %s: %s. %s"), place, _(heads[side]), value, maker);
  inno_widget_set_name (GTK_WIDGET (version->radio), name);
}

static void
say_before (InnoConflictField *self)
{
  g_autofree char *value = NULL;
  g_autofree char *text = NULL;

  /* Of a whole record it says in what each side differs from it. */
  gtk_widget_set_visible (GTK_WIDGET (self->before), *self->record->path != '\0');
  if (*self->record->path == '\0')
    return;

  value = inno_conflict_say_value (self->context, self->record, self->record->base);
  text = g_strdup_printf (_("Before: %s"), value);
  gtk_label_set_label (self->before, text);
}

static void
say_third (InnoConflictField *self,
           const char        *place)
{
  g_autofree char *name = NULL;

  if (self->third == NULL)
    return;

  name = g_strdup_printf (_("%s: %s"), place, _("Another value"));
  gtk_check_button_set_label (self->third, _("Another value"));
  inno_widget_set_name (GTK_WIDGET (self->third), name);
  inno_form_control_set_prefix (self->control, place);
  inno_form_control_retranslate (self->control);
}

/**
 * inno_conflict_field_retranslate:
 * @self: a field
 *
 * Says everything anew in the active language, keeping what was chosen and typed.
 */
void
inno_conflict_field_retranslate (InnoConflictField *self)
{
  g_autofree char *place = NULL;

  g_return_if_fail (INNO_IS_CONFLICT_FIELD (self));

  place = inno_conflict_say_place (self->context, self->record);
  gtk_label_set_label (self->place, place);
  inno_widget_set_name (GTK_WIDGET (self), place);
  say_before (self);
  say_version (self, INNO_CHOICE_MINE, place);
  say_version (self, INNO_CHOICE_THEIRS, place);
  say_third (self, place);
}

/* Choosing */

static void
toggled_cb (InnoConflictField *self)
{
  for (guint side = 0; side < N_SIDES; side++)
    {
      GtkCheckButton *radio = get_radio (self, side);
      GtkWidget *frame = radio != NULL ? GTK_WIDGET (radio) : NULL;

      if (frame == NULL)
        continue;
      if (side == INNO_CHOICE_OTHER)
        frame = gtk_widget_get_parent (frame);
      if (gtk_check_button_get_active (radio))
        gtk_widget_add_css_class (frame, "chosen");
      else
        gtk_widget_remove_css_class (frame, "chosen");
    }
  g_signal_emit (self, changed_signal, 0);
}

/* Whoever types means it. */
static void
typed_cb (InnoConflictField *self)
{
  if (gtk_check_button_get_active (self->third))
    g_signal_emit (self, changed_signal, 0);
  else
    gtk_check_button_set_active (self->third, TRUE);
}

/**
 * inno_conflict_field_get_choice:
 * @self: a field
 *
 * Returns: (transfer full) (nullable): what was chosen; %NULL where nothing was, or
 *   where what was typed cannot be taken
 */
InnoConflictChoice *
inno_conflict_field_get_choice (InnoConflictField *self)
{
  g_return_val_if_fail (INNO_IS_CONFLICT_FIELD (self), NULL);

  for (InnoChoiceSide side = INNO_CHOICE_MINE; side < INNO_CHOICE_OTHER; side++)
    if (gtk_check_button_get_active (self->versions[side].radio))
      return inno_conflict_choice_new (self->record, side, NULL);
  if (self->third != NULL && gtk_check_button_get_active (self->third))
    {
      g_autoptr (JsonNode) node = inno_form_control_read (self->control, NULL);

      return node != NULL ? inno_conflict_choice_new (self->record, INNO_CHOICE_OTHER, node) : NULL;
    }

  return NULL;
}

const InnoConflictRecord *
inno_conflict_field_get_record (InnoConflictField *self)
{
  g_return_val_if_fail (INNO_IS_CONFLICT_FIELD (self), NULL);

  return self->record;
}

/**
 * inno_conflict_field_choose:
 * @self: a field
 * @side: which of the two
 *
 * Chooses as a person would.
 */
void
inno_conflict_field_choose (InnoConflictField *self,
                            InnoChoiceSide     side)
{
  g_return_if_fail (INNO_IS_CONFLICT_FIELD (self));
  g_return_if_fail (side != INNO_CHOICE_OTHER);

  gtk_check_button_set_active (self->versions[side].radio, TRUE);
}

/**
 * inno_conflict_field_take:
 * @self: a field
 * @other: a field of the same two versions
 *
 * Takes over what was chosen there.
 */
void
inno_conflict_field_take (InnoConflictField *self,
                          InnoConflictField *other)
{
  g_return_if_fail (INNO_IS_CONFLICT_FIELD (self));
  g_return_if_fail (INNO_IS_CONFLICT_FIELD (other));

  if (self->control != NULL && inno_form_control_is_touched (other->control))
    {
      g_autoptr (JsonNode) node = inno_form_control_read (other->control, NULL);

      if (node != NULL)
        inno_form_control_load (self->control, node);
    }
  for (guint side = 0; side < N_SIDES; side++)
    if (get_radio (self, side) != NULL && gtk_check_button_get_active (get_radio (other, side)))
      gtk_check_button_set_active (get_radio (self, side), TRUE);
}

/* The widget */

static void
inno_conflict_field_dispose (GObject *object)
{
  g_clear_pointer (&INNO_CONFLICT_FIELD (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (inno_conflict_field_parent_class)->dispose (object);
}

static void
inno_conflict_field_class_init (InnoConflictFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inno_conflict_field_dispose;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "conflictfield");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static void
inno_conflict_field_init (InnoConflictField *self)
{
}

static GtkLabel *
append_label (GtkWidget  *box,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static void
add_place (InnoConflictField *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_add_css_class (box, "conflict-place");
  self->place = append_label (box, "heading");
  self->before = append_label (box, "conflict-note");
  inno_form_layout_set_span (box, PLACE_SPAN, 0);
  gtk_box_append (GTK_BOX (self->box), box);
}

static GtkCheckButton *
make_radio (InnoConflictField *self)
{
  GtkCheckButton *radio = g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);

  if (self->versions[0].radio != NULL)
    gtk_check_button_set_group (radio, self->versions[0].radio);
  g_signal_connect_object (radio, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);

  return radio;
}

static void
add_version (InnoConflictField *self,
             Version           *version)
{
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  /* Or a short value makes what stands below it narrow. */
  gtk_widget_set_hexpand (inside, TRUE);
  version->radio = make_radio (self);
  version->head = append_label (inside, "conflict-note");
  version->value = append_label (inside, "conflict-value");
  version->maker = append_label (inside, "conflict-note");
  gtk_check_button_set_child (version->radio, inside);
  gtk_widget_add_css_class (GTK_WIDGET (version->radio), "conflict-version");
  inno_form_layout_set_span (GTK_WIDGET (version->radio), VERSION_SPAN, 0);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (version->radio));
}

/* Under both versions. */
static void
add_third (InnoConflictField *self)
{
  GtkWidget *room = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *box = g_object_new (INNO_TYPE_WRAP_BOX, NULL);

  self->third = make_radio (self);
  self->control = inno_form_control_new (&self->field, self->context->names);
  inno_form_control_load (self->control, self->record->theirs);
  gtk_widget_set_hexpand (GTK_WIDGET (self->control), TRUE);
  g_signal_connect_object (self->control, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (box, "conflict-version");
  gtk_widget_set_parent (GTK_WIDGET (self->third), box);
  gtk_widget_set_parent (GTK_WIDGET (self->control), box);
  inno_form_layout_set_span (room, PLACE_SPAN, 0);
  inno_form_layout_set_span (box, THIRD_SPAN, 0);
  gtk_box_append (GTK_BOX (self->box), room);
  gtk_box_append (GTK_BOX (self->box), box);
}

/**
 * inno_conflict_field_new:
 * @context: of the document; it outlives the widget
 * @record: where it differs; likewise
 *
 * Returns: (transfer floating): both versions, of which none is chosen
 */
GtkWidget *
inno_conflict_field_new (const InnoConflictContext *context,
                         const InnoConflictRecord  *record)
{
  InnoConflictField *self;

  g_return_val_if_fail (context != NULL, NULL);
  g_return_val_if_fail (record != NULL, NULL);

  self = g_object_new (INNO_TYPE_CONFLICT_FIELD, NULL);
  self->context = context;
  self->record = record;
  self->box = inno_form_layout_box_new ();
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  add_place (self);
  add_version (self, &self->versions[INNO_CHOICE_MINE]);
  add_version (self, &self->versions[INNO_CHOICE_THEIRS]);
  if (*record->path != '\0' && inno_conflict_find_field (context->type, record->path, &self->field))
    add_third (self);
  inno_conflict_field_retranslate (self);

  return GTK_WIDGET (self);
}
