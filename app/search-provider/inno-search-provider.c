/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "inno-search-provider.h"

#include "inno-jump-projects.h"
#include "inno-search-results.h"
#include "inno-shell-search.h"

struct _InnoSearchProvider
{
  GObject                    parent_instance;

  InnoApplication           *application;    /* which has it */
  InnoShellSearchProvider2  *skeleton;
};

G_DEFINE_FINAL_TYPE (InnoSearchProvider, inno_search_provider, G_TYPE_OBJECT)

/* Something asked, until it is answered. */
typedef struct _Question Question;

struct _Question
{
  InnoSearchProvider    *provider;
  GDBusMethodInvocation *invocation;
  char                  *text;          /* of a search */
  GStrv                  places;        /* of results to be described */
  InnoWorkspace         *workspace;     /* nullable: there is none */
  void                 (*ask) (Question *question);
};

/* Answers, and lets the program go. NULL: there is nothing. */
static void
answer (Question *question,
        GVariant *value)
{
  InnoApplication *application = question->provider->application;

  if (value == NULL)
    value = question->places != NULL ? g_variant_new ("aa{sv}", NULL) : g_variant_new ("as", NULL);
  g_dbus_method_invocation_return_value (question->invocation, g_variant_new_tuple (&value, 1));
  g_clear_object (&question->workspace);
  g_free (question->text);
  g_strfreev (question->places);
  g_object_unref (question->provider);
  g_free (question);
  g_application_release (G_APPLICATION (application));
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Question *question = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) projects = inno_jump_find_projects_finish (INNO_WORKSPACE (source), result, &error);
  InnoFacts *facts = inno_workspace_get_facts (question->workspace);
  g_auto (GStrv) places = NULL;

  if (error != NULL)
    g_debug ("Projects were not searched: %s", error->message);
  if (facts != NULL)
    places = inno_search_rank (facts, projects, question->text);
  answer (question, places != NULL ? g_variant_new_strv ((const char * const *) places, -1) : NULL);
}

static void
search (Question *question)
{
  inno_jump_find_projects_async (question->workspace, question->text, NULL, found_cb, question);
}

static void
described_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) metas = inno_search_describe_finish (INNO_WORKSPACE (source), result, &error);

  if (error != NULL)
    g_debug ("Results were not described: %s", error->message);
  answer (user_data, metas);
}

static void
describe (Question *question)
{
  inno_search_describe_async (question->workspace, (const char * const *) question->places, described_cb, question);
}

static void
opened_cb (InnoWorkspace *workspace,
           Question      *question)
{
  if (!inno_workspace_is_open (workspace))
    return;

  g_signal_handlers_disconnect_by_func (workspace, opened_cb, question);
  if (inno_workspace_get_facts (workspace) != NULL)
    question->ask (question);
  else
    answer (question, NULL);
}

/* Asks at once, or when the portfolio is open. Takes @text and @places. */
static void
take_question (InnoSearchProvider    *self,
               GDBusMethodInvocation *invocation,
               void                 (*ask) (Question *question),
               char                  *text,
               GStrv                  places)
{
  Question *question = g_new0 (Question, 1);
  InnoWorkspace *workspace = inno_application_get_searched (self->application);

  g_application_hold (G_APPLICATION (self->application));
  *question = (Question) { g_object_ref (self), invocation, text, places, NULL, ask };
  if (workspace == NULL)
    {
      answer (question, NULL);
      return;
    }

  question->workspace = g_object_ref (workspace);
  if (!inno_workspace_is_open (workspace))
    g_signal_connect (workspace, "changed", G_CALLBACK (opened_cb), question);
  else
    opened_cb (workspace, question);
}

static gboolean
search_cb (InnoShellSearchProvider2 *skeleton,
           GDBusMethodInvocation    *invocation,
           const char * const       *terms,
           InnoSearchProvider       *self)
{
  take_question (self, invocation, search, g_strjoinv (" ", (char **) terms), NULL);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* What was found before is not narrowed but searched anew: words may be found elsewhere
 * in a project than in its name, and the store is quick. */
static gboolean
search_on_cb (InnoShellSearchProvider2 *skeleton,
              GDBusMethodInvocation    *invocation,
              const char * const       *before,
              const char * const       *terms,
              InnoSearchProvider       *self)
{
  return search_cb (skeleton, invocation, terms, self);
}

static gboolean
describe_cb (InnoShellSearchProvider2 *skeleton,
             GDBusMethodInvocation    *invocation,
             const char * const       *places,
             InnoSearchProvider       *self)
{
  take_question (self, invocation, describe, NULL, g_strdupv ((char **) places));
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
activate_cb (InnoShellSearchProvider2 *skeleton,
             GDBusMethodInvocation    *invocation,
             const char               *place,
             const char * const       *terms,
             guint                     timestamp,
             InnoSearchProvider       *self)
{
  inno_application_open_place (self->application, place);
  inno_shell_search_provider2_complete_activate_result (skeleton, invocation);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* All of it, in the list of projects, with the words in the field where they are searched. */
static gboolean
launch_cb (InnoShellSearchProvider2 *skeleton,
           GDBusMethodInvocation    *invocation,
           const char * const       *terms,
           guint                     timestamp,
           InnoSearchProvider       *self)
{
  g_autofree char *text = g_strjoinv (" ", (char **) terms);
  g_autofree char *escaped = g_uri_escape_string (text, NULL, TRUE);
  g_autofree char *place = g_strconcat ("projects?text=", escaped, NULL);

  inno_application_open_place (self->application, place);
  inno_shell_search_provider2_complete_launch_search (skeleton, invocation);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
inno_search_provider_dispose (GObject *object)
{
  InnoSearchProvider *self = INNO_SEARCH_PROVIDER (object);

  if (self->skeleton != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->skeleton, self);
      g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->skeleton));
    }
  g_clear_object (&self->skeleton);

  G_OBJECT_CLASS (inno_search_provider_parent_class)->dispose (object);
}

static void
inno_search_provider_class_init (InnoSearchProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = inno_search_provider_dispose;
}

static void
inno_search_provider_init (InnoSearchProvider *self)
{
  static const struct { const char *signal; GCallback callback; } handlers[] = {
    { "handle-get-initial-result-set", G_CALLBACK (search_cb) },
    { "handle-get-subsearch-result-set", G_CALLBACK (search_on_cb) },
    { "handle-get-result-metas", G_CALLBACK (describe_cb) },
    { "handle-activate-result", G_CALLBACK (activate_cb) },
    { "handle-launch-search", G_CALLBACK (launch_cb) },
  };

  self->skeleton = inno_shell_search_provider2_skeleton_new ();
  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect (self->skeleton, handlers[i].signal, handlers[i].callback, self);
}

/**
 * inno_search_provider_new:
 * @application: whose portfolio is searched; it has to keep this, and drops it first
 * @connection: a bus
 * @path: where to be found on it
 * @error: return location of an error
 *
 * Returns: (transfer full) (nullable): what answers on the bus from now on
 */
InnoSearchProvider *
inno_search_provider_new (InnoApplication  *application,
                          GDBusConnection  *connection,
                          const char       *path,
                          GError          **error)
{
  g_autoptr (InnoSearchProvider) self = g_object_new (INNO_TYPE_SEARCH_PROVIDER, NULL);

  self->application = application;
  if (!g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection, path, error))
    return NULL;

  return g_steal_pointer (&self);
}
