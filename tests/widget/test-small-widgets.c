/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "inno-announce.h"
#include "inno-choice.h"
#include "inno-entry-row.h"
#include "inno-language-switch.h"
#include "inno-message-dialog.h"
#include "inno-patience.h"
#include "inno-picker.h"
#include "inno-sample-pill.h"
#include "inno-swatch.h"
#include "inno-sync-banner.h"
#include "inno-toasts.h"
#include "inno-widget.h"
#include "widget-fixture.h"

static const InnoChoiceItem items[] = {
  { "granted", "Granted", NULL, NULL },
  { "realised", "Realised", "Realised by the end of the year", NULL },
  { "planned", "Planned", NULL, "starred-symbolic" },
};

static void
count_cb (guint *count)
{
  (*count)++;
}

static GtkWidget *
nth_child (gpointer widget,
           guint    n)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (n-- > 0)
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static void
test_choice (void)
{
  InnoChoice *choice = INNO_CHOICE (g_object_ref_sink (inno_choice_new ()));
  guint n_notified = 0;

  inno_choice_set_items (choice, items, G_N_ELEMENTS (items));
  g_assert_null (inno_choice_get_selected (choice));
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (count_cb), &n_notified);

  inno_choice_set_selected (choice, "realised");
  inno_choice_set_selected (choice, "realised");
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (nth_child (choice, 1))));

  /* As a click does: exactly one is down, and one word of it. */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (nth_child (choice, 2)), TRUE);
  g_assert_cmpuint (n_notified, ==, 2);
  g_assert_cmpstr (inno_choice_get_selected (choice), ==, "planned");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (nth_child (choice, 1))));

  inno_choice_set_selected (choice, "no such thing");
  g_assert_null (inno_choice_get_selected (choice));

  g_assert_finalize_object (choice);
}

static void
test_choice_items_again (void)
{
  InnoChoice *choice = INNO_CHOICE (g_object_ref_sink (inno_choice_new ()));
  guint n_notified = 0;

  inno_choice_set_items (choice, items, G_N_ELEMENTS (items));
  inno_choice_set_selected (choice, "planned");
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (count_cb), &n_notified);

  inno_choice_set_items (choice, items, G_N_ELEMENTS (items));
  g_assert_cmpuint (n_notified, ==, 0);
  g_assert_cmpstr (inno_choice_get_selected (choice), ==, "planned");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (nth_child (choice, 2))));

  inno_choice_set_items (choice, items, 1);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_null (inno_choice_get_selected (choice));
  g_assert_cmpuint (inno_choice_get_n_items (choice), ==, 1);
  inno_choice_set_items (choice, NULL, 0);
  g_assert_null (gtk_widget_get_first_child (GTK_WIDGET (choice)));

  g_assert_finalize_object (choice);
}

static void
test_choice_names (void)
{
  InnoChoice *choice = INNO_CHOICE (g_object_ref_sink (inno_choice_new ()));

  inno_choice_set_items (choice, items, G_N_ELEMENTS (items));
  inno_choice_set_selected (choice, "granted");
  gtk_test_accessible_assert_role (choice, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  gtk_test_accessible_assert_role (nth_child (choice, 0), GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_test_accessible_assert_property (nth_child (choice, 0), GTK_ACCESSIBLE_PROPERTY_LABEL, "Granted");
  gtk_test_accessible_assert_property (nth_child (choice, 1), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Realised by the end of the year");
  gtk_test_accessible_assert_state (nth_child (choice, 0), GTK_ACCESSIBLE_STATE_CHECKED,
                                    GTK_ACCESSIBLE_TRISTATE_TRUE);
  gtk_test_accessible_assert_state (nth_child (choice, 1), GTK_ACCESSIBLE_STATE_CHECKED,
                                    GTK_ACCESSIBLE_TRISTATE_FALSE);

  g_assert_finalize_object (choice);
}

static void
test_language_switch (void)
{
  InnoLanguageSwitch *langs = INNO_LANGUAGE_SWITCH (g_object_ref_sink (inno_language_switch_new ()));
  GtkWidget *choice = gtk_widget_get_first_child (GTK_WIDGET (langs));
  guint n_notified = 0;

  gtk_test_accessible_assert_property (choice, GTK_ACCESSIBLE_PROPERTY_LABEL, "Language");
  g_signal_connect_swapped (langs, "notify::lang", G_CALLBACK (count_cb), &n_notified);
  g_assert_cmpint (inno_language_switch_get_lang (langs), ==, INNO_LANG_FI);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (nth_child (choice, INNO_LANG_SV)), TRUE);
  g_assert_cmpint (inno_language_switch_get_lang (langs), ==, INNO_LANG_SV);
  g_assert_cmpuint (n_notified, ==, 1);
  inno_language_switch_set_lang (langs, INNO_LANG_EN);
  g_assert_cmpuint (n_notified, ==, 2);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (nth_child (choice, INNO_LANG_EN))));

  for (guint i = 0; i < INNO_N_LANGS; i++)
    gtk_test_accessible_assert_property (nth_child (choice, i), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         inno_lang_get_native_name ((InnoLang) i));

  g_assert_finalize_object (langs);
}

static void
test_banner (void)
{
  static const char *const signals[] = {
    "notify::state", "notify::headline", "notify::text", "notify::button-label"
  };
  InnoSyncBanner *banner = INNO_SYNC_BANNER (g_object_ref_sink (inno_sync_banner_new ()));
  g_autofree char *label = NULL;
  guint n_notified = 0;

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_swapped (banner, signals[i], G_CALLBACK (count_cb), &n_notified);
  inno_sync_banner_set (banner, INNO_SYNC_BANNER_ERROR, "Not <b>up</b> & down.", "The server", "Try again");
  g_assert_cmpuint (n_notified, ==, 4);
  inno_sync_banner_set (banner, INNO_SYNC_BANNER_ERROR, "Not <b>up</b> & down.", "The server", "Try again");
  g_assert_cmpuint (n_notified, ==, 4);

  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (banner), "error"));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (banner), "ok"));
  gtk_test_accessible_assert_role (banner, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (banner, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Not <b>up</b> & down. The server");
  g_object_get (banner, "button-label", &label, NULL);
  g_assert_cmpstr (label, ==, "Try again");

  g_assert_finalize_object (banner);
}

static void
test_banner_button (void)
{
  InnoSyncBanner *banner = INNO_SYNC_BANNER (g_object_ref_sink (inno_sync_banner_new ()));
  GtkWidget *button = gtk_widget_get_last_child (gtk_widget_get_first_child (GTK_WIDGET (banner)));
  guint n_activated = 0;

  g_assert_true (GTK_IS_BUTTON (button));
  g_assert_false (gtk_widget_get_visible (button));
  inno_sync_banner_set (banner, INNO_SYNC_BANNER_BUSY, "Fetching changes.", NULL, "Stop");
  g_assert_true (gtk_widget_get_visible (button));
  g_signal_connect_swapped (banner, "activated", G_CALLBACK (count_cb), &n_activated);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (n_activated, ==, 1);
  inno_sync_banner_set (banner, INNO_SYNC_BANNER_OK, "Data as of today.", NULL, NULL);
  g_assert_false (gtk_widget_get_visible (button));

  g_assert_finalize_object (banner);
}

static void
test_banner_is_narrow (void)
{
  InnoSyncBanner *banner = INNO_SYNC_BANNER (g_object_ref_sink (inno_sync_banner_new ()));
  int least, low, high;

  inno_sync_banner_set (banner, INNO_SYNC_BANNER_ERROR, "Not up to date since 8:40.",
                        "The server did not accept the password and nothing was lost",
                        "Enter password…");
  gtk_widget_measure (GTK_WIDGET (banner), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  gtk_widget_measure (GTK_WIDGET (banner), GTK_ORIENTATION_VERTICAL, 360, &high, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (banner), GTK_ORIENTATION_VERTICAL, 1200, &low, NULL, NULL, NULL);
  g_assert_cmpint (high, >, low);

  g_assert_finalize_object (banner);
}

static void
test_pill (void)
{
  InnoSamplePill *pill = INNO_SAMPLE_PILL (g_object_ref_sink (inno_sample_pill_new ()));

  gtk_test_accessible_assert_property (pill, GTK_ACCESSIBLE_PROPERTY_LABEL, "Sample data");
  inno_sample_pill_retranslate (pill);
  g_assert_finalize_object (pill);
}

static void
test_swatch (void)
{
  InnoSwatch *swatch = INNO_SWATCH (g_object_ref_sink (inno_swatch_new ()));
  const PlotStyle *style = plot_style_find ("light");
  GtkWindow *window;

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (swatch)));
  inno_swatch_set_fill (swatch, &style->fills[PLOT_FILL_NAVY_TEAL], style);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (swatch)));
  window = widget_fixture_present (GTK_WIDGET (swatch), 60, 60);
  for (int glyph = PLOT_GLYPH_NONE; glyph <= PLOT_GLYPH_HATCH; glyph++)
    {
      inno_swatch_set_glyph (swatch, (PlotGlyph) glyph, style);
      widget_fixture_settle ();
    }
  inno_swatch_clear (swatch);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (swatch)));

  gtk_window_destroy (window);
  widget_fixture_settle ();
  g_assert_finalize_object (swatch);
}

static GtkDropDown *
find_menu (InnoPicker *picker)
{
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (picker));

  return GTK_DROP_DOWN (gtk_widget_get_last_child (box));
}

static void
offer_less_cb (InnoPicker *picker,
               guint      *n_picked)
{
  ++*n_picked;
  inno_picker_set_items (picker, items + 1, 1, NULL);
}

/* What is chosen is no more to be chosen, as where one adds to a list: the drop-down is still
 * at it. */
static void
test_picker_changed (void)
{
  InnoPicker *picker = INNO_PICKER (g_object_ref_sink (inno_picker_new (TRUE)));
  guint n_picked = 0;

  inno_picker_set_wide (picker, TRUE);
  inno_picker_set_items (picker, items, G_N_ELEMENTS (items), NULL);
  g_signal_connect (picker, "picked", G_CALLBACK (offer_less_cb), &n_picked);
  gtk_drop_down_set_selected (find_menu (picker), 2);
  g_assert_cmpuint (n_picked, ==, 1);
  g_assert_cmpuint (inno_picker_get_n_items (picker), ==, 1);
  g_assert_cmpstr (inno_picker_get_selected (picker), ==, "realised");
  widget_fixture_settle ();
  g_assert_cmpuint (gtk_drop_down_get_selected (find_menu (picker)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (find_menu (picker))), ==, 1);

  g_assert_finalize_object (picker);
}

static void
go_cb (GtkWindow *window)
{
  gtk_window_set_child (window, NULL);
}

/* What is chosen leads elsewhere, and the picker is gone. */
static void
test_picker_gone (void)
{
  InnoPicker *picker = INNO_PICKER (inno_picker_new (TRUE));
  GtkDropDown *menu = find_menu (picker);
  GtkWindow *window;

  g_object_add_weak_pointer (G_OBJECT (picker), (gpointer *) &picker);
  g_object_add_weak_pointer (G_OBJECT (menu), (gpointer *) &menu);
  inno_picker_set_items (picker, items, G_N_ELEMENTS (items), NULL);
  window = widget_fixture_present (GTK_WIDGET (picker), 200, 100);
  g_signal_connect_swapped (picker, "picked", G_CALLBACK (go_cb), window);
  gtk_drop_down_set_selected (menu, 2);
  widget_fixture_settle ();
  g_assert_null (picker);
  g_assert_null (menu);

  gtk_window_destroy (window);
  widget_fixture_settle ();
}

/* What is being dealt with in the text, as a key that closes its window, outlives the row. */
static void
test_entry_row_gone (void)
{
  GtkWidget *row = inno_entry_row_new_secret ("Password");
  GtkWindow *window = widget_fixture_present (row, 200, 100);
  g_autoptr (GtkEditable) text = g_object_ref (gtk_editable_get_delegate (GTK_EDITABLE (row)));
  gpointer gone = row;

  gtk_widget_grab_focus (row);
  g_assert_cmpuint (g_signal_handler_find (text, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, gone), !=, 0);
  g_object_add_weak_pointer (G_OBJECT (row), (gpointer *) &row);
  gtk_window_destroy (window);
  widget_fixture_settle ();
  g_assert_null (row);
  g_assert_cmpuint (g_signal_handler_find (text, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, gone), ==, 0);
}

/* Its words are in what scrolls, where screen readers do not look for them. */
static void
test_message_dialog (void)
{
  GtkWidget *dialog = inno_message_dialog_new (NULL, "Replace it?", "A view of that name is saved already.");

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "A view of that name is saved already.");
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), "No view is saved.");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "No view is saved.");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* What has no place yet has the keyboard as soon as it has one. */
static void
test_focus_in_sight (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *first = gtk_button_new_with_label ("first");
  GtkWidget *second = gtk_button_new_with_label ("second");
  GtkWindow *window;

  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  gtk_widget_set_visible (second, FALSE);
  window = widget_fixture_present (box, 200, 100);
  gtk_widget_grab_focus (first);
  g_assert_true (inno_widget_grab_focus_in_sight (second));
  g_assert_true (gtk_widget_has_focus (first));
  gtk_widget_set_visible (second, TRUE);
  widget_fixture_settle ();
  g_assert_true (gtk_widget_has_focus (second));
  /* Once. */
  gtk_widget_grab_focus (first);
  gtk_widget_set_visible (second, FALSE);
  gtk_widget_set_visible (second, TRUE);
  widget_fixture_settle ();
  g_assert_true (gtk_widget_has_focus (first));
  g_assert_true (inno_widget_grab_focus_in_sight (second));
  g_assert_true (gtk_widget_has_focus (second));

  gtk_window_destroy (window);
  widget_fixture_settle ();
}

static void
find_search_entry (gpointer widget,
                   gpointer entry)
{
  if (GTK_IS_SEARCH_ENTRY (widget))
    *(GtkWidget **) entry = widget;
}

/* GTK has words of its own there, and no Finnish ones. */
static void
test_picker_searched (void)
{
  InnoPicker *picker = INNO_PICKER (g_object_ref_sink (inno_picker_new (TRUE)));
  GtkWidget *entry = NULL;
  g_autofree char *placeholder = NULL;

  inno_picker_set_wide (picker, TRUE);
  inno_picker_set_title (picker, "City", FALSE);
  inno_widget_foreach (GTK_WIDGET (picker), find_search_entry, &entry);
  g_assert_nonnull (entry);
  g_object_get (entry, "placeholder-text", &placeholder, NULL);
  g_assert_cmpstr (placeholder, ==, "Search");
  g_assert_true (GTK_IS_POPOVER (gtk_search_entry_get_key_capture_widget (GTK_SEARCH_ENTRY (entry))));
  widget_fixture_finalize (picker);
}

static const struct { const char *typed; const char *chosen; gboolean is_found; } searches[] = {
  { "alis", "realised", TRUE },
  { "nothing like it", "realised", FALSE },
  { "", "realised", TRUE },
  { "an", "granted", TRUE },
};

static void
find_nothing (gpointer widget,
              gpointer nothing)
{
  if (gtk_widget_has_css_class (widget, "drop-down-nothing"))
    *(GtkWidget **) nothing = widget;
}

/* Any part of a word finds, and Enter takes the first that is found; without a word nothing is chosen. Where
 * nothing is found that is said. */
static void
test_picker_found (void)
{
  InnoPicker *picker = INNO_PICKER (g_object_ref (inno_picker_new (TRUE)));
  GtkWindow *window;
  GtkWidget *entry = NULL, *nothing = NULL;

  inno_picker_set_wide (picker, TRUE);
  inno_picker_set_items (picker, items, G_N_ELEMENTS (items), NULL);
  window = widget_fixture_present (GTK_WIDGET (picker), 200, 100);
  inno_widget_foreach (GTK_WIDGET (picker), find_search_entry, &entry);
  inno_widget_foreach (GTK_WIDGET (picker), find_nothing, &nothing);
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), searches[i].typed);
      g_signal_emit_by_name (entry, "activate");
      widget_fixture_settle ();
      g_assert_cmpstr (inno_picker_get_selected (picker), ==, searches[i].chosen);
      g_assert_true (gtk_widget_get_visible (nothing) != searches[i].is_found);
    }
  gtk_window_destroy (window);
  widget_fixture_finalize (picker);
}

/* What offers something stays longer, and what stays until it is closed stays so. */
static void
test_toasts (void)
{
  static const struct { const char *button; guint seconds; guint stays; } cases[] = {
    { NULL, 5, 5 },
    { "Undo", 5, 10 },
    { "Undo", 0, 0 },
  };
  AdwToastOverlay *toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  GtkWindow *window = widget_fixture_present (GTK_WIDGET (toasts), 300, 200);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AdwToast *toast = adw_toast_new ("Done");

      adw_toast_set_timeout (toast, cases[i].seconds);
      adw_toast_set_button_label (toast, cases[i].button);
      inno_toasts_add (toasts, toast);
      g_assert_cmpuint (adw_toast_get_timeout (toast), ==, cases[i].stays);
    }
  gtk_window_destroy (window);
}

static int
patience_least (const char *text)
{
  InnoPatience *patience = g_object_ref_sink (g_object_new (INNO_TYPE_PATIENCE, NULL));
  int minimum;

  inno_patience_retranslate (patience, text);
  gtk_widget_set_visible (GTK_WIDGET (patience), TRUE);
  gtk_widget_measure (GTK_WIDGET (patience), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  widget_fixture_finalize (patience);

  return minimum;
}

/* It comes and goes, and a window that it makes wider stays so. */
static void
test_patience_is_narrow (void)
{
  g_assert_cmpint (patience_least ("Opening the sample portfolio of the programme"), ==, patience_least ("programme"));
}

/* The pane in it takes the keyboard, and all that is written there is said on the way to it. */
static void
test_status (void)
{
  AdwStatusPage *status = g_object_ref_sink (ADW_STATUS_PAGE (adw_status_page_new ()));
  GtkWidget *pane;

  inno_widget_tell_status (GTK_WIDGET (status));
  pane = gtk_widget_get_first_child (GTK_WIDGET (status));
  g_assert_true (GTK_IS_SCROLLED_WINDOW (pane));
  gtk_test_accessible_assert_role (pane, GTK_ACCESSIBLE_ROLE_GROUP);
  adw_status_page_set_title (status, "No conflicts");
  gtk_test_accessible_assert_property (status, GTK_ACCESSIBLE_PROPERTY_LABEL, "No conflicts");
  adw_status_page_set_description (status, "Of R&amp;D none.");
  gtk_test_accessible_assert_property (status, GTK_ACCESSIBLE_PROPERTY_LABEL, "No conflicts. Of R&D none.");
  gtk_test_accessible_assert_property (pane, GTK_ACCESSIBLE_PROPERTY_LABEL, "No conflicts");
  g_assert_finalize_object (status);
}

/* Before GTK 4.14 the window itself says what is announced; from then on it cannot be asked. */
static gboolean
says (GtkWindow  *window,
      const char *text)
{
  g_autofree char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (window), GTK_ACCESSIBLE_PROPERTY_LABEL, text);

  return other == NULL || GTK_CHECK_VERSION (4, 14, 0);
}

static void
wait_to_hear (GtkWindow  *window,
              const char *text)
{
  gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

  while (!says (window, text) && g_get_monotonic_time () < end)
    widget_fixture_settle ();
  g_assert_true (says (window, text));
}

/* Nobody hears of a window behind the form that has just saved. */
static void
test_announce_behind (void)
{
  GtkWindow *window = widget_fixture_present (gtk_label_new ("List"), 300, 200);
  GtkWindow *form = widget_fixture_present (gtk_label_new ("Form"), 200, 100);

  gtk_window_set_title (window, "Projects");
  inno_announce (form, "Not saved");
  wait_to_hear (form, "Not saved");
  g_assert_true (GTK_CHECK_VERSION (4, 14, 0) || !gtk_window_is_active (window));
  inno_announce (window, "Added: Harbour");
  g_assert_true (GTK_CHECK_VERSION (4, 14, 0) || !says (window, "Added: Harbour"));
  gtk_window_destroy (form);
  gtk_window_present (window);
  wait_to_hear (window, "Added: Harbour");
  inno_announce_end (window);
  wait_to_hear (window, "Projects");
  gtk_window_destroy (window);
}

int
main (int   argc,
      char *argv[])
{
  widget_fixture_init (&argc, &argv);

  g_test_add_func ("/widget/announce/behind", test_announce_behind);
  g_test_add_func ("/widget/choice/one-of-a-few", test_choice);
  g_test_add_func ("/widget/choice/items-again", test_choice_items_again);
  g_test_add_func ("/widget/choice/names", test_choice_names);
  g_test_add_func ("/widget/entry-row/gone", test_entry_row_gone);
  g_test_add_func ("/widget/focus-in-sight", test_focus_in_sight);
  g_test_add_func ("/widget/language-switch", test_language_switch);
  g_test_add_func ("/widget/message-dialog", test_message_dialog);
  g_test_add_func ("/widget/status/told", test_status);
  g_test_add_func ("/widget/banner/set", test_banner);
  g_test_add_func ("/widget/banner/button", test_banner_button);
  g_test_add_func ("/widget/banner/narrow", test_banner_is_narrow);
  g_test_add_func ("/widget/patience/narrow", test_patience_is_narrow);
  g_test_add_func ("/widget/picker/changed", test_picker_changed);
  g_test_add_func ("/widget/picker/gone", test_picker_gone);
  g_test_add_func ("/widget/picker/searched", test_picker_searched);
  g_test_add_func ("/widget/picker/found", test_picker_found);
  g_test_add_func ("/widget/toasts", test_toasts);
  g_test_add_func ("/widget/pill", test_pill);
  g_test_add_func ("/widget/swatch", test_swatch);

  return g_test_run ();
}
