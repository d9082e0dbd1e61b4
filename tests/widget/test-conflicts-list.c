/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list on the page of conflicts: what stands there, and what a link opens of it. */

#include <adwaita.h>

#include "conflicts-fixture.h"
#include "inno-conflicts-page.h"
#include "inno-pages.h"
#include "widget-fixture.h"
#include "widget-search.h"
#include "workspace-case.h"

static void
test_none (void)
{
  Fixture *fixture = fixture_new (CONFLICTS_FIXTURE_DOCUMENTS, FIXTURE_PLACES);
  g_autoptr (ConflictsFixture) self = conflicts_fixture_open (fixture, 1000);

  g_assert_cmpstr (conflicts_fixture_get_surface (self), ==, "message");
  widget_search_assert (self->page, "No conflicts");
}

/* A link to what has been resolved since leads to what has not. */
static void
test_link_is_old (void)
{
  g_autoptr (ConflictsFixture) self = conflicts_fixture_open (conflicts_fixture_make (), 1000);

  inno_page_open (self->page, "project:gone");
  while (inno_conflict_list_get_selected (self->list) == NULL)
    g_main_context_iteration (NULL, TRUE);
  workspace_case_wait (conflicts_fixture_is_shown, self);
  g_assert_cmpstr (conflicts_fixture_get_surface (self), ==, "conflicts");
}

static void
test_link_is_old_from_the_start (void)
{
  Fixture *fixture = conflicts_fixture_make ();
  g_autoptr (InnoWorkspace) workspace = workspace_case_open (fixture);
  InnoPage *page = inno_conflicts_page_new (NULL);
  GtkWindow *window = widget_fixture_present (GTK_WIDGET (page), 1000, 700);
  InnoConflictView *view = INNO_CONFLICT_VIEW (widget_search_type (page, INNO_TYPE_CONFLICT_VIEW));

  inno_page_open (page, "project:gone");
  inno_page_set_workspace (page, workspace);
  inno_page_show (page, inno_workspace_get_facts (workspace), NULL);
  while (inno_conflict_view_get_id (view) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (inno_conflict_view_get_id (view), ==, P1);
  gtk_window_destroy (window);
  widget_fixture_settle ();
  g_clear_object (&workspace);
  widget_fixture_settle ();
  fixture_free (fixture);
}

#define N_MANY 1000

static guint
count_rows (GtkWidget *root)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += 1 + count_rows (child);

  return n;
}

/* Read as far as somebody looks, with widgets for what is in sight. */
static void
test_many (void)
{
  g_autoptr (GString) documents = g_string_new ("[");
  Fixture *fixture;
  g_autoptr (ConflictsFixture) self = NULL;
  GtkAdjustment *adjustment;

  for (guint i = 0; i < N_MANY; i++)
    g_string_append_printf (documents, "%s{'_id':'project:m%04u','name':{'fi':'M %u','sv':null,'en':null},"
                                       "'status':'ongoing','funding':[]}", i > 0 ? "," : "", i, i);
  g_string_append_c (documents, ']');
  fixture = fixture_new (documents->str, FIXTURE_PLACES);
  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *id = g_strdup_printf ("project:m%04u", i);

      conflicts_fixture_collide (fixture, id, "status", "['ended']", "['cancelled']");
    }

  self = conflicts_fixture_open (fixture, 1000);
  g_assert_cmpuint (inno_workspace_get_n_conflicted (self->workspace), ==, N_MANY);
  g_assert_cmpuint (inno_conflict_list_get_n (self->list), ==, 200);
  g_assert_cmpuint (count_rows (GTK_WIDGET (self->list)), <, 2000);

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget_search_type (GTK_WIDGET (self->list),
                                                                                      GTK_TYPE_SCROLLED_WINDOW)));
  while (inno_conflict_list_get_n (self->list) < N_MANY)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
      widget_fixture_settle ();
      gtk_adjustment_set_value (adjustment, 0);
      widget_fixture_settle ();
    }
  /* One that is linked to is opened wherever it is. */
  conflicts_fixture_open_document (self, "project:m0900");
  g_assert_cmpstr (inno_conflict_list_get_selected (self->list), ==, "project:m0900");
}

static void
test_narrow (void)
{
  g_autoptr (ConflictsFixture) self = conflicts_fixture_open (conflicts_fixture_make (), 360);
  GtkWidget *leaflet = widget_search_type (self->page, ADW_TYPE_LEAFLET);
  int minimum;

  gtk_widget_add_css_class (GTK_WIDGET (self->window), "narrow");
  widget_fixture_settle ();
  gtk_widget_measure (GTK_WIDGET (self->page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  g_assert_true (adw_leaflet_get_folded (ADW_LEAFLET (leaflet)));
  g_assert_cmpstr (adw_leaflet_get_visible_child_name (ADW_LEAFLET (leaflet)), ==, "list");
  conflicts_fixture_open_document (self, P1);
  g_assert_cmpstr (adw_leaflet_get_visible_child_name (ADW_LEAFLET (leaflet)), ==, "view");
  gtk_widget_activate_action (GTK_WIDGET (self->view), "conflict.back", NULL);
  g_assert_cmpstr (adw_leaflet_get_visible_child_name (ADW_LEAFLET (leaflet)), ==, "list");
}

static void
test_finalizes (void)
{
  ConflictsFixture *self = conflicts_fixture_open (conflicts_fixture_make (), 1000);
  gpointer page = self->page;

  g_object_add_weak_pointer (G_OBJECT (page), &page);
  conflicts_fixture_close (self);
  g_assert_null (page);
}

int
main (int   argc,
      char *argv[])
{
  widget_fixture_init (&argc, &argv);
  inno_pages_init ();
  inno_lang_setup ();
  inno_lang_activate (INNO_LANG_EN);

  g_test_add_func ("/page/conflicts/none", test_none);
  g_test_add_func ("/page/conflicts/link-is-old", test_link_is_old);
  g_test_add_func ("/page/conflicts/link-is-old-from-the-start", test_link_is_old_from_the_start);
  g_test_add_func ("/page/conflicts/many", test_many);
  g_test_add_func ("/page/conflicts/narrow", test_narrow);
  g_test_add_func ("/page/conflicts/finalizes", test_finalizes);

  return g_test_run ();
}
