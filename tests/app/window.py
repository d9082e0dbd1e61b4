# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as assistive technology meets it: a process, its tree, its keys."""

import ctypes
import functools
import os
import signal
import subprocess
import sys
import time

import keyboard
import program

sys.path.insert(0, str(program.ROOT / "tests/sample"))
import cases  # noqa: E402

# The program must not warn; the bindings do when a window goes away under them.
os.environ.pop("G_DEBUG", None)
import atspi_walk  # noqa: E402
from gi.repository import Atspi, GLib  # noqa: E402
from questions import ACCESSIBLE, PROPERTIES, ROOT, Questions  # noqa: E402

ACTION, SELECTION = "org.a11y.atspi.Action", "org.a11y.atspi.Selection"
KEYFILE = "glib-2.0/settings/keyfile"
XLIB = ctypes.CDLL("libX11.so.6")
XLIB.XOpenDisplay.restype = ctypes.c_void_p
XLIB.XInternAtom.restype = XLIB.XGetSelectionOwner.restype = ctypes.c_ulong
XLIB.XGetSelectionOwner.argtypes = (ctypes.c_void_p, ctypes.c_ulong)
CONTROL = 1 << Atspi.ModifierType.CONTROL
ALT = 1 << Atspi.ModifierType.ALT
SHIFT = 1 << Atspi.ModifierType.SHIFT


def hold_display():
    """Keeps a connection: an X server starts anew when its last client leaves, and
    who comes at that moment is turned away."""
    display = XLIB.XOpenDisplay(None)
    assert display, "no display"
    return display


@functools.lru_cache(None)
def is_desktop():
    """Whether a window manager is there: keys that are made up would go anywhere."""
    display = ctypes.c_void_p(hold_display())
    return XLIB.XGetSelectionOwner(display, XLIB.XInternAtom(display, b"WM_S0", 0)) != 0


class Node:
    """One accessible, as it was when it was read."""

    def __init__(self, program_asked, path, depth):
        self.asked, self.path, self.depth = program_asked, path, depth
        self.role = self.name = self.description = self.states = None
        self.children = []

    def has(self, state):
        return bool(self.states >> int(state) & 1)

    @property
    def focusable(self):
        return self.has(Atspi.StateType.FOCUSABLE)

    @property
    def focused(self):
        return self.has(Atspi.StateType.FOCUSED)

    @property
    def checked(self):
        return self.has(Atspi.StateType.CHECKED)

    @property
    def selected(self):
        return self.has(Atspi.StateType.SELECTED)

    def act(self):
        """Does what a click does; whether it was done."""
        return self.asked.tell(self.path, ACTION, "DoAction", 0)

    def select_child(self, i):
        """Selects a part of it, by its number; whether it was done."""
        return self.asked.tell(self.path, SELECTION, "SelectChild", i)

    def below(self):
        """Itself and all in it, as they are read; not what went away meanwhile."""
        if None not in (self.role, self.name, self.states):
            yield self
            for child in self.children:
                yield from child.below()

    def __repr__(self):
        return "%s “%s”" % (self.role, self.name)


def visit(asked, path, depth, leaves):
    """Asks for all of a node and, but of leaves, for what is in it."""
    node = Node(asked, path, depth)

    def take_role(answer):
        # at-spi2 2.54 says "button" where older ones say "push button".
        node.role = {"button": "push button"}.get(role := Atspi.role_get_name(Atspi.Role(answer[0])), role)

    def take_children(answer):
        node.children = [visit(asked, child, depth + 1, leaves) for name, child in answer[0]]

    def take_states(answer):
        node.states = answer[0][0] | answer[0][1] << 32

    def take_properties(answer):
        node.name, node.description = answer[0].get("Name") or "", answer[0].get("Description") or ""
        # Answers come in the order of the questions: what it is has been told.
        if answer[0].get("ChildCount") != 0 and node.role not in leaves:
            asked.ask(path, ACCESSIBLE, "GetChildren", None, take_children)

    asked.ask(path, ACCESSIBLE, "GetRole", None, take_role)
    asked.ask(path, ACCESSIBLE, "GetState", None, take_states)
    asked.ask(path, PROPERTIES, "GetAll", GLib.Variant("(s)", (ACCESSIBLE,)), take_properties)
    return node


def read(application, leaves=(), newest=False):
    """The tree of a program, or of its newest window alone, without what is in the roles
    that are leaves. Parts may go away while it is read."""
    asked, path = Questions(application.app.bus_name), ROOT
    if newest:
        windows = []
        asked.ask(ROOT, ACCESSIBLE, "GetChildren", None, lambda answer: windows.extend(answer[0]))
        asked.wait()
        if not windows:
            return []
        path = windows[-1][1]
    top = visit(asked, path, 0, leaves)
    asked.wait()
    return list(top.below())


def settings_folder(settings):
    """A folder of settings for the keyfile backend; values are GVariant text."""
    folder = program.folder()
    path = folder / KEYFILE
    path.parent.mkdir(parents=True)
    lines = ["%s=%s" % item for item in settings.items()]
    path.write_text("[fi/innokaupungit/Overview]\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return folder


def environment(settings, **changes):
    kept = {name: program.inherited[name] for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS")}
    if "XDG_CONFIG_HOME" not in changes:
        changes["XDG_CONFIG_HOME"] = str(settings_folder(settings))
    return program.environment(GSETTINGS_BACKEND="keyfile", GSK_RENDERER="cairo",
                               GDK_BACKEND="x11", NO_AT_BRIDGE=None, **kept, **changes)


class Window:
    """A running program; ends it as a person would."""

    def __init__(self, *words, lang="en", settings=None, before=(), **changes):
        """before: the words of a command that runs the program."""
        # Most tests are about the charts of funding, whatever page is the first.
        values = dict({"language": repr(lang), "last-page": "'funding'"}, **(settings or {}))
        if not is_desktop():
            keyboard.watch()
        env = environment(values, GTK_A11Y="atspi", **changes)
        self.settings = env["XDG_CONFIG_HOME"]
        self.process = subprocess.Popen(
            [*before, program.BINARY, *map(str, words)], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", env=env)

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind is None:
            self.end()
        elif self.process.poll() is None:
            self.process.kill()
            self.process.communicate()

    def end(self, sig=signal.SIGTERM):
        """Ends it and insists that it had nothing to complain of."""
        if self.process.poll() is None:
            self.process.send_signal(sig)
        try:
            _, faults = self.process.communicate(timeout=15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.communicate()
            raise
        assert self.process.returncode == 0 and not faults, (self.process.returncode, faults)

    def read_settings(self):
        with open(os.path.join(self.settings, KEYFILE), encoding="utf-8") as file:
            return file.read()

    def application(self):
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            assert self.process.poll() is None, self.process.communicate()
            found = atspi_walk.find_application(self.process.pid)
            if found is not None:
                return found
            time.sleep(0.1)
        raise AssertionError("no window on the accessibility bus")

    def wait(self, is_there, what, patience=20):
        """The tree, once is_there (nodes) holds."""
        deadline = time.monotonic() + patience
        nodes = []
        while time.monotonic() < deadline:
            nodes = read(self.application())
            if is_there(nodes):
                return nodes
            time.sleep(0.05)
        raise AssertionError("%s: not in %s" % (what, nodes))

    def check(self, holds, *words):
        """Waits until holds (nodes, …) says nothing: a tree may change while it is read."""
        deadline = time.monotonic() + 20
        while True:
            nodes = read(self.application())
            try:
                return holds(nodes, *words)
            except (AssertionError, RuntimeError, StopIteration):
                if time.monotonic() > deadline:
                    raise
            time.sleep(0.05)

    def marks(self, count):
        """The tree, once its first chart has that many marks."""
        return self.wait(lambda nodes: len(marks(nodes)) == count, "%d marks" % count)

    def press(self, symbol, modifiers=0):
        """A key, while the pointer is over the window: there is no window manager."""
        if is_desktop():
            raise cases.Skip("there is a window manager: keys might go elsewhere")
        Atspi.generate_mouse_event(200, 20, "abs")
        if modifiers:
            Atspi.generate_keyboard_event(modifiers, None, Atspi.KeySynthType.LOCKMODIFIERS)
        Atspi.generate_keyboard_event(symbol, None, Atspi.KeySynthType.SYM)
        if modifiers:
            Atspi.generate_keyboard_event(modifiers, None, Atspi.KeySynthType.UNLOCKMODIFIERS)


    def press_until(self, symbol, is_there, what):
        """A key, once more where it came before what drops down had the keyboard."""
        for patience in (4, 4, 20):
            self.press(symbol)
            try:
                return self.wait(is_there, what, patience)
            except AssertionError as error:
                fault = error
        raise fault


def children(nodes, parent):
    """The nodes directly below one of them."""
    start = nodes.index(parent)
    for node in nodes[start + 1:]:
        if node.depth <= parent.depth:
            return
        if node.depth == parent.depth + 1:
            yield node


def is_at(name):
    """GTK 4.8 has no name for a row of what drops down, but for what is in it."""
    return lambda nodes: any(node.focused and any(part.name == name for part in node.below()) and node.role == "list item"
                             for node in nodes)


def charts(nodes):
    """The lists of marks: they have a name and a description."""
    return [node for node in nodes if node.role == "list" and node.name and node.description]


def marks(nodes, chart=0):
    found = charts(nodes)
    if len(found) <= chart or not found:
        return []
    return [node for node in children(nodes, found[chart]) if node.role == "list item"]


def find(nodes, role, name):
    found = [node for node in nodes if node.role == role and node.name == name]
    assert found, "no %s “%s” in %s" % (role, name, [n for n in nodes if n.role == role])
    return found[0]


def show_page(nodes, title):
    """Picks a page in the sidebar of an English window."""
    pages = find(nodes, "list", "Pages")
    rows = [node.name for node in children(nodes, pages)]
    assert title in rows, rows
    assert pages.select_child(rows.index(title)), title


def click(node):
    assert node.act(), node
