/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "inno-form-json.h"
#include "inno-form-kinds-private.h"
#include "inno-widget.h"

#define LINE_SPACING 8
#define PILL_SPACING 12
/* Pixels: three lines of a long text are in sight, the rest scrolls. */
#define LONG_HEIGHT 74

typedef struct
{
  GtkWidget *pill;       /* NULL where there is one language */
  GtkWidget *input;      /* GtkEntry or GtkTextView */
  GtkWidget *missing;    /* what is shown instead, said at the end of the line; NULL in a long text */
} Line;

/* A text in three languages, or a long one in one. */
struct _InnoFormText
{
  InnoFormControl  parent_instance;

  Line             lines[INNO_N_LANGS];
  guint            n_lines;
  gboolean         is_long;
  JsonObject      *loaded;    /* nullable: what it holds besides the three is kept */
};

G_DEFINE_FINAL_TYPE (InnoFormText, inno_form_text, INNO_TYPE_FORM_CONTROL)

static char *
dup_typed (InnoFormText *self,
           guint         line)
{
  GtkWidget *input = self->lines[line].input;
  GtkTextIter start, end;
  GtkTextBuffer *buffer;

  if (!self->is_long)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (input)));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (input));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
set_typed (InnoFormText *self,
           guint         line,
           const char   *text)
{
  GtkWidget *input = self->lines[line].input;

  if (self->is_long)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (input)), text != NULL ? text : "", -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (input), text != NULL ? text : "");
}

static JsonNode *
node_from_typed (InnoFormText *self,
                 guint         line)
{
  g_autofree char *text = dup_typed (self, line);
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return *stripped != '\0' ? json_node_init_string (json_node_alloc (), stripped)
                           : json_node_init_null (json_node_alloc ());
}

static const char *
peek_string (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

/* Where a language has no text, what people see there instead is said. */
static void
show_missing (InnoFormText *self)
{
  static const char * const sentences[INNO_N_LANGS] = {
    [INNO_LANG_FI] = N_("missing, shown in Finnish"),
    [INNO_LANG_SV] = N_("missing, shown in Swedish"),
    [INNO_LANG_EN] = N_("missing, shown in English"),
  };
  g_autoptr (InnoText) text = inno_text_new (NULL, NULL, NULL);

  if (self->n_lines < INNO_N_LANGS || self->is_long)
    return;

  for (guint i = 0; i < INNO_N_LANGS; i++)
    {
      g_autoptr (JsonNode) node = node_from_typed (self, i);

      text->in[i] = g_strdup (peek_string (node));
    }
  for (guint i = 0; i < INNO_N_LANGS; i++)
    {
      Line *line = &self->lines[i];
      InnoLang found = (InnoLang) i;
      const char *shown = inno_text_get (text, (InnoLang) i, &found);
      gboolean is_missing = shown != NULL && found != (InnoLang) i;

      gtk_entry_set_placeholder_text (GTK_ENTRY (line->input), is_missing ? shown : NULL);
      gtk_label_set_label (GTK_LABEL (line->missing), is_missing ? _(sentences[found]) : "");
      gtk_widget_set_visible (line->missing, is_missing);
      inno_widget_describe (line->input, line->missing, is_missing ? _(sentences[found]) : "");
    }
}

static void
inno_form_text_load (InnoFormControl *control,
                     JsonNode        *node)
{
  InnoFormText *self = INNO_FORM_TEXT (control);

  g_clear_pointer (&self->loaded, json_object_unref);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    self->loaded = json_node_dup_object (node);

  for (guint i = 0; i < self->n_lines; i++)
    set_typed (self, i,
               self->n_lines == 1 ? peek_string (node)
               : self->loaded == NULL ? NULL
               : peek_string (json_object_get_member (self->loaded, inno_lang_to_code ((InnoLang) i))));
  show_missing (self);
}

static JsonNode *
inno_form_text_read (InnoFormControl  *control,
                     GError          **error)
{
  InnoFormText *self = INNO_FORM_TEXT (control);
  g_autoptr (JsonObject) text = NULL;
  gboolean has_text = FALSE;

  if (self->n_lines == 1)
    return node_from_typed (self, 0);

  text = inno_form_json_copy (self->loaded);
  for (guint i = 0; i < INNO_N_LANGS; i++)
    {
      JsonNode *node = node_from_typed (self, i);

      has_text |= !JSON_NODE_HOLDS_NULL (node);
      json_object_set_member (text, inno_lang_to_code ((InnoLang) i), node);
    }

  return has_text ? json_node_init_object (json_node_alloc (), text) : json_node_init_null (json_node_alloc ());
}

static void
inno_form_text_retranslate (InnoFormControl *control)
{
  InnoFormText *self = INNO_FORM_TEXT (control);
  const char *name = inno_form_control_get_name (control);

  for (guint i = 0; i < self->n_lines; i++)
    {
      g_autofree char *full = self->n_lines == 1 ? g_strdup (name)
                            : g_strdup_printf (_("%s: %s"), name, inno_lang_get_native_name ((InnoLang) i));

      gtk_accessible_update_property (GTK_ACCESSIBLE (self->lines[i].input),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, full, -1);
    }
  show_missing (self);
}

static void
typed_cb (InnoFormText *self)
{
  show_missing (self);
  inno_form_control_changed (INNO_FORM_CONTROL (self));
}

static GtkWidget *
make_long (InnoFormText *self,
           Line         *line)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  line->input = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (line->input), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (line->input), FALSE);
  gtk_widget_add_css_class (scrolled, "form-long");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), LONG_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), line->input);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (line->input)), "changed",
                           G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);

  return scrolled;
}

static GtkWidget *
make_short (InnoFormText *self,
            Line         *line)
{
  GtkWidget *overlay = gtk_overlay_new ();

  line->input = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (line->input), 8);
  line->missing = gtk_label_new (NULL);
  gtk_widget_set_halign (line->missing, GTK_ALIGN_END);
  gtk_widget_set_valign (line->missing, GTK_ALIGN_CENTER);
  gtk_widget_set_can_target (line->missing, FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (line->missing), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (line->missing, "form-missing");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), line->input);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), line->missing);
  g_signal_connect_object (line->input, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);

  return overlay;
}

static GtkWidget *
make_pill (InnoLang lang)
{
  g_autofree char *code = g_ascii_strup (inno_lang_to_code (lang), -1);
  GtkWidget *pill = gtk_label_new (code);

  gtk_widget_add_css_class (pill, "form-pill");
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  /* The field beside it says the whole name of the language. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (pill), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);

  return pill;
}

static void
inno_form_text_build (InnoFormControl *control)
{
  InnoFormText *self = INNO_FORM_TEXT (control);
  InnoFormKind kind = inno_form_control_get_field (control)->kind;
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, LINE_SPACING);

  self->n_lines = kind == INNO_FORM_KIND_LONG ? 1 : INNO_N_LANGS;
  self->is_long = kind != INNO_FORM_KIND_TEXT;
  for (guint i = 0; i < self->n_lines; i++)
    {
      Line *line = &self->lines[i];
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, PILL_SPACING);
      GtkWidget *field = self->is_long ? make_long (self, line) : make_short (self, line);

      if (self->n_lines > 1)
        {
          line->pill = make_pill ((InnoLang) i);
          gtk_box_append (GTK_BOX (row), line->pill);
        }
      gtk_widget_set_hexpand (field, TRUE);
      gtk_box_append (GTK_BOX (row), field);
      gtk_box_append (GTK_BOX (body), row);
    }
  inno_form_control_take_body (control, body, self->lines[0].input);
}

/* In the language of whoever writes, unless there is a text in others alone. */
static gboolean
inno_form_text_grab_focus (GtkWidget *widget)
{
  InnoFormText *self = INNO_FORM_TEXT (widget);
  guint own = self->n_lines == INNO_N_LANGS ? inno_lang_get_active () : 0;

  for (guint i = 0; i < self->n_lines; i++)
    {
      guint line = (own + i) % self->n_lines;
      g_autofree char *text = dup_typed (self, line);

      if (*text != '\0')
        return gtk_widget_grab_focus (self->lines[line].input);
    }

  return gtk_widget_grab_focus (self->lines[own].input);
}

static void
inno_form_text_finalize (GObject *object)
{
  g_clear_pointer (&INNO_FORM_TEXT (object)->loaded, json_object_unref);

  G_OBJECT_CLASS (inno_form_text_parent_class)->finalize (object);
}

static void
inno_form_text_class_init (InnoFormTextClass *klass)
{
  InnoFormControlClass *control_class = INNO_FORM_CONTROL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = inno_form_text_finalize;
  inno_widget_set_grab_focus (GTK_WIDGET_CLASS (klass), inno_form_text_grab_focus);
  control_class->build = inno_form_text_build;
  control_class->load = inno_form_text_load;
  control_class->read = inno_form_text_read;
  control_class->retranslate = inno_form_text_retranslate;
}

static void
inno_form_text_init (InnoFormText *self)
{
}
