/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-store.h"

#define MAX_TEXTS 200

static InnoStore *kept;
static guint n_texts;

InnoStore *
fuzz_store_take (void)
{
  g_autoptr (GError) error = NULL;

  if (kept != NULL && n_texts++ < MAX_TEXTS)
    return kept;

  if (kept != NULL)
    inno_store_close (kept);
  g_clear_object (&kept);
  kept = inno_store_new (NULL);
  inno_store_open (kept, &error);
  g_assert_no_error (error);
  n_texts = 0;

  return kept;
}

/* Whatever was taken in can be shown. */
void
fuzz_store_read (InnoStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoPortfolio) portfolio = inno_store_load_portfolio (store, &error);

  g_assert_no_error (error);
  g_assert_nonnull (portfolio);
}
