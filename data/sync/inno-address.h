/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GUri    *inno_address_parse       (const char  *text,
                                   GError     **error) G_GNUC_WARN_UNUSED_RESULT;
GUri    *inno_address_resolve     (GUri        *base,
                                   const char  *reference,
                                   GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean inno_address_same_origin (GUri        *a,
                                   GUri        *b);
gboolean inno_address_is_private  (GUri        *uri);

G_END_DECLS
