/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench-rows.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "inno-facts-private.h"
#include "inno-store-projects.h"

#define HEADER "id,city,region,theme,lead_theme,start,end,erdf,state,city_share,other\n"
#define BUFFER_SIZE (256 * 1024)

/* After what is read: a line with too few fields ends here at the latest. */
#define PADDING ",,,,,,,,,,,,,,,,"
#define N_SLOTS 256

static const struct { const char *id, *class_id, *name; } sources[BENCH_N_SOURCES] = {
  { "funding_source:erdf", "eu", "EAKR" },
  { "funding_source:state", "state", "Valtio" },
  { "funding_source:city", "city", "Kaupunki" },
  { "funding_source:other_public", "other_public", "Muu" },
};

/* A city met before, by what is quickly had of its name. */
typedef struct
{
  char *name;
  gsize length;
  char *id;
} City;

typedef struct
{
  InnoPortfolio    *portfolio;
  InnoFactsBuilder *builder;
  BenchRows        *rows;
  City              cities[N_SLOTS];
  guint             n_cities;
  InnoStoreFunding  funding[BENCH_N_SOURCES];
} Reader;

G_GNUC_PRINTF (2, 3)
static gboolean
add_document (InnoPortfolio *portfolio,
              const char    *format,
              ...)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  node = json_from_string (g_strdelimit (text, "'", '"'), NULL);

  return node != NULL && inno_portfolio_add (portfolio, json_node_get_object (node), NULL);
}

static gboolean
add_city (Reader     *self,
          City       *city,
          const char *name,
          gsize       length)
{
  city->name = g_strndup (name, length);
  city->length = length;
  city->id = g_strdup_printf ("city:%u", self->n_cities++);

  return self->n_cities < N_SLOTS / 2 &&
         add_document (self->portfolio, "{'_id':'%s','type':'city','kind':'municipality',"
                       "'name':{'fi':'%s','sv':null,'en':null},"
                       "'region':{'code':'01','name':{'fi':'Maakunta','sv':null,'en':null}}}",
                       city->id, city->name);
}

/* The id of a city, or NULL if there are too many. */
static const char *
find_city (Reader     *self,
           const char *name,
           gsize       length)
{
  guint slot = ((guchar) name[0] * 5 + (guchar) name[length - 1] * 31 + length) % N_SLOTS;

  while (self->cities[slot].length != length || memcmp (self->cities[slot].name, name, length) != 0)
    {
      if (self->cities[slot].length == 0)
        return add_city (self, &self->cities[slot], name, length) ? self->cities[slot].id : NULL;
      slot = (slot + 1) % N_SLOTS;
    }

  return self->cities[slot].id;
}

static const char *
skip_fields (const char *at,
             guint       n_fields)
{
  while (n_fields > 0)
    n_fields -= *at++ == ',';

  return at;
}

/* "123.45" and what ends it, to cents. */
static const char *
read_cents (const char *at,
            gint64     *cents)
{
  gint64 value = 0;

  for (; g_ascii_isdigit (*at); at++)
    value = value * 10 + (*at - '0');
  if (at[0] != '.' || !g_ascii_isdigit (at[1]) || !g_ascii_isdigit (at[2]))
    return NULL;

  *cents = value * 100 + (at[1] - '0') * 10 + (at[2] - '0');
  return at + 4;
}

static int
read_year (const char *at)
{
  int year = 0;

  for (guint i = 0; i < 4; i++)
    year = year * 10 + (at[i] - '0');

  return year;
}

/* One line, of which the end is in the buffer. Returns where it ends if it is as
 * the header says, and NULL or any other place if not. */
static const char *
read_line (Reader     *self,
           const char *line)
{
  const char *name = skip_fields (line, 1);
  const char *at = skip_fields (name, 1);
  const char *city = at - 1 > name ? find_city (self, name, at - 1 - name) : NULL;
  InnoFactsProject project = {
    .status = INNO_STATUS_ONGOING,
    .is_counted = TRUE,
    .n_cities = 1,
    .cities = &city,
    .n_funding = BENCH_N_SOURCES,
    .funding = self->funding,
  };
  int year;

  at = skip_fields (at, 3);
  year = read_year (at);
  at = skip_fields (at, 2);
  for (guint i = 0; i < BENCH_N_SOURCES && at != NULL; i++)
    {
      self->funding[i].year = year;
      at = read_cents (at, &self->funding[i].cents);
      self->rows->cents[i] += self->funding[i].cents;
    }
  if (city == NULL || at == NULL)
    return NULL;

  inno_facts_builder_add (self->builder, &project);
  self->rows->n_rows++;
  return at;
}

/* Returns where the first line starts that is not whole yet, or NULL. */
static const char *
read_lines (Reader     *self,
            const char *at,
            const char *end)
{
  const char *line_end;

  while ((line_end = memchr (at, '\n', end - at)) != NULL)
    {
      if (read_line (self, at) != line_end + 1)
        return NULL;
      at = line_end + 1;
    }

  return at;
}

static gboolean
read_all (Reader *self,
          int     fd)
{
  g_autofree char *buffer = g_malloc (BUFFER_SIZE + sizeof PADDING);
  gsize header = strlen (HEADER), length = 0;
  gboolean is_first = TRUE;
  gssize n_read;

  while ((n_read = read (fd, buffer + length, BUFFER_SIZE - length)) > 0)
    {
      const char *at = buffer;

      length += n_read;
      memcpy (buffer + length, PADDING, sizeof PADDING);
      if (is_first && (length < header || memcmp (buffer, HEADER, header) != 0))
        return FALSE;
      at = read_lines (self, is_first ? buffer + header : buffer, buffer + length);
      if (at == NULL)
        return FALSE;

      length -= at - buffer;
      memmove (buffer, at, length);
      is_first = FALSE;
    }

  return n_read == 0 && length == 0 && !is_first;
}

static void
reader_init (Reader    *self,
             BenchRows *rows)
{
  *self = (Reader) { .portfolio = inno_portfolio_new (), .rows = rows };

  for (guint i = 0; i < BENCH_N_SOURCES; i++)
    {
      self->funding[i] = (InnoStoreFunding) {
        .source = sources[i].id, .measure = INNO_MEASURE_GRANTED, .is_known = TRUE,
      };
      add_document (self->portfolio, "{'_id':'%s','type':'funding_source','class':'%s',"
                    "'name':{'fi':'%s','sv':null,'en':null}}",
                    sources[i].id, sources[i].class_id, sources[i].name);
    }
  self->builder = inno_facts_builder_new (self->portfolio);
}

static void
reader_clear (Reader *self)
{
  for (guint i = 0; i < N_SLOTS; i++)
    {
      g_free (self->cities[i].name);
      g_free (self->cities[i].id);
    }
  inno_facts_builder_free (self->builder);
  g_object_unref (self->portfolio);
}

/* Reads the table into the columns of the program, by the builder that fills them
 * from the store as well. */
gboolean
bench_rows_read (BenchRows   *self,
                 const char  *path,
                 GError     **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean is_read;
  Reader reader;

  *self = (BenchRows) { 0 };
  if (fd < 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", path, g_strerror (errno));
      return FALSE;
    }

  reader_init (&reader, self);
  is_read = read_all (&reader, fd);
  if (is_read)
    self->facts = inno_facts_builder_end (reader.builder);
  else
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s: line %u is not what gen.py writes",
                 path, self->n_rows + 2);
  reader_clear (&reader);
  close (fd);

  return is_read;
}

void
bench_rows_clear (BenchRows *self)
{
  g_clear_pointer (&self->facts, inno_facts_unref);
}
