#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every menu and list that opens, worked by the keyboard alone: the arrow keys come to all
that can be chosen and to nothing else, what stands there can be chosen, and whoever leaves
has the keyboard where it was, and not in what is closed."""

import sys
import time

import program

sys.path.insert(0, str(program.ROOT / "tests/sample"))
import cases  # noqa: E402
import test_names as names  # noqa: E402
from test_names import DOWN, ENTER, ESCAPE, HOME, TAB, lacking  # noqa: E402

UP, END, MENU = 0xFF52, 0xFF57, 0xFF67
ITEMS = ("menu item", "check menu item", "radio menu item")
MOST_ITEMS = 80
PATIENCE = 10  # seconds
CHANGES, DECKS, FUNDING, THEMES, MAP, PROJECTS = map(names.PAGES.index, (
    "Changes", "Decks", "Funding", "Lead themes", "Map", "Projects"))

# What opens a menu: the page, and the button or, where there is none, the key; and the
# items that open one in it.
MENUS = {
    "the main menu": (names.CALM, "Main menu", ()),
    "the views": (names.CALM, "Views", ()),
    "the columns": (PROJECTS, "Columns and sorting", ("Sort",)),
    "the snapshots": (CHANGES, "As of…", ("Delete a snapshot",)),
    "a deck": (DECKS, "More: Steering group", ("Save as", "Print")),
    "a project": (PROJECTS, "More", ()),
    "a bar": (FUNDING, None, ()),
    "a field": (THEMES, None, ()),
    "a place": (MAP, None, ()),
    "a row of a deck": (DECKS, None, ("Save as", "Print")),
    "a row of a project": (PROJECTS, None, ()),
}
# That which it is about is selected by this key first.
SELECTED_BY = {"a project": DOWN, "a row of a project": DOWN}
# What cannot be done yet stands there all the same, so that it is known of.
WAITS = ("Undo", "Redo", "Refresh")


def the_sample():
    it = names.the_program()
    if it.stack is None:
        it.act(it.find(lambda n: n.role == "button" and n.name.startswith(it.say("Open the sample")), "the sample"))
        it.named(it.say("Key figures"))
        it.find_stack()
    return it


def is_drop_down(node):
    """GTK 4.18 gives the keyboard to a button in it."""
    return node.focusable and "combo box" in (node.role, node.role == "button" and node.parent.role)


def get_focus(it):
    """What has the keyboard, the innermost, or None."""
    return next((n for n in reversed(list(it.read().below())) if n.focused), None)


def pick(it, holds):
    """The nodes for which holds (node), of those in sight."""
    top = it.settle()
    nodes = [n for n in top.below() if holds(n)]
    it.reader.measure(nodes)
    return it.reader.pick(top, nodes)


def open_menu(it, what):
    """Its first item; and the path of what has the keyboard once it is closed."""
    page, button, _ = MENUS[what]
    it.turn(page)
    it.reads_tables = button is None and page == PROJECTS
    if what in SELECTED_BY:
        it.reader.step(SELECTED_BY[what])
    if button is None:
        before = it.find(lambda n: n.focused and n.role in ("list item", "table row"), "a mark, or a row")
        it.press(MENU)
    else:
        name = ": ".join(it.say(part) for part in button.split(": "))
        before = it.find(lambda n: n.name == name and n.focusable and n.role == "button", name)
        it.act(before)
    return it.find(lambda n: n.focused and n.role in ITEMS, what), before.path


def walk_round(it, first):
    """The items that the arrow key comes to, from the first to the first again; and what else."""
    came, stray = [first.path], []
    for _ in range(MOST_ITEMS):
        paths = it.reader.step(DOWN)
        if first.path in paths:
            break
        items = {n.path for n in it.read().below() if n.role in ITEMS}
        came += [path for path in paths if path in items]
        if not paths or not set(paths) <= items:
            stray.append(it.describe(paths) if paths else "nothing")
            break
    return came, stray


def faults_of_menu(it, what, first):
    came, stray = walk_round(it, first)
    faults = ["%s: Down leads to %s" % (what, where) for where in stray]
    # What a menu in the menu has is told of, and is not in sight.
    for item in pick(it, lambda n: n.role in ITEMS):
        if item.focusable and item.path not in came:
            faults.append("%s: Down does not come to %s" % (what, item))
    # The pointer finds none of these.
    for item in it.read().below():
        if item.role in ITEMS and not item.focusable and item.name not in map(it.say, WAITS):
            faults.append("%s: %s cannot be chosen" % (what, item))
    return faults


def await_focus(it, holds):
    """What has the keyboard at last, and whether holds (node) came true of it in time."""
    deadline = time.monotonic() + PATIENCE
    while (focus := get_focus(it)) is None or not holds(focus):
        if time.monotonic() > deadline:
            return focus, False
        time.sleep(0.05)
    return focus, True


def faults_of_leaving(it, what, path):
    """Once it is closed the keyboard is where it was, and leads on from there."""
    focus, is_there = await_focus(it, lambda node: node.path == path)
    if not is_there:
        return ["%s leaves the keyboard to %s" % (what, focus)]
    return [] if it.reader.step(TAB) else ["%s: Tab leads nowhere from %s" % (what, focus)]


def faults_of_key(it, what, key):
    """It leads out of no list that dropped down."""
    focus, is_there = await_focus(it, lambda node: node.role == "list item")
    return [] if is_there else ["%s: key %x leads to %s" % (what, key, focus)]


def leave(it, path):
    it.leave(lambda n: n.focused and n.path == path)


def test_every_item_is_come_to_and_can_be_chosen():
    it = the_sample()
    faults = []
    for what in MENUS:
        first, path = open_menu(it, what)
        faults += faults_of_menu(it, what, first)
        leave(it, path)
        faults += faults_of_leaving(it, what, path)
    names.insist(faults)


def test_a_menu_in_a_menu():
    it = the_sample()
    faults = []
    for what, (_, _, inner) in MENUS.items():
        for name in inner:
            first, path = open_menu(it, what)
            here = "%s, %s" % (what, name)
            while get_focus(it).name != it.say(name):
                it.reader.step(DOWN)
            it.press(ENTER)
            first = it.find(lambda n: n.focused and n.role in ITEMS and n.path != first.path, here)
            faults += faults_of_menu(it, here, first)
            leave(it, path)
            faults += faults_of_leaving(it, here, path)
    names.insist(faults)


def test_a_view_is_saved_and_come_back_to():
    """Under the name that is offered."""
    it = the_sample()
    it.turn(FUNDING)
    name = it.say("Funding")
    it.open(lambda: it.choose_in_menu("Views", "Save this view…"))
    it.find(lambda n: n.focused and n.role in ("text", "entry"), "its name")
    it.press(ENTER)
    it.find(lambda n: n.name == it.say("“%s” is saved.") % name, "what tells that it is saved")
    it.turn(names.CALM)
    it.choose_in_menu("Views", name)
    it.page = FUNDING
    it.find(lambda n: n.focused and n.role == "list item" and n.name.endswith("1/16"), "the first mark of the view")


def test_a_view_is_replaced_by_who_has_heard_of_it():
    """Enter on a name that is taken leads to the button, which says what it does."""
    it = the_sample()
    it.turn(FUNDING)
    it.open(lambda: it.choose_in_menu("Views", "Save this view…"))
    it.find(lambda n: n.focused and n.role in ("text", "entry"), "its name")
    it.press(ENTER)
    it.find(lambda n: n.focused and n.name == it.say("Replace")
            and n.description == it.say("A view of that name is saved already. Replace it?"), "the button")
    it.press(ENTER)
    it.find(lambda n: n.name == it.say("“%s” is saved.") % it.say("Funding"), "what tells that it is saved")


def test_a_view_is_renamed():
    """What deletes it is called by its name, and what was typed counts without Enter."""
    it = the_sample()
    it.open(lambda: it.choose_in_menu("Views", "Manage views…"))
    it.find(lambda n: n.focused and n.role in ("text", "entry"), "the name of the first view")
    it.press(ord("x"))
    it.press(ENTER)
    it.named(it.say("Delete “%s”") % "x")
    it.press(ord("y"))
    it.close()
    it.choose_in_menu("Views", "xy")
    it.find(lambda n: n.focused and n.role == "list item", "a mark of the view")


def test_the_values_of_a_filter():
    """They are rows of one list: its ends are a key away, and only Escape leads out."""
    it = the_sample()
    it.turn(names.CALM)
    opener = it.find(lambda n: n.name == it.say("Add filter") and n.focusable, "the filters")
    it.act(opener)
    it.find(lambda n: n.focused and n.name == it.say("Agreement"), "the first filter")
    it.reader.step(DOWN)
    it.press(ENTER)
    it.find(lambda n: n.focused and n.role in ("text", "entry"), "what looks for a city")
    boxes = [n.path for n in it.settle().below() if n.role == "check box" and n.focusable]
    it.press(DOWN)
    it.find(lambda n: n.focused and n.path == boxes[0], "the first city")
    for key, path in ((END, None), (DOWN, None), (HOME, boxes[0]), (DOWN, boxes[1]), (UP, boxes[0])):
        it.reader.step(key)
        focus = get_focus(it)
        assert focus.role == "check box" and path in (None, focus.path), "key %x leads to %s" % (key, focus)
        assert (focus.path in boxes[:2]) == (path is not None), "key %x leads to %s" % (key, focus)
    leave(it, opener.path)
    names.insist(faults_of_leaving(it, "the values of a filter", opener.path))


def test_every_list_that_drops_down():
    """Is left as it was."""
    it = the_sample()
    faults, n_lists = [], 0
    for page, title in enumerate(names.PAGES):
        it.turn(page)
        for one in pick(it, is_drop_down):
            what = "%s of %s" % (one, title)
            it.act(one)
            it.find(lambda n: n.focused and n.role == "list item", what)
            for key in (END, HOME, DOWN, UP, TAB):
                it.press(key)
                faults += faults_of_key(it, what, key)
            leave(it, one.path)
            faults += faults_of_leaving(it, what, one.path)
            n_lists += 1
    names.insist(faults)
    assert n_lists > 5, n_lists


if __name__ == "__main__":
    reason = lacking()
    if reason is not None:
        print("1..0 # SKIP " + reason)
        sys.exit(0)
    names.prepare()
    status = cases.run(globals())
    for it in names.RUNNING:
        it.window.end()
    sys.exit(status)
