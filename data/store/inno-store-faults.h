/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-store.h"

G_BEGIN_DECLS

/* What can be wrong with documents in what no columns of facts hold. */
typedef enum
{
  INNO_STORE_FAULT_DUPLICATE_CODE,   /* of projects; detail: the code, as it is compared */
  INNO_STORE_FAULT_MISSING_NAME,     /* detail: codes of the languages, "fi sv" */
  INNO_STORE_FAULT_NO_BENEFICIARY,   /* of projects */
  INNO_STORE_FAULT_UNKNOWN_GROUP,    /* of projects; detail: the id of the group, if it names one */
  INNO_STORE_FAULT_QUARANTINED,      /* the subject is a place in the file; detail: the reason */
} InnoStoreFault;

typedef void (*InnoStoreFaultFunc) (const char *subject,
                                    const char *detail,
                                    gpointer    user_data);

gboolean  inno_store_foreach_fault (InnoStore           *self,
                                    InnoStoreFault       fault,
                                    InnoStoreFaultFunc   func,
                                    gpointer             user_data,
                                    GCancellable        *cancellable,
                                    GError             **error);
gboolean  inno_store_foreach_sub_project (InnoStore         *self,
                                    InnoStoreFaultFunc   func,
                                    gpointer             user_data,
                                    GCancellable        *cancellable,
                                    GError             **error);
gboolean  inno_store_foreach_published (InnoStore           *self,
                                    InnoStoreFaultFunc   func,
                                    gpointer             user_data,
                                    GCancellable        *cancellable,
                                    GError             **error);
InnoText *inno_store_read_name     (InnoStore           *self,
                                    const char          *id);

G_END_DECLS
