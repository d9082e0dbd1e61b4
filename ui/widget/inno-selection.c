/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-selection.h"

#include "inno-take-string.h"

struct _InnoSelection
{
  GObject  parent_instance;

  char    *row;
};

typedef enum
{
  PROP_ROW = 1,
} InnoSelectionProperty;

G_DEFINE_FINAL_TYPE (InnoSelection, inno_selection, G_TYPE_OBJECT)

static GParamSpec *properties[PROP_ROW + 1];

static void
inno_selection_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  InnoSelection *self = INNO_SELECTION (object);

  switch ((InnoSelectionProperty) prop_id)
    {
    case PROP_ROW:
      g_value_set_string (value, self->row);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
inno_selection_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  InnoSelection *self = INNO_SELECTION (object);

  switch ((InnoSelectionProperty) prop_id)
    {
    case PROP_ROW:
      inno_selection_set_row (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
inno_selection_finalize (GObject *object)
{
  InnoSelection *self = INNO_SELECTION (object);

  g_free (self->row);

  G_OBJECT_CLASS (inno_selection_parent_class)->finalize (object);
}

static void
inno_selection_class_init (InnoSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = inno_selection_get_property;
  object_class->set_property = inno_selection_set_property;
  object_class->finalize = inno_selection_finalize;

  /**
   * InnoSelection:row:
   *
   * The id of what is selected, or %NULL.
   */
  properties[PROP_ROW] =
    g_param_spec_string ("row", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
inno_selection_init (InnoSelection *self)
{
}

/**
 * inno_selection_new:
 *
 * Returns: (transfer full): a selection of nothing
 */
InnoSelection *
inno_selection_new (void)
{
  return g_object_new (INNO_TYPE_SELECTION, NULL);
}

/**
 * inno_selection_get_row:
 * @self: a selection
 *
 * Returns: (nullable): the id of what is selected
 */
const char *
inno_selection_get_row (InnoSelection *self)
{
  g_return_val_if_fail (INNO_IS_SELECTION (self), NULL);

  return self->row;
}

/**
 * inno_selection_set_row:
 * @self: a selection
 * @row_id: (nullable): what to select; %NULL or an empty id selects nothing
 */
void
inno_selection_set_row (InnoSelection *self,
                        const char    *row_id)
{
  g_return_if_fail (INNO_IS_SELECTION (self));

  if (inno_take_string (&self->row, row_id != NULL && *row_id != '\0' ? row_id : NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
}

/**
 * inno_selection_toggle:
 * @self: a selection
 * @row_id: (nullable): what to select, or to let go of if it is selected
 */
void
inno_selection_toggle (InnoSelection *self,
                       const char    *row_id)
{
  g_return_if_fail (INNO_IS_SELECTION (self));

  inno_selection_set_row (self, g_strcmp0 (self->row, row_id) != 0 ? row_id : NULL);
}

/**
 * inno_selection_has:
 * @self: a selection
 * @row_id: (nullable): the row of a mark
 * @series_id: (nullable): its series: what is a row in one chart may be a column
 *   in another
 *
 * Returns: whether the mark is of what is selected
 */
gboolean
inno_selection_has (InnoSelection *self,
                    const char    *row_id,
                    const char    *series_id)
{
  g_return_val_if_fail (INNO_IS_SELECTION (self), FALSE);

  return self->row != NULL
         && (g_strcmp0 (self->row, row_id) == 0 || g_strcmp0 (self->row, series_id) == 0);
}
