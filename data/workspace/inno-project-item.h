/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-project-table.h"

G_BEGIN_DECLS

#define INNO_TYPE_PROJECT_ITEM (inno_project_item_get_type ())

/* One row of an InnoProjectList. What the facts know is there at once; what stands in
 * the store alone comes while "is-loading" is TRUE. Properties: "is-loading",
 * "is-expanded". Main context. */
G_DECLARE_FINAL_TYPE (InnoProjectItem, inno_project_item, INNO, PROJECT_ITEM, GObject)

gboolean             inno_project_item_is_loading      (InnoProjectItem *self);
const char          *inno_project_item_get_id          (InnoProjectItem *self);
const char          *inno_project_item_get_name        (InnoProjectItem *self,
                                                        InnoLang         lang);
const char          *inno_project_item_get_group_name  (InnoProjectItem *self,
                                                        InnoLang         lang);
const char          *inno_project_item_get_code        (InnoProjectItem *self);
const char          *inno_project_item_get_beneficiary (InnoProjectItem *self);
InnoProjectKind      inno_project_item_get_kind        (InnoProjectItem *self);
InnoStatus           inno_project_item_get_status      (InnoProjectItem *self);
const char * const  *inno_project_item_get_cities      (InnoProjectItem *self);
const char          *inno_project_item_get_agreement   (InnoProjectItem *self);
const char          *inno_project_item_get_lead_theme  (InnoProjectItem *self);
InnoDay              inno_project_item_get_start       (InnoProjectItem *self);
InnoDay              inno_project_item_get_end         (InnoProjectItem *self);
/* How it stands in the list. */
guint                inno_project_item_get_depth       (InnoProjectItem *self);
gboolean             inno_project_item_is_match        (InnoProjectItem *self);
gboolean             inno_project_item_has_subs        (InnoProjectItem *self);
gboolean             inno_project_item_is_expanded     (InnoProjectItem *self);
/* The part inside the filter: cents of all classes, public and private. */
InnoCell             inno_project_item_get_amount      (InnoProjectItem *self,
                                                        InnoMeasure      measure);
/* Of granted public funding; the state of knowledge is the band's. */
InnoCell             inno_project_item_get_city_share  (InnoProjectItem *self,
                                                        InnoBandState   *band);

G_END_DECLS
