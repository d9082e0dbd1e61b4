/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "page-fixture.h"

G_BEGIN_DECLS

/* What the tests of the pages of data quality and of changes have in common. */

/* One on documents written short, whose folder goes with it. */
InnoWorkspace *quality_fixture_make_workspace (const char  *documents) G_GNUC_WARN_UNUSED_RESULT;
/* The n-th in sight of a type, or NULL, and how many there are. */
GtkWidget     *quality_fixture_get            (PageFixture *opened,
                                               GType        type,
                                               guint        n);
guint          quality_fixture_count          (PageFixture *opened,
                                               GType        type);
/* The button that bears these words. */
GtkWidget     *quality_fixture_find_button    (PageFixture *opened,
                                               const char  *words);
/* What asks the person, or NULL. */
GtkWindow     *quality_fixture_find_dialog    (void);
/* Whatever takes the keyboard, in there and in sight, has a name. */
void           quality_fixture_assert_names   (gpointer     root);

G_END_DECLS
