/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "config.h"

#include "inno-frame-row.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "inno-format.h"

struct _InnoFrameRow
{
  GObject    parent_instance;

  InnoFrame *frame;
  guint      row;
  gboolean   is_foot;
  char      *sort_key;    /* of the label: never collate while comparing */
};

G_DEFINE_FINAL_TYPE (InnoFrameRow, inno_frame_row, G_TYPE_OBJECT)

/* The total, and rows that count or judge the columns instead of standing among
 * the others. */
static gboolean
stands_below (InnoFrame *frame,
              guint      row)
{
  if (g_strcmp0 (inno_frame_get_row_id (frame, row), INNO_FRAME_TOTAL_ID) == 0)
    return TRUE;

  for (guint i = 0; i < inno_frame_get_n_columns (frame); i++)
    {
      InnoVocabulary vocabulary;
      const InnoColumn *column = inno_frame_get_column (frame, i);

      if (!column->is_detail
          && inno_frame_get_cell_kind (frame, row, i, &vocabulary) != column->kind)
        return TRUE;
    }

  return FALSE;
}

static int
compare_cells (const InnoCell *a,
               const InnoCell *b,
               InnoColumnKind  kind)
{
  gboolean a_has_value = a->state >= INNO_CELL_KNOWN;
  gboolean b_has_value = b->state >= INNO_CELL_KNOWN;

  /* Not known is no number: it stands before all of them, never among them. */
  if (!a_has_value || !b_has_value)
    return a_has_value != b_has_value ? a_has_value - b_has_value
                                      : (a->state > b->state) - (a->state < b->state);
  if (kind == INNO_COLUMN_SHARE || kind == INNO_COLUMN_NUMBER)
    return (a->fraction > b->fraction) - (a->fraction < b->fraction);

  return (a->integer > b->integer) - (a->integer < b->integer);
}

static void
inno_frame_row_finalize (GObject *object)
{
  InnoFrameRow *self = INNO_FRAME_ROW (object);

  g_clear_pointer (&self->frame, inno_frame_unref);
  g_free (self->sort_key);

  G_OBJECT_CLASS (inno_frame_row_parent_class)->finalize (object);
}

static void
inno_frame_row_class_init (InnoFrameRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = inno_frame_row_finalize;
}

static void
inno_frame_row_init (InnoFrameRow *self)
{
}

/**
 * inno_frame_row_new:
 * @frame: a frame
 * @row: which of its rows
 *
 * Returns: (transfer full): the row as an object
 */
InnoFrameRow *
inno_frame_row_new (InnoFrame *frame,
                    guint      row)
{
  InnoFrameRow *self;
  const char *label;

  g_return_val_if_fail (frame != NULL && row < inno_frame_get_n_rows (frame), NULL);

  label = inno_frame_get_row_label (frame, row);
  self = g_object_new (INNO_TYPE_FRAME_ROW, NULL);
  self->frame = inno_frame_ref (frame);
  self->row = row;
  self->is_foot = stands_below (frame, row);
  self->sort_key = inno_format_collation_key (inno_format_get (inno_frame_get_query (frame)->lang),
                                              label != NULL ? label : "");

  return self;
}

/**
 * inno_frame_row_get_frame:
 * @self: a row
 *
 * Returns: (transfer none): the frame it is of
 */
InnoFrame *
inno_frame_row_get_frame (InnoFrameRow *self)
{
  g_return_val_if_fail (INNO_IS_FRAME_ROW (self), NULL);

  return self->frame;
}

/**
 * inno_frame_row_get_row:
 * @self: a row
 *
 * Returns: its number in the frame
 */
guint
inno_frame_row_get_row (InnoFrameRow *self)
{
  g_return_val_if_fail (INNO_IS_FRAME_ROW (self), 0);

  return self->row;
}

/**
 * inno_frame_row_get_id:
 * @self: a row
 *
 * Returns: its id
 */
const char *
inno_frame_row_get_id (InnoFrameRow *self)
{
  g_return_val_if_fail (INNO_IS_FRAME_ROW (self), NULL);

  return inno_frame_get_row_id (self->frame, self->row);
}

/**
 * inno_frame_row_get_label:
 * @self: a row
 *
 * Returns: its name in the language of the frame
 */
const char *
inno_frame_row_get_label (InnoFrameRow *self)
{
  const char *label;

  g_return_val_if_fail (INNO_IS_FRAME_ROW (self), NULL);

  label = inno_frame_get_row_label (self->frame, self->row);

  return label != NULL ? label : "";
}

/**
 * inno_frame_row_is_foot:
 * @self: a row
 *
 * Returns: whether it stays below the others however they are sorted
 */
gboolean
inno_frame_row_is_foot (InnoFrameRow *self)
{
  g_return_val_if_fail (INNO_IS_FRAME_ROW (self), FALSE);

  return self->is_foot;
}

/**
 * inno_frame_row_compare:
 * @self: a row
 * @other: another of the same frame
 * @column: what to compare them by
 *
 * Returns: less than, equal to or greater than 0, as strcmp() does
 */
int
inno_frame_row_compare (InnoFrameRow *self,
                        InnoFrameRow *other,
                        guint         column)
{
  InnoColumnKind kind;
  InnoCell a;
  InnoCell b;

  g_return_val_if_fail (INNO_IS_FRAME_ROW (self) && INNO_IS_FRAME_ROW (other), 0);
  g_return_val_if_fail (self->frame == other->frame, 0);

  kind = inno_frame_get_column (self->frame, column)->kind;
  if (kind == INNO_COLUMN_LABEL)
    return strcmp (self->sort_key, other->sort_key);
  if (kind == INNO_COLUMN_ID)
    return g_strcmp0 (inno_frame_row_get_id (self), inno_frame_row_get_id (other));

  if (kind == INNO_COLUMN_TEXT)
    return g_utf8_collate (inno_frame_get_text (self->frame, self->row, column),
                           inno_frame_get_text (other->frame, other->row, column));

  a = inno_frame_get_cell (self->frame, self->row, column);
  b = inno_frame_get_cell (other->frame, other->row, column);

  return compare_cells (&a, &b, kind);
}

/**
 * inno_frame_row_shows:
 * @column: a column of a frame
 *
 * Returns: whether people see it in a row
 */
gboolean
inno_frame_row_shows (const InnoColumn *column)
{
  g_return_val_if_fail (column != NULL, FALSE);

  return !column->is_detail && column->kind != INNO_COLUMN_ID;
}

/**
 * inno_frame_row_is_unknown:
 * @self: a row
 * @column: a column of its frame
 *
 * Returns: whether there is a value that is not known
 */
gboolean
inno_frame_row_is_unknown (InnoFrameRow *self,
                           guint         column)
{
  g_return_val_if_fail (INNO_IS_FRAME_ROW (self), FALSE);

  return inno_frame_get_column (self->frame, column)->kind != INNO_COLUMN_LABEL &&
         inno_frame_get_cell (self->frame, self->row, column).state == INNO_CELL_UNKNOWN;
}

static char *
say_value (InnoFrameRow *self,
           guint         column)
{
  return inno_frame_row_is_unknown (self, column) ? g_strdup (_("Not known"))
                                                  : inno_frame_format_cell (self->frame, self->row, column);
}

/**
 * inno_frame_row_say_cell:
 * @self: a row
 * @column: a column of its frame
 *
 * Returns: (transfer full): the value of that, with whose and what it is
 */
char *
inno_frame_row_say_cell (InnoFrameRow *self,
                         guint         column)
{
  g_autofree char *value = NULL;

  g_return_val_if_fail (INNO_IS_FRAME_ROW (self), NULL);

  value = say_value (self, column);
  /* Translators: what a screen reader says of a cell: row, column: value */
  return g_strdup_printf (_("%s, %s: %s"), inno_frame_row_get_label (self),
                          inno_frame_get_column (self->frame, column)->label, value);
}

/**
 * inno_frame_row_say:
 * @self: a row
 *
 * Returns: (transfer full): its label, and all else that is shown of it and says anything
 */
char *
inno_frame_row_say (InnoFrameRow *self)
{
  GString *words;

  g_return_val_if_fail (INNO_IS_FRAME_ROW (self), NULL);

  words = g_string_new (inno_frame_row_get_label (self));
  for (guint i = 0; i < inno_frame_get_n_columns (self->frame); i++)
    {
      const InnoColumn *column = inno_frame_get_column (self->frame, i);
      g_autofree char *value = NULL;

      if (!inno_frame_row_shows (column) || column->kind == INNO_COLUMN_LABEL)
        continue;

      value = say_value (self, i);
      if (*value == '\0')
        continue;

      g_string_append (words, ". ");
      /* Translators: what a screen reader says of a cell: column: value */
      g_string_append_printf (words, _("%s: %s"), column->label, value);
    }

  return g_string_free (words, FALSE);
}
