/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-deck-out.h"

#include <glib/gi18n-lib.h>

#include "inno-changes-jobs.h"
#include "inno-deck-figures.h"
#include "inno-deck-print.h"
#include "inno-deck-save.h"
#include "inno-deck-shelf.h"
#include "inno-file-name.h"
#include "inno-pack-save.h"
#include "inno-toasts.h"

#define PACK_SUFFIX "innodeck"

typedef struct _Errand Errand;

struct _Errand
{
  InnoPage             *page;
  InnoDeck             *deck;
  const InnoDeckFormat *format;
  InnoDeckFlags         flags;
  void                (*go) (Errand          *errand,
                             GtkWindow       *window,
                             InnoDeckWriting *writing);
  GtkFileChooserNative *chooser;   /* nullable */
  GFile                *file;      /* nullable */
};

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->page);
  inno_deck_free (errand->deck);
  g_clear_object (&errand->chooser);
  g_clear_object (&errand->file);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static Errand *
errand_new (InnoPage *page,
            InnoDeck *deck)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->page = g_object_ref (page);
  errand->deck = inno_deck_copy (deck);

  return errand;
}

static GtkWindow *
get_window (Errand *errand)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (errand->page));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* What became of it. Whoever gave it up knows. */
static void
say (Errand       *errand,
     GFile        *file,
     const GError *error)
{
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (errand->page), ADW_TYPE_TOAST_OVERLAY);

  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    inno_page_send_message (errand->page, error->message);
  else if (error == NULL && toasts != NULL)
    inno_toasts_add (ADW_TOAST_OVERLAY (toasts), inno_deck_save_make_toast (file));
}

/* As a file, or on paper */

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = inno_deck_save_finish (result, &error);

  say (errand, file, error);
}

static void
save (Errand          *errand,
      GtkWindow       *window,
      InnoDeckWriting *writing)
{
  inno_deck_save_async (window, writing, saved_cb, errand);
}

static void
print (Errand          *errand,
       GtkWindow       *window,
       InnoDeckWriting *writing)
{
  inno_deck_print (window, writing, NULL, NULL);
  errand_free (errand);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoFacts) facts = inno_changes_compare_finish (INNO_WORKSPACE (source), result, &error);
  GtkWindow *window = get_window (errand);
  InnoDeckWriting *writing;

  if (facts == NULL)
    {
      say (errand, NULL, error);
      return;
    }
  if (window == NULL)
    return;

  writing = inno_deck_writing_new (errand->deck, facts, errand->format, inno_lang_get_active (), errand->flags);
  errand->go (g_steal_pointer (&errand), window, writing);
}

static void
start (Errand     *errand,
       const char *format_id,
       gboolean    with_notes)
{
  InnoFacts *facts = inno_page_get_facts (errand->page);

  errand->format = inno_deck_format_find (format_id);
  errand->flags = with_notes ? INNO_DECK_WITH_NOTES : 0;
  if (errand->format == NULL || facts == NULL)
    errand_free (errand);
  else
    inno_deck_figures_read_async (inno_page_get_workspace (errand->page), facts, errand->deck, NULL, loaded_cb, errand);
}

/**
 * inno_deck_out_save:
 * @page: a page with a workspace and facts
 * @deck: a deck
 * @format_id: id of an #InnoDeckFormat
 * @with_notes: whether what the speaker says is in it
 *
 * Asks where to and writes it, in the active language.
 */
void
inno_deck_out_save (InnoPage   *page,
                    InnoDeck   *deck,
                    const char *format_id,
                    gboolean    with_notes)
{
  Errand *errand = errand_new (page, deck);

  errand->go = save;
  start (errand, format_id, with_notes);
}

/**
 * inno_deck_out_print:
 * @page: a page with a workspace and facts
 * @deck: a deck
 * @format_id: id of an #InnoDeckFormat that is made of pages
 * @with_notes: whether what the speaker says is in it
 *
 * Asks for a printer and prints it, in the active language.
 */
void
inno_deck_out_print (InnoPage   *page,
                     InnoDeck   *deck,
                     const char *format_id,
                     gboolean    with_notes)
{
  Errand *errand = errand_new (page, deck);

  errand->go = print;
  start (errand, format_id, with_notes);
}

/* As a presentation file */

static void
packed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;

  inno_pack_save_finish (INNO_WORKSPACE (source), result, &error);
  say (errand, errand->file, error);
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             Errand          *errand)
{
  g_autoptr (GFile) chosen = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    chosen = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (chosen != NULL)
    errand->file = inno_file_name_complete (chosen, PACK_SUFFIX);
  path = errand->file != NULL ? g_file_get_path (errand->file) : NULL;
  if (path == NULL)
    {
      errand_free (errand);
      return;
    }

  inno_pack_save_async (inno_page_get_workspace (errand->page), errand->deck, path, NULL, packed_cb, errand);
}

/**
 * inno_deck_out_pack:
 * @page: a page with a workspace
 * @deck: a deck
 *
 * Asks where to and writes the deck with the figures that it shows, to be opened where the
 * portfolio is not.
 */
void
inno_deck_out_pack (InnoPage *page,
                    InnoDeck *deck)
{
  Errand *errand = errand_new (page, deck);
  g_autofree char *name = inno_file_name_make (inno_deck_shelf_name (deck), PACK_SUFFIX);

  errand->chooser = gtk_file_chooser_native_new (_("Save as"), get_window (errand), GTK_FILE_CHOOSER_ACTION_SAVE,
                                                 _("Save"), _("Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (errand->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (errand->chooser), TRUE);
  g_signal_connect (errand->chooser, "response", G_CALLBACK (response_cb), errand);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (errand->chooser));
}
