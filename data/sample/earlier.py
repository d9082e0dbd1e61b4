# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample as it was at the meeting before: only what differs from now. All of
it is invented."""

import copy

from sampletools import split

MEETING = "meeting:2025-1"

# Projects that begin from here on had not been decided on yet.
NOT_YET_FROM = "2025-02-01"

# Ended by now, and still open in the books then: starts of Finnish names.
STILL_OPEN = ("Sähköisen liikkumisen akut kiertoon", "Arktisen hoivan teknologiat",
              "Green Electrification -kansallisen ekosysteemin johtaminen")

# What has been granted since, or taken back: the start of a name, the source, and
# thousands of euros. Kokkola's city share goes over the band by it, and Mikkeli's
# further below.
GRANTED_SINCE = (
    ("Akkumateriaalien kierrätyslaboratorio", "city", 124),
    ("Jätevedestä resurssiksi", "erdf", 92),
    ("Rakennusmateriaalien uudelleenkäyttö pohjoisessa", "erdf", 412),
    ("Aviapoliksen innovaatioalue", "erdf", 187),
    ("Kaupunki-infran digitaalinen kaksonen", "erdf", 138),
    ("Vetyosaamisen kehitysympäristö", "erdf", 206),
    ("EnergySampo", "city", 61),
    ("Meriteollisuuden vihreä siirtymä", "erdf", -215),
    ("RoboAI", "erdf", -96),
)


def name_of(doc):
    return doc["name"]["fi"] or doc["name"]["sv"]


def find(docs, start):
    found = [d for d in docs if d["type"] == "project" and name_of(d).startswith(start)
             and d["kind"] == "project"]
    assert len(found) == 1, (start, len(found))
    return found[0]


def take_back(doc, source, thousands):
    """It was added to the granted rows of the source, by their amounts."""
    rows = [r for r in doc["funding"].values() if r["source"] == "funding_source:" + source
            and r["measure"] == "granted" and r["amount_cents"]]
    parts = split(thousands * 100_000, [r["amount_cents"] for r in rows])
    for row, part in zip(rows, parts):
        row["amount_cents"] -= part
        assert row["amount_cents"] > 0, name_of(doc)


def snapshot(docs):
    """What differs, and how the snapshot is called: as its meeting, shortly."""
    meeting = next(d for d in docs if d["_id"] == MEETING)
    absent = [d["_id"] for d in docs if d["type"] == "project"
              and d["start"] >= NOT_YET_FROM and d["status"] == "ongoing"]
    changed = {}
    for start in STILL_OPEN:
        doc = find(docs, start)
        changed.setdefault(doc["_id"], copy.deepcopy(doc))["status"] = "ongoing"
    for start, source, thousands in GRANTED_SINCE:
        doc = find(docs, start)
        take_back(changed.setdefault(doc["_id"], copy.deepcopy(doc)), source, thousands)
    return {"name": MEETING.split(":")[1], "meeting": MEETING, "as_of": meeting["date"],
            "absent": absent, "docs": list(changed.values())}
