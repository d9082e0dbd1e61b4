# SPDX-License-Identifier: GPL-3.0-or-later
"""How large a file and a function may be."""

import re
import sys

import tree
from tap import Tap

FILE_LINES = 600
FUNCTION_LINES = 60
PARAMETERS = 6

BODY = re.compile(r'^\{.*?^\}', re.DOTALL | re.MULTILINE)
PREPROCESSOR = re.compile(r'^#(?:[^\n]*\\\n)*[^\n]*', re.MULTILINE)
CUDDLED = re.compile(r'^[A-Za-z_][^\n;={}]*\)[ \t]*\{[ \t]*$', re.MULTILINE)


def file_lines(root, folder):
    for path in tree.files(root, '.c', '.h', under=(folder,)):
        lines = tree.read(path).count('\n')
        if lines > FILE_LINES:
            yield f'{tree.at(root, path, lines)}: {lines} lines, at most {FILE_LINES}'


def last_bracket(header):
    """Where the brackets open that close last: an attribute may stand before."""
    depth = 0
    for offset in range(len(header) - 1, -1, -1):
        depth += {')': 1, '(': -1}.get(header[offset], 0)
        if depth == 0 and header[offset] == '(':
            return offset
    return 0


def functions(text):
    """Each function of a file: name, its line, lines of body, parameters."""
    words = tree.without_words(text)
    # A line of the preprocessor, with those it goes on to, ends a header.
    flat = PREPROCESSOR.sub(lambda match: re.sub(r'[^\n]', ';', match.group()), words)
    for body in BODY.finditer(flat):
        start = max(flat.rfind(mark, 0, body.start()) for mark in ';}')
        header = flat[start + 1:body.start()]
        # Structs, enums and tables open in the first column as well.
        if not header.rstrip().endswith(')'):
            continue
        opening = last_bracket(header)
        name = re.search(r'(\w+)\s*$', header[:opening])
        inside = header[opening:]
        parameters = [part for part in tree.arguments(inside, inside, 0)
                      if part and part != 'void']
        yield (name.group(1) if name else '?',
               tree.line_of(flat, body.start()),
               body.group().count('\n') - 1,
               len(parameters))


def is_given(text, name):
    """Whether somebody else laid down the parameters: a method that overrides
    one of a class or an interface, or the handler of a signal."""
    return name.endswith('_cb') or bool(
        re.search(r'->\s*\w+\s*=\s*' + re.escape(name) + r'\s*;', text))


def function_sizes(root, folder):
    for path in tree.files(root, '.c', '.h', under=(folder,)):
        text = tree.read(path)
        for name, line, lines, parameters in functions(text):
            if lines > FUNCTION_LINES:
                yield (f'{tree.at(root, path, line)}: {name} has {lines} lines,'
                       f' at most {FUNCTION_LINES}')
            if parameters > PARAMETERS and not is_given(text, name):
                yield (f'{tree.at(root, path, line)}: {name} takes {parameters}'
                       f' parameters, at most {PARAMETERS}')
        for match in CUDDLED.finditer(tree.without_words(text)):
            yield (f'{tree.at(root, path, tree.line_of(text, match.start()))}:'
                   ' the brace of a function stands in the first column')


def main():
    root = tree.source_root()
    tap = Tap()
    for folder in tree.LAYERS + ['tests']:
        tap.case(f'{folder}: files are short enough', file_lines(root, folder))
        tap.case(f'{folder}: functions are short enough', function_sizes(root, folder))
    return tap.done()


if __name__ == '__main__':
    sys.exit(main())
