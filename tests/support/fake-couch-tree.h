/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Documents with all their revisions, as CouchDB keeps them: a tree each, of which the
 * longest branch that is not deleted is shown. No locks. */
typedef struct _FakeTree FakeTree;

typedef struct
{
  char     *rev;
  char     *parent;      /* nullable */
  char     *body;        /* JSON without _rev; nullable: only its name is known */
  gboolean  is_deleted;
  gboolean  is_leaf;
} FakeRevision;

typedef struct
{
  char      *id;
  guint      seq;        /* of its last change */
  GPtrArray *revisions;  /* of FakeRevision */
} FakeDocument;

FakeTree     *fake_tree_new           (void);
FakeTree     *fake_tree_copy          (FakeTree      *self);
void          fake_tree_free          (FakeTree      *self);
guint         fake_tree_get_seq       (FakeTree      *self);
guint         fake_tree_count         (FakeTree      *self);
GPtrArray    *fake_tree_list          (FakeTree      *self);
FakeDocument *fake_tree_find          (FakeTree      *self,
                                       const char    *id);
FakeRevision *fake_document_find      (FakeDocument  *document,
                                       const char    *rev);
FakeRevision *fake_document_winner    (FakeDocument  *document);
JsonArray    *fake_document_conflicts (FakeDocument  *document);
JsonObject   *fake_document_revisions (FakeDocument  *document,
                                       FakeRevision  *revision);
JsonObject   *fake_revision_to_object (FakeRevision  *revision);
const char   *fake_tree_write         (FakeTree      *self,
                                       JsonObject    *document,
                                       gboolean       may_fork);
void          fake_tree_graft         (FakeTree      *self,
                                       JsonObject    *document);

G_END_DECLS
