# SPDX-License-Identifier: GPL-3.0-or-later
"""Has every fault of the matrix its test, and does each test named there exist?"""

import re
import sys

import tree
from tap import Tap

TABLE = 'tests/sync/FAULTS.md'
N_ROWS = 124
ROW = re.compile(r'^\| *(\d+) *\|([^|]*)\|(.*)\|$', re.M)
TEST = re.compile(r'`(\S+) (\S+)`')


def sources(root, program):
    """Where the cases of a test are written: tests/store/test-open.c for store-open."""
    for folder in sorted(path for path in (root / 'tests').iterdir() if path.is_dir()):
        names = [program]
        if program.startswith(folder.name + '-'):
            names.append(program[len(folder.name) + 1:])
        for name in names:
            for file in (f'test-{name}.c', f'test_{name.replace("-", "_")}.py'):
                if (folder / file).is_file():
                    yield folder / file


def has_case(text, case):
    """A case is written whole, or put together from a prefix and a name."""
    if not case.startswith('/'):
        return f'def {case}(' in text
    if f'"{case}"' in text:
        return True
    cuts = [at + 1 for at, letter in enumerate(case) if letter == '/' and at > 0]
    return any(f'"{case[:at]}' in text and (at == len(case) or f'"{case[at:]}"' in text) for at in cuts)


def faults_of_row(root, number, fault, tests):
    where = f'{TABLE}: row {number}'
    named = TEST.findall(tests)
    if not fault.strip() or not tests.strip():
        yield f'{where} is empty'
    if '`' in TEST.sub('', tests):
        yield f'{where}: a test is a name and a case'
    for program, case in named:
        found = list(sources(root, program))
        if not found:
            yield f'{where}: there is no test {program}'
        elif not any(has_case(tree.read(path), case) for path in found):
            yield f'{where}: {program} has no case {case}'


def wrong_rows(root, n_rows=N_ROWS):
    rows = ROW.findall(tree.read(root / TABLE))
    numbers = [int(number) for number, _, _ in rows]
    for number in range(1, n_rows + 1):
        if numbers.count(number) != 1:
            yield f'{TABLE}: row {number} is there {numbers.count(number)} times'
    for number, fault, tests in rows:
        yield from faults_of_row(root, number, fault, tests)


def main():
    tap = Tap()
    tap.case('every fault has its test', wrong_rows(tree.source_root()))
    return tap.done()


if __name__ == '__main__':
    sys.exit(main())
