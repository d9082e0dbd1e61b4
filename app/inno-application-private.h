/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-application.h"
#include "inno-search-provider.h"

G_BEGIN_DECLS

struct _InnoApplication
{
  AdwApplication  parent_instance;

  InnoPlace       place;
  GSettings      *settings;
  guint           signals[2];    /* sources */
  InnoWorkspace  *workspace;     /* of the first window; opened before it is made; nullable */
  InnoSearchProvider *searches;  /* on the session's bus; nullable */
  GPtrArray      *frozen;        /* InnoWorkspace, not ours: those that are still there */
  gboolean        has_opened;    /* the workspace */
  gboolean        has_failed;
};

void     inno_application_ensure_open     (InnoApplication  *self);
void     inno_application_say_fault       (InnoApplication  *self,
                                           const char       *message);

/* inno-application-outside.c: what comes from other programs. */
void     inno_application_open_files      (InnoApplication  *self,
                                           GFile           **files,
                                           int               n_files);
gboolean inno_application_export          (InnoApplication  *self,
                                           GDBusConnection  *connection,
                                           const char       *object_path,
                                           GError          **error);
void     inno_application_unexport        (InnoApplication  *self);
void     inno_application_install_outside (InnoApplication  *self);

/* inno-application-end.c */
void     inno_application_end             (InnoApplication  *self);
void     inno_application_install_end     (InnoApplication  *self);

G_END_DECLS
