/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "config.h"

#include "inno-language-switch.h"

#include <glib/gi18n-lib.h>

#include "inno-choice.h"

struct _InnoLanguageSwitch
{
  GtkWidget   parent_instance;

  GtkWidget  *choice;
  InnoLang    lang;
};

G_DEFINE_FINAL_TYPE (InnoLanguageSwitch, inno_language_switch, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_LANG = 1,
} InnoLanguageSwitchProperty;

static GParamSpec *properties[PROP_LANG + 1];

static void
selected_cb (InnoLanguageSwitch *self)
{
  InnoLang lang;

  if (inno_lang_from_code (inno_choice_get_selected (INNO_CHOICE (self->choice)), &lang))
    inno_language_switch_set_lang (self, lang);
}

static void
inno_language_switch_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  InnoLanguageSwitch *self = INNO_LANGUAGE_SWITCH (object);

  switch ((InnoLanguageSwitchProperty) prop_id)
    {
    case PROP_LANG:
      g_value_set_int (value, (int) self->lang);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
inno_language_switch_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  InnoLanguageSwitch *self = INNO_LANGUAGE_SWITCH (object);

  switch ((InnoLanguageSwitchProperty) prop_id)
    {
    case PROP_LANG:
      inno_language_switch_set_lang (self, (InnoLang) g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
inno_language_switch_dispose (GObject *object)
{
  InnoLanguageSwitch *self = INNO_LANGUAGE_SWITCH (object);

  g_clear_pointer (&self->choice, gtk_widget_unparent);

  G_OBJECT_CLASS (inno_language_switch_parent_class)->dispose (object);
}

static void
inno_language_switch_class_init (InnoLanguageSwitchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = inno_language_switch_get_property;
  object_class->set_property = inno_language_switch_set_property;
  object_class->dispose = inno_language_switch_dispose;

  properties[PROP_LANG] =
    g_param_spec_int ("lang", NULL, NULL, 0, INNO_N_LANGS - 1, INNO_LANG_FI,
                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "languageswitch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
inno_language_switch_init (InnoLanguageSwitch *self)
{
  char *labels[INNO_N_LANGS];
  InnoChoiceItem items[INNO_N_LANGS] = { 0 };

  for (guint i = 0; i < INNO_N_LANGS; i++)
    {
      items[i].id = inno_lang_to_code ((InnoLang) i);
      items[i].name = inno_lang_get_native_name ((InnoLang) i);
      items[i].label = labels[i] = g_ascii_strup (items[i].id, -1);
    }

  self->lang = INNO_LANG_FI;
  self->choice = inno_choice_new ();
  inno_choice_set_items (INNO_CHOICE (self->choice), items, INNO_N_LANGS);
  inno_choice_set_selected (INNO_CHOICE (self->choice), inno_lang_to_code (self->lang));
  gtk_widget_set_parent (self->choice, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (selected_cb),
                           self, G_CONNECT_SWAPPED);
  inno_language_switch_retranslate (self);

  for (guint i = 0; i < INNO_N_LANGS; i++)
    g_free (labels[i]);
}

/**
 * inno_language_switch_new:
 *
 * Returns: (transfer floating): a switch that stands on Finnish
 */
GtkWidget *
inno_language_switch_new (void)
{
  return g_object_new (INNO_TYPE_LANGUAGE_SWITCH, NULL);
}

/**
 * inno_language_switch_get_lang:
 * @self: a switch
 *
 * Returns: the language that is down
 */
InnoLang
inno_language_switch_get_lang (InnoLanguageSwitch *self)
{
  g_return_val_if_fail (INNO_IS_LANGUAGE_SWITCH (self), INNO_LANG_FI);

  return self->lang;
}

/**
 * inno_language_switch_set_lang:
 * @self: a switch
 * @lang: a language
 *
 * Only shows it; whoever listens to notify::lang makes it the active one.
 */
void
inno_language_switch_set_lang (InnoLanguageSwitch *self,
                               InnoLang            lang)
{
  g_return_if_fail (INNO_IS_LANGUAGE_SWITCH (self));
  g_return_if_fail ((guint) lang < INNO_N_LANGS);

  if (self->lang == lang)
    return;

  self->lang = lang;
  inno_choice_set_selected (INNO_CHOICE (self->choice), inno_lang_to_code (lang));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANG]);
}

/**
 * inno_language_switch_retranslate:
 * @self: a switch
 *
 * Puts the name of the group in the language that is active now.
 */
void
inno_language_switch_retranslate (InnoLanguageSwitch *self)
{
  g_return_if_fail (INNO_IS_LANGUAGE_SWITCH (self));

  inno_choice_set_title (INNO_CHOICE (self->choice), _("Language"));
}
