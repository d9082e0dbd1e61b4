/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "inno-deck-format.h"
#include "inno-output.h"
#include "inno-place.h"
#include "inno-query-options.h"
#include "inno-verb.h"

typedef struct
{
  InnoPlace  place;
  char      *format;
  char      *output;
  char      *lang;
  char      *since;
  gboolean   list;
} Options;

static void
options_clear (Options *options)
{
  inno_place_clear (&options->place);
  g_clear_pointer (&options->format, g_free);
  g_clear_pointer (&options->output, g_free);
  g_clear_pointer (&options->lang, g_free);
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
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format, N_("pdf or html"), N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, N_("File to write"), N_("FILE") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options->lang, N_("Language: fi, sv or en"), N_("LANG") },
    { "since", 0, 0, G_OPTION_ARG_STRING, &options->since, N_("Snapshot to compare with"), N_("NAME") },
    { "list", 0, 0, G_OPTION_ARG_NONE, &options->list, N_("List the decks"), NULL },
    { NULL },
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  inno_place_add_options (context, &options->place);

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

  return format;
}

static gboolean
check_words (int        argc,
             char     **argv,
             InnoDeck  *deck,
             GError   **error)
{
  if (argc > 2)
    g_set_error (error, INNO_USAGE_ERROR, 0, _("“%s” is one word too many."), argv[2]);
  else if (argc == 2 && !g_str_equal (argv[1], deck->id))
    g_set_error (error, INNO_USAGE_ERROR, 0, _("There is no deck “%s”; --list tells which there are."), argv[1]);
  else
    return TRUE;

  return FALSE;
}

static GBytes *
make_deck (const Options         *options,
           InnoDeck              *deck,
           const InnoDeckFormat  *format,
           InnoLang               lang,
           GError               **error)
{
  g_auto (InnoOpened) opened = { 0 };

  if (!inno_opened_init (&opened, &options->place, error) ||
      !inno_opened_load (&opened, error) ||
      !inno_opened_compare (&opened, options->since, error))
    return NULL;

  return inno_deck_write (deck, opened.facts, format, lang, error);
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
  g_autoptr (InnoDeck) deck = inno_deck_new_default ();
  g_autoptr (GBytes) bytes = NULL;
  const InnoDeckFormat *format;
  InnoLang lang;

  if (!parse (&options, &argc, &argv, error))
    return FALSE;
  if (options.list)
    {
      g_print ("%s\t%s\n", deck->id, _(deck->title));
      return TRUE;
    }

  if (!inno_query_options_parse_lang (options.lang, &lang, error))
    return FALSE;
  inno_lang_activate (lang);

  format = find_format (&options, error);
  if (format == NULL || !check_words (argc, argv, deck, error))
    return FALSE;

  bytes = make_deck (&options, deck, format, lang, error);
  return bytes != NULL && inno_output_write (bytes, options.output, error);
}
