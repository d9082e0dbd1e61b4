/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-base"

#include "inno-format.h"

#include <string.h>
#include <unicode/ustring.h>

#include "inno-format-private.h"

#define NBSP "\302\240"
#define EURO "\342\202\254"

/* sign-negative: a number that rounds to zero has no minus. The compact forms
 * of ICU cannot be used for millions: in English they say €79.0M, and from
 * 1 000 million on they change to billions, so that the labels of one chart
 * would not compare. */
static const InnoFormatWords words[INNO_N_LANGS] = {
  [INNO_LANG_FI] = {
    .locale = "fi_FI",
    .skeletons = {
      [INNO_FORMAT_NUMBER] = "sign-negative",
      [INNO_FORMAT_SIGNED] = "sign-except-zero",
      [INNO_FORMAT_PERCENT] = "percent scale/100 sign-negative",
      [INNO_FORMAT_EUROS] = "currency/EUR sign-negative",
      [INNO_FORMAT_EUROS_SPOKEN] = "currency/EUR unit-width-full-name group-off sign-negative",
      [INNO_FORMAT_MILLIONS] = "sign-negative",
      [INNO_FORMAT_MILLIONS_SPOKEN] = "group-off sign-negative",
    },
    .millions = NBSP "milj." NBSP EURO,
    .millions_spoken = " miljoonaa euroa",
    .unit_million = "milj." NBSP EURO,
    .unit_thousand = "tuhatta" NBSP EURO,
    .date_patterns = { "d.M.y", "d.M.y 'klo' H.mm", "H.mm",
                       "y", "'H1/'y", "'H2/'y", "'Q'Q/y", "M/y", "m.ss", "H.mm.ss" },
  },
  [INNO_LANG_SV] = {
    .locale = "sv_FI",
    .skeletons = {
      [INNO_FORMAT_NUMBER] = "sign-negative",
      [INNO_FORMAT_SIGNED] = "sign-except-zero",
      [INNO_FORMAT_PERCENT] = "percent scale/100 sign-negative",
      [INNO_FORMAT_EUROS] = "currency/EUR sign-negative",
      [INNO_FORMAT_EUROS_SPOKEN] = "currency/EUR unit-width-full-name group-off sign-negative",
      [INNO_FORMAT_MILLIONS] = "sign-negative",
      [INNO_FORMAT_MILLIONS_SPOKEN] = "group-off sign-negative",
    },
    .millions = NBSP "mn" NBSP EURO,
    .millions_spoken = " miljoner euro",
    .unit_million = "mn" NBSP EURO,
    .unit_thousand = "tusen" NBSP EURO,
    .date_patterns = { "d.M.y", "d.M.y 'kl.' H.mm", "H.mm",
                       "y", "'H1/'y", "'H2/'y", "'Q'Q/y", "M/y", "m.ss", "H.mm.ss" },
  },
  [INNO_LANG_EN] = {
    .locale = "en_GB",
    .skeletons = {
      [INNO_FORMAT_NUMBER] = "sign-negative",
      [INNO_FORMAT_SIGNED] = "sign-except-zero",
      [INNO_FORMAT_PERCENT] = "percent scale/100 sign-negative",
      [INNO_FORMAT_EUROS] = "currency/EUR sign-negative",
      [INNO_FORMAT_EUROS_SPOKEN] = "currency/EUR sign-negative",
      [INNO_FORMAT_MILLIONS] = "currency/EUR sign-negative",
      [INNO_FORMAT_MILLIONS_SPOKEN] = "currency/EUR sign-negative",
    },
    .millions = NBSP "million",
    .millions_spoken = " million",
    .unit_million = EURO NBSP "million",
    .unit_thousand = EURO NBSP "thousand",
    .date_patterns = { "d MMMM y", "d MMMM y, H:mm", "H:mm",
                       "y", "'H1' y", "'H2' y", "'Q'Q y", "MMM y", "m:ss", "H:mm:ss" },
  },
};

/* The locale data is part of ICU: it can only fail where ICU itself is not
 * whole, and then nothing in the program would be readable. */
void
inno_format_check_open (UErrorCode  status,
                        const char *what)
{
  if (U_FAILURE (status))
    g_error ("ICU cannot open %s: %s", what, u_errorName (status));
}

char *
inno_format_to_utf8 (const UChar *text,
                     int          length)
{
  UErrorCode status = U_ZERO_ERROR;
  gsize capacity = (gsize) length * 3 + 1;
  g_autofree char *utf8 = g_malloc (capacity);

  u_strToUTF8WithSub (utf8, (int) capacity, NULL, text, length, 0xfffd, NULL, &status);
  g_return_val_if_fail (U_SUCCESS (status), g_strdup (""));

  return g_steal_pointer (&utf8);
}

/* Bad UTF-8 becomes U+FFFD. */
static UChar *
utf16_from_utf8 (const char *text,
                 int        *length)
{
  UErrorCode status = U_ZERO_ERROR;
  gsize n_bytes = strlen (text);
  g_autofree UChar *utf16 = NULL;

  g_return_val_if_fail (n_bytes < G_MAXINT, NULL);

  utf16 = g_new (UChar, n_bytes + 1);
  u_strFromUTF8WithSub (utf16, (int) n_bytes + 1, length, text, (int) n_bytes,
                        0xfffd, NULL, &status);
  g_return_val_if_fail (U_SUCCESS (status), NULL);

  return g_steal_pointer (&utf16);
}

static void
open_texts (InnoFormat *self)
{
  UErrorCode status = U_ZERO_ERROR;

  self->collator = ucol_open (self->words->locale, &status);
  inno_format_check_open (status, "a collator");

  self->list = ulistfmt_openForType (self->words->locale, ULISTFMT_TYPE_AND,
                                     ULISTFMT_WIDTH_WIDE, &status);
  inno_format_check_open (status, "a list formatter");
}

/**
 * inno_format_get:
 * @lang: a language
 *
 * Returns: (transfer none): the formats of @lang; any thread
 */
const InnoFormat *
inno_format_get (InnoLang lang)
{
  static InnoFormat formats[INNO_N_LANGS];
  static GMutex mutexes[INNO_N_LANGS];
  static gsize is_ready[INNO_N_LANGS];

  g_return_val_if_fail ((guint) lang < INNO_N_LANGS, NULL);

  if (g_once_init_enter (&is_ready[lang]))
    {
      InnoFormat *self = &formats[lang];

      self->words = &words[lang];
      self->dates_mutex = &mutexes[lang];
      inno_format_open_numbers (self);
      inno_format_open_dates (self);
      open_texts (self);

      g_once_init_leave (&is_ready[lang], 1);
    }

  return &formats[lang];
}

/**
 * inno_format_list:
 * @format: the formats of a language
 * @items: (array zero-terminated=1): what to list
 *
 * Returns: (transfer full): the items as "a, b and c"; empty for no items
 */
char *
inno_format_list (const InnoFormat  *format,
                  const char *const *items)
{
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (GArray) lengths = NULL;
  g_autofree UChar *result = NULL;
  UErrorCode status = U_ZERO_ERROR;
  gsize capacity = 1;
  int n;

  g_return_val_if_fail (format != NULL, NULL);
  g_return_val_if_fail (items != NULL, NULL);

  texts = g_ptr_array_new_with_free_func (g_free);
  lengths = g_array_new (FALSE, FALSE, sizeof (int32_t));
  for (guint i = 0; items[i] != NULL; i++)
    {
      int32_t length;

      g_ptr_array_add (texts, utf16_from_utf8 (items[i], &length));
      g_array_append_val (lengths, length);
      /* No language joins two items with more than this. */
      capacity += (gsize) length + 32;
    }

  if (texts->len == 0)
    return g_strdup ("");

  result = g_new (UChar, capacity);
  n = ulistfmt_format (format->list,
                       (const UChar *const *) texts->pdata,
                       (const int32_t *) (void *) lengths->data,
                       (int) texts->len, result, (int) capacity, &status);
  g_return_val_if_fail (U_SUCCESS (status), g_strdup (""));

  return inno_format_to_utf8 (result, n);
}

/**
 * inno_format_collation_key:
 * @format: the formats of a language
 * @text: (nullable): a text; %NULL sorts as an empty one
 *
 * Returns: (transfer full): bytes that strcmp() puts in the order of the
 *   language; not text to show
 */
char *
inno_format_collation_key (const InnoFormat *format,
                           const char       *text)
{
  g_autofree UChar *utf16 = NULL;
  g_autofree char *key = NULL;
  int length, n_bytes;

  g_return_val_if_fail (format != NULL, NULL);

  utf16 = utf16_from_utf8 (text != NULL ? text : "", &length);
  n_bytes = ucol_getSortKey (format->collator, utf16, length, NULL, 0);
  g_return_val_if_fail (n_bytes > 0, g_strdup (""));

  key = g_malloc ((gsize) n_bytes);
  ucol_getSortKey (format->collator, utf16, length, (uint8_t *) key, n_bytes);

  return g_steal_pointer (&key);
}
