/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

/* The kind of backend is told, see below. */
#define G_SETTINGS_ENABLE_BACKEND

#include "config.h"

#include "inno-report.h"

#include <adwaita.h>
#include <gio/gsettingsbackend.h>
#include <string.h>
#include <sys/utsname.h>

#include "inno-exchange-libraries.h"
#include "inno-intake-libraries.h"
#include "inno-lang.h"
#include "inno-libraries.h"
#include "inno-place.h"
#include "inno-store-libraries.h"
#include "inno-sync-libraries.h"

/* Of these the value says nothing about anybody; of all others a report is silent. */
static const char * const told_settings[] = {
  "language", "style", "refresh-by-itself", "stale-days", "notices", "window-width", "window-height", "window-maximized",
};

static const char * const told_variables[] = {
  "XDG_CURRENT_DESKTOP", "XDG_SESSION_TYPE", "LANG", "LANGUAGE", "LC_ALL", "GDK_BACKEND", "GSK_RENDERER",
  "GDK_SCALE", "GTK_THEME", "GTK_A11Y", "GIO_USE_VFS",
};

static void
add_heading (GString    *text,
             const char *heading)
{
  g_string_append_printf (text, "\n%s\n", heading);
}

static void
add_line (GString    *text,
          const char *name,
          const char *value)
{
  g_string_append_printf (text, "  %s: %s\n", name, value != NULL && *value != '\0' ? value : "not set");
}

static void
add_count (GString    *text,
           const char *name,
           guint64     count)
{
  g_string_append_printf (text, "  %s: %" G_GUINT64_FORMAT "\n", name, count);
}

/* A home is named after somebody. */
static char *
hide_home (const char *path)
{
  const char *home = g_get_home_dir ();
  gsize length = strlen (home);

  if (length > 1 && strncmp (path, home, length) == 0 && (path[length] == '\0' || path[length] == G_DIR_SEPARATOR))
    return g_strconcat ("~", path + length, NULL);

  return g_strdup (path);
}

static void
add_path (GString    *text,
          const char *name,
          const char *path)
{
  g_autofree char *hidden = path != NULL ? hide_home (path) : NULL;

  add_line (text, name, hidden);
}

static void
add_libraries (GString *text)
{
  g_autoptr (GPtrArray) libraries = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *gtk_built = g_strdup_printf ("%d.%d.%d", GTK_MAJOR_VERSION, GTK_MINOR_VERSION, GTK_MICRO_VERSION);
  g_autofree char *gtk = g_strdup_printf ("%u.%u.%u", gtk_get_major_version (), gtk_get_minor_version (),
                                          gtk_get_micro_version ());
  g_autofree char *adw = g_strdup_printf ("%u.%u.%u", adw_get_major_version (), adw_get_minor_version (),
                                          adw_get_micro_version ());

  inno_base_add_libraries (libraries);
  inno_libraries_add (libraries, "GTK", gtk_built, gtk);
  inno_libraries_add (libraries, "libadwaita", ADW_VERSION_S, adw);
  inno_libraries_add (libraries, "Pango", PANGO_VERSION_STRING, pango_version_string ());
  inno_libraries_add (libraries, "Cairo", CAIRO_VERSION_STRING, cairo_version_string ());
  inno_store_add_libraries (libraries);
  inno_sync_add_libraries (libraries);
  inno_exchange_add_libraries (libraries);
  inno_intake_add_libraries (libraries);

  add_heading (text, "Libraries");
  for (guint i = 0; i < libraries->len; i++)
    g_string_append_printf (text, "  %s\n", (const char *) g_ptr_array_index (libraries, i));
}

/* A folder that somebody chose may be called after anything. */
static const char *
get_folder (const InnoPlace  *place,
            char            **usual)
{
  const InnoPlace nothing_chosen = { 0 };

  if (place->is_sample)
    return "the sample";
  if (place->pack != NULL)
    return "a presentation file";
  if (place->portfolio != NULL)
    return "another one, chosen at the start";

  *usual = inno_place_get_folder (&nothing_chosen);
  return *usual;
}

static void
add_paths (GString         *text,
           const InnoPlace *place)
{
  const char *locale_dir = g_getenv ("INNOCITIES_LOCALEDIR");
  g_autofree char *usual = NULL;

  add_heading (text, "Places");
  add_path (text, "Folder of the portfolio", get_folder (place, &usual));
  add_path (text, "Translations", locale_dir != NULL && *locale_dir != '\0' ? locale_dir : LOCALEDIR);
  add_path (text, "Folder of settings", g_get_user_config_dir ());
  add_line (text, "Log", "standard error, or the journal of the session; --debug says more");
}

static void
add_settings (GString *text)
{
  g_autoptr (GSettingsBackend) backend = g_settings_backend_get_default ();
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
    source != NULL ? g_settings_schema_source_lookup (source, APP_ID, TRUE) : NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *address = NULL;

  add_heading (text, "Settings");
  add_line (text, "Kept by", G_OBJECT_TYPE_NAME (backend));
  if (schema == NULL)
    {
      add_line (text, "Schema", "not installed");
      return;
    }

  settings = g_settings_new_full (schema, backend, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (told_settings); i++)
    {
      g_autoptr (GVariant) value = g_settings_get_value (settings, told_settings[i]);
      g_autofree char *printed = g_variant_print (value, FALSE);

      add_line (text, told_settings[i], printed);
    }
  address = g_settings_get_string (settings, "address");
  add_line (text, "address", *address != '\0' ? "there is one" : "");
}

static void
add_system (GString *text)
{
  g_autofree char *name = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);
  struct utsname kernel;

  add_heading (text, "System");
  add_line (text, "Name", name);
  if (uname (&kernel) == 0)
    add_line (text, "Machine", kernel.machine);
  add_line (text, "Language of the program", inno_lang_to_code (inno_lang_get_active ()));
  for (guint i = 0; i < G_N_ELEMENTS (told_variables); i++)
    add_line (text, told_variables[i], g_getenv (told_variables[i]));
}

static void
add_screen (GString   *text,
            GtkNative *window)
{
  GdkSurface *surface = window != NULL ? gtk_native_get_surface (window) : NULL;
  GskRenderer *renderer = window != NULL ? gtk_native_get_renderer (window) : NULL;

  add_heading (text, "Screen");
  if (surface == NULL || renderer == NULL)
    {
      add_line (text, "Drawn by", "no window is open");
      return;
    }

  add_line (text, "Drawn by", G_OBJECT_TYPE_NAME (renderer));
  add_line (text, "Display", G_OBJECT_TYPE_NAME (gdk_surface_get_display (surface)));
  add_count (text, "Scale", (guint64) gdk_surface_get_scale_factor (surface));
  add_count (text, "Width", (guint64) gdk_surface_get_width (surface));
  add_count (text, "Height", (guint64) gdk_surface_get_height (surface));
}

static void
add_inventory (GString             *text,
               const InnoInventory *inventory)
{
  for (InnoDocumentType type = 0; type < INNO_DOCUMENT_OTHER; type++)
    add_count (text, inno_document_type_to_id (type), inventory->n_documents[type]);
  add_count (text, "of other types", inventory->n_documents[INNO_DOCUMENT_OTHER]);
  add_count (text, "Records that could not be read", inventory->n_quarantined);
  add_count (text, "Changes that wait to be sent", inventory->n_waiting);
  add_count (text, "Conflicts", inventory->n_conflicts);
  add_line (text, "Writable", inventory->is_read_only ? "no" : "yes");
}

/* The words of an error may name a folder or a server; its kind does not. */
static void
add_portfolio (GString          *text,
               const InnoReport *report)
{
  add_heading (text, "Portfolio");
  if (report->inventory != NULL)
    add_inventory (text, report->inventory);
  else if (g_error_matches (report->fault, INNO_STORE_ERROR, INNO_STORE_ERROR_UNAVAILABLE))
    g_string_append (text, "  There is none, or its folder cannot be read\n");
  else if (report->fault != NULL)
    g_string_append_printf (text, "  Could not be opened: %s, %d\n", g_quark_to_string (report->fault->domain),
                            report->fault->code);
  else
    g_string_append (text, "  There is none yet\n");
}

/**
 * inno_report_write:
 * @report: what it is about
 *
 * Writes in English what helps whoever is to mend a fault, and nothing of what is in the
 * portfolio but how many of each type of documents there are.
 *
 * Returns: (transfer full): lines of text
 */
char *
inno_report_write (const InnoReport *report)
{
  GString *text = g_string_new ("InnoCities Overview " VERSION "\n");

  g_return_val_if_fail (report != NULL, NULL);

  add_libraries (text);
  add_system (text);
  add_screen (text, report->window);
  add_paths (text, report->place);
  add_settings (text);
  add_portfolio (text, report);

  return g_string_free (text, FALSE);
}

/**
 * inno_report_write_place:
 * @place: where the portfolio is
 *
 * Writes the same without a window, and opens the portfolio for it, if there is one.
 *
 * Returns: (transfer full): lines of text
 */
char *
inno_report_write_place (const InnoPlace *place)
{
  g_auto (InnoOpened) opened = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = inno_place_get_folder (place);
  g_autofree InnoInventory *inventory = NULL;
  gboolean is_there = place->is_sample || place->pack != NULL || g_file_test (folder, G_FILE_TEST_EXISTS);
  InnoReport report = { .place = place };

  if (is_there && inno_opened_init (&opened, place, &error))
    inventory = inno_store_make_inventory (opened.store, &error);
  report.inventory = inventory;
  report.fault = error;

  return inno_report_write (&report);
}
