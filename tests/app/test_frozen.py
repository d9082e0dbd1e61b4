#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was frozen: its figures stay what they were whatever comes after, fifty of them
cost little more than one, and a presentation file carries them elsewhere, but nothing
that somebody else put into it."""

import json
import os
import random
import re
import sqlite3
import struct
import sys

import program
from program import fail, succeed

sys.path.insert(0, str(program.ROOT / "tests/sample"))
import cases  # noqa: E402
from static_server import StaticServer  # noqa: E402

SERVER = StaticServer()
SEEDS = (1, 2, 3)
N_SNAPSHOTS = 50
# As every picture and table is asked: some that compare, some narrowed, some searched.
QUESTIONS = (
    ["funding-shares"], ["funding-shares", "--by", "city", "--measure", "realised"], ["changes"],
    ["changes", "--view", "projects"], ["funding-shares", "--where", "city=tampere"],
    ["progress"], ["matrix"], ["impact"], ["funding-shares", "--search", "energia"],
)


def serve(document):
    body = json.dumps(program.count_types(document), ensure_ascii=False).encode()
    return SERVER.serve("/p.json", body)


def filled():
    folder = program.folder()
    document = program.sample_document()
    document["seq"] = 1
    succeed("sync", serve(document), "--portfolio", folder)
    return folder, document


def change(rng, document):
    """A handful of edits, new projects and removals, all of them at random."""
    projects = [d for d in document["docs"] if d["type"] == "project"]
    for project in rng.sample(projects, 6):
        rows = list(project.get("funding", {}).values())
        if rows:
            rng.choice(rows)["amount_cents"] = rng.choice([None, 0, rng.randrange(10**9)])
        project["status"] = rng.choice(["planned", "ongoing", "ended"])
    new = json.loads(json.dumps(rng.choice(projects)))
    new["_id"] = "project:new-%d" % rng.randrange(10**9)
    document["docs"].append(new)
    named = json.dumps(document["docs"])
    alone = [p for p in projects if named.count('"%s"' % p["_id"]) == 1]
    if alone:
        document["docs"].remove(rng.choice(alone))
    document["seq"] += 1


def known_questions():
    listed = {line.split("\t")[0] for line in succeed("table", "--list").text.splitlines()}
    return [q for q in QUESTIONS if q[0] in listed]


def figures(folder, name):
    return [succeed("table", *question, "--portfolio", folder, "--snapshot", name, "--lang", "fi").bytes
            for question in known_questions()]


def test_its_figures_never_change():
    assert len(known_questions()) >= 6
    for seed in SEEDS:
        rng = random.Random(seed)
        folder, document = filled()
        kept = {}
        for n in range(4):
            succeed("snapshot", "s%d" % n, "--portfolio", folder)
            kept["s%d" % n] = figures(folder, "s%d" % n)
            change(rng, document)
            succeed("sync", serve(document), "--portfolio", folder)
            for name, before in kept.items():
                assert figures(folder, name) == before, (seed, name)
        assert kept["s0"] != kept["s3"], seed


def test_it_is_what_was_shown_then():
    folder, document = filled()
    words = ("table", "funding-shares", "--portfolio", folder, "--lang", "en", "--by", "city")
    then = succeed(*words).bytes
    succeed("snapshot", "a", "--portfolio", folder)
    change(random.Random(7), document)
    succeed("sync", serve(document), "--portfolio", folder)
    assert succeed(*words).bytes != then
    assert succeed(*words, "--snapshot", "a").bytes == then


def test_two_are_compared():
    folder, document = filled()
    succeed("snapshot", "a", "--portfolio", folder)
    change(random.Random(3), document)
    succeed("sync", serve(document), "--portfolio", folder)
    words = ("table", "changes", "--portfolio", folder, "--lang", "en")
    now = succeed(*words, "--since", "a").bytes
    succeed("snapshot", "b", "--portfolio", folder)
    between = succeed(*words, "--snapshot", "b", "--since", "a").bytes
    assert between == now
    assert succeed(*words, "--snapshot", "b").bytes == between
    assert "“c”" in fail(1, *words, "--snapshot", "c")
    assert succeed("chart", "changes", "--portfolio", folder, "--snapshot", "b").bytes


def test_fifty_cost_little_more_than_one():
    folder, document = filled()
    rng = random.Random(5)
    sizes = []
    for n in range(N_SNAPSHOTS):
        succeed("snapshot", "s%d" % n, "--portfolio", folder)
        with sqlite3.connect(folder / "outbox.db") as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        sizes.append(os.stat(folder / "outbox.db").st_size)
        change(rng, document)
        succeed("sync", serve(document), "--portfolio", folder)
    print("# one: %d bytes, fifty: %d bytes, %.2f times" % (sizes[0], sizes[-1], sizes[-1] / sizes[0]))
    assert sizes[-1] < 3 * sizes[0], (sizes[0], sizes[-1])


def texts(page):
    """The tables of a page, without what differs by where it was made."""
    return re.findall(r"<table.*?</table>", page.decode(), re.S)


def pack(folder, *words):
    path = program.folder() / "p.innodeck"
    succeed("deck", "--portfolio", folder, "-o", path, *words)
    return path


def test_a_file_carries_the_figures():
    folder, document = filled()
    for name in ("a", "b"):
        succeed("snapshot", name, "--portfolio", folder)
        change(random.Random(name), document)
        succeed("sync", serve(document), "--portfolio", folder)
    elsewhere = program.folder()
    for words in ([], ["--snapshot", "b"], ["--snapshot", "a"], ["--snapshot", "a", "--since", "b"]):
        path = pack(folder, "--format", "pack", *words)
        for lang in ("fi", "sv"):
            here = succeed("deck", "--portfolio", folder, "--format", "html", "--lang", lang, *words).bytes
            there = succeed("deck", "--pack", path, "--format", "html", "--lang", lang,
                            XDG_DATA_HOME=str(elsewhere)).bytes
            assert texts(here) and texts(there) == texts(here), words
    assert not os.listdir(elsewhere)
    assert succeed("deck", "--pack", path, "--format", "pdf").bytes.startswith(b"%PDF")
    assert "Ohjausryhmä" in succeed("deck", "--pack", path, "--list", "--lang", "fi").text.split("\n", 1)[1]


def test_a_file_of_a_file_is_the_same():
    folder, _ = filled()
    path = pack(folder)
    again = program.folder() / "again.innodeck"
    succeed("deck", "--pack", path, "-o", again)
    html = [succeed("deck", "--pack", p, "--format", "html").bytes for p in (path, again)]
    assert html[0] == html[1]


def test_nobody_is_in_it_by_name():
    folder = program.folder()
    document = program.sample_document()
    document["docs"].append({"_id": "person:p", "type": "person", "name": "Aino Esimerkki"})
    succeed("sync", serve(document), "--portfolio", folder)
    assert b"Aino Esimerkki" not in pack(folder).read_bytes()


def rewritten(path, *statements):
    """A file as somebody else may have made it of ours."""
    other = program.folder() / "other.innodeck"
    other.write_bytes(path.read_bytes())
    db = sqlite3.connect(other, isolation_level=None)
    db.execute("PRAGMA writable_schema = ON")
    for statement in statements:
        db.execute(statement)
    db.close()
    return other


def hostile(path):
    """Files that are none of ours, or no longer."""
    whole = path.read_bytes()
    made = {
        "nothing": b"", "text": b"hello" * 1000, "head": whole[:100], "half": whole[:len(whole) // 2],
        "tail": whole[:-1], "zeros": bytes(len(whole)), "wal": whole[:18] + b"\x02\x02" + whole[20:],
        "application": whole[:68] + struct.pack(">I", 0x494e4e4f) + whole[72:],
        "encoding": whole[:56] + struct.pack(">I", 2) + whole[60:],
    }
    for name, data in made.items():
        other = program.folder() / (name + ".innodeck")
        other.write_bytes(data)
        yield name, other

    for name, statements in {
        "trigger": ["CREATE TRIGGER t AFTER INSERT ON pack BEGIN DELETE FROM snapshot; END"],
        "view": ["DROP TABLE pack", "CREATE VIEW pack AS SELECT 'x' AS deck, 'y' AS shown, 1 AS at"],
        "table": ["CREATE TABLE other (x)"],
        "column": ["ALTER TABLE pack ADD COLUMN more TEXT"],
        "no deck": ["DELETE FROM pack"],
        "deck of nothing": ["UPDATE pack SET deck = '{}'"],
        "deck of rubbish": ["UPDATE pack SET deck = '{\"_id\": 1'"],
        "unknown": ["UPDATE pack SET shown = 'elsewhere'"],
        "name": ["UPDATE snapshot SET name = ' x '", "UPDATE pack SET shown = ' x '"],
        "no UTF-8": ["UPDATE snapshot SET name = CAST (x'ff' AS TEXT)", "UPDATE pack SET shown = CAST (x'ff' AS TEXT)"],
        "body": ["UPDATE snapshot_body SET body = '{' WHERE number = (SELECT max(number) FROM snapshot_body)"],
        "contract": ["UPDATE snapshot_body SET body = json_set(body, '$.name', 7) WHERE document LIKE 'project:%'"],
        "empty": ["DELETE FROM snapshot_document"],
    }.items():
        yield name, rewritten(path, *statements)


def test_what_is_no_such_file_is_refused():
    folder, _ = filled()
    path = pack(folder)
    for name, other in hostile(path):
        assert program.run("deck", "--pack", other, "--list").status == 1, name
        line = fail(1, "deck", "--pack", other, "--format", "html")
        assert "“%s”" % other.name in line, (name, line)
    later = rewritten(path, "PRAGMA user_version = 9")
    assert "later version" in fail(1, "deck", "--pack", later, "--lang", "en")
    assert "could not be read" in fail(1, "deck", "--pack", program.folder() / "gone.innodeck", "--lang", "en")
    fail(1, "deck", "--pack", program.folder())
    huge = program.folder() / "huge.innodeck"
    with open(huge, "wb") as f:
        f.write(path.read_bytes())
        f.truncate(2**40)
    fail(1, "deck", "--pack", huge)


def test_damage_anywhere_is_one_sentence():
    folder, _ = filled()
    whole = pack(folder).read_bytes()
    rng = random.Random(11)
    other = program.folder() / "x.innodeck"
    n_refused = 0
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(rng.choice([1, 4, 40])):
            data[rng.choice([rng.randrange(len(data)), rng.randrange(4096)])] = rng.randrange(256)
        other.write_bytes(data)
        answer = program.run("deck", "--pack", other, "--list")
        assert answer.status in (0, 1) and len(answer.faults) == answer.status, answer
        n_refused += answer.status
    assert n_refused > 10, n_refused


def test_the_snapshot_belongs_behind_the_command():
    fail(2, "--snapshot", "a", "table", "funding-shares", "--sample")


if __name__ == "__main__":
    sys.exit(cases.run(globals()))
