/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The fake database as a process, for tests that are not written in C: says its
 * address in one line and is there until its standard input ends. */

#include <stdio.h>

#include "fake-couch.h"

int
main (void)
{
  g_autoptr (FakeEndpoint) endpoint = fake_endpoint_new (NULL);
  g_autoptr (FakeCouch) couch = fake_couch_new (endpoint);
  g_autofree char *url = fake_couch_get_url (couch);

  g_print ("%s\n", url);
  fflush (stdout);
  while (getchar () != EOF)
    continue;

  return 0;
}
