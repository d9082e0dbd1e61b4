/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-sync-banner.h"

#include "inno-take-string.h"
#include "inno-widget.h"

struct _InnoSyncBanner
{
  GtkWidget            parent_instance;

  InnoSyncBannerState  state;
  char                *headline;
  char                *text;

  GtkWidget            *body;
  GtkImage            *icon;
  GtkLabel            *label;
  GtkButton           *button;
};

G_DEFINE_FINAL_TYPE (InnoSyncBanner, inno_sync_banner, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_STATE = 1,
  PROP_HEADLINE,
  PROP_TEXT,
  PROP_BUTTON_LABEL,
} InnoSyncBannerProperty;

static const struct
{
  const char *css_class;
  const char *icon_name;
} looks[INNO_N_SYNC_BANNER_STATES] = {
  [INNO_SYNC_BANNER_OK] = { "ok", "object-select-symbolic" },
  [INNO_SYNC_BANNER_BUSY] = { "busy", "emblem-synchronizing-symbolic" },
  [INNO_SYNC_BANNER_STALE] = { "stale", "dialog-warning-symbolic" },
  [INNO_SYNC_BANNER_ERROR] = { "error", "dialog-error-symbolic" },
  [INNO_SYNC_BANNER_FROZEN] = { "frozen", "changes-prevent-symbolic" },
};

static GParamSpec *properties[PROP_BUTTON_LABEL + 1];
static guint activated;

G_DEFINE_ENUM_TYPE (InnoSyncBannerState, inno_sync_banner_state,
                    G_DEFINE_ENUM_VALUE (INNO_SYNC_BANNER_OK, "ok"),
                    G_DEFINE_ENUM_VALUE (INNO_SYNC_BANNER_BUSY, "busy"),
                    G_DEFINE_ENUM_VALUE (INNO_SYNC_BANNER_STALE, "stale"),
                    G_DEFINE_ENUM_VALUE (INNO_SYNC_BANNER_ERROR, "error"),
                    G_DEFINE_ENUM_VALUE (INNO_SYNC_BANNER_FROZEN, "frozen"))

static void
clicked_cb (InnoSyncBanner *self)
{
  g_signal_emit (self, activated, 0);
}

static void
update_label (InnoSyncBanner *self)
{
  const char *headline = self->headline != NULL ? self->headline : "";
  const char *text = self->text != NULL ? self->text : "";
  const char *space = *headline != '\0' && *text != '\0' ? " " : "";
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b>%s%s", headline, space, text);
  g_autofree char *spoken = g_strconcat (headline, space, text, NULL);

  gtk_label_set_markup (self->label, markup);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static void
set_state (InnoSyncBanner      *self,
           InnoSyncBannerState  state)
{
  for (guint i = 0; i < INNO_N_SYNC_BANNER_STATES; i++)
    if (i == (guint) state)
      gtk_widget_add_css_class (GTK_WIDGET (self), looks[i].css_class);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), looks[i].css_class);
  gtk_image_set_from_icon_name (self->icon, looks[state].icon_name);

  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
set_string (InnoSyncBanner          *self,
            char                   **field,
            const char              *value,
            InnoSyncBannerProperty   property)
{
  if (!inno_take_string (field, value))
    return;

  update_label (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_button_label (InnoSyncBanner *self,
                  const char     *label)
{
  if (g_strcmp0 (gtk_button_get_label (self->button), label) == 0)
    return;

  gtk_button_set_label (self->button, label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->button), label != NULL && *label != '\0');
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUTTON_LABEL]);
}

static void
inno_sync_banner_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  InnoSyncBanner *self = INNO_SYNC_BANNER (object);

  switch ((InnoSyncBannerProperty) prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, (int) self->state);
      break;
    case PROP_HEADLINE:
      g_value_set_string (value, self->headline);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_BUTTON_LABEL:
      g_value_set_string (value, gtk_button_get_label (self->button));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
inno_sync_banner_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  InnoSyncBanner *self = INNO_SYNC_BANNER (object);

  switch ((InnoSyncBannerProperty) prop_id)
    {
    case PROP_STATE:
      set_state (self, (InnoSyncBannerState) g_value_get_enum (value));
      break;
    case PROP_HEADLINE:
      set_string (self, &self->headline, g_value_get_string (value), PROP_HEADLINE);
      break;
    case PROP_TEXT:
      set_string (self, &self->text, g_value_get_string (value), PROP_TEXT);
      break;
    case PROP_BUTTON_LABEL:
      set_button_label (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
inno_sync_banner_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), INNO_TYPE_SYNC_BANNER);

  G_OBJECT_CLASS (inno_sync_banner_parent_class)->dispose (object);
}

static void
inno_sync_banner_finalize (GObject *object)
{
  InnoSyncBanner *self = INNO_SYNC_BANNER (object);

  g_free (self->headline);
  g_free (self->text);

  G_OBJECT_CLASS (inno_sync_banner_parent_class)->finalize (object);
}

static void
inno_sync_banner_class_init (InnoSyncBannerClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = inno_sync_banner_get_property;
  object_class->set_property = inno_sync_banner_set_property;
  object_class->dispose = inno_sync_banner_dispose;
  object_class->finalize = inno_sync_banner_finalize;

  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, INNO_TYPE_SYNC_BANNER_STATE,
                                              INNO_SYNC_BANNER_OK, flags);
  properties[PROP_HEADLINE] = g_param_spec_string ("headline", NULL, NULL, NULL, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_BUTTON_LABEL] = g_param_spec_string ("button-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  activated = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                            0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "syncbanner");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, INNO_WIDGET_RESOURCES "inno-sync-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, InnoSyncBanner, body);
  gtk_widget_class_bind_template_child (widget_class, InnoSyncBanner, icon);
  gtk_widget_class_bind_template_child (widget_class, InnoSyncBanner, label);
  gtk_widget_class_bind_template_child (widget_class, InnoSyncBanner, button);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
inno_sync_banner_init (InnoSyncBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_state (self, INNO_SYNC_BANNER_OK);
}

/**
 * inno_sync_banner_new:
 *
 * Returns: (transfer floating): a banner that says nothing yet
 */
GtkWidget *
inno_sync_banner_new (void)
{
  return g_object_new (INNO_TYPE_SYNC_BANNER, NULL);
}

/**
 * inno_sync_banner_set:
 * @self: a banner
 * @state: what kind of news it is
 * @headline: (nullable): one short sentence, in bold
 * @text: (nullable): what follows it
 * @button_label: (nullable): what can be done; %NULL for no button
 *
 * All at once. The words are of the page, translated; the banner has none.
 */
void
inno_sync_banner_set (InnoSyncBanner      *self,
                      InnoSyncBannerState  state,
                      const char          *headline,
                      const char          *text,
                      const char          *button_label)
{
  g_return_if_fail (INNO_IS_SYNC_BANNER (self));
  g_return_if_fail ((guint) state < INNO_N_SYNC_BANNER_STATES);

  set_state (self, state);
  set_string (self, &self->headline, headline, PROP_HEADLINE);
  set_string (self, &self->text, text, PROP_TEXT);
  set_button_label (self, button_label);
}

/**
 * inno_sync_banner_get_state:
 * @self: a banner
 *
 * Returns: what kind of news it shows
 */
InnoSyncBannerState
inno_sync_banner_get_state (InnoSyncBanner *self)
{
  g_return_val_if_fail (INNO_IS_SYNC_BANNER (self), INNO_SYNC_BANNER_OK);

  return self->state;
}

/**
 * inno_sync_banner_get_headline:
 * @self: a banner
 *
 * Returns: (nullable): what stands in bold
 */
const char *
inno_sync_banner_get_headline (InnoSyncBanner *self)
{
  g_return_val_if_fail (INNO_IS_SYNC_BANNER (self), NULL);

  return self->headline;
}

/**
 * inno_sync_banner_get_text:
 * @self: a banner
 *
 * Returns: (nullable): what follows the headline
 */
const char *
inno_sync_banner_get_text (InnoSyncBanner *self)
{
  g_return_val_if_fail (INNO_IS_SYNC_BANNER (self), NULL);

  return self->text;
}
