#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A meeting from start to end, on two screens and without a network: the steps are held in
this order, each by keys alone, and looked at where somebody in the room would look.

Run it under two_screens.py and dbus-run-session. Pictures of both screens, for people to
look at, are kept in the folder of the build: tests/meeting.
"""

import os
import re
import sys
import time

import program

sys.path.insert(0, str(program.ROOT / "tests/sample"))
import cases  # noqa: E402
import two_screens  # noqa: E402
from two_screens import OWN, WALL  # noqa: E402

N_SLIDES = 15
MOST_STOPS = 40
AUDIENCE = r" · \d+/%d$" % N_SLIDES
PRESENTER = "^(Esittäjä|Presenter)$"
KEYS = "^(Pikanäppäimet|Tangentbordsgenvägar)$"
LANGS = {"1": "fi", "2": "sv", "3": "en"}


def lacking():
    """Why none of this can be run, or None."""
    for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
        if not os.environ.get(name):
            return "%s is not set: run it under two_screens.py and dbus-run-session" % name
    try:
        import meeting  # noqa: F401
    except (ImportError, ValueError, OSError) as fault:
        return str(fault)
    return two_screens.lacking()


def wait_for_slide(number, lang):
    """The wall shows that slide, in that language, on all of it."""
    title = "%s · %d/%d" % (meeting.read_titles(lang)[number - 1], number, N_SLIDES)
    ROOM.wait(lambda: ROOM.boxes().get(title) == WALL.box, "%s on the wall" % title)
    ROOM.wait(lambda: any(node.name.startswith(meeting.read_titles(lang)[number - 1])
                          for node in ROOM.read(AUDIENCE)[1:]), "%s read aloud" % title)


def speak(digit):
    """Digits are a number until nothing comes any longer."""
    ROOM.press(digit)
    time.sleep(meeting.DIGIT_WAITS)


def find_mark():
    """What has the keyboard is with whoever presents."""
    return ROOM.find(PRESENTER, lambda node: node.role == "list item" and node.focused, "a mark with the keyboard")


def says(pattern, text):
    return any(text in node.name for node in ROOM.read(pattern))


def is_offered():
    """By whichever window: what a toast says is the name of its window too, until that is left."""
    return any(node.role == "label" and node.name.endswith(": " + WALL.output) for node in ROOM.read(""))


def wall_is_dark():
    pixels = ROOM.look_at(WALL)
    return max(pixels) < 16


def test_the_cover_is_on_the_wall_in_finnish():
    ROOM.wait(lambda: ROOM.boxes(), "a window")
    ROOM.find("", lambda node: node.role == "list item" and "miljoonaa euroa" in node.name, "the figures of the window")
    ROOM.press("F5")
    wait_for_slide(1, "fi")
    ROOM.keep("cover")


def test_slide_by_slide_to_the_third():
    for number in (2, 3):
        ROOM.press("Next")
        wait_for_slide(number, "fi")
    ROOM.keep("third-fi")


def test_the_third_slide_in_each_language():
    for digit in "231":
        speak(digit)
        wait_for_slide(3, LANGS[digit])
        ROOM.keep("third-" + LANGS[digit])
    speak("2")
    wait_for_slide(3, "sv")


def test_a_bar_opens_its_projects_on_the_wall():
    ROOM.press("Tab")
    mark = find_mark()
    ROOM.keep("mark")
    titles = meeting.read_titles("sv")
    assert [node.name for node in mark.above() if node.role == "list"] == [titles[2]], list(mark.above())
    before = {node.name for node in ROOM.read(AUDIENCE)}
    ROOM.press("Return")
    rows = ROOM.wait(lambda: [node.name for node in ROOM.read(AUDIENCE) if node.name not in before
                              and re.search(r"\d[\d\s]*,\d\d", node.name)], "projects of the bar on the wall")
    ROOM.keep("rows")
    # What they are together is the figure that the bar says.
    total = re.search(r"(\d+),(\d)", mark.name)
    assert any(row.replace("\u00a0", "").replace(" ", "").startswith(total.group(1)) or total.group(1) in row
               for row in rows), (mark, rows)
    ROOM.press("Escape")
    ROOM.wait(lambda: not [node for node in ROOM.read(AUDIENCE) if node.name in rows], "the slide alone")
    wait_for_slide(3, "sv")


def test_dark_and_light_again():
    for key in ("b", "period"):
        ROOM.press(key)
        ROOM.wait(wall_is_dark, "a dark wall")
        ROOM.press(key)
        ROOM.wait(lambda: not wall_is_dark(), "the wall in light")
        wait_for_slide(3, "sv")
    ROOM.press("b")
    ROOM.wait(wall_is_dark, "a dark wall")
    ROOM.keep("dark")
    ROOM.press("b")
    wait_for_slide(3, "sv")


def test_all_that_the_tab_key_comes_to_has_a_name():
    # What is said of the wall is the name of the window for a while.
    stops = [ROOM.find("", lambda node: node.role == "list item" and node.focused, "a mark with the keyboard")]
    while len(stops) < MOST_STOPS and (len(stops) == 1 or stops[-1].path != stops[0].path):
        ROOM.press("Tab")
        stops.append(ROOM.find("", lambda node: node.focused and node.path != stops[-1].path, "the next stop"))
    assert stops[-1].path == stops[0].path and len(stops) > 8, stops
    assert all(node.name.strip() for node in stops), stops


def test_the_keys_are_told_at_the_desk():
    for key in ("question", "F1"):
        ROOM.press(key)
        ROOM.wait(lambda: re.search(KEYS, ROOM.top(OWN)), "what the keyboard does, at the desk")
        wait_for_slide(3, "sv")
        ROOM.keep("keys")
        ROOM.press("Escape")
        ROOM.wait(lambda: re.search(PRESENTER, ROOM.top(OWN)), "the presenter at the desk")
        wait_for_slide(3, "sv")


def test_jumps():
    # By number out of a chart as well, and then by what goes from slide to slide.
    for keys, number in ((("1", "2", "Return"), 12), (("End",), 15), (("Next",), 15), (("Home",), 1), (("Prior",), 1),
                         (("9", "9", "Return"), 15), (("5", "Return"), 5)):
        ROOM.press(*keys)
        wait_for_slide(number, "sv")
    ROOM.keep("fifth-sv")


def test_the_wall_stays_while_the_presenter_leafs_on():
    ROOM.press("f", "Next", "Next")
    ROOM.wait(lambda: says(PRESENTER, meeting.read_titles("sv")[6]), "the seventh slide at the desk")
    wait_for_slide(5, "sv")
    ROOM.keep("frozen")
    ROOM.press("f")
    wait_for_slide(7, "sv")


def test_all_slides_at_the_desk_alone():
    ROOM.press("o")
    ROOM.wait(lambda: all(says(PRESENTER, title) for title in meeting.read_titles("sv")), "all slides")
    wait_for_slide(7, "sv")
    ROOM.keep("overview")
    ROOM.press("Escape")
    wait_for_slide(7, "sv")


def test_the_screens_change_places_and_back():
    ROOM.press("s")
    ROOM.wait(lambda: re.search(AUDIENCE, ROOM.top(OWN)), "the slides at the desk")
    ROOM.wait(lambda: re.search(PRESENTER, ROOM.top(WALL)), "the presenter on the wall")
    ROOM.keep("swapped")
    ROOM.press("s")
    wait_for_slide(7, "sv")
    ROOM.wait(lambda: re.search(PRESENTER, ROOM.top(OWN)), "the presenter at the desk")


def test_a_monitor_that_is_pulled_out_and_put_in_again():
    WALL.unplug()
    ROOM.wait(lambda: re.search(PRESENTER, ROOM.top(OWN)), "the presenter on the screen that is left")
    ROOM.press("Next")
    ROOM.wait(lambda: says(PRESENTER, meeting.read_titles("sv")[7]), "the next slide on one screen")
    ROOM.keep("one-screen")
    WALL.plug()
    # It is offered by its name, for as long as it is there.
    ROOM.wait(is_offered, "the monitor offered")
    ROOM.keep("plugged-again")
    WALL.unplug()
    ROOM.wait(lambda: not is_offered(), "no offer of what is gone")
    WALL.plug()
    ROOM.wait(is_offered, "the monitor offered again")
    # It is taken with the key that swaps; then nothing is offered.
    ROOM.press("s")
    wait_for_slide(8, "sv")
    ROOM.wait(lambda: not is_offered(), "no offer any more")
    ROOM.keep("on-the-wall-again")


def test_every_slide_fills_the_wall_in_every_language():
    for digit, lang in LANGS.items():
        ROOM.press("Home")
        speak(digit)
        for number in range(1, N_SLIDES + 1):
            wait_for_slide(number, lang)
            ROOM.keep("slide-%02d-%s" % (number, lang))
            ROOM.press("Next")


def test_the_end():
    ROOM.press("Escape")
    ROOM.wait(lambda: len(ROOM.boxes()) == 1, "one window left")
    ROOM.keep("end")
    ROOM.window.end()


if __name__ == "__main__":
    why = lacking()
    if why:
        print("1..0 # SKIP %s" % why)
        sys.exit(0)
    import meeting
    print("# network: %s" % (" ".join(meeting.find_network_lock()) or "not locked: that is not permitted here"))
    assert OWN.width != WALL.width
    ROOM = meeting.Meeting("fi")
    sys.exit(cases.run(globals()))
