/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-intake-status.h"

#include <glib/gi18n-lib.h>

static void
set (AdwStatusPage *status,
     const char    *icon_name,
     const char    *title,
     const char    *description)
{
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_status_page_set_icon_name (status, icon_name);
  adw_status_page_set_title (status, title);
  adw_status_page_set_description (status, escaped);
}

static void
ask (AdwStatusPage     *status,
     const InnoPreview *asked)
{
  g_autofree char *question =
    g_strdup_printf (_("“%s” is a table that is not known yet. Say which of its columns has the code of the project and which an "
                       "amount, and its rows are shown. What you say is remembered when they are imported."), asked->file);

  set (status, "dialog-question-symbolic", _("Which column is what?"), question);
}

/**
 * inno_intake_status_show:
 * @status: what is shown instead of a list
 * @asked: (nullable): a file of which a person is to say what its columns are
 * @error: (nullable): why a list could not be read
 *
 * Says in the active language why there is no list, or how there would be one.
 */
void
inno_intake_status_show (AdwStatusPage     *status,
                         const InnoPreview *asked,
                         const GError      *error)
{
  g_return_if_fail (ADW_IS_STATUS_PAGE (status));

  if (asked != NULL)
    ask (status, asked);
  else if (error != NULL)
    set (status, "dialog-error-symbolic", _("The list could not be read"), error->message);
  else
    set (status, "folder-download-symbolic", _("Import a list"),
         _("Lists of EURA, Kohesio and CORDIS, the population of cities, or a table of your own, as CSV, as a "
           "workbook or as JSON-stat. Choose a file or drop it here: it is shown first, and nothing is kept "
           "before you say so."));
}
