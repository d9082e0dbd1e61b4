#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts test cases, not programs.

Reads the log that the build system writes of a test run (one JSON object a
line), prints each case that failed with the log of its program, and closes
with one line: N passed, N failed, N skipped. Exit status 0 only if at least
one case ran and none failed.

A program that speaks TAP counts by its cases. One that crashes, runs out of
time, exits with an error or stops short of its plan without naming a case
counts as one failed; one that does not speak TAP counts as one case.
"""

import argparse
import json
import re
import sys
from pathlib import Path

PLAN = re.compile(r'^1\.\.(\d+)(?:\s*#\s*(skip\b.*))?$', re.IGNORECASE)
CASE = re.compile(r'^(not )?ok\b\s*(\d+)?\s*(?:-\s+)?(.*)$')
DIRECTIVE = re.compile(r'(?:^|\s)#\s*(skip|todo)\b.*$', re.IGNORECASE)
LOG_LINES = 80


class Result:
    """What one program did: the numbers, and the names of what failed."""

    def __init__(self, name):
        self.name = name
        self.passed = 0
        self.skipped = 0
        self.failed = []

    def fail(self, what):
        self.failed.append(what)


def read_tap(result, text):
    """Counts the cases in text; returns whether it is TAP at all."""
    planned = None
    stopped = None
    seen = 0

    for line in text.splitlines():
        plan = PLAN.match(line)
        case = CASE.match(line)
        if plan:
            planned = int(plan.group(1))
            if planned == 0 and plan.group(2):
                result.skipped += 1
        elif line.startswith('Bail out!'):
            stopped = line
        elif case:
            seen += 1
            directive = DIRECTIVE.search(case.group(3))
            kind = directive.group(1).lower() if directive else ''
            if kind == 'skip':
                result.skipped += 1
            elif kind == 'todo':
                # A known fault is neither a success nor news.
                result.skipped += 1
            elif case.group(1):
                result.fail(case.group(3) or f'case {seen}')
            else:
                result.passed += 1

    if planned is None and seen == 0 and not stopped:
        return False
    if planned is None:
        stopped = stopped or 'stopped before it said how many cases there are'
    elif seen < planned:
        stopped = stopped or f'stopped after {seen} of {planned} cases'
    elif seen > planned:
        stopped = f'ran {seen} cases and announced {planned}'
    # Where a case has failed, that is why it stopped.
    if stopped and not result.failed:
        result.fail(stopped)
    return True


def read_program(entry):
    """One line of the log as a Result."""
    result = Result(entry['name'].rpartition(' / ')[2])
    verdict = entry.get('result', 'ERROR')
    code = entry.get('returncode', 0)
    is_tap = read_tap(result, entry.get('stdout') or '')

    if verdict in ('OK', 'EXPECTEDFAIL', 'SKIP') and is_tap:
        return result
    if verdict in ('OK', 'EXPECTEDFAIL'):
        result.passed += 1
    elif verdict == 'SKIP':
        result.skipped += 1
    elif not result.failed:
        result.fail(f'{verdict.lower()}, exit status {code}')
    return result


def read_log(path):
    """All programs of a run, and a failure where there is no run to read."""
    try:
        lines = Path(path).read_text(encoding='utf-8', errors='replace').splitlines()
    except OSError as error:
        result = Result('the test run')
        result.fail(f'left no log: {error}')
        yield result, ''
        return

    for line in lines:
        entry = json.loads(line)
        output = [entry.get('stdout') or '', entry.get('stderr') or '']
        yield read_program(entry), '\n'.join(text for text in output if text)


def read_case(text):
    """A case given on the command line: verdict|name|log."""
    verdict, name, log = text.split('|')
    result = Result('build')
    output = ''
    if verdict == 'ok':
        result.passed = 1
    else:
        result.fail(name)
        output = Path(log).read_text(encoding='utf-8', errors='replace')
    return result, output


def report(result, output):
    lines = output.splitlines()
    print(f'\n== {result.name}')
    for name in result.failed:
        print(f'FAILED {name}')
    if len(lines) > LOG_LINES:
        print(f'… the last {LOG_LINES} of {len(lines)} lines:')
    for line in lines[-LOG_LINES:]:
        print(f'  {line}')


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--case', action='append', default=[])
    parser.add_argument('--status', type=int, default=0)
    parser.add_argument('log', nargs='?')
    arguments = parser.parse_args()

    runs = [read_case(text) for text in arguments.case]
    if arguments.log:
        runs.extend(read_log(arguments.log))

    # A runner that was ended half-way leaves a log without a fault in it.
    if arguments.status and not any(result.failed for result, _ in runs):
        result = Result('the test run')
        result.fail(f'ended with status {arguments.status}')
        runs.append((result, ''))

    for result, output in runs:
        if result.failed:
            report(result, output)

    passed = sum(result.passed for result, _ in runs)
    failed = sum(len(result.failed) for result, _ in runs)
    skipped = sum(result.skipped for result, _ in runs)
    print(f'\n{passed} passed, {failed} failed, {skipped} skipped')
    return 0 if failed == 0 and passed > 0 else 1


if __name__ == '__main__':
    sys.exit(main())
