/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-quality-deeds.h"

#include <glib/gi18n-lib.h>

#include "inno-accept-dialog.h"

/* What a person has decided on a finding, on its way into the portfolio. */
typedef struct
{
  InnoPage   *page;
  JsonObject *document;   /* of an acceptance whose reason is asked for; nullable */
  char       *said;       /* when it is done */
} Deed;

static void
deed_free (gpointer data)
{
  Deed *deed = data;

  g_object_unref (deed->page);
  g_clear_pointer (&deed->document, json_object_unref);
  g_free (deed->said);
  g_free (deed);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deed, deed_free)

/* Takes @said. */
static Deed *
deed_new (InnoPage *page,
          char     *said)
{
  Deed *deed = g_new0 (Deed, 1);

  deed->page = g_object_ref (page);
  deed->said = said;

  return deed;
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Deed) deed = user_data;
  g_autoptr (GError) error = NULL;

  if (inno_workspace_edit_finish (INNO_WORKSPACE (source), result, &error))
    inno_page_send_undoable (deed->page, deed->said);
  else
    inno_page_send_message (deed->page, error->message);
}

/* Takes @edit and @deed. Not to be cancelled: it is kept, or it is said that it is not. */
static void
keep (InnoEdit *edit,
      Deed     *deed)
{
  InnoWorkspace *workspace = inno_page_get_workspace (deed->page);

  if (workspace != NULL)
    {
      inno_workspace_edit_async (workspace, edit, NULL, kept_cb, deed);
      return;
    }

  inno_edit_free (edit);
  deed_free (deed);
}

static void
accepted_cb (const char *reason,
             gpointer    user_data)
{
  const Deed *deed = user_data;
  InnoEdit *edit = inno_edit_new (INNO_EDIT_CREATE, json_object_get_string_member (deed->document, "_id"));

  json_object_set_string_member (deed->document, "reason", reason);
  inno_edit_put (edit, NULL, deed->document);
  keep (edit, deed_new (deed->page, g_strdup (deed->said)));
}

/**
 * inno_quality_accept:
 * @page: the page
 * @report: what was found
 * @finding: one of it
 *
 * Asks for a reason, and accepts what is seen now: what becomes of it meanwhile is another
 * matter, and open.
 */
void
inno_quality_accept (InnoPage              *page,
                     const InnoCheckReport *report,
                     const InnoFinding     *finding)
{
  InnoLang lang = inno_lang_get_active ();
  g_autofree char *label = inno_finding_get_label (finding, lang);
  g_autofree char *message = inno_finding_format (finding, inno_facts_get_portfolio (report->facts), lang);
  Deed *deed = deed_new (page, g_strdup_printf (_("Accepted: %s"), label));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));

  deed->document = inno_finding_make_acceptance (finding, "", lang);
  gtk_window_present (GTK_WINDOW (inno_accept_dialog_new (GTK_WINDOW (root), label, message, accepted_cb, deed,
                                                          deed_free)));
}

/**
 * inno_quality_reopen:
 * @page: the page
 * @finding: one that is accepted
 *
 * Takes back that it was accepted.
 */
void
inno_quality_reopen (InnoPage          *page,
                     const InnoFinding *finding)
{
  g_autoptr (GPtrArray) acceptances = g_ptr_array_new ();
  g_autofree char *label = inno_finding_get_label (finding, inno_lang_get_active ());

  g_ptr_array_add (acceptances, finding->acceptance);
  keep (inno_acceptances_take_back (acceptances), deed_new (page, g_strdup_printf (_("Open again: %s"), label)));
}
