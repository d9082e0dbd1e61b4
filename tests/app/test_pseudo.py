#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole window in a language that nobody speaks, with longer words in «…»: what is
not in it is not translated, and what does not fit is cut off in some language."""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(os.environ["INNOCITIES_SOURCE_ROOT"])
CATALOGUES = tempfile.TemporaryDirectory(prefix="inno-pseudo-")
# Before what reads it.
os.environ["INNOCITIES_LOCALEDIR"] = CATALOGUES.name
import program  # noqa: E402
import pseudo  # noqa: E402
import test_names as names  # noqa: E402

cases = names.cases
# What a window draws around itself where the screen puts nothing together, on either side.
BORDER = 10
WIDE, NARROW = (1280, 800), (360, 720)
PLACES = ("overview", "funding", "lead-themes", "cities", "map", "projects", "impact", "international", "progress",
          "changes", "quality", "decks", "import", "conflicts", "sync")
# What is not from our catalogues: the name of the program, those of the languages, numbers,
# what the toolkits call keys and the parts of the window about the program.
FOREIGN = set("innocities overview list suomi svenska english milj ctrl shift escape sivu ylös alas "
              "page down mitä uutta tiedot tekijät lainopillinen ongelmanratkaisu".split())
BRACKETS = re.compile("«[^«»]*»")
WORD = re.compile(r"[^\W\d_]{4,}")
LISTING = "INNOCITIES_VERBOSE" in os.environ


def write_catalogues():
    template = Path(CATALOGUES.name) / "template.pot"
    subprocess.run([sys.executable, "-B", ROOT / "tests/lint/catalogues.py", "--template", template], check=True)
    for lang in names.TRANSLATED:
        pseudo.write(template, CATALOGUES.name, lang)


def collect_words(value, words):
    """All that the sample says in any language, word by word."""
    if isinstance(value, str):
        words.update(WORD.findall(value.lower()))
    elif isinstance(value, (dict, list)):
        for part in value.values() if isinstance(value, dict) else value:
            collect_words(part, words)
    return words


def untranslated(text):
    """The words of a text that no catalogue and no portfolio has given."""
    while BRACKETS.search(text):
        text = BRACKETS.sub(" ", text)
    # What was shortened lost its end.
    text = re.sub("«[^«]*$", " ", text)
    return [word for word in WORD.findall(text) if word.lower() not in KNOWN]


def is_told_elsewhere(label):
    """Of what may be shortened without a tooltip: what is chosen stands whole in the list that
    opens; what an entry is for is its name."""
    kinds = label.above.split()
    return label.tooltip or "AdwComboRow" in kinds or kinds[0] == "GtkText"


def faults_of(label, width):
    if label.box[2] < 1 or label.box[3] < 1:
        return
    if untranslated(label.text):
        yield "“%s” is not translated" % label.text
    if not label.whole:
        yield "“%s” in %s is cut off at %s" % (label.text, label.above, label.box)
    if label.shortened and not is_told_elsewhere(label):
        yield "“%s” in %s is shortened, and nothing says the whole" % (label.text, label.above)
    if label.box[0] + label.box[2] > width + BORDER:
        yield "“%s” ends at %d of %d" % (label.text, label.box[0] + label.box[2], width)


class Walk:
    """A window at one size."""

    def __init__(self, width, height):
        self.width = width
        self.it = names.Program(width=width, height=height)
        self.it.act(self.it.find(lambda n: n.role == "button" and n.name.startswith(self.it.say("Open the sample")),
                                 "the sample"))
        self.it.named(self.it.say("Key figures"))
        self.faults = []

    def look(self, what, window="InnoWindow"):
        labels = self.it.onlooker.settle(self.it.window.process)
        found = ["%s: %s" % (what, fault) for label in labels for fault in faults_of(
            label, self.width if label.window == window else sys.maxsize)]
        if LISTING:
            print("# %s: %d labels" % (what, len(labels)), *found, sep="\n#   ")
        self.faults += found

    def __enter__(self):
        return self

    def __exit__(self, kind, *rest):
        self.it.window.__exit__(kind, *rest)
        if kind is None:
            names.insist(dict.fromkeys(self.faults))


def test_every_page_of_a_wide_window():
    walk_pages(WIDE)


def test_every_page_of_a_narrow_window():
    walk_pages(NARROW)


def walk_pages(size):
    with Walk(*size) as walk:
        for place in PLACES:
            walk.it.onlooker.act(walk.it.window.process, "win.go::" + place)
            walk.look(place)
        names.open_list(walk.it)
        walk.look("a list that is looked at")


def test_every_window_and_menu():
    with Walk(*WIDE) as walk:
        it = walk.it
        it.find_stack()
        for what, (of_page, press) in names.WINDOWS.items():
            it.turn(of_page)
            it.open(lambda: press(it))
            walk.look(what)
            it.close()
        for what, (of_page, button, _) in names.MENUS.items():
            it.turn(of_page)
            it.click(it.say(button), "button")
            walk.look(what)
            it.leave(lambda n: n.focused and n.name == it.say(button))
        it.turn(names.CALM)
        it.open(lambda: it.choose_in_menu("Main menu", "Manage records…"))
        for i, records in enumerate(names.RECORDS):
            it.show_records(i)
            walk.look("the records: " + records)
            it.open(lambda: it.click(it.say("Edit"), "button"), 3)
            walk.look("the form of " + records)
            it.close(2)


if __name__ == "__main__":
    reason = names.lacking()
    if reason is not None:
        print("1..0 # SKIP " + reason)
        sys.exit(0)
    write_catalogues()
    names.prepare()
    KNOWN = collect_words(names.LIST, set(FOREIGN))
    collect_words(json.loads(program.SAMPLE.read_text(encoding="utf-8")), KNOWN)
    sys.exit(cases.run(globals()))
