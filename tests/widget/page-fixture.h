/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-page.h"

G_BEGIN_DECLS

/* A page of the table in a window that follows no link but keeps it. */
typedef struct
{
  InnoPage      *page;
  GtkWindow     *window;
  char          *link;         /* "win.go cities": the last one, nullable */
  InnoWorkspace *workspace;    /* nullable */
  char          *message;      /* the last toast, nullable */
  char          *undone;       /* what the step taken back last was about, nullable */
} PageFixture;

void       page_fixture_open           (PageFixture *self,
                                        const char  *id,
                                        int          width,
                                        int          height);
/* The same on a workspace, which goes with it; all of it has been read, and is shown. */
void       page_fixture_open_on        (PageFixture   *self,
                                        const char    *id,
                                        InnoWorkspace *workspace,
                                        int            height);
void       page_fixture_close          (PageFixture *self);
GtkWindow *page_fixture_present        (InnoPage    *page,
                                        int          width,
                                        int          height);
/* Does what stands in the menu of its tools, which the window is lent: "projects.sort::code". */
void       page_fixture_choose         (InnoPage    *page,
                                        const char  *action);
void       page_fixture_settle         (void);
/* Until the workspace has answered all that it was asked, and that is drawn. */
void       page_fixture_rest           (PageFixture *self);
void       page_fixture_rest_on        (InnoWorkspace *workspace);
/* As the window does when the workspace has other facts. */
void       page_fixture_follow         (PageFixture *self);
/* Takes back the last step, which must work. */
void       page_fixture_undo           (PageFixture *self);
/* Does it again. */
void       page_fixture_redo           (PageFixture *self);
GPtrArray *page_fixture_find_all       (GtkWidget   *root,
                                        GType        type);
GtkWidget *page_fixture_find           (PageFixture *self,
                                        GType        type);
void       page_fixture_assert_text    (PageFixture *self,
                                        const char  *text);
void       page_fixture_assert_no_text (PageFixture *self,
                                        const char  *text);
/* Every button that is seen, every entry and every row has something to be called. */
void       page_fixture_assert_names   (PageFixture *self);

G_END_DECLS
