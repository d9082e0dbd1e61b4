/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-project-foot.h"

#include <glib/gi18n-lib.h>

#include "inno-format.h"
#include "inno-page.h"
#include "inno-wrap-box.h"

struct _InnoProjectFoot
{
  AdwBin    parent_instance;

  GtkLabel *count;
  GtkLabel *rule;
  GtkLabel *total;
  GtkLabel *unknown;
};

G_DEFINE_FINAL_TYPE (InnoProjectFoot, inno_project_foot, ADW_TYPE_BIN)

static const InnoFormat *
get_format (void)
{
  return inno_format_get (inno_lang_get_active ());
}

static void
append_total (const InnoProjectSummary *summary,
              InnoMeasure               measure,
              GString                  *markup)
{
  InnoCell cell = summary->measures[measure];
  g_autofree char *amount = inno_format_euros (get_format (), cell.integer);
  g_autofree char *bound = cell.state == INNO_CELL_AT_LEAST ? g_strdup_printf (_("at least %s"), amount)
                         : cell.state == INNO_CELL_UNKNOWN ? g_strdup (_("not known"))
                         : g_strdup (amount);
  const char *title = inno_project_column_get_title (inno_project_column_of_measure (measure));
  g_autofree char *line = g_markup_printf_escaped ("%s%s <b>%s</b>", markup->len > 0 ? "\n" : "", title, bound);

  g_string_append (markup, line);
}

static void
show_unknown (InnoProjectFoot *self,
              guint            n_rows)
{
  g_autofree char *count = inno_format_count (get_format (), n_rows);
  g_autofree char *rows = g_strdup_printf (ngettext ("%s row without an amount", "%s rows without an amount", n_rows),
                                           count);

  gtk_label_set_label (self->unknown, rows);
  gtk_widget_set_visible (GTK_WIDGET (self->unknown), n_rows > 0);
}

/* The money that is in sight, that which was asked for first. */
static void
show_totals (InnoProjectFoot          *self,
             const InnoProjectSummary *summary,
             InnoProjectView          *view,
             InnoMeasure               first)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  guint n_unknown = 0;

  for (guint i = 0; i < INNO_N_MONEY_MEASURES && first < INNO_N_MONEY_MEASURES; i++)
    {
      InnoMeasure measure = (first + i) % INNO_N_MONEY_MEASURES;

      if (!inno_project_view_shows_column (view, inno_project_column_of_measure (measure)))
        continue;
      append_total (summary, measure, markup);
      n_unknown += summary->n_unknown[measure];
    }
  gtk_label_set_markup (self->total, markup->str);
  show_unknown (self, n_unknown);
}

static void
inno_project_foot_dispose (GObject *object)
{
  /* The bin lets go of its child itself, and would do so twice. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), INNO_TYPE_PROJECT_FOOT);

  G_OBJECT_CLASS (inno_project_foot_parent_class)->dispose (object);
}

static void
inno_project_foot_class_init (InnoProjectFootClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inno_project_foot_dispose;

  g_type_ensure (INNO_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, INNO_PAGE_RESOURCES "inno-project-foot.ui");
  gtk_widget_class_bind_template_child (widget_class, InnoProjectFoot, count);
  gtk_widget_class_bind_template_child (widget_class, InnoProjectFoot, rule);
  gtk_widget_class_bind_template_child (widget_class, InnoProjectFoot, total);
  gtk_widget_class_bind_template_child (widget_class, InnoProjectFoot, unknown);
}

static void
inno_project_foot_init (InnoProjectFoot *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * inno_project_foot_show:
 * @self: a foot
 * @view: the list it is below; one that is not read yet changes nothing
 * @first: the money that was asked for, which stands before the others
 *
 * Says how many projects are listed, what they come to and how many rows have no amount, in the active language.
 */
void
inno_project_foot_show (InnoProjectFoot *self,
                        InnoProjectView *view,
                        InnoMeasure      first)
{
  InnoProjectList *list = inno_project_view_get_list (view);
  const InnoProjectSummary *summary = list != NULL ? inno_project_list_get_summary (list) : NULL;
  g_autofree char *number = NULL;
  g_autofree char *count = NULL;
  gboolean is_narrow;

  g_return_if_fail (INNO_IS_PROJECT_FOOT (self));

  if (summary == NULL)
    return;

  number = inno_format_count (get_format (), summary->n_projects);
  count = g_strdup_printf (ngettext ("%s project", "%s projects", summary->n_projects), number);
  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->rule, _("sub-projects are counted, the group is not"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->count), gtk_label_get_label (self->rule));
  g_object_get (view, "narrow", &is_narrow, NULL);
  /* Not hidden: it pushes the total to its end. */
  if (is_narrow)
    gtk_label_set_label (self->rule, "");
  show_totals (self, summary, view, first);
}

/**
 * inno_project_foot_describe:
 * @self: a foot
 *
 * Returns: (transfer full): what it says, in one line
 */
char *
inno_project_foot_describe (InnoProjectFoot *self)
{
  GtkLabel * const sums[] = { self->total, self->unknown };
  g_autoptr (GString) line = NULL;

  g_return_val_if_fail (INNO_IS_PROJECT_FOOT (self), NULL);

  line = g_string_new (gtk_label_get_text (self->count));
  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    if (gtk_widget_get_visible (GTK_WIDGET (sums[i])) && *gtk_label_get_text (sums[i]) != '\0')
      g_string_append_printf (line, " · %s", gtk_label_get_text (sums[i]));
  g_string_replace (line, "\n", " · ", 0);

  return g_strdup (line->str);
}
