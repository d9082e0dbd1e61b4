/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-conflict-link.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-widget.h"

/**
 * inno_conflict_link_new:
 * @place: what has two versions, in the active language
 *
 * Returns: (transfer floating): a button that says so; where it leads is for others to
 *   set
 */
GtkWidget *
inno_conflict_link_new (const char *place)
{
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *link = g_object_new (GTK_TYPE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_LINK,
                                  "child", label, "halign", GTK_ALIGN_START, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (link, "flat");
  gtk_widget_add_css_class (link, "conflict-link");
  inno_conflict_link_set_name (link, place);

  return link;
}

/* In the active language. */
void
inno_conflict_link_set_name (GtkWidget  *link,
                             const char *place)
{
  g_autofree char *text = g_strdup_printf (_("%s: 2 versions"), place);

  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (link))), text);
  inno_widget_set_name (link, text);
}

/**
 * inno_conflict_touches:
 * @records: (nullable) (element-type InnoConflictRecord): open choices of a document
 * @member: a member of it, or "" for the whole
 *
 * Returns: whether one of them is about that
 */
gboolean
inno_conflict_touches (GPtrArray  *records,
                       const char *member)
{
  gsize length = strlen (member);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const InnoConflictRecord *record = g_ptr_array_index (records, i);

      if (strncmp (record->path, member, length) == 0 &&
          (record->path[length] == '\0' || (length > 0 && record->path[length] == '/')))
        return TRUE;
    }

  return FALSE;
}
