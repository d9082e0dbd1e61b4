/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fixtures.h"
#include "inno-project-list.h"
#include "inno-workspace.h"

G_BEGIN_DECLS

/* A workspace on the folder of a fixture, with its facts loaded. */
InnoWorkspace *workspace_case_open (Fixture *fixture);

/* Begins a portfolio of one's own, with its facts loaded. */
void           workspace_case_begin (InnoWorkspace *workspace);

/* Runs the main loop until what is a boolean property has the value. */
void           workspace_case_wait (gboolean (*is_done) (gpointer data),
                                    gpointer data);

/* Shows what the words ask for, by name in Finnish, and waits for it. */
void           workspace_case_show (InnoProjectList *list,
                                    InnoFacts       *facts,
                                    const char      *words,
                                    InnoProjectSort  sort,
                                    gboolean         descending,
                                    gboolean         by_group);

G_END_DECLS
