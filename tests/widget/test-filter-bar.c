/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bar of filters, as people work it: by pointer, by keyboard, in every language. */

#include <adwaita.h>
#include <string.h>

#include "fixtures.h"
#include "inno-aggregate.h"
#include "inno-filter-bar.h"
#include "inno-filter-popover.h"
#include "inno-lang.h"
#include "inno-values.h"
#include "widget-fixture.h"

/* Milliseconds: longer than the search waits for the next letter. */
#define PATIENCE 1500

static Fixture *fixture;

typedef struct
{
  InnoFilterBar *bar;
  GtkWindow     *window;
  guint          n_changes;
  guint          n_left;
} Opened;

/* Whoever owns the bar tells it what it said. */
static void
changed_cb (InnoFilterBar *bar,
            Opened        *opened)
{
  g_autoptr (InnoQuery) filter = inno_query_copy (inno_filter_bar_get_filter (bar));

  opened->n_changes++;
  inno_filter_bar_show (bar, fixture->facts, filter, 7);
}

static void
left_cb (Opened *opened)
{
  opened->n_left++;
}

static void
open_bar (Opened     *opened,
          const char *filter)
{
  g_autoptr (InnoQuery) query = fixture_parse_query (filter);

  *opened = (Opened) { .bar = INNO_FILTER_BAR (inno_filter_bar_new ()) };
  opened->window = widget_fixture_present (GTK_WIDGET (opened->bar), 1000, 600);
  inno_filter_bar_show (opened->bar, fixture->facts, query, 7);
  g_signal_connect (opened->bar, "filter-changed", G_CALLBACK (changed_cb), opened);
  g_signal_connect_swapped (opened->bar, "left", G_CALLBACK (left_cb), opened);
  widget_fixture_settle ();
}

/* All widgets below of a type, in order; with a style class, where one is given. */
static void
collect (GtkWidget  *root,
         GType       type,
         const char *style,
         GPtrArray  *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && gtk_widget_get_visible (root) &&
      (style == NULL || gtk_widget_has_css_class (root, style)))
    g_ptr_array_add (found, root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child))
      collect (child, type, style, found);
}

static GPtrArray *
find_all (gpointer    root,
          GType       type,
          const char *style)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (GTK_WIDGET (root), type, style, found);
  return found;
}

/* GTK complains where a window goes while a popover is open. */
static void
close_bar (Opened *opened)
{
  g_autoptr (GPtrArray) buttons = find_all (opened->bar, GTK_TYPE_MENU_BUTTON, NULL);

  for (guint i = 0; i < buttons->len; i++)
    gtk_menu_button_popdown (g_ptr_array_index (buttons, i));
  widget_fixture_settle ();
  gtk_window_destroy (opened->window);
  widget_fixture_settle ();
  inno_lang_activate (INNO_LANG_EN);
}

static gpointer
find_one (gpointer    root,
          GType       type,
          const char *style)
{
  g_autoptr (GPtrArray) found = find_all (root, type, style);

  g_assert_cmpuint (found->len, >=, 1);
  return g_ptr_array_index (found, 0);
}

static guint
count_chips (Opened *opened)
{
  g_autoptr (GPtrArray) chips = find_all (opened->bar, GTK_TYPE_BOX, "filter-chip");

  return chips->len;
}

static const char *
get_chip_text (Opened *opened)
{
  GtkWidget *chip = find_one (opened->bar, GTK_TYPE_BOX, "filter-chip");

  return gtk_label_get_label (find_one (chip, GTK_TYPE_LABEL, NULL));
}

static GtkMenuButton *
get_add (Opened *opened)
{
  g_autoptr (GPtrArray) buttons = find_all (opened->bar, GTK_TYPE_MENU_BUTTON, NULL);

  return g_ptr_array_index (buttons, count_chips (opened));
}

static GtkWidget *
get_check (gpointer    popover,
           const char *text)
{
  g_autoptr (GPtrArray) checks = find_all (popover, GTK_TYPE_CHECK_BUTTON, NULL);

  for (guint i = 0; i < checks->len; i++)
    if (g_str_equal (gtk_label_get_label (find_one (g_ptr_array_index (checks, i), GTK_TYPE_LABEL, NULL)), text))
      return g_ptr_array_index (checks, i);

  return NULL;
}

/* Opens the popover of all kinds at one of them. */
static InnoFilterPopover *
open_kind (Opened     *opened,
           const char *label)
{
  GtkMenuButton *add = get_add (opened);
  InnoFilterPopover *popover = INNO_FILTER_POPOVER (gtk_menu_button_get_popover (add));
  g_autoptr (GPtrArray) buttons = NULL;

  gtk_menu_button_popup (add);
  widget_fixture_settle ();
  buttons = find_all (popover, GTK_TYPE_BUTTON, "flat");
  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_label (g_ptr_array_index (buttons, i)), label) == 0)
      g_signal_emit_by_name (g_ptr_array_index (buttons, i), "clicked");
  widget_fixture_settle ();

  return popover;
}

static void
test_each_kind_has_a_chip (void)
{
  static const char * const filters[] = {
    "--where agreement=agreement:oulu", "--where city=city:tampere", "--where region=06",
    "--where theme=theme:capital-region-smart-urban", "--where lead-theme=lead_theme:photonics",
    "--where source=funding_source:erdf", "--where class=eu", "--where status=ongoing", "--from 2022 --to 2024",
    "--where year=2023",
  };
  const InnoFilterKind *kinds = inno_filter_kinds_get_all ();

  for (guint i = 0; i < INNO_N_FILTER_KINDS; i++)
    {
      Opened opened;
      GtkWidget *chip;

      open_bar (&opened, filters[i]);
      g_assert_cmpuint (count_chips (&opened), ==, 1);
      if (kinds[i] != INNO_FILTER_YEARS)
        g_assert_true (g_str_has_prefix (get_chip_text (&opened), inno_filter_kind_get_label (kinds[i])));
      g_assert_null (strstr (get_chip_text (&opened), "no longer"));

      chip = find_one (opened.bar, GTK_TYPE_BOX, "filter-chip");
      g_signal_emit_by_name (gtk_widget_get_last_child (chip), "clicked");
      g_assert_cmpuint (opened.n_changes, ==, 1);
      g_assert_cmpuint (count_chips (&opened), ==, 0);
      g_assert_false (inno_query_is_filtered (inno_filter_bar_get_filter (opened.bar)));
      close_bar (&opened);
    }
}

static void
test_chip_texts (void)
{
  static const struct { const char *filter, *text; } cases[] = {
    { "--where city=city:tampere --where city=city:oulu", "City: Tampere, Oulu" },
    { "--where city=city:tampere --where city=city:oulu --where city=city:turku --where city=city:pori", "City: 4 chosen" },
    { "--from 2021 --to 2025", "Years 2021–2025" },
    { "--from 2022 --to 2022", "Year 2022" },
    { "--from 2022", "Years from 2022" },
    { "--to 2022", "Years until 2022" },
    { "--where theme=none", "Strategic priority: No strategic priority" },
    { "--where class=city --where class=eu --where class=eu_state --where class=state --where class=other_public "
      "--where class=none", "Funding class: Public funding" },
    { "--where city=city:narnia", "City: narnia (no longer in the data)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Opened opened;

      open_bar (&opened, cases[i].filter);
      g_assert_cmpstr (get_chip_text (&opened), ==, cases[i].text);
      close_bar (&opened);
    }
}

/* What is shortened is whole where people point, and for those who listen. */
static void
test_a_chip_says_all_that_it_holds (void)
{
  Opened opened;
  GtkWidget *button;

  open_bar (&opened, "--where city=city:tampere --where city=city:oulu --where city=city:turku --where city=city:pori");
  button = find_one (find_one (opened.bar, GTK_TYPE_BOX, "filter-chip"), GTK_TYPE_MENU_BUTTON, NULL);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "City: Tampere, Oulu, Turku, Pori");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "City: 4 chosen");
  widget_fixture_assert_described (gtk_widget_get_first_child (button), gtk_menu_button_get_child (GTK_MENU_BUTTON (button)),
                                   "City: Tampere, Oulu, Turku, Pori");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_next_sibling (button)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Remove filter “City: 4 chosen”");
  close_bar (&opened);
}

static void
test_count (void)
{
  Opened opened;
  GtkLabel *count;

  open_bar (&opened, "--where city=city:tampere --from 2022");
  count = find_one (opened.bar, GTK_TYPE_LABEL, "filter-count");
  g_assert_cmpstr (gtk_label_get_label (count), ==, "7 projects · 2 filters");
  inno_filter_bar_set_narrow (opened.bar, TRUE);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (count)));
  close_bar (&opened);
}

/* Each value, its name and its count, as the one engine counts. */
static void
check_values (InnoFilterPopover *popover,
              InnoDimension      dimension,
              InnoLang           lang)
{
  g_autoptr (GPtrArray) checks = find_all (popover, GTK_TYPE_CHECK_BUTTON, NULL);
  g_autoptr (InnoQuery) query = inno_query_new ();
  g_autoptr (GArray) values = NULL;

  query->by = dimension;
  query->lang = lang;
  values = inno_facts_list_values (fixture->facts, query, NULL);
  g_assert_cmpuint (checks->len, ==, values->len);
  for (guint i = 0; i < values->len; i++)
    {
      const InnoValue *value = &g_array_index (values, InnoValue, i);
      g_autoptr (InnoQuery) one = inno_query_new ();
      g_autoptr (InnoFrame) frame = NULL;
      g_autoptr (GPtrArray) labels = find_all (g_ptr_array_index (checks, i), GTK_TYPE_LABEL, NULL);

      inno_query_add_filter (one, dimension, value->id);
      one->measure = INNO_MEASURE_PROJECTS;
      one->lang = lang;
      frame = inno_facts_aggregate (fixture->facts, one, NULL);
      g_assert_cmpuint (inno_frame_get_context (frame)->n_projects, ==, value->n_projects);
      g_assert_cmpstr (gtk_label_get_label (g_ptr_array_index (labels, 0)), ==, value->label);
      g_assert_cmpint (g_ascii_strtoll (gtk_label_get_label (g_ptr_array_index (labels, 1)), NULL, 10), ==,
                       value->n_projects);
    }
}

static void
test_values_in_every_language (void)
{
  static const InnoDimension dimensions[] = {
    INNO_DIMENSION_AGREEMENT, INNO_DIMENSION_CITY, INNO_DIMENSION_REGION, INNO_DIMENSION_THEME,
    INNO_DIMENSION_LEAD_THEME, INNO_DIMENSION_STATUS,
  };

  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    for (guint i = 0; i < G_N_ELEMENTS (dimensions); i++)
      {
        Opened opened;

        inno_lang_activate (lang);
        open_bar (&opened, "");
        check_values (open_kind (&opened, inno_filter_kind_get_label (dimensions[i])), dimensions[i], lang);
        close_bar (&opened);
      }
}

/* ä and ö are the last letters in Swedish, and Åbo the last city. */
static void
test_order_is_that_of_the_language (void)
{
  Opened opened;
  InnoFilterPopover *popover;
  g_autoptr (GPtrArray) checks = NULL;

  inno_lang_activate (INNO_LANG_SV);
  open_bar (&opened, "");
  popover = open_kind (&opened, inno_filter_kind_get_label (INNO_DIMENSION_CITY));
  checks = find_all (popover, GTK_TYPE_CHECK_BUTTON, NULL);
  /* The 20 cities, and what names none. */
  g_assert_cmpuint (checks->len, ==, 21);
  g_assert_cmpstr (gtk_label_get_label (find_one (g_ptr_array_index (checks, 0), GTK_TYPE_LABEL, NULL)), ==, "Björneborg");
  g_assert_cmpstr (gtk_label_get_label (find_one (g_ptr_array_index (checks, 19), GTK_TYPE_LABEL, NULL)), ==, "Åbo");
  close_bar (&opened);
}

/* The chip comes when the popover has closed: it would move away from the pointer. */
static void
test_adding_a_filter (void)
{
  Opened opened;
  InnoFilterPopover *popover;

  open_bar (&opened, "--where status=ongoing");
  popover = open_kind (&opened, "City");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_check (popover, "Oulu")), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_check (popover, "Turku")), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_check (popover, "Oulu")), FALSE);
  g_assert_cmpuint (opened.n_changes, ==, 3);
  g_assert_cmpuint (count_chips (&opened), ==, 1);
  gtk_popover_popdown (GTK_POPOVER (popover));
  widget_fixture_settle ();
  g_assert_cmpuint (count_chips (&opened), ==, 2);
  g_assert_cmpstr (get_chip_text (&opened), ==, "City: Turku");
  g_assert_cmpuint (inno_filter_bar_get_filter (opened.bar)->where[INNO_DIMENSION_STATUS]->len, ==, 1);
  close_bar (&opened);
}

/* The last value may be taken out: the popover stays, the chip goes afterwards. */
static void
test_changing_a_chip (void)
{
  Opened opened;
  GtkMenuButton *button;
  GtkPopover *popover;

  open_bar (&opened, "--where city=city:narnia");
  button = find_one (find_one (opened.bar, GTK_TYPE_BOX, "filter-chip"), GTK_TYPE_MENU_BUTTON, NULL);
  popover = gtk_menu_button_get_popover (button);
  gtk_menu_button_popup (button);
  widget_fixture_settle ();
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_check (popover, "narnia (no longer in the data)")), FALSE);
  g_assert_false (inno_query_is_filtered (inno_filter_bar_get_filter (opened.bar)));
  g_assert_cmpuint (count_chips (&opened), ==, 1);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (popover)));
  gtk_popover_popdown (popover);
  widget_fixture_settle ();
  g_assert_cmpuint (count_chips (&opened), ==, 0);
  close_bar (&opened);
}

static void
wait (guint       milliseconds,
      const guint *count,
      guint       wanted)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (*count < wanted && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static void
test_searching_values (void)
{
  Opened opened;
  InnoFilterPopover *popover;
  GtkSearchEntry *search;
  g_autoptr (GPtrArray) found = NULL;

  open_bar (&opened, "");
  popover = open_kind (&opened, "City");
  search = find_one (popover, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "jyvaskyla");
  g_signal_emit_by_name (search, "activate");
  found = find_all (popover, GTK_TYPE_CHECK_BUTTON, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (opened.n_changes, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (inno_filter_bar_get_filter (opened.bar)->where[INNO_DIMENSION_CITY], 0), ==,
                   "city:jyvaskyla");

  /* Escape: the text goes, then back to the kinds, then away. */
  g_signal_emit_by_name (search, "stop-search");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (search)));
  g_signal_emit_by_name (search, "stop-search");
  g_assert_false (inno_filter_popover_step_back (popover));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (popover)));
  close_bar (&opened);
}

/* Who goes on to what is found right after the last letter stays there. */
static void
test_going_on_from_the_search (void)
{
  Opened opened;
  GtkSearchEntry *search;
  GtkWidget *check;
  g_autoptr (GPtrArray) found = NULL;
  guint never = 0;

  open_bar (&opened, "");
  search = find_one (open_kind (&opened, "City"), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "tampere");
  found = find_all (gtk_widget_get_ancestor (GTK_WIDGET (search), GTK_TYPE_POPOVER), GTK_TYPE_CHECK_BUTTON, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  check = g_ptr_array_index (found, 0);
  g_assert_true (gtk_widget_grab_focus (check));
  wait (400, &never, 1);
  g_assert_true (gtk_window_get_focus (opened.window) == check);
  close_bar (&opened);
}

static void
test_years (void)
{
  Opened opened;
  InnoFilterPopover *popover;
  g_autoptr (GPtrArray) spins = NULL;
  double first, last;
  const InnoQuery *filter;

  open_bar (&opened, "");
  popover = open_kind (&opened, "Years");
  spins = find_all (popover, GTK_TYPE_SPIN_BUTTON, NULL);
  g_assert_cmpuint (spins->len, ==, 2);
  g_assert_cmpuint (opened.n_changes, ==, 0);
  gtk_spin_button_get_range (g_ptr_array_index (spins, 0), &first, &last);
  g_assert_cmpfloat (first, ==, 2021);
  gtk_spin_button_set_value (g_ptr_array_index (spins, 1), 2024);
  filter = inno_filter_bar_get_filter (opened.bar);
  g_assert_cmpint (filter->from_year, ==, 2021);
  g_assert_cmpint (filter->to_year, ==, 2024);
  /* Never a span that ends before it begins. */
  gtk_spin_button_set_value (g_ptr_array_index (spins, 0), last);
  g_assert_cmpint (filter->from_year, ==, (int) last);
  g_assert_cmpint (filter->to_year, ==, (int) last);
  close_bar (&opened);
}

static void
test_free_text (void)
{
  Opened opened;
  GtkSearchEntry *search;

  open_bar (&opened, "");
  search = find_one (opened.bar, GTK_TYPE_SEARCH_ENTRY, NULL);
  inno_filter_bar_focus_search (opened.bar);
  gtk_editable_set_text (GTK_EDITABLE (search), " valo");
  gtk_editable_set_text (GTK_EDITABLE (search), " valok");
  g_assert_cmpuint (opened.n_changes, ==, 0);
  wait (PATIENCE, &opened.n_changes, 1);
  g_assert_cmpuint (opened.n_changes, ==, 1);
  g_assert_cmpstr (inno_filter_bar_get_filter (opened.bar)->text, ==, "valok");
  /* What is being typed is left as it is typed. */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, " valok");

  g_signal_emit_by_name (search, "stop-search");
  g_assert_cmpuint (opened.n_changes, ==, 2);
  g_assert_null (inno_filter_bar_get_filter (opened.bar)->text);
  g_assert_cmpuint (opened.n_left, ==, 0);
  g_signal_emit_by_name (search, "stop-search");
  g_assert_cmpuint (opened.n_left, ==, 1);
  close_bar (&opened);
}

/* Told from outside, the bar tells nobody. */
static void
test_being_told (void)
{
  Opened opened;
  g_autoptr (InnoQuery) filter = fixture_parse_query ("--where city=city:oulu");
  guint never = 0;

  open_bar (&opened, "");
  inno_query_set_text (filter, "valo");
  inno_filter_bar_show (opened.bar, fixture->facts, filter, 3);
  wait (400, &never, 1);
  g_assert_cmpuint (opened.n_changes, ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (find_one (opened.bar, GTK_TYPE_SEARCH_ENTRY, NULL)), ==, "valo");
  close_bar (&opened);
}

static void
test_languages (void)
{
  Opened opened;

  open_bar (&opened, "--where city=city:tampere --where city=city:oulu");
  inno_lang_activate (INNO_LANG_SV);
  inno_filter_bar_retranslate (opened.bar);
  g_assert_cmpstr (get_chip_text (&opened), ==, "Stad: Tammerfors, Uleåborg");
  inno_lang_activate (INNO_LANG_FI);
  inno_filter_bar_retranslate (opened.bar);
  g_assert_cmpstr (get_chip_text (&opened), ==, "Kaupunki: Tampere, Oulu");
  close_bar (&opened);
}

static void
test_finalizes (void)
{
  InnoFilterBar *bar = g_object_ref_sink (INNO_FILTER_BAR (inno_filter_bar_new ()));
  g_autoptr (InnoQuery) filter = fixture_parse_query ("--where city=city:oulu --from 2022");

  inno_filter_bar_show (bar, fixture->facts, filter, 3);
  g_assert_finalize_object (bar);
}

int
main (int    argc,
      char **argv)
{
  int result;

  widget_fixture_init (&argc, &argv);
  inno_lang_setup ();
  fixture = fixture_new_sample ();

  g_test_add_func ("/filter-bar/each-kind", test_each_kind_has_a_chip);
  g_test_add_func ("/filter-bar/chip-texts", test_chip_texts);
  g_test_add_func ("/filter-bar/chip-names", test_a_chip_says_all_that_it_holds);
  g_test_add_func ("/filter-bar/count", test_count);
  g_test_add_func ("/filter-bar/values", test_values_in_every_language);
  g_test_add_func ("/filter-bar/order", test_order_is_that_of_the_language);
  g_test_add_func ("/filter-bar/adding", test_adding_a_filter);
  g_test_add_func ("/filter-bar/changing", test_changing_a_chip);
  g_test_add_func ("/filter-bar/searching-values", test_searching_values);
  g_test_add_func ("/filter-bar/going-on-from-the-search", test_going_on_from_the_search);
  g_test_add_func ("/filter-bar/years", test_years);
  g_test_add_func ("/filter-bar/free-text", test_free_text);
  g_test_add_func ("/filter-bar/being-told", test_being_told);
  g_test_add_func ("/filter-bar/languages", test_languages);
  g_test_add_func ("/filter-bar/finalizes", test_finalizes);

  result = g_test_run ();
  fixture_free (fixture);

  return result;
}
