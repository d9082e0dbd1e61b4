/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include "inno-programme-parts.h"

#include <glib/gi18n-lib.h>

/* The parts of Horizon Europe, as its legal basis numbers them. */
static const struct
{
  const char *code;
  const char *name;
} parts[] = {
  { "HORIZON.1.1", N_("European Research Council (ERC)") },
  { "HORIZON.1.2", N_("Marie Skłodowska-Curie Actions") },
  { "HORIZON.1.3", N_("Research infrastructures") },
  { "HORIZON.2.1", N_("Health") },
  { "HORIZON.2.2", N_("Culture, creativity and inclusive society") },
  { "HORIZON.2.3", N_("Civil security for society") },
  { "HORIZON.2.4", N_("Digital, industry and space") },
  { "HORIZON.2.5", N_("Climate, energy and mobility") },
  { "HORIZON.2.6", N_("Food, bioeconomy, natural resources, agriculture and environment") },
  { "HORIZON.3.1", N_("European Innovation Council (EIC)") },
  { "HORIZON.3.2", N_("European innovation ecosystems") },
  { "HORIZON.3.3", N_("European Institute of Innovation and Technology (EIT)") },
  { "HORIZON.4.1", N_("Widening participation and spreading excellence") },
  { "HORIZON.4.2", N_("Reforming and enhancing the European R&I system") },
};

/**
 * inno_programme_part_get_label:
 * @code: the code of a part of a framework programme, "HORIZON.2.5"
 *
 * Returns: (transfer full): its name in the active language; the code itself where it
 *   has none here
 */
char *
inno_programme_part_get_label (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i].code, code))
      return g_strdup (_(parts[i].name));

  return g_strdup (code);
}
