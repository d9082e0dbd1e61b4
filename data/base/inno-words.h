/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of a text as they are searched for: letters and digits, with what marks
 * stand on them, in small letters. What people type and what is found go through the
 * same door, so nothing that is typed means anything but words. */
char *inno_words_get   (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *inno_words_plain (const char *words) G_GNUC_WARN_UNUSED_RESULT;
char *inno_words_marked_as_plain (const char *words) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
