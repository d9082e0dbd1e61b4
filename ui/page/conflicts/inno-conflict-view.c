/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-conflict-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "inno-conflict-field.h"
#include "inno-form-names.h"
#include "inno-format.h"
#include "inno-page.h"
#include "inno-store-lookup.h"
#include "inno-take-string.h"
#include "inno-widget.h"
#include "inno-wrap-box.h"

/* Pixels: as wide as it likes to be beside the list. */
#define WIDE 560

struct _InnoConflictView
{
  GtkWidget            parent_instance;

  GtkWidget           *body;
  GtkWidget           *back_button;
  GtkLabel            *back_label;
  GtkScrolledWindow   *scroller;
  GtkLabel            *name;
  GtkLabel            *explanation;
  GtkButton           *mine_button;
  GtkButton           *theirs_button;
  GtkBox              *rows;
  GtkLabel            *more;
  GtkLabel            *count;
  GtkButton           *skip_button;
  GtkButton           *resolve_button;

  InnoConflictDossier *dossier;     /* nullable */
  InnoConflictContext  context;     /* of the dossier */
  char                *editor;
  GPtrArray           *fields;      /* of InnoConflictField, of the dossier */
  gboolean             is_busy;
};

enum
{
  SIGNAL_RESOLVE,
  SIGNAL_SKIP,
  SIGNAL_BACK,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (InnoConflictView, inno_conflict_view, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

/**
 * inno_conflict_view_get_choices:
 * @self: the view
 *
 * Returns: (transfer full) (element-type InnoConflictChoice): what has been chosen
 */
GPtrArray *
inno_conflict_view_get_choices (InnoConflictView *self)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_conflict_choice_free);

  for (guint i = 0; i < self->fields->len; i++)
    {
      InnoConflictChoice *choice = inno_conflict_field_get_choice (self->fields->pdata[i]);

      if (choice != NULL)
        g_ptr_array_add (choices, choice);
    }

  return choices;
}

static void
say_count (InnoConflictView *self)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  g_autoptr (GPtrArray) choices = inno_conflict_view_get_choices (self);
  g_autofree char *chosen = inno_format_count (format, choices->len);
  g_autofree char *all = inno_format_count (format, self->fields->len);
  g_autofree char *text = NULL;

  /* Translators: "2 of 3 fields chosen" */
  text = g_strdup_printf (ngettext ("%s of %s field chosen", "%s of %s fields chosen", self->fields->len), chosen, all);
  gtk_label_set_label (self->count, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->resolve_button), choices->len > 0 && !self->is_busy);
}

static gboolean
is_whole (InnoConflictView *self)
{
  const InnoConflictRecord *record = self->dossier != NULL && self->dossier->records->len > 0
                                     ? self->dossier->records->pdata[0] : NULL;

  return record != NULL && *record->path == '\0';
}

static const char *
explain (InnoConflictView *self)
{
  const InnoConflictRecord *record = self->dossier != NULL && self->dossier->records->len > 0
                                     ? self->dossier->records->pdata[0] : NULL;

  if (!is_whole (self))
    return _("The same was changed here and in the shared data. Choose field by field which one holds.");
  if (record->mine == NULL)
    return _("You deleted this record, and somebody changed it. Choose whether it stays.");
  if (record->theirs == NULL)
    return _("You changed this record, and somebody deleted it. Choose whether it stays.");

  return _("Both versions together are too large for one record. Choose which one holds.");
}

static void
say_more (InnoConflictView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->more), self->dossier != NULL && self->dossier->has_more);
  gtk_label_set_label (self->more, _("There are more. They come into sight when these are resolved."));
}

/**
 * inno_conflict_view_dup_name:
 * @self: a view of a document
 *
 * Returns: (transfer full): what people call it, in the active language
 */
char *
inno_conflict_view_dup_name (InnoConflictView *self)
{
  return self->context.document != NULL
         ? inno_form_describe (self->context.document, inno_form_names_get_portfolio (self->context.names),
                               inno_lang_get_active ())
         : g_strdup (self->dossier->id);
}

static void
say_dossier (InnoConflictView *self)
{
  g_autofree char *name = self->dossier != NULL ? inno_conflict_view_dup_name (self) : g_strdup ("");

  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->explanation, explain (self));
  say_more (self);
  say_count (self);
}

/* Two versions that are still the same keep what was chosen between them. */
static void
keep_choice (InnoConflictField *field,
             GPtrArray         *old)
{
  const InnoConflictRecord *record = inno_conflict_field_get_record (field);

  for (guint i = 0; i < old->len; i++)
    {
      const InnoConflictRecord *other = inno_conflict_field_get_record (old->pdata[i]);

      if (g_str_equal (record->document, other->document) && g_str_equal (record->path, other->path) &&
          g_str_equal (record->version, other->version))
        inno_conflict_field_take (field, old->pdata[i]);
    }
}

static void
make_fields (InnoConflictView *self,
             GPtrArray        *old)
{
  for (guint i = 0; self->dossier != NULL && i < self->dossier->records->len; i++)
    {
      GtkWidget *field = inno_conflict_field_new (&self->context, self->dossier->records->pdata[i]);

      keep_choice (INNO_CONFLICT_FIELD (field), old);
      g_signal_connect_object (field, "changed", G_CALLBACK (say_count), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->rows, field);
      g_ptr_array_add (self->fields, g_object_ref (field));
    }
}

static int
compare_records (gconstpointer a,
                 gconstpointer b,
                 gpointer      type)
{
  const InnoConflictRecord *first = *(InnoConflictRecord * const *) a;
  const InnoConflictRecord *second = *(InnoConflictRecord * const *) b;

  return inno_conflict_compare_places (*(const InnoDocumentType *) type, first->path, second->path);
}

/* In the order of the form, which people know. */
static void
sort_records (InnoConflictView *self)
{
  g_ptr_array_sort_with_data (self->dossier->records, compare_records, &self->context.type);
}

static void
make_context (InnoConflictView *self,
              InnoPortfolio    *portfolio)
{
  InnoConflictContext context = { .editor = self->editor };
  const char *type;

  context.names = inno_form_names_new (portfolio);
  for (guint i = 0; i < self->dossier->groups->len; i++)
    {
      const InnoStoreName *group = self->dossier->groups->pdata[i];

      inno_form_names_add_project (context.names, group->id, group->name);
    }
  context.document = self->dossier->document;
  type = context.document != NULL ? json_object_get_string_member_with_default (context.document, "type", NULL) : NULL;
  context.type = inno_document_type_from_id (type);
  self->context = context;
}

static void
forget (InnoConflictView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  g_ptr_array_set_size (self->fields, 0);
}

/**
 * inno_conflict_view_take:
 * @self: the view
 * @portfolio: (nullable): where what the document refers to is named
 * @editor: (nullable): who sits here
 * @dossier: (transfer full) (nullable): the document; %NULL for none
 *
 * Shows it. What was chosen between two versions that are still the same is kept.
 */
void
inno_conflict_view_take (InnoConflictView    *self,
                         InnoPortfolio       *portfolio,
                         const char          *editor,
                         InnoConflictDossier *dossier)
{
  g_autoptr (InnoConflictDossier) old_dossier = NULL;
  g_autoptr (InnoFormNames) old_names = NULL;
  g_autoptr (GPtrArray) old = NULL;
  gboolean is_same;

  g_return_if_fail (INNO_IS_CONFLICT_VIEW (self));

  is_same = dossier != NULL && g_strcmp0 (dossier->id, inno_conflict_view_get_id (self)) == 0;
  old = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->fields->len; i++)
    g_ptr_array_add (old, g_object_ref (self->fields->pdata[i]));
  forget (self);
  old_dossier = g_steal_pointer (&self->dossier);
  old_names = self->context.names;
  self->context = (InnoConflictContext) { 0 };

  inno_take_string (&self->editor, editor);
  self->dossier = dossier;
  if (dossier != NULL)
    {
      make_context (self, portfolio);
      sort_records (self);
    }
  make_fields (self, old);
  /* The old fields go before what they speak of. */
  g_clear_pointer (&old, g_ptr_array_unref);
  if (!is_same)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  say_dossier (self);
}

/* Returns: (transfer none) (nullable): the id of the document that is shown */
const char *
inno_conflict_view_get_id (InnoConflictView *self)
{
  return self->dossier != NULL ? self->dossier->id : NULL;
}

/**
 * inno_conflict_view_set_busy:
 * @self: the view
 * @is_busy: whether what was chosen is on its way, so that it cannot be sent twice
 */
void
inno_conflict_view_set_busy (InnoConflictView *self,
                             gboolean          is_busy)
{
  self->is_busy = is_busy;
  say_count (self);
}

/**
 * inno_conflict_view_set_alone:
 * @self: the view
 * @is_alone: whether it is not beside the list, so that there is a way back to it
 */
void
inno_conflict_view_set_alone (InnoConflictView *self,
                              gboolean          is_alone)
{
  gtk_widget_set_visible (self->back_button, is_alone);
}

/* What is done */

static void
choose_all (InnoConflictView *self,
            InnoChoiceSide    side)
{
  for (guint i = 0; i < self->fields->len; i++)
    inno_conflict_field_choose (self->fields->pdata[i], side);
}

static void
mine_cb (InnoConflictView *self)
{
  choose_all (self, INNO_CHOICE_MINE);
}

static void
theirs_cb (InnoConflictView *self)
{
  choose_all (self, INNO_CHOICE_THEIRS);
}

static void
skip_cb (InnoConflictView *self)
{
  g_signal_emit (self, signals[SIGNAL_SKIP], 0);
}

static void
resolve_cb (InnoConflictView *self)
{
  g_signal_emit (self, signals[SIGNAL_RESOLVE], 0);
}

static void
back_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_BACK], 0);
}

/* The widget */

static gboolean
inno_conflict_view_grab_focus (GtkWidget *widget)
{
  InnoConflictView *self = INNO_CONFLICT_VIEW (widget);

  return gtk_widget_child_focus (GTK_WIDGET (self->rows), GTK_DIR_TAB_FORWARD);
}

static void
inno_conflict_view_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  gtk_widget_measure (INNO_CONFLICT_VIEW (widget)->body, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, WIDE);
}

static void
inno_conflict_view_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  gtk_widget_allocate (INNO_CONFLICT_VIEW (widget)->body, width, height, baseline, NULL);
}

static void
inno_conflict_view_dispose (GObject *object)
{
  InnoConflictView *self = INNO_CONFLICT_VIEW (object);

  if (self->body != NULL)
    forget (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), INNO_TYPE_CONFLICT_VIEW);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->dossier, inno_conflict_dossier_free);
  g_clear_object (&self->context.names);
  g_clear_pointer (&self->editor, g_free);

  G_OBJECT_CLASS (inno_conflict_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (INNO_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, INNO_PAGE_RESOURCES "inno-conflict-view.ui");
  gtk_widget_class_bind_template_child (widget_class, InnoConflictView, body);
  gtk_widget_class_bind_template_child (widget_class, InnoConflictView, back_button);
  gtk_widget_class_bind_template_child (widget_class, InnoConflictView, back_label);
  gtk_widget_class_bind_template_child (widget_class, InnoConflictView, scroller);
  gtk_widget_class_bind_template_child (widget_class, InnoConflictView, name);
  gtk_widget_class_bind_template_child (widget_class, InnoConflictView, explanation);
  gtk_widget_class_bind_template_child (widget_class, InnoConflictView, mine_button);
  gtk_widget_class_bind_template_child (widget_class, InnoConflictView, theirs_button);
  gtk_widget_class_bind_template_child (widget_class, InnoConflictView, rows);
  gtk_widget_class_bind_template_child (widget_class, InnoConflictView, more);
  gtk_widget_class_bind_template_child (widget_class, InnoConflictView, count);
  gtk_widget_class_bind_template_child (widget_class, InnoConflictView, skip_button);
  gtk_widget_class_bind_template_child (widget_class, InnoConflictView, resolve_button);
  gtk_widget_class_bind_template_callback (widget_class, mine_cb);
  gtk_widget_class_bind_template_callback (widget_class, theirs_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_cb);
  gtk_widget_class_bind_template_callback (widget_class, resolve_cb);
}

static void
inno_conflict_view_class_init (InnoConflictViewClass *klass)
{
  static const char * const names[N_SIGNALS] = { "resolve", "skip", "back" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inno_conflict_view_dispose;
  inno_widget_set_grab_focus (widget_class, inno_conflict_view_grab_focus);
  widget_class->measure = inno_conflict_view_measure;
  widget_class->size_allocate = inno_conflict_view_size_allocate;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                               NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "conflict.back", NULL, back_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "conflict.back", NULL);
  gtk_widget_class_set_css_name (widget_class, "conflictview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_FORM);
  bind_template (widget_class);
}

static void
inno_conflict_view_init (InnoConflictView *self)
{
  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  inno_conflict_view_retranslate (self);
}

GtkWidget *
inno_conflict_view_new (void)
{
  return g_object_new (INNO_TYPE_CONFLICT_VIEW, NULL);
}

/**
 * inno_conflict_view_retranslate:
 * @self: the view
 *
 * Says everything anew in the active language, keeping what was chosen and typed.
 */
void
inno_conflict_view_retranslate (InnoConflictView *self)
{
  g_return_if_fail (INNO_IS_CONFLICT_VIEW (self));

  inno_widget_set_name (GTK_WIDGET (self), _("Two versions"));
  gtk_label_set_label (self->back_label, _("Conflicts"));
  inno_widget_set_name (self->back_button, _("Back to the list"));
  gtk_button_set_label (self->mine_button, _("All mine"));
  gtk_button_set_label (self->theirs_button, _("All of the server"));
  gtk_button_set_label (self->skip_button, _("Skip for now"));
  gtk_button_set_label (self->resolve_button, _("Resolve and send"));
  for (guint i = 0; i < self->fields->len; i++)
    inno_conflict_field_retranslate (self->fields->pdata[i]);
  say_dossier (self);
}
