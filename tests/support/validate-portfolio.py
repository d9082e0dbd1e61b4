#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Validates portfolios against portfolio.schema.json beside this file.

usage: validate-portfolio.py DOC.json...

Exit 0 all valid, 1 not valid, 2 wrong usage, 77 python3-jsonschema is not there.
"""

import json
import pathlib
import sys

SCHEMA = pathlib.Path(__file__).resolve().parent / "portfolio.schema.json"
NOT_AVAILABLE = 77


def faults(document, most=20):
    """The first faults of a document, one line each; None without jsonschema."""
    try:
        import jsonschema
    except ImportError:
        return None
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    found = []
    for error in validator.iter_errors(document):
        where = list(error.absolute_path)
        if where[:1] == ["docs"] and len(where) > 1:
            where[1] = document["docs"][where[1]].get("_id", where[1])
        found.append("%s: %s" % ("/".join(map(str, where)), error.message[:200]))
        if len(found) == most:
            break
    return found


def main(argv):
    if len(argv) < 2:
        print("usage: validate-portfolio.py DOC.json...", file=sys.stderr)
        return 2
    worst = 0
    for name in argv[1:]:
        with open(name, encoding="utf-8") as file:
            found = faults(json.load(file))
        if found is None:
            print("skipped: python3-jsonschema is not there", file=sys.stderr)
            return NOT_AVAILABLE
        for fault in found:
            print("%s: %s" % (name, fault), file=sys.stderr)
        worst = max(worst, 1 if found else 0)
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv))
