#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every chart in each of its views as every kind of file: well formed, whole, and
the same figures in each."""

import csv
import datetime
import io
import json
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

import program
from program import succeed

sys.path.insert(0, str(program.ROOT / "tests/sample"))
import cases  # noqa: E402
from static_server import StaticServer  # noqa: E402

SERVER = StaticServer()
VIEWS = {"city-share": ("groups", "projects"), "map": ("places", "authorities"), "progress": ("quarters", "now"),
         "impact": ("bullets", "periods"), "changes": ("bars", "slope", "projects")}
SVG = "{http://www.w3.org/2000/svg}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
NAMES = ("=1+1", "@sum", "-2+3", "+4", "<b>&amp;</b>", "two\nlines", "\"quoted\", and, commas;\ttabs")


def charts():
    for line in succeed("table", "--list").text.splitlines():
        chart = line.split("\t")[0]
        for view in VIEWS.get(chart, (None,)):
            yield (chart,) if view is None else (chart, "--view", view)


def hostile():
    """The sample with names that are formulas, markup and more lines than one."""
    document, folder = program.sample_document(), program.folder()
    named = [d for d in document["docs"] if "name" in d]
    for n, doc in enumerate(named):
        doc["name"] = dict.fromkeys(("fi", "sv", "en"), NAMES[n % len(NAMES)])
        if "authority" in doc:
            doc["authority"] = doc["name"]
    body = json.dumps(program.count_types(document)).encode()
    succeed("sync", SERVER.serve("/hostile.json", body), "--portfolio", folder)
    succeed("snapshot", "now", "--portfolio", folder)
    return ("--portfolio", folder)


PLACES = {"sample": ("--sample",), "hostile": hostile()}


def read(place, words, kind, lang):
    return succeed("table", *words, *place, "--format", kind, "--lang", lang)


def plain(value, kind):
    """A cell of the JSON as it stands in a table of text."""
    if value is None or kind == "term":
        return None
    if kind == "cents":
        return "%s%d.%02d" % ("-" if value < 0 else "", abs(value) // 100, abs(value) % 100)
    return str(value)


def check_cell(where, text, value, kind):
    if value is None:
        # A role that is not held has a word in JSON, and none in the table.
        assert text == "" or kind == "term", (where, text)
        return
    if kind == "day":
        datetime.date.fromisoformat(text)
    if kind in ("text", "label", "id"):
        # Some formats break no line within a cell.
        assert re.sub(r"\s", " ", text).lstrip("'") == re.sub(r"\s", " ", value).lstrip("'"), (where, text, value)
        assert not text.startswith(FORMULA), (where, text)
    elif kind == "share" or kind == "number":
        assert abs(float(text) - value) <= 1e-6 * max(1, abs(value)), (where, text, value)
    elif kind != "term":
        assert text == plain(value, kind), (where, text, value)


def check_tables(place, words, lang):
    answer = json.loads(read(place, words, "json", lang).bytes)
    ids = [column["id"] for column in answer["columns"]]
    assert len(set(ids)) == len(ids) and all(len(row) == len(ids) for row in answer["rows"]), words
    tables = {}
    for kind, dialect in (("csv", {}), ("tsv", {"delimiter": "\t", "quoting": csv.QUOTE_NONE})):
        text = read(place, words, kind, lang).text
        tables[kind] = list(csv.reader(io.StringIO(text, newline=""), **dialect))
        assert len(tables[kind]) == len(answer["rows"]) + 1, (words, kind)
        assert {len(row) for row in tables[kind]} == {len(ids)}, (words, kind)
        for row, wanted in zip(tables[kind][1:], answer["rows"]):
            for text, value, column in zip(row, wanted, answer["columns"]):
                check_cell((words, lang, kind, column["id"]), text, value, column["kind"])
    assert len(tables["csv"][0]) == len(ids)
    return answer


def check_workbook(place, words, lang, answer):
    with zipfile.ZipFile(io.BytesIO(read(place, words, "xlsx", lang).bytes)) as book:
        assert book.testzip() is None
        parts = {name: ElementTree.fromstring(book.read(name)) for name in book.namelist()
                 if name.endswith((".xml", ".rels"))}
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert next(sheet.iter(SHEET + "f"), None) is None, "a formula"
    rows = [row for row in sheet.iter(SHEET + "row")]
    assert len(rows) >= len(answer["rows"]) + 1, (words, len(rows))
    widest = max(len(list(row)) for row in rows)
    assert widest <= len(answer["columns"]), (words, widest)


def check_everything(name, langs):
    for words in charts():
        for lang in langs:
            check_workbook(PLACES[name], words, lang, check_tables(PLACES[name], words, lang))


def test_tables_of_the_sample():
    check_everything("sample", ("fi",))


def test_tables_of_hostile_names():
    check_everything("hostile", ("en",))


def texts(element):
    return "".join(element.itertext())


def check_svg(place, words, lang):
    body = succeed("chart", *words, *place, "--format", "svg", "--lang", lang).bytes
    if shutil.which("xmllint"):
        done = subprocess.run(["xmllint", "--noout", "--nonet", "-"], input=body, capture_output=True)
        assert done.returncode == 0 and not done.stderr, (words, done.stderr)
    root = ElementTree.fromstring(body)
    title, description = root.find(SVG + "title"), root.find(SVG + "desc")
    assert title is not None and len(texts(title)) > 3, words
    assert description is not None and len(texts(description)) > 3, words
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("lang")
    assert language == lang, (words, language)
    drawn = [texts(text) for text in root.iter(SVG + "text")]
    assert len(drawn) > 3 and all(drawn), words
    # The title as it is drawn may take two lines, and be cut.
    assert texts(title).split()[0] in " ".join(drawn), (words, texts(title), drawn[:3])
    for tag in ("script", "image", "foreignObject"):
        assert next(root.iter(SVG + tag), None) is None, (words, tag)
    return texts(title)


def check_pdf(place, words, lang, title, columns):
    file = program.folder() / "x.pdf"
    succeed("chart", *words, *place, "--format", "pdf", "--lang", lang, "-o", file)
    body = file.read_bytes()
    assert body.startswith(b"%PDF"), words
    if shutil.which("qpdf"):
        done = subprocess.run(["qpdf", "--check", str(file)], capture_output=True)
        assert done.returncode == 0, (words, done.stdout, done.stderr)
        plain_pdf = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", str(file), "-"],
                                   capture_output=True, check=True).stdout
        assert b"/StructTreeRoot" in plain_pdf, words
        assert re.search(rb"/Lang \(%s" % lang.encode(), plain_pdf), words
    if shutil.which("pdftotext"):
        done = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True)
        got = re.sub(r"\s+", " ", done.stdout.decode("utf-8"))
        assert re.sub(r"\s+", " ", title).split(" ")[0] in got, (words, title, got[:200])
        heads = [column["label"] for column in columns if column["kind"] != "id"]
        assert any(head.split(" ")[0] in got for head in heads), (words, heads)


def test_pictures_of_the_sample():
    for words in charts():
        columns = json.loads(read(PLACES["sample"], words, "json", "sv").bytes)["columns"]
        title = check_svg(PLACES["sample"], words, "sv")
        check_pdf(PLACES["sample"], words, "sv", title, columns)


def test_pictures_of_hostile_names():
    for words in charts():
        check_svg(PLACES["hostile"], words, "fi")


if __name__ == "__main__":
    sys.exit(cases.run(globals()))
