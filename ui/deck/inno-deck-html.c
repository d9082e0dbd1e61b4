/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-deck"

#include "config.h"

#include "inno-deck-maker.h"

#include <glib/gi18n-lib.h>

#include "inno-deck-resources.h"
#include "inno-html-page.h"

#define STYLE_SHEET "/fi/innokaupungit/Overview/deck/inno-deck.css"
/* Pixels: for a desk and for a telephone. The style sheet says where one gives way. */
#define WIDE 1060
#define NARROW 344
/* Longer tables are folded up. */
#define MOST_ROWS_SHOWN 24

/* One file, in all languages, without a script: which of them shows hangs on a radio
 * button before them. */

static void
append_head (GString       *out,
             InnoDrawnDeck *deck)
{
  g_autoptr (GBytes) style = NULL;

  inno_deck_register_resource ();
  style = g_resources_lookup_data (STYLE_SHEET, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  inno_html_append (out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                         "<meta name=\"generator\" content=\"innocities %s\">\n<title>%s: %s</title>\n<style>\n",
                    inno_lang_to_code (deck->lang), VERSION, _("InnoCities Overview"), deck->title);
  g_string_append_len (out, g_bytes_get_data (style, NULL), (gssize) g_bytes_get_size (style));
  g_string_append (out, "</style>\n</head>\n<body>\n<main>\n");
}

static void
append_switches (GString  *out,
                 InnoLang  shown)
{
  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    inno_html_append (out, "<input type=\"radio\" class=\"switch\" name=\"lang\" id=\"lang-%s\" aria-label=\"%s\"%s>\n",
                      inno_lang_to_code (lang), inno_lang_get_native_name (lang), lang == shown ? " checked" : "");
}

static void
append_header (GString       *out,
               InnoDrawnDeck *deck)
{
  inno_html_append (out, "<header>\n<p class=\"product\">%s</p>\n", _("InnoCities Overview"));
  if (deck->is_sample)
    inno_html_append (out, "<p class=\"pill\">%s</p>\n", _("Sample data"));
  g_string_append (out, "<p class=\"languages\">");
  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    inno_html_append (out, "<label for=\"lang-%s\" lang=\"%s\">%s</label>\n", inno_lang_to_code (lang),
                      inno_lang_to_code (lang), inno_lang_get_native_name (lang));
  g_string_append (out, "</p>\n</header>\n");
}

static void
append_key_figure (GString                  *out,
                   const InnoKeyFigureWords *words)
{
  g_autofree char *remark = inno_key_figure_words_remark (words);

  inno_html_append (out, "<div title=\"%s\">\n<dt>%s</dt>\n<dd>", words->definition, words->title);
  for (guint i = 0; i < words->n_parts; i++)
    inno_html_append (out, "%s<span>%s</span>", i > 0 ? " · " : "", words->parts[i].text);
  g_string_append (out, "</dd>\n");
  if (remark != NULL)
    inno_html_append (out, "<dd class=\"note\">%s</dd>\n", remark);
  g_string_append (out, "</div>\n");
}

static void
append_contents (GString       *out,
                 InnoDrawnDeck *deck)
{
  const char *lang = inno_lang_to_code (deck->lang);

  inno_html_append (out, "<nav aria-label=\"%s\">\n<ol>\n", _("Contents"));
  for (guint i = 0; i < deck->slides->len; i++)
    {
      InnoDrawnSlide *slide = g_ptr_array_index (deck->slides, i);

      inno_html_append (out, "<li><a href=\"#%s-%u\">%s</a></li>\n", lang, i + 1, plot_figure_get_title (slide->figure));
    }
  g_string_append (out, "</ol>\n</nav>\n");
}

static void
append_table (GString        *out,
              InnoDrawnSlide *slide)
{
  const PlotTable *table = plot_figure_get_table (slide->figure);
  const char *title = plot_figure_get_title (slide->figure);

  if (table == NULL || table->n_rows < 2)
    return;

  inno_html_append (out, "<details%s>\n<summary>%s</summary>\n"
                         "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"%s\">\n",
                    table->n_rows <= MOST_ROWS_SHOWN ? " open" : "", _("The same as a table"), title);
  inno_html_append_table (out, table, title);
  g_string_append (out, "</div>\n</details>\n");
}

/* Folded up: the page is read for its figures, and this by who doubts one. */
static void
append_definition (GString         *out,
                   const InnoChart *chart)
{
  g_autoptr (GPtrArray) texts = inno_deck_define (chart);

  inno_html_append (out, "<details class=\"definition\">\n<summary>%s</summary>\n",
                    (const char *) g_ptr_array_index (texts, 0));
  for (guint i = 1; i < texts->len; i++)
    inno_html_append (out, "<p>%s</p>\n", (const char *) g_ptr_array_index (texts, i));
  g_string_append (out, "</details>\n");
}

/* What was decided is for all who read, the notes for who asked for them. */
static void
append_remarks (GString        *out,
                InnoDrawnSlide *slide,
                InnoDeckFlags   flags)
{
  g_autofree char *text = inno_deck_remarks (slide, flags);
  g_auto (GStrv) lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;

  if (lines == NULL)
    return;

  g_string_append (out, "<div class=\"remarks\">\n");
  for (guint i = 0; lines[i] != NULL; i++)
    inno_html_append (out, "<p>%s</p>\n", lines[i]);
  g_string_append (out, "</div>\n");
}

static void
append_slide (GString       *out,
              InnoDrawnDeck *deck,
              guint          index,
              InnoDeckDraft *draft)
{
  InnoDrawnSlide *slide = g_ptr_array_index (deck->slides, index);
  const char *lang = inno_lang_to_code (deck->lang);
  const char *takeaway = plot_figure_get_takeaway (slide->figure);
  const char *foot = plot_figure_get_foot (slide->figure);

  inno_html_append (out, "<section id=\"%s-%u\" lang=\"%s\" aria-labelledby=\"%s-%u-title\">\n<p class=\"item\">%s</p>\n"
                         "<h2 id=\"%s-%u-title\"><span class=\"ordinal\">%u</span> %s</h2>\n",
                    lang, index + 1, inno_lang_to_code (inno_frame_get_query (slide->frame)->lang), lang, index + 1,
                    slide->section != NULL ? slide->section : "", lang, index + 1, index + 1,
                    plot_figure_get_title (slide->figure));
  if (takeaway != NULL)
    inno_html_append (out, "<p class=\"takeaway\">%s</p>\n", takeaway);

  plot_figure_set_is_bare (slide->figure, TRUE);
  inno_html_append_figure (out, slide->figure, WIDE, "picture wide", draft->engine);
  inno_html_append_figure (out, slide->figure, NARROW, "picture narrow", draft->engine);
  plot_figure_set_is_bare (slide->figure, FALSE);

  append_remarks (out, slide, draft->flags);
  append_table (out, slide);
  append_definition (out, slide->chart);
  if (foot != NULL)
    inno_html_append (out, "<p class=\"foot\">%s</p>\n", foot);
  g_string_append (out, "</section>\n");
}

static void
append_beginning (GString       *out,
                  InnoDrawnDeck *deck)
{
  const char *lang = inno_lang_to_code (deck->lang);

  inno_html_append (out, "<div class=\"edition %s\" lang=\"%s\">\n", lang, lang);
  append_header (out, deck);

  inno_html_append (out, "<h1>%s</h1>\n<p class=\"foot\">%s</p>\n<dl class=\"figures\">\n", deck->title, deck->foot);
  for (guint i = 0; i < INNO_DECK_N_KEY_FIGURES; i++)
    append_key_figure (out, &deck->words[i]);
  g_string_append (out, "</dl>\n");

  append_contents (out, deck);
}

static void
append_end (GString *out)
{
  inno_html_append (out, "<footer>\n<p>%s</p>\n</footer>\n</div>\n",
                    _("Figures are rounded so that rows and columns add up to the totals shown. What is not known is "
                      "said to be so, and never counted as zero."));
}

static gpointer
begin (InnoDeckDraft *draft)
{
  return g_string_new (NULL);
}

/* One page that stands by itself: pictures and tables, no script, nothing to fetch. */
static gboolean
add (InnoDeckDraft  *draft,
     InnoDrawnDeck  *deck,
     guint           part,
     GError        **error)
{
  GString *out = draft->state;

  if (part == 0 && deck == g_ptr_array_index (draft->decks, 0))
    {
      append_head (out, deck);
      append_switches (out, deck->lang);
    }
  if (part == 0)
    append_beginning (out, deck);
  else
    append_slide (out, deck, part - 1, draft);
  if (part == deck->slides->len)
    {
      inno_lang_activate (deck->lang);
      append_end (out);
    }

  return TRUE;
}

static gboolean
finish (InnoDeckDraft  *draft,
        GError        **error)
{
  GString *out = g_steal_pointer (&draft->state);

  g_string_append (out, "</main>\n</body>\n</html>\n");
  inno_deck_draft_take_file (draft, g_strdup ("deck.html"), g_string_free_to_bytes (out));

  return TRUE;
}

static void
free_text (gpointer state)
{
  g_string_free (state, TRUE);
}

const InnoDeckMaker inno_deck_html_maker = { begin, add, finish, free_text, NULL };
