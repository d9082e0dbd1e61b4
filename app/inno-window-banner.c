/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-window-private.h"

#include <glib/gi18n-lib.h>

#include "inno-format.h"

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
                    const InnoFormat         *format)
{
  g_autofree char *source = describe_source (state);
  g_autofree char *time = inno_format_time (format, state->retrieved_at);
  g_autofree char *moment = inno_format_timestamp (format, state->retrieved_at);

  if (state->is_sample && state->origin == NULL)
    return g_strdup (_("Invented figures for looking around."));
  if (state->retrieved_at == 0)
    return g_strdup (_("Opened from a file."));
  if (source == NULL)
    return g_strdup_printf (_("Opened from a file, %s."), moment);
  if (is_today (state->retrieved_at))
    /* Translators: a server's name and a time of day */
    return g_strdup_printf (_("Fetched from %s today at %s."), source, time);

  return g_strdup_printf (_("Fetched from %s, %s."), source, moment);
}

static char *
describe_day (const InnoPortfolioState *state,
              const InnoFormat         *format)
{
  g_autofree char *day = inno_format_day (format, state->as_of);

  if (state->as_of == INNO_DAY_NONE)
    return g_strdup (_("The day of the data is not known."));

  return g_strdup_printf (_("Data as of %s."), day);
}

/* Days since the last success, for what is fetched from an address. */
static gint64
age_in_days (const InnoPortfolioState *state)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  if (state->origin == NULL || state->retrieved_at == 0)
    return 0;

  return MAX (0, (now - state->retrieved_at) / (24 * 60 * 60));
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

static void
show_state (InnoWindow               *self,
            const InnoPortfolioState *state)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  const GError *error = inno_workspace_get_error (self->workspace);
  g_autofree char *day = describe_day (state, format);
  g_autofree char *retrieval = describe_retrieval (state, format);
  g_autofree char *text = with_quarantine (state, format, retrieval);
  g_autofree char *old = NULL;
  gboolean can_refresh = state->origin != NULL;
  gint64 age = age_in_days (state);

  if (inno_workspace_is_busy (self->workspace))
    {
      inno_sync_banner_set (self->banner, INNO_SYNC_BANNER_BUSY, _("Fetching changes."), day, _("Stop"));
    }
  else if (error != NULL)
    {
      g_autofree char *headline = g_strdup_printf (_("Not up to date. %s"), day);

      inno_sync_banner_set (self->banner, INNO_SYNC_BANNER_ERROR, headline, error->message, _("Try again"));
    }
  else if (age >= g_settings_get_int (self->settings, "stale-days"))
    {
      g_autofree char *days = inno_format_count (format, age);

      old = g_strdup_printf (ngettext ("Not refreshed for %s day.", "Not refreshed for %s days.", age), days);
      inno_sync_banner_set (self->banner, INNO_SYNC_BANNER_STALE, old, day, _("Refresh"));
    }
  else
    {
      inno_sync_banner_set (self->banner, INNO_SYNC_BANNER_OK, day, text, can_refresh ? _("Refresh") : NULL);
    }
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
  if (facts != NULL)
    show_state (self, inno_portfolio_get_state (inno_facts_get_portfolio (facts)));
}

/**
 * inno_window_banner_activated:
 * @self: the window
 *
 * The button of the banner: stops what is going on, else refreshes.
 */
void
inno_window_banner_activated (InnoWindow *self)
{
  if (inno_workspace_is_busy (self->workspace))
    inno_workspace_cancel (self->workspace);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.refresh", NULL);
}
