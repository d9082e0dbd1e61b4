/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>
#include <json-glib/json-glib.h>

#include "inno-form-names.h"
#include "inno-form-plan.h"

G_BEGIN_DECLS

#define INNO_TYPE_FORM_CONTROL (inno_form_control_get_type ())

/* One member of a document, to be edited: a label, what a person edits it with, and
 * below it what is to be said about it. Signal: "changed", when a person edits. */
G_DECLARE_DERIVABLE_TYPE (InnoFormControl, inno_form_control, INNO, FORM_CONTROL, GtkWidget)

struct _InnoFormControlClass
{
  GtkWidgetClass parent_class;

  /* Field and names are known now: what is inside is made. */
  void      (*build)       (InnoFormControl  *self);
  void      (*load)        (InnoFormControl  *self,
                            JsonNode         *node);     /* nullable */
  /* A null node where there is nothing; NULL and an error where what was typed
   * cannot be taken. What a member holds besides what is shown is kept. */
  JsonNode *(*read)        (InnoFormControl  *self,
                            GError          **error);
  void      (*retranslate) (InnoFormControl  *self);
  /* What is said below where nothing is wrong; nullable. */
  char     *(*explain)     (InnoFormControl  *self);
};

InnoFormControl     *inno_form_control_new           (const InnoFormField *field,
                                                      InnoFormNames       *names) G_GNUC_WARN_UNUSED_RESULT;
void                 inno_form_control_load          (InnoFormControl     *self,
                                                      JsonNode            *node);
JsonNode            *inno_form_control_read          (InnoFormControl     *self,
                                                      GError             **error);
gboolean             inno_form_control_is_changed    (InnoFormControl     *self);
gboolean             inno_form_control_is_touched    (InnoFormControl     *self);
void                 inno_form_control_show          (InnoFormControl     *self,
                                                      const char          *fault,
                                                      const char          *note);
const char          *inno_form_control_get_message   (InnoFormControl     *self);
const char          *inno_form_control_get_name      (InnoFormControl     *self);
void                 inno_form_control_set_prefix    (InnoFormControl     *self,
                                                      const char          *prefix);
void                 inno_form_control_set_versions  (InnoFormControl     *self,
                                                      gboolean             has_versions);
void                 inno_form_control_retranslate   (InnoFormControl     *self);
const InnoFormField *inno_form_control_get_field     (InnoFormControl     *self);
InnoFormNames       *inno_form_control_get_names     (InnoFormControl     *self);

/* For those who derive from it. */
void                 inno_form_control_take_body     (InnoFormControl     *self,
                                                      GtkWidget           *body,
                                                      GtkWidget           *input);
void                 inno_form_control_changed       (InnoFormControl     *self);
void                 inno_form_control_update        (InnoFormControl     *self);
void                 inno_form_control_explain       (InnoFormControl     *self);
void                 inno_form_control_focus_inside  (GtkWidget           *widget);
gboolean             inno_form_node_is_empty         (JsonNode            *node);
gboolean             inno_form_control_lacks         (InnoFormControl     *self,
                                                      JsonNode            *node);

G_END_DECLS
