#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A day in the window, worked by keys alone and followed in the tree of accessibility,
in the two languages that the team speaks."""

import gettext
import os
import re
import sys
import time

import program
from program import table

sys.path.insert(0, str(program.ROOT / "tests/sample"))
import cases  # noqa: E402
from static_server import StaticServer  # noqa: E402
from test_window import GTK, lacking  # noqa: E402

CITIES = {"fi": "Tampere", "sv": "Tammerfors"}
# What is below these says nothing that is asked for here.
LEAVES = ("label", "table cell", "radio button", "scroll bar", "image", "entry")
N_PROJECTS = 169
# The forms begin with the name, in the language of the window.
NAMES = {"fi": "Suomi", "sv": "Svenska"}
TABS_TO_AMOUNT = 16
TABS_TO_START = 7
ENTER, ESCAPE, TAB, LEFT, RIGHT, DOWN, F2, F5, DELETE = (
    0xFF0D, 0xFF1B, 0xFF09, 0xFF51, 0xFF53, 0xFF54, 0xFFBF, 0xFFC2, 0xFFFF)


class Day:
    """A window on a folder, in one language."""

    def __init__(self, lang, folder, **changes):
        self.say = gettext.translation("innocities-overview", os.environ["INNOCITIES_LOCALEDIR"], [lang]).gettext
        self.lang, self.folder = lang, folder
        self.window = window.Window("--portfolio", folder, lang=lang, settings={"last-page": "'overview'"},
                                    **changes)

    def press(self, symbol, *modifiers):
        self.window.press(symbol, sum(modifiers))

    def type(self, text):
        for letter in text:
            self.press(ord(letter))

    def wait(self, holds, what):
        """What holds (nodes) says of the window on top, once that is something."""
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            nodes = window.read(self.window.application(), LEAVES, newest=True)
            found = nodes and holds(nodes)
            if found:
                return found
        raise AssertionError("%s: not in %s" % (what, [n for n in nodes if n.name or n.focused]))

    def focus(self, pattern):
        return self.wait(lambda nodes: [n for n in nodes if n.focused and re.search(pattern, n.name)],
                         "focus on " + pattern)[0]

    def begin_form(self, n_tabs, name=""):
        """As many tabs on as it is from the first name."""
        self.focus("^%s: %s$" % (self.say("Name"), NAMES[self.lang]))
        self.type(name)
        for _ in range(n_tabs - list(NAMES).index(self.lang)):
            self.press(TAB)

    def shown(self, pattern, role=None):
        return self.wait(lambda nodes: [n for n in nodes if re.search(pattern, n.name) and role in (None, n.role)],
                         pattern)[0]

    def told(self, text):
        """What a toast says is said by the window as well, where the toolkit does not announce it."""
        self.shown("^%s$" % text, "label")
        if GTK < (4, 16):
            self.shown("^%s$" % text, "frame")

    def page(self, title):
        """The title of the window comes before all other words."""
        self.wait(lambda nodes: [n for n in nodes if n.role == "label"][0].name == self.say(title), title)

    def foot(self, cents):
        """The sum below the list, to the cent; what it is of comes first."""
        self.wait(lambda nodes: [n for n in nodes if n.role == "label" and re.match(r"\D+ [\d\s]+,\d\d\s€$", n.name)
                                 and re.sub(r"\D", "", n.name) == str(cents)], "%d cents" % cents)


def ask(folder, city):
    """What the command says of the mark: the money of the EU in one agreement."""
    answer = table("funding-shares", "--portfolio", folder, "--where", "city=" + city)
    ids = [column["id"] for column in answer["columns"]]
    return dict(zip(ids, next(row for row in answer["rows"] if row[0] == "agreement:tampere")))["eu"]


def go_about(day):
    """Overview, a city, back, funding."""
    day.focus(".")
    day.page("Overview")
    day.press(ord("k"), window.CONTROL)
    day.focus(day.say("Jump to"))
    day.type(CITIES[day.lang].lower()[:5])
    day.shown("^%s$" % CITIES[day.lang], "list item")
    day.press(ENTER)
    day.page("Cities")
    day.shown("^%s$" % CITIES[day.lang], "label")
    day.press(LEFT, ALT)
    day.page("Overview")
    day.focus(", 1/16$|, 1 av 16$")
    day.press(ord("2"), ALT)
    day.page("Funding")


def narrow(day):
    """A word, no word, and a city from the bar."""
    count = r"^%d\D.*1 "
    day.press(ord("f"), window.CONTROL)
    day.focus(day.say("Search projects"))
    day.type("akku")
    day.shown(count % 8, "label")
    day.wait(lambda nodes: 0 < len([n for n in nodes if n.role == "list item" and "/7" in n.name or " av 7" in n.name]),
             "a chart of seven agreements")
    day.press(ord("f"), window.CONTROL, SHIFT)
    day.shown(r"^%d\D*$" % N_PROJECTS, "label")
    day.press(ord("f"), window.CONTROL)
    day.focus(day.say("Search projects"))
    day.press(TAB)
    day.focus(day.say("Add filter"))
    day.press(ord(" "))
    day.focus("^%s$" % day.say("Agreement"))
    day.press(DOWN)
    day.focus("^%s$" % day.say("City"))
    day.press(ENTER)
    day.focus("^%s$" % day.say("Search"))
    day.type(CITIES[day.lang].lower())
    day.shown("^%s, " % CITIES[day.lang], "check box")
    day.press(TAB)
    day.focus("^%s, " % CITIES[day.lang])
    day.press(ord(" "))
    day.shown(count % 21, "label")
    day.press(ESCAPE)
    day.press(ESCAPE)
    day.shown("^%s: %s$" % (day.say("City"), CITIES[day.lang]), "push button")


def collect(day):
    """The chart at hand, with its filter, is the first slide of a deck."""
    day.press(ord("2"), ALT)
    day.page("Funding")
    day.press(ord("d"), window.CONTROL)
    day.shown("^%s$" % (day.say("Added to “%s”") % day.say("New deck")))
    decks = program.succeed("deck", "--list", "--portfolio", day.folder).text.splitlines()
    deck, name = decks[1].split("\t")
    assert len(decks) == 2 and name == day.say("New deck"), decks
    folder = program.folder()
    program.succeed("deck", deck, "--portfolio", day.folder, "--format", "csv", "--lang", day.lang, "-o", folder)
    files = sorted(path.name for path in folder.iterdir())
    assert files == ["01-contents.csv", "02-funding-shares.csv"], files
    assert CITIES[day.lang] in (folder / files[0]).read_text(encoding="utf-8-sig")


def keep(day):
    """The chart at hand as a file of the kind that its name ends in."""
    place = program.folder() / "osuudet.csv"
    day.press(ord("s"), window.CONTROL)
    day.wait(lambda nodes: any(n.focused for n in nodes) and any(n.name == day.say("Picture (PNG)") for n in nodes),
             "what kind of file")
    day.press(ord("a"), window.CONTROL)
    day.type(str(place))
    day.press(ENTER)
    day.told(day.say("Saved as “%s”") % place.name)
    text = place.read_text(encoding="utf-8-sig")
    assert CITIES[day.lang] in text and day.say("Agreement") in text.splitlines()[0], text


def present(day):
    """The deck used last is the one that is shown, and not the one that comes ready."""
    day.press(F5)
    day.shown("^%s · 1/2$" % day.say("New deck"), "frame")
    day.press(ESCAPE)
    day.page("Funding")


def drill(day):
    """From the mark of the chart to exactly its rows."""
    day.press(ord("2"), ALT)
    day.focus("^%s, .*1/3$|^%s, .*1 av 3$" % (CITIES[day.lang], CITIES[day.lang]))
    day.press(RIGHT)
    day.focus("^%s, EU, " % CITIES[day.lang])
    cents = ask(day.folder, "city:tampere")
    day.press(ENTER)
    day.page("Projects")
    day.foot(cents)
    return cents


def change(day):
    """An amount, as people write it: of the project one comes to, which is not selected yet."""
    day.wait(lambda nodes: [n for n in nodes if n.role == "table row" and n.focused], "a row")
    day.press(F2)
    day.begin_form(TABS_TO_AMOUNT)
    # What is chosen among the cities and priorities has buttons of its own.
    while not day.focus(".").name.endswith(": " + day.say("Amount")):
        day.press(TAB)
    day.type("1 234 567,50")
    day.press(ord("s"), window.CONTROL)


def add(day):
    """A project that ends before it starts is not kept until that is mended."""
    day.press(ord("n"), window.CONTROL)
    day.begin_form(TABS_TO_START, "zqx")
    day.focus("^%s$" % day.say("Starts"))
    day.type("1.5.2024")
    day.press(TAB)
    day.type("1.1.2024")
    day.press(ord("s"), window.CONTROL)
    day.shown("^" + day.say("Before the start, %s").split("%")[0])
    day.focus("^%s$" % day.say("Ends"))
    day.press(ord("a"), window.CONTROL)
    day.type("1.1.2025")
    day.press(ord("s"), window.CONTROL)
    day.shown("^%s$" % (day.say("Added: %s") % "zqx"))
    # Beside the list, which is of the projects of a city.
    day.shown(r"^zqx(\.|$)")
    day.press(ord("z"), window.CONTROL)
    day.shown("^%s$" % (day.say("Undone: %s") % "zqx"))


def delete(day):
    """The row that is found by typing in the list."""
    day.press(ord("z"), window.CONTROL, SHIFT)
    day.shown("^%s$" % (day.say("Done again: %s") % "zqx"))
    day.press(ord("f"), window.CONTROL, SHIFT)
    day.press(ord("6"), ALT)
    day.wait(lambda nodes: [n for n in nodes if n.role == "table row" and n.focused], "a row")
    day.type("zqx")
    day.focus(day.say("Search projects"))
    day.shown(r"^zqx\.", "table row")
    day.press(ord("6"), ALT)
    # Whoever has it back finds it chosen.
    day.wait(lambda nodes: [n for n in nodes if n.role == "table row" and n.focused and n.selected], "a row that is chosen")
    day.press(DELETE)
    day.told(day.say("Deleted: %s") % "zqx")
    day.shown("^%s$" % day.say("Close"), "push button")
    day.press(ord("z"), window.CONTROL)
    day.shown("^%s$" % (day.say("Undone: %s") % "zqx"))
    day.wait(lambda nodes: [n for n in nodes if n.role == "table row" and n.selected and n.name.startswith("zqx.")],
             "what was deleted, chosen again")


def work(lang):
    server, folder = StaticServer(), program.folder()
    program.succeed("sync", server.serve("/p.json", program.SAMPLE.read_bytes()), "--portfolio", folder)
    day = Day(lang, folder)
    with day.window:
        go_about(day)
        narrow(day)
        collect(day)
        keep(day)
        present(day)
        before = drill(day)
        change(day)
        day.shown("^%s" % day.say("Saved: %s").split(":")[0])
        after = ask(folder, "city:tampere")
        assert after != before
        day.foot(after)
        day.press(ord("z"), window.CONTROL)
        day.foot(before)
        assert ask(folder, "city:tampere") == before
        day.press(ord("z"), window.CONTROL, SHIFT)
        day.foot(after)
    day = Day(lang, folder, XDG_CONFIG_HOME=day.window.settings)
    with day.window:
        day.page("Projects")
        day.shown("^%s: %s$" % (day.say("City"), CITIES[lang]), "push button")
        day.foot(after)
        day.press(ord("z"), window.CONTROL)
        day.foot(before)
        add(day)
        delete(day)


def test_a_day_in_finnish():
    work("fi")


def test_a_day_in_swedish():
    work("sv")


if __name__ == "__main__":
    reason = lacking()
    if reason is not None:
        print("1..0 # SKIP " + reason)
        sys.exit(0)
    import window
    SHIFT = 1 << window.Atspi.ModifierType.SHIFT
    ALT = 1 << window.Atspi.ModifierType.ALT
    window.hold_display()
    window.atspi_walk.start_bus()
    sys.exit(cases.run(globals()))
