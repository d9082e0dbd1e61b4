/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-window-private.h"

#include <glib/gi18n-lib.h>

#include "inno-format.h"
#include "inno-toasts.h"

/* What is told to whoever does not look at the window. Nothing is, until somebody wants it;
 * then of each matter once a day at most, and what is settled is taken back. */

#define KEY "notices"
#define TOLD_KEY "notices-told"
/* Seconds. */
#define AT_MOST_EVERY (24 * 60 * 60)
#define LOOK_EVERY (60 * 60)

typedef struct
{
  const char *id;
  const char *place;          /* where it is dealt with */
  const char *title;          /* source string */
  guint     (*count) (InnoWindow *self);    /* 0: there is nothing to tell */
  char     *(*say)   (guint n, const char *count);
} Matter;

static guint
count_conflicts (InnoWindow *self)
{
  return inno_workspace_get_n_conflicted (self->workspace);
}

static char *
say_conflicts (guint       n,
               const char *count)
{
  return g_strdup_printf (ngettext ("The same field was changed in two ways in %s record.",
                                    "The same field was changed in two ways in %s records.", n), count);
}

static guint
count_days (InnoWindow *self)
{
  gint64 age = inno_window_get_age (self);

  return age >= g_settings_get_int (self->settings, "stale-days") ? (guint) age : 0;
}

static char *
say_days (guint       n,
          const char *count)
{
  return g_strdup_printf (ngettext ("Not refreshed for %s day.", "Not refreshed for %s days.", n), count);
}

static const Matter matters[] = {
  { "conflicts", "conflicts", N_("Somebody has to choose"), count_conflicts, say_conflicts },
  { "old-data", "sync", N_("The portfolio is not up to date"), count_days, say_days },
};

static GApplication *
get_application (InnoWindow *self)
{
  return G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

/* Keeps with the others when a matter was told; returns whether it is time again. */
static gboolean
take_turn (InnoWindow   *self,
           const Matter *matter)
{
  g_autoptr (GVariant) before = g_settings_get_value (self->settings, TOLD_KEY);
  g_autoptr (GVariantDict) told = g_variant_dict_new (before);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gint64 last = 0;

  g_variant_dict_lookup (told, matter->id, "x", &last);
  /* A clock that was put back is no reason to be silent for ever. */
  if (last <= now && now - last < AT_MOST_EVERY)
    return FALSE;

  g_variant_dict_insert (told, matter->id, "x", now);
  g_settings_set_value (self->settings, TOLD_KEY, g_variant_dict_end (told));
  return TRUE;
}

static void
tell (InnoWindow   *self,
      const Matter *matter,
      guint         n)
{
  g_autoptr (GNotification) notification = NULL;
  g_autofree char *count = inno_format_count (inno_format_get (inno_lang_get_active ()), n);
  g_autofree char *body = matter->say (n, count);

  if (!take_turn (self, matter))
    return;

  notification = g_notification_new (_(matter->title));
  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.show-place", "s", matter->place);
  g_application_send_notification (get_application (self), matter->id, notification);
}

/* One of an earlier session may still stand there. */
static void
take_back (InnoWindow   *self,
           const Matter *matter)
{
  guint bit = 1u << (matter - matters);

  if ((self->settled & bit) == 0)
    g_application_withdraw_notification (get_application (self), matter->id);
  self->settled |= bit;
}

/* Whoever is there by another way needs no way there. */
static void
turned_cb (AdwViewStack *pages,
           GParamSpec   *pspec,
           AdwToast     *toast)
{
  if (g_strcmp0 (adw_view_stack_get_visible_child_name (pages), matters[0].place) == 0)
    adw_toast_dismiss (toast);
}

/* A number beside the name of a page is not heard, and is easily overlooked by who has just edited something that
 * a colleague edits as well. What waited when the window opened is no news. */
static void
tell_in_window (InnoWindow *self)
{
  guint n = count_conflicts (self);
  gboolean is_news = self->n_conflicted >= 0 && n > (guint) self->n_conflicted;
  g_autofree char *count = inno_format_count (inno_format_get (inno_lang_get_active ()), n);
  g_autofree char *text = say_conflicts (n, count);
  AdwToast *toast;

  self->n_conflicted = (int) n;
  if (!is_news || g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), matters[0].place) == 0)
    return;

  /* What was just saved is said after it. */
  toast = adw_toast_new (text);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_button_label (toast, _("Choose…"));
  adw_toast_set_action_name (toast, "win.go");
  adw_toast_set_action_target (toast, "s", matters[0].place);
  g_signal_connect_object (self->pages, "notify::visible-child-name", G_CALLBACK (turned_cb), toast, 0);
  inno_toasts_add (self->toasts, toast);
}

/**
 * inno_window_update_notices:
 * @self: the window
 *
 * Tells in the window what colleagues changed as well, and on the desktop whoever wants to know, and does not see
 * the window, what waits for somebody; takes back what does not any more.
 */
void
inno_window_update_notices (InnoWindow *self)
{
  gboolean is_wanted = g_settings_get_boolean (self->settings, KEY);

  g_return_if_fail (INNO_IS_WINDOW (self));

  /* A window that is closing has no application. */
  if (inno_workspace_get_facts (self->workspace) == NULL || inno_workspace_is_sample (self->workspace) ||
      inno_workspace_is_frozen (self->workspace) || get_application (self) == NULL)
    return;

  tell_in_window (self);
  for (guint i = 0; i < G_N_ELEMENTS (matters); i++)
    {
      guint n = is_wanted ? matters[i].count (self) : 0;

      if (n == 0)
        take_back (self, &matters[i]);
      else
        self->settled &= ~(1u << i);
      if (n > 0 && !gtk_window_is_active (GTK_WINDOW (self)))
        tell (self, &matters[i], n);
    }
}

static gboolean
look_cb (gpointer user_data)
{
  inno_window_update_notices (user_data);
  return G_SOURCE_CONTINUE;
}

/**
 * inno_window_watch_notices:
 * @self: the window, with its settings
 *
 * Looks from now on by itself: data grows old while nothing else happens.
 */
void
inno_window_watch_notices (InnoWindow *self)
{
  self->notices_source = g_timeout_add_seconds (LOOK_EVERY, look_cb, self);
  g_signal_connect_object (self->settings, "changed::" KEY, G_CALLBACK (inno_window_update_notices), self,
                           G_CONNECT_SWAPPED);
}
