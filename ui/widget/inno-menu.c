/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-menu.h"

/**
 * inno_menu_append:
 * @menu: a menu
 * @label: what it says, in the active language
 * @action: the action, with its group
 * @target: (transfer floating) (nullable): what it is done to
 * @accel: (nullable): the key to tell beside @label, as gtk_accelerator_parse() takes it. It
 *   works where somebody has bound it.
 *
 * Appends an item. Main thread.
 */
void
inno_menu_append (GMenu      *menu,
                  const char *label,
                  const char *action,
                  GVariant   *target,
                  const char *accel)
{
  g_autoptr (GMenuItem) item = NULL;

  g_return_if_fail (G_IS_MENU (menu));

  item = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target_value (item, action, target);
  if (accel != NULL)
    g_menu_item_set_attribute (item, "accel", "s", accel);
  g_menu_append_item (menu, item);
}
