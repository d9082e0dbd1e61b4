# SPDX-License-Identifier: GPL-3.0-or-later
"""A meeting on two screens: the program without a network, keys as a person presses them,
what is where, and what it says."""

import functools
import html
import os
import pathlib
import re
import subprocess
import time

import program
# First, as it keeps warnings of the bindings from ending this.
import window
import screen
import tree
import two_screens
from gi.repository import GLib
from program import succeed

PICTURES = pathlib.Path(os.environ["G_TEST_BUILDDIR"]) / "meeting"
PATIENCE = 20  # seconds
STILL = 0.15  # seconds
DIGIT_WAITS = 1.0  # seconds until a digit is no part of a number
# What keeps a program from every network, for root and for others.
ALONE = (("unshare", "--net"), ("unshare", "--user", "--map-current-user", "--net"))


@functools.lru_cache(None)
def find_network_lock():
    """The words before a command that leave it no network but its own; none where that is not permitted."""
    for words in ALONE:
        try:
            if subprocess.run([*words, "true"], capture_output=True).returncode == 0:
                return words
        except OSError:
            pass
    return ()


@functools.lru_cache(None)
def read_titles(lang):
    """What each slide is called, the cover first, as the page of the same deck has it."""
    page = succeed("deck", "--sample", "--format", "html", "--lang", lang).bytes.decode()
    edition = page[page.index('<div class="edition %s"' % lang):]
    cover = re.search(r"<h1>\s*([^<]+?)\s*</h1>", edition).group(1)
    slides = re.findall(r'<h2 id="%s-\d+-title"><span[^>]*>\d+</span> ([^<]+)</h2>' % lang, edition)
    return [html.unescape(title) for title in [cover, *slides]]


def ask(*words):
    return subprocess.run(words, capture_output=True, encoding="utf-8", timeout=PATIENCE).stdout


def grab():
    """All screens there are at this moment, and how wide and high they are together."""
    size = two_screens.measure()
    return screen.grab(*size), *size


class Meeting:
    """The program with its sample, at a desk with a second screen on the wall."""

    def __init__(self, lang):
        self.window = window.Window("--sample", lang=lang, before=find_network_lock())
        self.reader = tree.Reader(self.window)
        self.n_pictures = 0

    def press(self, *keys):
        subprocess.run(["xdotool", "key", "--delay", "30", *keys], check=True, timeout=PATIENCE)

    def wait(self, look, what):
        """What look () answers, once that is something: parts may go away while it looks."""
        deadline, fault = time.monotonic() + PATIENCE, None
        while time.monotonic() < deadline:
            process = self.window.process
            assert process.poll() is None, (process.returncode, process.communicate())
            try:
                found = look()
                if found:
                    return found
            except (AssertionError, IndexError, GLib.Error) as error:
                fault = error
            time.sleep(0.05)
        raise AssertionError("%s: not so (%s); windows: %s" % (what, fault, self.boxes()))

    def measure(self, number):
        """The title and the place of a window, or None where it is none."""
        said = ask("xwininfo", "-id", number)
        name = re.search(r'xwininfo: Window id: \S+ "(.*)"', said)
        sizes = [re.search(r"%s: +(-?\d+)" % part, said) for part in
                 ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height")]
        return (name.group(1), tuple(int(size.group(1)) for size in sizes)) if name and all(sizes) else None

    def boxes(self):
        """The title and the place of each window that is seen."""
        numbers = ask("xdotool", "search", "--onlyvisible", "--class", "innocities").split()
        return dict(filter(None, map(self.measure, numbers)))

    def read(self, pattern):
        """All of the windows whose titles match, as assistive technology is told of them."""
        tops = [self.reader.visit(path, None, lambda node, paths: paths) for _, path in self.reader.list_windows()]
        self.reader.wait()
        return [node for top in tops if re.search(pattern, top.name) for node in top.below()]

    def top(self, monitor):
        """The title of what is uppermost in the middle of a monitor."""
        stack = re.findall(r"0x[0-9a-f]+", ask("xprop", "-root", "_NET_CLIENT_LIST_STACKING"))
        boxes = [self.measure(number) for number in reversed(stack)]
        x, y = monitor.x + monitor.width // 2, monitor.y + monitor.height // 2
        return next(name for name, (left, top, width, height) in filter(None, boxes)
                    if left <= x < left + width and top <= y < top + height)

    def find(self, pattern, holds, what):
        """The first part of a window that holds (node)."""
        return self.wait(lambda: next((n for n in self.read(pattern) if holds(n)), None), what)

    def look_at(self, monitor):
        """What a monitor shows, as bytes of red, green and blue."""
        pixels, width, _ = grab()
        return screen.crop(pixels, width, monitor.box)

    def keep(self, name):
        """A picture of what screens there are, once nothing moves, for people."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.n_pictures += 1
        before, now = None, grab()
        while now != before:
            time.sleep(STILL)
            before, now = now, grab()
        screen.save(screen.make_picture(*now, 1), PICTURES / ("%02d-%s.png" % (self.n_pictures, name)))
