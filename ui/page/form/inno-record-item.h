/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-form-jobs.h"
#include "inno-form-names.h"

G_BEGIN_DECLS

#define INNO_TYPE_RECORD_ITEM (inno_record_item_get_type ())

/* A document in the list of its type: what it is called in one language, and what
 * it is sorted and found by. */
G_DECLARE_FINAL_TYPE (InnoRecordItem, inno_record_item, INNO, RECORD_ITEM, GObject)

InnoRecordItem *inno_record_item_new       (const InnoFormRecord *record,
                                            InnoFormNames        *names,
                                            InnoLang              lang) G_GNUC_WARN_UNUSED_RESULT;
const char     *inno_record_item_get_id    (InnoRecordItem       *self);
const char     *inno_record_item_get_label (InnoRecordItem       *self);
gboolean        inno_record_item_matches   (InnoRecordItem       *self,
                                            const char           *folded);
int             inno_record_item_compare   (gconstpointer         a,
                                            gconstpointer         b);

G_END_DECLS
