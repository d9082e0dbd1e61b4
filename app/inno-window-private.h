/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-chart-card.h"
#include "inno-choice.h"
#include "inno-deck.h"
#include "inno-filter-bar.h"
#include "inno-first-run-page.h"
#include "inno-language-switch.h"
#include "inno-page.h"
#include "inno-pages.h"
#include "inno-patience.h"
#include "inno-sample-pill.h"
#include "inno-stage.h"
#include "inno-sync-banner.h"
#include "inno-window.h"
#include "inno-workspace-frozen.h"

G_BEGIN_DECLS

struct _InnoWindow
{
  AdwApplicationWindow  parent_instance;

  AdwToastOverlay      *toasts;
  AdwFlap              *flap;
  GtkWidget            *sidebar;
  GtkButton            *jump_button;
  GtkLabel             *sidebar_title;
  GtkListBox           *page_list;
  GtkLabel             *programme;
  InnoSamplePill       *sidebar_pill;
  AdwHeaderBar         *header;
  GtkToggleButton      *sidebar_button;
  GtkButton            *back_button;
  AdwWindowTitle       *title;
  InnoLanguageSwitch   *languages;
  AdwBin               *present_place;
  GtkButton            *present_button;
  GtkMenuButton        *menu_button;
  InnoSyncBanner       *banner;
  AdwBin               *invitation;     /* to the tour */
  GtkStack             *surfaces;       /* first-run, pages, loading, unusable */
  InnoFirstRunPage     *first_run;
  AdwStatusPage        *unusable;
  GtkLabel             *unusable_folder;
  GtkButton            *again_button;
  GtkButton            *unusable_sample_button;
  InnoFilterBar        *filters;
  AdwViewStack         *pages;          /* a place for each, which is filled when first shown */
  GtkWidget            *tab_bar;        /* in a narrow window */
  InnoChoice           *tabs;
  GtkButton            *more_button;
  GtkLabel             *more_label;
  InnoPatience         *loading;

  GSettings            *settings;
  InnoWorkspace        *workspace;
  gulong                page_subtitle_id;
  InnoPage             *page;           /* in sight */
  InnoSelection        *selection;      /* what the pages share */
  InnoQuery            *filter;         /* what they all show: its filters */
  guint                 n_projects;     /* that the filters of the page in sight leave */
  GHashTable           *page_filters;   /* id of a page → InnoQuery: those with their own */
  GQueue               *way;            /* links that lead back, the last first */
  char                 *waiting_place;  /* to go to when there are facts; nullable */
  GQueue                waiting_files;  /* of GFile: to open when the portfolio is open, the first first */
  gboolean              is_way_quiet;   /* nobody asked for it: it may be gone */
  guint                 pages_source;   /* the others wait for it */
  guint                 next_page;      /* of them */
  GtkPrintSettings     *print_settings; /* as chosen last; nullable */
  GtkPageSetup         *page_setup;     /* likewise */
  InnoStage            *stage;          /* of the talk that is going on; weak */
  GtkWidget            *help;           /* while it is open; weak, as is the tour */
  GtkWidget            *tour;
  guint                 slow_source;    /* until a step that is taken back is said to take long */
  AdwToast             *edit_toast;     /* of the last edit, while it is shown; weak */
  guint                 notices_source; /* looks now and then */
  guint                 settled;        /* bits of the matters whose notice was taken back */
  int                   n_conflicted;   /* records that were told of in the window; -1 before any were counted */
  gboolean              is_unusable;    /* that it cannot be opened is what is shown */
  gboolean              was_empty;      /* the first portfolio is yet to come, or has just come */
  gboolean              has_reported;   /* the last error was shown */
  gboolean              has_answer;     /* to what was asked of the server, and it has not been told */
  gboolean              has_noticed;    /* what was found at opening was shown */

  gboolean              has_reported_frames;   /* for tests/bench; see inno-window-bench.c */
  gint64                filtered_at;
  guint                 n_filtered;
};

/* inno-window-banner.c: how old the data is, in words. */
void inno_window_update_banner    (InnoWindow      *self);
void inno_window_banner_activated (InnoWindow      *self);
gint64 inno_window_get_age        (InnoWindow      *self);

/* inno-window-notices.c: what waits for somebody, told outside the window. */
void inno_window_watch_notices    (InnoWindow      *self);
void inno_window_update_notices   (InnoWindow      *self);

/* inno-window-frozen.c: what a portfolio was, in a window of its own. */
void inno_window_install_frozen   (GtkWidgetClass  *widget_class);
void inno_window_settle_frozen    (InnoWindow      *self);
void inno_window_update_frozen    (InnoWindow      *self);
void inno_window_show_frozen      (InnoWindow      *self,
                                   const InnoPortfolioState *state);
void inno_window_leave_frozen     (InnoWindow      *self);
gboolean inno_window_open_pack    (InnoWindow      *self,
                                   GFile           *file);

/* inno-window-share.c: how the portfolio is shared. */
void inno_window_share            (InnoWindow      *self);
void inno_window_sign_in          (InnoWindow      *self);
void inno_window_tell_answer      (InnoWindow      *self);
void inno_window_take_files       (InnoWindow      *self);
void inno_window_ask_remedy       (InnoWindow      *self,
                                   const GError    *error);

/* inno-window-unusable.c: a portfolio that cannot be opened. */
void inno_window_install_unusable (GtkWidgetClass  *widget_class);
void inno_window_update_unusable  (InnoWindow      *self);
void inno_window_retranslate_unusable (InnoWindow  *self);

/* inno-window-open.c: files. */
void inno_window_ask_file         (InnoWindow      *self);
void inno_window_ask_list         (InnoWindow      *self);
void inno_window_ask_pack         (InnoWindow      *self);
void inno_window_open_waiting     (InnoWindow      *self);

/* inno-window-connect.c: asking for an address. */
void inno_window_ask_address      (InnoWindow      *self);
void inno_window_leave_sample     (InnoWindow      *self);
void inno_window_ask_removal      (InnoWindow      *self,
                                   const GError    *error);

/* inno-window-pages.c: the pages and the ways to them. */
void inno_window_add_pages         (InnoWindow     *self);
void inno_window_show_page         (InnoWindow     *self);
gboolean inno_window_has_page      (InnoWindow         *self,
                                    const InnoPageKind *kind);
void inno_window_update_pages      (InnoWindow     *self);
void inno_window_update_title      (InnoWindow     *self);
void inno_window_retranslate_pages (InnoWindow     *self);
void inno_window_row_selected_cb   (GtkListBox     *list,
                                    GtkListBoxRow  *row,
                                    InnoWindow     *self);
void inno_window_row_activated_cb  (GtkListBox     *list,
                                    GtkListBoxRow  *row,
                                    InnoWindow     *self);
void inno_window_tab_selected_cb   (InnoWindow     *self);
void inno_window_more_cb           (InnoWindow     *self);
void inno_window_turn_page         (InnoWindow     *self,
                                    int             step);

/* inno-window-ways.c: where one goes, with which filters, and back. */
void inno_window_install_ways      (GtkWidgetClass  *widget_class);
void inno_window_go                (InnoWindow      *self,
                                    const char      *link);
char *inno_window_get_link         (InnoWindow      *self);
void inno_window_return_to         (InnoWindow      *self,
                                    const char      *link);
void inno_window_go_where_waited   (InnoWindow      *self);

/* inno-window-filters.c: what is shown of the portfolio. */
void inno_window_install_filters    (GtkWidgetClass  *widget_class);
void inno_window_add_filters        (InnoWindow      *self);
void inno_window_restore_filters    (InnoWindow      *self);
const InnoQuery *inno_window_get_filter (InnoWindow  *self);
void inno_window_set_filter         (InnoWindow      *self,
                                     const InnoQuery *filter);
void inno_window_show_filtered      (InnoWindow      *self,
                                     InnoPage        *page);
void inno_window_update_filters     (InnoWindow      *self);
void inno_window_filter_chosen      (InnoWindow      *self);
void inno_window_search_left        (InnoWindow      *self);

/* inno-window-views.c: what was saved to be seen again. */
void inno_window_install_views      (GtkWidgetClass  *widget_class);
void inno_window_update_views       (InnoWindow      *self);

/* inno-window-chart.c: the chart at hand. */
void           inno_window_install_chart   (GtkWidgetClass *widget_class);
InnoChartCard *inno_window_find_chart_card (InnoWindow     *self);

/* inno-window-decks.c: charts into decks. */
void inno_window_install_decks      (GtkWidgetClass  *widget_class);
void inno_window_update_decks       (InnoWindow      *self);
char *inno_window_dup_used_deck     (InnoWindow      *self);

/* inno-window-jump.c: to anything by its name. */
void inno_window_show_jump        (InnoWindow      *self);

/* inno-window-print.c: what is in sight, on paper. */
void inno_window_print            (InnoWindow      *self);

/* inno-window-present.c: slides for a meeting. */
void inno_window_install_present  (GtkWidgetClass  *widget_class);
void inno_window_present          (InnoWindow      *self,
                                   InnoDeck        *deck);
void inno_window_present_deck     (InnoWindow      *self);

/* inno-window-regions.c: the keyboard from one part of the window to the next. */
void inno_window_walk_regions     (InnoWindow      *self,
                                   int              step);

/* inno-window-bench.c */
void inno_window_report_frames    (InnoWindow      *self);

/* inno-window-actions.c */
void inno_window_install_actions  (GtkWidgetClass  *widget_class);
void inno_window_update_actions   (InnoWindow      *self);
GMenuModel *inno_window_make_menu (void);
void inno_window_show_keys        (InnoWindow      *self);

/* inno-window-help.c: what the program says of itself. */
void inno_window_install_help     (GtkWidgetClass  *widget_class);
void inno_window_invite           (InnoWindow      *self);
void inno_window_retranslate_help (InnoWindow      *self);

/* inno-window-edit.c: changing the portfolio, and taking that back. */
void inno_window_install_edits     (GtkWidgetClass  *widget_class);
void inno_window_update_edits      (InnoWindow      *self);
void inno_window_retranslate_edits (InnoWindow      *self);
void inno_window_toast_edit        (InnoWindow      *self,
                                    InnoEditKind     kind,
                                    const char      *name);

void inno_window_toast_undoable    (InnoWindow      *self,
                                    const char      *text);

/* inno-window-end.c */
void inno_window_end_project       (InnoWindow      *self,
                                    const char      *id);

G_END_DECLS
