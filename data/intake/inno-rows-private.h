/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-rows.h"

G_BEGIN_DECLS

typedef struct
{
  InnoRowsResult (*next)      (InnoRows  *self,
                               InnoRow   *row,
                               GError   **error);
  void           (*set_width) (InnoRows  *self,
                               guint      n_columns);   /* nullable */
  /* The one of that name, or the next one that is shown; nullable: a file has one. */
  gboolean       (*take_sheet) (InnoRows   *self,
                               const char *name,
                               GError    **error);
  const char    *(*get_sheet) (InnoRows  *self);        /* nullable */
  void           (*free)      (InnoRows  *self);
} InnoRowsClass;

/* What every kind of reader begins with. */
struct _InnoRows
{
  const InnoRowsClass *class;
};

/* The cells of a row while it is read: texts one behind the other. */
typedef struct
{
  GString   *text;
  GArray    *starts;      /* of gsize: where each cell begins in the text */
  GPtrArray *pointers;
  GArray    *faults;      /* of InnoRowFault */
} InnoCells;

void      inno_cells_init      (InnoCells    *self);
void      inno_cells_reset     (InnoCells    *self);
void      inno_cells_begin     (InnoCells    *self);
void      inno_cells_end       (InnoCells    *self);
void      inno_cells_fault     (InnoCells    *self,
                                InnoRowOddity oddity);
gboolean  inno_cells_are_blank (InnoCells    *self);
void      inno_cells_get_row   (InnoCells    *self,
                                gint64        line,
                                InnoRow      *row);
void      inno_cells_clear     (InnoCells    *self);

/* Bytes of a file as UTF-8, a piece at a time. */
typedef struct _InnoDecoder InnoDecoder;

InnoDecoder *inno_decoder_new     (GInputStream  *stream,
                                   gboolean       is_utf8);
gboolean     inno_decoder_read    (InnoDecoder   *self,
                                   GString       *text,
                                   gboolean      *is_end,
                                   GError       **error);
void         inno_decoder_free    (InnoDecoder   *self);

/* How a file parts its fields; a space says that it has no quotes. */
typedef struct
{
  char separator;
  char quote;
} InnoCsvDialect;

InnoCsvDialect inno_csv_sniff    (const char    *text,
                                  gsize          length);

InnoRows    *inno_rows_csv_new   (GInputStream  *stream,
                                  gboolean       is_utf8);
InnoRows    *inno_rows_jsonstat_new (GInputStream *stream,
                                  GError       **error);
InnoRows    *inno_rows_xlsx_new  (const char    *path,
                                  GError       **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (InnoCells, inno_cells_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoDecoder, inno_decoder_free)

G_END_DECLS
