/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "test-exchange"

#include "table-fixture.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "inno-aggregate.h"
#include "inno-frame-private.h"

enum
{
  COLUMN_ID,
  COLUMN_LABEL,
  COLUMN_CENTS,
  COLUMN_SHARE,
  COLUMN_ROLE,
  COLUMN_HIDDEN,
  COLUMN_COUNT,
  COLUMN_BAND,
};

static void
set (InnoFrame     *frame,
     guint          row,
     guint          column,
     InnoCellState  state,
     gint64         integer)
{
  inno_frame_set_cell (frame, row, column, (InnoCell) { .state = state, .integer = integer });
}

static void
add_columns (InnoFrame *frame)
{
  inno_frame_add_column (frame, "id", "Id", INNO_COLUMN_ID);
  inno_frame_add_column (frame, "label", "City, \"town\"", INNO_COLUMN_LABEL);
  inno_frame_add_column (frame, "eu", "EU", INNO_COLUMN_CENTS);
  inno_frame_add_column (frame, "city_share", "Share", INNO_COLUMN_SHARE);
  inno_frame_add_column (frame, "role", "=1+1", INNO_COLUMN_TERM)->vocabulary = INNO_VOCABULARY_ROLE;
  inno_frame_add_column (frame, "hidden", "Hidden", INNO_COLUMN_CENTS)->is_detail = TRUE;
  inno_frame_add_column (frame, "cities", "Cities", INNO_COLUMN_COUNT);
  inno_frame_add_column (frame, "band", "Band", INNO_COLUMN_TERM)->vocabulary = INNO_VOCABULARY_BAND;
}

static void
add_rows (InnoFrame  *frame,
          const char *first_label)
{
  inno_frame_add_row (frame, "city:a", first_label);
  set (frame, 0, COLUMN_CENTS, INNO_CELL_KNOWN, 123456789);
  inno_frame_set_cell (frame, 0, COLUMN_SHARE, inno_cell_share (256, 1000));
  set (frame, 0, COLUMN_ROLE, INNO_CELL_KNOWN, INNO_ROLE_LEAD);
  set (frame, 0, COLUMN_HIDDEN, INNO_CELL_KNOWN, 987654321);
  set (frame, 0, COLUMN_COUNT, INNO_CELL_KNOWN, 1234);
  set (frame, 0, COLUMN_BAND, INNO_CELL_KNOWN, INNO_BAND_WITHIN);

  inno_frame_add_row (frame, "city:b", "B");
  set (frame, 1, COLUMN_CENTS, INNO_CELL_KNOWN, -5);
  inno_frame_set_cell (frame, 1, COLUMN_SHARE, inno_cell_share (1, 3));
  set (frame, 1, COLUMN_ROLE, INNO_CELL_UNKNOWN, 0);
  set (frame, 1, COLUMN_COUNT, INNO_CELL_AT_LEAST, 2);
  set (frame, 1, COLUMN_BAND, INNO_CELL_NONE, 0);

  inno_frame_add_row (frame, "city:c", "C");
  set (frame, 2, COLUMN_CENTS, INNO_CELL_UNKNOWN, 0);
  set (frame, 2, COLUMN_SHARE, INNO_CELL_NONE, 0);
  set (frame, 2, COLUMN_ROLE, INNO_CELL_NONE, 0);
  set (frame, 2, COLUMN_COUNT, INNO_CELL_UNKNOWN, 0);
  set (frame, 2, COLUMN_BAND, INNO_CELL_UNKNOWN, 0);

  inno_frame_add_row (frame, INNO_FRAME_TOTAL_ID, "Total");
  inno_frame_set_row_kind (frame, 3, INNO_COLUMN_COUNT, INNO_VOCABULARY_ROLE);
  set (frame, 3, COLUMN_CENTS, INNO_CELL_KNOWN, G_GINT64_CONSTANT (9007199254740991));
  inno_frame_set_cell (frame, 3, COLUMN_SHARE, inno_cell_share (1, 1));
  set (frame, 3, COLUMN_ROLE, INNO_CELL_KNOWN, 3);
  set (frame, 3, COLUMN_COUNT, INNO_CELL_KNOWN, 0);
  set (frame, 3, COLUMN_BAND, INNO_CELL_NONE, 0);
}

InnoFrame *
table_fixture_new (const char *first_label,
                   InnoLang    lang)
{
  g_autoptr (Fixture) fixture = fixture_new ("[]", FIXTURE_PLACES);
  g_autoptr (InnoQuery) query = fixture_parse_query ("--by city --series source --share --from 2021 "
                                                     "--where city=city:a --where city=city:b "
                                                     "--where status=ended");
  InnoFrame *frame;

  query->lang = lang;
  frame = inno_frame_new (fixture->facts, query, "made \"by\" hand");
  add_columns (frame);
  add_rows (frame, first_label);

  return frame;
}

char *
table_fixture_write (const char *format,
                     InnoFrame  *frame)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = inno_table_format_write (inno_table_format_find (format), frame, &error);
  gsize length;
  const char *text;

  g_assert_no_error (error);
  text = g_bytes_get_data (bytes, &length);
  g_assert_true (g_utf8_validate (text, (gssize) length, NULL));

  return g_strndup (text, length);
}

InnoFrame *
table_fixture_funding (Fixture    *fixture,
                       const char *words)
{
  g_autoptr (InnoQuery) query = fixture_parse_query (words);
  g_autoptr (GError) error = NULL;
  InnoFrame *frame;

  inno_lang_activate (query->lang);
  frame = inno_facts_aggregate (fixture->facts, query, &error);
  g_assert_no_error (error);

  return frame;
}

InnoFrame *
table_fixture_roles (Fixture    *fixture,
                     const char *words)
{
  g_autoptr (InnoQuery) query = fixture_parse_query (words);
  g_autoptr (GError) error = NULL;
  InnoFrame *frame;

  inno_lang_activate (query->lang);
  frame = inno_facts_lead_themes (fixture->facts, query, &error);
  g_assert_no_error (error);

  return frame;
}

/* The superuser can replace /dev/full for everybody, and does if what is tested
 * is broken: it gets a device of its own. */
char *
table_fixture_full_device (const char *folder)
{
  g_autofree char *path = NULL;
  int fd;

  if (geteuid () == 0)
    {
      path = g_build_filename (folder, "full", NULL);
      if (mknod (path, S_IFCHR | 0666, makedev (1, 7)) != 0)
        return NULL;
    }
  else
    {
      path = g_strdup ("/dev/full");
    }

  /* On some file systems a device can be made, and not be opened. */
  fd = open (path, O_WRONLY | O_CLOEXEC);
  if (fd < 0)
    return NULL;
  close (fd);

  return g_steal_pointer (&path);
}
