/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-form.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-conflict-link.h"
#include "inno-form-checks.h"
#include "inno-form-json.h"
#include "inno-form-layout.h"
#include "inno-take-string.h"
#include "inno-widget.h"

/* Pixels */
#define WIDTH 720
#define CARD_SPACING 12

struct _InnoForm
{
  GtkWidget         parent_instance;

  InnoDocumentType  type;
  InnoFormNames    *names;
  JsonObject       *document;     /* as it was loaded; members of a new one */
  gboolean          is_new;

  GtkWidget        *scrolled;
  GPtrArray        *controls;     /* of InnoFormControl */
  GPtrArray        *titles;       /* labels of the cards: GtkLabel and source strings in turn */
  char             *start;        /* member that is worked first; nullable */
  char             *problem;
  InnoFormControl  *faulty;        /* what it is about; nullable */
  gboolean          is_asked;      /* somebody wanted to save: nothing that is wrong is passed over any longer */
  char             *taken_code;
  char             *taken_by;
};

G_DEFINE_FINAL_TYPE (InnoForm, inno_form, GTK_TYPE_WIDGET)

static guint changed_signal;

typedef struct
{
  GtkLabel   *label;
  const char *text;      /* source string */
} Title;

/* An object that only the document does not have yet has all its members. */
static gboolean
is_begun (JsonObject *document,
          const char *member)
{
  g_autofree char *first = NULL;

  if (strchr (member, '/') == NULL)
    return FALSE;

  first = g_strndup (member, (gsize) (strchr (member, '/') - member));
  return json_object_has_member (document, first) && inno_form_json_get (document, member) == NULL;
}

/* Takes the node. */
static void
write_member (InnoForm            *self,
              JsonObject          *document,
              const InnoFormField *field,
              JsonNode            *node)
{
  gboolean is_left_out = inno_form_node_is_empty (node) && (field->flags & INNO_FORM_OMITTED) != 0;

  /* Two of one object, of which neither is known: there is no such object. */
  if (self->is_new && inno_form_node_is_empty (node) && strchr (field->member, '/') != NULL &&
      !is_begun (document, field->member))
    is_left_out = TRUE;
  if (is_left_out)
    {
      json_node_unref (node);
      node = NULL;
    }
  if (node != NULL || inno_form_json_get (document, field->member) != NULL)
    inno_form_json_set (document, field->member, node);
}

/* The document as it stands; what cannot be taken stays as it was. */
static JsonObject *
collect (InnoForm *self)
{
  JsonObject *document = inno_form_json_copy (self->document);

  for (guint i = 0; i < self->controls->len; i++)
    {
      InnoFormControl *control = self->controls->pdata[i];
      JsonNode *node;

      if (!self->is_new && !inno_form_control_is_changed (control))
        continue;
      node = inno_form_control_read (control, NULL);
      if (node != NULL)
        write_member (self, document, inno_form_control_get_field (control), node);
    }
  for (guint i = 0; i < self->controls->len; i++)
    {
      const char *member = inno_form_control_get_field (self->controls->pdata[i])->member;

      if (is_begun (document, member))
        inno_form_json_set (document, member, json_node_init_null (json_node_alloc ()));
    }

  return document;
}

static const InnoFormFinding *
find_finding (GPtrArray           *findings,
              const InnoFormField *field,
              gboolean             is_fault)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const InnoFormFinding *finding = findings->pdata[i];

      if (finding->is_fault == is_fault && g_str_equal (finding->member, field->member))
        return finding;
    }

  return NULL;
}

static char *
find_missing (InnoFormControl *control,
              JsonNode        *node)
{
  const InnoFormField *field = inno_form_control_get_field (control);

  if (!inno_form_control_lacks (control, node))
    return NULL;
  if (field->kind == INNO_FORM_KIND_TEXT)
    return g_strdup (_("Write it in one language at least."));

  return g_strdup_printf (_("%s is missing."), _(field->label));
}

/* What is wrong with one control. What nobody has got to yet is not called wrong. */
static char *
check_control (InnoForm        *self,
               InnoFormControl *control,
               GPtrArray       *findings)
{
  const InnoFormField *field = inno_form_control_get_field (control);
  const InnoFormFinding *fault = find_finding (findings, field, TRUE);
  const InnoFormFinding *note = find_finding (findings, field, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = inno_form_control_read (control, &error);
  g_autofree char *sentence = NULL;
  gboolean is_early;

  if (error != NULL)
    sentence = g_strdup (error->message);
  else if (fault != NULL)
    sentence = g_strdup (fault->sentence);
  else
    sentence = find_missing (control, node);

  is_early = self->is_new && !self->is_asked && !inno_form_control_is_touched (control) && error == NULL;
  inno_form_control_show (control, is_early ? NULL : sentence, note != NULL ? note->sentence : NULL);

  return g_steal_pointer (&sentence);
}

static void
update (InnoForm *self)
{
  const InnoFormContext context = { self->names, self->taken_code, self->taken_by };
  g_autoptr (JsonObject) document = collect (self);
  g_autoptr (GPtrArray) findings = inno_form_check (self->type, document, &context);

  g_clear_pointer (&self->problem, g_free);
  self->faulty = NULL;
  for (guint i = 0; i < self->controls->len; i++)
    {
      InnoFormControl *control = self->controls->pdata[i];
      g_autofree char *sentence = check_control (self, control, findings);

      if (sentence == NULL || self->problem != NULL)
        continue;
      self->problem = g_strdup_printf (_("%s: %s"), inno_form_control_get_name (control), sentence);
      self->faulty = control;
    }
}

static void
edited_cb (InnoForm *self)
{
  update (self);
  g_signal_emit (self, changed_signal, 0);
}

static gboolean
inno_form_grab_focus (GtkWidget *widget)
{
  InnoForm *self = INNO_FORM (widget);
  InnoFormControl *start = self->start != NULL ? inno_form_find (self, self->start) : NULL;

  if (start != NULL && gtk_widget_grab_focus (GTK_WIDGET (start)))
    return TRUE;

  return self->controls->len > 0 && gtk_widget_grab_focus (self->controls->pdata[0]);
}

static void
inno_form_dispose (GObject *object)
{
  g_clear_pointer (&INNO_FORM (object)->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (inno_form_parent_class)->dispose (object);
}

static void
inno_form_finalize (GObject *object)
{
  InnoForm *self = INNO_FORM (object);

  g_clear_object (&self->names);
  g_clear_pointer (&self->document, json_object_unref);
  g_ptr_array_unref (self->controls);
  g_ptr_array_unref (self->titles);
  g_free (self->start);
  g_free (self->problem);
  g_free (self->taken_code);
  g_free (self->taken_by);

  G_OBJECT_CLASS (inno_form_parent_class)->finalize (object);
}

static void
inno_form_class_init (InnoFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = inno_form_dispose;
  object_class->finalize = inno_form_finalize;
  inno_widget_set_grab_focus (widget_class, inno_form_grab_focus);
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "form");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_FORM);
}

static void
inno_form_init (InnoForm *self)
{
  self->controls = g_ptr_array_new ();
  self->titles = g_ptr_array_new_with_free_func (g_free);
}

static void
add_title (InnoForm   *self,
           GtkWidget  *head,
           const char *text,
           const char *css_class)
{
  Title *title = g_new0 (Title, 1);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, head);
  title->label = GTK_LABEL (label);
  title->text = text;
  g_ptr_array_add (self->titles, title);
}

/* Returns: where the controls of the card go. */
static GtkWidget *
add_card (InnoForm            *self,
          GtkWidget           *column,
          const InnoFormField *field)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *inside = inno_form_layout_box_new ();

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "form-card");
  gtk_widget_add_css_class (head, "form-card-head");
  add_title (self, head, field->label, "card-title");
  if (field->hint != NULL)
    add_title (self, head, field->hint, "form-hint");
  gtk_box_append (GTK_BOX (card), head);
  gtk_box_append (GTK_BOX (card), inside);
  gtk_box_append (GTK_BOX (column), card);

  return inside;
}

static GtkWidget *
make_column (InnoForm *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, CARD_SPACING);
  GtkWidget *card = NULL;

  gtk_widget_add_css_class (column, "form-column");
  for (const InnoFormField *field = inno_form_plan_get (self->type)->fields; field->label != NULL; field++)
    {
      InnoFormControl *control;

      if (field->kind == INNO_FORM_KIND_CARD)
        {
          card = add_card (self, column, field);
          continue;
        }
      control = inno_form_control_new (field, self->names);
      gtk_box_append (GTK_BOX (card), GTK_WIDGET (control));
      g_ptr_array_add (self->controls, control);
      g_signal_connect_object (control, "changed", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
    }

  return column;
}

/**
 * inno_form_new:
 * @type: a type that has a plan
 * @names: what may be chosen
 *
 * Returns: (transfer floating): an empty form in the active language
 */
GtkWidget *
inno_form_new (InnoDocumentType  type,
               InnoFormNames    *names)
{
  InnoForm *self;
  GtkWidget *clamp;

  g_return_val_if_fail (inno_form_plan_get (type) != NULL, NULL);
  g_return_val_if_fail (INNO_IS_FORM_NAMES (names), NULL);

  self = g_object_new (INNO_TYPE_FORM, NULL);
  self->type = type;
  self->names = g_object_ref (names);
  clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", WIDTH, "tightening-threshold", WIDTH,
                        "child", make_column (self), NULL);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), clamp);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  inno_form_load (self, NULL, TRUE);
  inno_form_retranslate (self);

  return GTK_WIDGET (self);
}

/* What a person adds is known to come from nowhere else. */
static void
note_origin (JsonObject *project)
{
  JsonObject *origin = json_object_new ();

  json_object_set_string_member (origin, "kind", "manual");
  json_object_set_object_member (project, "origin", origin);
}

/**
 * inno_form_load:
 * @self: a form
 * @document: (nullable): a document of its type, which is not changed; of a new one
 *   what is known beforehand
 * @is_new: whether it is new
 *
 * Shows it. Without an edit, the form gives back the same document.
 */
void
inno_form_load (InnoForm   *self,
                JsonObject *document,
                gboolean    is_new)
{
  g_return_if_fail (INNO_IS_FORM (self));

  g_clear_pointer (&self->document, json_object_unref);
  self->document = inno_form_json_copy (document);
  self->is_new = is_new;
  if (is_new && !json_object_has_member (self->document, "_id"))
    {
      g_autofree char *uuid = g_uuid_string_random ();
      g_autofree char *id = g_strconcat (inno_document_type_to_id (self->type), ":", uuid, NULL);

      json_object_set_string_member (self->document, "_id", id);
      json_object_set_string_member (self->document, "type", inno_document_type_to_id (self->type));
      if (self->type == INNO_DOCUMENT_PROJECT)
        note_origin (self->document);
    }
  for (guint i = 0; i < self->controls->len; i++)
    {
      InnoFormControl *control = self->controls->pdata[i];

      inno_form_control_load (control,
                              inno_form_json_get (self->document, inno_form_control_get_field (control)->member));
    }
  update (self);
}

/**
 * inno_form_dup_document:
 * @self: a form
 *
 * Returns: (transfer full) (nullable): the document with what was edited, and all
 *   else that it held; %NULL while something in it is wrong
 */
JsonObject *
inno_form_dup_document (InnoForm *self)
{
  g_return_val_if_fail (INNO_IS_FORM (self), NULL);

  return self->problem == NULL ? collect (self) : NULL;
}

/**
 * inno_form_is_changed:
 * @self: a form
 *
 * Returns: whether something in it is other than when it was loaded
 */
gboolean
inno_form_is_changed (InnoForm *self)
{
  g_return_val_if_fail (INNO_IS_FORM (self), FALSE);

  for (guint i = 0; i < self->controls->len; i++)
    if (inno_form_control_is_changed (self->controls->pdata[i]))
      return TRUE;

  return FALSE;
}

/**
 * inno_form_get_problem:
 * @self: a form
 *
 * Returns: (nullable): the first that is wrong, and where; %NULL if it can be saved
 */
const char *
inno_form_get_problem (InnoForm *self)
{
  g_return_val_if_fail (INNO_IS_FORM (self), NULL);

  return self->problem;
}

/**
 * inno_form_show_problem:
 * @self: a form
 *
 * Shows all that is wrong, also where nothing was written yet, and gives the keyboard to the first of it.
 */
void
inno_form_show_problem (InnoForm *self)
{
  g_return_if_fail (INNO_IS_FORM (self));

  self->is_asked = TRUE;
  update (self);
  if (self->faulty != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->faulty));
}

/**
 * inno_form_find:
 * @self: a form
 * @member: a member of its plan
 *
 * Returns: (transfer none) (nullable): its control
 */
InnoFormControl *
inno_form_find (InnoForm   *self,
                const char *member)
{
  g_return_val_if_fail (INNO_IS_FORM (self), NULL);
  g_return_val_if_fail (member != NULL, NULL);

  for (guint i = 0; i < self->controls->len; i++)
    if (g_str_equal (inno_form_control_get_field (self->controls->pdata[i])->member, member))
      return self->controls->pdata[i];

  return NULL;
}

/**
 * inno_form_set_start:
 * @self: a form
 * @member: a member of its plan; another one is its beginning
 *
 * Says where the keyboard is when the form is opened.
 */
void
inno_form_set_start (InnoForm   *self,
                     const char *member)
{
  g_return_if_fail (INNO_IS_FORM (self));
  g_return_if_fail (member != NULL);

  g_free (self->start);
  self->start = g_strdup (member);
}

/**
 * inno_form_dup_code:
 * @self: a form
 *
 * Returns: (transfer full) (nullable): the code of a project, as it is written; %NULL where
 *   there is none
 */
char *
inno_form_dup_code (InnoForm *self)
{
  InnoFormControl *control = self->type == INNO_DOCUMENT_PROJECT ? inno_form_find (self, "code") : NULL;
  g_autoptr (JsonNode) node = control != NULL ? inno_form_control_read (control, NULL) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_dup_string (node) : NULL;
}

/**
 * inno_form_set_code_taken:
 * @self: the form of a project
 * @code: (nullable): a code that another project has; %NULL for none
 * @by: (nullable): the name of that project
 *
 * The form itself does not ask the store.
 */
void
inno_form_set_code_taken (InnoForm   *self,
                          const char *code,
                          const char *by)
{
  gboolean is_other;

  g_return_if_fail (INNO_IS_FORM (self));

  is_other = inno_take_string (&self->taken_code, code);
  is_other |= inno_take_string (&self->taken_by, by);
  if (is_other)
    update (self);
}

/**
 * inno_form_set_conflicts:
 * @self: a form
 * @conflicts: (nullable) (element-type InnoConflictRecord): what of the document has
 *   two versions
 *
 * Says so beside each, with the way there: the action "form.versions".
 */
void
inno_form_set_conflicts (InnoForm  *self,
                         GPtrArray *conflicts)
{
  g_return_if_fail (INNO_IS_FORM (self));

  for (guint i = 0; i < self->controls->len; i++)
    {
      InnoFormControl *control = self->controls->pdata[i];

      inno_form_control_set_versions (control,
                                      inno_conflict_touches (conflicts, inno_form_control_get_field (control)->member));
    }
}

/**
 * inno_form_retranslate:
 * @self: a form
 *
 * Says everything anew in the active language, keeping what was typed.
 */
void
inno_form_retranslate (InnoForm *self)
{
  g_return_if_fail (INNO_IS_FORM (self));

  for (guint i = 0; i < self->titles->len; i++)
    {
      const Title *title = self->titles->pdata[i];

      gtk_label_set_label (title->label, _(title->text));
    }
  for (guint i = 0; i < self->controls->len; i++)
    inno_form_control_retranslate (self->controls->pdata[i]);
  update (self);
}
