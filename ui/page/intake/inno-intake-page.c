/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-intake-page.h"

#include <glib/gi18n-lib.h>

#include "inno-figure-card.h"
#include "inno-format.h"
#include "inno-intake-columns.h"
#include "inno-intake-names.h"
#include "inno-intake-rows.h"
#include "inno-intake-rule-row.h"
#include "inno-intake-status.h"
#include "inno-intake-sums.h"
#include "inno-patience.h"
#include "inno-picker.h"
#include "inno-row-box.h"
#include "inno-take-string.h"
#include "inno-widget.h"
#include "inno-workspace-intake.h"
#include "inno-wrap-box.h"

struct _InnoIntakePage
{
  InnoPage           parent_instance;

  InnoWrapBox       *controls;
  InnoPatience      *patience;
  GtkStack          *surfaces;
  AdwStatusPage     *status;
  GtkWidget         *question;
  InnoIntakeColumns *asked;
  GtkButton         *choose_button;
  InnoRowBox        *cards;
  InnoFigureCard    *figures[INNO_N_INTAKE_SHOWN];
  GtkScrolledWindow *sums;
  GtkListBox        *settings;
  InnoIntakeRuleRow *rule_row;
  InnoIntakeColumns *columns;
  InnoIntakeNames   *names;
  AdwBin            *picker_place;
  InnoPicker        *picker;
  InnoIntakeRows    *rows;
  GtkLabel          *outcome;
  GtkButton         *leave_button;
  GtkButton         *take_button;

  GFile             *file;          /* that is looked at, or will be; nullable */
  char              *mapping;       /* as a person says now; nullable: as was said or is guessed */
  char              *rule;          /* the same */
  InnoPreview       *preview;       /* what is shown; nullable */
  GError            *error;         /* why nothing is; nullable */
  GCancellable      *cancellable;   /* of what is being read; nullable */
  gboolean           is_taking;     /* the preview is in the hands of the worker */
};

G_DEFINE_FINAL_TYPE (InnoIntakePage, inno_intake_page, INNO_TYPE_PAGE)

/* What of the list is in sight, and how it is called. */
static const struct { const char *id; const char *label; const char *definition; } kinds[INNO_N_INTAKE_SHOWN] = {
  [INNO_INTAKE_NEW]       = { "new", NC_("rows", "New"), N_("Rows of what the portfolio does not have.") },
  [INNO_INTAKE_CHANGED]   = { "changed", NC_("rows", "Changed"),
                              N_("Rows of what the portfolio has, of which the list says something else than the last time. What the team "
                                 "has written stays.") },
  [INNO_INTAKE_UNCHANGED] = { "unchanged", NC_("rows", "Unchanged"), N_("Rows that say what the portfolio says already.") },
  [INNO_INTAKE_REFUSED]   = { "refused", NC_("rows", "Refused"),
                              N_("Rows that do not come in, each with its line and the reason. Their sums are shown apart.") },
  [INNO_INTAKE_WARNINGS]  = { "warnings", NC_("rows", "Warnings"),
                              N_("Rows that come in, of which something could not be read or is odd.") },
};

static InnoPortfolio *
get_portfolio (InnoIntakePage *self)
{
  InnoFacts *facts = inno_page_get_facts (INNO_PAGE (self));

  return facts != NULL ? inno_facts_get_portfolio (facts) : NULL;
}

static InnoIntakeShown
get_shown (InnoIntakePage *self)
{
  const char *id = inno_picker_get_selected (self->picker);

  for (guint i = 0; i < INNO_N_INTAKE_SHOWN; i++)
    if (g_strcmp0 (kinds[i].id, id) == 0)
      return i;

  return INNO_INTAKE_NEW;
}

/* Of a table that is not known, its header is all there is. */
static gboolean
is_asking (InnoIntakePage *self)
{
  return self->preview != NULL && self->preview->layout == NULL;
}

/* What is shown */

static void
show_message (InnoIntakePage *self)
{
  inno_intake_status_show (self->status, is_asking (self) ? self->preview : NULL, self->error);
  if (is_asking (self))
    inno_intake_columns_show (self->asked, self->preview->header);
  gtk_widget_set_visible (self->question, is_asking (self));
  gtk_button_set_label (self->choose_button, self->file != NULL ? _("Choose another file…") : _("Choose a file…"));
  inno_page_set_subtitle (INNO_PAGE (self), is_asking (self) ? self->preview->file : NULL);
  inno_page_show_surface (INNO_PAGE (self), self->surfaces, "message");
}

static void
fill_cards (InnoIntakePage *self)
{
  for (guint i = 0; i < INNO_N_INTAKE_SHOWN; i++)
    {
      g_autofree char *count = inno_format_count (inno_format_get (inno_lang_get_active ()), inno_intake_count (self->preview, i));
      const InnoFigurePart part = { PLOT_GLYPH_NONE, count, NULL };

      inno_figure_card_set_figures (self->figures[i], &part, 1);
    }
}

static void
fill_rows (InnoIntakePage *self)
{
  inno_intake_rows_show (self->rows, self->preview, get_portfolio (self), get_shown (self));
}

static guint
count_taken (InnoIntakePage *self)
{
  guint n = 0;

  for (guint i = 0; i < self->preview->records->len; i++)
    n += ((InnoPreviewRecord *) g_ptr_array_index (self->preview->records, i))->is_taken;

  return n;
}

static void
fill_foot (InnoIntakePage *self)
{
  guint n = count_taken (self);
  g_autofree char *count = inno_format_count (inno_format_get (inno_lang_get_active ()), n);
  g_autofree char *outcome = g_strdup_printf (ngettext ("%s record comes in, as one step that can be undone.",
                                                        "%s records come in, as one step that can be undone.", n), count);

  gtk_label_set_label (self->outcome, n > 0 ? outcome : _("Nothing of this list would change the portfolio."));
  gtk_button_set_label (self->take_button, C_("button", "Import"));
  gtk_button_set_label (self->leave_button, _("Cancel"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->take_button), n > 0 && !self->is_taking && self->cancellable == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->leave_button), !self->is_taking);
  gtk_widget_set_sensitive (GTK_WIDGET (self->settings), !self->is_taking && self->cancellable == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->rows), !self->is_taking);
}

static void
say_what_is_shown (InnoIntakePage *self)
{
  g_autofree char *count = inno_format_count (inno_format_get (inno_lang_get_active ()), self->preview->n_rows);
  g_autofree char *rows = g_strdup_printf (ngettext ("%s row", "%s rows", self->preview->n_rows), count);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s · %s", self->preview->file, _(self->preview->layout->title), rows);

  inno_page_set_subtitle (INNO_PAGE (self), subtitle);
}

static void
show_preview (InnoIntakePage *self)
{
  gboolean is_news = g_strcmp0 (gtk_stack_get_visible_child_name (self->surfaces), "preview") != 0 &&
                     inno_page_has_keyboard (INNO_PAGE (self));

  say_what_is_shown (self);
  fill_cards (self);
  inno_intake_sums_show (self->sums, self->preview);
  inno_intake_rule_row_set_rule (self->rule_row, self->preview->rule);
  gtk_widget_set_visible (GTK_WIDGET (self->rule_row), g_str_equal (self->preview->layout->type, "project"));
  gtk_widget_set_visible (GTK_WIDGET (self->names), self->preview->names->len > 0);
  inno_intake_columns_show (self->columns, self->preview->header);
  inno_intake_names_show (self->names, self->preview->names, get_portfolio (self));
  fill_rows (self);
  fill_foot (self);
  inno_page_show_surface (INNO_PAGE (self), self->surfaces, "preview");
  if (is_news)
    inno_page_take_focus (INNO_PAGE (self));
}

static void
show (InnoIntakePage *self)
{
  if (self->preview != NULL && !is_asking (self) && get_portfolio (self) != NULL)
    show_preview (self);
  else
    show_message (self);
}

/* Rows of what goes are let go of first. */
static void
set_preview (InnoIntakePage *self,
             InnoPreview    *preview)
{
  inno_intake_rows_show (self->rows, NULL, NULL, INNO_INTAKE_NEW);
  inno_intake_names_show (self->names, NULL, NULL);
  g_clear_pointer (&self->preview, inno_preview_free);
  self->preview = preview;
}

/* Reading */

static void
stop_reading (InnoIntakePage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  inno_patience_stop (self->patience);
}

/* Where most of the rows are is what is looked at first. */
static void
pick_first (InnoIntakePage *self)
{
  static const InnoIntakeShown order[] = { INNO_INTAKE_CHANGED, INNO_INTAKE_NEW, INNO_INTAKE_REFUSED, INNO_INTAKE_WARNINGS };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (inno_intake_count (self->preview, order[i]) > 0)
      {
        inno_picker_pick (self->picker, kinds[order[i]].id);
        return;
      }

  inno_picker_pick (self->picker, kinds[INNO_INTAKE_UNCHANGED].id);
}

/* What was asked anew is for nobody. */
static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (InnoIntakePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoPreview) preview = inno_workspace_look_finish (INNO_WORKSPACE (source), result, &error);
  gboolean is_first = self->preview == NULL || is_asking (self);

  if (self->cancellable == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  stop_reading (self);
  if (preview == NULL && self->preview != NULL)
    {
      /* What stands there is shown again, and what was said of it is not so. */
      inno_page_send_message (INNO_PAGE (self), error->message);
      g_clear_pointer (&self->mapping, g_free);
      g_clear_pointer (&self->rule, g_free);
      show (self);
      return;
    }
  if (preview == NULL)
    self->error = g_steal_pointer (&error);
  set_preview (self, g_steal_pointer (&preview));
  if (self->preview != NULL && is_first && !is_asking (self))
    pick_first (self);
  show (self);
}

static void
look (InnoIntakePage *self)
{
  g_autofree char *path = g_file_get_path (self->file);
  InnoPreviewRequest request = { .path = path, .mapping = self->mapping, .rule = self->rule, .can_ask = TRUE };

  stop_reading (self);
  g_clear_error (&self->error);
  if (path == NULL)
    {
      g_autofree char *uri = g_file_get_uri (self->file);

      g_set_error (&self->error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("“%s” is not a file on this machine."), uri);
      set_preview (self, NULL);
      show (self);
      return;
    }

  self->cancellable = g_cancellable_new ();
  inno_patience_start (self->patience);
  if (self->preview != NULL)
    fill_foot (self);
  inno_workspace_look_async (inno_page_get_workspace (INNO_PAGE (self)), &request, self->cancellable, read_cb, g_object_ref (self));
}

static void
cancel_cb (InnoIntakePage *self)
{
  stop_reading (self);
  show (self);
}

static void
rule_changed_cb (InnoIntakePage *self)
{
  inno_take_string (&self->rule, inno_intake_rule_row_get_rule (self->rule_row));
  look (self);
}

static void
columns_changed_cb (InnoIntakePage    *self,
                    InnoIntakeColumns *columns)
{
  g_free (self->mapping);
  self->mapping = inno_intake_columns_get_mapping (columns);
  look (self);
}

/* Keeping */

static void
said_done_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (InnoIntakePage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!inno_workspace_take_in_finish (INNO_WORKSPACE (source), result, &error))
    inno_page_send_message (INNO_PAGE (self), error->message);
  if (self->file != NULL && self->preview != NULL && !self->is_taking)
    look (self);
}

static void
said_cb (InnoIntakePage *self,
         const char     *name,
         const char     *city)
{
  inno_workspace_say_async (inno_page_get_workspace (INNO_PAGE (self)), name, city, said_done_cb, g_object_ref (self));
}

static void
forget (InnoIntakePage *self)
{
  stop_reading (self);
  set_preview (self, NULL);
  g_clear_object (&self->file);
  g_clear_pointer (&self->mapping, g_free);
  g_clear_pointer (&self->rule, g_free);
  g_clear_error (&self->error);
}

static void
taken_in_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (InnoIntakePage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_kept = inno_workspace_take_in_finish (INNO_WORKSPACE (source), result, &error);
  guint n = count_taken (self);
  g_autofree char *count = inno_format_count (inno_format_get (inno_lang_get_active ()), n);
  g_autofree char *message = g_strdup_printf (ngettext ("%s record imported from “%s”", "%s records imported from “%s”", n), count,
                                              self->preview->file);

  self->is_taking = FALSE;
  if (!is_kept)
    {
      inno_page_send_message (INNO_PAGE (self), error->message);
      fill_foot (self);
      return;
    }

  forget (self);
  inno_page_send_undoable (INNO_PAGE (self), message);
  if (!gtk_widget_in_destruction (GTK_WIDGET (self)))
    show (self);
}

static void
take_cb (InnoIntakePage *self)
{
  self->is_taking = TRUE;
  fill_foot (self);
  inno_workspace_take_in_async (inno_page_get_workspace (INNO_PAGE (self)), self->preview, taken_in_cb, g_object_ref (self));
}

static void
leave_cb (InnoIntakePage *self)
{
  forget (self);
  show (self);
}

static void
taken_cb (InnoIntakePage *self)
{
  fill_foot (self);
}

static void
picked_cb (InnoIntakePage *self)
{
  if (self->preview != NULL)
    fill_rows (self);
}

static void
card_activated_cb (InnoFigureCard *card,
                   InnoIntakePage *self)
{
  for (guint i = 0; i < INNO_N_INTAKE_SHOWN; i++)
    if (self->figures[i] == card)
      inno_picker_pick (self->picker, kinds[i].id);
  picked_cb (self);
}

/* The page */

/* Other facts do not make another list: what has changed meanwhile is merged when it is
 * taken in. */
static void
inno_intake_page_update (InnoPage *page)
{
  InnoIntakePage *self = INNO_INTAKE_PAGE (page);

  if (inno_page_get_workspace (page) == NULL || get_portfolio (self) == NULL)
    forget (self);
  if (self->preview == NULL && self->cancellable == NULL)
    show (self);
}

static void
inno_intake_page_open (InnoPage   *page,
                       const char *subject)
{
  InnoIntakePage *self = INNO_INTAKE_PAGE (page);

  if (self->is_taking || inno_page_get_workspace (page) == NULL)
    return;

  forget (self);
  self->file = g_file_new_for_uri (subject);
  look (self);
}

static void
inno_intake_page_retranslate (InnoPage *page)
{
  InnoIntakePage *self = INNO_INTAKE_PAGE (page);
  InnoChoiceItem items[INNO_N_INTAKE_SHOWN] = { 0 };

  for (guint i = 0; i < INNO_N_INTAKE_SHOWN; i++)
    {
      items[i].id = kinds[i].id;
      items[i].label = g_dpgettext2 (GETTEXT_PACKAGE, "rows", kinds[i].label);
      inno_figure_card_set_texts (self->figures[i], items[i].label, NULL);
      inno_figure_card_set_definition (self->figures[i], _(kinds[i].definition));
    }
  inno_picker_set_title (self->picker, _("Rows of the list"), TRUE);
  inno_picker_set_items (self->picker, items, INNO_N_INTAKE_SHOWN, NULL);
  inno_patience_retranslate (self->patience, _("Reading the list…"));
  inno_intake_rule_row_retranslate (self->rule_row);
  inno_widget_set_name (GTK_WIDGET (self->settings), _("How the list is read"));
  inno_widget_set_name (GTK_WIDGET (self->cards), _("Rows by what becomes of them"));
  show (self);
}

static gboolean
inno_intake_page_focus_chart (InnoPage *page)
{
  InnoIntakePage *self = INNO_INTAKE_PAGE (page);
  GtkWidget *first = is_asking (self) ? self->question
                     : self->preview != NULL ? GTK_WIDGET (self->cards) : GTK_WIDGET (self->choose_button);

  return gtk_widget_get_mapped (first) && gtk_widget_child_focus (first, GTK_DIR_TAB_FORWARD);
}

static void
inno_intake_page_dispose (GObject *object)
{
  InnoIntakePage *self = INNO_INTAKE_PAGE (object);

  if (self->rows != NULL)
    stop_reading (self);
  /* The bin lets go of its child itself, and would do so twice. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), INNO_TYPE_INTAKE_PAGE);

  G_OBJECT_CLASS (inno_intake_page_parent_class)->dispose (object);
}

/* The worker may have had the preview until now. */
static void
inno_intake_page_finalize (GObject *object)
{
  InnoIntakePage *self = INNO_INTAKE_PAGE (object);

  g_clear_pointer (&self->preview, inno_preview_free);
  g_clear_object (&self->file);
  g_free (self->mapping);
  g_free (self->rule);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (inno_intake_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (INNO_TYPE_PATIENCE);
  g_type_ensure (INNO_TYPE_WRAP_BOX);
  g_type_ensure (INNO_TYPE_ROW_BOX);
  g_type_ensure (INNO_TYPE_INTAKE_RULE_ROW);
  g_type_ensure (INNO_TYPE_INTAKE_COLUMNS);
  g_type_ensure (INNO_TYPE_INTAKE_NAMES);
  g_type_ensure (INNO_TYPE_INTAKE_ROWS);
  gtk_widget_class_set_template_from_resource (widget_class, INNO_PAGE_RESOURCES "inno-intake-page.ui");
  gtk_widget_class_bind_template_child (widget_class, InnoIntakePage, controls);
  gtk_widget_class_bind_template_child (widget_class, InnoIntakePage, patience);
  gtk_widget_class_bind_template_child (widget_class, InnoIntakePage, surfaces);
  gtk_widget_class_bind_template_child (widget_class, InnoIntakePage, status);
  gtk_widget_class_bind_template_child (widget_class, InnoIntakePage, question);
  gtk_widget_class_bind_template_child (widget_class, InnoIntakePage, asked);
  gtk_widget_class_bind_template_child (widget_class, InnoIntakePage, choose_button);
  gtk_widget_class_bind_template_child (widget_class, InnoIntakePage, cards);
  gtk_widget_class_bind_template_child (widget_class, InnoIntakePage, sums);
  gtk_widget_class_bind_template_child (widget_class, InnoIntakePage, settings);
  gtk_widget_class_bind_template_child (widget_class, InnoIntakePage, rule_row);
  gtk_widget_class_bind_template_child (widget_class, InnoIntakePage, columns);
  gtk_widget_class_bind_template_child (widget_class, InnoIntakePage, names);
  gtk_widget_class_bind_template_child (widget_class, InnoIntakePage, picker_place);
  gtk_widget_class_bind_template_child (widget_class, InnoIntakePage, rows);
  gtk_widget_class_bind_template_child (widget_class, InnoIntakePage, outcome);
  gtk_widget_class_bind_template_child (widget_class, InnoIntakePage, leave_button);
  gtk_widget_class_bind_template_child (widget_class, InnoIntakePage, take_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, rule_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, columns_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, said_cb);
  gtk_widget_class_bind_template_callback (widget_class, taken_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
}

static void
inno_intake_page_class_init (InnoIntakePageClass *klass)
{
  InnoPageClass *page_class = INNO_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inno_intake_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = inno_intake_page_finalize;
  page_class->update = inno_intake_page_update;
  page_class->open = inno_intake_page_open;
  page_class->retranslate = inno_intake_page_retranslate;
  page_class->focus_chart = inno_intake_page_focus_chart;

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
inno_intake_page_init (InnoIntakePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  inno_widget_tell_status (GTK_WIDGET (self->status));

  g_object_bind_property (self->patience, "visible", self->controls, "visible", G_BINDING_SYNC_CREATE);
  self->picker = INNO_PICKER (inno_picker_new (TRUE));
  adw_bin_set_child (self->picker_place, GTK_WIDGET (self->picker));
  g_signal_connect_object (self->picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < INNO_N_INTAKE_SHOWN; i++)
    {
      self->figures[i] = INNO_FIGURE_CARD (inno_figure_card_new ());
      g_signal_connect_object (self->figures[i], "activated", G_CALLBACK (card_activated_cb), self, 0);
      inno_row_box_append (self->cards, GTK_WIDGET (self->figures[i]));
    }
}

/**
 * inno_intake_page_new:
 * @kind: what the table of pages says of it
 *
 * Returns: (transfer floating): a page with nothing looked at yet
 */
InnoPage *
inno_intake_page_new (const InnoPageKind *kind)
{
  InnoPage *page = g_object_new (INNO_TYPE_INTAKE_PAGE, NULL);

  inno_page_retranslate (page);
  return page;
}
