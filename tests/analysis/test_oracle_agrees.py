#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program's sums against those of the oracle, to the cent: the sample by every
kind of question, portfolios made at random, and what must not change a sum.

usage: test_oracle_agrees.py FRAME-DUMP INNOCITIES [SEED]
"""

import copy
import itertools
import json
import math
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/support"))
sys.path.insert(0, str(ROOT / "tests/sample"))
import cases  # noqa: E402
import oracle  # noqa: E402
import oracle_charts  # noqa: E402
from random_portfolio import RANDOM_FILTERS, make_portfolio  # noqa: E402

SAMPLE = json.loads((ROOT / "data/sample/portfolio.json").read_text(encoding="utf-8"))
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(1 << 32)
UNKNOWN_ID = 1

FILTERS = [
    "", "--where city=oulu", "--where city=oulu --where city=city:tampere",
    "--where region=01", "--where agreement=capital-region", "--where agreement=none",
    "--where theme=none", "--where theme=capital-region-smart-urban --where city=espoo",
    "--where lead-theme=battery-chemistry", "--where lead-theme=none --where status=ended",
    "--where status=cancelled", "--where status=planned --where status=cancelled",
    "--where class=eu", "--where class=private", "--where source=city --where source=erdf",
    "--where year=2023", "--where year=none", "--from 2023", "--to 2022",
    "--from 2022 --to 2024 --where class=city --where region=06",
    "--where year=2024 --from 2024 --where status=ongoing",
]


# json-glib 1.6 writes a share of 1e-08 as 1e-08.0, which is none of JSON; the program itself
# has no broken number in what it writes.
POWER = re.compile(r"(e[-+]\d+)\.0")


def ask(document, queries):
    """The program's answers, one for each query."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "portfolio.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        done = subprocess.run([sys.argv[1], str(path)], input="\n".join(queries) + "\n",
                              check=True, capture_output=True, encoding="utf-8",
                              env=dict(os.environ, LC_ALL="C.UTF-8"))
    answers = [json.loads(POWER.sub(r"\1", line)) for line in done.stdout.splitlines()]
    assert len(answers) == len(queries), done.stderr
    return answers


def is_empty(row):
    return not (row["total"] or row["unknown_rows"]
                or any(row["series"].values()))


def is_close(one, other):
    """But for the last bit: shares of a small net sum are in the millions of per cent."""
    return math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-12)


def compare_shares(got, wanted):
    has_whole = all(share is not None for share in wanted.values()) and wanted
    for key in set(got) | set(wanted):
        one, other = got.get(key), wanted.get(key, 0) if has_whole else None
        if key not in got and not other:
            continue
        if (one is None) != (other is None) or one is not None and not is_close(one, other):
            return "share of %s: %r, not %r" % (key, one, other)
    return None


def compare_row(got, wanted, share):
    if got["total"] != wanted["total"] or got["unknown_rows"] != wanted["unknown_rows"]:
        return "total %r, unknown %r, not %r" % (got["total"], got["unknown_rows"], wanted)
    if wanted["public"] is None:
        return None
    if got["public"] != wanted["public"]:
        return "public %r, not %r" % (got["public"], wanted["public"])
    if got.get("city_share_state", wanted["city_share_state"]) != wanted["city_share_state"]:
        return "city share %r, not %r" % (got["city_share_state"], wanted["city_share_state"])
    if share:
        parts = {k: v for k, v in got["series"].items() if not k.startswith("amount:")}
        return compare_shares(parts, wanted["series"])
    parts = {k: v for k, v in got["series"].items() if v}
    if parts != {k: v for k, v in wanted["series"].items() if v}:
        return "series %r, not %r" % (parts, wanted["series"])
    return None


def compare(query, got, wanted):
    if "error" in got:  # a filter on what is not in a random portfolio
        assert got["error"] == UNKNOWN_ID and list(wanted) == ["total"], (query, got)
        return
    for name in set(got) | set(wanted):
        if name not in wanted:
            assert is_empty(got[name]), "%s: %s is too much: %r" % (query, name, got[name])
            continue
        if name not in got:
            assert is_empty(wanted[name]), "%s: %s is missing" % (query, name)
            continue
        fault = compare_row(got[name], wanted[name], "--share" in query)
        assert fault is None, "%s: %s: %s" % (query, name, fault)


def compare_all(document, queries):
    portfolio = oracle.Portfolio(document["docs"])
    for query, got in zip(queries, ask(document, queries)):
        compare(query, got, oracle.ask(portfolio, *query.split()))


def questions(filters):
    for by, measure, series, share, where in itertools.product(
            oracle.DIMENSIONS, oracle.MEASURES, ("class", "source"), ("", "--share"), filters):
        if measure == "projects" and (share or series == "source"):
            continue
        yield " ".join(("--by", by, "--measure", measure, "--series", series, share, where))


def test_the_sample_by_every_question():
    compare_all(SAMPLE, list(questions([""])))


def test_the_sample_with_every_filter():
    rng = random.Random(SEED)
    compare_all(SAMPLE, rng.sample(list(questions(FILTERS)), 400))


def test_random_portfolios():
    rng = random.Random(SEED)
    for _ in range(25):
        compare_all(make_portfolio(rng), rng.sample(list(questions(RANDOM_FILTERS)), 60))


def totals(document, queries):
    return [{k: v["total"] for k, v in a.items() if v["total"]} for a in ask(document, queries)]


METAMORPHIC = ["--by %s %s" % (by, where) for by in oracle.DIMENSIONS
               for where in ("", "--where city=oulu", "--where theme=none --where region=01")]


def test_the_order_of_the_documents_does_not_matter():
    shuffled = copy.deepcopy(SAMPLE)
    random.Random(SEED).shuffle(shuffled["docs"])
    assert ask(SAMPLE, METAMORPHIC) == ask(shuffled, METAMORPHIC)


def test_amounts_twice_as_large_give_sums_twice_as_large():
    queries = [q for q in METAMORPHIC if "city" not in q and "theme" not in q
               and "region" not in q]
    double = copy.deepcopy(SAMPLE)
    for doc in double["docs"]:
        for row in doc.get("funding", {}).values():
            if row["amount_cents"] is not None:
                row["amount_cents"] *= 2
    for once, twice in zip(totals(SAMPLE, queries), totals(double, queries)):
        assert twice == {k: 2 * v for k, v in once.items()}


def test_every_grouping_adds_up_to_the_same_total():
    for where in [""] + [f for f in FILTERS if "city" not in f and "theme" not in f
                         and "region" not in f]:
        queries = ["--by %s %s" % (by, where) for by in oracle.DIMENSIONS]
        answers = totals(SAMPLE, queries)
        sums = {sum(v for k, v in a.items() if k != "total") for a in answers}
        assert sums == {answers[0].get("total", 0)}, (where, sums)
        assert len({a.get("total", 0) for a in answers}) == 1, where


def test_years_apart_add_up_to_all_years():
    years = ["--where year=%s" % y for y in list(range(2015, 2035)) + ["none"]]
    answers = totals(SAMPLE, [""] + years)
    assert sum(a.get("total", 0) for a in answers[1:]) == answers[0]["total"]


def test_cities_apart_add_up_to_all_cities():
    cities = [d["_id"] for d in SAMPLE["docs"] if d["type"] == "city"] + ["none"]
    answers = totals(SAMPLE, [""] + ["--by theme --where city=" + c for c in cities])
    assert sum(a.get("total", 0) for a in answers[1:]) == answers[0]["total"]


def test_a_filter_that_names_nothing_is_an_error():
    answers = ask(SAMPLE, ["--where city=narnia", "--where class=gold", "--where year=1812"])
    assert ["error" in a for a in answers] == [True, True, False], answers


def run_table(query):
    """The table of the command line in the shape of the oracle."""
    done = subprocess.run([sys.argv[2], "--sample", "table", "funding-shares", "--format", "json"]
                          + query.split(), check=True, capture_output=True, encoding="utf-8")
    table = json.loads(done.stdout)
    names = [column["id"] for column in table["columns"]]
    known = ("id", "label", "total", "unknown_rows", "city_share_state")
    answer = {}
    for values in table["rows"]:
        row = dict(zip(names, values))
        answer[row["id"]] = {k: row[k] for k in ("total", "unknown_rows")}
        answer[row["id"]]["series"] = {k: v for k, v in row.items() if k not in known}
    assert table["rows"][-1][0] == "total"
    return answer


COMMANDS = ["", "--share", "--by city", "--by region --share --where status=ended",
            "--by theme --where city=oulu", "--by source --measure realised", "--by class",
            "--by year --series source --measure planned", "--by status --where status=cancelled",
            "--by lead-theme --from 2022 --to 2024", "--measure projects --by city",
            "--by city --where city=oulu --where city=turku --share --series source"]


def test_the_command_line_says_the_same():
    portfolio = oracle.Portfolio(SAMPLE["docs"])
    for query in COMMANDS:
        got, wanted = run_table(query), oracle.ask(portfolio, *query.split())
        for row in wanted.values():
            row["public"], row["city_share_state"] = row["public"] or 0, None
        for row in got.values():
            row["public"], row["city_share_state"] = None, None
        for name in got:
            got[name]["public"] = wanted.get(name, {"public": 0})["public"]
        if "projects" in query:
            for row in wanted.values():
                row["public"] = None
        compare(query, got, wanted)


def run_changes(query):
    """Of each group now, before and difference, as the command line says them."""
    done = subprocess.run([sys.argv[2], "--sample", "table", "changes", "--format", "json"]
                          + query.split(), check=True, capture_output=True, encoding="utf-8")
    table = json.loads(done.stdout)
    assert table["query"]["since"] == EARLIER["name"], table["query"]
    names = [column["id"] for column in table["columns"]]
    rows = [dict(zip(names, values)) for values in table["rows"]]
    return {row["id"]: [row["total"] or 0, row["before"] or 0, row["difference"]] for row in rows}


COMPARED = ["", "--by city", "--by region", "--by theme --where city=oulu", "--by lead-theme",
            "--by year", "--by status", "--by source", "--by city --where region=06 --from 2024",
            "--where class=city", "--by theme --where agreement=kokkola"]
EARLIER = json.loads((ROOT / "data/sample/snapshot.json").read_text(encoding="utf-8"))


def test_the_differences_are_those_of_the_oracle():
    """Public funding on both sides. The same rows are unknown in the sample on both, but
    one went with its project from the ongoing to the ended: neither difference is known."""
    changed = {d["_id"]: d for d in EARLIER["docs"]}
    was = [changed.get(d["_id"], d) for d in SAMPLE["docs"] if d["_id"] not in EARLIER["absent"]]
    sides = oracle.Portfolio(SAMPLE["docs"]), oracle.Portfolio(was)
    for query in COMPARED:
        now, before = (oracle.ask(side, "--share", *query.split()) for side in sides)
        got = run_changes(query)
        for name in set(now) | set(before) | set(got):
            one, other = (side.get(name, {"total": 0})["total"] for side in (now, before))
            known = query != "--by status" or name not in ("ongoing", "ended")
            wanted = [one, other, one - other if known else None]
            assert got.get(name, [0, 0, 0]) == wanted, \
                "%s: %s: %r, not %r" % (query, name, got.get(name), wanted)


def compare_key_figures(document, filters):
    portfolio = oracle.Portfolio(document["docs"])
    for words, got in zip(filters, ask(document, ["key-figures " + words for words in filters])):
        if "error" in got:  # a filter on what is not in a random portfolio
            assert got["error"] == UNKNOWN_ID, (words, got)
            continue
        for name, figure in oracle_charts.key_figures(portfolio, *words.split()).items():
            for column, wanted in figure.items():
                one = got[name][column]
                is_same = one == wanted or column == "share" and None not in (one, wanted) and is_close(one, wanted)
                assert is_same, "%s: %s, %s: %r, not %r" % (words, name, column, one, wanted)


def test_every_key_figure_is_that_of_the_documents():
    compare_key_figures(SAMPLE, FILTERS)
    rng = random.Random(SEED)
    for _ in range(40):
        document = make_portfolio(rng)
        for doc in document["docs"]:
            if doc["type"] == "city":
                doc["kind"] = rng.choice(["city", "municipality"])
        compare_key_figures(document, RANDOM_FILTERS)


if __name__ == "__main__":
    print("# seed", SEED)
    sys.exit(cases.run(globals()))
