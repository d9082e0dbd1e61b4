/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The forms, as people fill them in: walks every document of the sample. */

#include <adwaita.h>
#include <string.h>

#include "fixtures.h"
#include "inno-form-sums.h"
#include "inno-form.h"
#include "inno-picker.h"
#include "inno-sample.h"
#include "widget-fixture.h"
#include "widget-search.h"

static Fixture *fixture;
static InnoFormNames *names;
static JsonArray *documents;

static InnoForm *
make_form (const char *json,
           gboolean    is_new)
{
  g_autoptr (JsonNode) node = fixture_parse_json (json);
  JsonObject *document = json_node_get_object (node);
  InnoForm *form = INNO_FORM (inno_form_new (inno_document_type_from_id (json_object_get_string_member (document, "type")),
                                             names));

  g_object_ref_sink (form);
  inno_form_load (form, document, is_new);

  return form;
}

static char *
to_text (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  return json_to_string (node, FALSE);
}

static GtkWidget *
find_in (InnoForm   *form,
         const char *member,
         GType       type)
{
  InnoFormControl *control = inno_form_find (form, member);

  g_assert_nonnull (control);
  return widget_search_type (control, type);
}

static void
type_into (InnoForm   *form,
           const char *member,
           const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_in (form, member, GTK_TYPE_ENTRY)), text);
}

static void
pick (InnoForm   *form,
      const char *member,
      const char *id)
{
  InnoPicker *picker = INNO_PICKER (find_in (form, member, INNO_TYPE_PICKER));

  g_assert_true (inno_picker_pick (picker, id));
  g_signal_emit_by_name (picker, "picked");
}

static const char *
get_message (InnoForm   *form,
             const char *member)
{
  return inno_form_control_get_message (inno_form_find (form, member));
}

static char *
read_member (InnoForm   *form,
             const char *member)
{
  g_autoptr (JsonObject) document = inno_form_dup_document (form);

  g_assert_no_error (NULL);
  g_assert_cmpstr (inno_form_get_problem (form), ==, NULL);
  return json_to_string (json_object_get_member (document, member), FALSE);
}

#define assert_member(form, member, expected) \
  G_STMT_START { \
    g_autofree char *text_ = read_member (form, member); \
    g_assert_cmpstr (text_, ==, expected); \
  } G_STMT_END

/* Nothing touched, in whatever language it is shown: the same document to the letter. */
static void
assert_unchanged (InnoForm   *form,
                  JsonObject *document)
{
  g_autoptr (JsonObject) back = NULL;
  g_autofree char *before = to_text (document);
  g_autofree char *after = NULL;

  inno_form_load (form, document, FALSE);
  g_assert_cmpstr (inno_form_get_problem (form), ==, NULL);
  g_assert_false (inno_form_is_changed (form));
  back = inno_form_dup_document (form);
  after = to_text (back);
  g_assert_cmpstr (after, ==, before);
}

static void
test_unchanged (gconstpointer data)
{
  InnoDocumentType type = (InnoDocumentType) GPOINTER_TO_UINT (data);
  InnoForm *form = g_object_ref_sink (INNO_FORM (inno_form_new (type, names)));
  guint n_loaded = 0;

  for (guint i = 0; i < json_array_get_length (documents); i++)
    {
      JsonObject *document = json_array_get_object_element (documents, i);

      if (inno_document_type_from_id (json_object_get_string_member (document, "type")) != type)
        continue;

      if (n_loaded++ % 50 == 0)
        {
          inno_lang_activate ((InnoLang) (n_loaded / 50 % INNO_N_LANGS));
          inno_form_retranslate (form);
          g_assert_false (inno_form_is_changed (form));
        }
      assert_unchanged (form, document);
    }
  g_assert_cmpuint (n_loaded, >, 0);
  inno_lang_activate (INNO_LANG_EN);
  g_assert_finalize_object (form);
}

#define PROJECT \
  "{'_id':'project:p','type':'project','_rev':'1-a','name':{'fi':'Hanke','sv':null,'en':null,'se':'Prošeakta'}," \
  "'code':'A1','kind':'project','parent':null,'agreement':'agreement:x','cities':['city:b','city:a'],'themes':[]," \
  "'lead_theme':null,'status':'ongoing','start':'2024-02-01','end':'2025-01-31','mood':{'good':[1.50]}," \
  "'funding':{'f1':{'source':'funding_source:erdf','measure':'granted','year':2024,'amount_cents':40512000,'x':1}," \
  "'f2':{'source':'funding_source:city','measure':'granted','amount_cents':16240000}}}"

/* What is typed is what is written; what the form does not know stays. */
static void
test_edit (void)
{
  InnoForm *form = make_form (PROJECT, FALSE);

  type_into (form, "code", " A80951 ");
  type_into (form, "end", "31.1.2026");
  g_assert_true (inno_form_is_changed (form));
  assert_member (form, "code", "\"A80951\"");
  assert_member (form, "end", "\"2026-01-31\"");
  assert_member (form, "mood", "{\"good\":[1.5]}");
  assert_member (form, "_rev", "\"1-a\"");
  pick (form, "status", "ended");
  assert_member (form, "status", "\"ended\"");
  type_into (form, "name", "Uusi hanke");
  assert_member (form, "name", "{\"fi\":\"Uusi hanke\",\"sv\":null,\"en\":null,\"se\":\"Prošeakta\"}");
  assert_member (form, "funding",
                 "{\"f1\":{\"source\":\"funding_source:erdf\",\"measure\":\"granted\",\"year\":2024,"
                 "\"amount_cents\":40512000,\"x\":1},"
                 "\"f2\":{\"source\":\"funding_source:city\",\"measure\":\"granted\",\"amount_cents\":16240000}}");
  type_into (form, "code", "");
  assert_member (form, "code", "null");

  /* And back: nothing is left of it. */
  type_into (form, "code", "A1");
  type_into (form, "end", "31.1.2025");
  type_into (form, "name", "Hanke");
  pick (form, "status", "ongoing");
  g_assert_false (inno_form_is_changed (form));
  g_assert_finalize_object (form);
}

static void
test_faults (void)
{
  InnoForm *form = make_form (PROJECT, FALSE);

  type_into (form, "end", "31.1.2023");
  g_assert_cmpstr (get_message (form, "end"), ==, "Before the start, 1 February 2024");
  g_assert_nonnull (strstr (inno_form_get_problem (form), "Before the start"));
  g_assert_null (inno_form_dup_document (form));
  type_into (form, "end", "31.1.23");
  g_assert_cmpstr (get_message (form, "end"), ==, "Write the year in four digits.");
  g_assert_true (inno_form_is_changed (form));
  type_into (form, "end", "31.1.2026");
  g_assert_cmpstr (get_message (form, "end"), ==, "");
  g_assert_null (inno_form_get_problem (form));

  type_into (form, "name", "  ");
  g_assert_cmpstr (get_message (form, "name"), ==, "Write it in one language at least.");
  type_into (form, "name", "Hanke");

  pick (form, "kind", "sub");
  g_assert_cmpstr (get_message (form, "parent"), ==, "A sub-project needs its group project.");
  pick (form, "parent", "project:g");
  g_assert_null (inno_form_get_problem (form));
  pick (form, "kind", "group");
  g_assert_cmpstr (get_message (form, "parent"), ==, "Only a sub-project is part of a group project.");
  pick (form, "parent", "");
  g_assert_null (inno_form_get_problem (form));
  g_assert_nonnull (strstr (get_message (form, "funding"), "counts only where it has no sub-projects"));
  pick (form, "kind", "project");
  g_assert_cmpstr (get_message (form, "funding"), ==, "");

  inno_form_set_code_taken (form, "A2", "Toinen hanke");
  g_assert_null (inno_form_get_problem (form));
  type_into (form, "code", "A2");
  g_assert_cmpstr (get_message (form, "code"), ==, "“Toinen hanke” has this code already.");
  g_assert_null (inno_form_dup_document (form));
  inno_form_set_code_taken (form, NULL, NULL);
  g_assert_null (inno_form_get_problem (form));
  g_assert_finalize_object (form);
}

/* What is wrong stays said when the keyboard comes and goes. */
static void
test_faults_stay (void)
{
  InnoForm *form = make_form (PROJECT, FALSE);
  GtkWindow *window = widget_fixture_present (GTK_WIDGET (form), 900, 700);

  type_into (form, "start", "1.1.2025");
  type_into (form, "end", "31.12.2024");
  g_assert_nonnull (strstr (get_message (form, "end"), "Before the start"));
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (inno_form_find (form, "end"))));
      widget_fixture_settle ();
      g_assert_nonnull (strstr (get_message (form, "end"), "Before the start"));
      g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (inno_form_find (form, "code"))));
      widget_fixture_settle ();
      g_assert_nonnull (strstr (get_message (form, "end"), "Before the start"));
    }
  gtk_window_destroy (window);
}

static GtkWidget *
find_amount (InnoForm *form,
             guint     row)
{
  GtkWidget *list = find_in (form, "funding", g_type_from_name ("InnoFormRow"));

  while (row-- > 0)
    list = gtk_widget_get_next_sibling (list);

  /* source, measure, year, amount */
  return widget_search_type (gtk_widget_get_prev_sibling (gtk_widget_get_last_child (list)), GTK_TYPE_ENTRY);
}

static InnoFormSums *
find_sums (InnoForm *form)
{
  return INNO_FORM_SUMS (find_in (form, "funding", INNO_TYPE_FORM_SUMS));
}

static void
test_funding (void)
{
  InnoForm *form = make_form (PROJECT, FALSE);

  g_assert_cmpstr (inno_form_sums_get_line (find_sums (form), INNO_MEASURE_GRANTED), ==, "€567,520.00");
  g_assert_null (inno_form_sums_get_line (find_sums (form), INNO_MEASURE_PLANNED));
  g_assert_nonnull (strstr (inno_form_sums_get_note (find_sums (form)), "28.6%"));
  g_assert_null (strstr (inno_form_sums_get_note (find_sums (form)), "hinder"));

  gtk_editable_set_text (GTK_EDITABLE (find_amount (form, 1)), "1.234.567,5");
  g_assert_nonnull (strstr (inno_form_sums_get_note (find_sums (form)), "This does not hinder saving."));
  g_assert_null (inno_form_get_problem (form));
  assert_member (form, "funding",
                 "{\"f1\":{\"source\":\"funding_source:erdf\",\"measure\":\"granted\",\"year\":2024,"
                 "\"amount_cents\":40512000,\"x\":1},"
                 "\"f2\":{\"source\":\"funding_source:city\",\"measure\":\"granted\",\"amount_cents\":123456750}}");

  /* Nothing is not zero. */
  gtk_editable_set_text (GTK_EDITABLE (find_amount (form, 1)), "");
  g_assert_cmpstr (inno_form_sums_get_line (find_sums (form), INNO_MEASURE_GRANTED), ==, "€405,120.00");
  g_assert_nonnull (strstr (inno_form_sums_get_note (find_sums (form)), "The amount of 1 row is not known"));
  assert_member (form, "funding",
                 "{\"f1\":{\"source\":\"funding_source:erdf\",\"measure\":\"granted\",\"year\":2024,"
                 "\"amount_cents\":40512000,\"x\":1},"
                 "\"f2\":{\"source\":\"funding_source:city\",\"measure\":\"granted\",\"amount_cents\":null}}");

  gtk_editable_set_text (GTK_EDITABLE (find_amount (form, 1)), "12,345,6");
  g_assert_nonnull (strstr (inno_form_get_problem (form), "This amount is not understood."));
  g_assert_null (inno_form_dup_document (form));
  gtk_editable_set_text (GTK_EDITABLE (find_amount (form, 1)), "162400");
  g_assert_null (inno_form_get_problem (form));
  g_assert_false (inno_form_is_changed (form));
  g_assert_finalize_object (form);
}

static void
click (GtkWidget *button)
{
  g_signal_emit_by_name (button, "clicked");
}

/* Of a row that lacks its source: that alone is called wrong, and which row it is. */
static void
assert_lacks_source (InnoForm  *form,
                     GtkWidget *row)
{
  GtkWidget *source = gtk_widget_get_first_child (row);

  g_assert_nonnull (strstr (inno_form_get_problem (form), "Row 2: Funding source is missing."));
  g_assert_true (gtk_widget_has_css_class (source, "wrong"));
  for (GtkWidget *other = gtk_widget_get_next_sibling (source); other != NULL; other = gtk_widget_get_next_sibling (other))
    g_assert_false (gtk_widget_has_css_class (other, "wrong"));
}

static void
test_rows (void)
{
  InnoForm *form = make_form (PROJECT, FALSE);
  GtkWidget *row = find_in (form, "funding", g_type_from_name ("InnoFormRow"));
  GtkWidget *add = find_in (form, "funding", ADW_TYPE_BUTTON_CONTENT);

  click (gtk_widget_get_last_child (row));
  assert_member (form, "funding",
                 "{\"f2\":{\"source\":\"funding_source:city\",\"measure\":\"granted\",\"amount_cents\":16240000}}");
  g_assert_cmpstr (inno_form_sums_get_line (find_sums (form), INNO_MEASURE_GRANTED), ==, "€162,400.00");

  /* A new row has no source yet, which must be. */
  click (gtk_widget_get_parent (add));
  row = gtk_widget_get_next_sibling (find_in (form, "funding", g_type_from_name ("InnoFormRow")));
  assert_lacks_source (form, row);
  g_assert_true (inno_picker_pick (INNO_PICKER (widget_search_type (row, INNO_TYPE_PICKER)), "funding_source:private"));
  g_signal_emit_by_name (widget_search_type (row, INNO_TYPE_PICKER), "picked");
  g_assert_null (inno_form_get_problem (form));
  g_assert_false (gtk_widget_has_css_class (gtk_widget_get_first_child (row), "wrong"));
  /* Private money is not public, known or not. */
  g_assert_null (strstr (inno_form_sums_get_note (find_sums (form)), "not known"));

  g_assert_finalize_object (form);
}

/* The order of the cities decides about cents. */
static void
test_cities (void)
{
  InnoForm *form = make_form (PROJECT, FALSE);
  GtkWidget *box = find_in (form, "cities", g_type_from_name ("InnoWrapBox"));
  GtkWidget *second = gtk_widget_get_next_sibling (gtk_widget_get_first_child (box));

  click (gtk_widget_get_first_child (second));
  assert_member (form, "cities", "[\"city:a\",\"city:b\"]");
  click (gtk_widget_get_last_child (gtk_widget_get_first_child (box)));
  assert_member (form, "cities", "[\"city:b\"]");
  pick (form, "cities", "city:c");
  assert_member (form, "cities", "[\"city:b\",\"city:c\"]");
  g_assert_finalize_object (form);
}

/* A new document of each type: it says what is missing without calling it wrong, and
 * what comes of it keeps the contract. */
static void
test_new (void)
{
  static const struct { const char *document; const char *problem; } news[] = {
    { "{'type':'project'}", "Name: Write it in one language at least." },
    { "{'type':'project','name':{'fi':'X','sv':null,'en':null},'kind':'project','status':'planned'}", NULL },
    { "{'type':'lead_theme','name':{'fi':'X','sv':null,'en':null}}", NULL },
    { "{'type':'lead_theme','name':{'fi':'X','sv':null,'en':null},'round':{'start':null,'end':'2024-01-01'}}", NULL },
    { "{'type':'theme','name':{'fi':'X','sv':null,'en':null}}", "Agreement: Agreement is missing." },
    { "{'type':'theme','name':{'fi':'X','sv':null,'en':null},'agreement':'agreement:x'}", NULL },
    { "{'type':'metric','name':{'fi':'X','sv':null,'en':null},'unit':{'fi':'kpl','sv':null,'en':null},"
      "'level':'output','direction':'up'}", NULL },
    { "{'type':'observation','metric':'metric:m','subject':'city:a','kind':'observed','period':'2024-Q3'}", NULL },
    { "{'type':'meeting','name':{'fi':'X','sv':null,'en':null},'date':'2024-01-01'}", NULL },
    { "{'type':'city','name':{'fi':'X','sv':null,'en':null},'kind':'city','region':{'code':'01',"
      "'name':{'fi':'Y','sv':null,'en':null}}}", NULL },
    { "{'type':'agreement','name':{'fi':'X','sv':null,'en':null}}", NULL },
    { "{'type':'funding_source','name':{'fi':'X','sv':null,'en':null},'class':'eu'}", NULL },
    { "{'type':'participation','programme':'P','project_code':'1','organisation':'O','role':'partner'}", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (news); i++)
    {
      InnoForm *form = make_form (news[i].document, TRUE);
      g_autoptr (JsonObject) document = inno_form_dup_document (form);
      g_autoptr (GError) error = NULL;

      g_assert_cmpstr (inno_form_get_problem (form), ==, news[i].problem);
      g_assert_false (inno_form_is_changed (form));
      if (news[i].problem == NULL)
        inno_document_validate (document, "", &error);
      g_assert_true (document == NULL || json_object_has_member (document, "origin") == (i == 1));
      g_assert_no_error (error);
      if (inno_form_find (form, "name") != NULL)
        g_assert_cmpstr (get_message (form, "name"), ==, "");
      g_assert_finalize_object (form);
    }
}

/* A button of an icon and a word is named by the word. */
static gboolean
is_named_by_content (GtkWidget *widget)
{
  GtkWidget *child = GTK_IS_BUTTON (widget) ? gtk_button_get_child (GTK_BUTTON (widget)) : NULL;

  return child != NULL && ADW_IS_BUTTON_CONTENT (child) && *adw_button_content_get_label (ADW_BUTTON_CONTENT (child)) != '\0';
}

/* Every control has a name, and those in a row say which. */
static void
assert_names (GtkWidget *widget)
{
  if (GTK_IS_ENTRY (widget) || GTK_IS_BUTTON (widget) || GTK_IS_SWITCH (widget) || GTK_IS_TEXT_VIEW (widget) ||
      (INNO_IS_FORM_CONTROL (widget) &&
       gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_GROUP))
    if (!is_named_by_content (widget) &&
        !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) &&
        !gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY))
      g_error ("%s in %s has no name", G_OBJECT_TYPE_NAME (widget), G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child))
      assert_names (child);
}

static void
test_names (void)
{
  InnoForm *form = make_form (PROJECT, FALSE);
  GtkWidget *entry = find_amount (form, 1);

  gtk_test_accessible_assert_role (form, GTK_ACCESSIBLE_ROLE_FORM);
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL, "Row 2: Amount");
  gtk_test_accessible_assert_property (find_in (form, "name", GTK_TYPE_ENTRY), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Name: Suomi");
  type_into (form, "end", "x");
  gtk_test_accessible_assert_state (find_in (form, "end", GTK_TYPE_ENTRY), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_property (find_in (form, "end", GTK_TYPE_ENTRY), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "This date is not understood.");
  assert_names (GTK_WIDGET (form));
  g_assert_finalize_object (form);

  for (guint i = 0; i < INNO_DOCUMENT_OTHER; i++)
    if (inno_form_plan_get ((InnoDocumentType) i) != NULL)
      {
        form = g_object_ref_sink (INNO_FORM (inno_form_new ((InnoDocumentType) i, names)));
        assert_names (GTK_WIDGET (form));
        g_assert_finalize_object (form);
      }
}

/* The keyboard is where a person is sent to, whatever kind of control that is. */
static void
test_start (void)
{
  static const char * const members[] = {
    "name", "code", "kind", "cities", "themes", "agreement", "lead_theme", "status", "start", "end", "beneficiary",
    "funding", "parent",
  };
  InnoForm *form = make_form (PROJECT, FALSE);
  GtkWindow *window = widget_fixture_present (GTK_WIDGET (form), 700, 600);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      InnoFormControl *control = inno_form_find (form, members[i]);

      g_assert_nonnull (control);
      inno_form_set_start (form, members[i]);
      gtk_window_set_focus (window, NULL);
      g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (form)));
      g_test_message ("%s", members[i]);
      /* What a choice of "parent" hangs on may be hidden: then it is the beginning. */
      g_assert_nonnull (gtk_window_get_focus (window));
      if (gtk_widget_get_mapped (GTK_WIDGET (control)))
        g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), GTK_WIDGET (control)));
    }
  inno_form_set_start (form, "narnia");
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (form)));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), GTK_WIDGET (inno_form_find (form, "name"))));
  gtk_window_destroy (window);
  widget_fixture_settle ();
  g_assert_finalize_object (form);
}

/* In one's own language, unless others alone have a name. */
static void
test_start_in_language (void)
{
  static const struct { const char *name; const char *begins; } cases[] = {
    { "null", "Name: Svenska" },
    { "{'fi':'Akku','sv':'Batteri'}", "Name: Svenska" },
    { "{'fi':'Akku'}", "Name: Suomi" },
    { "{'en':'Battery'}", "Name: English" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *document = g_strdup_printf ("{'_id':'theme:t','type':'theme','name':%s}", cases[i].name);
      InnoForm *form = make_form (document, FALSE);
      GtkWindow *window = widget_fixture_present (GTK_WIDGET (form), 700, 600);

      inno_lang_activate (INNO_LANG_SV);
      g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (form)));
      gtk_test_accessible_assert_property (gtk_widget_get_ancestor (gtk_window_get_focus (window), GTK_TYPE_ENTRY),
                                           GTK_ACCESSIBLE_PROPERTY_LABEL, cases[i].begins);
      inno_lang_activate (INNO_LANG_EN);
      gtk_window_destroy (window);
      widget_fixture_settle ();
      g_assert_finalize_object (form);
    }
}

/* What was typed in one language is not read anew in another. */
static void
test_languages (void)
{
  InnoForm *form = make_form ("{'_id':'observation:o','type':'observation','metric':'metric:m','subject':'city:a',"
                              "'period':'2024','kind':'observed','value':1}", FALSE);
  const char *typed;

  inno_lang_activate (INNO_LANG_FI);
  inno_form_retranslate (form);
  type_into (form, "value", "1,234");
  inno_lang_activate (INNO_LANG_EN);
  inno_form_retranslate (form);
  typed = gtk_editable_get_text (GTK_EDITABLE (find_in (form, "value", GTK_TYPE_ENTRY)));
  g_assert_cmpstr (typed, ==, "1.234");
  assert_member (form, "value", "1.234");
  g_assert_finalize_object (form);
}

/* From a telephone to a wide screen nothing is cut off. */
static void
test_sizes (void)
{
  for (guint i = 0; i < INNO_DOCUMENT_OTHER; i++)
    for (guint lang = 0; lang < INNO_N_LANGS && inno_form_plan_get ((InnoDocumentType) i) != NULL; lang++)
      {
        InnoForm *form;
        int minimum;

        inno_lang_activate ((InnoLang) lang);
        form = g_object_ref_sink (INNO_FORM (inno_form_new ((InnoDocumentType) i, names)));
        gtk_widget_measure (GTK_WIDGET (form), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
        g_assert_cmpint (minimum, <=, 360);
        g_assert_finalize_object (form);
      }
  inno_lang_activate (INNO_LANG_EN);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GBytes) sample = inno_sample_get_portfolio ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (InnoText) group = inno_text_new ("Ryhmä", NULL, NULL);
  int status;

  widget_fixture_init (&argc, &argv);
  inno_lang_setup ();
  inno_lang_activate (INNO_LANG_EN);
  fixture = fixture_new ("[{'_id':'metric:m'}]", FIXTURE_PLACES);
  names = inno_form_names_new (fixture->portfolio);
  inno_form_names_add_project (names, "project:g", group);
  json_parser_load_from_data (parser, g_bytes_get_data (sample, NULL), (gssize) g_bytes_get_size (sample), NULL);
  documents = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "docs");

  /* Of decks there are none in the sample, and nothing of it is accepted. */
  for (guint i = 0; i < INNO_DOCUMENT_OTHER; i++)
    if (inno_form_plan_get ((InnoDocumentType) i) != NULL && i != INNO_DOCUMENT_DECK &&
        i != INNO_DOCUMENT_ACCEPTANCE)
      {
        g_autofree char *path = g_strdup_printf ("/form/unchanged/%s", inno_document_type_to_id ((InnoDocumentType) i));

        g_test_add_data_func (path, GUINT_TO_POINTER (i), test_unchanged);
      }
  g_test_add_func ("/form/edit", test_edit);
  g_test_add_func ("/form/faults", test_faults);
  g_test_add_func ("/form/faults/stay", test_faults_stay);
  g_test_add_func ("/form/funding", test_funding);
  g_test_add_func ("/form/rows", test_rows);
  g_test_add_func ("/form/cities", test_cities);
  g_test_add_func ("/form/new", test_new);
  g_test_add_func ("/form/names", test_names);
  g_test_add_func ("/form/start", test_start);
  g_test_add_func ("/form/start-in-language", test_start_in_language);
  g_test_add_func ("/form/languages", test_languages);
  g_test_add_func ("/form/sizes", test_sizes);

  status = g_test_run ();
  g_object_unref (names);
  fixture_free (fixture);

  return status;
}
