#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main pages as they look, in three languages, against pictures that were looked at.

usage: test_pictures.py [--write]     --write: these are right; keep them

Two pictures may differ by what fonts and toolkits of one release do to the edges of
letters, and by no more: a word, a colour or a place that is another one fails.
"""

import os
import sys
import time

import program

sys.path.insert(0, str(program.ROOT / "tests/sample"))
import cases  # noqa: E402

WRITES = "--write" in sys.argv
GOLDEN = program.ROOT / "tests/golden/window"
ORDER = ("overview", "funding", "lead-themes", "cities", "map", "projects", "impact", "international", "progress",
         "changes", "quality", "decks", "import", "conflicts", "sync")
PAGES = ("overview", "funding", "lead-themes", "projects", "changes", "quality")
DRAWN_WITH = "4.8."
WIDTH, HEIGHT, SCALE = 1280, 800, 2
SQUARE, TOLERANCE, MOST = 8, 20, 6


def lacking():
    """Why none of this can be run, or None."""
    for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
        if not os.environ.get(name):
            return "%s is not set: run it under xvfb-run and dbus-run-session" % name
    try:
        import window
        import screen  # noqa: F401
    except (ImportError, ValueError, OSError) as fault:
        return str(fault)
    if window.is_desktop():
        return "there is a window manager: the window may be anywhere"
    toolkit = os.environ["INNOCITIES_GTK_VERSION"]
    if not toolkit.startswith(DRAWN_WITH):
        return "the pictures were drawn with GTK %s, not %s" % (DRAWN_WITH[:-1], toolkit)
    return None


def wait_until_still(take, before):
    """What is shown once it is no longer what it was, and nothing moves any longer."""
    deadline = time.monotonic() + 20
    last, n_same = before, 0
    while n_same < 2:
        assert time.monotonic() < deadline, "it does not come to rest"
        time.sleep(0.15)
        now = take()
        n_same = n_same + 1 if now == last != before else 0
        last = now
    return last


def is_sidebar(nodes, node):
    import window
    if node.role != "list" or node.description:
        return False
    return [child.role for child in window.children(nodes, node)].count("list item") == len(ORDER)


def compare(screen, picture, name):
    """Says what is not as it was, with the picture to look at beside the log."""
    path = GOLDEN / (name + ".png")
    if WRITES:
        GOLDEN.mkdir(parents=True, exist_ok=True)
        screen.save(picture, path)
        return []
    different = screen.find_differences(screen.load(path), picture, SQUARE, TOLERANCE)
    if len(different) <= MOST:
        return []
    kept = os.path.join(os.environ.get("MESON_BUILD_ROOT", "/tmp"), "picture-%s.png" % name)
    screen.save(picture, kept)
    return ["%s: %d squares of %d pixels differ, the first at %s: see %s"
            % (name, len(different), SQUARE, [(SQUARE * x, SQUARE * y) for x, y in different[:4]], kept)]


def settle(screen, pixels, name):
    """Rows come when a busy machine has read them: what still differs is looked at for a while."""
    deadline = time.monotonic() + (1 if WRITES else 8)
    while True:
        found = compare(screen, screen.make_picture(pixels, WIDTH, HEIGHT, SCALE), name)
        if (not found and not WRITES) or time.monotonic() > deadline:
            return pixels, found
        time.sleep(0.3)
        pixels = screen.grab(WIDTH, HEIGHT)


def check_language(lang):
    import window
    import screen
    settings = {"window-width": str(WIDTH), "window-height": str(HEIGHT), "last-page": "'overview'"}
    faults = []
    with window.Window("--sample", lang=lang, settings=settings) as running:
        # What is under the pointer looks different.
        window.Atspi.generate_mouse_event(WIDTH + 100, HEIGHT + 100, "abs")
        sidebar = running.check(lambda nodes: next(node for node in nodes if is_sidebar(nodes, node)))
        pixels = None
        for page in PAGES:
            # As assistive technology does: the keyboard would open cards.
            assert sidebar.select_child(ORDER.index(page)), page
            pixels = wait_until_still(lambda: screen.grab(WIDTH, HEIGHT), pixels)
            pixels, found = settle(screen, pixels, "%s-%s" % (page, lang))
            faults += found
    assert not faults, "\n".join(faults)


def test_finnish():
    check_language("fi")


def test_swedish():
    check_language("sv")


def test_english():
    check_language("en")


if __name__ == "__main__":
    reason = lacking()
    if reason:
        print("1..0 # SKIP", reason)
        sys.exit(0)
    sys.exit(cases.run(globals()))
