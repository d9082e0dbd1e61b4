# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the functions of a module that are named test_*."""

import traceback

from tap import Tap


class Skip(Exception):
    pass


def run(names):
    """names: the globals of the test module. Returns the exit status."""
    tap = Tap()
    for name, case in list(names.items()):
        if not name.startswith("test_"):
            continue
        title = name[len("test_"):].replace("_", " ")
        try:
            case()
        except Skip as reason:
            tap.skip(title, reason)
        except Exception:  # a case that broke is a case that failed
            tap.case(title, [traceback.format_exc()])
        else:
            tap.case(title, [])
    return tap.done()
