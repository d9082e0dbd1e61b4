/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-workspace"

#include "config.h"

#include "inno-sync-log.h"

#include <glib/gi18n-lib.h>

/* Kinds and figures are kept, and put into words when somebody reads them: the
 * language may be another one then. */
typedef struct
{
  gint64          at;       /* Unix seconds; so is moment */
  InnoSyncLogKind kind;
  char           *text;     /* nullable: a server, or the sentence of an error */
  gint64          moment;
  InnoSyncReport  report;
} Line;

struct _InnoSyncLog
{
  GQueue lines;             /* the last first */
  guint  max_lines;
};

typedef char *(*SayFunc) (const Line       *line,
                          const InnoFormat *format);

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->text);
  g_free (line);
}

static char *
say_asked (const Line       *line,
           const InnoFormat *format)
{
  /* Translators: %s is the name of a server */
  return g_strdup_printf (_("Asked %s for changes"), line->text != NULL ? line->text : "–");
}

static char *
say_nothing_new (const Line       *line,
                 const InnoFormat *format)
{
  return g_strdup (_("Nothing new"));
}

static void
append_count (GString          *text,
              const InnoFormat *format,
              const char       *words,
              guint             n)
{
  g_autofree char *count = inno_format_count (format, n);

  if (n == 0)
    return;

  g_string_append_printf (text, "%s%s %s", text->len > 0 ? ", " : "", words, count);
}

static char *
say_done (const Line       *line,
          const InnoFormat *format)
{
  GString *text = g_string_new (NULL);

  append_count (text, format, _("added"), line->report.added);
  append_count (text, format, _("changed"), line->report.changed);
  append_count (text, format, _("removed"), line->report.removed);
  append_count (text, format, _("sent"), line->report.sent);
  append_count (text, format, _("refused"), line->report.refused);
  append_count (text, format, _("in conflict"), line->report.conflicts);
  append_count (text, format, _("set aside"), line->report.quarantined);
  if (text->len == 0)
    g_string_append (text, _("Nothing new"));

  return g_string_free (text, FALSE);
}

static char *
say_text (const Line       *line,
          const InnoFormat *format)
{
  return g_strdup (line->text);
}

static char *
say_given_up (const Line       *line,
              const InnoFormat *format)
{
  return g_strdup (_("Given up; nothing changed here"));
}

static char *
say_busy (const Line       *line,
          const InnoFormat *format)
{
  return g_strdup (_("Another window or command is at it"));
}

static char *
say_waiting (const Line       *line,
             const InnoFormat *format)
{
  g_autofree char *time = inno_format_time (format, line->moment);

  /* Translators: %s is a time of day */
  return g_strdup_printf (_("Trying again at %s"), time);
}

static char *
say_stopped (const Line       *line,
             const InnoFormat *format)
{
  return g_strdup (_("Nothing changed here. Waiting for somebody to act"));
}

static char *
say_online (const Line       *line,
            const InnoFormat *format)
{
  return g_strdup (_("There is a network"));
}

static char *
say_offline (const Line       *line,
             const InnoFormat *format)
{
  return g_strdup (_("There is no network"));
}

static char *
say_woke (const Line       *line,
          const InnoFormat *format)
{
  return g_strdup (_("The computer slept"));
}

static char *
say_signed_in (const Line       *line,
               const InnoFormat *format)
{
  return g_strdup (_("Signed in anew"));
}

static char *
say_signed_out (const Line       *line,
                const InnoFormat *format)
{
  return g_strdup (_("Signed out"));
}

static const SayFunc says[INNO_SYNC_N_LOG_KINDS] = {
  [INNO_SYNC_LOG_ASKED] = say_asked,
  [INNO_SYNC_LOG_NOTHING_NEW] = say_nothing_new,
  [INNO_SYNC_LOG_DONE] = say_done,
  [INNO_SYNC_LOG_FAILED] = say_text,
  [INNO_SYNC_LOG_GIVEN_UP] = say_given_up,
  [INNO_SYNC_LOG_BUSY] = say_busy,
  [INNO_SYNC_LOG_WAITING] = say_waiting,
  [INNO_SYNC_LOG_STOPPED] = say_stopped,
  [INNO_SYNC_LOG_ONLINE] = say_online,
  [INNO_SYNC_LOG_OFFLINE] = say_offline,
  [INNO_SYNC_LOG_WOKE] = say_woke,
  [INNO_SYNC_LOG_SIGNED_IN] = say_signed_in,
  [INNO_SYNC_LOG_SIGNED_OUT] = say_signed_out,
};

/**
 * inno_sync_log_new:
 * @max_lines: of more than these the oldest are forgotten
 *
 * Returns: (transfer full): an empty log
 */
InnoSyncLog *
inno_sync_log_new (guint max_lines)
{
  InnoSyncLog *self = g_new0 (InnoSyncLog, 1);

  g_queue_init (&self->lines);
  self->max_lines = max_lines;

  return self;
}

/**
 * inno_sync_log_free:
 * @self: (transfer full) (nullable): a log
 */
void
inno_sync_log_free (InnoSyncLog *self)
{
  if (self == NULL)
    return;

  g_queue_clear_full (&self->lines, line_free);
  g_free (self);
}

/**
 * inno_sync_log_add:
 * @self: a log
 * @kind: what happened, just now
 * @text: (nullable): the name of a server, or the sentence of an error: what a person
 *   may pass on
 * @moment: Unix seconds of what lies ahead, or 0
 * @report: (nullable): what came and went
 */
void
inno_sync_log_add (InnoSyncLog          *self,
                   InnoSyncLogKind       kind,
                   const char           *text,
                   gint64                moment,
                   const InnoSyncReport *report)
{
  Line *line = g_new0 (Line, 1);

  g_return_if_fail (self != NULL);
  g_return_if_fail (kind < INNO_SYNC_N_LOG_KINDS);

  line->at = g_get_real_time () / G_USEC_PER_SEC;
  line->kind = kind;
  line->text = g_strdup (text);
  line->moment = moment;
  if (report != NULL)
    line->report = *report;
  g_queue_push_head (&self->lines, line);
  while (self->lines.length > self->max_lines)
    line_free (g_queue_pop_tail (&self->lines));
}

guint
inno_sync_log_get_n_lines (InnoSyncLog *self)
{
  return self->lines.length;
}

/**
 * inno_sync_log_to_text:
 * @self: a log
 * @format: of the language it is told in
 * @max_lines: how many at most
 *
 * Returns: (transfer full): a line for each thing that happened, the last first
 */
char *
inno_sync_log_to_text (InnoSyncLog      *self,
                       const InnoFormat *format,
                       guint             max_lines)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  g_return_val_if_fail (self != NULL, g_string_free (text, FALSE));

  for (GList *l = self->lines.head; l != NULL && n < max_lines; l = l->next, n++)
    {
      const Line *line = l->data;
      g_autofree char *moment = inno_format_timestamp (format, line->at);
      g_autofree char *words = says[line->kind] (line, format);

      g_string_append_printf (text, "%s%s  %s", n > 0 ? "\n" : "", moment, words);
    }

  return g_string_free (text, FALSE);
}
