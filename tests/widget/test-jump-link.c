/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is typed or pasted into the jump window and leads somewhere by itself. */

#include <glib.h>

#include "inno-jump-place.h"
#include "inno-lang.h"

typedef struct
{
  const char *text;
  const char *action;    /* NULL: it is no link */
} Typed;

static const Typed typed[] = {
  { "projects/project:p1", "win.go::projects/project:p1" },
  { "  projects/project:p1\n", "win.go::projects/project:p1" },
  { "funding?status=ended", "win.go::funding?status=ended" },
  { "funding/funding-shares?city=city:oulu", "win.go::funding/funding-shares?city=city:oulu" },
  { " innocities:project/project:p1", "win.go::projects/project:p1" },
  { "innocities:page/funding", "win.go::funding" },
  { "innocities:page/nosuch", NULL },
  /* The name of a page is found as such. */
  { "projects", NULL },
  { "projects/", NULL },
  { "projects?", NULL },
  { "project/project:p1", NULL },
  { "project:p1", NULL },
  { "/projects/project:p1", NULL },
  { "https://example.org/projects/1", NULL },
  { "Åbo", NULL },
  { "", NULL },
};

static void
test_links (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (InnoJumpPlace) place = inno_jump_place_new_link (typed[i].text);
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;

      if (typed[i].action == NULL)
        {
          g_assert_null (place);
          continue;
        }
      g_assert_nonnull (place);
      g_assert_cmpstr (place->action, ==, typed[i].action);
      g_assert_true (g_action_parse_detailed_name (place->action, &name, &target, NULL));
      g_assert_cmpstr (name, ==, "win.go");
    }
}

static void
test_what_it_says (void)
{
  g_autoptr (InnoJumpPlace) place = inno_jump_place_new_link (" projects/project:p1 ");

  g_assert_cmpstr (place->label, ==, "Go to “projects/project:p1”");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  inno_lang_setup ();
  inno_lang_activate (INNO_LANG_EN);

  g_test_add_func ("/page/jump/links", test_links);
  g_test_add_func ("/page/jump/link-says", test_what_it_says);

  return g_test_run ();
}
