/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-first-run-page.h"

#include <glib/gi18n-lib.h>

#include "inno-page.h"
#include "inno-patience.h"
#include "inno-widget.h"

struct _InnoFirstRunPage
{
  AdwBin        parent_instance;

  GtkLabel     *heading;
  GtkLabel     *explanation;
  GtkLabel     *hint;
  GtkWidget    *list;
  AdwActionRow *connect_row;
  AdwActionRow *file_row;
  AdwActionRow *begin_row;
  AdwActionRow *sample_row;
  GtkButton    *connect_button;
  GtkButton    *file_button;
  GtkButton    *begin_button;
  GtkButton    *sample_button;
  InnoPatience *patience;

  GtkButton    *chosen;        /* the way that was taken last, or the first one */
  gboolean      had_keyboard;  /* when something came that is waited for */
};

enum
{
  SIGNAL_CONNECT_REQUESTED,
  SIGNAL_FILE_REQUESTED,
  SIGNAL_BEGIN_REQUESTED,
  SIGNAL_SAMPLE_REQUESTED,
  SIGNAL_STOP_REQUESTED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (InnoFirstRunPage, inno_first_run_page, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static void
clicked_cb (GtkButton        *button,
            InnoFirstRunPage *self)
{
  guint which = button == self->connect_button ? SIGNAL_CONNECT_REQUESTED
              : button == self->file_button ? SIGNAL_FILE_REQUESTED
              : button == self->begin_button ? SIGNAL_BEGIN_REQUESTED
              : SIGNAL_SAMPLE_REQUESTED;

  self->chosen = button;
  g_signal_emit (self, signals[which], 0);
}

static void
cancelled_cb (InnoFirstRunPage *self)
{
  g_signal_emit (self, signals[SIGNAL_STOP_REQUESTED], 0);
}

static void
inno_first_run_page_dispose (GObject *object)
{
  /* The bin lets go of its child itself, and would do so twice. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), INNO_TYPE_FIRST_RUN_PAGE);

  G_OBJECT_CLASS (inno_first_run_page_parent_class)->dispose (object);
}

static gboolean
inno_first_run_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (INNO_FIRST_RUN_PAGE (widget)->chosen));
}

static void
inno_first_run_page_class_init (InnoFirstRunPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char * const names[N_SIGNALS] = {
    [SIGNAL_CONNECT_REQUESTED] = "connect-requested",
    [SIGNAL_FILE_REQUESTED] = "file-requested",
    [SIGNAL_BEGIN_REQUESTED] = "begin-requested",
    [SIGNAL_SAMPLE_REQUESTED] = "sample-requested",
    [SIGNAL_STOP_REQUESTED] = "stop-requested",
  };

  object_class->dispose = inno_first_run_page_dispose;
  inno_widget_set_grab_focus (widget_class, inno_first_run_page_grab_focus);

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                               NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (INNO_TYPE_PATIENCE);
  gtk_widget_class_set_template_from_resource (widget_class, INNO_PAGE_RESOURCES "inno-first-run-page.ui");
  gtk_widget_class_bind_template_child (widget_class, InnoFirstRunPage, heading);
  gtk_widget_class_bind_template_child (widget_class, InnoFirstRunPage, explanation);
  gtk_widget_class_bind_template_child (widget_class, InnoFirstRunPage, hint);
  gtk_widget_class_bind_template_child (widget_class, InnoFirstRunPage, list);
  gtk_widget_class_bind_template_child (widget_class, InnoFirstRunPage, connect_row);
  gtk_widget_class_bind_template_child (widget_class, InnoFirstRunPage, file_row);
  gtk_widget_class_bind_template_child (widget_class, InnoFirstRunPage, begin_row);
  gtk_widget_class_bind_template_child (widget_class, InnoFirstRunPage, sample_row);
  gtk_widget_class_bind_template_child (widget_class, InnoFirstRunPage, connect_button);
  gtk_widget_class_bind_template_child (widget_class, InnoFirstRunPage, file_button);
  gtk_widget_class_bind_template_child (widget_class, InnoFirstRunPage, begin_button);
  gtk_widget_class_bind_template_child (widget_class, InnoFirstRunPage, sample_button);
  gtk_widget_class_bind_template_child (widget_class, InnoFirstRunPage, patience);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancelled_cb);
}

static void
inno_first_run_page_init (InnoFirstRunPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->chosen = self->connect_button;
  inno_first_run_page_retranslate (self);
}

static void
set_row (AdwActionRow *row,
         const char   *title,
         const char   *subtitle)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
}

/**
 * inno_first_run_page_retranslate:
 * @self: the page
 *
 * Says everything anew in the active language.
 */
void
inno_first_run_page_retranslate (InnoFirstRunPage *self)
{
  g_return_if_fail (INNO_IS_FIRST_RUN_PAGE (self));

  gtk_label_set_label (self->heading, _("Where do you keep the portfolio?"));
  gtk_label_set_label (self->explanation,
                       _("The window shows a copy on this computer. It works without a network."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Where do you keep the portfolio?"), -1);
  set_row (self->connect_row, _("Connect to an address"),
           _("What your team shares on a server. Starts with https://"));
  set_row (self->file_row, _("Open a file"), _("A portfolio document that a colleague sent you."));
  set_row (self->begin_row, _("Begin a portfolio of your own"),
           _("The cities, agreements and themes of the programme, without projects. Import lists into it, and share it when you like."));
  set_row (self->sample_row, _("Look around with sample data"),
           _("Invented projects. What you do there is neither sent nor kept."));
  gtk_button_set_label (self->connect_button, _("Connect…"));
  gtk_button_set_label (self->file_button, _("Open…"));
  gtk_button_set_label (self->begin_button, _("Begin"));
  /* Short, so that the words beside it have room on a telephone. */
  gtk_button_set_label (self->sample_button, _("Open"));
  inno_widget_set_name (GTK_WIDGET (self->sample_button), _("Open the sample"));
  inno_patience_retranslate (self->patience, _("Fetching the portfolio…"));
  gtk_label_set_label (self->hint,
                       _("Choose the language above at any time, or press Ctrl+1, Ctrl+2, Ctrl+3."));
}

/**
 * inno_first_run_page_set_busy:
 * @self: the page
 * @is_busy: whether a portfolio is on its way
 *
 * While one is, another cannot be chosen; where it takes long it can be given up. The
 * keyboard goes elsewhere then, and comes back.
 */
void
inno_first_run_page_set_busy (InnoFirstRunPage *self,
                              gboolean          is_busy)
{
  g_return_if_fail (INNO_IS_FIRST_RUN_PAGE (self));

  if (is_busy != gtk_widget_get_sensitive (self->list))
    return;

  if (is_busy)
    self->had_keyboard = (gtk_widget_get_state_flags (self->list) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  gtk_widget_set_sensitive (self->list, !is_busy);
  if (is_busy)
    {
      inno_patience_start (self->patience);
      return;
    }

  inno_patience_stop (self->patience);
  if (self->had_keyboard)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}
