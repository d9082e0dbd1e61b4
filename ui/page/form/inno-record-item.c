/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "inno-record-item.h"

#include <string.h>

#include "inno-format.h"

#define SEPARATOR " · "

struct _InnoRecordItem
{
  GObject  parent_instance;

  char    *id;
  char    *label;
  char    *key;      /* to sort by */
  char    *folded;   /* to search in */
};

G_DEFINE_FINAL_TYPE (InnoRecordItem, inno_record_item, G_TYPE_OBJECT)

static void
inno_record_item_finalize (GObject *object)
{
  InnoRecordItem *self = INNO_RECORD_ITEM (object);

  g_free (self->id);
  g_free (self->label);
  g_free (self->key);
  g_free (self->folded);

  G_OBJECT_CLASS (inno_record_item_parent_class)->finalize (object);
}

static void
inno_record_item_class_init (InnoRecordItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = inno_record_item_finalize;
}

static void
inno_record_item_init (InnoRecordItem *self)
{
}

static char *
make_label (const InnoFormRecord *record,
            InnoFormNames        *names,
            InnoLang              lang)
{
  const char *name = record->name != NULL ? inno_text_get (record->name, lang, NULL) : NULL;
  g_autoptr (GString) text = g_string_new (name);

  for (guint i = 0; i < G_N_ELEMENTS (record->about); i++)
    {
      g_autofree char *part = record->about[i] != NULL ? inno_form_names_find (names, record->about[i], lang) : NULL;

      if (part == NULL)
        continue;
      if (text->len > 0)
        g_string_append (text, SEPARATOR);
      g_string_append (text, part);
    }

  return text->len > 0 ? g_strdup (text->str) : inno_form_names_find (names, record->id, lang);
}

/**
 * inno_record_item_new:
 * @record: a document
 * @names: the names of what it points to
 * @lang: the language to call it in
 *
 * Returns: (transfer full): an item for it
 */
InnoRecordItem *
inno_record_item_new (const InnoFormRecord *record,
                      InnoFormNames        *names,
                      InnoLang              lang)
{
  InnoRecordItem *self;

  g_return_val_if_fail (record != NULL, NULL);

  self = g_object_new (INNO_TYPE_RECORD_ITEM, NULL);
  self->id = g_strdup (record->id);
  self->label = make_label (record, names, lang);
  self->key = inno_format_collation_key (inno_format_get (lang), self->label);
  self->folded = g_utf8_casefold (self->label, -1);

  return self;
}

const char *
inno_record_item_get_id (InnoRecordItem *self)
{
  g_return_val_if_fail (INNO_IS_RECORD_ITEM (self), NULL);

  return self->id;
}

const char *
inno_record_item_get_label (InnoRecordItem *self)
{
  g_return_val_if_fail (INNO_IS_RECORD_ITEM (self), NULL);

  return self->label;
}

/**
 * inno_record_item_matches:
 * @self: an item
 * @folded: what is looked for, case-folded; empty finds all
 *
 * Returns: whether its label has that in it
 */
gboolean
inno_record_item_matches (InnoRecordItem *self,
                          const char     *folded)
{
  g_return_val_if_fail (INNO_IS_RECORD_ITEM (self), FALSE);

  return strstr (self->folded, folded) != NULL;
}

/* For arrays of pointers to items. */
int
inno_record_item_compare (gconstpointer a,
                          gconstpointer b)
{
  const InnoRecordItem *left = *(const InnoRecordItem * const *) a;
  const InnoRecordItem *right = *(const InnoRecordItem * const *) b;
  int order = strcmp (left->key, right->key);

  return order != 0 ? order : strcmp (left->id, right->id);
}
