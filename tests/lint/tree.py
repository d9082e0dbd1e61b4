# SPDX-License-Identifier: GPL-3.0-or-later
"""The source tree as the lint rules see it: its files, its layers, its C."""

import os
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / 'support'))

# From the lowest to the highest: a layer sees those before it.
LAYERS = [
    'data/base', 'data/model', 'data/store', 'data/analysis', 'data/sync',
    'data/exchange', 'data/intake', 'data/sample', 'data/workspace',
    'ui/plot', 'ui/chart', 'ui/deck', 'ui/widget', 'ui/page', 'ui/present',
    'app',
]

WITH_GTK = ['ui/widget', 'ui/page', 'ui/present', 'app']

TEXT = {
    '.c', '.h', '.ui', '.css', '.xml', '.in', '.py', '.sh', '.sql', '.md',
    '.build', '.txt', '.json', '.svg', '.supp', '.yml', '.yaml', '',
}


def source_root():
    given = os.environ.get('INNOCITIES_SOURCE_ROOT')
    return Path(given) if given else Path(__file__).resolve().parents[2]


def is_ours(root, path):
    parts = path.relative_to(root).parts
    return not (parts[0] == '.git' or parts[0].startswith(('build', 'obj-'))
                or '__pycache__' in parts)


def files(root, *suffixes, under=('data', 'ui', 'app')):
    """Our files with one of the suffixes, sorted, below the folders given."""
    found = []
    for folder in under:
        top = root / folder
        for path in sorted(top.rglob('*')) if top.is_dir() else []:
            if path.is_file() and is_ours(root, path) and path.name.endswith(suffixes):
                found.append(path)
    return found


def text_files(root):
    """Every file of the tree that is text."""
    for top in sorted(path for path in root.iterdir() if is_ours(root, path)):
        for path in [top, *sorted(top.rglob('*'))]:
            if path.is_file() and is_ours(root, path) and path.suffix in TEXT:
                yield path


def layer_of(root, path):
    relative = path.relative_to(root).as_posix()
    for layer in LAYERS:
        if relative.startswith(layer + '/'):
            return layer
    return None


def read(path):
    return path.read_text(encoding='utf-8', errors='replace')


TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


def _blank(text):
    return re.sub(r'[^\n]', ' ', text)


def without_comments(text):
    """The same text, each comment as blanks: lines and columns stay."""
    def replace(match):
        token = match.group()
        return _blank(token) if token.startswith('/') else token
    return TOKEN.sub(replace, text)


def without_words(text):
    """Without comments, and with strings as long but empty."""
    def replace(match):
        token = match.group()
        if token.startswith('/'):
            return _blank(token)
        return token[0] + ' ' * (len(token) - 2) + token[-1]
    return TOKEN.sub(replace, text)


def line_of(text, offset):
    return text.count('\n', 0, offset) + 1


def closing(text, opening):
    """The offset of the bracket that closes the one at opening, or -1.
    Takes text whose strings are empty."""
    depth = 0
    for offset in range(opening, len(text)):
        if text[offset] in '([{':
            depth += 1
        elif text[offset] in ')]}':
            depth -= 1
            if depth == 0:
                return offset
    return -1


def arguments(text, words, opening):
    """The arguments of the call whose bracket is at opening: text with its
    words, cut at the commas that stand in no bracket."""
    end = closing(words, opening)
    if end < 0:
        return []
    parts, depth, start = [], 0, opening + 1
    for offset in range(opening + 1, end):
        if words[offset] in '([{':
            depth += 1
        elif words[offset] in ')]}':
            depth -= 1
        elif words[offset] == ',' and depth == 0:
            parts.append(text[start:offset].strip())
            start = offset + 1
    parts.append(text[start:end].strip())
    return parts


def at(root, path, line):
    return f'{path.relative_to(root).as_posix()}:{line}'
