/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A number as it was typed, taken apart: ASCII digits without their groups. */
typedef struct
{
  gboolean  is_negative;
  GString  *whole;      /* one digit at least */
  GString  *fraction;   /* perhaps none */
} InnoDigits;

gboolean inno_digits_scan  (const char *text,
                            char        decimal_mark,
                            InnoDigits *digits);
void     inno_digits_clear (InnoDigits *digits);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (InnoDigits, inno_digits_clear)

G_END_DECLS
