# SPDX-License-Identifier: GPL-3.0-or-later
"""The accessibility tree read fast: all questions of one step are on their way at once."""

import time

import window
from gi.repository import Atspi, Gio, GLib
from questions import ACCESSIBLE, PROPERTIES, ROOT, Questions

COMPONENT = "org.a11y.atspi.Component"
EVENTS = "org.a11y.atspi.Event.Object"
REGISTRY, REGISTRY_PATH = "org.a11y.atspi.Registry", "/org/a11y/atspi/registry"
MOST_LEVELS = 4  # of what is for the eye alone, in what is told of
OF_WINDOW, OF_PARENT = 1, 2  # ATSPI_COORD_TYPE_WINDOW and _PARENT
# at-spi2 2.54 and GTK 4.18 call some things otherwise than those before them.
ROLES = {"push button": "button", "tree item": "list item", "toggle button": "button", "grouping": "panel"}


class Node:
    """One accessible, as it was when it was read."""

    def __init__(self, path, parent):
        self.path, self.parent = path, parent
        self.role = self.name = self.description = ""
        self.states = 0
        self.children = []
        self.box = None  # x, y, width, height in the window; of what takes the focus, and of lists

    def has(self, state):
        return bool(self.states >> int(state) & 1)

    @property
    def focusable(self):
        return self.has(Atspi.StateType.FOCUSABLE) and self.has(Atspi.StateType.SENSITIVE)

    @property
    def focused(self):
        return self.has(Atspi.StateType.FOCUSED)

    def above(self):
        """What it is in, from the inside out."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def below(self):
        """Itself and all in it, as they are read."""
        yield self
        for child in self.children:
            yield from child.below()

    def __repr__(self):
        return "%s “%s”" % (self.role, self.name) + (" (%s)" % self.description if self.description else "")


class Reader(Questions):
    """Reads what one program says of itself."""

    def __init__(self, program_window):
        application = program_window.application()
        super().__init__(application.app.bus_name)
        self.tells_of_hidden = tuple(map(int, application.get_toolkit_version().split(".")[:2])) < (4, 10)
        self.window = program_window
        self.focused = []  # paths, as they got the keyboard
        # GTK 4.18 tells only what somebody asked to be told.
        self.bus.call_sync(REGISTRY, REGISTRY_PATH, REGISTRY, "RegisterEvent",
                           GLib.Variant("(sass)", ("object:state-changed:focused", [], "")), None,
                           Gio.DBusCallFlags.NONE, -1, None)
        self.bus.signal_subscribe(self.name, EVENTS, "StateChanged", None, "focused",
                                  Gio.DBusSignalFlags.NONE, self.focus_cb)

    def focus_cb(self, bus, sender, path, interface, signal, parameters):
        if parameters.unpack()[1]:
            self.focused.append(path)

    def visit(self, path, parent, choose):
        node = Node(path, parent)

        def take_properties(answer):
            node.name = answer[0].get("Name") or ""
            node.description = answer[0].get("Description") or ""
            if answer[0].get("ChildCount") != 0:
                self.ask(path, ACCESSIBLE, "GetChildren", None, take_children)

        def take_role(answer):
            role = Atspi.role_get_name(Atspi.Role(answer[0]))
            node.role = ROLES.get(role, role)

        def take_states(answer):
            node.states = answer[0][0] | answer[0][1] << 32

        def take_children(answer):
            paths = [child[1] for child in answer[0]]
            node.children = [self.visit(child, node, choose) for child in choose(node, paths)]

        self.ask(path, ACCESSIBLE, "GetRole", None, take_role)
        self.ask(path, ACCESSIBLE, "GetState", None, take_states)
        self.ask(path, PROPERTIES, "GetAll", GLib.Variant("(s)", (ACCESSIBLE,)), take_properties)
        return node

    def list_windows(self):
        windows = []
        self.ask(ROOT, ACCESSIBLE, "GetChildren", None, lambda answer: windows.extend(answer[0]))
        self.wait()
        return windows

    def count_windows(self):
        return len(self.list_windows())

    def read(self, choose=lambda node, paths: paths):
        """The window on top; choose (node, paths) says which of its children to go on with."""
        top = self.visit(self.list_windows()[-1][1], None, choose)
        self.wait()
        return top

    def measure(self, nodes):
        """Finds out where they are."""
        for node in nodes:
            self.ask(node.path, COMPONENT, "GetExtents", GLib.Variant("(u)", (OF_WINDOW,)),
                     lambda answer, node=node: setattr(node, "box", answer[0]))
        self.wait()

    def place(self, nodes):
        """Where they are in the window, were nothing scrolled: Tab scrolls to where it leads."""
        # A window is in nothing, which GTK 4.8 stumbles over.
        every = {id(n): n for node in nodes for n in (node, *node.above()) if n.parent is not None}
        relative = {}
        for key, node in every.items():
            self.ask(node.path, COMPONENT, "GetExtents", GLib.Variant("(u)", (OF_PARENT,)),
                     lambda answer, key=key: relative.update({key: answer[0]}))
        self.wait()
        for node in nodes:
            if id(node) not in relative:
                continue
            x, y, width, height = relative[id(node)]
            for above in node.above():
                dx, dy = relative.get(id(above), (0, 0))[:2]
                x, y = x + max(dx, 0), y + max(dy, 0)
            node.box = x, y, width, height

    def find_told(self, paths, known):
        """Of what is found at a point, what is told of: a label on a button may be for the eye alone."""
        told = {path: path for path in paths}
        for _ in range(MOST_LEVELS):
            for path, above in told.items():
                if above not in known:
                    self.ask(above, PROPERTIES, "Get", GLib.Variant("(ss)", (ACCESSIBLE, "Parent")),
                             lambda answer, path=path: told.update({path: answer[0][1]}))
            self.wait()
        return told

    def pick(self, top, nodes, or_in=()):
        """Those of the nodes that the pointer finds in their middle, or there what they are in
        and has that role: GTK 4.8 tells of what is hidden, and does not say that it is."""
        if not self.tells_of_hidden:
            return nodes
        found = {}
        nodes = [node for node in nodes if node.box and node.box[2] > 0 and node.box[3] > 0]
        for node in nodes:
            x, y, width, height = node.box
            self.ask(top.path, COMPONENT, "GetAccessibleAtPoint",
                     GLib.Variant("(iiu)", (x + width // 2, y + height // 2, OF_WINDOW)),
                     lambda answer, node=node: found.update({node.path: answer[0][1]}))
        self.wait()
        known = {node.path: node for node in top.below()}
        told = self.find_told(set(found.values()), known)

        def is_hit(node):
            hit = known.get(told.get(found.get(node.path)))
            return hit is not None and (hit is node or node in hit.above()
                                        or (hit.role in or_in and hit in node.above()))

        return [node for node in nodes if is_hit(node)]

    def press(self, symbol, modifiers=0):
        self.window.press(symbol, modifiers)

    def step(self, symbol, modifiers=0):
        """Presses a key; the paths that got the keyboard by it."""
        context = GLib.MainContext.default()
        while context.iteration(False):
            pass
        self.focused.clear()
        self.press(symbol, modifiers)
        deadline = time.monotonic() + 0.4
        while not self.focused and time.monotonic() < deadline:
            context.iteration(False) or time.sleep(0.001)
        # What is inside an entry is told of as well, before this is answered.
        self.ask(ROOT, ACCESSIBLE, "GetState", None, lambda answer: None)
        self.wait()
        return list(self.focused)
