/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "inno-form-kinds-private.h"
#include "inno-parse.h"

#define MAX_DECIMALS 9
/* A whole number that JSON keeps exactly. */
#define MAX_EXACT 9007199254740991.0

/* One line to type in: what a kind shows of a member, and how it reads what was typed. */
struct _InnoFormLine
{
  InnoFormControl  parent_instance;

  GtkEditable     *entry;
  JsonNode        *node;      /* what is in the entry; NULL where it was not understood */
};

G_DEFINE_FINAL_TYPE (InnoFormLine, inno_form_line, INNO_TYPE_FORM_CONTROL)

typedef struct
{
  char     *(*write) (JsonNode            *node);
  JsonNode *(*read)  (const InnoFormField *field,
                      const char          *text,
                      GError             **error);
  gboolean    is_number;    /* stands to the right */
  int         chars;        /* that are in sight at least */
} Codec;

static const InnoFormat *
get_format (void)
{
  return inno_format_get (inno_lang_get_active ());
}

static char *
write_string (JsonNode *node)
{
  return json_node_dup_string (node);
}

static JsonNode *
read_string (const InnoFormField  *field,
             const char           *text,
             GError              **error)
{
  return json_node_init_string (json_node_alloc (), text);
}

static char *
write_day (JsonNode *node)
{
  InnoDay day;

  return inno_day_parse_iso (json_node_get_string (node), &day) ? inno_format_day (get_format (), day)
                                                               : json_node_dup_string (node);
}

static JsonNode *
read_day (const InnoFormField  *field,
          const char           *text,
          GError              **error)
{
  g_autofree char *iso = NULL;
  InnoDay day;

  if (!inno_parse_day (get_format (), text, &day, error))
    return NULL;

  iso = inno_day_to_iso (day);
  return json_node_init_string (json_node_alloc (), iso);
}

static JsonNode *
read_period (const InnoFormField  *field,
             const char           *text,
             GError              **error)
{
  g_autofree char *period = inno_parse_period (text, error);

  return period != NULL ? json_node_init_string (json_node_alloc (), period) : NULL;
}

static char *
write_money (JsonNode *node)
{
  return inno_format_euros (get_format (), json_node_get_int (node));
}

static JsonNode *
read_money (const InnoFormField  *field,
            const char           *text,
            GError              **error)
{
  gint64 cents;

  return inno_parse_money (text, &cents, error) ? json_node_init_int (json_node_alloc (), cents) : NULL;
}

/* With as many decimals as it takes to read the same number back. */
static char *
write_number (JsonNode *node)
{
  double value = json_node_get_double (node);

  for (guint decimals = 0;; decimals++)
    {
      g_autofree char *text = inno_format_number (get_format (), value, decimals);
      double read = 0;

      if (decimals == MAX_DECIMALS ||
          (inno_parse_number (get_format (), text, &read, NULL) && read == value))
        return g_steal_pointer (&text);
    }
}

static JsonNode *
read_number (const InnoFormField  *field,
             const char           *text,
             GError              **error)
{
  double value;

  if (!inno_parse_number (get_format (), text, &value, error))
    return NULL;

  return trunc (value) == value && fabs (value) <= MAX_EXACT ? json_node_init_int (json_node_alloc (), (gint64) value)
                                                             : json_node_init_double (json_node_alloc (), value);
}

/* A year has no thousands. */
static char *
write_whole (JsonNode *node)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
}

static JsonNode *
read_whole (const InnoFormField  *field,
            const char           *text,
            GError              **error)
{
  gint64 value;

  return inno_parse_whole (text, field->min, field->max, &value, error)
         ? json_node_init_int (json_node_alloc (), value) : NULL;
}

static const Codec codecs[INNO_FORM_N_KINDS] = {
  [INNO_FORM_KIND_LINE] = { write_string, read_string, FALSE, 6 },
  [INNO_FORM_KIND_DAY] = { write_day, read_day, FALSE, 9 },
  [INNO_FORM_KIND_PERIOD] = { write_string, read_period, FALSE, 7 },
  [INNO_FORM_KIND_MONEY] = { write_money, read_money, TRUE, 9 },
  [INNO_FORM_KIND_NUMBER] = { write_number, read_number, TRUE, 6 },
  [INNO_FORM_KIND_WHOLE] = { write_whole, read_whole, FALSE, 4 },
};

static const Codec *
get_codec (InnoFormControl *control)
{
  return &codecs[inno_form_control_get_field (control)->kind];
}

static void
inno_form_line_load (InnoFormControl *control,
                     JsonNode        *node)
{
  InnoFormLine *self = INNO_FORM_LINE (control);
  g_autofree char *text = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? get_codec (control)->write (node) : NULL;

  gtk_editable_set_text (self->entry, text != NULL ? text : "");
}

static JsonNode *
inno_form_line_read (InnoFormControl  *control,
                     GError          **error)
{
  InnoFormLine *self = INNO_FORM_LINE (control);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  if (*text == '\0')
    return json_node_init_null (json_node_alloc ());

  return get_codec (control)->read (inno_form_control_get_field (control), text, error);
}

/* How the line looks where what is in it was understood. */
static char *
format_line (InnoFormControl *control)
{
  InnoFormLine *self = INNO_FORM_LINE (control);

  return self->node != NULL && JSON_NODE_HOLDS_VALUE (self->node) ? get_codec (control)->write (self->node) : NULL;
}

static void
show_formatted (InnoFormControl *control)
{
  InnoFormLine *self = INNO_FORM_LINE (control);
  g_autofree char *formatted = format_line (control);

  if (formatted != NULL && strcmp (formatted, gtk_editable_get_text (self->entry)) != 0)
    gtk_editable_set_text (self->entry, formatted);
}

static void
inno_form_line_retranslate (InnoFormControl *control)
{
  InnoFormLine *self = INNO_FORM_LINE (control);
  gboolean is_money = inno_form_control_get_field (control)->kind == INNO_FORM_KIND_MONEY;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  inno_form_control_get_name (control), -1);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), is_money ? _("not known") : NULL);
  /* What was typed in another language was understood in that. */
  show_formatted (control);
}

/* Of an amount, how it is read while it is typed. */
static char *
inno_form_line_explain (InnoFormControl *control)
{
  InnoFormLine *self = INNO_FORM_LINE (control);
  g_autofree char *formatted = NULL;

  if (inno_form_control_get_field (control)->kind != INNO_FORM_KIND_MONEY ||
      (gtk_widget_get_state_flags (GTK_WIDGET (self->entry)) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
    return NULL;

  formatted = format_line (control);
  if (formatted == NULL)
    return g_strdup (_("Counted as unknown, not as zero."));

  /* Translators: an amount of money */
  return g_strdup_printf (_("Read as %s"), formatted);
}

static void
enter_cb (InnoFormControl *control)
{
  inno_form_control_explain (control);
}

/* When the keyboard goes elsewhere, what was understood stands as it is written. */
static void
leave_cb (InnoFormControl *control)
{
  show_formatted (control);
  inno_form_control_explain (control);
}

static void
typed_cb (InnoFormControl *control)
{
  InnoFormLine *self = INNO_FORM_LINE (control);

  g_clear_pointer (&self->node, json_node_unref);
  self->node = inno_form_line_read (control, NULL);
  inno_form_control_changed (control);
}

static void
inno_form_line_build (InnoFormControl *control)
{
  InnoFormLine *self = INNO_FORM_LINE (control);
  const Codec *codec = get_codec (control);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *entry = gtk_entry_new ();

  self->entry = GTK_EDITABLE (entry);
  gtk_editable_set_width_chars (self->entry, codec->chars);
  gtk_editable_set_alignment (self->entry, codec->is_number ? 1 : 0);
  gtk_widget_add_css_class (entry, "numeric");
  g_signal_connect_object (entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (enter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, focus);
  inno_form_control_take_body (control, entry, entry);
}

static void
inno_form_line_finalize (GObject *object)
{
  g_clear_pointer (&INNO_FORM_LINE (object)->node, json_node_unref);

  G_OBJECT_CLASS (inno_form_line_parent_class)->finalize (object);
}

static void
inno_form_line_class_init (InnoFormLineClass *klass)
{
  InnoFormControlClass *control_class = INNO_FORM_CONTROL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = inno_form_line_finalize;
  control_class->build = inno_form_line_build;
  control_class->load = inno_form_line_load;
  control_class->read = inno_form_line_read;
  control_class->retranslate = inno_form_line_retranslate;
  control_class->explain = inno_form_line_explain;
}

static void
inno_form_line_init (InnoFormLine *self)
{
}
