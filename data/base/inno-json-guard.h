/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define INNO_JSON_ERROR (inno_json_error_quark ())

typedef enum
{
  INNO_JSON_ERROR_TOO_LARGE,   /* more bytes, or deeper, than allowed */
  INNO_JSON_ERROR_EMPTY,       /* no bytes, or white space only */
  INNO_JSON_ERROR_SYNTAX,      /* not RFC 8259, or cut short */
  INNO_JSON_ERROR_TEXT,        /* bad UTF-8, U+0000 or a lone surrogate */
  INNO_JSON_ERROR_NUMBER,      /* an integer beyond 2^53-1, or not finite */
  INNO_JSON_ERROR_DUPLICATE,   /* one key twice in one object */
  INNO_JSON_ERROR_TYPE,        /* a member is of another type than it must be */
  INNO_JSON_ERROR_MISSING,     /* a member that must be there is not */
  INNO_JSON_ERROR_VALUE,       /* the right type, but no value that is allowed */
} InnoJsonError;

typedef struct
{
  gsize max_bytes;
  guint max_depth;
} InnoJsonLimits;

/* 32 MB and 32 levels. */
extern const InnoJsonLimits INNO_JSON_LIMITS_DEFAULT;

/* One element of an array inside a larger text. */
typedef struct
{
  gsize offset;
  gsize length;
} InnoJsonSlice;

GQuark   inno_json_error_quark  (void);
gboolean inno_json_guard        (const char            *text,
                                 gsize                  length,
                                 const InnoJsonLimits  *limits,
                                 GError               **error);
GArray  *inno_json_guard_split  (const char            *text,
                                 gsize                  length,
                                 const char            *member,
                                 const InnoJsonLimits  *limits,
                                 InnoJsonSlice         *array,
                                 GError               **error);

G_END_DECLS
