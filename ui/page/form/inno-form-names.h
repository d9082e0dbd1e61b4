/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-portfolio.h"

G_BEGIN_DECLS

#define INNO_TYPE_FORM_NAMES (inno_form_names_get_type ())

/* What may be chosen in a form, by its name: what the portfolio knows, and the
 * group projects that were asked of the store. */
G_DECLARE_FINAL_TYPE (InnoFormNames, inno_form_names, INNO, FORM_NAMES, GObject)

typedef struct
{
  char *id;
  char *label;
} InnoFormName;

void           inno_form_name_free           (InnoFormName   *name);

InnoFormNames *inno_form_names_new           (InnoPortfolio  *portfolio) G_GNUC_WARN_UNUSED_RESULT;
void           inno_form_names_add_project   (InnoFormNames  *self,
                                              const char     *id,
                                              const InnoText *name);
InnoPortfolio *inno_form_names_get_portfolio (InnoFormNames  *self);
GPtrArray     *inno_form_names_list          (InnoFormNames  *self,
                                              const char     *types,
                                              InnoLang        lang);
char          *inno_form_names_find          (InnoFormNames  *self,
                                              const char     *id,
                                              InnoLang        lang);
char          *inno_form_describe            (JsonObject     *document,
                                              InnoPortfolio  *portfolio,
                                              InnoLang        lang);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoFormName, inno_form_name_free)

G_END_DECLS
