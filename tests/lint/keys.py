# SPDX-License-Identifier: GPL-3.0-or-later
"""Is every key that does something in the window of the keys, and does Tab pass nothing by?"""

import re
import sys

import tree
from tap import Tap

SHORTCUTS = 'app/inno-shortcuts.ui'
ACCELERATOR = re.compile(r'<property name="accelerator">(.*?)</property>')
STRING = re.compile(r'\{ "[a-z]+\.[^"]*", \{ ((?:"[^"]*"(?:, )?)+) \} \}')
BOUND = re.compile(r'GDK_KEY_(\w+), (0|GDK_\w+_MASK(?: \| GDK_\w+_MASK)*)')
MASKS = {'GDK_CONTROL_MASK': '<control>', 'GDK_SHIFT_MASK': '<shift>', 'GDK_ALT_MASK': '<alt>'}
GRAB, FOCUS = re.compile(r'->grab_focus = '), re.compile(r'->focus = ')
# The same as others, on keyboards that have them.
TWINS = re.compile(r'^(?:KP_|ISO_|Menu$|Insert$)')


def plain(key):
    """One way of writing it: modifiers in order, small letters."""
    marks = sorted(re.findall(r'<\w+>', key.lower()))
    name = re.sub(r'<\w+>', '', key).lower()
    # A question mark is typed with Shift on most keyboards, and without on others.
    return ''.join(mark for mark in marks if name != 'question' or mark != '<shift>') + name


def each(key):
    """The keys of "<Control>1...3"; of one that stands alone, itself."""
    first, dots, last = key.partition('...')
    if not dots:
        return [key]
    mark, digit = first[:-1], int(first[-1])
    return [f'{mark}{number}' for number in range(digit, int(last) + 1)]


def shown(root):
    text = tree.read(root / SHORTCUTS).replace('&lt;', '<').replace('&gt;', '>')
    return {plain(key) for keys in ACCELERATOR.findall(text)
            for written in keys.split() for key in each(written)}


def missing_keys(root):
    known = shown(root)
    for path in tree.files(root, '.c', under=('ui', 'app')):
        text = tree.read(path)
        found = [(match.start(), key) for match in STRING.finditer(text)
                 for key in re.findall(r'"([^"]*)"', match.group(1))]
        found += [(match.start(), ''.join(MASKS[mask] for mask in re.findall(r'GDK_\w+_MASK', match.group(2)))
                   + match.group(1)) for match in BOUND.finditer(text) if not TWINS.match(match.group(1))]
        for start, key in found:
            if plain(key) not in known:
                yield f'{tree.at(root, path, tree.line_of(text, start))}: {key} is not in {SHORTCUTS}'


def tab_traps(root):
    """GtkWidget begins with what a widget grabs the focus for, and Shift+Tab never leads out of that."""
    for path in tree.files(root, '.c', under=('ui', 'app')):
        text = tree.read(path)
        found = GRAB.search(text)
        if found and not FOCUS.search(text):
            yield f'{tree.at(root, path, tree.line_of(text, found.start()))}: a grab_focus without a focus of its own'


def main():
    root = tree.source_root()
    tap = Tap()
    tap.case('every key is in the window of the keys', missing_keys(root))
    tap.case('what grabs the focus lets the Tab key through', tab_traps(root))
    return tap.done()


if __name__ == '__main__':
    sys.exit(main())
