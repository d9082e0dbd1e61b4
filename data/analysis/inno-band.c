/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include "inno-band.h"

#include "inno-frame-private.h"

/* Shares are printed to a tenth of a per cent. */
#define PRINTED_STEP .001

/**
 * inno_band_has_share:
 * @city: cents of the class city
 * @whole: cents of the funding it is a part of
 *
 * Returns: whether there is a share: corrections below zero may leave a part that
 *   is none of its whole
 */
gboolean
inno_band_has_share (gint64 city,
                     gint64 whole)
{
  return whole > 0 && city >= 0 && city <= whole;
}

/**
 * inno_band_state:
 * @city: cents of the class city
 * @whole: cents of the funding it is a part of
 * @has_unknown: whether the amount of a row of the whole is not known
 *
 * Compares a city share with the band of the programme, in whole cents.
 *
 * Returns: where the share lies
 */
InnoBandState
inno_band_state (gint64   city,
                 gint64   whole,
                 gboolean has_unknown)
{
  if (has_unknown)
    return INNO_BAND_UNKNOWN;
  if (!inno_band_has_share (city, whole))
    return INNO_BAND_NONE;
  if ((__int128) city * 100 < (__int128) whole * INNO_CITY_SHARE_MIN_PERCENT)
    return INNO_BAND_BELOW;
  if ((__int128) city * 100 > (__int128) whole * INNO_CITY_SHARE_MAX_PERCENT)
    return INNO_BAND_ABOVE;

  return INNO_BAND_WITHIN;
}

/**
 * inno_city_share_take:
 * @city: cents of the class city
 * @whole: cents of the funding it is a part of
 * @has_unknown: whether the amount, or the class, of a row of the whole is not known
 * @has_whole: whether @whole is whole: no filter takes away some of its sources
 *
 * Returns: the share and where it lies; of what is not whole there is neither
 */
InnoCityShare
inno_city_share_take (gint64   city,
                      gint64   whole,
                      gboolean has_unknown,
                      gboolean has_whole)
{
  InnoCityShare nothing = { .share = { .state = INNO_CELL_NONE }, .band = INNO_BAND_NONE };

  if (!has_whole)
    return nothing;

  return (InnoCityShare) { .share = inno_cell_share (city, inno_band_has_share (city, whole) ? whole : 0),
                           .band = inno_band_state (city, whole, has_unknown) };
}

/**
 * inno_band_format:
 * @format: the formats of a language
 *
 * Returns: (transfer full): the band itself, "25–40%"
 */
char *
inno_band_format (const InnoFormat *format)
{
  return inno_format_percent_range (format, INNO_CITY_SHARE_MIN_PERCENT / 100.0, INNO_CITY_SHARE_MAX_PERCENT / 100.0);
}

/**
 * inno_band_format_share:
 * @format: the formats of a language
 * @share: a share, as a fraction
 * @band: where it lies, as far as that is known
 *
 * Returns: (transfer full): the share to one decimal. What lies outside the band is
 *   not printed as its edge: beside "below" 24.96 % is 24.9 %
 */
char *
inno_band_format_share (const InnoFormat *format,
                        double            share,
                        InnoBandState     band)
{
  if (band == INNO_BAND_BELOW)
    share = MIN (share, INNO_CITY_SHARE_MIN_PERCENT / 100.0 - PRINTED_STEP);
  else if (band == INNO_BAND_ABOVE)
    share = MAX (share, INNO_CITY_SHARE_MAX_PERCENT / 100.0 + PRINTED_STEP);

  return inno_format_percent (format, share, 1);
}
