#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window under a display: what assistive technology is told, in three
languages, and that no size, style or language makes the toolkit complain."""

import functools
import itertools
import os
import re
import signal
import subprocess
import sys
import time
from concurrent import futures

import program
from program import table

sys.path.insert(0, str(program.ROOT / "tests/sample"))
import cases  # noqa: E402
from static_server import StaticServer  # noqa: E402

LANGS = ("en", "fi", "sv")
N_MARKS = 16 * 5 + 5
FUNDING = ("funding-shares", "--sample")
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
CLASS_NAME = re.compile(r"^(Gtk|Gdk|Adw|Inno|Plot)[A-Z]")
# What GTK 4 makes by itself, gives the focus to by its children, and has no name for.
UNNAMED_BY_GTK = ("scroll pane", "filler", "panel")
SIZES = ((360, 720), (800, 600), (1280, 800), (1920, 1080))


def lacking():
    """Why none of this can be run, or None."""
    for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
        if not os.environ.get(name):
            return "%s is not set: run it under xvfb-run and dbus-run-session" % name
    try:
        import window  # noqa: F401
    except (ImportError, ValueError, OSError) as fault:
        return str(fault)
    return None


def by_id(answer):
    ids = [column["id"] for column in answer["columns"]]
    return [dict(zip(ids, row)) for row in answer["rows"]]


def check_mark(mark, row, fraction, column, place, lang):
    """A mark's name against the figures: place, series, millions, per cent, rank."""
    assert mark.name.startswith(row["label"] + ", "), (mark, row["label"])
    rest = mark.name[len(row["label"]) + 2:]
    assert rest.lower().startswith(column["label"].lower() + ", "), (mark, column["label"])
    numbers = NUMBER.findall(rest[len(column["label"]):])
    assert ("." in numbers[0]) == (lang == "en"), mark
    millions = float(numbers[0].replace(",", "."))
    assert abs(millions - row[column["id"]] / 1e8) < 0.1, (mark, row[column["id"]])
    assert abs(int(numbers[1]) - fraction * 100) < 1, (mark, fraction)
    assert list(map(int, numbers[2:])) == place, (mark, place)
    return int(numbers[1])


@functools.lru_cache(None)
def sample(lang):
    """All that is told of the sample in a language. The window is gone by then."""
    with window.Window("--sample", lang=lang) as program_window:
        if not tells_of_hidden(program_window.marks(N_MARKS)):
            return program_window.marks(N_MARKS)
        return program_window.wait(
            lambda nodes: len(window.marks(nodes)) == N_MARKS and len(cells(nodes, 0)) > 17 * 8
            and len(window.marks(nodes, 1)) > 120 and len(cells(nodes, 1)) > 20 * 6, "all of it")


def tells_of_hidden(nodes):
    """GTK 4.8 tells of the other page and of the tables behind; 4.18 of what is in sight."""
    return any(node.name == "Where do you keep the portfolio?" or "InnoFirstRunPage" in node.name
               for node in nodes) or any(node.role == "tree table" for node in nodes)


def needs_hidden(lang):
    if not tells_of_hidden(sample(lang)):
        raise cases.Skip("this GTK tells of what is in sight only")


def check_marks(nodes, lang):
    cents = {row["id"]: row for row in by_id(table(*FUNDING, "--lang", lang))}
    shares = table(*FUNDING, "--lang", lang, "--share")
    series = [column for column in shares["columns"] if column["kind"] == "share"]
    marks = iter(window.marks(nodes))
    assert len(series) == 5 and len(cents) == 17
    for place, share in enumerate(by_id(shares), 1):
        row = cents[share["id"]]
        where = [] if row["id"] == "total" else [place, 16]
        percent = sum(check_mark(next(marks), row, share[column["id"]], column, where, lang)
                      for column in series)
        assert percent == 100, (row["label"], percent)


def test_every_mark_is_named_in_every_language():
    for lang in LANGS:
        check_marks(sample(lang), lang)


def test_a_name_is_what_the_house_agreed_on():
    agreed = {"en": "Tampere, city, €4.3 million, 31%, 2 of 16",
              "fi": "Tampere, kaupunki, 4,3 miljoonaa euroa, 31\xa0%, 2/16",
              "sv": "Tammerfors, stad, 4,3 miljoner euro, 31\xa0%, 2 av 16"}
    for lang, name in agreed.items():
        assert name in [mark.name for mark in window.marks(sample(lang))]


def test_lead_themes_are_named_in_every_language():
    needs_hidden("en")
    for lang in LANGS:
        answer = table("lead-themes", "--sample", "--lang", lang)
        names = [mark.name for mark in window.marks(sample(lang), 1)]
        assert len(set(names)) == len(names)
        themes = [column["label"] for column in answer["columns"] if column["kind"] == "term"]
        cities = [row["label"] for row in by_id(answer) if row["id"].startswith("city:")]
        assert len(themes) == 6 and len(cities) == 20
        for city, theme in itertools.product(cities, themes):
            found = [name for name in names if name.startswith("%s, %s, " % (city, theme))]
            assert len(found) == 1, (lang, city, theme, found)
            assert re.search(r"\D%d\D+20$" % (cities.index(city) + 1), found[0]), found


def without_empty_pages(nodes):
    """GTK 4.8 shows the bus what is hidden too: pages that nothing was given to."""
    kept, hidden_below = [], None
    for node in nodes:
        if hidden_below is not None and node.depth > hidden_below:
            continue
        hidden_below = None
        if re.fullmatch("Inno(Funding|LeadThemes)Page", node.name):
            hidden_below = node.depth
        kept.append(node)
    return kept


def check_names(nodes, lang):
    bad = [node for node in nodes
           if (node.focusable or "button" in node.role) and node.role not in UNNAMED_BY_GTK
           and (not node.name.strip() or CLASS_NAME.match(node.name))]
    assert not bad, (lang, bad)


def test_what_can_have_the_focus_has_a_name():
    for lang in LANGS:
        check_names(sample(lang), lang)


def test_the_tables_have_names():
    needs_hidden("en")
    for lang in LANGS:
        names = [node.name for node in sample(lang) if node.role == "tree table"]
        assert len(names) == 2 and all(names) and names[0] != names[1], (lang, names)


def test_the_window_says_how_old_the_data_is():
    for lang, day in (("en", "10 April 2025"), ("fi", "10.4.2025"), ("sv", "10.4.2025")):
        assert [n for n in sample(lang) if n.role in ("panel", "grouping") and day in n.name], (lang, day)


def cells(nodes, which):
    """The names of the cells of a table."""
    tables = [i for i, node in enumerate(nodes) if node.role == "tree table"] + [None]
    if len(tables) < which + 2:
        return set()
    return {node.name for node in nodes[tables[which]:tables[which + 1]]
            if node.role == "table cell"}


def test_cells_are_named_by_row_and_column():
    needs_hidden("en")
    for lang in LANGS:
        answer = table(*FUNDING, "--lang", lang, "--share")
        names = cells(sample(lang), 0)
        for row, column in itertools.product(answer["rows"], answer["columns"]):
            if column["kind"] in ("share", "cents"):
                start = "%s, %s: " % (row[1], column["label"])
                found = [name for name in names if name.startswith(start)]
                assert len(found) == 1, (lang, start, found)
                check_cell(found[0][len(start):], column["kind"],
                           row[answer["columns"].index(column)])


def check_cell(text, kind, value):
    digits = re.sub(r"[^\d]", "", text)
    if kind == "cents":
        assert int(digits) == value, (text, value)
    else:
        assert abs(int(digits) / 1000 - value) < 0.001, (text, value)


def is_checked(nodes, name):
    return any(node.checked for node in nodes if node.role == "radio button" and node.name == name)


def test_the_table_is_a_key_away():
    with window.Window("--sample") as program_window:
        nodes = program_window.marks(N_MARKS)
        assert is_checked(nodes[:nodes.index(window.charts(nodes)[0])], "Chart")
        program_window.press(ord("t"))
        program_window.wait(lambda n: is_checked(n, "Table"), "the table")
        window.click(window.find(nodes, "radio button", "Chart"))
        program_window.wait(lambda n: not is_checked(n, "Table"), "the chart")


def selected(nodes, chart=0):
    return [mark.name for mark in window.marks(nodes, chart) if mark.selected]


def test_what_is_selected_is_selected_on_every_page():
    with window.Window("--sample") as program_window:
        nodes = program_window.marks(N_MARKS)
        assert not selected(nodes) and not selected(nodes, 1)
        program_window.press(0xFF57)  # End: the total, which is a row here and a column there
        program_window.press(ord(" "))
        nodes = program_window.wait(lambda n: len(selected(n, 1)) > 10, "both pages")
        assert selected(nodes) == [mark.name for mark in window.marks(nodes)][-5:]
        program_window.press(ord(" "))
        program_window.wait(lambda n: not selected(n) and not selected(n, 1), "nothing selected")


def test_keys_switch_the_language_at_once():
    with window.Window("--sample") as program_window:
        program_window.marks(N_MARKS)
        for key, lang in (("2", "sv"), ("1", "fi"), ("3", "en"), ("2", "sv")):
            program_window.press(ord(key), window.CONTROL)
            own = {"fi": "Suomi", "sv": "Svenska", "en": "English"}[lang]
            program_window.wait(lambda n: is_checked(n, own), own)
            program_window.check(check_marks, lang)


def test_buttons_switch_the_language_and_it_is_kept():
    with window.Window("--sample") as program_window:
        nodes = program_window.marks(N_MARKS)
        window.click(window.find(nodes, "radio button", "Svenska"))
        program_window.check(check_marks, "sv")
    assert "language='sv'" in program_window.read_settings()


def test_the_language_of_the_session():
    with window.Window("--sample", lang="", LANGUAGE="sv:fi") as program_window:
        program_window.check(check_marks, "sv")


def test_the_first_run_offers_three_ways():
    with window.Window("--portfolio", program.folder()) as program_window:
        nodes = program_window.wait(
            lambda n: any(x.name.startswith("Open the sample") for x in n), "the first run")
        check_names(without_empty_pages(nodes), "en")
        names = [node.name for node in nodes if node.role == "push button"]
        for start in ("Connect…", "Open…", "Open the sample"):
            assert [name for name in names if name.startswith(start)], (start, names)
        assert not window.marks(nodes)
        button = [n for n in nodes if n.role == "push button"
                  and n.name.startswith("Open the sample")]
        window.click(button[0])
        program_window.check(check_marks, "en")


def check_unchanged(nodes, before):
    assert [mark.name for mark in window.marks(nodes)] == before


def test_a_failed_refresh_changes_only_the_banner():
    server, folder = StaticServer(), program.folder()
    url = server.serve("/p.json", program.SAMPLE.read_bytes())
    program.succeed("sync", url, "--portfolio", folder)
    with window.Window("--portfolio", folder) as program_window:
        before = [mark.name for mark in window.marks(program_window.marks(N_MARKS))]
        server.serve("/p.json", b"<html>Log in</html>")
        program_window.press(0xFFC2)  # F5
        nodes = program_window.wait(lambda n: any("Not up to date" in x.name for x in n), "banner")
        program_window.check(check_unchanged, before)
        server.serve("/p.json", program.SAMPLE.read_bytes())
        window.click(next(n for n in nodes if n.role == "push button" and "Try again" in n.name))
        program_window.wait(
            lambda n: not any("Not up to date" in x.name for x in n), "what came")
        program_window.check(check_unchanged, before)


def test_signals_end_it_and_leave_nothing():
    for number in (signal.SIGTERM, signal.SIGINT):
        temporary = program.folder()
        program_window = window.Window("--sample", TMPDIR=str(temporary))
        program_window.marks(N_MARKS)
        assert os.listdir(temporary)
        program_window.end(number)
        assert not os.listdir(temporary)


def draw_once(case):
    """Opens a window, which says when it is drawn and closes itself."""
    lang, style, (width, height) = case
    settings = {"language": repr(lang), "style": repr(style), "window-width": width,
                "window-height": height}
    done = subprocess.run([program.BINARY, "--sample"], stdin=subprocess.DEVNULL, timeout=60,
                          capture_output=True, encoding="utf-8",
                          env=window.environment(settings, GTK_A11Y="none", INNOCITIES_BENCH="1"))
    if done.returncode == 0 and done.stdout == "first-frame\n" and not done.stderr:
        return None
    return case, done.returncode, done.stdout, done.stderr


def test_no_size_style_or_language_is_complained_of():
    every = list(itertools.product(LANGS, ("light", "dark"), SIZES))
    started = time.monotonic()
    with futures.ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        faults = [fault for fault in pool.map(draw_once, every) if fault is not None]
    assert not faults, faults
    print("# %d windows in %.1f s" % (len(every), time.monotonic() - started))


if __name__ == "__main__":
    reason = lacking()
    if reason is not None:
        print("1..0 # SKIP " + reason)
        sys.exit(0)
    import window
    window.hold_display()
    window.atspi_walk.start_bus()
    sys.exit(cases.run(globals()))
