# SPDX-License-Identifier: GPL-3.0-or-later
"""Does ./check count right? What programs may do, and what it makes of it."""

import sys

import tree  # finds tests/support
import count
from tap import Tap

# What happened, the verdict of the runner, what was printed, and the numbers
# of passed, failed and skipped.
PROGRAMS = [
    ('all cases pass', 'OK', '1..2\nok 1 a\nok 2 - b\n', (2, 0, 0)),
    ('a case fails', 'FAIL', '1..2\nok 1 a\nnot ok 2 b\n', (1, 1, 0)),
    ('a case is skipped', 'OK', '1..2\nok 1 a\nok 2 b # SKIP no tool\n', (1, 0, 1)),
    ('a known fault', 'OK', '1..1\nnot ok 1 a # TO' 'DO later\n', (0, 0, 1)),
    ('all is skipped', 'SKIP', '1..0 # SKIP no tool\n', (0, 0, 1)),
    ('the plan comes last', 'OK', 'ok 1 a\nok 2 b\n1..2\n', (2, 0, 0)),
    ('comments and other lines', 'OK', '# ok 9\nhello\n1..1\nok 1 a\n', (1, 0, 0)),
    ('stops short', 'ERROR', '1..3\nok 1 a\n', (1, 1, 0)),
    ('stops short and says it is well', 'OK', '1..3\nok 1 a\n', (1, 1, 0)),
    ('runs more than it said', 'OK', '1..1\nok 1 a\nok 2 b\n', (2, 1, 0)),
    ('never says how many', 'OK', 'ok 1 a\n', (1, 1, 0)),
    ('bails out', 'ERROR', '1..3\nok 1 a\nBail out! no disk\n', (1, 1, 0)),
    ('bails out over a case that failed', 'ERROR', '1..3\nnot ok 1 a\nBail out!\n', (0, 1, 0)),
    ('crashes at the start', 'ERROR', '', (0, 1, 0)),
    ('ends with an error after all cases passed', 'ERROR', '1..1\nok 1 a\n', (1, 1, 0)),
    ('runs out of time', 'TIMEOUT', '1..2\nok 1 a\n', (1, 1, 0)),
    ('does not speak TAP, and passes', 'OK', 'fine\n', (1, 0, 0)),
    ('does not speak TAP, and fails', 'FAIL', 'oh\n', (0, 1, 0)),
    ('does not speak TAP, and is skipped', 'SKIP', '', (0, 0, 1)),
]


def main():
    tap = Tap()
    for name, verdict, text, expected in PROGRAMS:
        result = count.read_program(
            {'name': 'x / y', 'result': verdict, 'returncode': 1, 'stdout': text})
        found = (result.passed, len(result.failed), result.skipped)
        tap.case(f'counts: {name}',
                 [] if found == expected else [f'{found}, not {expected}'])

    [(result, _)] = count.read_log(tree.source_root() / 'no-such-log')
    tap.case('counts: no log at all', [] if result.failed else ['passed'])
    return tap.done()


if __name__ == '__main__':
    sys.exit(main())
