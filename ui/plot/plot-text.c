/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-text.h"

#include <math.h>
#include <string.h>

#define MAX_RUNS 4096
#define ELLIPSIS "…"

/* What the fixed engine holds for every font. */
#define FIXED_ADVANCE 0.6
#define FIXED_ASCENT 0.8
#define FIXED_HEIGHT 1.25

/* A text in a font, measured; the layout comes when somebody draws it. */
typedef struct
{
  char        *text;
  const char  *family;      /* interned */
  double       size;
  gboolean     is_bold;
  PlotExtents  extents;
  PangoLayout *layout;
  GList        link;        /* in the queue of use, the latest first */
} PlotRun;

struct _PlotTextEngine
{
  gatomicrefcount  ref_count;
  PangoContext    *context;  /* NULL in a fixed engine */
  GHashTable      *runs;     /* a set of PlotRun */
  GQueue           use;
};

static guint
plot_run_hash (gconstpointer data)
{
  const PlotRun *run = data;

  return g_str_hash (run->text) ^ g_direct_hash (run->family) ^
         (guint) lround (run->size * 64.0) ^ (run->is_bold ? 0x80000000u : 0u);
}

static gboolean
plot_run_equal (gconstpointer a,
                gconstpointer b)
{
  const PlotRun *first = a;
  const PlotRun *second = b;

  return first->size == second->size && first->family == second->family &&
         first->is_bold == second->is_bold && strcmp (first->text, second->text) == 0;
}

static void
plot_run_free (gpointer data)
{
  PlotRun *run = data;

  g_clear_object (&run->layout);
  g_free (run->text);
  g_free (run);
}

static PangoLayout *
create_layout (PlotTextEngine *self,
               const PlotRun  *run)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (self->context);
  g_autoptr (PangoFontDescription) description = pango_font_description_new ();
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_font_description_set_family_static (description, run->family);
  pango_font_description_set_absolute_size (description, run->size * PANGO_SCALE);
  pango_font_description_set_weight (description,
                                     run->is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, description);

  /* Figures of one width, so that columns of numbers line up. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, run->text, -1);

  return g_steal_pointer (&layout);
}

static PlotExtents
measure_layout (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);

  return (PlotExtents) {
    logical.width / (double) PANGO_SCALE,
    logical.height / (double) PANGO_SCALE,
    pango_layout_get_baseline (layout) / (double) PANGO_SCALE,
  };
}

static PlotExtents
measure_fixed (const PlotRun *run)
{
  double cells = 0.0;

  for (const char *p = run->text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_iszerowidth (character))
        continue;
      cells += g_unichar_iswide (character) ? 2.0 : 1.0;
    }

  return (PlotExtents) {
    cells * FIXED_ADVANCE * run->size,
    FIXED_HEIGHT * run->size,
    FIXED_ASCENT * run->size,
  };
}

static void
forget_oldest (PlotTextEngine *self)
{
  GList *last = g_queue_peek_tail_link (&self->use);

  g_queue_unlink (&self->use, last);
  g_hash_table_remove (self->runs, last->data);
}

/* The run of a text: the one kept, or a new one. */
static PlotRun *
get_run (PlotTextEngine *self,
         const char     *text,
         const PlotFont *font)
{
  g_autofree char *valid = NULL;
  PlotRun key = { NULL };
  PlotRun *run;

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);

  key.text = (char *) text;
  key.family = g_intern_string (font->family != NULL ? font->family : "sans");
  key.size = font->size;
  key.is_bold = font->is_bold;

  run = g_hash_table_lookup (self->runs, &key);
  if (run != NULL)
    {
      g_queue_unlink (&self->use, &run->link);
      g_queue_push_head_link (&self->use, &run->link);
      return run;
    }

  if (g_queue_get_length (&self->use) >= MAX_RUNS)
    forget_oldest (self);

  run = g_new0 (PlotRun, 1);
  *run = key;
  run->text = g_strdup (text);
  run->link.data = run;
  if (self->context != NULL)
    {
      run->layout = create_layout (self, run);
      run->extents = measure_layout (run->layout);
    }
  else
    {
      run->extents = measure_fixed (run);
    }
  g_hash_table_add (self->runs, run);
  g_queue_push_head_link (&self->use, &run->link);

  return run;
}

static double
measure_width (PlotTextEngine *self,
               const char     *text,
               const PlotFont *font)
{
  return get_run (self, text, font)->extents.width;
}

/* A paragraph being broken: its characters, where each starts, and what may
 * be done after it. */
typedef struct
{
  const char    *text;
  glong          n_chars;
  PangoLogAttr  *attributes;   /* n_chars + 1 */
  const char   **starts;       /* n_chars + 1 */
} PlotParagraph;

static void
plot_paragraph_init (PlotParagraph *paragraph,
                     const char    *text)
{
  const char *p = text;

  paragraph->text = text;
  paragraph->n_chars = g_utf8_strlen (text, -1);
  paragraph->attributes = g_new0 (PangoLogAttr, paragraph->n_chars + 1);
  paragraph->starts = g_new0 (const char *, paragraph->n_chars + 1);

  pango_get_log_attrs (text, (int) strlen (text), -1, pango_language_get_default (),
                       paragraph->attributes, (int) paragraph->n_chars + 1);
  for (glong i = 0; i <= paragraph->n_chars; i++)
    {
      paragraph->starts[i] = p;
      if (i < paragraph->n_chars)
        p = g_utf8_next_char (p);
    }
}

static void
plot_paragraph_clear (PlotParagraph *paragraph)
{
  g_free (paragraph->attributes);
  g_free (paragraph->starts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlotParagraph, plot_paragraph_clear)

static gboolean
is_mandatory_break (const PlotParagraph *paragraph,
                    glong                index)
{
  return index > 0 && index < paragraph->n_chars &&
         paragraph->attributes[index].is_mandatory_break;
}

/* Whether a line may end before this character. Between letters a dash is a
 * soft point as well, which Unicode leaves open for some pairs. */
static gboolean
is_break (const PlotParagraph *paragraph,
          glong                index)
{
  gunichar before, twice_before, after;

  if (index <= 0)
    return FALSE;
  if (index >= paragraph->n_chars || paragraph->attributes[index].is_line_break)
    return TRUE;
  if (index < 2)
    return FALSE;

  before = g_utf8_get_char (paragraph->starts[index - 1]);
  twice_before = g_utf8_get_char (paragraph->starts[index - 2]);
  after = g_utf8_get_char (paragraph->starts[index]);

  return (before == '-' || before == 0x2013) &&
         g_unichar_isalpha (twice_before) && g_unichar_isalpha (after);
}

/* The text of a line; a soft hyphen shows where the line ends on it. */
static char *
cut_line (const PlotParagraph *paragraph,
          glong                from,
          glong                to)
{
  g_autofree char *line = g_strndup (paragraph->starts[from],
                                     paragraph->starts[to] - paragraph->starts[from]);

  g_strchomp (line);
  if (to < paragraph->n_chars && g_str_has_suffix (line, "\302\255"))
    {
      line[strlen (line) - 2] = '\0';
      return g_strconcat (line, "-", NULL);
    }

  return g_steal_pointer (&line);
}

/* The last place to break at so that the line fits, or -1 if not even the
 * first word does. */
static glong
find_break (PlotTextEngine      *self,
            const PlotParagraph *paragraph,
            const PlotFont      *font,
            double               width,
            glong                from)
{
  glong best = -1;

  for (glong to = from + 1; to <= paragraph->n_chars; to++)
    {
      g_autofree char *line = NULL;

      if (!is_break (paragraph, to))
        continue;

      line = cut_line (paragraph, from, to);
      if (measure_width (self, line, font) > width)
        break;
      best = to;
      if (is_mandatory_break (paragraph, to))
        break;
    }

  return best;
}

/* As many characters as fit with a tail after them; never part of a grapheme.
 * The answer is "from" where not even one fits. */
static glong
find_cut (PlotTextEngine      *self,
          const PlotParagraph *paragraph,
          const PlotFont      *font,
          double               width,
          glong                from,
          const char          *tail)
{
  glong low = from;
  glong high = paragraph->n_chars;

  while (low < high)
    {
      glong middle = (low + high + 1) / 2;
      g_autofree char *line = cut_line (paragraph, from, middle);
      g_autofree char *whole = g_strconcat (line, tail, NULL);

      if (measure_width (self, whole, font) <= width)
        low = middle;
      else
        high = middle - 1;
    }

  while (low > from && low < paragraph->n_chars &&
         !paragraph->attributes[low].is_cursor_position)
    low--;

  return low;
}

static char *
ellipsize (PlotTextEngine      *self,
           const PlotParagraph *paragraph,
           const PlotFont      *font,
           double               width,
           glong                from)
{
  glong to = find_cut (self, paragraph, font, width, from, ELLIPSIS);
  g_autofree char *line = g_strndup (paragraph->starts[from],
                                     paragraph->starts[to] - paragraph->starts[from]);

  return g_strconcat (g_strchomp (line), ELLIPSIS, NULL);
}

static PlotTextEngine *
create_engine (void)
{
  PlotTextEngine *self = g_new0 (PlotTextEngine, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->runs = g_hash_table_new_full (plot_run_hash, plot_run_equal, plot_run_free, NULL);
  g_queue_init (&self->use);

  return self;
}

/**
 * plot_text_engine_new:
 *
 * Creates an engine that measures by Pango. Nothing is hinted, so that a text
 * is as wide on a screen, in a PDF and in a PNG.
 *
 * An engine belongs to the thread it was created in.
 *
 * Returns: (transfer full): an engine
 */
PlotTextEngine *
plot_text_engine_new (void)
{
  PlotTextEngine *self = create_engine ();
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);

  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_cairo_context_set_font_options (self->context, options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_base_dir (self->context, PANGO_DIRECTION_LTR);

  cairo_font_options_destroy (options);

  return self;
}

/**
 * plot_text_engine_new_fixed:
 *
 * Creates an engine for which each character is 0.6 em wide, the ascent 0.8
 * em and the line 1.25 em high, whatever the fonts of the machine.
 *
 * Returns: (transfer full): an engine
 */
PlotTextEngine *
plot_text_engine_new_fixed (void)
{
  return create_engine ();
}

/**
 * plot_text_engine_ref:
 * @self: an engine
 *
 * Returns: (transfer full): @self
 */
PlotTextEngine *
plot_text_engine_ref (PlotTextEngine *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * plot_text_engine_unref:
 * @self: (transfer full): an engine
 *
 * Drops a reference; the last one frees the engine and its layouts.
 */
void
plot_text_engine_unref (PlotTextEngine *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->runs);
  g_clear_object (&self->context);
  g_free (self);
}

/**
 * plot_text_engine_measure:
 * @self: an engine
 * @text: one line
 * @font: the font, its size in pixels
 *
 * Returns: the size of the line, in pixels
 */
PlotExtents
plot_text_engine_measure (PlotTextEngine *self,
                          const char     *text,
                          const PlotFont *font)
{
  PlotExtents none = { 0 };

  g_return_val_if_fail (self != NULL && text != NULL && font != NULL, none);

  return get_run (self, text, font)->extents;
}

/**
 * plot_text_engine_wrap:
 * @self: an engine
 * @text: a text of any length
 * @font: the font, its size in pixels
 * @width: how wide a line may be, pixels
 * @max_lines: how many lines there may be, at least 1
 *
 * Breaks a text at its soft points, greedily. A word is broken only where it
 * alone is too wide for a line. What does not fit ends the last line with
 * "…"; if even that is too wide, the line is "…" all the same.
 *
 * Returns: (transfer full) (array zero-terminated=1): the lines, at least one;
 *   free with g_strfreev()
 */
char **
plot_text_engine_wrap (PlotTextEngine *self,
                       const char     *text,
                       const PlotFont *font,
                       double          width,
                       guint           max_lines)
{
  g_autofree char *valid = NULL;
  g_auto (PlotParagraph) paragraph = { NULL };
  g_autoptr (GPtrArray) lines = NULL;
  glong from = 0;

  g_return_val_if_fail (self != NULL && text != NULL && font != NULL, NULL);

  valid = g_strstrip (g_utf8_make_valid (text, -1));
  plot_paragraph_init (&paragraph, valid);
  lines = g_ptr_array_new_with_free_func (g_free);
  max_lines = MAX (max_lines, 1);

  while (from < paragraph.n_chars)
    {
      glong to = find_break (self, &paragraph, font, width, from);

      if (lines->len + 1 == max_lines && to < paragraph.n_chars)
        {
          g_ptr_array_add (lines, ellipsize (self, &paragraph, font, width, from));
          break;
        }
      if (to < 0)
        to = find_cut (self, &paragraph, font, width, from, "");
      if (to <= from)
        {
          g_ptr_array_add (lines, g_strdup (ELLIPSIS));
          break;
        }

      g_ptr_array_add (lines, cut_line (&paragraph, from, to));
      for (from = to; from < paragraph.n_chars &&
           g_unichar_isspace (g_utf8_get_char (paragraph.starts[from])); from++)
        ;
    }

  if (lines->len == 0)
    g_ptr_array_add (lines, g_strdup (""));
  g_ptr_array_add (lines, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
}

/**
 * plot_text_engine_layout:
 * @self: an engine
 * @text: one line
 * @font: the font, its size in pixels
 *
 * Returns: (transfer none) (nullable): the layout to draw, good until the next
 *   call on the engine; %NULL from a fixed engine
 */
PangoLayout *
plot_text_engine_layout (PlotTextEngine *self,
                         const char     *text,
                         const PlotFont *font)
{
  g_return_val_if_fail (self != NULL && text != NULL && font != NULL, NULL);

  return get_run (self, text, font)->layout;
}
