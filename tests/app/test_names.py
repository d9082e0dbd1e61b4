#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page, dialog and popover as assistive technology and the Tab key meet it: what
can be worked with has a name in the language shown, and is come to in reading order."""

import gettext
import os
import re
import sys
import time

import program

sys.path.insert(0, str(program.ROOT / "tests/sample"))
import cases  # noqa: E402
from test_window import lacking  # noqa: E402
from words import Words  # noqa: E402

LANGS = ("fi", "sv", "en")
TRANSLATED = LANGS[:2]
PAGES = ("Overview", "Funding", "Lead themes", "Cities", "Map", "Projects", "Impact", "International", "Progress",
         "Changes", "Data quality", "Decks", "Import", "Conflicts", "Sharing")
# The place of a page with little on it.
CALM = 3
RECORDS = ("Strategic priorities", "Lead themes", "Metrics", "Observations", "Meetings", "Cities", "Agreements",
           "Funding sources", "International participations")
ENTER, ESCAPE, TAB, HOME, DOWN, PAGE_DOWN, F1, F5 = 0xFF0D, 0xFF1B, 0xFF09, 0xFF50, 0xFF54, 0xFF56, 0xFFBE, 0xFFC2
# Taller than any page: what is out of sight cannot be told from what is hidden.
HEIGHT = 4000
MOST_STOPS = 400
# Seconds that what is shown may take to be as it is to be.
PATIENCE = 2
BUTTONS = ("button", "radio button", "check box", "combo box", "entry", "link", "menu item", "slider", "spin button",
           "switch", "text", "check menu item", "radio menu item")
NAMED = BUTTONS + ("list item", "table row", "table cell", "tree item", "column header", "list", "tree table", "table")
# What is moved in with the arrow keys is one stop, whichever part of it is come to.
MEMBERS = ("list item", "table row", "table cell", "tree item", "radio button", "menu item", "column header",
           "check menu item", "radio menu item")
ROVING = ("list", "list box", "tree table", "table", "tree", "menu", "page tab list")
# What GTK makes by itself, gives the focus to by its children, and has no name for.
UNNAMED_BY_GTK = ("scroll pane", "filler", "panel", "viewport", "frame", "window", "dialog")
# What a screen reader passes over in silence.
TOPS = ("frame", "dialog", "alert")
UNTOLD = ("filler", "image", "scroll bar")
CLASS_NAME = re.compile(r"^(Gtk|Gdk|Adw|Inno|Plot)[A-Z]\w*$")
ICON_NAME = re.compile(r"-symbolic\b")
RAW_ID = re.compile(r"\b(?:[a-z]+_[a-z_]+|(?:city|agreement|theme|lead_theme|source|project|metric|meeting):[a-z0-9-]+)\b")
DOUBLE = re.compile(r"^(.{2,}?)[\s,:]+\1$")
AGAIN_AT_END = re.compile(r"^(.{2,}?): .*\s\1$|[\s:](\S.{2,}?)\s\2$")


def fault_of_name(node, lang):
    """What is wrong with what it is called, or None."""
    said = node.name.strip() or node.description.strip()
    if not said or CLASS_NAME.match(said):
        return "has no name"
    if ICON_NAME.search(said):
        return "is called as an icon"
    if RAW_ID.search(said):
        return "is called by an id"
    if DOUBLE.match(said) and not is_entry_named_twice(node):
        return "is called twice"
    if node.role in BUTTONS and AGAIN_AT_END.search(said):
        return "has what stands on it after its name"
    if node.role in BUTTONS and node.description == node.name:
        return "is described by its name again"
    for text in (node.name, node.description):
        foreign = WORDS.find_foreign(text, lang)
        if foreign:
            return "says “%s” in another language" % foreign
    return None


def is_entry_row(node):
    """Rows of libadwaita 1.2 do not tell that what is in them has the keyboard."""
    return node.role == "text" and any(child.role == "panel" for child in node.children)


def is_entry_named_twice(node):
    """The title of such a row of libadwaita 1.7 stands there twice, once for when it is empty."""
    return node.role == "list item" and any(below.role in ("text", "entry") for below in node.below())


def is_silent(node):
    return not (node.name.strip() or node.description.strip()) and not any(map(is_entry_row, (node, *node.above())))


def is_button_of_window(node):
    """GTK 4.18 lets the Tab key pass them: what they do is in the menu of the window."""
    return node.description in WINDOW_BUTTONS


def is_control(node):
    # What a combo box shows of its list is a list with a row of its own.
    if any(above.role == "combo box" for above in node.above()):
        return False
    return node.role in NAMED or (node.focusable and node.role not in UNNAMED_BY_GTK)


def faults_of_names(top, lang):
    faults = {}
    for node in top.below():
        # Words that stand there for everyone are nobody's name, but have a language; and what
        # a control lies in is told on the way to it.
        is_words = node.name and node.role == "label" and not CLASS_NAME.match(node.name)
        is_told = CLASS_NAME.match(node.name) and node.role not in (*UNTOLD, "label")
        if is_control(node) or is_words or is_told:
            why = fault_of_name(node, lang)
            if why:
                faults[node] = "%s %s, in %s" % (node, why, [n.name for n in node.above() if n.name][:3])
    return faults


def faults_of_doubles(top):
    """Buttons of one name must differ by what describes them, or by what they are in."""
    faults, seen = {}, {}
    for node in top.below():
        if node.role not in BUTTONS or not node.focusable:
            continue
        where = next((n.name for n in node.above() if n.role in ("list item", "panel", "table row") and n.name), "")
        key = (node.role, node.name, node.description, where)
        if key in seen and seen[key] not in node.above():
            faults[node] = "there are two %s in “%s”" % (node, where)
        seen.setdefault(key, node)
    return faults


def group(node):
    """The one stop that it is a part of, or itself."""
    if node.role in MEMBERS:
        for above in node.above():
            if above.role in ROVING or (node.role == "radio button" and above.name):
                return above
    return node


def is_before(first, second):
    """Whether a reader comes to the first no later: above it, or left of it in its row, or in
    a column that stands left of the other's."""
    x, y, width, height = first
    x2, y2, width2, height2 = second
    if y + height <= y2 + 1 or x + width <= x2 + 1:
        return True
    # They lie in one another.
    return not (y2 + height2 <= y or x2 + width2 <= x)


def faults_of_order(stops):
    """The last stop leads to the first again, wherever the walk began."""
    backwards = [(a, b) for a, b in zip(stops, stops[1:] + stops[:1]) if not is_before(a.box, b.box)]
    return ["Tab goes back from %s %s to %s %s" % (a, a.box, b, b.box) for a, b in backwards if len(backwards) > 1]


class Program:
    """One window, through which all is walked."""

    def __init__(self, folder=None, width=1280, height=HEIGHT):
        """folder: of the portfolio; by default there is none yet."""
        self.onlooker = onlooker.Onlooker()
        settings = {"window-height": height, "window-width": width,
                    "last-page": "'overview'",
                    "views": "[('Oma', 'funding')]"}
        self.window = window.Window("--portfolio", folder or program.folder(), lang="fi", settings=settings,
                                    **self.onlooker.environment)
        self.reader = tree.Reader(self.window)
        self.lang = "fi"
        self.stack, self.page = None, 0
        self.reads_tables = False
        self.controls = set()  # paths

    def say(self, text, context=None):
        return WORDS.say(self.lang, text, context)

    def choose(self, node, paths):
        """Of the pages, which lie one behind the other, the one in sight: GTK 4.8 tells of all.
        Tables are read once: there is much in them."""
        if node.role == "tree table" and not self.reads_tables:
            return []
        return paths[self.page:self.page + 1] if node.path == self.stack else paths

    def read(self):
        return self.reader.read(self.choose)

    def wait(self, holds, what):
        """What holds (nodes) says, once that is something."""
        deadline = time.monotonic() + 30
        while True:
            nodes = list(self.read().below())
            found = holds(nodes)
            if found:
                return found
            assert time.monotonic() < deadline, "no %s in %s, focus on %s" % (
                what, [n for n in nodes if n.name and n.role in ("label", *BUTTONS)][:8], [n for n in nodes if n.focused])
            time.sleep(0.02)

    def find(self, holds, what):
        """The first node for which holds (node)."""
        return self.wait(lambda nodes: next(filter(holds, nodes), None), what)

    def named(self, name, *roles):
        return self.find(lambda n: n.name == name and (not roles or n.role in roles), name)

    def press(self, symbol, *modifiers):
        self.reader.press(symbol, sum(modifiers))

    def click(self, name, *roles):
        self.act(self.find(lambda n: n.name == name and n.focusable and n.role in (roles or BUTTONS), name))

    def act(self, node):
        found = []
        self.reader.ask(node.path, "org.a11y.atspi.Action", "DoAction", window.GLib.Variant("(i)", (0,)),
                        found.append)
        self.reader.wait()
        assert found, node

    def speak(self, lang):
        if lang != self.lang:
            self.press(ord("123"["fi sv en".split().index(lang)]), window.CONTROL)
            self.lang = lang

    def check(self):
        """What is wrong for longer than things take."""
        deadline = time.monotonic() + PATIENCE
        while True:
            top = self.read()
            faults = {**faults_of_names(top, self.lang), **faults_of_doubles(top)}
            self.reader.measure(faults)
            found = [faults[node] for node in self.reader.pick(top, list(faults), ROVING)]
            if not found or time.monotonic() > deadline:
                return found
            time.sleep(0.05)

    def settle(self):
        """The tree, once it stays the same."""
        before = None
        while True:
            top = self.read()
            now = [(node.path, node.role, node.name) for node in top.below()]
            if now == before:
                return top
            before = now
            time.sleep(0.05)

    def look_for_controls(self, top):
        """Notes what the Tab key must come to, of what is in sight: its way may scroll that out of sight."""
        controls = [n for n in top.below() if n.focusable and n.role not in UNNAMED_BY_GTK and is_control(n)
                    and not is_entry_row(n) and not is_button_of_window(n)]
        self.reader.measure(controls)
        self.controls.update(n.path for n in self.reader.pick(top, controls)
                             if n.role not in ROVING or not any(map(is_entry_row, n.below())))

    def tab(self):
        """What is wrong with the way of the Tab key through the window on top."""
        top = self.settle()
        silent = 0
        known = {node.path: node for node in top.below()}
        stops = []
        self.look_for_controls(top)
        while len(stops) < MOST_STOPS:
            paths = self.reader.step(TAB)
            node = next((known[path] for path in paths if path in known), None)
            if not paths and any(map(is_entry_row, known.values())) and silent < 3:
                silent += 1
                continue
            if node is None:
                return ["Tab leads from %s to %s" % (stops[-1:], self.describe(paths) if paths else "nothing")]
            if node in stops:
                circle = stops[stops.index(node):]
                return self.judge(top, stops, circle) + self.tab_back(known, circle)
            stops.append(node)
        return ["Tab never comes back"]

    def tab_back(self, known, circle):
        """What is wrong with the way back: it comes to all of them, in the other order."""
        missed = circle[:]
        for _ in range(len(circle) + 3):
            paths = self.reader.step(TAB, SHIFT)
            missed = [node for node in missed if node.path not in paths]
        return ["Shift+Tab does not come to %s" % node for node in missed if group(node) is node]

    def describe(self, paths):
        """What came meanwhile, and has the keyboard."""
        return [node for node in self.read().below() if node.path in paths] or "what came meanwhile"

    def judge(self, top, stops, circle):
        self.look_for_controls(top)
        expected = [n for n in top.below() if n.path in self.controls]
        groups = {id(group(n)): group(n) for n in expected + stops}
        reached = {id(group(n)) for n in stops} | {id(above) for n in stops for above in n.above()}
        expected = [n for n in expected if not n.box or n.box[3] > 0]
        missed = [n for n in expected if id(group(n)) not in reached and id(n) not in {id(s) for s in stops}]
        self.reader.place([*stops, *groups.values()])
        order = []
        for node in map(group, circle):
            if not order or order[-1] is not node:
                order.append(node)
        return (["Tab does not come to %s at %s" % (n, n.box) for n in missed]
                + ["Tab comes to %s, which says nothing" % n for n in circle if is_silent(n)]
                + faults_of_order([n for n in order if n.box]))

    def find_stack(self):
        """What the pages lie in: one of them has been made."""
        for node in self.settle().below():
            if len(node.children) == len(PAGES) and node.role in ("panel", "filler"):
                self.stack = node.path

    def turn(self, i):
        """To a page, by its key."""
        self.page = i
        self.press(ord("1") + min(i, 8), ALT)
        for _ in range(i - 8):
            self.press(PAGE_DOWN, window.CONTROL)
        # Elsewhere it may be in a table, which is not read.
        self.wait(lambda nodes: (not self.reads_tables or any(n.focused for n in nodes)) and
                  next(n for n in nodes if n.role == "label").name == self.say(PAGES[i]), PAGES[i])

    def walk(self, what, tab=True):
        """What is wrong with the names, and in the first language with the way of the Tab key."""
        faults = []
        self.controls.clear()
        # What comes while it is read is no fault: that would be there again.
        for _ in range(3):
            faults = self.check() + (self.tab() if tab and self.lang == LANGS[0] else [])
            if not faults:
                break
            time.sleep(1)
        if LISTING:
            print("# %.1f s: %s in %s" % (time.monotonic() - STARTED, what, self.lang), *faults, sep="\n#   ")
            sys.stdout.flush()
        return ["%s in %s: %s" % (what, self.lang, fault) for fault in dict.fromkeys(faults)]

    def leave(self, holds):
        """Escape until a node holds: a key that comes before its menu is open is lost."""
        for _ in range(5):
            self.press(ESCAPE)
            deadline = time.monotonic() + 2
            while time.monotonic() < deadline:
                if any(map(holds, self.read().below())):
                    return
        raise AssertionError("Escape does not lead back")

    def close(self, n_windows=1):
        """Escape until there are no more windows than that."""
        for _ in range(5):
            self.press(ESCAPE)
            if self.is_closed(n_windows):
                return
        raise AssertionError("what is open does not close: %s" % self.read())

    def is_closed(self, n_windows):
        deadline = time.monotonic() + 1
        while self.reader.count_windows() > n_windows:
            if time.monotonic() > deadline:
                return False
            time.sleep(0.02)
        return True

    def open(self, press, n_windows=2, what="a window"):
        """Has a window opened."""
        press()
        deadline = time.monotonic() + 30
        while self.reader.count_windows() < n_windows:
            assert time.monotonic() < deadline, "%s does not open" % what
            time.sleep(0.02)
        # Screen readers are silent about what GTK 4.8 tells as anything else.
        while self.reader.tells_of_hidden and (top := self.reader.read(lambda node, paths: [])).role not in TOPS:
            assert time.monotonic() < deadline, "%s is no window" % top
            time.sleep(0.02)

    def show_records(self, i):
        """Of the window of records, those of that number."""
        if i > 0:
            self.act(self.find(lambda n: n.role in ("button", "combo box") and n.focusable
                               and self.say("Records") in n.name, "the types of records"))
            self.find(lambda n: n.focused and n.role == "list item", "the types")
            # GTK 4.18 does not begin at what is chosen.
            self.press(HOME)
            for _ in range(i):
                self.press(DOWN)
            self.press(ENTER)
        self.wait(lambda nodes: any(self.say("Records") in n.name and self.say(RECORDS[i]) in n.name for n in nodes)
                  and any(n.role in ("list item", "table row") and n.focusable for n in nodes), RECORDS[i])

    def choose_in_menu(self, button, item):
        self.click(self.say(button), "button")
        self.act(self.find(lambda n: n.name == self.say(item) and "menu item" in n.role, item))


def the_program():
    if not RUNNING:
        RUNNING.append(Program())
    return RUNNING[0]


def insist(faults):
    assert not faults, "\n" + "\n".join(faults)


def in_languages(it, look, langs=LANGS):
    """What look (it) finds in each language."""
    faults = []
    for lang in langs:
        it.speak(lang)
        faults += look(it)
    insist(faults)


def test_the_first_run_and_its_question():
    it = the_program()

    def look(it):
        it.find(lambda n: n.role == "label" and n.name == it.say("Where do you keep the portfolio?"), "the first run")
        faults = it.walk("the first run")
        it.open(lambda: it.choose_in_menu("Main menu", "Connect to an address…"))
        faults += it.walk("the question for an address")
        it.close()
        return faults

    try:
        in_languages(it, look)
    finally:
        it.act(it.find(lambda n: n.role == "button" and n.name.startswith(it.say("Open the sample")), "the sample"))
        it.named(it.say("Key figures"))
        it.find_stack()


def test_the_tour_is_offered_once():
    """In a bar over the first portfolio, and by the help at any time."""
    it = the_program()
    it.speak(LANGS[0])
    it.open(lambda: it.click(it.say("Take the tour"), "button"))
    it.find(lambda n: n.role == "label" and n.name == it.say("Step %s of %s") % (1, 5), "the first step")
    faults = it.walk("the tour")
    it.close()
    it.wait(lambda nodes: not any(n.name == it.say("Take the tour") for n in nodes), "no second offer")
    insist(faults)


def test_every_page():
    def look(it):
        faults = []
        it.reads_tables = it.lang == LANGS[0]
        for i, page in enumerate(PAGES):
            it.turn(i)
            faults += it.walk(page)
        return faults

    in_languages(the_program(), look)


def test_a_project_beside_the_list():
    def look(it):
        # It stays the same in the other languages.
        if it.lang == LANGS[0]:
            it.turn(PAGES.index("Projects"))
            it.reads_tables = True
            it.find(lambda n: n.focused and n.role == "table row", "a row")
            it.reads_tables = False
            it.press(DOWN)
        it.find(lambda n: n.role == "heading" and n.name, "a project")
        # What authorities and links are called is in the data, and one name may be that of a city
        # and of its agreement.
        return [fault for fault in it.check() if "has no name" in fault]

    in_languages(the_program(), look)


# Lists that are made anew in another language: the page, and the way to something that is not their first.
PLACES = (("Overview", "list item", TAB), ("Data quality", "list item", DOWN), ("Decks", "button", TAB))


def place_of(node):
    """The row that it is, or is in."""
    row = next((n for n in (node, *node.above()) if n.role == "list item"), None)
    return node.role, row and row.parent.children.index(row)


def await_place(it, holds, what):
    found = it.wait(lambda nodes: [p for p in (place_of(n) for n in nodes if n.focused) if holds(p)], what)
    return found[-1]


def test_another_language_leaves_the_keyboard_where_it_was():
    it = the_program()
    for page, role, key in PLACES:
        it.speak(LANGS[0])
        it.turn(PAGES.index(page))
        await_place(it, lambda place: place[1] is not None, "a row or a mark")
        for _ in range(12):
            it.reader.step(key)
            focus = [n for n in it.settle().below() if n.focused][-1:]
            if focus and focus[0].role == role and (place_of(focus[0])[1] or 0) == (role == "list item"):
                break
        before = place_of(focus[0])
        assert before == (role, int(role == "list item")), (page, focus)
        it.speak(LANGS[2])
        it.named(it.say(page), "label")
        assert await_place(it, lambda place: place == before, "%s at %s" % (page, before)) == before


def test_every_page_without_a_project():
    it = the_program()
    it.speak(LANGS[0])
    it.press(ord("f"), window.CONTROL)
    it.find(lambda n: n.focused and n.role in ("entry", "text"), "the search")
    for letter in "xqzxqz":
        it.press(ord(letter))
    faults = []
    for i, page in enumerate(PAGES):
        it.turn(i)
        faults += it.walk(page + " without a project", tab=page in ("Overview", "Cities", "Projects"))
    it.press(ord("f"), window.CONTROL, SHIFT)
    insist(faults)


# Of three projects, one with a day that there is none, one of a city that is not known; and a row without a code.
LIST = """Koodi;Rahasto;Hankkeen nimi;Viranomainen;Aloituspvm;Toteuttajan nimi;Myönnetty EU- ja valtion rahoitus
U1;EAKR;Yksi;X;1.2.2024;Business Oulu;10
U2;EAKR;Kaksi;X;31.2.2024;Åbo stad;5,50
U3;EAKR;Kolme;X;1.2.2024;Sodankylän kunta;7
;EAKR;Neljä;X;1.2.2024;Åbo stad;1
"""


def open_list(it):
    """The list is looked at, and not taken in."""
    path = program.folder() / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    it.page = PAGES.index("Import")
    it.onlooker.act(it.window.process, "win.go::import/" + path.as_uri())
    it.find(lambda n: n.role == "label" and path.name in n.name, "what is in the list")


def test_a_list_that_is_looked_at():
    it = the_program()

    def look(it):
        open_list(it)
        return it.walk("a list that is looked at")

    in_languages(it, look)


# What opens a window over the pages: the page, and how.
WINDOWS = {
    "the preferences": (CALM, lambda it: it.press(ord(","), window.CONTROL)),
    "the keys": (CALM, lambda it: it.press(ord("?"), window.CONTROL)),
    "the help": (CALM, lambda it: it.press(F1)),
    "about the program": (CALM, lambda it: it.choose_in_menu("Main menu", "About InnoCities Overview")),
    "the way to anything": (CALM, lambda it: it.press(ord("k"), window.CONTROL)),
    "a new project": (CALM, lambda it: it.press(ord("n"), window.CONTROL)),
    "a view to save": (CALM, lambda it: it.choose_in_menu("Views", "Save this view…")),
    "the views": (CALM, lambda it: it.choose_in_menu("Views", "Manage views…")),
    "the slides of a meeting": (CALM, lambda it: it.press(F5)),
    "a state to freeze": (9, lambda it: it.click(it.say("Freeze"), "button")),
}


# The keyboard turns the slides, and there is nothing else.
ONE_STOP = ("the slides of a meeting",)


def test_every_window():
    def look(it):
        faults, page = [], None
        for what, (of_page, press) in WINDOWS.items():
            if of_page != page:
                it.turn(page := of_page)
            it.open(lambda: press(it), what=what)
            faults += it.walk(what, tab=what not in ONE_STOP)
            it.close()
        return faults

    in_languages(the_program(), look, TRANSLATED)


def test_the_help_is_read_row_by_row_and_leads_to_the_tour():
    it = the_program()
    it.turn(PAGES.index("Overview"))
    it.open(lambda: it.press(F1))
    row = it.find(lambda n: n.focused and n.name == it.say("One picture of the whole"), "the first row")
    text = next(n.name for n in row.below() if n.role == "label")
    it.press(TAB)
    it.open(lambda: it.press(ENTER), 3)
    it.find(lambda n: n.role == "label" and n.name == it.say("Step %s of %s") % (1, 5), "the tour")
    it.close(2)
    it.find(lambda n: n.focused and n.name == it.say("Take the tour"), "where it was begun")
    it.close()
    assert len(text) > 100 and text in row.description, (row, text)


# What opens beside its button: the page, the button, and which parts it leads on to.
MENUS = {
    "the main menu": (CALM, "Main menu", ()),
    "the menu of views": (CALM, "Views", ()),
    "the filters": (CALM, "Add filter", ("City",)),
    "the columns of the projects": (5, "Columns and sorting", ()),
}


def test_every_menu():
    def look(it):
        faults, page = [], None
        for what, (of_page, button, parts) in MENUS.items():
            if of_page != page:
                it.turn(page := of_page)
            it.click(it.say(button), "button")
            it.find(lambda n: n.focused and n.role in MEMBERS + ("button", "check box"), what)
            for part in parts:
                faults += it.walk(what, tab=False)
                it.click(it.say(part), "list item", "button")
                it.find(lambda n: n.role == "check box" and n.focusable, part)
            faults += it.walk(what, tab=False)
            it.leave(lambda n: n.focused and n.name == it.say(button))
        return faults

    in_languages(the_program(), look, TRANSLATED)


def test_the_records_and_every_form():
    def look(it):
        it.turn(CALM)
        it.open(lambda: it.choose_in_menu("Main menu", "Manage records…"))
        faults = []
        for i, records in enumerate(RECORDS):
            it.show_records(i)
            faults += it.walk("the records: " + records, tab=i == 0)
            it.open(lambda: it.click(it.say("Edit"), "button"), 3)
            faults += it.walk("the form of " + records)
            it.close(2)
        it.close()
        return faults

    in_languages(the_program(), look, TRANSLATED)


def prepare():
    """What takes a display and the accessibility bus."""
    global window, onlooker, tree, SHIFT, ALT, WORDS, WINDOW_BUTTONS
    import window
    SHIFT = 1 << window.Atspi.ModifierType.SHIFT
    ALT = window.ALT
    window.hold_display()
    window.atspi_walk.start_bus()
    import onlooker
    import tree
    WORDS = Words()
    WINDOW_BUTTONS = {gettext.translation("gtk40", languages=[lang], fallback=True).gettext(text) for lang in LANGS
                      for text in ("Minimize the window", "Maximize the window", "Close the window")}


RUNNING = []
LISTING = "INNOCITIES_VERBOSE" in os.environ
STARTED = time.monotonic()


if __name__ == "__main__":
    reason = lacking()
    if reason is not None:
        print("1..0 # SKIP " + reason)
        sys.exit(0)
    prepare()
    status = cases.run(globals())
    for it in RUNNING:
        it.window.end()
    sys.exit(status)
