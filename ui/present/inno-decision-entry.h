/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-talk.h"

G_BEGIN_DECLS

#define INNO_TYPE_DECISION_ENTRY (inno_decision_entry_get_type ())

/* What the meeting decides on the slide in sight. It is kept by itself. */
G_DECLARE_FINAL_TYPE (InnoDecisionEntry, inno_decision_entry, INNO, DECISION_ENTRY, GtkWidget)

GtkWidget *inno_decision_entry_new         (InnoTalk          *talk) G_GNUC_WARN_UNUSED_RESULT;
void       inno_decision_entry_retranslate (InnoDecisionEntry *self);

G_END_DECLS
