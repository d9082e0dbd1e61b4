# SPDX-License-Identifier: GPL-3.0-or-later
"""The little of the Test Anything Protocol that our scripts speak."""

import sys


class Tap:
    """Prints cases as they are known, and the plan at the end."""

    def __init__(self):
        self.cases = 0
        self.failures = 0

    def case(self, name, faults):
        """A case that passed if there are no faults; they are printed."""
        faults = list(faults)
        self.cases += 1
        self.failures += bool(faults)
        print(f'{"not " if faults else ""}ok {self.cases} - {name}')
        for fault in faults:
            for line in str(fault).splitlines():
                print(f'# {line}')
        sys.stdout.flush()

    def skip(self, name, why):
        self.cases += 1
        print(f'ok {self.cases} - {name} # SKIP {why}')
        sys.stdout.flush()

    def done(self):
        """Prints the plan; returns the exit status."""
        print(f'1..{self.cases}')
        return 1 if self.failures else 0
