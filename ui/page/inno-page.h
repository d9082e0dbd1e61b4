/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-facts.h"
#include "inno-selection.h"

#define INNO_PAGE_RESOURCES "/fi/innokaupungit/Overview/page/"

G_BEGIN_DECLS

#define INNO_TYPE_PAGE (inno_page_get_type ())

/* One page of the window. It shows the facts it is given, in the active language.
 * Signals: "message" (text for a toast), "keys-requested". */
G_DECLARE_DERIVABLE_TYPE (InnoPage, inno_page, INNO, PAGE, AdwBin)

struct _InnoPageClass
{
  AdwBinClass parent_class;

  /* New facts, or the same in another language. */
  void (*update)          (InnoPage *self);
  /* The strings of the page itself. */
  void (*retranslate)     (InnoPage *self);
  /* Puts the keyboard where the page is worked from. */
  gboolean (*focus_chart) (InnoPage *self);
};

InnoFacts     *inno_page_get_facts     (InnoPage      *self);
void           inno_page_set_facts     (InnoPage      *self,
                                        InnoFacts     *facts);
InnoSelection *inno_page_get_selection (InnoPage      *self);
void           inno_page_set_selection (InnoPage      *self,
                                        InnoSelection *selection);
const char    *inno_page_get_subtitle  (InnoPage      *self);
void           inno_page_set_subtitle  (InnoPage      *self,
                                        const char    *subtitle);
void           inno_page_retranslate   (InnoPage      *self);
gboolean       inno_page_focus_chart   (InnoPage      *self);
void           inno_page_send_message  (InnoPage      *self,
                                        const char    *message);
void           inno_page_request_keys  (InnoPage      *self);

G_END_DECLS
