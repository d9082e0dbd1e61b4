/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  INNO_SYNC_BANNER_OK,
  INNO_SYNC_BANNER_BUSY,
  INNO_SYNC_BANNER_STALE,
  INNO_SYNC_BANNER_ERROR,
  INNO_SYNC_BANNER_FROZEN,
} InnoSyncBannerState;

#define INNO_N_SYNC_BANNER_STATES 5

#define INNO_TYPE_SYNC_BANNER_STATE (inno_sync_banner_state_get_type ())
#define INNO_TYPE_SYNC_BANNER (inno_sync_banner_get_type ())

GType      inno_sync_banner_state_get_type (void) G_GNUC_CONST;

/* How old the data is, and what to do about it. Signal: activated. */
G_DECLARE_FINAL_TYPE (InnoSyncBanner, inno_sync_banner, INNO, SYNC_BANNER, GtkWidget)

GtkWidget *inno_sync_banner_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void       inno_sync_banner_set        (InnoSyncBanner      *self,
                                        InnoSyncBannerState  state,
                                        const char          *headline,
                                        const char          *text,
                                        const char          *button_label);

InnoSyncBannerState inno_sync_banner_get_state    (InnoSyncBanner *self);
const char         *inno_sync_banner_get_headline (InnoSyncBanner *self);
const char         *inno_sync_banner_get_text     (InnoSyncBanner *self);

G_END_DECLS
