/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-chart.h"
#include "inno-page.h"

G_BEGIN_DECLS

typedef struct _InnoPageKind InnoPageKind;

struct _InnoPageKind
{
  const char *id;          /* kept in the settings */
  const char *title;       /* source string */
  const char *short_title; /* source string: on a tab of a narrow window; NULL = no tab there */
  const char *icon_name;
  InnoPage   *(*create) (const InnoPageKind *kind);   /* floating */
  guint       section;     /* of the sidebar: a line stands between two */
  /* Of a page of charts, what stands beside them; nullable. Asked whenever the chart is:
   * it says whether it has anything to say of that one. */
  GtkWidget  *(*create_side) (void);                  /* floating */
  gboolean    (*ask_side) (GtkWidget       *side,
                           const InnoChart *chart,
                           InnoFacts       *facts,
                           const InnoQuery *query);
  /* How many things wait there for somebody, where that is known before the page is
   * made; nullable. */
  guint       (*count) (InnoWorkspace *workspace);
  /* It counts that itself: it is made for it before anybody has seen it, and is told of
   * other facts and filters out of sight as well. */
  gboolean    has_badge;
  /* It is about no projects, so that there is nothing to filter. */
  gboolean    is_unfiltered;
  /* What it opens is a file, not a thing of the portfolio. */
  gboolean    opens_files;
  /* It is about how the present is shared: of what is frozen it has nothing to say. */
  gboolean    is_of_now;
};

void                inno_pages_init    (void);
const InnoPageKind *inno_pages_get_all (guint *n_pages);
GPtrArray          *inno_page_kind_list_charts (const InnoPageKind *kind);

G_END_DECLS
