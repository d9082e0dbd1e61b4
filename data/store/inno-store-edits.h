/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-store.h"
#include "inno-text.h"

G_BEGIN_DECLS

typedef enum
{
  INNO_EDIT_CREATE,
  INNO_EDIT_CHANGE,
  INNO_EDIT_DUPLICATE,
  INNO_EDIT_END,
  INNO_EDIT_DELETE,
  INNO_EDIT_UNDO,
  INNO_EDIT_REDO,
} InnoEditKind;

/* What a person does in one go: it is kept, and undone, as one. It may be made on
 * one thread and used on another. */
typedef struct _InnoEdit InnoEdit;

InnoEdit   *inno_edit_new               (InnoEditKind     kind,
                                         const char      *subject_id);
void        inno_edit_put               (InnoEdit        *self,
                                         JsonObject      *base,
                                         JsonObject      *document);
void        inno_edit_remove            (InnoEdit        *self,
                                         JsonObject      *base);
void        inno_edit_free              (InnoEdit        *self);

/* One step of the history. */
typedef struct
{
  gint64        number;    /* rises */
  InnoEditKind  kind;
  char         *subject;   /* id of the document that it was about */
  guint         n_others;  /* documents besides that were taken back, or changed again, with it */
  InnoText     *name;      /* of that document; nullable */
  char         *who;       /* nullable */
  gint64        at;        /* Unix seconds */
} InnoStep;

void        inno_step_free              (InnoStep        *step);

/* One document as a step, or a copy of the shared data, left it. */
typedef struct
{
  gint64        number;      /* of the step; 0 = it came with the shared data */
  InnoEditKind  kind;        /* of the step */
  gboolean      is_import;   /* it came with the shared data */
  char         *who;         /* nullable */
  gint64        at;          /* Unix seconds; 0 = not known */
  JsonObject   *before;      /* nullable: there was none */
  JsonObject   *after;       /* nullable: it is gone */
} InnoVersion;

void        inno_version_free           (InnoVersion     *version);

gboolean    inno_store_edit             (InnoStore       *self,
                                         const InnoEdit  *edit,
                                         const char      *who,
                                         GError         **error);
JsonObject *inno_store_read_document    (InnoStore       *self,
                                         const char      *id,
                                         GError         **error);
gboolean    inno_store_undo             (InnoStore       *self,
                                         const char      *who,
                                         InnoStep       **step,
                                         GError         **error);
gboolean    inno_store_redo             (InnoStore       *self,
                                         const char      *who,
                                         InnoStep       **step,
                                         GError         **error);
gboolean    inno_store_can_undo         (InnoStore       *self);
gboolean    inno_store_can_redo         (InnoStore       *self);
guint       inno_store_get_n_waiting    (InnoStore       *self);
GPtrArray  *inno_store_list_versions    (InnoStore       *self,
                                         const char      *id,
                                         GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoEdit, inno_edit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoStep, inno_step_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoVersion, inno_version_free)

G_END_DECLS
