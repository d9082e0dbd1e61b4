/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-window-private.h"

#include <glib/gi18n-lib.h>

#include "inno-format.h"
#include "inno-sync-advice.h"

static char *
describe_source (const InnoPortfolioState *state)
{
  g_autoptr (GUri) uri = NULL;

  if (state->origin == NULL)
    return NULL;

  uri = g_uri_parse (state->origin, G_URI_FLAGS_NONE, NULL);
  return uri != NULL ? g_strdup (g_uri_get_host (uri)) : NULL;
}

static gboolean
is_today (gint64 unix_seconds)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (unix_seconds);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return then != NULL && g_date_time_get_year (then) == g_date_time_get_year (now) &&
         g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (now);
}

static char *
describe_retrieval (const InnoPortfolioState *state,
                    gint64                    at,
                    const InnoFormat         *format)
{
  g_autofree char *source = describe_source (state);
  g_autofree char *time = inno_format_time (format, at);
  g_autofree char *moment = inno_format_timestamp (format, at);

  if (state->is_sample && state->origin == NULL)
    return g_strdup (_("Invented figures for looking around."));
  if (state->is_begun)
    return g_strdup (_("Begun on this computer. It is not shared yet."));
  if (at == 0)
    return g_strdup (_("Opened from a file."));
  if (source == NULL)
    return g_strdup_printf (_("Opened from a file, %s."), moment);
  if (is_today (at))
    /* Translators: a server's name and a time of day */
    return g_strdup_printf (_("Fetched from %s today at %s."), source, time);

  return g_strdup_printf (_("Fetched from %s, %s."), source, moment);
}

static char *
describe_day (const InnoPortfolioState *state,
              const InnoFormat         *format)
{
  g_autofree char *day = inno_format_day (format, state->as_of);

  if (state->as_of == INNO_DAY_NONE && state->is_begun)
    return g_strdup (_("A portfolio of your own."));
  if (state->as_of == INNO_DAY_NONE)
    return g_strdup (_("The day of the data is not known."));

  return g_strdup_printf (_("Data as of %s."), day);
}

static const InnoPortfolioState *
get_state (InnoWindow *self)
{
  return inno_portfolio_get_state (inno_facts_get_portfolio (inno_workspace_get_facts (self->workspace)));
}

/* When it was fetched last, or opened from a file; 0: nobody knows. */
static gint64
get_retrieved_at (InnoWindow               *self,
                  const InnoPortfolioState *state)
{
  InnoSyncer *syncer = inno_workspace_get_syncer (self->workspace);

  return MAX (state->retrieved_at, state->origin != NULL ? inno_syncer_get_succeeded_at (syncer) : 0);
}

/**
 * inno_window_get_age:
 * @self: the window, with facts
 *
 * Returns: days since what is fetched from an address was fetched last; 0 for what is not
 */
gint64
inno_window_get_age (InnoWindow *self)
{
  const InnoPortfolioState *state = get_state (self);
  gint64 at = get_retrieved_at (self, state);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  return state->origin == NULL || at == 0 ? 0 : MAX (0, (now - at) / (24 * 60 * 60));
}

static char *
with_quarantine (const InnoPortfolioState *state,
                 const InnoFormat         *format,
                 const char               *text)
{
  g_autofree char *count = inno_format_count (format, state->n_quarantined);
  g_autofree char *sentence = NULL;

  if (state->n_quarantined == 0)
    return g_strdup (text);

  sentence = g_strdup_printf (ngettext ("%s record could not be read and was left out.",
                                        "%s records could not be read and were left out.",
                                        state->n_quarantined), count);
  return g_strconcat (text, " ", sentence, NULL);
}

/* What is not sent yet is said wherever there is room. */
static char *
with_waiting (InnoWindow *self,
              const char *text)
{
  guint n_waiting = inno_workspace_get_n_waiting (self->workspace);
  g_autofree char *count = inno_format_count (inno_format_get (inno_lang_get_active ()), n_waiting);
  g_autofree char *sentence = NULL;

  if (n_waiting == 0)
    return g_strdup (text);

  sentence = g_strdup_printf (ngettext ("%s change waits on this computer.", "%s changes wait on this computer.",
                                        n_waiting), count);
  return g_strconcat (text, " ", sentence, NULL);
}

static const GError *
get_error (InnoWindow *self)
{
  InnoSyncer *syncer = inno_workspace_get_syncer (self->workspace);
  const GError *error = inno_syncer_get_error (syncer);

  /* That there is no network is said in fewer words. */
  if (inno_syncer_is_offline (syncer) && g_error_matches (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_UNREACHABLE))
    return NULL;

  return error != NULL ? error : inno_workspace_get_error (self->workspace);
}

/* A portfolio of one's own begins without projects: they come from a list. */
static gboolean
is_bare (const InnoPortfolioState *state)
{
  return state->is_begun && state->n_projects == 0;
}

/* What can be done at once; what needs more words has them on the page of sharing. */
static const char *
get_action (InnoWindow  *self,
            const char **label)
{
  InnoSyncMood mood;
  const InnoSyncAdvice *advice = inno_sync_advice_get (inno_workspace_get_syncer (self->workspace), &mood);
  InnoSyncRemedy remedy = advice->remedies[0];

  if (get_error (self) == NULL && is_bare (get_state (self)))
    {
      *label = _("Import a list…");
      return "win.import";
    }
  if (inno_syncer_get_error (inno_workspace_get_syncer (self->workspace)) == NULL || remedy == INNO_SYNC_REMEDY_AGAIN)
    {
      *label = _("Try again");
      return "win.refresh";
    }
  if (remedy == INNO_SYNC_REMEDY_SIGN_IN)
    {
      *label = inno_sync_remedy_get_label (remedy);
      return "win.sign-in";
    }

  *label = _("Show");
  return NULL;
}

static void
show_error (InnoWindow   *self,
            const GError *error,
            const char   *day)
{
  g_autofree char *headline = g_strdup_printf (_("Not up to date. %s"), day);
  g_autofree char *text = with_waiting (self, error->message);
  const char *label;

  get_action (self, &label);
  inno_sync_banner_set (self->banner, INNO_SYNC_BANNER_ERROR, headline, text, label);
}

/* What is fetched from somewhere, and that went well the last time. */
static void
show_age (InnoWindow               *self,
          const InnoPortfolioState *state,
          const char               *day)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  InnoSyncer *syncer = inno_workspace_get_syncer (self->workspace);
  gint64 at = get_retrieved_at (self, state);
  gint64 age = inno_window_get_age (self);
  g_autofree char *retrieval = describe_retrieval (state, at, format);
  g_autofree char *whole = with_quarantine (state, format, retrieval);
  g_autofree char *text = with_waiting (self, whole);
  const char *refresh = state->origin != NULL ? _("Refresh") : is_bare (state) ? _("Import a list…") : NULL;
  g_autofree char *days = inno_format_count (format, age);
  g_autofree char *old = NULL;

  if (inno_syncer_is_offline (syncer))
    {
      inno_sync_banner_set (self->banner, INNO_SYNC_BANNER_STALE, _("No network."), day, refresh);
      return;
    }
  if (age < g_settings_get_int (self->settings, "stale-days"))
    {
      inno_sync_banner_set (self->banner, INNO_SYNC_BANNER_OK, day, text, refresh);
      return;
    }

  old = g_strdup_printf (ngettext ("Not refreshed for %s day.", "Not refreshed for %s days.", age), days);
  inno_sync_banner_set (self->banner, INNO_SYNC_BANNER_STALE, old, day, refresh);
}

/* What is new there came; only what was changed here stays. */
static void
show_read_only (InnoWindow               *self,
                const InnoPortfolioState *state,
                const GError             *error,
                const char               *day)
{
  g_autofree char *text = with_waiting (self, error->message);

  if (inno_workspace_get_n_waiting (self->workspace) == 0)
    show_age (self, state, day);
  else
    inno_sync_banner_set (self->banner, INNO_SYNC_BANNER_STALE, day, text, _("Show"));
}

static void
show_state (InnoWindow               *self,
            const InnoPortfolioState *state)
{
  g_autofree char *day = describe_day (state, inno_format_get (inno_lang_get_active ()));
  const GError *error = get_error (self);

  if (inno_workspace_is_busy (self->workspace))
    inno_sync_banner_set (self->banner, INNO_SYNC_BANNER_BUSY, _("Fetching changes."), day, _("Stop"));
  else if (g_error_matches (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_READ_ONLY))
    show_read_only (self, state, error, day);
  else if (error != NULL)
    show_error (self, error, day);
  else
    show_age (self, state, day);
}

/**
 * inno_window_update_banner:
 * @self: the window
 *
 * Says how old the data is, where it came from, and what went wrong.
 */
void
inno_window_update_banner (InnoWindow *self)
{
  InnoFacts *facts = inno_workspace_get_facts (self->workspace);

  gtk_widget_set_visible (GTK_WIDGET (self->banner), facts != NULL);
  if (facts != NULL && inno_workspace_is_frozen (self->workspace))
    inno_window_show_frozen (self, get_state (self));
  else if (facts != NULL)
    show_state (self, get_state (self));
}

/**
 * inno_window_banner_activated:
 * @self: the window
 *
 * The button of the banner: stops what is going on, else refreshes, or leads to what
 * has to be done first.
 */
void
inno_window_banner_activated (InnoWindow *self)
{
  const char *label;
  const char *action;

  if (inno_workspace_is_frozen (self->workspace))
    {
      inno_window_leave_frozen (self);
      return;
    }
  if (inno_workspace_is_busy (self->workspace))
    {
      inno_workspace_cancel (self->workspace);
      return;
    }

  action = get_action (self, &label);
  if (action != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
  else
    inno_window_go (self, "sync");
}
