/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-model"

#include "config.h"

#include "inno-entity.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "inno-entity-private.h"
#include "inno-json.h"

typedef struct
{
  char     *id;
  InnoText *name;
  InnoText *short_name;
} InnoEntityPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (InnoEntity, inno_entity, G_TYPE_OBJECT)

enum
{
  PROP_ID = 1,
  PROP_NAME,
  PROP_SHORT_NAME,
};

static GParamSpec *properties[PROP_SHORT_NAME + 1];

static const char *
text_in (const InnoText *text,
         InnoLang        lang)
{
  if (text == NULL || text->in[lang] == NULL || *text->in[lang] == '\0')
    return NULL;

  return text->in[lang];
}

static const char *
text_in_any (const InnoText *text,
             InnoLang        lang)
{
  const char *found = text != NULL ? inno_text_get (text, lang, NULL) : NULL;

  return found != NULL && *found != '\0' ? found : NULL;
}

static void
inno_entity_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  InnoEntityPrivate *priv = inno_entity_get_instance_private (INNO_ENTITY (object));

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, priv->id);
      break;

    case PROP_NAME:
      g_value_set_boxed (value, priv->name);
      break;

    case PROP_SHORT_NAME:
      g_value_set_boxed (value, priv->short_name);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
inno_entity_finalize (GObject *object)
{
  InnoEntityPrivate *priv = inno_entity_get_instance_private (INNO_ENTITY (object));

  g_clear_pointer (&priv->id, g_free);
  g_clear_pointer (&priv->name, inno_text_free);
  g_clear_pointer (&priv->short_name, inno_text_free);

  G_OBJECT_CLASS (inno_entity_parent_class)->finalize (object);
}

static void
inno_entity_class_init (InnoEntityClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = inno_entity_get_property;
  object_class->finalize = inno_entity_finalize;

  properties[PROP_ID] =
    g_param_spec_string ("id", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAME] =
    g_param_spec_boxed ("name", NULL, NULL, INNO_TYPE_TEXT,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHORT_NAME] =
    g_param_spec_boxed ("short-name", NULL, NULL, INNO_TYPE_TEXT,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
inno_entity_init (InnoEntity *self)
{
}

/* The part that all subclasses share. The document is validated here, so that
 * what comes after may read it without asking again. */
gpointer
inno_entity_new_from_json (GType              type,
                           InnoDocumentType   document_type,
                           JsonObject        *document,
                           GError           **error)
{
  InnoEntityPrivate *priv;
  InnoEntity *self;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!inno_document_validate (document, "", error))
    return NULL;

  if (inno_document_type_from_id (inno_document_peek_string (document, "type")) != document_type)
    {
      g_set_error (error, INNO_JSON_ERROR, INNO_JSON_ERROR_VALUE,
                   "%s: %s", "/type", _("This value is not allowed here."));
      return NULL;
    }

  self = g_object_new (type, NULL);
  priv = inno_entity_get_instance_private (self);
  priv->id = g_strdup (inno_document_peek_string (document, "_id"));
  priv->name = inno_document_dup_text (document, "name");
  priv->short_name = inno_document_dup_text (document, "short");

  return self;
}

/**
 * inno_entity_get_id:
 * @self: an entity
 *
 * Returns: (transfer none): its document id, "type:slug"
 */
const char *
inno_entity_get_id (InnoEntity *self)
{
  InnoEntityPrivate *priv;

  g_return_val_if_fail (INNO_IS_ENTITY (self), NULL);

  priv = inno_entity_get_instance_private (self);
  return priv->id;
}

/**
 * inno_entity_get_name:
 * @self: an entity
 *
 * Returns: (transfer none): its full name
 */
const InnoText *
inno_entity_get_name (InnoEntity *self)
{
  InnoEntityPrivate *priv;

  g_return_val_if_fail (INNO_IS_ENTITY (self), NULL);

  priv = inno_entity_get_instance_private (self);
  return priv->name;
}

/**
 * inno_entity_get_short_name:
 * @self: an entity
 *
 * Returns: (transfer none) (nullable): its short name
 */
const InnoText *
inno_entity_get_short_name (InnoEntity *self)
{
  InnoEntityPrivate *priv;

  g_return_val_if_fail (INNO_IS_ENTITY (self), NULL);

  priv = inno_entity_get_instance_private (self);
  return priv->short_name;
}

/**
 * inno_entity_get_label:
 * @self: an entity
 * @lang: the language it is read in
 *
 * What a chart or a list writes. The short name goes before the full one, and
 * the language asked for before any other; with no text at all, the slug of the
 * id stands in, so that there is always something to read.
 *
 * Returns: (transfer none): never %NULL and never empty
 */
const char *
inno_entity_get_label (InnoEntity *self,
                       InnoLang    lang)
{
  InnoEntityPrivate *priv;
  const char *label;

  g_return_val_if_fail (INNO_IS_ENTITY (self), NULL);

  priv = inno_entity_get_instance_private (self);
  label = text_in (priv->short_name, lang);
  if (label == NULL)
    label = text_in (priv->name, lang);
  if (label == NULL)
    label = text_in_any (priv->short_name, lang);
  if (label == NULL)
    label = text_in_any (priv->name, lang);
  if (label == NULL)
    label = strchr (priv->id, ':') + 1;

  return label;
}
