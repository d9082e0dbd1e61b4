/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-model"

#include "inno-acceptance.h"

#include <string.h>

#include "inno-entity-private.h"

/* Digits of each half of an id: what it is about, and its figures. */
#define DIGITS 24

#define SECONDS_PER_DAY 86400

struct _InnoAcceptance
{
  InnoEntity     parent_instance;
  InnoAccepted   accepted;       /* texts of the document */
  const char    *reason;
  const char    *by;             /* nullable */
  gint64         at;             /* Unix seconds; 0 = not known */
  JsonObject    *document;
};

G_DEFINE_FINAL_TYPE (InnoAcceptance, inno_acceptance, INNO_TYPE_ENTITY)

static void
inno_acceptance_finalize (GObject *object)
{
  g_clear_pointer (&INNO_ACCEPTANCE (object)->document, json_object_unref);

  G_OBJECT_CLASS (inno_acceptance_parent_class)->finalize (object);
}

static void
inno_acceptance_class_init (InnoAcceptanceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = inno_acceptance_finalize;
}

static void
inno_acceptance_init (InnoAcceptance *self)
{
}

/**
 * inno_acceptance_new_from_json:
 * @document: a document of the type acceptance
 * @error: return location for an error of %INNO_JSON_ERROR
 *
 * Returns: (transfer full) (nullable): the acceptance, or %NULL when @document does not
 *   keep the contract
 */
InnoAcceptance *
inno_acceptance_new_from_json (JsonObject  *document,
                               GError     **error)
{
  InnoAcceptance *self = inno_entity_new_from_json (INNO_TYPE_ACCEPTANCE, INNO_DOCUMENT_ACCEPTANCE, document, error);
  const char *about, *at;

  if (self == NULL)
    return NULL;

  about = inno_document_peek_string (document, "about");
  at = inno_document_get_stamp (document, "at");
  self->document = json_object_ref (document);
  self->accepted.check = inno_document_peek_string (document, "check");
  self->accepted.subject = inno_document_peek_string (document, "subject");
  self->accepted.about = about != NULL ? about : "";
  self->accepted.figures = inno_document_peek_string (document, "figures");
  self->reason = inno_document_peek_string (document, "reason");
  self->by = inno_document_get_stamp (document, "by");
  if (at == NULL || !inno_timestamp_parse_iso (at, &self->at))
    self->at = 0;

  return self;
}

static char *
digest (const char *text)
{
  char *digits = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  digits[DIGITS] = '\0';
  return digits;
}

/**
 * inno_acceptance_make_id:
 * @accepted: what is accepted
 *
 * Two who accept the same, each at a desk of their own, make the same document.
 *
 * Returns: (transfer full): the id of its document
 */
char *
inno_acceptance_make_id (const InnoAccepted *accepted)
{
  g_autofree char *thing = g_strjoin ("\n", accepted->check, accepted->subject, accepted->about, NULL);
  g_autofree char *of_thing = digest (thing);
  g_autofree char *of_figures = digest (accepted->figures);

  return g_strconcat (inno_document_type_to_id (INNO_DOCUMENT_ACCEPTANCE), ":", of_thing, "-", of_figures, NULL);
}

/**
 * inno_acceptance_is_of_same:
 * @self: an acceptance
 * @accepted: a finding
 *
 * Returns: whether it is of the same finding, whatever the figures are
 */
gboolean
inno_acceptance_is_of_same (InnoAcceptance     *self,
                            const InnoAccepted *accepted)
{
  g_return_val_if_fail (INNO_IS_ACCEPTANCE (self), FALSE);

  return strcmp (self->accepted.check, accepted->check) == 0 &&
         strcmp (self->accepted.subject, accepted->subject) == 0 &&
         strcmp (self->accepted.about, accepted->about) == 0;
}

static JsonObject *
make_name (const InnoText *name)
{
  JsonObject *object = json_object_new ();

  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    if (name->in[lang] != NULL)
      json_object_set_string_member (object, inno_lang_to_code (lang), name->in[lang]);
    else
      json_object_set_null_member (object, inno_lang_to_code (lang));

  return object;
}

/**
 * inno_acceptance_make_document:
 * @accepted: what is accepted
 * @name: (nullable): what its subject is called
 * @reason: why, in one line
 *
 * Returns: (transfer full): a document, of nobody yet
 */
JsonObject *
inno_acceptance_make_document (const InnoAccepted *accepted,
                               const InnoText     *name,
                               const char         *reason)
{
  JsonObject *document = json_object_new ();
  g_autofree char *id = inno_acceptance_make_id (accepted);

  json_object_set_string_member (document, "_id", id);
  json_object_set_string_member (document, "type", inno_document_type_to_id (INNO_DOCUMENT_ACCEPTANCE));
  if (name != NULL)
    json_object_set_object_member (document, "name", make_name (name));
  json_object_set_string_member (document, "check", accepted->check);
  json_object_set_string_member (document, "subject", accepted->subject);
  json_object_set_string_member (document, "about", accepted->about);
  json_object_set_string_member (document, "figures", accepted->figures);
  json_object_set_string_member (document, "reason", reason);

  return document;
}

/**
 * inno_acceptance_get_accepted:
 * @self: an acceptance
 *
 * Returns: (transfer none): what is accepted
 */
const InnoAccepted *
inno_acceptance_get_accepted (InnoAcceptance *self)
{
  g_return_val_if_fail (INNO_IS_ACCEPTANCE (self), NULL);

  return &self->accepted;
}

/**
 * inno_acceptance_get_reason:
 * @self: an acceptance
 *
 * Returns: (transfer none): why
 */
const char *
inno_acceptance_get_reason (InnoAcceptance *self)
{
  g_return_val_if_fail (INNO_IS_ACCEPTANCE (self), NULL);

  return self->reason;
}

/**
 * inno_acceptance_get_by:
 * @self: an acceptance
 *
 * Returns: (transfer none) (nullable): who has said so
 */
const char *
inno_acceptance_get_by (InnoAcceptance *self)
{
  g_return_val_if_fail (INNO_IS_ACCEPTANCE (self), NULL);

  return self->by;
}

/**
 * inno_acceptance_get_at:
 * @self: an acceptance
 *
 * Returns: when, in Unix seconds; 0 where that is not known
 */
gint64
inno_acceptance_get_at (InnoAcceptance *self)
{
  g_return_val_if_fail (INNO_IS_ACCEPTANCE (self), 0);

  return self->at;
}

/**
 * inno_acceptance_get_day:
 * @self: an acceptance
 *
 * Returns: the day it was made, as its document tells the time; %INNO_DAY_NONE where that
 *   is not known
 */
InnoDay
inno_acceptance_get_day (InnoAcceptance *self)
{
  g_return_val_if_fail (INNO_IS_ACCEPTANCE (self), INNO_DAY_NONE);

  return self->at > 0 ? inno_day_new (1970, 1, 1) + (InnoDay) (self->at / SECONDS_PER_DAY) : INNO_DAY_NONE;
}

/**
 * inno_acceptance_get_document:
 * @self: an acceptance
 *
 * Returns: (transfer none): the document, to take it back
 */
JsonObject *
inno_acceptance_get_document (InnoAcceptance *self)
{
  g_return_val_if_fail (INNO_IS_ACCEPTANCE (self), NULL);

  return self->document;
}
