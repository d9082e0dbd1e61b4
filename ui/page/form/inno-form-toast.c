/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-form-toast.h"

#include <glib/gi18n-lib.h>

/**
 * inno_form_toast_say:
 * @kind: what was done
 * @name: to what
 *
 * Returns: (transfer full): that, in the active language; no markup
 */
char *
inno_form_toast_say (InnoEditKind  kind,
                     const char   *name)
{
  /* Each with one %s: what it was done to. */
  static const char * const sentences[] = {
    [INNO_EDIT_CREATE] = N_("Added: %s"),
    [INNO_EDIT_CHANGE] = N_("Saved: %s"),
    [INNO_EDIT_DUPLICATE] = N_("Added: %s"),
    [INNO_EDIT_END] = N_("Ended: %s"),
    [INNO_EDIT_DELETE] = N_("Deleted: %s"),
    [INNO_EDIT_UNDO] = N_("Undone: %s"),
    [INNO_EDIT_REDO] = N_("Done again: %s"),
  };
  GString *text;

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (sentences), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  text = g_string_new (_(sentences[kind]));
  g_string_replace (text, "%s", name, 1);

  return g_string_free (text, FALSE);
}

/**
 * inno_form_toast_new:
 * @kind: what was done
 * @name: to what
 * @undo_action: (nullable): the action that takes it back; %NULL for no button
 *
 * Returns: (transfer full): a toast that says so, in the active language
 */
AdwToast *
inno_form_toast_new (InnoEditKind  kind,
                     const char   *name,
                     const char   *undo_action)
{
  g_autofree char *text = inno_form_toast_say (kind, name);
  g_autofree char *escaped = NULL;
  AdwToast *toast;

  g_return_val_if_fail (text != NULL, NULL);

  escaped = g_markup_escape_text (text, -1);
  toast = adw_toast_new (escaped);
  if (undo_action != NULL)
    {
      adw_toast_set_button_label (toast, _("Undo"));
      adw_toast_set_action_name (toast, undo_action);
    }

  return toast;
}

/**
 * inno_form_toast_new_error:
 * @error: why something could not be done
 *
 * Returns: (transfer full): a toast that says so
 */
AdwToast *
inno_form_toast_new_error (const GError *error)
{
  g_autofree char *escaped = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  escaped = g_markup_escape_text (error->message, -1);
  return adw_toast_new (escaped);
}
