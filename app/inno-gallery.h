/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-chart.h"
#include "inno-picture.h"

G_BEGIN_DECLS

/* Every chart in every view, language and style: for eyes, and to compare. */
typedef struct
{
  InnoFacts       *facts;
  const InnoQuery *query;      /* what each chart is asked */
  const char      *lang;       /* the only language; NULL: all of them */
  const char      *style;      /* the only style; NULL: all of them */
  InnoPicture      picture;    /* format and size */
  const char      *folder;     /* made if it is not there */
} InnoGallery;

gboolean inno_gallery_write (const InnoGallery  *self,
                             guint              *n_pictures,
                             GError            **error);

G_END_DECLS
