/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-talk.h"

G_BEGIN_DECLS

#define INNO_TYPE_AGENDA_LIST (inno_agenda_list_get_type ())

/* The items of the agenda of a talk with their slides; one jumps to the first of them. */
G_DECLARE_FINAL_TYPE (InnoAgendaList, inno_agenda_list, INNO, AGENDA_LIST, GtkWidget)

GtkWidget *inno_agenda_list_new         (InnoTalk       *talk) G_GNUC_WARN_UNUSED_RESULT;
void       inno_agenda_list_retranslate (InnoAgendaList *self);

/* The name of an item in the language of the slides, and "Item 4" where it has a number. */
char      *inno_agenda_dup_name         (InnoTalk       *talk,
                                         guint           item);
char      *inno_agenda_dup_number       (InnoTalk       *talk,
                                         guint           item);

G_END_DECLS
