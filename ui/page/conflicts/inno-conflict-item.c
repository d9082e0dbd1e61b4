/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-conflict-item.h"

#include <glib/gi18n-lib.h>

#include "inno-form-names.h"
#include "inno-format.h"
#include "inno-project-words.h"

struct _InnoConflictItem
{
  GObject               parent_instance;

  InnoConflictDocument *document;
};

G_DEFINE_FINAL_TYPE (InnoConflictItem, inno_conflict_item, G_TYPE_OBJECT)

static void
inno_conflict_item_finalize (GObject *object)
{
  inno_conflict_document_free (INNO_CONFLICT_ITEM (object)->document);

  G_OBJECT_CLASS (inno_conflict_item_parent_class)->finalize (object);
}

static void
inno_conflict_item_class_init (InnoConflictItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = inno_conflict_item_finalize;
}

static void
inno_conflict_item_init (InnoConflictItem *self)
{
}

/**
 * inno_conflict_item_new:
 * @document: (transfer full): a document with open choices
 *
 * Returns: (transfer full): an item for it
 */
InnoConflictItem *
inno_conflict_item_new (InnoConflictDocument *document)
{
  InnoConflictItem *self = g_object_new (INNO_TYPE_CONFLICT_ITEM, NULL);

  self->document = document;

  return self;
}

const char *
inno_conflict_item_get_id (InnoConflictItem *self)
{
  return self->document->id;
}

/* Returns: (transfer full): what people call it, in the active language */
char *
inno_conflict_item_say_name (InnoConflictItem *self,
                             InnoPortfolio    *portfolio)
{
  return inno_form_describe (self->document->document, portfolio, inno_lang_get_active ());
}

/* Returns: (transfer full): its code, and how many choices are open: "A80951 · 3 fields" */
char *
inno_conflict_item_say_note (InnoConflictItem *self)
{
  guint n = self->document->n_conflicts;
  const char *code = inno_project_get_string (self->document->document, "code");
  g_autofree char *count = inno_format_count (inno_format_get (inno_lang_get_active ()), n);
  g_autofree char *fields = g_strdup_printf (ngettext ("%s field", "%s fields", n), count);

  return code != NULL ? g_strdup_printf ("%s · %s", code, fields) : g_strdup (fields);
}
