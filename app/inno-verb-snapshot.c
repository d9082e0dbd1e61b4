/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-place.h"
#include "inno-store-snapshots.h"
#include "inno-verb.h"

typedef struct
{
  InnoPlace  place;
  char      *meeting;
} Options;

static void
options_clear (Options *options)
{
  inno_place_clear (&options->place);
  g_clear_pointer (&options->meeting, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (Options   *options,
       int       *argc,
       char    ***argv,
       GError   **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_("NAME"));
  const GOptionEntry entries[] = {
    { "meeting", 0, 0, G_OPTION_ARG_STRING, &options->meeting, N_("Meeting it is made for"), N_("ID") },
    { NULL },
  };

  inno_place_add_options (context, entries, &options->place);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (*argc == 2)
    return TRUE;

  g_set_error_literal (error, INNO_USAGE_ERROR, 0, _("Name the snapshot, in quotes if it has several words."));
  return FALSE;
}

static gboolean
find_cb (const char  *id,
         const char  *body,
         gsize        length,
         gpointer     user_data,
         GError     **error)
{
  const char **wanted = user_data;

  if (*wanted != NULL && g_str_equal (id, *wanted))
    *wanted = NULL;

  return TRUE;
}

/* The whole id, or what follows the type. */
static gboolean
find_meeting (InnoStore   *store,
              const char  *words,
              char       **id,
              GError     **error)
{
  const char *wanted;

  *id = NULL;
  if (words == NULL)
    return TRUE;

  *id = strchr (words, ':') != NULL ? g_strdup (words) : g_strconcat ("meeting:", words, NULL);
  wanted = *id;
  if (!inno_store_foreach_document (store, INNO_DOCUMENT_MEETING, find_cb, &wanted, error))
    return FALSE;
  if (wanted == NULL)
    return TRUE;

  g_set_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_UNKNOWN,
               _("There is no meeting “%s” in the portfolio."), words);
  return FALSE;
}

/* For scripts as much as for people, as sync does. */
static gboolean
print_report (InnoStore  *store,
              GError    **error)
{
  g_autoptr (GPtrArray) snapshots = inno_store_list_snapshots (store, error);
  const InnoStoreSnapshot *last;
  g_autofree char *day = NULL;

  if (snapshots == NULL)
    return FALSE;

  last = g_ptr_array_index (snapshots, 0);
  day = last->as_of != INNO_DAY_NONE ? inno_day_to_iso (last->as_of) : g_strdup ("-");
  g_print ("snapshot %s as_of %s\n", last->name, day);
  return TRUE;
}

/**
 * inno_verb_snapshot:
 * @place: where the portfolio is
 * @argc: the number of arguments
 * @argv: the arguments
 * @error: return location of an error
 *
 * innocities snapshot NAME: keeps the portfolio as it is now and prints one line.
 *
 * Returns: whether it is kept
 */
gboolean
inno_verb_snapshot (const InnoPlace  *place,
                    int               argc,
                    char            **argv,
                    GError          **error)
{
  g_auto (Options) options = { .place = { g_strdup (place->portfolio), place->is_sample } };
  g_auto (InnoOpened) opened = { 0 };
  g_autofree char *meeting = NULL;
  InnoStoreSnapshot snapshot = { .as_of = INNO_DAY_NONE };

  if (!parse (&options, &argc, &argv, error) ||
      !inno_opened_init (&opened, &options.place, error) ||
      !find_meeting (opened.store, options.meeting, &meeting, error))
    return FALSE;

  snapshot.name = argv[1];
  snapshot.meeting = meeting;

  return inno_store_save_snapshot (opened.store, &snapshot, NULL, error) && print_report (opened.store, error);
}
