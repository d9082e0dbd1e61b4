/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-project-menu.h"

#include <glib/gi18n-lib.h>

#include "inno-context-menu.h"
#include "inno-menu.h"
#include "inno-project-cells.h"

static void
append_section (GMenu      *menu,
                GMenuModel *section)
{
  g_menu_append_section (menu, NULL, section);
  g_object_unref (section);
}

/**
 * inno_project_menu_make_changes:
 * @id: of the project's document
 *
 * Returns: (transfer full): a section of a menu
 */
GMenuModel *
inno_project_menu_make_changes (const char *id)
{
  GMenu *menu = g_menu_new ();

  g_return_val_if_fail (id != NULL, G_MENU_MODEL (menu));

  inno_menu_append (menu, _("End project"), "win.end-project", g_variant_new_string (id), NULL);
  inno_menu_append (menu, _("Delete project"), "win.delete-project", g_variant_new_string (id), NULL);

  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_edits (const char *id)
{
  GMenu *menu = g_menu_new ();

  inno_menu_append (menu, _("Edit"), "rows.edit", NULL, "F2");
  inno_menu_append (menu, _("Duplicate"), "win.duplicate-project", g_variant_new_string (id), NULL);

  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_copies (void)
{
  GMenu *menu = g_menu_new ();

  inno_menu_append (menu, _("Copy as rows for a spreadsheet"), "rows.copy", NULL, "<Control>c");
  inno_menu_append (menu, _("Copy link"), "win.copy-link", NULL, NULL);

  return G_MENU_MODEL (menu);
}

/* Where several are selected they can be copied, and no more: nothing says which of them another thing would be
 * done with. */
static GMenuModel *
make_menu (InnoProjectView *view)
{
  GMenu *menu = g_menu_new ();
  const char *id = inno_project_view_get_subject (view);

  if (id != NULL && inno_project_view_get_only_selected (view) != G_MAXUINT)
    {
      append_section (menu, make_edits (id));
      append_section (menu, inno_project_menu_make_changes (id));
    }
  append_section (menu, make_copies ());

  return G_MENU_MODEL (menu);
}

static GtkPopover *
open_cb (GtkWidget          *widget,
         GtkWidget          *under,
         const GdkRectangle *place)
{
  InnoProjectView *view = INNO_PROJECT_VIEW (widget);
  g_autoptr (GMenuModel) menu = NULL;

  /* As elsewhere, before its menu opens. */
  if (!inno_project_cells_select (view, under))
    return NULL;

  menu = make_menu (view);

  return inno_context_menu_popup (widget, menu, place);
}

/**
 * inno_project_menu_attach:
 * @view: the rows
 *
 * Gives them a menu of what can be done with the project one is on.
 */
void
inno_project_menu_attach (InnoProjectView *view)
{
  g_return_if_fail (INNO_IS_PROJECT_VIEW (view));

  inno_context_menu_attach (GTK_WIDGET (view), open_cb);
}
