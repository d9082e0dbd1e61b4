/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-place.h"

#include <errno.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "inno-sample-folder.h"
#include "inno-store-frozen.h"
#include "inno-store-pack.h"

void
inno_place_clear (InnoPlace *place)
{
  g_clear_pointer (&place->portfolio, g_free);
  g_clear_pointer (&place->snapshot, g_free);
  g_clear_pointer (&place->pack, g_free);
}

/**
 * inno_place_get_folder:
 * @place: what the command line said
 *
 * Returns: (transfer full): the folder of the portfolio; it may not exist yet
 */
char *
inno_place_get_folder (const InnoPlace *place)
{
  if (place->portfolio != NULL)
    return g_strdup (place->portfolio);

  return g_build_filename (g_get_user_data_dir (), "innocities-overview", NULL);
}

/* What stands behind the verb takes the place of what stood before it. */
static gboolean
portfolio_cb (const char  *option_name,
              const char  *value,
              gpointer     data,
              GError     **error)
{
  InnoPlace *place = data;

  g_free (place->portfolio);
  place->portfolio = g_strdup (value);
  return TRUE;
}

/**
 * inno_place_add_options:
 * @context: the options of a command
 * @entries: the options that are the command's own
 * @place: (inout): where the values go
 *
 * Adds the command's own options and, as every command takes them, --portfolio and
 * --sample. Both stand in the first help that is shown: who asks for help has nothing else yet.
 */
void
inno_place_add_options (GOptionContext     *context,
                        const GOptionEntry *entries,
                        InnoPlace          *place)
{
  GOptionGroup *group = g_option_group_new (NULL, NULL, NULL, place, NULL);
  const GOptionEntry everywhere[] = {
    { "portfolio", 0, G_OPTION_FLAG_FILENAME, G_OPTION_ARG_CALLBACK, portfolio_cb,
      N_("Folder the portfolio is kept in"), N_("DIR") },
    { "sample", 0, 0, G_OPTION_ARG_NONE, &place->is_sample,
      N_("Use a throw-away copy of the sample"), NULL },
    { NULL },
  };

  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_group_add_entries (group, entries);
  g_option_group_add_entries (group, everywhere);
  g_option_context_set_main_group (context, group);
}

static void
no_portfolio (const InnoOpened  *opened,
              GError           **error)
{
  g_set_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_UNAVAILABLE,
               _("There is no portfolio in “%s” yet. Begin one in the window, fetch one with “innocities sync URL”, or use --sample."),
               opened->folder);
}

/**
 * inno_place_say_notices:
 * @store: a store that was opened, or could not be
 * @error: (inout) (nullable): why the command fails, if it does
 *
 * Says what the store has to say of its files: on standard error, or where the
 * command fails in front of the reason, as that is one line.
 */
void
inno_place_say_notices (InnoStore  *store,
                        GError    **error)
{
  const char * const *notices = inno_store_get_notices (store);

  for (guint i = g_strv_length ((char **) notices); i > 0; i--)
    if (error != NULL && *error != NULL)
      g_prefix_error (error, "%s ", notices[i - 1]);
    else
      g_printerr ("innocities: %s\n", notices[i - 1]);
}

/* An empty portfolio would give tables that look like one without projects. */
static gboolean
report_opened (InnoOpened  *opened,
               GError     **error)
{
  g_autoptr (GError) fault = NULL;

  if (inno_store_is_empty (opened->store))
    no_portfolio (opened, &fault);
  inno_place_say_notices (opened->store, &fault);
  if (fault == NULL)
    return TRUE;

  inno_opened_clear (opened);
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

static gboolean
find_folder (InnoOpened       *opened,
             const InnoPlace  *place,
             GError          **error)
{
  opened->is_temporary = place->is_sample;
  opened->folder = place->is_sample ? inno_sample_folder_make (error) : inno_place_get_folder (place);

  return opened->folder != NULL;
}

/* Of a folder, or of a sample that is made of it. */
static gboolean
open_folder (InnoOpened       *opened,
             const InnoPlace  *place,
             GError          **error)
{
  opened->store = inno_store_new (opened->folder);

  return inno_store_open (opened->store, error) &&
         (!place->is_sample || inno_sample_folder_fill (opened->store, error));
}

static gboolean
open_known_folder (InnoOpened       *opened,
                   const InnoPlace  *place,
                   GError          **error)
{
  GStatBuf status;

  if (!find_folder (opened, place, error))
    return FALSE;

  /* A folder mistyped is not made. */
  if (g_stat (opened->folder, &status) != 0 && errno == ENOENT)
    {
      no_portfolio (opened, error);
      return FALSE;
    }

  return open_folder (opened, place, error);
}

static gboolean
open_pack (InnoOpened  *opened,
           const char  *path,
           GError     **error)
{
  opened->store = inno_store_new_pack (path);
  return inno_store_open (opened->store, error);
}

/**
 * inno_opened_init:
 * @opened: (out): the opened portfolio
 * @place: what the command line said
 * @error: return location of an error
 *
 * Opens the store on this thread. Fails where nothing was ever fetched. What
 * the store has to say of its files goes to standard error.
 *
 * Returns: whether it is open
 */
gboolean
inno_opened_init (InnoOpened       *opened,
                  const InnoPlace  *place,
                  GError          **error)
{
  *opened = (InnoOpened) { 0 };
  if (!(place->pack != NULL ? open_pack (opened, place->pack, error) : open_known_folder (opened, place, error)))
    {
      inno_opened_clear (opened);
      return FALSE;
    }

  return report_opened (opened, error);
}

/**
 * inno_opened_begin:
 * @opened: (out): the opened portfolio, which may be empty
 * @place: what the command line said: a folder, which need not be there, or the sample
 * @error: return location of an error
 *
 * As inno_opened_init(), for what brings a portfolio to where there is none.
 *
 * Returns: whether it is open
 */
gboolean
inno_opened_begin (InnoOpened       *opened,
                   const InnoPlace  *place,
                   GError          **error)
{
  *opened = (InnoOpened) { 0 };
  if (!find_folder (opened, place, error) || !open_folder (opened, place, error))
    {
      inno_opened_clear (opened);
      return FALSE;
    }

  inno_place_say_notices (opened->store, NULL);
  return TRUE;
}

/**
 * inno_opened_load:
 * @opened: an opened portfolio
 * @error: return location of an error
 *
 * Loads names and facts.
 *
 * Returns: whether they are there
 */
gboolean
inno_opened_load (InnoOpened  *opened,
                  GError     **error)
{
  opened->portfolio = inno_store_load_portfolio (opened->store, error);
  if (opened->portfolio == NULL)
    return FALSE;

  opened->facts = inno_facts_load (opened->store, opened->portfolio, error);
  return opened->facts != NULL;
}

/* Takes facts in the place of those that are there; NULL: they could not be made. */
static gboolean
take_facts (InnoOpened *opened,
            InnoFacts  *facts)
{
  if (facts == NULL)
    return FALSE;

  inno_facts_unref (opened->facts);
  opened->facts = facts;
  return TRUE;
}

/**
 * inno_opened_compare:
 * @opened: a portfolio that is loaded
 * @since: (nullable): the name of a snapshot; %NULL: the one made last
 * @error: return location of an error
 *
 * Puts the portfolio as it was beside the facts; without any snapshot nothing.
 *
 * Returns: %FALSE where the snapshot is not there or cannot be read
 */
gboolean
inno_opened_compare (InnoOpened  *opened,
                     const char  *since,
                     GError     **error)
{
  return take_facts (opened, inno_facts_load_baseline (opened->facts, opened->store, since, error));
}

/**
 * inno_opened_search:
 * @opened: a portfolio that is loaded, and compared where it is to be
 * @text: (nullable): words to search for; %NULL: none
 * @error: return location of an error
 *
 * Narrows the facts to the projects in which the words are found.
 *
 * Returns: %FALSE where that cannot be done
 */
gboolean
inno_opened_search (InnoOpened  *opened,
                    const char  *text,
                    GError     **error)
{
  return text == NULL || take_facts (opened, inno_facts_search (opened->facts, opened->store, text, NULL, error));
}

/* The whole of it as it was then; the present is not read at all. */
static gboolean
go_back (InnoOpened  *opened,
         const char  *snapshot,
         GError     **error)
{
  inno_store_close (opened->store);
  g_object_unref (opened->store);
  opened->store = inno_store_new_frozen (opened->folder, snapshot);

  return inno_store_open (opened->store, error);
}

/**
 * inno_opened_ask:
 * @opened: a portfolio that is not loaded yet
 * @snapshot: (nullable): the name of the snapshot whose figures are wanted; %NULL: the present
 * @query: what is asked, with what it is compared with and the words that are searched for
 * @compares: whether the present is compared at all
 * @error: return location of an error
 *
 * Loads what a question needs.
 *
 * Returns: whether it is there
 */
gboolean
inno_opened_ask (InnoOpened       *opened,
                 const char       *snapshot,
                 const InnoQuery  *query,
                 gboolean          compares,
                 GError          **error)
{
  const InnoComparisonSides sides = { snapshot, query->since, query->text };

  if (snapshot != NULL && query->since == NULL && opened->folder != NULL && !go_back (opened, snapshot, error))
    return FALSE;
  if (!inno_opened_load (opened, error))
    return FALSE;
  if (snapshot != NULL && query->since != NULL)
    return take_facts (opened, inno_facts_compare (opened->facts, opened->store, &sides, error));

  return (!compares || inno_opened_compare (opened, query->since, error)) &&
         inno_opened_search (opened, query->text, error);
}

void
inno_opened_clear (InnoOpened *opened)
{
  g_clear_pointer (&opened->facts, inno_facts_unref);
  g_clear_object (&opened->portfolio);
  if (opened->store != NULL)
    inno_store_close (opened->store);
  g_clear_object (&opened->store);
  if (opened->is_temporary && opened->folder != NULL)
    inno_sample_folder_remove (opened->folder);
  g_clear_pointer (&opened->folder, g_free);
}
