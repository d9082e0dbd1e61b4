/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-window-private.h"

#include <glib/gi18n-lib.h>

#include "inno-store-pack.h"

/* What of all files is offered first. */
typedef struct
{
  const char *title;
  const char *what;
  const char *patterns[6];
} Asking;

static const Asking any = { N_("Open a file"), N_("Lists and portfolio documents"),
                            { "*.csv", "*.tsv", "*.txt", "*.xlsx", "*.json" } };
static const Asking list = { N_("Import a list"), N_("Lists of projects"), { "*.csv", "*.tsv", "*.txt", "*.xlsx" } };
static const Asking pack = { N_("Open a presentation file"), N_("Presentation files"), { "*" INNO_PACK_SUFFIX } };

/* What a file is, by how it begins. What cannot be read is said where it is taken in. */
typedef enum
{
  KIND_DOCUMENT,   /* of a portfolio, or a file of changes: JSON, as no list is but JSON-stat */
  KIND_LIST,
  KIND_UNKNOWN,
} Kind;

/* A list may be called anything, as long as it is text. */
static gboolean
is_called_known (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *folded = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  for (guint i = 0; folded != NULL && any.patterns[i] != NULL; i++)
    if (g_str_has_suffix (folded, any.patterns[i] + 1))
      return TRUE;

  return FALSE;
}

static Kind
recognise (GFile *file)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  char head[4096];
  gsize length = 0;

  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), head, sizeof head, &length, NULL, NULL))
    return KIND_DOCUMENT;
  if (!is_called_known (file) && memchr (head, '\0', length) != NULL)
    return KIND_UNKNOWN;
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isgraph (head[i]))
      return head[i] == '{' && g_strstr_len (head, (gssize) length, "\"dataset\"") == NULL ? KIND_DOCUMENT : KIND_LIST;

  return KIND_LIST;
}

/* Whoever opened it elsewhere has to hear what would have been right. */
static void
refuse (InnoWindow *self,
        GFile      *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME, G_FILE_QUERY_INFO_NONE,
                                                  NULL, NULL);
  g_autofree char *text =
    g_strdup_printf (_("“%s” cannot be opened here: it is no list, portfolio document or presentation file."),
                     info != NULL ? g_file_info_get_display_name (info) : "");

  inno_window_toast (self, text);
}

static void
look_at_list (InnoWindow *self,
              GFile      *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *link = g_strconcat ("import/", uri, NULL);

  /* Whose cities and projects they are stands in the portfolio. */
  if (inno_workspace_get_facts (self->workspace) == NULL)
    inno_window_toast (self, _("A list is taken into a portfolio: begin or open one first."));
  else
    inno_window_go (self, link);
}

/**
 * inno_window_open_file:
 * @self: the window
 * @file: a list, a portfolio document, a file of changes, or a presentation file
 *
 * Takes it in, at once or when the portfolio is open; a list is looked at first, and what
 * is presented opens in a window of its own.
 */
void
inno_window_open_file (InnoWindow *self,
                       GFile      *file)
{
  Kind kind;

  g_return_if_fail (INNO_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  if (inno_window_open_pack (self, file))
    return;
  if (inno_workspace_is_frozen (self->workspace))
    {
      inno_window_toast (self, _("This is the portfolio as it was frozen. It cannot be changed."));
      return;
    }
  if (!inno_workspace_is_open (self->workspace))
    {
      g_queue_push_tail (&self->waiting_files, g_object_ref (file));
      return;
    }

  kind = recognise (file);
  if (kind == KIND_UNKNOWN)
    {
      refuse (self, file);
    }
  else if (kind == KIND_LIST)
    {
      look_at_list (self, file);
    }
  else
    {
      inno_window_leave_sample (self);
      inno_workspace_import_file (self->workspace, file);
    }
}

/**
 * inno_window_open_waiting:
 * @self: the window
 *
 * Opens the files that somebody wanted to open before the portfolio was.
 */
void
inno_window_open_waiting (InnoWindow *self)
{
  while (self->workspace != NULL && inno_workspace_is_open (self->workspace) &&
         !g_queue_is_empty (&self->waiting_files))
    {
      g_autoptr (GFile) file = g_queue_pop_head (&self->waiting_files);

      inno_window_open_file (self, file);
    }
}

static void
file_response_cb (GtkNativeDialog *dialog,
                  int              response,
                  InnoWindow      *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      inno_window_open_file (self, file);
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
ask (InnoWindow   *self,
     const Asking *asking)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_(asking->title), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN,
                                 _("Open"), _("Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) everything = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _(asking->what));
  for (guint i = 0; asking->patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, asking->patterns[i]);
  gtk_file_filter_set_name (everything, _("All files"));
  gtk_file_filter_add_pattern (everything, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), everything);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (file_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * inno_window_ask_file:
 * @self: the window
 *
 * Asks for any file that can be opened, and opens it.
 */
void
inno_window_ask_file (InnoWindow *self)
{
  ask (self, &any);
}

/**
 * inno_window_ask_list:
 * @self: the window
 *
 * Asks for a list of projects, and looks at it.
 */
void
inno_window_ask_list (InnoWindow *self)
{
  ask (self, &list);
}

/**
 * inno_window_ask_pack:
 * @self: the window
 *
 * Asks for a presentation file and opens it in a window of its own.
 */
void
inno_window_ask_pack (InnoWindow *self)
{
  ask (self, &pack);
}
