/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-project-sections.h"

#include <glib/gi18n-lib.h>

#include "inno-conflict-link.h"
#include "inno-format.h"
#include "inno-project-fields.h"
#include "inno-spoken-section.h"
#include "inno-project-words.h"
#include "inno-widget.h"

/* A caption longer than this wraps. */
#define CAPTION_CHARS 15

static const InnoFormat *
get_format (void)
{
  return inno_format_get (inno_lang_get_active ());
}

/**
 * inno_project_make_label:
 * @text: what it says
 * @css_class: (nullable): how it looks
 *
 * Returns: (transfer floating): a label that wraps
 */
GtkWidget *
inno_project_make_label (const char *text,
                         const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* A link is as wide as it would like to be: between words only. */
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_WORD);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/**
 * inno_project_make_versions:
 * @dossier: of a project that is there
 * @member: a member of it, or "" for the whole
 * @label: what people call it
 *
 * Returns: (transfer floating) (nullable): a link to the choice between its two
 *   versions; %NULL where there is one alone
 */
GtkWidget *
inno_project_make_versions (const InnoProjectDossier *dossier,
                            const char               *member,
                            const char               *label)
{
  g_autofree char *target = NULL;
  GtkWidget *link;

  if (!inno_conflict_touches (dossier->conflicts, member))
    return NULL;

  target = g_strconcat ("conflicts/", inno_project_get_string (dossier->document, "_id"), NULL);
  link = inno_conflict_link_new (label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (link), "win.go");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (link), "s", target);

  return link;
}

/* Fields: captions at the left, and what they are captions of. */

typedef struct
{
  const InnoProjectDossier *dossier;
  InnoPortfolio            *portfolio;
  GtkGrid                  *grid;
  int                       n_rows;
} Fields;

static void
add_widget (Fields     *fields,
            const char *caption,
            GtkWidget  *value)
{
  GtkWidget *label = inno_project_make_label (caption, "dim-label");

  inno_spoken_caption (label);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CAPTION_CHARS);
  gtk_label_set_width_chars (GTK_LABEL (label), CAPTION_CHARS);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_widget_set_valign (value, GTK_ALIGN_START);
  gtk_grid_attach (fields->grid, label, 0, fields->n_rows, 1, 1);
  gtk_grid_attach (fields->grid, value, 1, fields->n_rows, 1, 1);
  fields->n_rows++;
}

/* What is not known is left out: there is a form to fill in. */
static void
add_text (Fields     *fields,
          const char *caption,
          const char *text)
{
  GtkWidget *value;
  g_autofree char *name = NULL;

  if (text == NULL || *text == '\0')
    return;

  value = inno_project_make_label (text, NULL);
  name = g_strdup_printf (_("%s: %s"), caption, text);
  inno_widget_set_name (value, name);
  add_widget (fields, caption, value);
}

/* Below what the member is at present, or in its place. */
static void
add_versions (Fields     *fields,
              const char *member)
{
  GtkWidget *link = inno_project_make_versions (fields->dossier, member, inno_project_field_get_label (member));

  if (link != NULL)
    gtk_grid_attach (fields->grid, link, 0, fields->n_rows++, 2, 1);
}

static void
add_member (Fields     *fields,
            const char *member)
{
  const InnoProjectField *field = inno_project_field_find (member);
  g_autofree char *text = field->say (fields->dossier->document, member, fields->portfolio);

  add_text (fields, inno_project_field_get_label (member), text);
  add_versions (fields, member);
}

static GtkWidget *
make_link (const char *text,
           const char *page,
           const char *id)
{
  GtkWidget *link = g_object_new (GTK_TYPE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_LINK,
                                  "child", inno_project_make_label (text, NULL),
                                  "halign", GTK_ALIGN_START, NULL);
  g_autofree char *target = g_strdup_printf ("%s/%s", page, id);

  inno_widget_set_name (link, text);
  gtk_widget_add_css_class (link, "flat");
  gtk_widget_add_css_class (link, "detail-link");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (link), "win.go");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (link), "s", target);

  return link;
}

/* Of one: the link itself. */
static GtkWidget *
make_links (GPtrArray *links)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < links->len; i++)
    gtk_box_append (GTK_BOX (box), g_ptr_array_index (links, i));

  return box;
}

static void
add_places (Fields *fields)
{
  g_auto (GStrv) cities = inno_project_get_ids (fields->dossier->document, "cities");
  const char *agreement = inno_project_get_string (fields->dossier->document, "agreement");
  g_autoptr (GPtrArray) links = g_ptr_array_new ();

  if (agreement != NULL)
    {
      g_autofree char *name = inno_project_say_entity (fields->portfolio, agreement);

      add_widget (fields, inno_project_field_get_label ("agreement"), make_link (name, "cities", agreement));
    }
  add_versions (fields, "agreement");
  for (guint i = 0; cities[i] != NULL; i++)
    {
      g_autofree char *name = inno_project_say_entity (fields->portfolio, cities[i]);

      g_ptr_array_add (links, make_link (name, "cities", cities[i]));
    }
  if (links->len > 0)
    add_widget (fields, links->len == 1 ? _("City") : inno_project_field_get_label ("cities"), make_links (links));
  add_versions (fields, "cities");
}

static void
add_parent (Fields *fields)
{
  const char *id = inno_project_get_string (fields->dossier->document, "parent");
  g_autofree char *name = fields->dossier->parent != NULL ? inno_project_say_name (fields->dossier->parent)
                                                          : g_strdup (id);

  if (id != NULL)
    add_widget (fields, inno_project_field_get_label ("parent"), make_link (name, "projects", id));
  add_versions (fields, "parent");
}

typedef struct
{
  const char *id;
  char       *name;
  char       *key;
} Sub;

static void
sub_free (gpointer data)
{
  Sub *sub = data;

  g_free (sub->name);
  g_free (sub->key);
  g_free (sub);
}

static int
compare_subs (gconstpointer a,
              gconstpointer b)
{
  return g_strcmp0 ((*(Sub * const *) a)->key, (*(Sub * const *) b)->key);
}

static void
add_subs (Fields *fields)
{
  const InnoProjectDossier *dossier = fields->dossier;
  g_autofree char *group = inno_project_say_name (dossier->document);
  g_autoptr (GPtrArray) subs = g_ptr_array_new_with_free_func (sub_free);
  g_autoptr (GPtrArray) links = g_ptr_array_new ();

  for (guint i = 0; i < dossier->subs->len; i++)
    {
      JsonObject *document = g_ptr_array_index (dossier->subs, i);
      g_autofree char *name = inno_project_say_name (document);
      Sub *sub = g_new0 (Sub, 1);

      sub->id = inno_project_get_string (document, "_id");
      sub->name = inno_project_say_short_name (name, group);
      sub->key = inno_format_collation_key (get_format (), sub->name);
      g_ptr_array_add (subs, sub);
    }
  g_ptr_array_sort (subs, compare_subs);
  for (guint i = 0; i < subs->len; i++)
    {
      const Sub *sub = g_ptr_array_index (subs, i);

      g_ptr_array_add (links, make_link (sub->name, "projects", sub->id));
    }
  if (dossier->n_subs > subs->len)
    {
      guint n_more = dossier->n_subs - subs->len;
      g_autofree char *count = inno_format_count (get_format (), n_more);
      g_autofree char *more = g_strdup_printf (ngettext ("%s more in the list", "%s more in the list", n_more), count);

      g_ptr_array_add (links, inno_project_make_label (more, "dim-label"));
    }
  if (links->len > 0)
    add_widget (fields, _("Sub-projects"), make_links (links));
}

static void
add_days (Fields *fields)
{
  JsonObject *document = fields->dossier->document;
  InnoDay as_of = inno_portfolio_get_state (fields->portfolio)->as_of;
  g_autofree char *duration = inno_format_day_range (get_format (), inno_project_get_day (document, "start"),
                                                     inno_project_get_day (document, "end"));
  g_autofree char *status = inno_project_say_status (document, as_of != INNO_DAY_NONE ? as_of : inno_day_today ());

  add_text (fields, _("Duration"), duration);
  add_versions (fields, "start");
  add_versions (fields, "end");
  add_text (fields, inno_project_field_get_label ("status"), status);
  add_versions (fields, "status");
}

/* Only what a browser opens; anything else is words. */
static void
add_address (Fields *fields)
{
  const char *url = inno_project_get_string (fields->dossier->document, "url");
  GtkWidget *link;

  if (url == NULL)
    return;
  if (!g_str_has_prefix (url, "https://") && !g_str_has_prefix (url, "http://"))
    {
      add_text (fields, inno_project_field_get_label ("url"), url);
      return;
    }

  link = gtk_link_button_new (url);
  gtk_button_set_child (GTK_BUTTON (link), inno_project_make_label (url, NULL));
  inno_widget_set_name (link, url);
  gtk_widget_set_halign (link, GTK_ALIGN_START);
  gtk_widget_add_css_class (link, "detail-link");
  add_widget (fields, inno_project_field_get_label ("url"), link);
}

/**
 * inno_project_section_fields:
 * @dossier: of a project that is there
 * @portfolio: where what it refers to is named
 *
 * Returns: (transfer floating): every field of the project but its money and its origin
 */
GtkWidget *
inno_project_section_fields (const InnoProjectDossier *dossier,
                             InnoPortfolio            *portfolio)
{
  GtkWidget *section = inno_spoken_section_new (NULL, INNO_PROJECT_SECTION_SPACING);
  Fields fields = { dossier, portfolio, GTK_GRID (gtk_grid_new ()), 0 };
  g_autofree char *lead_theme = inno_project_say_lead_theme (dossier->document, portfolio);
  GtkWidget *whole;

  gtk_grid_set_column_spacing (fields.grid, 12);
  gtk_widget_add_css_class (GTK_WIDGET (fields.grid), "detail-fields");
  inno_spoken_section_append (INNO_SPOKEN_SECTION (section), GTK_WIDGET (fields.grid));

  whole = inno_project_make_versions (dossier, "", _("The whole record"));
  if (whole != NULL)
    gtk_grid_attach (fields.grid, whole, 0, fields.n_rows++, 2, 1);
  add_versions (&fields, "name");
  add_member (&fields, "code");
  add_member (&fields, "kind");
  add_member (&fields, "beneficiary");
  add_member (&fields, "authority");
  add_parent (&fields);
  add_subs (&fields);
  add_places (&fields);
  add_member (&fields, "themes");
  add_text (&fields, inno_project_field_get_label ("lead_theme"), lead_theme);
  add_versions (&fields, "lead_theme");
  add_days (&fields);
  add_member (&fields, "summary");
  add_address (&fields);
  add_versions (&fields, "url");

  return section;
}

/**
 * inno_project_section_origin:
 * @dossier: of a project that is there
 * @portfolio: the portfolio
 *
 * Returns: (transfer floating): where its figures come from, and who changed them
 */
GtkWidget *
inno_project_section_origin (const InnoProjectDossier *dossier,
                             InnoPortfolio            *portfolio)
{
  GtkWidget *widget = inno_spoken_section_new (_("Where this comes from"), INNO_PROJECT_SECTION_SPACING);
  InnoSpokenSection *section = INNO_SPOKEN_SECTION (widget);
  g_autofree char *origin = inno_project_say_origin (dossier->document);
  g_autofree char *editor = inno_project_say_editor (dossier->document);

  inno_spoken_section_append (section, inno_project_make_label (origin, NULL));
  if (editor != NULL)
    inno_spoken_section_append (section, inno_project_make_label (editor, NULL));

  return widget;
}
