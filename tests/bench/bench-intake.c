/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A million rows as Kohesio publishes them: looked at, and nothing kept. Prints rows per
 * second and the most memory it took. "--write FILE [N]" writes them, FILE reads them;
 * bench-intake.py does both, beside other programs. */

#define G_LOG_DOMAIN "bench"

#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/resource.h>

#include "fixtures.h"
#include "inno-preview.h"

#define N_ROWS 1000000

#define HEADER \
  "Operation_Unique_Identifier,Operation_Name_English,Operation_Name_Programme_Language,Operation_Start_Date," \
  "Operation_End_Date,Cofinancing_Rate,Total_Eligible_Expenditure_amount,Project_EU_Budget,Beneficiary_Name," \
  "Fund_Code,Programme_Code,Operation_Summary_Programme_Language\r\n"

static void
write_file (const char *path,
            guint       n_rows)
{
  FILE *file = g_fopen (path, "w");

  g_assert_nonnull (file);
  fputs ("\357\273\277" HEADER, file);
  for (guint i = 0; i < n_rows; i++)
    fprintf (file, "K%u,Smart %u,\"Älykäs, hanke %u\",01/02/2015,31/12/2017,50,%u.50,%u.25,Oulun yliopisto %u,ERDF,"
                   "2014FI16M2OP001,\"Monta sanaa\r\nja rivejä, \"\"näin\"\" %u\"\r\n", i, i, i, i * 2, i, i % 977, i);
  fclose (file);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (Fixture) fixture = NULL;
  InnoPreviewRequest request = { .path = argc == 2 ? argv[1] : NULL };
  g_autoptr (InnoPreview) preview = NULL;
  g_autoptr (GError) error = NULL;
  struct rusage usage;
  gint64 start;

  if (argc > 2 && g_str_equal (argv[1], "--write"))
    {
      write_file (argv[2], argc > 3 ? (guint) g_ascii_strtoull (argv[3], NULL, 10) : N_ROWS);
      return 0;
    }
  if (request.path == NULL)
    {
      g_printerr ("bench-intake FILE | bench-intake --write FILE [N]\n");
      return 2;
    }

  fixture = fixture_new ("[]", FIXTURE_PLACES);
  start = g_get_monotonic_time ();
  preview = inno_preview_read (fixture->store, &request, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (preview->n_in[INNO_PREVIEW_NEW], ==, preview->n_rows);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("rows %u cents %" G_GINT64_FORMAT ": %.0f rows a second, %.1f MiB at most\n", preview->n_rows,
           preview->sums[INNO_MEASURE_GRANTED],
           preview->n_rows / ((double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC), (double) usage.ru_maxrss / 1024);

  return 0;
}
