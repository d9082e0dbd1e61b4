/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-portfolio.h"

G_BEGIN_DECLS

/* How sure it is that a name belongs to a city. */
typedef enum
{
  INNO_PLACE_NONE,      /* no city is in it */
  INNO_PLACE_UNSURE,    /* several are */
  INNO_PLACE_LIKELY,    /* one is: “Jyväskylän yliopisto” */
  INNO_PLACE_CERTAIN,   /* it is the municipality: “Oulun kaupunki”, “Åbo stad” */
  INNO_PLACE_SAID,      /* somebody said so */
} InnoPlaceConfidence;

typedef struct
{
  const char          *city;          /* id of a city, nullable; of the places */
  InnoPlaceConfidence  confidence;
  double               share;         /* the same as a number from 0 to 1 */
  gboolean             is_municipality;
} InnoPlaceMatch;

/* Which city a name belongs to, whatever its case and its language. Of one thread. */
typedef struct _InnoPlaces InnoPlaces;

InnoPlaces     *inno_places_new      (InnoPortfolio *portfolio);
void            inno_places_say      (InnoPlaces    *self,
                                      const char    *name,
                                      const char    *city);
InnoPlaceMatch  inno_places_match    (InnoPlaces    *self,
                                      const char    *name);
char           *inno_places_genitive (const char    *plain);
void            inno_places_free     (InnoPlaces    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoPlaces, inno_places_free)

G_END_DECLS
