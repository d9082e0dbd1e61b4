#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether people who see little can read the window: contrast measured on pictures of
every page, letters of twice the size, and a focus that is seen."""

import collections
import os
import sys
import time

import program

sys.path.insert(0, str(program.ROOT / "tests/sample"))
import cases  # noqa: E402
from test_window import lacking  # noqa: E402

WIDTH, HEIGHT = 1280, 800
PLACES = ("overview", "funding", "lead-themes", "cities", "map", "projects", "impact", "international", "progress",
          "changes", "quality", "decks", "import", "conflicts", "sync")
# What WCAG 2.1 asks for, less what rounding to whole colours takes.
OF_TEXT, OF_LARGE_TEXT, OF_GRAPHICS = 4.45, 2.95, 2.95
LARGE, LARGE_BOLD = 18, 14  # points
# What is less is a point or a dash.
LEAST_SIDE = 4
TAB, N_STOPS = 0xFF09, 25
# How far the ring around what has the keyboard may reach.
RING = 4
DPI = 96 * 1024
# Seconds in which what fades in has come; on a busy machine it stands still on the way.
PATIENCE = 3
LISTING = "INNOCITIES_VERBOSE" in os.environ


def luminance(color):
    parts = [c / 255 for c in color]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def measure(pixels, box):
    """The most that anything in the box stands out from what there is most of; None if the
    box is not wholly on the screen."""
    left, top, right, down = (int(box[0]), int(box[1]), int(box[0] + box[2]), int(box[1] + box[3]))
    if left < 0 or top < 0 or right > WIDTH or down > HEIGHT or right - left < LEAST_SIDE or down - top < LEAST_SIDE:
        return None
    part = screen.crop(pixels, WIDTH, (left, top, right - left, down - top))
    colors = collections.Counter(zip(part[0::3], part[1::3], part[2::3]))
    ground = colors.most_common(1)[0][0]
    return max(contrast(ground, color) for color in colors)


def is_measurable(seen):
    """What cannot be used is exempt; where popovers are on the screen is not told."""
    return seen.sensitive and seen.in_sight and seen.window == "InnoWindow"


def least(label):
    is_large = label.size >= (LARGE_BOLD if label.bold else LARGE)
    return OF_LARGE_TEXT if is_large else OF_TEXT


class Look:
    """A window on the sample that is looked at."""

    def __init__(self, dpi=DPI, **changes):
        self.onlooker = onlooker.Onlooker()
        folder = window.settings_folder({"window-width": WIDTH, "window-height": HEIGHT, "language": "'fi'",
                                         "last-page": "'overview'"})
        (folder / "gtk-4.0").mkdir()
        (folder / "gtk-4.0/settings.ini").write_text("[Settings]\ngtk-xft-dpi=%d\n" % dpi, encoding="utf-8")
        self.window = window.Window("--sample", XDG_CONFIG_HOME=str(folder), **self.onlooker.environment, **changes)
        self.process = self.window.process

    def __enter__(self):
        # What is under the pointer looks different.
        window.Atspi.generate_mouse_event(WIDTH + 100, HEIGHT + 100, "abs")
        self.window.application()
        return self

    def __exit__(self, *fault):
        self.window.__exit__(*fault)

    def pages(self):
        """Each page, and the labels on it."""
        for place in PLACES:
            self.onlooker.act(self.process, "win.go::" + place)
            yield place, self.onlooker.settle(self.process)


def take_picture(look):
    """What is shown, once it stays as it is."""
    before = None
    for _ in range(40):
        now = screen.grab(WIDTH, HEIGHT)
        if now == before:
            return now
        before = now
        time.sleep(0.15)
    raise AssertionError("it does not come to rest")


def faults_of_page(look, place, labels):
    pixels = take_picture(look)
    for label in labels:
        seen = measure(pixels, label.box) if is_measurable(label) else None
        if seen is not None and seen < least(label):
            yield "%s: “%s” has %.2f, not %.2f, in %s" % (place, label.text, seen, least(label), label.above[:60])
    for icon in look.onlooker.look_for_icons(look.process):
        seen = measure(pixels, icon.box) if is_measurable(icon) else None
        if seen is not None and seen < OF_GRAPHICS:
            yield "%s: %s has %.2f, not %.2f, in %s" % (place, icon.text, seen, OF_GRAPHICS, icon.above[:60])


def check_style(**changes):
    faults = []
    with Look(**changes) as look:
        for place, labels in look.pages():
            deadline = time.monotonic() + PATIENCE
            while (found := list(faults_of_page(look, place, labels))) and time.monotonic() < deadline:
                labels = look.onlooker.settle(look.process)
            if LISTING:
                print("# %s: %d labels" % (place, len(labels)), *found, sep="\n#   ")
            faults += found
    assert not faults, "\n" + "\n".join(dict.fromkeys(faults))


def test_light():
    check_style(ADW_DEBUG_COLOR_SCHEME="prefer-light")


def test_dark():
    check_style(ADW_DEBUG_COLOR_SCHEME="prefer-dark")


def test_high_contrast():
    check_style(ADW_DEBUG_COLOR_SCHEME="prefer-light", ADW_DEBUG_HIGH_CONTRAST="1")


def test_dark_high_contrast():
    check_style(ADW_DEBUG_COLOR_SCHEME="prefer-dark", ADW_DEBUG_HIGH_CONTRAST="1")


def test_letters_twice_as_large():
    faults = []
    with Look(dpi=2 * DPI) as look:
        sizes = set()
        for place, labels in look.pages():
            sizes.update(label.box[3] for label in labels if label.text == "Tilannekuva")
            faults += ["%s: “%s” is cut off, in %s" % (place, label.text, label.above[:60])
                       for label in labels if label.box[3] > 0 and not label.whole]
            faults += ["%s: “%s” is shortened, and nothing says the whole, in %s" % (place, label.text, label.above[:60])
                       for label in labels if label.shortened and not label.tooltip]
    assert max(sizes, default=0) > 30, "the letters are not large: %s" % sizes
    assert not faults, "\n" + "\n".join(dict.fromkeys(faults))


def test_the_focus_is_seen():
    """At each stop of the Tab key what has the keyboard now looks different than before."""
    unseen = []
    with Look() as look:
        for place in ("overview", "projects", "decks", "sync"):
            look.onlooker.act(look.process, "win.go::" + place)
            look.onlooker.settle(look.process)
            before, last = take_picture(look), look.onlooker.look_for_focus(look.process)
            for _ in range(N_STOPS):
                look.window.press(TAB)
                window.Atspi.generate_mouse_event(WIDTH + 100, HEIGHT + 100, "abs")
                now = take_picture(look)
                focus = look.onlooker.look_for_focus(look.process)
                if focus is not None and focus["window"] == "InnoWindow" and focus != last:
                    x, y, width, height = focus["box"]
                    left, top = max(int(x) - RING, 0), max(int(y) - RING, 0)
                    box = (left, top, min(int(x + width) + RING, WIDTH) - left, min(int(y + height) + RING, HEIGHT) - top)
                    # A ring comes by and by, and on a busy machine later.
                    deadline = time.monotonic() + PATIENCE
                    while screen.crop(before, WIDTH, box) == screen.crop(now, WIDTH, box) and time.monotonic() < deadline:
                        time.sleep(0.1)
                        now = take_picture(look)
                    if screen.crop(before, WIDTH, box) == screen.crop(now, WIDTH, box):
                        unseen.append("%s: %s in %s at %s" % (place, focus["kind"], focus["above"][:60], box))
                before, last = now, focus
    assert not unseen, "\n" + "\n".join(dict.fromkeys(unseen))


if __name__ == "__main__":
    reason = lacking()
    if reason is not None:
        print("1..0 # SKIP " + reason)
        sys.exit(0)
    import time
    import onlooker
    import screen
    import window
    DISPLAY = window.hold_display()
    window.atspi_walk.start_bus()
    sys.exit(cases.run(globals()))
