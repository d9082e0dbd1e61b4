/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-commands.h"

#include <glib/gi18n-lib.h>

enum { NOT_IN_MENU, EDITING, PORTFOLIO, LANGUAGE, PROGRAM };

/* In the order in which people see it. */
static const InnoCommand commands[] = {
  { N_("New project…"), "list-add-symbolic", "win.new-project", EDITING },
  { N_("Manage records…"), "view-list-bullet-symbolic", "win.records", EDITING },
  { N_("Undo"), "edit-undo-symbolic", "win.undo", EDITING },
  { N_("Redo"), "edit-redo-symbolic", "win.redo", EDITING },
  { N_("Jump to…"), "edit-find-symbolic", "win.jump", PORTFOLIO, TRUE },
  { N_("Search"), "edit-find-symbolic", "win.search", NOT_IN_MENU },
  { N_("Clear all filters"), "edit-clear-symbolic", "win.clear-filters", NOT_IN_MENU },
  { N_("Refresh"), "emblem-synchronizing-symbolic", "win.refresh", PORTFOLIO },
  { N_("Connect to an address…"), "network-server-symbolic", "win.connect", PORTFOLIO },
  { N_("Open a file…"), "document-open-symbolic", "win.open-file", PORTFOLIO },
  { N_("Import a list…"), "folder-download-symbolic", "win.import", PORTFOLIO },
  { N_("Open a presentation file…"), "document-open-symbolic", "win.open-pack", PORTFOLIO },
  { N_("Freeze"), "document-save-symbolic", "win.freeze", NOT_IN_MENU },
  { N_("Copy link"), "edit-copy-symbolic", "win.copy-link", PORTFOLIO },
  { N_("Save chart as…"), "document-save-symbolic", "win.save-chart", NOT_IN_MENU },
  { N_("Print…"), "document-print-symbolic", "win.print", PORTFOLIO },
  { N_("Add to deck"), "list-add-symbolic", "win.add-view-to-deck", PORTFOLIO },
  { N_("Present"), "media-playback-start-symbolic", "win.present", PORTFOLIO },
  { "Suomi", "preferences-desktop-locale-symbolic", "app.language::fi", LANGUAGE },
  { "Svenska", "preferences-desktop-locale-symbolic", "app.language::sv", LANGUAGE },
  { "English", "preferences-desktop-locale-symbolic", "app.language::en", LANGUAGE },
  { N_("Preferences"), "emblem-system-symbolic", "app.preferences", PROGRAM },
  { N_("Help"), "help-about-symbolic", "win.help::", PROGRAM },
  { N_("Take the tour"), "help-about-symbolic", "win.tour", NOT_IN_MENU },
  { N_("Keyboard shortcuts"), "preferences-desktop-keyboard-symbolic", "win.show-keys", PROGRAM },
  { N_("About InnoCities Overview"), "help-about-symbolic", "app.about", PROGRAM },
};

/**
 * inno_commands_get_all:
 * @n_commands: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_commands): what can be done, where it can
 */
const InnoCommand *
inno_commands_get_all (guint *n_commands)
{
  g_return_val_if_fail (n_commands != NULL, NULL);

  *n_commands = G_N_ELEMENTS (commands);

  return commands;
}
