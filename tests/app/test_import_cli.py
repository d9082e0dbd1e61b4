#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command import: boundaries come in whole or not at all, and are drawn."""

import json
import os
import sys

import program
from program import fail, succeed

sys.path.insert(0, str(program.ROOT / "tests/sample"))
import cases  # noqa: E402
from static_server import StaticServer  # noqa: E402

SERVER = StaticServer()
DOCUMENT = json.dumps(program.sample_document(), ensure_ascii=False).encode()
CREDIT = "Boundaries: Office of Tests, CC BY 4.0"


def square(west, name):
    """An area a hundred kilometres wide, with a corner half-way down each side."""
    east, south, middle, north = west + 100000, 6800000, 6900000, 7000000
    ring = [[west, south], [east, south], [east, middle], [east, north],
            [west, north], [west, middle], [west, south]]
    return {"type": "Feature", "properties": {"nimi": name, "namn": name + "-sv"},
            "geometry": {"type": "Polygon", "coordinates": [ring]}}


def regions(**changes):
    return {"type": "FeatureCollection", "crs": "EPSG:3067", "attribution": CREDIT,
            "features": [square(300000, "Länsi"), square(400000, "Itä")], **changes}


def filled():
    """A folder with a portfolio."""
    folder = program.folder()
    succeed("sync", SERVER.serve("/p.json", DOCUMENT), "--portfolio", folder)
    return folder


def write(content):
    path = program.folder() / "areas.json"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


def picture(folder, *words):
    return succeed("chart", "map", "--portfolio", folder, "--format", "svg", "--lang", "fi", *words).text


def contents(folder):
    return {name: (folder / name).read_bytes() for name in os.listdir(folder) if name.endswith(".json")}


def test_misuse_exits_2():
    path = write(regions())
    for words in (["import"], ["import", path, "--as", "map"], ["import", path, "--as"],
                  ["import", path, path, "--as", "regions"], ["import", "--as", "regions"],
                  ["import", path, "--as", ""], ["import", path, "--format", "pdf"]):
        fail(2, *words)


def test_boundaries_are_drawn_with_their_attribution():
    folder = filled()
    before = picture(folder)
    assert CREDIT not in before and "Natural Earth" in before
    answer = succeed("import", write(regions()), "--as", "regions", "--portfolio", folder, LANGUAGE="fi")
    assert "2" in answer.text and "Länsi, Itä" in answer.text, answer
    after = picture(folder)
    assert CREDIT in after and after.count("<path") == before.count("<path") + 1
    # What it is needs not be said.
    assert succeed("import", write(regions()), "--dry-run", "--portfolio", folder, LANGUAGE="fi").text == answer.text
    # A second file takes the place of the first.
    succeed("import", write(regions(attribution="Other")), "--as", "regions", "--portfolio", folder)
    assert CREDIT not in picture(folder) and "Other" in picture(folder)


def test_a_dry_run_changes_nothing():
    folder = filled()
    before = contents(folder)
    succeed("import", write(regions()), "--as", "regions", "--dry-run", "--portfolio", folder)
    assert contents(folder) == before
    assert CREDIT not in picture(folder)


def test_a_bad_file_changes_nothing():
    folder = filled()
    succeed("import", write(regions()), "--as", "regions", "--portfolio", folder)
    before, drawn = contents(folder), picture(folder)
    good = json.dumps(regions()).encode()
    bad = [b"", b"[]", good[:-5], good.replace(b"Polygon", b"LineString"), good.replace(b"3067", b"3857"),
           b"[" * 100000, b"\xff\xfe" + good, json.dumps(regions(features=[])).encode(), b" " * (33 << 20)]
    for content in bad:
        line = fail(1, "import", write(content), "--as", "regions", "--portfolio", folder)
        assert line.startswith("innocities import: ") and len(line) < 200, line
        assert contents(folder) == before, content[:40]
    fail(1, "import", folder / "no-such-file", "--as", "regions", "--portfolio", folder)
    fail(1, "import", folder, "--as", "regions", "--portfolio", folder)
    assert picture(folder) == drawn


def test_without_a_portfolio_nothing_is_made():
    missing = program.folder() / "missing"
    fail(1, "import", write(regions()), "--as", "regions", "--portfolio", missing)
    assert not missing.exists()


def test_a_damaged_copy_is_a_map_without_boundaries():
    folder = filled()
    before = picture(folder)
    for content in (b"", b"{", b"null"):
        (folder / "regions.json").write_bytes(content)
        assert picture(folder) == before


def test_a_map_is_small():
    folder = filled()
    succeed("import", write(regions()), "--as", "regions", "--portfolio", folder)
    for words in ([], ["--by", "city"], ["--view", "authorities"]):
        assert len(picture(folder, "--size", "1600x900", *words).encode()) <= 60000


def changes(folder):
    """A file of changes: one project ends, one is new, one goes."""
    document = json.loads(DOCUMENT)
    projects = [doc for doc in document["docs"] if doc["type"] == "project"]
    ended = dict(projects[0], status="ended")
    new = dict(projects[1], _id="project:new", code=None)
    path = folder / "changes.json"
    path.write_text(json.dumps({
        "format": "innocities-changes", "schema": {"major": 1, "minor": 0}, "dataset_id": document["dataset_id"],
        "by": "Anna", "docs": [{"base": projects[0], "doc": ended}, {"base": None, "doc": new},
                               {"base": projects[2], "doc": None}]}))
    return path


def test_changes_go_from_one_to_the_other():
    first, second = filled(), filled()
    path = changes(program.folder())
    assert succeed("import", path, "--as", "changes", "--dry-run", "--portfolio", first).text == "3 changes\n"
    fail(1, "export", program.folder() / "none.json", "--changes", "--portfolio", first)
    succeed("import", path, "--as", "changes", "--portfolio", first)
    out = program.folder() / "out.json"
    succeed("export", out, "--changes", "--portfolio", first)
    assert len(json.loads(out.read_text())["docs"]) == 3
    succeed("import", out, "--as", "changes", "--portfolio", second)
    whole = []
    for folder in (first, second):
        document = program.folder() / "whole.json"
        succeed("export", document, "--portfolio", folder)
        whole.append({doc["_id"]: {key: value for key, value in doc.items() if key != "edit"}
                      for doc in json.loads(document.read_text())["docs"]})
    assert whole[0] == whole[1] and "project:new" in whole[0]
    # The shared data goes on coming, and what waits goes on waiting.
    succeed("sync", "--portfolio", second)
    succeed("export", out, "--changes", "--portfolio", second)
    assert len(json.loads(out.read_text())["docs"]) == 3


def test_changes_of_another_portfolio_are_refused():
    folder = filled()
    path = changes(program.folder())
    path.write_text(path.read_text().replace(json.loads(DOCUMENT)["dataset_id"], "another"))
    fail(1, "import", path, "--as", "changes", "--portfolio", folder)
    fail(1, "export", program.folder() / "none.json", "--changes", "--portfolio", folder)


def test_what_is_not_taken_in_is_called_what_it_is():
    assert "is a folder without a list" in fail(1, "import", program.folder(), "--portfolio", filled())


def test_a_portfolio_goes_where_there_is_none():
    folder, out = program.folder() / "new", program.folder() / "out.json"
    n = sum(program.sample_document()["counts"].values())
    assert succeed("import", program.SAMPLE, "--portfolio", folder, "--dry-run").text == "%d records\n" % n
    assert not folder.exists()
    assert succeed("import", program.SAMPLE, "--portfolio", folder).text == "New %d · Changed 0 · Removed 0\n" % n
    succeed("export", out, "--portfolio", folder)
    assert json.loads(out.read_text())["counts"] == program.sample_document()["counts"]


def test_a_portfolio_takes_the_place_of_another_on_demand():
    folder, document = filled(), program.sample_document()
    gone = next(doc for doc in document["docs"] if doc["type"] == "metric")
    document["docs"].remove(gone)
    document["seq"] = document.get("seq", 0) + 1
    path = write(program.count_types(document))
    assert "whole portfolio" in fail(1, "import", path, "--portfolio", folder)
    done = succeed("import", path, "--kind", "portfolio", "--portfolio", folder)
    assert done.text.endswith("Removed 1\n"), done

    document["docs"] = [doc for doc in document["docs"] if doc["type"] != "project"]
    document["seq"] += 1
    path = write(program.count_types(document))
    refused = fail(1, "import", path, "--kind", "portfolio", "--portfolio", folder)
    assert "--accept-removal" in refused and "no longer in the shared data" in refused, refused
    done = succeed("import", path, "--kind", "portfolio", "--accept-removal", "--portfolio", folder)
    assert done.text.startswith("New 0 ") and "Removed 0" not in done.text, done
    path.write_bytes(DOCUMENT[:len(DOCUMENT) // 2])
    fail(1, "import", path, "--kind", "portfolio", "--portfolio", folder)


if __name__ == "__main__":
    sys.exit(cases.run(globals()))
