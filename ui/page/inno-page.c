/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "inno-page.h"

typedef struct
{
  InnoFacts     *facts;
  InnoQuery     *filter;
  InnoWorkspace *workspace;
  InnoSelection *selection;
  GtkWidget     *tools;
  char          *subtitle;
  guint          badge;
} InnoPagePrivate;

typedef enum
{
  PROP_SUBTITLE = 1,
  PROP_SELECTION,
  PROP_TOOLS,
  PROP_BADGE,
} InnoPageProperty;

enum
{
  SIGNAL_MESSAGE,
  SIGNAL_UNDOABLE,
  SIGNAL_KEYS_REQUESTED,
  N_SIGNALS
};

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (InnoPage, inno_page, ADW_TYPE_BIN)

static GParamSpec *properties[PROP_BADGE + 1];
static guint signals[N_SIGNALS];

/* The tools stand in the window, outside of the page that they belong to. */
static void
inno_page_dispose (GObject *object)
{
  InnoPagePrivate *priv = inno_page_get_instance_private (INNO_PAGE (object));

  if (priv->tools != NULL && gtk_widget_get_parent (priv->tools) != NULL)
    gtk_widget_unparent (priv->tools);
  g_clear_object (&priv->tools);

  G_OBJECT_CLASS (inno_page_parent_class)->dispose (object);
}

static void
inno_page_finalize (GObject *object)
{
  InnoPagePrivate *priv = inno_page_get_instance_private (INNO_PAGE (object));

  g_clear_pointer (&priv->facts, inno_facts_unref);
  g_clear_pointer (&priv->filter, inno_query_free);
  g_clear_object (&priv->workspace);
  g_clear_object (&priv->selection);
  g_clear_pointer (&priv->subtitle, g_free);

  G_OBJECT_CLASS (inno_page_parent_class)->finalize (object);
}

static void
inno_page_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  InnoPage *self = INNO_PAGE (object);

  switch ((InnoPageProperty) prop_id)
    {
    case PROP_SUBTITLE:
      g_value_set_string (value, inno_page_get_subtitle (self));
      break;

    case PROP_SELECTION:
      g_value_set_object (value, inno_page_get_selection (self));
      break;

    case PROP_TOOLS:
      g_value_set_object (value, inno_page_get_tools (self));
      break;

    case PROP_BADGE:
      g_value_set_uint (value, inno_page_get_badge (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
inno_page_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  InnoPage *self = INNO_PAGE (object);

  switch ((InnoPageProperty) prop_id)
    {
    case PROP_SUBTITLE:
      inno_page_set_subtitle (self, g_value_get_string (value));
      break;

    case PROP_SELECTION:
      inno_page_set_selection (self, g_value_get_object (value));
      break;

    case PROP_TOOLS:
      inno_page_set_tools (self, g_value_get_object (value));
      break;

    case PROP_BADGE:
      inno_page_set_badge (self, g_value_get_uint (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  /**
   * InnoPage:subtitle:
   *
   * What the page shows at present, for the header bar.
   */
  properties[PROP_SUBTITLE] =
    g_param_spec_string ("subtitle", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * InnoPage:selection:
   *
   * What is selected in the charts of the page, and of those that share it.
   */
  properties[PROP_SELECTION] =
    g_param_spec_object ("selection", NULL, NULL, INNO_TYPE_SELECTION,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * InnoPage:tools:
   *
   * What can be done on the page, for the end of the bar of filters above it.
   */
  properties[PROP_TOOLS] =
    g_param_spec_object ("tools", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * InnoPage:badge:
   *
   * How many things wait on the page for somebody: the sidebar says so. 0 for none.
   */
  properties[PROP_BADGE] =
    g_param_spec_uint ("badge", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
inno_page_class_init (InnoPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = inno_page_dispose;
  object_class->finalize = inno_page_finalize;
  object_class->get_property = inno_page_get_property;
  object_class->set_property = inno_page_set_property;

  install_properties (object_class);

  /**
   * InnoPage::message:
   * @self: the page
   * @text: a sentence for a toast, translated, without markup
   */
  signals[SIGNAL_MESSAGE] =
    g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * InnoPage::undoable:
   * @self: the page
   * @message: what was done, in the active language
   */
  signals[SIGNAL_UNDOABLE] =
    g_signal_new ("undoable", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * InnoPage::keys-requested:
   * @self: the page
   */
  signals[SIGNAL_KEYS_REQUESTED] =
    g_signal_new ("keys-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
inno_page_init (InnoPage *self)
{
  InnoPagePrivate *priv = inno_page_get_instance_private (self);

  priv->filter = inno_query_new ();
}

/**
 * inno_page_get_facts:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): what the page shows; %NULL while there is nothing
 */
InnoFacts *
inno_page_get_facts (InnoPage *self)
{
  InnoPagePrivate *priv = inno_page_get_instance_private (self);

  g_return_val_if_fail (INNO_IS_PAGE (self), NULL);

  return priv->facts;
}

/**
 * inno_page_get_filter:
 * @self: a page
 *
 * Returns: (transfer none): what the facts are narrowed to; of the query only the
 *   filters mean anything
 */
const InnoQuery *
inno_page_get_filter (InnoPage *self)
{
  InnoPagePrivate *priv = inno_page_get_instance_private (self);

  g_return_val_if_fail (INNO_IS_PAGE (self), NULL);

  return priv->filter;
}

static gboolean
is_same_filter (const InnoQuery *a,
                const InnoQuery *b)
{
  g_autofree char *text_a = inno_query_to_text (a);
  g_autofree char *text_b = inno_query_to_text (b);

  return g_str_equal (text_a, text_b);
}

/**
 * inno_page_show:
 * @self: a page
 * @facts: (nullable): what to show
 * @filter: (nullable): the filters to show it with; %NULL for none
 *
 * Shows other facts, or others of them. The page keeps its place and its questions.
 */
void
inno_page_show (InnoPage        *self,
                InnoFacts       *facts,
                const InnoQuery *filter)
{
  InnoPagePrivate *priv = inno_page_get_instance_private (self);
  g_autoptr (InnoQuery) wanted = inno_query_new ();

  g_return_if_fail (INNO_IS_PAGE (self));

  if (filter != NULL)
    inno_query_set_filters (wanted, filter);
  if (priv->facts == facts && is_same_filter (priv->filter, wanted))
    return;

  if (facts != NULL)
    inno_facts_ref (facts);
  g_clear_pointer (&priv->facts, inno_facts_unref);
  priv->facts = facts;
  inno_query_set_filters (priv->filter, wanted);
  INNO_PAGE_GET_CLASS (self)->update (self);
}

/**
 * inno_page_get_workspace:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): where the page reads what is in no facts
 */
InnoWorkspace *
inno_page_get_workspace (InnoPage *self)
{
  InnoPagePrivate *priv = inno_page_get_instance_private (self);

  g_return_val_if_fail (INNO_IS_PAGE (self), NULL);

  return priv->workspace;
}

/**
 * inno_page_set_workspace:
 * @self: a page
 * @workspace: (nullable): the portfolio that its facts come from; it is followed by
 *   inno_page_show()
 */
void
inno_page_set_workspace (InnoPage      *self,
                         InnoWorkspace *workspace)
{
  InnoPagePrivate *priv = inno_page_get_instance_private (self);

  g_return_if_fail (INNO_IS_PAGE (self));

  g_set_object (&priv->workspace, workspace);
}

/**
 * inno_page_get_selection:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): what is selected in its charts
 */
InnoSelection *
inno_page_get_selection (InnoPage *self)
{
  InnoPagePrivate *priv = inno_page_get_instance_private (self);

  g_return_val_if_fail (INNO_IS_PAGE (self), NULL);

  return priv->selection;
}

/**
 * inno_page_set_selection:
 * @self: a page
 * @selection: (nullable): a selection to share with other pages
 */
void
inno_page_set_selection (InnoPage      *self,
                         InnoSelection *selection)
{
  InnoPagePrivate *priv = inno_page_get_instance_private (self);

  g_return_if_fail (INNO_IS_PAGE (self));

  if (g_set_object (&priv->selection, selection))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTION]);
}

/**
 * inno_page_get_tools:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): what stands at the end of the bar of filters
 *   while the page is in sight
 */
GtkWidget *
inno_page_get_tools (InnoPage *self)
{
  InnoPagePrivate *priv = inno_page_get_instance_private (self);

  g_return_val_if_fail (INNO_IS_PAGE (self), NULL);

  return priv->tools;
}

/**
 * inno_page_set_tools:
 * @self: a page
 * @tools: (nullable): what it lends to the bar of filters
 */
void
inno_page_set_tools (InnoPage  *self,
                     GtkWidget *tools)
{
  InnoPagePrivate *priv = inno_page_get_instance_private (self);

  g_return_if_fail (INNO_IS_PAGE (self));

  if (g_set_object (&priv->tools, tools))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOOLS]);
}

const char *
inno_page_get_subtitle (InnoPage *self)
{
  InnoPagePrivate *priv = inno_page_get_instance_private (self);

  g_return_val_if_fail (INNO_IS_PAGE (self), NULL);

  return priv->subtitle;
}

void
inno_page_set_subtitle (InnoPage   *self,
                        const char *subtitle)
{
  InnoPagePrivate *priv = inno_page_get_instance_private (self);

  g_return_if_fail (INNO_IS_PAGE (self));

  if (g_strcmp0 (priv->subtitle, subtitle) == 0)
    return;

  g_free (priv->subtitle);
  priv->subtitle = g_strdup (subtitle);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

guint
inno_page_get_badge (InnoPage *self)
{
  InnoPagePrivate *priv = inno_page_get_instance_private (self);

  g_return_val_if_fail (INNO_IS_PAGE (self), 0);

  return priv->badge;
}

void
inno_page_set_badge (InnoPage *self,
                     guint     badge)
{
  InnoPagePrivate *priv = inno_page_get_instance_private (self);

  g_return_if_fail (INNO_IS_PAGE (self));

  if (priv->badge == badge)
    return;

  priv->badge = badge;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BADGE]);
}

/**
 * inno_page_settle:
 * @self: a page
 *
 * For whoever takes what the page shows out of it: nothing of it is of the facts or
 * filters from before any longer, and what was typed is kept.
 */
void
inno_page_settle (InnoPage *self)
{
  InnoPageClass *klass;

  g_return_if_fail (INNO_IS_PAGE (self));

  klass = INNO_PAGE_GET_CLASS (self);
  if (klass->settle != NULL)
    klass->settle (self);
}

/**
 * inno_page_retranslate:
 * @self: a page
 *
 * Says everything anew in the active language, keeping what is chosen.
 */
void
inno_page_retranslate (InnoPage *self)
{
  g_return_if_fail (INNO_IS_PAGE (self));

  INNO_PAGE_GET_CLASS (self)->retranslate (self);
  INNO_PAGE_GET_CLASS (self)->update (self);
}

/**
 * inno_page_open:
 * @self: a page
 * @subject: id of one of the things the page shows
 *
 * Shows that one. A page of one thing stays as it is.
 */
void
inno_page_open (InnoPage   *self,
                const char *subject)
{
  InnoPageClass *klass;

  g_return_if_fail (INNO_IS_PAGE (self));
  g_return_if_fail (subject != NULL);

  klass = INNO_PAGE_GET_CLASS (self);
  if (klass->open != NULL)
    klass->open (self, subject);
}

/**
 * inno_page_ask:
 * @self: a page
 * @query: a query; its filters mean nothing here
 *
 * Asks what the query asks besides its filters, as far as the page can.
 */
void
inno_page_ask (InnoPage        *self,
               const InnoQuery *query)
{
  InnoPageClass *klass;

  g_return_if_fail (INNO_IS_PAGE (self));
  g_return_if_fail (query != NULL);

  klass = INNO_PAGE_GET_CLASS (self);
  if (klass->ask != NULL)
    klass->ask (self, query);
}

/**
 * inno_page_get_link:
 * @self: a page
 * @page_id: its id in the table of pages
 *
 * Returns: (transfer full): what win.go takes to come back to what is shown now
 */
char *
inno_page_get_link (InnoPage   *self,
                    const char *page_id)
{
  g_autoptr (InnoQuery) query = inno_query_new ();
  g_autofree char *text = NULL;
  const char *subject = NULL;
  InnoPageClass *klass;

  g_return_val_if_fail (INNO_IS_PAGE (self), NULL);
  g_return_val_if_fail (page_id != NULL, NULL);

  klass = INNO_PAGE_GET_CLASS (self);
  if (klass->get_question != NULL)
    klass->get_question (self, query);
  if (klass->get_subject != NULL)
    subject = klass->get_subject (self);
  inno_query_set_filters (query, inno_page_get_filter (self));
  text = inno_query_to_text (query);

  return g_strconcat (page_id, subject != NULL ? "/" : "", subject != NULL ? subject : "", "?", text, NULL);
}

void
inno_page_send_message (InnoPage   *self,
                        const char *message)
{
  g_return_if_fail (INNO_IS_PAGE (self));

  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, message);
}

/**
 * inno_page_send_undoable:
 * @self: a page
 * @message: what was done, in the active language
 *
 * Says so, with a way to take back the last step.
 */
void
inno_page_send_undoable (InnoPage   *self,
                         const char *message)
{
  g_return_if_fail (INNO_IS_PAGE (self));

  g_signal_emit (self, signals[SIGNAL_UNDOABLE], 0, message);
}

void
inno_page_request_keys (InnoPage *self)
{
  g_return_if_fail (INNO_IS_PAGE (self));

  g_signal_emit (self, signals[SIGNAL_KEYS_REQUESTED], 0);
}
