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

    def __init__(self, accessible, depth):
        self.accessible = accessible
        self.depth = depth
        # at-spi2 2.54 says "button" where older ones say "push button".
        self.role = {"button": "push button"}.get(role := accessible.get_role_name(), role)
        self.name = accessible.get_name() or ""
        self.description = accessible.get_description() or ""
        states = accessible.get_state_set()
        self.focusable = states.contains(Atspi.StateType.FOCUSABLE)
        self.focused = states.contains(Atspi.StateType.FOCUSED)
        self.checked = states.contains(Atspi.StateType.CHECKED)
        self.selected = states.contains(Atspi.StateType.SELECTED)

    def __repr__(self):
        return "%s “%s”" % (self.role, self.name)


def read(accessible, depth=0):
    """The tree below an accessible. Parts may go away while it is read."""
    nodes = []
    try:
        accessible.clear_cache()
        nodes.append(Node(accessible, depth))
        for i in range(accessible.get_child_count()):
            child = accessible.get_child_at_index(i)
            if child is not None:
                nodes += read(child, depth + 1)
    except GLib.Error:
        pass
    return nodes


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

    def wait(self, is_there, what):
        """The tree, once is_there (nodes) holds."""
        deadline = time.monotonic() + 20
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


def children(nodes, parent):
    """The nodes directly below one of them."""
    start = nodes.index(parent)
    for node in nodes[start + 1:]:
        if node.depth <= parent.depth:
            return
        if node.depth == parent.depth + 1:
            yield node


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
    assert pages.accessible.get_selection_iface().select_child(rows.index(title)), title


def click(node):
    assert node.accessible.get_action_iface().do_action(0), node
