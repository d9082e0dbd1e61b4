/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-rule-texts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-aggregate.h"
#include "inno-format.h"

/* So many cities are named; of more it is said how many there are. */
#define MAX_NAMES 3

/* The cities of a lead theme by their strongest role, and those that count. */
typedef struct
{
  const InnoFormat *format;
  InnoLang          lang;
  guint             roles;
  gboolean          is_known;
  GPtrArray        *names[INNO_N_ROLES];
  guint             n_counted;
} Cities;

static void
cities_clear (Cities *self)
{
  for (guint role = 0; role < INNO_N_ROLES; role++)
    g_clear_pointer (&self->names[role], g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cities, cities_clear)

static gboolean
is_counted (const Cities *self,
            guint         role)
{
  return (self->roles & 1u << role) != 0;
}

/* A city may be there in two roles. It counts where one of them does. */
static void
cities_init (Cities        *self,
             InnoLeadTheme *theme,
             InnoPortfolio *portfolio,
             guint          roles)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_participants;
  const InnoParticipant *participants = inno_lead_theme_get_participants (theme, &n_participants);

  self->lang = inno_lang_get_active ();
  self->format = inno_format_get (self->lang);
  self->roles = roles;
  self->is_known = inno_lead_theme_get_participants_known (theme);
  self->n_counted = inno_lead_theme_count_cities (theme, roles);
  for (guint role = 0; role < INNO_N_ROLES; role++)
    self->names[role] = g_ptr_array_new ();
  for (guint i = 0; i < n_participants; i++)
    {
      const char *id = participants[i].city_id;
      InnoEntity *city = inno_portfolio_find (portfolio, id);

      if (g_hash_table_add (seen, (gpointer) id))
        g_ptr_array_add (self->names[inno_lead_theme_find_role (theme, id)],
                         (gpointer) (city != NULL ? inno_entity_get_label (city, self->lang) : id));
    }
}

static char *
format_names (const Cities *self,
              GPtrArray    *names)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (list, g_ptr_array_index (names, i));
  g_ptr_array_add (list, NULL);

  return inno_format_list (self->format, (const char * const *) list->pdata);
}

/* "Kokkola leads", "6 implement" */
static char *
make_clause (const Cities *self,
             guint         role)
{
  guint n = self->names[role]->len;
  g_autofree char *count = inno_format_count (self->format, n);
  g_autofree char *names = format_names (self, self->names[role]);

  if (role == INNO_ROLE_LEAD)
    return g_strdup_printf (ngettext ("%s leads", "%s lead", n), n <= MAX_NAMES ? names : count);
  if (role == INNO_ROLE_IMPLEMENTER)
    /* Translators: how many cities carry out a lead theme: "6 implement" */
    return g_strdup_printf (ngettext ("%s implements", "%s implement", n), count);
  if (role == INNO_ROLE_NETWORK)
    /* Translators: how many cities are in the network of a lead theme: "3 in the network" */
    return g_strdup_printf (_("%s in the network"), count);

  /* Translators: of how many cities it is talked: "2 in discussion" */
  return g_strdup_printf (_("%s in discussion"), count);
}

/* Few are named, of many it is told what they do. */
static char *
make_list (const Cities *self)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) clauses = g_ptr_array_new_with_free_func (g_free);

  for (guint role = 0; role < INNO_N_ROLES; role++)
    {
      if (!is_counted (self, role) || self->names[role]->len == 0)
        continue;
      g_ptr_array_extend (all, self->names[role], NULL, NULL);
      g_ptr_array_add (clauses, make_clause (self, role));
    }
  if (self->n_counted <= MAX_NAMES)
    return format_names (self, all);

  g_ptr_array_add (clauses, NULL);
  return g_strjoinv (", ", (char **) clauses->pdata);
}

static char *
say_counted (const Cities *self)
{
  g_autofree char *count = inno_format_count (self->format, self->n_counted);
  g_autofree char *list = make_list (self);

  if (self->n_counted == 0)
    return g_strdup (_("No city in a counted role."));
  if (!self->is_known)
    return g_strdup_printf (ngettext ("At least %s city: %s.", "At least %s cities: %s.", self->n_counted),
                            count, list);

  /* Translators: how many cities, and which they are or what they do: "3 cities: Joensuu, Oulu and Tampere." */
  return g_strdup_printf (ngettext ("%s city: %s.", "%s cities: %s.", self->n_counted), count, list);
}

/* Those in a role that is not counted; NULL: there are none. */
static char *
say_uncounted (const Cities *self,
               guint         role)
{
  guint n = self->names[role]->len;
  g_autofree char *names = format_names (self, self->names[role]);
  g_autofree char *count = inno_format_count (self->format, n);
  g_autofree char *cities = g_strdup_printf (ngettext ("%s city", "%s cities", n), count);
  const char *who = n <= MAX_NAMES ? names : cities;

  if (n == 0 || is_counted (self, role))
    return NULL;
  if (role == INNO_ROLE_NETWORK && self->n_counted < INNO_LEAD_THEME_MIN_CITIES)
    {
      g_autofree char *with = inno_format_count (self->format, self->n_counted + n);

      /* Translators: how many cities there are if those in the network are counted as well */
      return g_strdup_printf (_("With the network, %s."), with);
    }
  if (role == INNO_ROLE_NETWORK)
    return g_strdup_printf (ngettext ("%s takes part in the network.", "%s take part in the network.", n), who);
  if (role == INNO_ROLE_DISCUSSION)
    return g_strdup_printf (ngettext ("%s is in discussion.", "%s are in discussion.", n), who);

  return NULL;
}

static char *
say_unknown (const Cities *self)
{
  guint n_leads = self->names[INNO_ROLE_LEAD]->len;
  guint n_all = 0;

  for (guint role = 0; role < INNO_N_ROLES; role++)
    n_all += self->names[role]->len;
  if (n_all == 0)
    return g_strdup (_("Participants not published."));
  if (n_all == n_leads)
    return g_strdup (_("Participants not published. Only the lead is known."));

  return g_strdup (_("Not all participants are published."));
}

/**
 * inno_rule_sentence:
 * @theme: a lead theme
 * @portfolio: where the names of its cities are
 * @roles: a bit (1 << InnoRole) for each role that counts
 *
 * Returns: (transfer full): a sentence or two on who takes part
 */
char *
inno_rule_sentence (InnoLeadTheme *theme,
                    InnoPortfolio *portfolio,
                    guint          roles)
{
  g_auto (Cities) self = { 0 };
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  cities_init (&self, theme, portfolio, roles);
  if (!self.is_known)
    g_ptr_array_add (sentences, say_unknown (&self));
  if (self.is_known || self.n_counted > self.names[INNO_ROLE_LEAD]->len)
    g_ptr_array_add (sentences, say_counted (&self));
  for (guint role = 0; role < INNO_N_ROLES; role++)
    {
      char *sentence = say_uncounted (&self, role);

      if (sentence != NULL)
        g_ptr_array_add (sentences, sentence);
    }
  g_ptr_array_add (sentences, NULL);

  return g_strjoinv (" ", (char **) sentences->pdata);
}

/**
 * inno_rule_summary:
 * @counts: (array fixed-size=3): how many lead themes, by InnoRuleState
 *
 * Returns: (transfer full): a sentence on all of them
 */
char *
inno_rule_summary (const guint counts[3])
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  g_autofree char *met = inno_format_count (format, counts[INNO_RULE_MET]);
  g_autofree char *not_met = inno_format_count (format, counts[INNO_RULE_NOT_MET]);
  g_autofree char *unknown = inno_format_count (format, counts[INNO_RULE_UNKNOWN]);

  return g_strdup_printf (ngettext ("Met in %s theme, not met in %s, unknown for %s.",
                                    "Met in %s themes, not met in %s, unknown for %s.", counts[INNO_RULE_MET]),
                          met, not_met, unknown);
}
