# SPDX-License-Identifier: GPL-3.0-or-later
"""Small things that are the same in every file."""

import re
import sys

import tree
from tap import Tap

LICENCE = '/* SPDX-License-Identifier: GPL-3.0-or-later */'
DOMAIN = re.compile(r'^#define G_LOG_DOMAIN "[a-z-]+"$', re.MULTILINE)

# In pieces, so that this file is clean itself.
BANNED_IN_C = {
    'a number for people goes through data/base': re.compile(r"%'" + r'[0-9.*]*[diufg]'),
    'GTK 4 has no such call': re.compile(r'\bgtk_dialog_' + r'run\b'),
    'no bound, no error or no thread-safety':
        re.compile(r'\b(strcpy|strcat|sprintf|vsprintf|gets|strtok|atoi|atof)\s*\('),
}
BANNED = {
    'finish it or leave it out': re.compile(r'\b(TO' + r'DO|FIX' + r'ME|X' + r'XX)\b'),
    'a path of one machine': re.compile(r'(?<![\w.-])/(work' + r'/|tmp/' + r'b-|ho' + r'me/\w)'),
}
# The licence is not ours to change.
FOREIGN = {'COPYING'}


def licence(root):
    for path in tree.files(root, '.c', '.h', under=('data', 'ui', 'app', 'tests')):
        if tree.read(path).split('\n', 1)[0] != LICENCE:
            yield f'{tree.at(root, path, 1)}: the first line is not {LICENCE}'


def log_domain(root):
    for path in tree.files(root, '.c'):
        text = tree.read(path)
        defined = DOMAIN.search(text)
        include = text.find('#include')
        if not defined:
            yield f'{tree.at(root, path, 1)}: defines no G_LOG_DOMAIN'
        elif 0 <= include < defined.start():
            yield f'{tree.at(root, path, 1)}: G_LOG_DOMAIN comes after an include'


def guards(root):
    for path in tree.files(root, '.h', under=('data', 'ui', 'app', 'tests')):
        # What is precompiled goes before a file, and is included by none.
        if path.parent.name != 'pch' and '#pragma once' not in tree.read(path).splitlines():
            yield f'{tree.at(root, path, 1)}: no #pragma once'


def blanks(root):
    for path in tree.text_files(root):
        if path.name in FOREIGN or is_data(path):
            continue
        text = tree.read(path)
        for number, line in enumerate(text.split('\n'), 1):
            if '\t' in line:
                yield f'{tree.at(root, path, number)}: a tab'
            if line != line.rstrip():
                yield f'{tree.at(root, path, number)}: a blank at the end of the line'
        if text and not text.endswith('\n'):
            yield f'{tree.at(root, path, 1)}: no newline at the end of the file'


def is_data(path):
    """Data and fixtures keep the bytes of what they stand for."""
    return path.suffix == '.json' or 'corpus' in path.parts or (
        'tests' in path.parts and path.suffix in ('.txt', '.xml', '.svg'))


def banned(root):
    for path in tree.text_files(root):
        if path.name in FOREIGN:
            continue
        text = tree.read(path)
        rules = dict(BANNED)
        if path.suffix in ('.c', '.h'):
            rules.update(BANNED_IN_C)
        for why, pattern in rules.items():
            for match in pattern.finditer(text):
                line = tree.line_of(text, match.start())
                yield f'{tree.at(root, path, line)}: {match.group().strip()}: {why}'


def main():
    root = tree.source_root()
    tap = Tap()
    tap.case('every C file names its licence first', licence(root))
    tap.case('every C file names its log domain before it includes', log_domain(root))
    tap.case('every header is included once', guards(root))
    tap.case('no tabs, no blanks at the end of a line', blanks(root))
    tap.case('no banned words', banned(root))
    return tap.done()


if __name__ == '__main__':
    sys.exit(main())
