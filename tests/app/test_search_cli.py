#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""--search of table and chart: the figures are those of an independent sum over the
projects in which the words are found, and every output says what was searched for."""

import re
import sys
import unicodedata

import program
from program import succeed, table

sys.path.insert(0, str(program.ROOT / "tests/sample"))
import cases  # noqa: E402
import oracle  # noqa: E402

DOCS = program.sample_document()["docs"]
NAMES = {doc["_id"]: doc["name"] for doc in DOCS if doc["type"] in ("city", "agreement", "lead_theme")}
TEXTS = ["akku", "tampere", "uleåborg", "yliopisto", "AKKU", "metsa", "metsä", "liitto a", "8136", "a8136",
         "no such words", "\"OR\" NEAR( *", "kaupunki: digi", "ü"]
QUESTIONS = ["--by agreement", "--by city --share", "--by theme --measure realised", "--by year --series source",
             "--by status --where status=cancelled", "--by city --where class=eu --from 2024",
             "--by agreement --measure projects"]


def words(text):
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).lower())
    plain = "".join(c for c in apart if unicodedata.category(c) != "Mn")
    return re.findall(r"[^\W_]+", plain)


def values(text):
    return [part for part in (text or {}).values() if part] if isinstance(text, dict) or text is None else [text]


def words_of(project):
    texts = []
    for member in ("name", "code", "beneficiary", "authority", "summary"):
        texts += values(project.get(member))
    for place in project["cities"] + [project["agreement"], project["lead_theme"]]:
        texts += values(NAMES.get(place))
    return [word for text in texts for word in words(text)]


def found(text):
    """The documents without the projects that are not counted or not found."""
    whole = oracle.Portfolio(DOCS)
    terms = words(text)

    def stays(doc):
        return whole.counted(doc) and all(any(word.startswith(term) for word in words_of(doc)) for term in terms)

    return [doc for doc in DOCS if doc["type"] != "project" or stays(doc)]


def rows(answer):
    names = [column["id"] for column in answer["columns"]]
    return {row[0]: dict(zip(names, row)) for row in answer["rows"]}


def test_every_figure_is_of_what_was_found():
    for number, text in enumerate(TEXTS):
        portfolio = oracle.Portfolio(found(text))
        for question in QUESTIONS[number % 3::3]:
            got = rows(table("funding-shares", *question.split(), "--sample", "--search", text))
            wanted = oracle.ask(portfolio, *question.split())
            for name in set(got) | set(wanted):
                if name not in wanted or name not in got:
                    empty = got.get(name) or wanted.get(name)
                    assert not empty["total"] and not empty["unknown_rows"], (text, question, name, empty)
                    continue
                for member in ("total", "unknown_rows"):
                    assert got[name][member] == wanted[name][member], (text, question, name, member, got[name])


def test_some_are_found_and_some_are_not():
    sizes = [len(found(text)) for text in TEXTS]
    assert min(sizes) < sizes[0] < sizes[3] < len(DOCS), sizes


def test_it_is_said():
    assert table("funding-shares", "--sample", "--search", "akku")["query"]["search"] == "akku"
    assert "search" not in table("funding-shares", "--sample")["query"]
    assert "search" not in table("funding-shares", "--sample", "--search", " ")["query"]
    svg = succeed("chart", "funding-shares", "--sample", "--search", "akku", "--lang", "en").text
    assert "akku" in svg
    # What is not about projects is not narrowed, and does not claim to be.
    for chart in ("lead-themes", "international", "impact"):
        assert table(chart, "--sample", "--search", "akku") == table(chart, "--sample")


def test_changes_are_narrowed_on_both_sides():
    whole = rows(table("changes", "--sample"))["total"]
    some = rows(table("changes", "--sample", "--search", "akku"))["total"]
    none = rows(table("changes", "--sample", "--search", "no such words"))["total"]
    assert 0 < some["total"] < whole["total"] and 0 < some["before"] < whole["before"]
    assert none["total"] == 0 and none["before"] == 0


def test_every_chart_draws_what_was_found():
    for line in succeed("chart", "--list").text.splitlines():
        chart = line.split("\t")[0]
        for text in ("akku", "no such words"):
            succeed("chart", chart, "--sample", "--search", text)
            table(chart, "--sample", "--search", text)


if __name__ == "__main__":
    sys.exit(cases.run(globals()))
