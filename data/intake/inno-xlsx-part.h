/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <libxml/xmlreader.h>
#include <minizip/unzip.h>

G_BEGIN_DECLS

/* The archive that a workbook is. One part of it is open at a time. */
typedef struct
{
  unzFile zip;
  gint64  n_unpacked;    /* of the part that is open */
} InnoXlsxPackage;

xmlTextReader *inno_xlsx_open_part     (InnoXlsxPackage *self,
                                        const char      *path);
int            inno_xlsx_step          (xmlTextReader   *reader);
gboolean       inno_xlsx_is_at         (xmlTextReader   *reader,
                                        const char      *name);
char          *inno_xlsx_get_attribute (xmlTextReader   *reader,
                                        const char      *name);
gint64         inno_xlsx_get_number    (xmlTextReader   *reader,
                                        const char      *name,
                                        gint64           fallback);
gboolean       inno_xlsx_read_text     (xmlTextReader   *reader,
                                        GString         *text);

G_END_DECLS
