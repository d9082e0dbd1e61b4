/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-project-detail.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "inno-link.h"
#include "inno-page.h"
#include "inno-spoken-section.h"
#include "inno-project-menu.h"
#include "inno-project-sections.h"
#include "inno-project-words.h"
#include "inno-widget.h"
#include "inno-wrap-box.h"

/* As wide as it likes to be beside the list, whatever stands in it. */
#define WIDE 322

struct _InnoProjectDetail
{
  GtkWidget           parent_instance;

  GtkWidget          *body;
  GtkWidget          *back_button;
  GtkLabel           *back_label;
  GtkStack           *stack;        /* hint, project */
  GtkLabel           *hint;
  GtkScrolledWindow  *scroller;
  GtkLabel           *name;
  GtkActionable      *edit_button;
  GtkLabel           *edit_label;
  GtkActionable      *duplicate_button;
  GtkMenuButton      *menu_button;
  GtkBox             *sections;

  InnoPortfolio      *portfolio;    /* of the dossier */
  InnoProjectDossier *dossier;      /* NULL: no project */
  char               *id;           /* of its document */
  gboolean            shows_all;    /* versions */
};

enum
{
  SIGNAL_BACK,
  SIGNAL_MESSAGE,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (InnoProjectDetail, inno_project_detail, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
fill_menu (InnoProjectDetail *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuModel) changes = inno_project_menu_make_changes (self->id);
  g_autoptr (GMenu) links = g_menu_new ();

  g_menu_append_section (menu, NULL, changes);
  g_menu_append (links, _("Copy link"), "project.copy-link");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (links));
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
}

static void
clear_sections (InnoProjectDetail *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))) != NULL)
    gtk_box_remove (self->sections, child);
}

/* Without a heading it is about the project itself. */
static void
finish_section (gpointer widget,
                gpointer name)
{
  if (INNO_IS_SPOKEN_SECTION (widget))
    inno_spoken_section_finish (widget, name);
}

static void
append_section (InnoProjectDetail *self,
                GtkWidget         *section)
{
  inno_widget_foreach (section, finish_section, (gpointer) gtk_label_get_label (self->name));
  if (gtk_widget_get_first_child (GTK_WIDGET (self->sections)) != NULL)
    gtk_box_append (self->sections, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (self->sections, section);
}

static void
show_project (InnoProjectDetail *self)
{
  g_autofree char *name = inno_project_say_name (self->dossier->document);

  gtk_label_set_label (self->name, name);
  gtk_actionable_set_action_target (self->edit_button, "(sss)", "project", self->id, "");
  gtk_actionable_set_action_target (self->duplicate_button, "s", self->id);
  fill_menu (self);
  append_section (self, inno_project_section_fields (self->dossier, self->portfolio));
  append_section (self, inno_project_section_money (self->dossier, self->portfolio));
  append_section (self, inno_project_section_origin (self->dossier, self->portfolio));
  append_section (self, inno_project_section_versions (self->dossier, self->portfolio, self->shows_all));
}

static void
update (InnoProjectDetail *self)
{
  clear_sections (self);
  if (self->id != NULL)
    show_project (self);
  gtk_stack_set_visible_child_name (self->stack, self->id != NULL ? "project" : "hint");
}

static void
back_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_BACK], 0);
}

static void
copy_link_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  InnoProjectDetail *self = INNO_PROJECT_DETAIL (widget);
  g_autofree char *link = NULL;

  if (self->id == NULL)
    return;

  link = inno_link_to_project (self->id);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), link);
  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, _("Link copied"));
}

static void
show_all_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  InnoProjectDetail *self = INNO_PROJECT_DETAIL (widget);

  self->shows_all = TRUE;
  update (self);
}

static void
inno_project_detail_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  InnoProjectDetail *self = INNO_PROJECT_DETAIL (widget);

  gtk_widget_measure (self->body, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, WIDE);
}

static void
inno_project_detail_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  gtk_widget_allocate (INNO_PROJECT_DETAIL (widget)->body, width, height, baseline, NULL);
}

static gboolean
inno_project_detail_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (INNO_PROJECT_DETAIL (widget)->body, GTK_DIR_TAB_FORWARD);
}

static void
inno_project_detail_dispose (GObject *object)
{
  InnoProjectDetail *self = INNO_PROJECT_DETAIL (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), INNO_TYPE_PROJECT_DETAIL);
  g_clear_object (&self->portfolio);
  g_clear_pointer (&self->dossier, inno_project_dossier_free);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (inno_project_detail_parent_class)->dispose (object);
}

/* As the button does, where it is there and may be pressed. */
static void
edit_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  GtkWidget *button = GTK_WIDGET (INNO_PROJECT_DETAIL (widget)->edit_button);

  if (gtk_widget_get_mapped (button) && gtk_widget_is_sensitive (button))
    g_signal_emit_by_name (button, "clicked");
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "detail.edit", NULL, edit_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "detail.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "detail.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "detail.edit", NULL);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, InnoProjectDetail, body);
  gtk_widget_class_bind_template_child (widget_class, InnoProjectDetail, back_button);
  gtk_widget_class_bind_template_child (widget_class, InnoProjectDetail, back_label);
  gtk_widget_class_bind_template_child (widget_class, InnoProjectDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, InnoProjectDetail, hint);
  gtk_widget_class_bind_template_child (widget_class, InnoProjectDetail, scroller);
  gtk_widget_class_bind_template_child (widget_class, InnoProjectDetail, name);
  gtk_widget_class_bind_template_child (widget_class, InnoProjectDetail, edit_button);
  gtk_widget_class_bind_template_child (widget_class, InnoProjectDetail, edit_label);
  gtk_widget_class_bind_template_child (widget_class, InnoProjectDetail, duplicate_button);
  gtk_widget_class_bind_template_child (widget_class, InnoProjectDetail, menu_button);
  gtk_widget_class_bind_template_child (widget_class, InnoProjectDetail, sections);
}

static void
inno_project_detail_class_init (InnoProjectDetailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = inno_project_detail_dispose;
  widget_class->measure = inno_project_detail_measure;
  widget_class->size_allocate = inno_project_detail_size_allocate;
  inno_widget_set_grab_focus (widget_class, inno_project_detail_grab_focus);
  add_keys (widget_class);

  signals[SIGNAL_BACK] = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MESSAGE] = g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (INNO_TYPE_WRAP_BOX);
  gtk_widget_class_install_action (widget_class, "project.back", NULL, back_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "project.back", NULL);
  gtk_widget_class_install_action (widget_class, "project.copy-link", NULL, copy_link_cb);
  gtk_widget_class_install_action (widget_class, "project.show-all-versions", NULL, show_all_cb);
  gtk_widget_class_set_css_name (widget_class, "projectdetail");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, INNO_PAGE_RESOURCES "inno-project-detail.ui");
  bind_children (widget_class);
}

static void
inno_project_detail_init (InnoProjectDetail *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  gtk_widget_init_template (GTK_WIDGET (self));
  /* The swatches wear the colours of the charts. */
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  inno_project_detail_retranslate (self);
}

GtkWidget *
inno_project_detail_new (void)
{
  return g_object_new (INNO_TYPE_PROJECT_DETAIL, NULL);
}

/**
 * inno_project_detail_take:
 * @self: the details
 * @portfolio: (nullable): where what the project refers to is named
 * @dossier: (transfer full) (nullable): the project; %NULL for none
 *
 * Shows it. Of the same project the place in it is kept.
 */
void
inno_project_detail_take (InnoProjectDetail  *self,
                          InnoPortfolio      *portfolio,
                          InnoProjectDossier *dossier)
{
  const char *id = dossier != NULL && dossier->document != NULL && portfolio != NULL
                   ? inno_project_get_string (dossier->document, "_id") : NULL;
  gboolean is_same = g_strcmp0 (id, self->id) == 0;

  g_return_if_fail (INNO_IS_PROJECT_DETAIL (self));

  g_free (self->id);
  self->id = g_strdup (id);
  g_clear_pointer (&self->dossier, inno_project_dossier_free);
  self->dossier = dossier;
  g_set_object (&self->portfolio, portfolio);
  if (!is_same)
    {
      self->shows_all = FALSE;
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
    }
  update (self);
}

/* Returns: (transfer none) (nullable): the id of the project that is shown */
const char *
inno_project_detail_get_id (InnoProjectDetail *self)
{
  return self->id;
}

/**
 * inno_project_detail_retranslate:
 * @self: the details
 *
 * Says everything anew in the active language.
 */
void
inno_project_detail_retranslate (InnoProjectDetail *self)
{
  inno_widget_set_name (GTK_WIDGET (self), _("Details of the project"));
  gtk_label_set_label (self->back_label, _("Projects"));
  inno_widget_set_name (GTK_WIDGET (self->back_button), _("Back to the list"));
  gtk_label_set_label (self->hint, _("Choose a project to see its details."));
  gtk_label_set_label (self->edit_label, _("Edit"));
  inno_widget_set_name (GTK_WIDGET (self->edit_button), _("Edit"));
  gtk_button_set_label (GTK_BUTTON (self->duplicate_button), _("Duplicate"));
  inno_widget_set_tooltip (GTK_WIDGET (self->menu_button), _("More"));
  inno_widget_set_name (GTK_WIDGET (self->menu_button), _("More"));
  update (self);
}

/**
 * inno_project_detail_set_alone:
 * @self: the details
 * @is_alone: whether they are not beside the list, so that there is a way back to it
 */
void
inno_project_detail_set_alone (InnoProjectDetail *self,
                               gboolean           is_alone)
{
  gtk_widget_set_visible (self->back_button, is_alone);
}
