# SPDX-License-Identifier: GPL-3.0-or-later
"""ACCESSIBILITY.md: what it says is proved by a test has that test, and what is wanting
is said in the statement of every language."""

import re
import sys

import tree
from tap import Tap

STATES = ('meets', 'partly', 'not met', 'does not apply')
WANTING = STATES[1:3]
ROW = re.compile(r'^\| (11\.[^|]+) \| ([^|]+) \| ([^|]+) \| (.+) \|$')
CODE = re.compile(r'`([^`]+)`')
HEADS = ('## Saavutettavuusseloste', '## Tillgänglighetsutlåtande', '## Accessibility statement', '## Conformance')


def rows(text):
    """Clause, state and how it is known, a row each."""
    for line in text.splitlines():
        found = ROW.match(line)
        if found:
            clause, _, state, how = (part.strip() for part in found.groups())
            yield clause, state, how


def tests_of(root, text):
    for clause, state, how in rows(text):
        source = ''
        names = CODE.findall(how)
        for name in names:
            if name.startswith('tests/'):
                path = root / name
                source = tree.read(path) if path.is_file() else ''
                if not source:
                    yield f'{clause}: there is no {name}'
            elif name not in source:
                yield f'{clause}: the test before it has no {name}'
        if state == 'meets' and not names and 'by hand' not in how and clause not in OBVIOUS:
            yield f'{clause}: nothing says how that is known'


# What needs no proof: it says what there is.
OBVIOUS = ('11.5.2.1–11.5.2.3', '11.6.1', '11.8.1')


def states_of(text):
    found = list(rows(text))
    if len(found) < 40:
        yield f'{len(found)} clauses are too few'
    for clause, state, _ in found:
        if state not in STATES:
            yield f'{clause}: “{state}” is none of {STATES}'


def statements_of(text):
    places = [text.find(head) for head in HEADS]
    if places != sorted(places) or -1 in places:
        yield f'it has not {HEADS}, in that order'
        return
    for head, start, end in zip(HEADS, places, places[1:]):
        for clause, state, _ in rows(text):
            if state in WANTING and clause not in text[start:end]:
                yield f'{head}: nothing about {clause}, {state}'


def main():
    root = tree.source_root()
    text = tree.read(root / 'ACCESSIBILITY.md')
    tap = Tap()
    tap.case('each clause has a state', states_of(text))
    tap.case('each test that is named is there', tests_of(root, text))
    tap.case('what is wanting is said in every language', statements_of(text))
    return tap.done()


if __name__ == '__main__':
    sys.exit(main())
