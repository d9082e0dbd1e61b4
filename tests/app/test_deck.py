#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The slides of a meeting as a document and as a page: whole, in the language asked
for, with the figures of the tables, and with nothing in them that the data brought."""

import html
import html.parser
import json
import re
import shutil
import subprocess
import sys

import program
from program import fail, succeed, table

sys.path.insert(0, str(program.ROOT / "tests/sample"))
import cases  # noqa: E402
from static_server import StaticServer  # noqa: E402

SERVER = StaticServer()
LANGS = {"fi": "Ohjausryhmä", "sv": "Styrgrupp", "en": "Steering group"}
N_SLIDES = 14
VOID = {"meta", "input", "br"}
NAME = "<script>alert(1)</script> & \"Åbo\"'"


def write(kind, *words, place=("--sample",), **options):
    return succeed("deck", *place, "--format", kind, *words, **options).bytes


def poppler(tool, pdf, *words):
    if shutil.which(tool) is None:
        raise cases.Skip("no " + tool)
    path = program.folder() / "deck.pdf"
    path.write_bytes(pdf)
    return subprocess.run([tool, *words, str(path)] + (["-"] if tool == "pdftotext" else []), check=True,
                          capture_output=True, encoding="utf-8").stdout


def hostile():
    """The sample, whose every agreement has a name that is markup, and no snapshot."""
    document, folder = program.sample_document(), program.folder()
    for doc in document["docs"]:
        if doc["type"] == "agreement":
            doc["name"] = dict.fromkeys(("fi", "sv", "en"), NAME)
    body = json.dumps(program.count_types(document)).encode()
    succeed("sync", SERVER.serve("/hostile.json", body), "--portfolio", folder)
    return ("--portfolio", folder)


def many():
    """The sample with four times as many projects, and no snapshot."""
    document, folder = program.sample_document(), program.folder()
    projects = [doc for doc in document["docs"] if doc["type"] == "project"]
    document["docs"] += [dict(doc, _id="%s-%d" % (doc["_id"], i), code="%s%d" % (doc["code"] or "X", i), parent=None)
                         for doc in projects if doc["kind"] == "project" for i in range(3)]
    body = json.dumps(program.count_types(document)).encode()
    succeed("sync", SERVER.serve("/many.json", body), "--portfolio", folder)
    return ("--portfolio", folder)


class Page(html.parser.HTMLParser):
    """What a page is made of, and whether it is well formed."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.ids, self.words = [], [], [], []
        self.feed(text)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.append((tag, attrs, tuple(self.open)))
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs), tuple(self.open)))

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, (tag, self.open, self.getpos())

    def handle_data(self, data):
        self.words.append((data, tuple(self.open)))

    def all(self, tag):
        return [attrs for name, attrs, _ in self.tags if name == tag]


def test_a_long_table_is_cut_and_says_so():
    place = many()
    page = write("html", "--lang", "en", place=place).decode()
    edition = page[page.index('<div class="edition en"'):]
    edition = edition[:edition.find('<div class="edition', 1)]
    tables = [re.findall(r"<tr(?: class=\"total\")?>(.*?)</tr>", table, re.DOTALL) for table in re.findall(r"<table>(.*?)</table>", edition, re.DOTALL)]
    cut = [rows for rows in tables if "more rows, which the same table" in rows[-2]]
    assert len(cut) == 1 and all(len(rows) < 503 for rows in tables if rows not in cut), [len(rows) for rows in tables]
    # The heading, the rows, the words and the total: all that there are but those that are left out.
    rows, whole = cut[0], table("timeline", "--by", "agreement", *place)["rows"]
    n_out = int(digits(re.sub("<[^>]*>", "", rows[-2])))
    assert len(rows) - 2 + n_out == len(whole), (len(rows), n_out, len(whole))
    assert "Total" in rows[-1], rows[-1]
    assert '<tr class="total">' + rows[-1] in edition
    text = poppler("pdftotext", write("pdf", "--lang", "en", place=place))
    assert "more rows, which the same table" in " ".join(text.split()), text[-2000:]


def digits(text):
    return re.sub(r"\D", "", text)


def test_a_document_in_each_language():
    for lang, title in LANGS.items():
        pdf = write("pdf", "--lang", lang)
        facts = poppler("pdfinfo", pdf)
        assert re.search(r"Tagged: +yes", facts) and title in facts, facts
        assert int(re.search(r"Pages: +(\d+)", facts).group(1)) >= 2 * (N_SLIDES + 1), facts
        assert re.search(r"Page size: +1440 x 810 pts", facts), facts
        text = poppler("pdftotext", pdf, "-f", "1", "-l", str(N_SLIDES + 1))
        pages = text.rstrip("\f").split("\f")
        assert len(pages) == N_SLIDES + 1 and title in pages[0], len(pages)
        for number, page in enumerate(pages[1:], 2):
            assert "%d/%d" % (number, N_SLIDES + 1) in page.replace("\n", " "), page


def test_every_letter_of_a_document_is_in_it():
    lines = poppler("pdffonts", write("pdf", "--lang", "sv")).splitlines()[2:]
    assert lines
    for line in lines:
        assert re.search(r" yes +(yes|no) +yes ", line), line


def test_every_picture_has_words():
    lines = poppler("pdfinfo", write("pdf", "--lang", "en"), "-struct").splitlines()
    figures = [line for line in lines if line.strip().startswith("Figure")]
    assert len(figures) == N_SLIDES + 1, figures
    assert sum(line.strip().startswith("Table") for line in lines) == N_SLIDES + 1


def test_the_same_file_every_time():
    for kind in ("pdf", "html"):
        assert write(kind, "--lang", "fi") == write(kind, "--lang", "fi"), kind


def test_a_page_stands_by_itself():
    text = write("html", "--lang", "fi").decode()
    page = Page(text)
    assert text.startswith("<!DOCTYPE html>\n<html lang=\"fi\">")
    assert len(page.ids) == len(set(page.ids)), [i for i in page.ids if page.ids.count(i) > 1][:5]
    for tag, attrs, _ in page.tags:
        assert tag not in ("script", "link", "iframe", "object", "img", "base", "form"), tag
        assert not any(name.startswith("on") for name in attrs), attrs
        for name in ("href", "src", "xlink:href"):
            assert attrs.get(name, "#").startswith("#") and attrs.get(name, "#")[1:] in page.ids + [""], attrs
        assert attrs.get("for") is None or attrs["for"] in page.ids, attrs
        for target in (attrs.get("aria-labelledby") or "").split():
            assert target in page.ids, target
    assert "url(" not in text.replace("url(#", "") and "@import" not in text


def test_a_page_in_all_languages():
    for lang in LANGS:
        page = Page(write("html", "--lang", lang).decode())
        assert page.tags[0][1]["lang"] == lang
        checked = [attrs["id"] for attrs in page.all("input") if "checked" in attrs]
        assert checked == ["lang-" + lang]
        editions = [attrs["lang"] for attrs in page.all("div") if "edition" in attrs.get("class", "")]
        assert sorted(editions) == sorted(LANGS)
        assert len(page.all("section")) == 3 * N_SLIDES
        assert len(page.all("svg")) == 3 * N_SLIDES * 2
        assert len(page.all("table")) == len(page.all("caption")) == 3 * N_SLIDES
        headings = [words for words, where in page.words if where[-1:] == ("h1",)]
        assert sorted(headings) == sorted(LANGS.values()), headings


def test_each_slide_says_how_it_is_computed():
    """The words stand beside the chart in the code, and are those of the help."""
    summaries = {"fi": "Tietoja kuviosta", "sv": "Om diagrammet", "en": "About this chart"}
    page = Page(write("html", "--lang", "en").decode())
    folded = [attrs for attrs in page.all("details") if attrs.get("class") == "definition"]
    assert len(folded) == 3 * N_SLIDES and not any("open" in attrs for attrs in folded)
    said = [words for words, where in page.words if where[-1:] == ("summary",)]
    for lang, summary in summaries.items():
        assert said.count(summary) == N_SLIDES, (lang, said.count(summary))
    source = (program.ROOT / "ui/chart/inno-city-share-chart.c").read_text("utf-8")
    computed = "".join(re.findall(r'"([^"]*)"', re.search(r"\.computed = N_\((.*?)\),\n", source, re.S).group(1)))
    assert computed in [words for words, _ in page.words], computed


def squeeze(text):
    """Without what lines of a document and the quotes around them add."""
    return re.sub(r'[\s"]', "", text)


def test_a_document_says_how_each_chart_is_computed():
    """Once for each chart, under the heading and in the words of the page."""
    headings = {"fi": "Tietoja kuviosta", "sv": "Om diagrammet", "en": "About this chart"}
    source = (program.ROOT / "ui/deck/inno-deck-default.c").read_text("utf-8")
    charts = set(re.findall(r'^  \{ N_\("[^"]*"\), +"([a-z-]+)"', source, re.M))
    assert 1 < len(charts) < N_SLIDES, charts
    for lang, heading in headings.items():
        edition = write("html", "--lang", lang).decode().split('<div class="edition %s"' % lang)[1]
        edition = edition.split('<div class="edition')[0]
        folded = re.findall(r'<details class="definition">(.*?)</details>', edition, re.S)
        said = {html.unescape(words) for fold in folded for words in re.findall("<p>(.*?)</p>", fold, re.S)}
        assert len(folded) == N_SLIDES and len(said) > 2 * len(charts), (len(folded), len(said))
        for kind in ("pdf", "handout"):
            lines = poppler("pdfinfo", write(kind, "--lang", lang), "-struct-text").splitlines()
            text = squeeze("".join(lines))
            heads = [squeeze("".join(lines[i:i + 2])) for i, line in enumerate(lines) if line.strip().startswith("H3")]
            assert len(heads) == len(charts) and all(squeeze(heading) in head for head in heads), (lang, kind, heads)
            for words in said:
                assert squeeze(html.unescape(words)) in text, (lang, kind, words)


def test_the_figures_of_the_tables():
    """A row of cents is found again in the page and in the appendix, to the cent."""
    answer = table("funding-shares", "--sample", "--lang", "fi", "--by", "agreement")
    total = [cents for row in answer["rows"] for cents in row[2:-1] if isinstance(cents, int) and cents > 0]
    page = Page(write("html", "--lang", "fi").decode())
    shown = {digits(words) for words, where in page.words if where[-1:] in (("td",), ("th",))}
    text = digits(poppler("pdftotext", write("pdf", "--lang", "fi"), "-layout"))
    assert len(total) > 80
    for cents in total:
        assert str(cents) in shown, cents
        assert str(cents) in text, cents


def test_what_the_data_brings_is_text():
    place = hostile()
    page = Page(write("html", "--lang", "en", place=place).decode())
    assert not page.all("script")
    assert sum(NAME in words for words, _ in page.words) > 16
    assert "<script>" in poppler("pdftotext", write("pdf", "--lang", "en", place=place))


def test_nothing_to_compare_with():
    """Slides of changes are left out where there is no earlier state."""
    place = hostile()
    page = Page(write("html", "--lang", "en", place=place).decode())
    assert len(page.all("section")) == 3 * (N_SLIDES - 2), len(page.all("section"))


def test_a_file_by_its_suffix():
    folder = program.folder()
    for kind, start in (("pdf", b"%PDF-"), ("html", b"<!DOCTYPE html>")):
        path = folder / ("deck." + kind)
        assert not succeed("deck", "steering-group", "--sample", "-o", path).bytes
        assert path.read_bytes().startswith(start)


def test_mistakes_of_usage():
    fail(2, "deck", "--sample", "--format", "pptx")
    fail(2, "deck", "--sample", "--lang", "de")
    fail(2, "deck", "no-such-deck", "--sample")
    fail(2, "deck", "steering-group", "more", "--sample")
    fail(1, "deck", "--sample", "--since", "no such snapshot")
    fail(1, "deck", "--sample", "-o", program.folder() / "missing/deck.pdf")
    assert succeed("deck", "--list", "--sample").text.startswith("steering-group\t")


if __name__ == "__main__":
    sys.exit(cases.run(globals()))
