/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-facts.h"
#include "inno-query.h"
#include "inno-selection.h"
#include "inno-workspace.h"

#define INNO_PAGE_RESOURCES "/fi/innokaupungit/Overview/page/"

G_BEGIN_DECLS

#define INNO_TYPE_PAGE (inno_page_get_type ())

/* One page of the window. It shows the facts that it is given and what a filter
 * leaves of them, in the active language. Signals: "message" (text for a toast),
 * "undoable" (text for one with a button that takes back the last step), "keys-requested". Property "badge": how many things wait there for somebody.
 *
 * What leads out of a page is an action of the window, which any widget in it may
 * activate:
 *   win.go      s    "page", "page/subject" or either with "?" and a query as text: there,
 *                    with these filters; without a "?" the filters stay
 *   win.filter  (ss) id of a dimension, id of one of its values: only these, everywhere
 *   win.rows    s    a query as text: the projects behind a figure
 *   win.present-deck s the id of a deck, or "": shows it to a meeting
 *   win.add-to-deck (ss) id of a chart, a query as text: one more slide
 *   win.use-deck s     the id of a deck: charts are added to it from now on
 *   win.edit    (sss) type of a document, its id or "", members of a new one as JSON
 *                    or "", of another the member that is worked first or "" */
G_DECLARE_DERIVABLE_TYPE (InnoPage, inno_page, INNO, PAGE, AdwBin)

struct _InnoPageClass
{
  AdwBinClass parent_class;

  /* Other facts or filters, or the same in another language. */
  void (*update)          (InnoPage *self);
  /* Of a page that updates or keeps some of it later: all of it now. Nullable. */
  void (*settle)          (InnoPage *self);
  /* The strings of the page itself. */
  void (*retranslate)     (InnoPage *self);
  /* Puts the keyboard where the page is worked from. */
  gboolean (*focus_chart) (InnoPage *self);
  /* Of a page that can show one thing or another (a chart, a city, a project): shows
   * the one of that id; and which it shows. Nullable. */
  void (*open)            (InnoPage        *self,
                           const char      *subject);
  const char *(*get_subject) (InnoPage     *self);
  /* Of a page with questions of its own besides the filters (a measure, a grouping):
   * asks them; and writes into a query what it asks. Nullable. */
  void (*ask)             (InnoPage        *self,
                           const InnoQuery *query);
  void (*get_question)    (InnoPage        *self,
                           InnoQuery       *query);
  /* Of a page that prints other things than its charts: returns to the task a GPtrArray
   * of InnoPrint, or an error. Nullable. */
  void (*print)           (InnoPage        *self,
                           GTask           *task);
};

InnoFacts     *inno_page_get_facts     (InnoPage      *self);
const InnoQuery *inno_page_get_filter  (InnoPage      *self);
void           inno_page_show          (InnoPage        *self,
                                        InnoFacts       *facts,
                                        const InnoQuery *filter);
InnoWorkspace *inno_page_get_workspace (InnoPage      *self);
void           inno_page_set_workspace (InnoPage      *self,
                                        InnoWorkspace *workspace);
InnoSelection *inno_page_get_selection (InnoPage      *self);
void           inno_page_set_selection (InnoPage      *self,
                                        InnoSelection *selection);
GtkWidget     *inno_page_get_tools     (InnoPage      *self);
void           inno_page_set_tools     (InnoPage      *self,
                                        GtkWidget     *tools);
const char    *inno_page_get_subtitle  (InnoPage      *self);
void           inno_page_set_subtitle  (InnoPage      *self,
                                        const char    *subtitle);
guint          inno_page_get_badge     (InnoPage      *self);
void           inno_page_set_badge     (InnoPage      *self,
                                        guint          badge);
void           inno_page_settle        (InnoPage      *self);
void           inno_page_retranslate   (InnoPage      *self);
gboolean       inno_page_focus_chart   (InnoPage      *self);
gboolean       inno_page_has_keyboard  (InnoPage      *self);
void           inno_page_take_focus    (InnoPage      *self);
/* For pages whose contents come later than the page, and go. */
void           inno_page_settle_focus  (InnoPage      *self);
void           inno_page_show_surface  (InnoPage      *self,
                                        GtkStack      *surfaces,
                                        const char    *name);
void           inno_page_open          (InnoPage      *self,
                                        const char    *subject);
void           inno_page_ask           (InnoPage        *self,
                                        const InnoQuery *query);
char          *inno_page_get_link      (InnoPage      *self,
                                        const char    *page_id);
void           inno_page_send_message  (InnoPage      *self,
                                        const char    *message);
void           inno_page_send_undoable (InnoPage      *self,
                                        const char    *message);
void           inno_page_request_keys  (InnoPage      *self);

G_END_DECLS
