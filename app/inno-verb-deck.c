/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "inno-deck-default.h"
#include "inno-deck-writing.h"
#include "inno-output.h"
#include "inno-place.h"
#include "inno-query-options.h"
#include "inno-store-decks.h"
#include "inno-store-pack.h"
#include "inno-verb.h"

/* Not among the formats: what is written is no picture of the slides, but what they are
 * made of. */
#define PACK_ID (&INNO_PACK_SUFFIX[1])

typedef struct
{
  InnoPlace  place;
  char      *format;
  char      *output;
  char      *lang;
  char      *snapshot;
  char      *since;
  gboolean   list;
  gboolean   notes;
} Options;

static void
options_clear (Options *options)
{
  inno_place_clear (&options->place);
  g_clear_pointer (&options->format, g_free);
  g_clear_pointer (&options->output, g_free);
  g_clear_pointer (&options->lang, g_free);
  g_clear_pointer (&options->snapshot, g_free);
  g_clear_pointer (&options->since, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (Options   *options,
       int       *argc,
       char    ***argv,
       GError   **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_("[DECK]"));
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format, N_("pdf, handout, html, xlsx, png, svg, csv or pack"),
      N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, N_("File to write, or folder for png, svg and csv"), N_("FILE") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options->lang, N_("Language: fi, sv or en"), N_("LANG") },
    { "snapshot", 0, 0, G_OPTION_ARG_STRING, &options->snapshot, N_("Snapshot whose figures are shown"), N_("NAME") },
    { "since", 0, 0, G_OPTION_ARG_STRING, &options->since, N_("Snapshot to compare with"), N_("NAME") },
    { "notes", 0, 0, G_OPTION_ARG_NONE, &options->notes, N_("With the speaker notes"), NULL },
    { "pack", 0, 0, G_OPTION_ARG_FILENAME, &options->place.pack, N_("Presentation file to read instead of a portfolio"),
      N_("FILE") },
    { "list", 0, 0, G_OPTION_ARG_NONE, &options->list, N_("List the decks"), NULL },
    { NULL },
  };

  inno_place_add_options (context, entries, &options->place);

  return g_option_context_parse (context, argc, argv, error);
}

static const InnoDeckFormat *
find_format (const Options  *options,
             GError        **error)
{
  g_autofree char *id = inno_output_get_format (options->format, options->output, "pdf");
  const InnoDeckFormat *format = inno_deck_format_find (id);

  if (format == NULL)
    g_set_error (error, INNO_USAGE_ERROR, 0, _("“%s” is not a value of --%s."), id, "format");
  else if (format->is_set && (options->output == NULL || g_str_equal (options->output, "-")))
    {
      g_set_error_literal (error, INNO_USAGE_ERROR, 0, _("Name a folder for the files with -o."));
      return NULL;
    }

  return format;
}

static gboolean
is_pack (const Options *options)
{
  g_autofree char *id = inno_output_get_format (options->format, options->output, "pdf");

  return g_str_equal (id, "pack") || g_str_equal (id, PACK_ID);
}

static gboolean
check_words (int       argc,
             char    **argv,
             GError  **error)
{
  if (argc <= 2)
    return TRUE;

  g_set_error (error, INNO_USAGE_ERROR, 0, _("“%s” is one word too many."), argv[2]);
  return FALSE;
}

/* By its id, or by its name in any language. */
static gboolean
is_called (InnoDeck   *deck,
           const char *word)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);

  if (g_strcmp0 (deck->id, word) == 0)
    return TRUE;

  for (guint i = 0; i < INNO_N_LANGS; i++)
    {
      g_autofree char *name = deck->name->in[i] != NULL ? g_utf8_casefold (deck->name->in[i], -1) : NULL;

      if (g_strcmp0 (name, folded) == 0)
        return TRUE;
    }

  return FALSE;
}

static InnoDeck *
find_deck (InnoStore   *store,
           const char  *word,
           GError     **error)
{
  g_autoptr (GPtrArray) decks = inno_store_list_decks (store, error);

  if (decks == NULL)
    return NULL;

  /* A presentation file is of one. */
  if (word == NULL && inno_store_is_frozen (store) && decks->len == 1)
    return inno_deck_copy (g_ptr_array_index (decks, 0));

  for (guint i = 0; word != NULL && i < decks->len; i++)
    if (is_called (g_ptr_array_index (decks, i), word))
      return inno_deck_copy (g_ptr_array_index (decks, i));

  if (word == NULL || g_str_equal (word, INNO_DECK_DEFAULT_ID))
    return inno_deck_new_default ();

  g_set_error (error, INNO_USAGE_ERROR, 0, _("There is no deck “%s”; --list tells which there are."), word);
  return NULL;
}

static void
print_deck (const char *id,
            InnoDeck   *deck)
{
  const char *name = inno_text_get (deck->name, inno_lang_get_active (), NULL);

  g_print ("%s\t%s\n", id, name != NULL ? name : "");
}

static gboolean
list_decks (InnoStore  *store,
            GError    **error)
{
  g_autoptr (InnoDeck) ready = inno_deck_new_default ();
  g_autoptr (GPtrArray) decks = inno_store_list_decks (store, error);

  if (decks == NULL)
    return FALSE;

  print_deck (INNO_DECK_DEFAULT_ID, ready);
  for (guint i = 0; i < decks->len; i++)
    {
      InnoDeck *deck = g_ptr_array_index (decks, i);

      print_deck (deck->id, deck);
    }

  return TRUE;
}

/* What the command line says, and else what the deck says. */
static InnoFacts *
load_facts (const Options  *options,
            InnoOpened     *opened,
            InnoDeck       *deck,
            GError        **error)
{
  const InnoComparisonSides sides = { options->snapshot != NULL ? options->snapshot : deck->snapshot,
                                      options->since != NULL ? options->since : deck->since, NULL };

  return inno_opened_load (opened, error) ? inno_facts_compare (opened->facts, opened->store, &sides, error) : NULL;
}

/* Into a folder, which is made if there is none; others of its files stay. */
static gboolean
write_set (GPtrArray   *files,
           const char  *folder,
           GError     **error)
{
  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _("The folder “%s” cannot be made: %s."),
                   folder, g_strerror (errno));
      return FALSE;
    }

  for (guint i = 0; i < files->len; i++)
    {
      const InnoDeckFile *file = g_ptr_array_index (files, i);
      g_autofree char *path = g_build_filename (folder, file->name, NULL);

      if (!inno_output_write (file->bytes, path, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_deck (const Options         *options,
            InnoOpened            *opened,
            const char            *word,
            const InnoDeckFormat  *format,
            GError               **error)
{
  g_autoptr (InnoDeck) deck = find_deck (opened->store, word, error);
  g_autoptr (InnoFacts) facts = deck != NULL ? load_facts (options, opened, deck, error) : NULL;
  g_autoptr (GPtrArray) files = NULL;

  if (facts == NULL)
    return FALSE;

  if (options->snapshot != NULL)
    {
      g_free (deck->snapshot);
      deck->snapshot = g_strdup (options->snapshot);
    }

  files = inno_deck_write (deck, facts, format, inno_lang_get_active (), options->notes ? INNO_DECK_WITH_NOTES : 0, error);
  if (files == NULL)
    return FALSE;

  return format->is_set ? write_set (files, options->output, error)
                        : inno_output_write (((InnoDeckFile *) g_ptr_array_index (files, 0))->bytes, options->output, error);
}

/* What the command line says comes first here too. */
static gboolean
write_pack (const Options  *options,
            InnoOpened     *opened,
            const char     *word,
            GError        **error)
{
  g_autoptr (InnoDeck) deck = find_deck (opened->store, word, error);
  g_autoptr (GBytes) bytes = NULL;

  if (deck == NULL)
    return FALSE;

  bytes = inno_store_write_pack (opened->store, deck, options->snapshot != NULL ? options->snapshot : deck->snapshot,
                                 options->since != NULL ? options->since : deck->since, error);

  return bytes != NULL && inno_output_write (bytes, options->output, error);
}

/**
 * inno_verb_deck:
 * @place: where the portfolio is
 * @argc: the number of arguments
 * @argv: the arguments
 * @error: return location of an error
 *
 * innocities deck: the slides of a meeting, as a file to hand out.
 *
 * Returns: whether it is written
 */
gboolean
inno_verb_deck (const InnoPlace  *place,
                int               argc,
                char            **argv,
                GError          **error)
{
  g_auto (Options) options = { .place = { g_strdup (place->portfolio), place->is_sample } };
  g_auto (InnoOpened) opened = { 0 };
  const InnoDeckFormat *format = NULL;
  const char *word;
  InnoLang lang;

  if (!parse (&options, &argc, &argv, error) ||
      !inno_query_options_parse_lang (options.lang, &lang, error))
    return FALSE;
  inno_lang_activate (lang);

  if (!is_pack (&options))
    format = find_format (&options, error);
  if ((format == NULL && !is_pack (&options)) ||
      !check_words (argc, argv, error) ||
      !inno_opened_init (&opened, &options.place, error))
    return FALSE;

  word = argc == 2 ? argv[1] : NULL;
  if (options.list)
    return list_decks (opened.store, error);

  return format != NULL ? write_deck (&options, &opened, word, format, error)
                        : write_pack (&options, &opened, word, error);
}
