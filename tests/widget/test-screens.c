/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who has which monitor while they are plugged in and out. Needs none. */

#include "inno-screens.h"

typedef struct
{
  GListStore *list;
  GObject    *own, *other, *third;
  guint       n_changed, n_offered;
} Room;

static void
count_cb (guint *n)
{
  ++*n;
}

static void
room_clear (Room *room)
{
  g_clear_object (&room->list);
  g_clear_object (&room->own);
  g_clear_object (&room->other);
  g_clear_object (&room->third);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Room, room_clear)

static InnoScreens *
open_room (Room  *room,
           guint  n)
{
  GObject **all[] = { &room->own, &room->other, &room->third };
  InnoScreens *screens;

  room->list = g_list_store_new (G_TYPE_OBJECT);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      *all[i] = g_object_new (G_TYPE_OBJECT, NULL);
      if (i < n)
        g_list_store_append (room->list, *all[i]);
    }
  screens = inno_screens_new (G_LIST_MODEL (room->list), room->own);
  g_signal_connect_swapped (screens, "changed", G_CALLBACK (count_cb), &room->n_changed);
  g_signal_connect_swapped (screens, "offered", G_CALLBACK (count_cb), &room->n_offered);

  return screens;
}

static void
assert_screens (InnoScreens *screens,
                gpointer     audience,
                gpointer     presenter)
{
  g_assert_true (inno_screens_get_audience (screens) == audience);
  g_assert_true (inno_screens_get_presenter (screens) == presenter);
}

static void
unplug (Room    *room,
        GObject *monitor)
{
  guint place;

  g_assert_true (g_list_store_find (room->list, monitor, &place));
  g_list_store_remove (room->list, place);
}

static void
test_one (void)
{
  g_auto (Room) room = { 0 };
  g_autoptr (InnoScreens) screens = open_room (&room, 1);

  g_assert_true (inno_screens_is_single (screens));
  assert_screens (screens, room.own, NULL);
  inno_screens_swap (screens);
  g_assert_cmpuint (room.n_changed, ==, 0);

  /* A projector comes during the talk, and nothing moves before somebody wants it. */
  g_list_store_append (room.list, room.other);
  g_assert_cmpuint (room.n_offered, ==, 1);
  g_assert_cmpuint (room.n_changed, ==, 0);
  assert_screens (screens, room.own, NULL);
  inno_screens_accept (screens);
  assert_screens (screens, room.other, room.own);
  inno_screens_accept (screens);
  g_assert_cmpuint (room.n_changed, ==, 1);
}

static void
test_two (void)
{
  g_auto (Room) room = { 0 };
  g_autoptr (InnoScreens) screens = open_room (&room, 2);

  assert_screens (screens, room.other, room.own);
  inno_screens_swap (screens);
  assert_screens (screens, room.own, room.other);
  inno_screens_swap (screens);
  assert_screens (screens, room.other, room.own);
  g_assert_cmpuint (room.n_changed, ==, 2);
}

static void
test_unplugged (void)
{
  g_auto (Room) room = { 0 };
  g_autoptr (InnoScreens) screens = open_room (&room, 2);

  unplug (&room, room.other);
  g_assert_cmpuint (room.n_changed, ==, 1);
  assert_screens (screens, NULL, room.own);
  g_assert_true (inno_screens_is_single (screens));
  inno_screens_swap (screens);
  assert_screens (screens, NULL, room.own);
  /* Plugged in again, and out before anybody answers. */
  g_list_store_append (room.list, room.third);
  g_assert_true (inno_screens_get_offered (screens) == room.third);
  g_assert_cmpuint (room.n_offered, ==, 1);
  unplug (&room, room.third);
  g_assert_null (inno_screens_get_offered (screens));
  g_assert_cmpuint (room.n_offered, ==, 2);
  inno_screens_accept (screens);
  assert_screens (screens, NULL, room.own);
  g_list_store_append (room.list, room.other);
  inno_screens_accept (screens);
  assert_screens (screens, room.other, room.own);
}

/* The lid of the machine is closed. */
static void
test_own_unplugged (void)
{
  g_auto (Room) room = { 0 };
  g_autoptr (InnoScreens) screens = open_room (&room, 2);

  unplug (&room, room.own);
  assert_screens (screens, room.other, NULL);
  unplug (&room, room.other);
  assert_screens (screens, NULL, NULL);
  g_list_store_append (room.list, room.own);
  inno_screens_accept (screens);
  assert_screens (screens, room.own, NULL);
}

/* The audience goes round; the presenter gives way. */
static void
test_three (void)
{
  g_auto (Room) room = { 0 };
  g_autoptr (InnoScreens) screens = open_room (&room, 3);

  assert_screens (screens, room.other, room.own);
  inno_screens_swap (screens);
  assert_screens (screens, room.third, room.own);
  inno_screens_swap (screens);
  assert_screens (screens, room.own, room.third);
  unplug (&room, room.own);
  inno_screens_swap (screens);
  g_assert_true (inno_screens_get_audience (screens) != inno_screens_get_presenter (screens));
}

/* Nobody is asked about a screen that nobody needs, or that is there already. */
static void
test_not_offered (void)
{
  g_auto (Room) room = { 0 };
  G_GNUC_UNUSED g_autoptr (InnoScreens) screens = open_room (&room, 2);

  g_list_store_append (room.list, room.third);
  g_assert_cmpuint (room.n_offered, ==, 0);
  unplug (&room, room.third);
  g_assert_cmpuint (room.n_changed, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/present/screens/one", test_one);
  g_test_add_func ("/present/screens/two", test_two);
  g_test_add_func ("/present/screens/unplugged", test_unplugged);
  g_test_add_func ("/present/screens/own-unplugged", test_own_unplugged);
  g_test_add_func ("/present/screens/three", test_three);
  g_test_add_func ("/present/screens/not-offered", test_not_offered);

  return g_test_run ();
}
