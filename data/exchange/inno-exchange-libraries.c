/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-exchange"

#include "inno-exchange-libraries.h"

#include <xlsxwriter.h>

#include "inno-libraries.h"

/* libxlsxwriter. */
void
inno_exchange_add_libraries (GPtrArray *libraries)
{
  inno_libraries_add (libraries, "libxlsxwriter", LXW_VERSION, lxw_version ());
}
