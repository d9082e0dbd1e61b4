/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-deck.h"
#include "inno-workspace.h"

G_BEGIN_DECLS

/* The figures that a deck shows: those of the day, or of a snapshot, which is read when it
 * is first asked for. */
typedef struct _InnoDeckFigures InnoDeckFigures;

/* Figures are there, or @error says why they are not. */
typedef void (*InnoDeckFiguresFunc) (InnoFacts    *facts,
                                     const GError *error,
                                     gpointer      user_data);

InnoDeckFigures *inno_deck_figures_new  (InnoDeckFiguresFunc  func,
                                         gpointer             user_data) G_GNUC_WARN_UNUSED_RESULT;
void             inno_deck_figures_free (InnoDeckFigures     *self);
void             inno_deck_figures_stop (InnoDeckFigures     *self);
void             inno_deck_figures_load (InnoDeckFigures     *self,
                                         InnoWorkspace       *workspace,
                                         InnoFacts           *now,
                                         InnoDeck            *deck);
InnoFacts       *inno_deck_figures_get  (InnoDeckFigures     *self);
void             inno_deck_figures_read_async (InnoWorkspace       *workspace,
                                               InnoFacts           *now,
                                               const InnoDeck      *deck,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);

G_END_DECLS
