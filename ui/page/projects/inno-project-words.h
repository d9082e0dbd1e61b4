/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-portfolio.h"

G_BEGIN_DECLS

/* What a document of a project says, in words of the active language. A document is
 * read leniently: what is missing or of another type is not known, and NULL. */

const char *inno_project_get_string    (JsonObject    *document,
                                        const char    *member);
InnoDay     inno_project_get_day       (JsonObject    *document,
                                        const char    *member);
guint       inno_project_get_term      (JsonObject    *document,
                                        const char    *member,
                                        InnoVocabulary vocabulary);
char       *inno_project_get_text      (JsonObject    *document,
                                        const char    *member);
GStrv       inno_project_get_ids       (JsonObject    *document,
                                        const char    *member);

char       *inno_project_say_name      (JsonObject    *document);
char       *inno_project_say_short_name (const char  *name,
                                        const char    *group);
char       *inno_project_say_entity    (InnoPortfolio *portfolio,
                                        const char    *id);
char       *inno_project_say_span      (InnoDay        from,
                                        InnoDay        to);
char       *inno_project_say_status    (JsonObject    *document,
                                        InnoDay        today);
char       *inno_project_say_lead_theme (JsonObject   *document,
                                        InnoPortfolio *portfolio);
char       *inno_project_say_origin    (JsonObject    *document);
char       *inno_project_say_editor    (JsonObject    *document);
char       *inno_project_say_cents     (gboolean       is_known,
                                        gint64         cents);

G_END_DECLS
