#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What else a deck is handed out as: a handout, a workbook, and sets of pictures and
tables; with what was decided, and with notes only where they are asked for."""

import csv
import json
import re
import shutil
import struct
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import program
from program import fail, succeed, table
from test_deck import LANGS, N_SLIDES, NAME, SERVER, Page, cases, digits, hostile, poppler, write

sys.path.insert(0, str(program.ROOT / "tests/exchange"))
from test_xlsx import MAIN, Book  # noqa: E402

ONES = ("pdf", "handout", "html", "xlsx")
SETS = ("png", "svg", "csv")
FORMULA = "=cmd|' /C calc'!A0"
NOTE = "Say <b>this</b> & \"that\" first"
LONG_NOTE = "A long word after the other. " * 400
DECISION = "=Approved, with thanks to Åbo"
CHARTS = {"progress", "funding-shares", "city-share", "funding-ranking", "lead-theme-funding", "themes", "map",
          "international"}
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def write_set(kind, *words, place=("--sample",), folder=None):
    folder = folder or program.folder() / "new" / "set"
    assert not succeed("deck", *place, "--format", kind, "-o", folder, *words).bytes
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def write_book(*words, **options):
    path = program.folder() / "deck.xlsx"
    path.write_bytes(write("xlsx", *words, **options))
    return Book(path), path


def kept(*slides, name="Deck"):
    """A portfolio with one deck, whose slides are (chart, query, more members)."""
    document, folder = program.sample_document(), program.folder()
    rows = {"s%d" % i: dict({"chart": chart, "query": query}, **more) for i, (chart, query, more) in enumerate(slides)}
    document["docs"].append({"_id": "deck:kept", "type": "deck", "name": {"fi": name, "sv": None, "en": None},
                             "slides": rows, "order": list(rows)})
    body = json.dumps(program.count_types(document)).encode()
    succeed("sync", SERVER.serve("/kept.json", body), "--portfolio", folder)
    return ("deck:kept", "--portfolio", folder)


def with_remarks():
    text = {"fi": NOTE, "sv": None, "en": None}
    return kept(("funding-shares", "by=agreement", {"note": text, "decision": DECISION}), ("map", "", {}))


def test_a_handout_in_each_language():
    for lang, title in LANGS.items():
        pdf = write("handout", "--lang", lang)
        facts = poppler("pdfinfo", pdf)
        assert re.search(r"Tagged: +yes", facts) and title in facts, facts
        assert re.search(r"Page size: +595\S* x 842\S* pts \(A4\)", facts), facts
        text = re.sub(r"\s+", " ", poppler("pdftotext", pdf))
        for number in range(2, N_SLIDES + 2):
            assert "%d/%d" % (number, N_SLIDES + 1) in text, (lang, number)


def test_a_handout_has_two_slides_a_page():
    pages = poppler("pdftotext", write("handout", "--lang", "en")).rstrip("\f").split("\f")
    numbers = [re.findall(r"(\d+)/%d\b" % (N_SLIDES + 1), page) for page in pages]
    slides = [len(found) for found in numbers if found]
    assert max(slides) == 2 and sum(slides) == N_SLIDES and len(slides) < N_SLIDES - 2, numbers
    for number, page in enumerate(pages, 1):
        assert page.split()[-1] == str(number), (number, page[-60:])
        assert "Data as of 10 April 2025" in page and "sample data" in page, number


def test_small_slides_are_two_a_page_as_well():
    deck = kept(*[("lead-theme-funding", "", {})] * 5)
    pages = poppler("pdftotext", write("handout", "--lang", "en", place=deck)).rstrip("\f").split("\f")
    slides = [len(re.findall(r"\d/6\b", page)) for page in pages]
    assert max(slides) == 2 and sum(slides) == 5, slides


def test_a_handout_has_words_for_its_pictures():
    lines = [line.strip() for line in poppler("pdfinfo", write("handout", "--lang", "en"), "-struct").splitlines()]
    assert sum(line.startswith("Figure") for line in lines) == N_SLIDES + 1
    assert sum(line.startswith("Table") for line in lines) == N_SLIDES + 1
    assert sum(line.startswith("H1") for line in lines) == 1


def test_every_letter_of_a_handout_is_in_it():
    lines = poppler("pdffonts", write("handout", "--lang", "sv")).splitlines()[2:]
    assert lines and all(re.search(r" yes +(yes|no) +yes ", line) for line in lines), lines


def test_the_figures_of_a_handout():
    answer = table("funding-shares", "--sample", "--lang", "fi", "--by", "agreement")
    text = digits(poppler("pdftotext", write("handout", "--lang", "fi"), "-layout"))
    for row in answer["rows"]:
        for cents in row[2:-1]:
            assert not isinstance(cents, int) or str(cents) in text, cents


def test_notes_are_asked_for_and_decisions_are_not():
    deck = with_remarks()
    for kind in ("pdf", "handout"):
        for words in ((), ("--notes",)):
            text = re.sub(r"\s+", " ", poppler("pdftotext", write(kind, "--lang", "en", *words, place=deck)))
            assert ("Speaker notes: " + NOTE in text) == bool(words), (kind, words)
            assert "Decision: " + DECISION in text, kind
    for words in ((), ("--notes",)):
        page = Page(write("html", "--lang", "en", *words, place=deck).decode())
        said = "".join(text for text, _ in page.words)
        for word in ("Decision", "Päätös", "Beslut"):
            assert said.count(word + ": " + DECISION) == 1, word
        assert said.count(": " + NOTE) == (3 if words else 0)
        book, _ = write_book("--lang", "en", *words, place=deck)
        cells = " ".join(str(cell) for cell in book.cells(0).values())
        assert "Decision: " + DECISION in cells and (NOTE in cells) == bool(words)


def test_the_snapshot_is_named():
    deck = kept(("map", "", {}))
    name = "Kokous =1 & <2>"
    succeed("snapshot", name, *deck[1:])
    for words, expected in ((("--snapshot", name), True), ((), False)):
        text = re.sub(r"\s+", " ", poppler("pdftotext", write("handout", "--lang", "en", *words, place=deck)))
        assert ("Snapshot: " + name in text) == expected, text[:400]
        book, _ = write_book("--lang", "en", *words, place=deck)
        assert ("Snapshot: " + name in book.cells(0)["A2"]) == expected, book.cells(0)


def test_the_snapshot_of_a_meeting_is_called_by_it():
    deck = kept(("map", "", {}))
    meeting = next(doc for doc in program.sample_document()["docs"] if doc["type"] == "meeting")
    succeed("snapshot", "2031-7", "--meeting", meeting["_id"], *deck[1:])
    for lang, word in (("fi", "Jäädytetty tilanne"), ("sv", "Fryst läge"), ("en", "Snapshot")):
        book, _ = write_book("--lang", lang, "--snapshot", "2031-7", place=deck)
        assert "%s: %s" % (word, meeting["name"][lang]) in book.cells(0)["A2"], book.cells(0)["A2"]


def test_a_note_longer_than_a_page():
    deck = kept(("map", "", {"note": {"fi": LONG_NOTE, "sv": None, "en": None}}), ("themes", "", {}))
    text = poppler("pdftotext", write("handout", "--notes", place=deck))
    for word in LONG_NOTE.split()[:6]:
        assert len(re.findall(r"\b%s" % re.escape(word), text)) >= 400, word


def test_a_deck_without_slides():
    deck = kept()
    for kind in ONES:
        assert write(kind, place=deck)
    for kind in SETS:
        assert len(write_set(kind, place=deck)) == 1


def test_the_same_every_time():
    for kind in ONES:
        assert write(kind, "--notes") == write(kind, "--notes"), kind
    for kind in SETS:
        assert write_set(kind) == write_set(kind), kind


def test_pictures_of_all_slides():
    files = write_set("png", "--lang", "sv")
    assert len(files) == N_SLIDES + 1
    assert list(files)[0] == "01-cover.png" and "05-funding-shares.png" in files, list(files)
    for name, data in files.items():
        assert data.startswith(b"\x89PNG\r\n"), name
        assert struct.unpack(">II", data[16:24]) == (1920, 1080), name


def test_drawings_of_all_slides():
    files = write_set("svg", "--lang", "fi", place=hostile())
    assert len(files) == N_SLIDES - 1
    for name, data in files.items():
        root = ElementTree.fromstring(data)
        text = " ".join("".join(item.itertext()) for item in root.iter("{http://www.w3.org/2000/svg}text"))
        assert not list(root.iter("{http://www.w3.org/2000/svg}script")), name
        assert "10.4.2025" in text, (name, text)


def test_tables_of_all_slides():
    files = write_set("csv", "--lang", "en")
    rows = list(csv.reader(files["01-contents.csv"].decode().splitlines()))
    assert [row[0] for row in rows[1:]] == list(files)
    assert all("Data as of 10 April 2025 · Source: sample data" in row[2] for row in rows[1:]), rows
    expected = succeed("table", "funding-shares", "--sample", "--lang", "en", "--by", "agreement", "--format", "csv").bytes
    assert files["06-funding-shares.csv"] == expected


def test_a_set_replaces_its_files_alone():
    folder = program.folder()
    (folder / "other.txt").write_text("stays")
    (folder / "01-cover.svg").write_text("goes")
    files = write_set("svg", folder=folder)
    assert files["other.txt"] == b"stays" and files["01-cover.svg"].startswith(b"<?xml")
    assert len(files) == N_SLIDES + 2, list(files)


def test_a_workbook_has_a_sheet_a_slide():
    book, _ = write_book("--lang", "fi")
    assert len(book.names) == N_SLIDES + 1 and book.names[0] == "Sisällys", book.names
    assert len({name.lower() for name in book.names}) == len(book.names)
    assert all(0 < len(name.encode("utf-16-le")) // 2 <= 31 and not re.search(r"[\[\]:*?/\\]", name)
               for name in book.names), book.names
    cells = book.cells(0)
    assert cells["A1"] == LANGS["fi"] and "118,4\u00a0milj.\u00a0€" in cells.values(), cells
    links = [link.get("location") for link in book.trees["xl/worksheets/sheet1.xml"].iter(MAIN + "hyperlink")]
    assert links == ["'%s'!A1" % name.replace("'", "''") for name in book.names[1:]], links
    for sheet in range(N_SLIDES + 1):
        assert book.header(sheet) == "&CEsimerkkidataa"
    for sheet in range(1, N_SLIDES + 1):
        tree = book.trees["xl/worksheets/sheet%d.xml" % (sheet + 1)]
        assert tree.find(".//%spane" % MAIN).get("state") == "frozen", sheet
        assert tree.find("%sautoFilter" % MAIN) is not None, sheet
        assert "Tilanne 10.4.2025 · Lähde: esimerkkidata" in list(book.cells(sheet).values())[-1], sheet


def test_a_workbook_has_charts_of_its_own():
    book, _ = write_book("--lang", "en")
    charts = {name: tree for name, tree in book.trees.items() if re.fullmatch(r"xl/charts/chart\d+\.xml", name)}
    answer = [name[3:-4] for name in write_set("csv")][1:]
    assert len(charts) == sum(name in CHARTS for name in answer), (sorted(charts), answer)
    grouped = []
    for tree in charts.values():
        assert tree.find(".//%sbarChart" % DRAWING) is not None
        grouped.append(tree.find(".//%sgrouping" % DRAWING).get("val"))
        for formula in tree.iter(DRAWING + "f"):
            assert re.fullmatch(r"'[^']+'!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?", formula.text), formula.text
            assert formula.text.split("'")[1] in book.names
    assert sorted(set(grouped)) == ["clustered", "percentStacked", "stacked"], grouped


def test_nothing_in_a_workbook_is_a_formula():
    deck = kept(("map", "", {"title": {"fi": FORMULA, "sv": None, "en": None}, "decision": FORMULA}), name=FORMULA)
    book, _ = write_book("--lang", "fi", place=deck)
    assert book.cells(0)["A1"] == FORMULA
    for name, tree in book.trees.items():
        assert tree.find(".//%sf" % MAIN) is None, name
    for name, data in write_set("csv", "--lang", "fi", place=deck).items():
        for row in csv.reader(data.decode().splitlines()):
            assert not any(cell.startswith(("=", "+", "@")) for cell in row), (name, row)
    book, _ = write_book("--lang", "en", place=hostile())
    assert sum(NAME == cell for sheet in range(1, len(book.names)) for cell in book.cells(sheet).values()) > 16


def office(path):
    """The sheets of a workbook as another program reads them."""
    program_path = shutil.which("soffice")
    if program_path is None:
        raise cases.Skip("no soffice")
    folder = program.folder()
    subprocess.run([program_path, "--headless", "-env:UserInstallation=file://%s/profile" % folder, "--convert-to",
                    "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1", "--outdir",
                    str(folder), str(path)], check=True, capture_output=True, timeout=120, env=program.environment())
    return {found.stem[len(path.stem) + 1:]: list(csv.reader(found.open(encoding="utf-8", newline="")))
            for found in folder.glob("*.csv")}


def test_another_program_reads_the_same_cents():
    book, path = write_book("--lang", "en")
    sheets = office(path)
    assert len(sheets) == N_SLIDES + 1, list(sheets)
    for name, words in (("6 Funding by agreement", ("funding-shares", "--by", "agreement")),
                        ("8 Public funding by city", ("funding-ranking", "--by", "city")),
                        ("2 Progress towards €140\u00a0million", ("progress",))):
        answer = table(*words, "--sample", "--lang", "en")
        rows = {row[0]: row for row in sheets[name]}
        n_cents = 0
        for row in answer["rows"]:
            for place, column in enumerate(answer["columns"]):
                if column["kind"] == "cents" and row[place] is not None:
                    assert round(float(rows[row[0]][place]) * 100) == row[place], (name, row[0], column["id"])
                    assert float(rows[row[0]][place]) == row[place] / 100
                    n_cents += 1
        assert n_cents > 15, name
    days = [cell for row in sheets[[name for name in book.names if name.startswith("13 ")][0]] for cell in row
            if re.fullmatch(r"\d{4}-\d\d-\d\d|\d\d?/\d\d?/\d{2,4}|\d\d? \w+ \d{4}", cell)]
    assert len(days) > 200, len(days)


def test_mistakes_of_usage():
    folder = program.folder()
    (folder / "file").write_text("no folder")
    fail(2, "deck", "--sample", "--format", "png")
    fail(2, "deck", "--sample", "--format", "csv", "-o", "-")
    fail(1, "deck", "--sample", "--format", "svg", "-o", folder / "file")
    fail(1, "deck", "--sample", "--format", "svg", "-o", folder / "file" / "more")
    assert succeed("deck", "--sample", "--lang", "en", "-o", folder / "deck.xlsx").status == 0
    assert (folder / "deck.xlsx").read_bytes().startswith(b"PK")


if __name__ == "__main__":
    sys.exit(cases.run(globals()))
