#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the manual page of the program in one language: prose from a template, and the
commands and options as the program itself explains them, so that they cannot differ.

    make-page.py PROGRAM CATALOGUES LANGUAGE TEMPLATE OUTPUT
"""

import os
import re
import subprocess
import sys
from pathlib import Path

OPTION = re.compile(r'^  (?:-(\w), )?--([\w-]+)(?:=(\S+))?(?:\s{2,}(.*))?$')
EVERYWHERE = ('portfolio', 'sample')    # told once, and not of each command
VERB = re.compile(r'^  ([a-z]+) +(\[?[A-ZÅÄÖ]\S*)? +(\S.*)$')


class Program:
    """The program as it explains itself in a language."""

    def __init__(self, path, catalogues, language):
        self.path = path
        self.environment = {**os.environ, 'LC_ALL': 'C.UTF-8', 'LANGUAGE': language,
                            'INNOCITIES_LOCALEDIR': catalogues}

    def help(self, *words):
        return subprocess.run([self.path, *words], env=self.environment, text=True, check=True,
                              encoding='utf-8', stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE).stdout

    def options(self, *words):
        """Each option as its short form, long form, value and explanation."""
        found = (OPTION.match(line) for line in self.help(*words).splitlines())
        return [match.groups() for match in found
                if match and not match[2].startswith('help') and match[2] not in EVERYWHERE]

    def options_of_all(self):
        found = (OPTION.match(line) for line in self.help('--help').splitlines())
        return [match.groups() for match in found if match and match[2] in EVERYWHERE]

    def verbs(self):
        """Each command, what it is given and what it does."""
        found = (VERB.match(line) for line in self.help('--help').splitlines())
        return [match.groups() for match in found if match and match[1] != 'innocities']


def escape(text):
    """As roff reads it: a hyphen that is typed, and no line that is an order."""
    text = text.replace('\\', '\\e').replace('-', '\\-')
    return '\\&' + text if text.startswith(('.', "'")) else text


def write_options(options):
    for short, name, value, text in options:
        forms = [f'\\fB\\-{short}\\fR'] if short else []
        forms.append(f'\\fB\\-\\-{escape(name)}\\fR' + (f'=\\fI{escape(value)}\\fR' if value else ''))
        yield '.TP'
        yield ', '.join(forms)
        yield escape(text or '')


def write_verbs(program):
    for verb, given, text in program.verbs():
        yield f'.SS "{verb}"'
        yield f'.B innocities {verb}' + (f'\n.I {escape(given)}' if given else '')
        yield '.PP'
        yield escape(text) + '.'
        yield from write_options(program.options(verb, '--help'))


def main():
    path, catalogues, language, template, output = sys.argv[1:]
    program = Program(path, catalogues, language)
    parts = {
        '@OPTIONS@': write_options(program.options('--help')),
        '@PLACE@': write_options(program.options_of_all()),
        '@VERBS@': write_verbs(program),
        '@QUERY@': write_options(program.options('table', '--help-query')),
        '@VERSION@': [program.help('--version').split()[-1]],
    }
    page = Path(template).read_text(encoding='utf-8')
    for mark, lines in parts.items():
        page = page.replace(mark, '\n'.join(lines))
    Path(output).write_text(page, encoding='utf-8')


if __name__ == '__main__':
    sys.exit(main())
