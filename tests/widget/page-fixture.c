/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "page-fixture.h"

#include "inno-pages.h"
#include "widget-fixture.h"

static void
keep_link (PageFixture *self,
           const char  *action,
           GVariant    *parameter)
{
  g_free (self->link);
  self->link = g_strdup_printf ("%s %s", action, parameter != NULL ? g_variant_get_string (parameter, NULL) : "");
}

static void
action_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  g_autofree char *name = g_strconcat ("win.", g_action_get_name (G_ACTION (action)), NULL);

  keep_link (user_data, name, parameter);
}

/* The tools of the page stand above it, as in the program. */
GtkWindow *
page_fixture_present (InnoPage *page,
                      int       width,
                      int       height)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  if (inno_page_get_tools (page) != NULL)
    gtk_box_append (GTK_BOX (body), inno_page_get_tools (page));
  gtk_widget_set_vexpand (GTK_WIDGET (page), TRUE);
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (page));

  return widget_fixture_present (body, width, height);
}

void
page_fixture_open (PageFixture *self,
                   const char  *id,
                   int          width,
                   int          height)
{
  const GActionEntry entries[] = {
    { .name = "go", .activate = action_cb, .parameter_type = "s" },
    { .name = "rows", .activate = action_cb, .parameter_type = "s" },
    { .name = "clear-filters", .activate = action_cb },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  guint n_kinds;
  const InnoPageKind *kinds = inno_pages_get_all (&n_kinds);

  *self = (PageFixture) { NULL };
  for (guint i = 0; i < n_kinds; i++)
    if (g_str_equal (kinds[i].id, id))
      self->page = kinds[i].create (&kinds[i]);
  g_assert_nonnull (self->page);
  self->window = page_fixture_present (self->page, width, height);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self->window), "win", G_ACTION_GROUP (group));
}

/* Nothing may keep the page alive. */
void
page_fixture_close (PageFixture *self)
{
  gpointer page = self->page;

  g_object_add_weak_pointer (G_OBJECT (self->page), &page);
  gtk_window_destroy (self->window);
  page_fixture_settle ();
  g_assert_null (page);
  g_free (self->link);
  inno_lang_activate (INNO_LANG_EN);
}

void
page_fixture_settle (void)
{
  for (guint i = 0; i < 20; i++)
    {
      while (g_main_context_pending (NULL))
        g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
collect (GtkWidget *root,
         GType      type,
         GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    g_ptr_array_add (found, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

GPtrArray *
page_fixture_find_all (GtkWidget *root,
                       GType      type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (root, type, found);
  return found;
}

GtkWidget *
page_fixture_find (PageFixture *self,
                   GType        type)
{
  g_autoptr (GPtrArray) found = page_fixture_find_all (GTK_WIDGET (self->window), type);

  g_assert_cmpuint (found->len, >, 0);
  return g_ptr_array_index (found, 0);
}

/* As people see it: no-break spaces are spaces. */
static gboolean
has_text (PageFixture *self,
          const char  *text)
{
  g_autoptr (GPtrArray) labels = page_fixture_find_all (GTK_WIDGET (self->window), GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    {
      g_autoptr (GString) label = g_string_new (gtk_label_get_text (g_ptr_array_index (labels, i)));

      g_string_replace (label, "\302\240", " ", 0);
      if (gtk_widget_get_mapped (g_ptr_array_index (labels, i)) && g_str_equal (label->str, text))
        return TRUE;
    }

  return FALSE;
}

void
page_fixture_assert_text (PageFixture *self,
                          const char  *text)
{
  if (!has_text (self, text))
    g_error ("“%s” is not to be seen", text);
}

void
page_fixture_assert_no_text (PageFixture *self,
                             const char  *text)
{
  if (has_text (self, text))
    g_error ("“%s” is to be seen", text);
}

static void
assert_named (GtkWidget *widget)
{
  g_autofree char *fault = NULL;
  g_autoptr (GPtrArray) labels = page_fixture_find_all (widget, GTK_TYPE_LABEL);

  if (!gtk_widget_get_mapped (widget) || labels->len > 0)
    return;

  fault = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  if (fault == NULL)
    g_error ("a %s has no name", G_OBJECT_TYPE_NAME (widget));
}

void
page_fixture_assert_names (PageFixture *self)
{
  const GType types[] = { GTK_TYPE_BUTTON, GTK_TYPE_LIST_BOX_ROW, GTK_TYPE_SEARCH_ENTRY };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GPtrArray) found = page_fixture_find_all (GTK_WIDGET (self->page), types[i]);

      for (guint k = 0; k < found->len; k++)
        assert_named (g_ptr_array_index (found, k));
    }
}
