/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-about.h"

#include <glib/gi18n-lib.h>

#include "inno-place.h"
#include "inno-report.h"
#include "inno-widget.h"
#include "inno-window.h"

#define REPORT_NAME "innocities-report.txt"

/* Of these the toolkit has no name: its lists, the button that says the version, and the
 * texts of the report and of what is new, of which the first is set as it is in a file. */
static void
name_part (gpointer widget,
           gpointer user_data)
{
  if (GTK_IS_LIST_BOX (widget))
    inno_widget_set_name (widget, _("About InnoCities Overview"));
  else if (GTK_IS_BUTTON (widget) && gtk_button_get_label (widget) == NULL &&
           gtk_button_get_icon_name (widget) == NULL)
    inno_widget_set_name (widget, VERSION);
  else if (GTK_IS_TEXT_VIEW (widget))
    inno_widget_set_name (widget, gtk_text_view_get_monospace (GTK_TEXT_VIEW (widget)) ? _("Problem report") : _("What is new"));
}

static void
name_parts_cb (GtkWidget *window)
{
  inno_widget_foreach (window, name_part, NULL);
}

/* The report of a problem, for the one who reads it to copy or to save */

typedef struct
{
  AdwAboutWindow *window;
  InnoPlace       place;
  GtkWindow      *parent;
} Reporting;

static void
reporting_free (Reporting *reporting)
{
  inno_place_clear (&reporting->place);
  g_object_unref (reporting->window);
  g_object_unref (reporting->parent);
  g_free (reporting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reporting, reporting_free)

/* Worker. */
static gpointer
count_in_worker (InnoStore     *store,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  return inno_store_make_inventory (store, error);
}

static const InnoWorkspaceJob count_job = { .run = count_in_worker, .free_answer = g_free };

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Reporting) reporting = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree InnoInventory *inventory = inno_workspace_run_finish (INNO_WORKSPACE (source), result, &error);
  const InnoReport report = { &reporting->place, inventory, error, GTK_NATIVE (reporting->parent) };
  g_autofree char *text = inno_report_write (&report);

  adw_about_window_set_debug_info (reporting->window, text);
}

static void
report (AdwAboutWindow  *window,
        GtkWindow       *parent,
        const InnoPlace *place)
{
  Reporting *reporting = g_new0 (Reporting, 1);

  reporting->window = g_object_ref (window);
  reporting->parent = g_object_ref (parent);
  reporting->place = (InnoPlace) { g_strdup (place->portfolio), place->is_sample, NULL, g_strdup (place->pack) };
  adw_about_window_set_debug_info_filename (window, REPORT_NAME);
  inno_workspace_run_async (inno_window_get_workspace (INNO_WINDOW (parent)), &count_job, NULL, NULL, counted_cb,
                            reporting);
}

/**
 * inno_about_present:
 * @parent: (nullable): the window it belongs to
 * @place: where the portfolio is
 *
 * Shows who made the program, and under which licence; and what to send to whoever is to
 * mend a fault.
 */
void
inno_about_present (GtkWindow       *parent,
                    const InnoPlace *place)
{
  g_autofree char *news = g_strconcat ("<p>", _("The first release."), "</p>", NULL);
  GtkWindow *window = g_object_new (ADW_TYPE_ABOUT_WINDOW,
                                    "transient-for", parent,
                                    "modal", parent != NULL,
                                    "application-name", _("InnoCities Overview"),
                                    "application-icon", APP_ID,
                                    "developer-name", _("The InnoCities Overview contributors"),
                                    "version", VERSION,
                                    "release-notes", news,
                                    "release-notes-version", VERSION,
                                    "website", "https://innokaupungit.fi/",
                                    "copyright", _("© 2026 The InnoCities Overview contributors"),
                                    "license-type", GTK_LICENSE_GPL_3_0,
                                    "comments", _("A shared, updated overview of the projects of Finland’s InnoCities."),
                                    /* Translators: your names, one a line */
                                    "translator-credits", _("translator-credits"),
                                    NULL);

  if (INNO_IS_WINDOW (parent))
    report (ADW_ABOUT_WINDOW (window), parent, place);
  g_signal_connect (window, "map", G_CALLBACK (name_parts_cb), NULL);
  gtk_window_present (window);
}
