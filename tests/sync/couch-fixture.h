/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fake-couch.h"
#include "sync-fixture.h"

G_BEGIN_DECLS

#define COUCH_N_DESKS 4
#define COUCH_DATASET "5d0c8c1e-2f1b-4f0c-9a52-0b1f1a6f3c11"

/* One shared database and the people who work on it, each with a store of their own. */
typedef struct
{
  FakeEndpoint *endpoint;
  FakeCouch    *couch;
  Fixture       desks[COUCH_N_DESKS];
} Office;

void     office_set_up       (Office          *self,
                              gconstpointer    data);
void     office_tear_down    (Office          *self,
                              gconstpointer    data);
void     office_name         (Office          *self);
void     office_seed         (Office          *self,
                              guint            n_projects);
gboolean office_sync         (Office          *self,
                              guint            desk,
                              InnoImportFlags  flags,
                              InnoSyncReport  *report,
                              GError         **error);
void     office_sync_well    (Office          *self,
                              guint            desk,
                              InnoSyncReport  *report);
/* What a person does at a desk: a member of a project, as JSON; NULL takes it away. */
void     office_edit         (Office          *self,
                              guint            desk,
                              const char      *id,
                              const char      *member,
                              const char      *json);
void     office_create       (Office          *self,
                              guint            desk,
                              const char      *json);
void     office_remove       (Office          *self,
                              guint            desk,
                              const char      *id);
/* What is seen there: JSON of a member; NULL where the document or the member is not. */
char    *office_see          (Office          *self,
                              guint            desk,
                              const char      *id,
                              const char      *member);
char    *office_read         (Office          *self,
                              const char      *id,
                              const char      *member);
char    *office_query        (Office          *self,
                              guint            desk,
                              const char      *file,
                              const char      *sql);
/* The program is ended, and started. */
void     office_close        (Office          *self,
                              guint            desk);
void     office_restart      (Office          *self,
                              guint            desk);

#define office_add_test(path, func) \
  g_test_add (path, Office, NULL, office_set_up, func, office_tear_down)

#define assert_sees(self, desk, id, member, json) \
  G_STMT_START { \
    g_autofree char *seen_ = office_see (self, desk, id, member); \
    g_assert_cmpstr (seen_, ==, json); \
  } G_STMT_END

#define assert_shared(self, id, member, json) \
  G_STMT_START { \
    g_autofree char *shared_ = office_read (self, id, member); \
    g_assert_cmpstr (shared_, ==, json); \
  } G_STMT_END

#define assert_query(self, desk, file, sql, text) \
  G_STMT_START { \
    g_autofree char *found_ = office_query (self, desk, file, sql); \
    g_assert_cmpstr (found_, ==, text); \
  } G_STMT_END

/* A run that must fail with this code, in one plain line. */
#define assert_office_fails(self, desk, flags, domain, code) \
  G_STMT_START { \
    g_autoptr (GError) error_ = NULL; \
    g_assert_false (office_sync (self, desk, flags, NULL, &error_)); \
    g_assert_error (error_, domain, code); \
    g_test_message ("%s", error_->message); \
    g_assert_null (strchr (error_->message, '\n')); \
    g_assert_cmpuint (strlen (error_->message), >, 10); \
  } G_STMT_END

G_END_DECLS
