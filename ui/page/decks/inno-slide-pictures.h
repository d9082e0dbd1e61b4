/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-deck.h"
#include "inno-facts.h"
#include "plot-scene.h"

G_BEGIN_DECLS

/* The slides of a deck as they will be seen, drawn one after the other while nothing else
 * is to be done, and kept while they stay the same. */
typedef struct _InnoSlidePictures InnoSlidePictures;

typedef struct
{
  char      *key;       /* what it was drawn of */
  char      *title;
  char      *filters;   /* nullable */
  char      *fault;     /* why there is no picture; nullable */
  PlotScene *scene;     /* nullable */
} InnoSlideSketch;

/* A slide, by its place, has its picture; the cover is place 0. */
typedef void (*InnoSlidePictureFunc) (guint                   place,
                                      const InnoSlideSketch *picture,
                                      gpointer                user_data);

InnoSlidePictures *inno_slide_pictures_new   (InnoSlidePictureFunc  func,
                                              gpointer              user_data) G_GNUC_WARN_UNUSED_RESULT;
void               inno_slide_pictures_free  (InnoSlidePictures    *self);
void               inno_slide_pictures_draw  (InnoSlidePictures    *self,
                                              InnoDeck             *deck,
                                              InnoFacts            *facts);
void               inno_slide_pictures_stop  (InnoSlidePictures    *self);

G_END_DECLS
