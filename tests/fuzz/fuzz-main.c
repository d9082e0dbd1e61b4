/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where there is no libFuzzer: the seeds, and what becomes of them by chance.
 *
 *     fuzz-NAME FOLDER [SECONDS [SEED]]
 */

#include <string.h>

#include "fuzz.h"

#define MAX_SIZE (64 * 1024)

static const char * const words[] = {
  "{", "}", "[", "]", "\"", ",", ":", "null", "true", "0", "-1", "1e400", "9007199254740993", "\\u0000", "\\ud800",
  "\"_id\":", "\"_rev\":", "\"type\":", "\"edit\":", "\"deleted\":true", "\"doc\":", "\"results\":", "\"last_seq\":",
  "\"docs\":", "\"funding\":", "\"_conflicts\":[", "\"id\":", "\n", "\xff", "\xe2\x80\xae", "project:p", "{}", "[]",
};

/* The same order everywhere, so that a seed of chance gives the same run. */
static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static GPtrArray *
read_seeds (const char *path)
{
  GPtrArray *seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort (names, compare_names);

  for (guint i = 0; i < names->len; i++)
    {
      char *text;
      gsize length;

      if (g_file_get_contents (g_ptr_array_index (names, i), &text, &length, NULL))
        g_ptr_array_add (seeds, g_bytes_new_take (text, length));
    }

  return seeds;
}

static gsize
throw (GRand *random,
       gsize  n)
{
  return n == 0 ? 0 : (gsize) g_rand_int_range (random, 0, (gint32) n);
}

/* One change: a byte, a word, a piece taken away, doubled, or taken from another. */
static void
change (GString   *text,
        GPtrArray *seeds,
        GRand     *random)
{
  GBytes *other = g_ptr_array_index (seeds, throw (random, seeds->len));
  gsize n_other;
  const char *bytes = g_bytes_get_data (other, &n_other);
  gsize at = throw (random, text->len);
  gsize length = throw (random, MIN (text->len - at, 40) + 1);
  gsize from = throw (random, n_other);
  g_autofree char *piece = g_strndup (text->str + at, length);
  const char *word = words[throw (random, G_N_ELEMENTS (words))];

  switch (throw (random, 5))
    {
    case 0:
      if (text->len > 0)
        text->str[at] = (char) throw (random, 256);
      break;
    case 1:
      g_string_insert (text, (gssize) at, word);
      break;
    case 2:
      g_string_erase (text, (gssize) at, (gssize) length);
      break;
    case 3:
      g_string_insert_len (text, (gssize) throw (random, text->len), piece, (gssize) strlen (piece));
      break;
    default:
      g_string_insert_len (text, (gssize) at, bytes + from, (gssize) MIN (n_other - from, 200));
      break;
    }
}

static void
run_changed (GPtrArray *seeds,
             GRand     *random)
{
  GBytes *seed = g_ptr_array_index (seeds, throw (random, seeds->len));
  gsize length;
  const char *bytes = g_bytes_get_data (seed, &length);
  g_autoptr (GString) text = g_string_new_len (bytes, (gssize) length);

  for (gsize n = 1 + throw (random, 4); n > 0; n--)
    change (text, seeds, random);
  g_string_truncate (text, MIN (text->len, MAX_SIZE));
  LLVMFuzzerTestOneInput ((const guint8 *) text->str, text->len);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GPtrArray) seeds = NULL;
  g_autoptr (GRand) random = NULL;
  gint64 end;
  guint n_runs = 0;

  if (argc < 2)
    {
      g_printerr ("fuzz FOLDER [SECONDS [SEED]]\n");
      return 2;
    }

  LLVMFuzzerInitialize (&argc, &argv);
  seeds = read_seeds (argv[1]);
  g_assert_cmpuint (seeds->len, >, 0);
  random = g_rand_new_with_seed (argc > 3 ? (guint32) g_ascii_strtoull (argv[3], NULL, 10) : 1);
  end = g_get_monotonic_time () + (argc > 2 ? (gint64) g_ascii_strtoull (argv[2], NULL, 10) : 2) * G_USEC_PER_SEC;

  for (guint i = 0; i < seeds->len; i++)
    {
      gsize length;
      const guint8 *bytes = g_bytes_get_data (g_ptr_array_index (seeds, i), &length);

      LLVMFuzzerTestOneInput (bytes, length);
    }
  while (g_get_monotonic_time () < end)
    {
      run_changed (seeds, random);
      n_runs++;
    }

  g_print ("1..1\nok 1 - %u seeds, %u changed\n", seeds->len, n_runs);
  return 0;
}
