/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Digits as they are typed: a number that is entered, or a single digit that nothing
 * follows for a moment. */
typedef struct _InnoTypedNumber InnoTypedNumber;

typedef gboolean (*InnoTypedNumberFunc) (guint    digit,
                                         gpointer user_data);

InnoTypedNumber *inno_typed_number_new   (InnoTypedNumberFunc  alone,
                                          gpointer             user_data) G_GNUC_WARN_UNUSED_RESULT;
void             inno_typed_number_free  (InnoTypedNumber     *self);
void             inno_typed_number_type  (InnoTypedNumber     *self,
                                          guint                digit);
void             inno_typed_number_end   (InnoTypedNumber     *self);
guint            inno_typed_number_enter (InnoTypedNumber     *self);

G_END_DECLS
