#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares our verdict on documents with that of the contract's JSON Schema.

usage: test-contract.py CHECK-DOCUMENTS SUPPORT-FOLDER

Each good document is changed in one place, in every place and in many ways; both
must then agree whether it may be kept. Prints TAP; skips without jsonschema.
"""

import copy
import json
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, sys.argv[2])
from tap import Tap  # noqa: E402

NAME = {"fi": "Nimi", "sv": None, "en": "Name"}
EDIT = {"id": "6f2c8f0e", "by": "A", "at": "2025-04-10T08:59:00Z"}

GOOD = [
    {"_id": "meta:dataset", "type": "meta", "format": "innocities-portfolio",
     "schema": {"major": 1, "minor": 0}, "min_writer": 1, "dataset_id": "d", "title": NAME,
     "sample": False},
    {"_id": "city:oulu", "type": "city", "name": NAME, "kind": "city",
     "municipality_code": "564", "region": {"code": "17", "name": NAME},
     "lat": 65.01, "lon": 25, "population": {"2019": 205489}, "edit": EDIT},
    {"_id": "agreement:oulu", "type": "agreement", "name": NAME,
     "cities": ["city:oulu", "city:kempele"], "authority": NAME,
     "starts": "2021-02-09", "ends": None},
    {"_id": "theme:a", "type": "theme", "name": NAME, "agreement": "agreement:oulu",
     "valid_from": "2021-02-09", "valid_to": None},
    {"_id": "lead_theme:a", "type": "lead_theme", "name": NAME, "short": NAME,
     "round": {"start": "2023-01-01", "end": None}, "organisation": "LUT",
     "participants_known": True, "participants": {"p1": {"city": "city:oulu", "role": "lead"}}},
    {"_id": "funding_source:erdf", "type": "funding_source", "name": NAME, "short": NAME,
     "class": "eu"},
    {"_id": "project:7b1d", "_rev": "1-a", "type": "project", "name": NAME, "code": "A1",
     "kind": "sub", "parent": "project:1", "agreement": "agreement:oulu",
     "cities": ["city:oulu"], "themes": ["theme:a", "theme:b"], "lead_theme": "lead_theme:a",
     "status": "ongoing", "start": "2023-09-01", "end": "2025-12-31", "beneficiary": "B",
     "authority": None, "summary": NAME, "url": "https://example.org",
     "funding": {"f1": {"source": "funding_source:erdf", "measure": "granted", "year": 2024,
                        "amount_cents": 40000001},
                 "f2": {"source": "funding_source:erdf", "measure": "planned",
                        "amount_cents": None}},
     "origin": {"kind": "eura", "file": "a.csv", "row": 17, "retrieved": "2025-04-10"}},
    {"_id": "metric:a", "type": "metric", "name": NAME, "unit": NAME, "dimension": None,
     "level": "output", "direction": "up", "decimals": 2},
    {"_id": "observation:a", "type": "observation", "metric": "metric:a",
     "subject": "city:oulu", "period": "2024-Q1", "kind": "target", "value": 1.5,
     "source": None, "note": "n"},
    {"_id": "meeting:a", "type": "meeting", "name": NAME, "date": "2025-05-05",
     "snapshot": None},
    {"_id": "participation:a", "type": "participation", "programme": "HE",
     "project_code": "101", "acronym": None, "title": "t", "organisation": "O",
     "city": None, "role": "partner", "start": "2023-01-01", "end": None,
     "contribution_cents": 5},
    {"_id": "person:a", "type": "person", "name": "N", "email": None, "phone": "1",
     "agreement": None},
]

# In the place of any value.
VALUES = [None, True, 0, -1, 1.5, 3.0, 2000, 2101, 9007199254740991, "", "x", "2024-02-30",
          "2024-02-29", "city:oulu", "city:Oulu", "project:1", "planned", "ended", "1999",
          "2024-Q5", [], ["city:a", "city:a"], ["theme:a"], [1], {}, {"a": 1}, {"F": {}}, NAME]


def places(value, path=()):
    """The path of each value inside of a value."""
    items = value.items() if isinstance(value, dict) else \
        enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield path + (key,)
        yield from places(inner, path + (key,))


def changed(document, path, change):
    document = copy.deepcopy(document)
    inside = document
    for key in path[:-1]:
        inside = inside[key]
    change(inside, path[-1])
    return document


def put(value):
    def change(inside, key):
        inside[key] = value
    return change


def drop(inside, key):
    del inside[key]


def rename(inside, key):
    if isinstance(inside, dict):
        inside[str(key) + "X"] = inside.pop(key)


def mutants():
    for good in GOOD:
        yield good
        for path in places(good):
            yield changed(good, path, drop)
            yield changed(good, path, rename)
            for value in VALUES:
                yield changed(good, path, put(value))


def is_comparable(document):
    """The schema has no say on the ids of types that it does not name."""
    return document.get("type") in [good["type"] for good in GOOD]


def is_timestamp(value):
    """RFC 3339; jsonschema needs another package for it, which may not be there."""
    return not isinstance(value, str) or re.fullmatch(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", value) is not None


def main():
    tap = Tap()
    try:
        import jsonschema
    except ImportError:
        tap.skip("contract", "python3-jsonschema is not there")
        return tap.done()

    schema = json.loads((pathlib.Path(sys.argv[2]) / "portfolio.schema.json").read_text("utf-8"))
    checker = jsonschema.FormatChecker(["date"])
    checker.checks("date-time")(is_timestamp)
    validators = {name: jsonschema.Draft202012Validator(part, format_checker=checker)
                  for name, part in schema["$defs"].items()}
    documents = [document for document in mutants() if is_comparable(document)]
    lines = "".join(json.dumps(document) + "\n" for document in documents)
    answers = subprocess.run([sys.argv[1]], input=lines, capture_output=True, text=True,
                             check=True).stdout.splitlines()

    faults = []
    if len(answers) != len(documents):
        faults.append(f"{len(documents)} documents, {len(answers)} answers")
    for document, answer in zip(documents, answers):
        is_valid = validators[document["type"]].is_valid(document)
        if is_valid != (answer == "ok"):
            faults.append(f"schema: {is_valid}, we: {answer}: {json.dumps(document)}")
    tap.case(f"contract: {len(documents)} documents", faults[:20])

    refused = sum(answer != "ok" for answer in answers)
    tap.case("some are good and some are not",
             [] if 100 < refused < len(documents) - 100 else [f"{refused} refused"])
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
