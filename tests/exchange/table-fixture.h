/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fixtures.h"
#include "inno-frame.h"
#include "inno-table.h"

G_BEGIN_DECLS

/* A table made by hand, with every kind of cell in every state. */
InnoFrame *table_fixture_new         (const char  *first_label,
                                      InnoLang     lang);
char      *table_fixture_write       (const char  *format,
                                      InnoFrame   *frame);
InnoFrame *table_fixture_funding     (Fixture     *fixture,
                                      const char  *words);
InnoFrame *table_fixture_roles       (Fixture     *fixture,
                                      const char  *words);
/* A device that is always full, where breaking it harms nobody; or NULL. */
char      *table_fixture_full_device (const char  *folder);

G_END_DECLS
