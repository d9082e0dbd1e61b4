/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "inno-format.h"
#include "inno-project-fields.h"
#include "inno-spoken-section.h"
#include "inno-project-sections.h"
#include "inno-store-edits.h"

/* More changes than this of one version are counted only. */
#define MOST_CHANGES 12

/* What stood or stands where nothing is. */
#define NOTHING "–"

static const char *
say_kind (const InnoVersion *version)
{
  static const char * const kinds[] = {
    [INNO_EDIT_CREATE] = NC_("version", "created"),
    [INNO_EDIT_CHANGE] = NC_("version", "changed"),
    [INNO_EDIT_DUPLICATE] = NC_("version", "created as a copy"),
    [INNO_EDIT_END] = NC_("version", "ended"),
    [INNO_EDIT_DELETE] = NC_("version", "deleted"),
    [INNO_EDIT_UNDO] = NC_("version", "undone"),
    [INNO_EDIT_REDO] = NC_("version", "done again"),
  };

  if (version->is_import)
    return version->before == NULL ? C_("version", "created by import") : C_("version", "import");

  return g_dpgettext2 (GETTEXT_PACKAGE, "version", kinds[MIN ((guint) version->kind, G_N_ELEMENTS (kinds) - 1)]);
}

/* The day in bold, and who did what. */
static void
append_head (const InnoVersion *version,
             GString           *markup,
             GString           *words)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  g_autofree char *time = version->at != 0 ? inno_format_timestamp (format, version->at)
                                           : g_strdup (_("Date not known"));
  g_autofree char *what = version->is_import || version->who == NULL
                          ? g_strdup (say_kind (version))
                          : g_strdup_printf ("%s, %s", version->who, say_kind (version));
  g_autofree char *escaped = g_markup_printf_escaped ("<b>%s</b> %s", time, what);

  g_string_append (markup, escaped);
  g_string_append_printf (words, "%s, %s", time, what);
}

/* A line through what was is not heard. */
static void
append_change (const InnoProjectChange *change,
               GString                 *markup,
               GString                 *words)
{
  const char *before = change->before != NULL ? change->before : NOTHING;
  const char *after = change->after != NULL ? change->after : NOTHING;
  g_autofree char *escaped = g_markup_printf_escaped ("\n%s: <s>%s</s> → %s", change->label, before, after);
  g_autofree char *spoken = NULL;

  /* Translators: of a field: "Ends: from 28.2.2025 to 31.5.2025" */
  spoken = g_strdup_printf (_("%s: from %s to %s"), change->label,
                            change->before != NULL ? before : _("nothing"),
                            change->after != NULL ? after : _("nothing"));
  g_string_append (markup, escaped);
  g_string_append_printf (words, ". %s", spoken);
}

static void
append_changes (const InnoVersion *version,
                InnoPortfolio     *portfolio,
                GString           *markup,
                GString           *words)
{
  g_autoptr (GPtrArray) changes = NULL;

  if (version->before == NULL || version->after == NULL)
    return;

  changes = inno_project_list_changes (version->before, version->after, portfolio);
  for (guint i = 0; i < MIN (changes->len, MOST_CHANGES); i++)
    append_change (g_ptr_array_index (changes, i), markup, words);
  if (changes->len > MOST_CHANGES)
    {
      guint n_more = changes->len - MOST_CHANGES;
      g_autofree char *count = inno_format_count (inno_format_get (inno_lang_get_active ()), n_more);
      g_autofree char *more = g_strdup_printf (ngettext ("%s more change", "%s more changes", n_more), count);

      g_string_append_printf (markup, "\n%s", more);
      g_string_append_printf (words, ". %s", more);
    }
}

static GtkWidget *
make_version (const InnoVersion *version,
              InnoPortfolio     *portfolio)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  GtkWidget *label = inno_project_make_label (NULL, NULL);

  append_head (version, markup, words);
  append_changes (version, portfolio, markup, words);
  gtk_label_set_markup (GTK_LABEL (label), markup->str);
  inno_spoken_set (label, words->str);

  return label;
}

/**
 * inno_project_section_versions:
 * @dossier: of a project that is there
 * @portfolio: where what it refers to is named
 * @shows_all: however many there are
 *
 * Returns: (transfer floating): what it was, newest first, each with what differs
 */
GtkWidget *
inno_project_section_versions (const InnoProjectDossier *dossier,
                               InnoPortfolio            *portfolio,
                               gboolean                  shows_all)
{
  GtkWidget *widget = inno_spoken_section_new (_("Versions"), INNO_PROJECT_SECTION_SPACING);
  InnoSpokenSection *section = INNO_SPOKEN_SECTION (widget);
  guint n = shows_all ? dossier->versions->len : MIN (dossier->versions->len, INNO_PROJECT_USUAL_VERSIONS);
  GtkWidget *button;

  for (guint i = 0; i < n; i++)
    inno_spoken_section_append (section, make_version (g_ptr_array_index (dossier->versions, i), portfolio));
  if (n == 0)
    inno_spoken_section_append (section, inno_project_make_label (_("No other versions"), "dim-label"));
  if (n == dossier->versions->len)
    return widget;

  button = gtk_button_new_with_label (_("Show all"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "project.show-all-versions");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  inno_spoken_section_append (section, button);

  return widget;
}
