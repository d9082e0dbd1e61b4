#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command sync against web servers that behave, and against all that can come
instead of a portfolio: nothing of it may change what is here."""

import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time

import program
from program import fail, run, succeed

sys.path.insert(0, str(program.ROOT / "tests/sample"))
import cases  # noqa: E402
from static_server import StaticServer  # noqa: E402

SERVER = StaticServer()
NAMES = ("added", "changed", "removed", "sent", "conflicts", "quarantined")
REPORT = re.compile("^" + " ".join(r"%s (\d+)" % name for name in NAMES) + r"\n$")
DOCUMENT = json.dumps(program.sample_document(), ensure_ascii=False).encode()
N_DOCS = len(program.sample_document()["docs"])
NOBODY = 65534


def report(answer):
    """The numbers of a sync that was done, without those that are 0."""
    assert answer.status == 0, answer
    match = REPORT.match(answer.text)
    assert match, answer
    return {name: int(n) for name, n in zip(NAMES, match.groups()) if n != "0"}


def sync(folder, url=None, *words, **options):
    return report(succeed("sync", *([url] if url else []), "--portfolio", folder, *words, **options))


def pictures(folder, **options):
    """All that can be seen of a portfolio, as bytes."""
    questions = [("funding-shares",), ("funding-shares", "--by", "city", "--share"),
                 ("funding-shares", "--measure", "projects", "--by", "theme"), ("lead-themes",)]
    return [succeed("table", *words, "--format", "json", "--portfolio", folder, **options).bytes
            for words in questions]


def filled(**options):
    """A folder that was synchronized from a server of ours."""
    folder = program.folder()
    assert sync(folder, SERVER.serve("/p.json", DOCUMENT, **options)) == {"added": N_DOCS}
    return folder


def changed(change, seq=2):
    """The sample after a change, as bytes, with true counts."""
    document = program.sample_document()
    document["seq"] = seq
    change(document)
    return json.dumps(program.count_types(document), ensure_ascii=False).encode()


def project(document, number=0):
    return [doc for doc in document["docs"] if doc["type"] == "project"][number]


def rename(document):
    project(document)["name"]["en"] = "Another name"


def refused(folder, body, *words, **options):
    """A sync that fails with one line and changes nothing. Returns the line."""
    before = pictures(folder)
    line = fail(1, "sync", SERVER.serve("/p.json", body, **options), "--portfolio", folder, *words)
    assert pictures(folder) == before, line
    assert not [name for name in os.listdir(folder) if "broken" in name], os.listdir(folder)
    return line


def exported(folder):
    path = program.folder() / "x.json"
    succeed("export", path, "--portfolio", folder, "--with-people")
    return {doc["_id"]: doc for doc in json.loads(path.read_bytes())["docs"]}


# A server that behaves

def test_the_first_run_brings_everything():
    answer = succeed("sync", SERVER.serve("/p.json", DOCUMENT), "--portfolio", program.folder())
    assert answer.text == \
        "added %d changed 0 removed 0 sent 0 conflicts 0 quarantined 0\n" % N_DOCS
    assert len(SERVER.requests) == 1


def test_the_second_run_transfers_nothing():
    folder = filled()
    SERVER.requests.clear()
    assert sync(folder, SERVER.url("/p.json")) == {}
    assert sync(folder) == {}
    statuses = [status for _, _, status in SERVER.requests]
    assert statuses == [304, 304], SERVER.requests
    assert all("If-None-Match" in headers for _, headers, _ in SERVER.requests)


def test_without_an_etag_the_date_tells():
    folder = filled(etag=False, modified=1700000000)
    SERVER.requests.clear()
    assert sync(folder) == {}
    assert [status for _, _, status in SERVER.requests] == [304], SERVER.requests
    assert "If-Modified-Since" in SERVER.requests[0][1]


def test_without_either_the_body_tells():
    folder = filled(etag=False)
    assert sync(folder) == {} and SERVER.requests[-1][2] == 200
    assert sync(folder, SERVER.serve("/p.json", changed(rename), etag=False)) == {"changed": 1}


def test_the_server_of_python():
    web = program.folder()
    (web / "p.json").write_bytes(DOCUMENT)
    with subprocess.Popen([sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1",
                           "--directory", str(web)], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, encoding="utf-8") as server:
        try:
            port = re.search(r"port (\d+)", server.stdout.readline()).group(1)
            folder = program.folder()
            assert sync(folder, "http://127.0.0.1:%s/p.json" % port) == {"added": N_DOCS}
            assert sync(folder, "http://127.0.0.1:%s/p.json" % port) == {}
            assert sync(folder) == {}
            (web / "p.json").write_bytes(changed(rename))
            os.utime(web / "p.json", (time.time() + 5, time.time() + 5))
            assert sync(folder) == {"changed": 1}
            fail(1, "sync", "http://127.0.0.1:%s/" % port, "--portfolio", folder)
        finally:
            server.terminate()
        log = server.stderr.read()
    assert re.findall(r'" (\d+) ', log) == ["200", "304", "304", "200", "200"], log


def test_what_changed_is_counted():
    def change(document):
        docs = document["docs"]
        gone = [doc for doc in docs if doc["type"] == "observation"][:3]
        document["docs"] = [doc for doc in docs if doc not in gone]
        document["docs"].append(dict(project(document), _id="project:another"))
        rename(document)
        project(document, 1)["status"] = "planned"
    folder = filled()
    body = changed(change)
    assert sync(folder, SERVER.serve("/p.json", body)) == {"added": 1, "changed": 2, "removed": 3}
    assert exported(folder) == {doc["_id"]: doc for doc in json.loads(body)["docs"]}


def test_an_export_brings_no_change():
    folder, web = filled(), program.folder()
    succeed("export", web / "x.json", "--portfolio", folder)
    assert sync(folder, SERVER.serve("/x.json", (web / "x.json").read_bytes())) == {}
    other = program.folder()
    assert sync(other, SERVER.url("/x.json")) == {"added": N_DOCS}
    assert pictures(other) == pictures(folder)


def test_people_stay_here_unless_asked_for():
    def change(document):
        document["docs"].append({"_id": "person:x", "type": "person", "name": "Maija Meikäläinen"})
    folder, out = program.folder(), program.folder()
    sync(folder, SERVER.serve("/p.json", changed(change)))
    succeed("export", out / "without.json", "--portfolio", folder)
    succeed("export", out / "with.json", "--portfolio", folder, "--with-people")
    assert "Meikäläinen" not in (out / "without.json").read_text(encoding="utf-8")
    assert "Meikäläinen" in (out / "with.json").read_text(encoding="utf-8")


def test_what_was_fetched_is_no_sample_of_ours():
    folder = filled()
    plain = succeed("table", "funding-shares", "--portfolio", folder).bytes
    assert plain == succeed("table", "funding-shares", "--sample").bytes


# What may come instead of a portfolio

def test_faults_of_the_body_change_nothing():
    folder = filled()
    head, _, tail = DOCUMENT.partition(b'"seq": 1')
    assert tail
    bodies = {
        "cut by whoever wrote it": DOCUMENT[:len(DOCUMENT) // 2],
        "empty": b"",
        "blank": b" \n\t ",
        "a web page": b"<!DOCTYPE html><html><body>Log in</body></html>",
        "arrays without end": b"[" * 200000,
        "arrays": b"[" * 200000 + b"]" * 200000,
        "arrays in a document": changed(rename).replace(
            b'"Another name"', b"[" * 200000 + b"]" * 200000),
        "objects without end": b'{"a":' * 200000,
        "a key twice in the head": head + b'"seq": 1, "seq": 2' + tail,
        "two roots": DOCUMENT + DOCUMENT,
        "something behind it": DOCUMENT + b"x",
        "null": b"null", "a number": b"7", "a text": b'"innocities-portfolio"', "a list": b"[]",
        "an object": b"{}", "an object of another kind": b'{"name":"x","docs":[]}',
        "a lone zero byte": b"\0",
        "a head that is not UTF-8": head + b'"x": "\xc5", "seq": 1' + tail,
        "a head beyond 2^53": head + b'"seq": 9223372036854775808' + tail,
        "a head that is no number": head + b'"seq": "1"' + tail,
        "no documents": changed(lambda document: document.pop("docs") and document.update(docs=[])),
    }
    for name, body in bodies.items():
        try:
            assert len(refused(folder, body)) < 400
        except AssertionError as fault:
            raise AssertionError(name) from fault


def test_a_broken_connection_changes_nothing():
    folder = filled()
    refused(folder, changed(rename), cut=100000)
    assert len(SERVER.requests) > 1, "it was not tried again"


def test_statuses_of_failure_change_nothing():
    folder = filled()
    for status in (400, 401, 403, 404, 410, 418, 500, 503):
        refused(folder, changed(rename), status=status, headers={"Retry-After": "0"})


def test_wrong_heads_change_nothing():
    folder = filled()
    changes = {
        "a later version": {"schema": {"major": 2, "minor": 0}},
        "no version": {"schema": None},
        "another format": {"format": "innocities-portfolios"},
        "another portfolio": {"dataset_id": "11111111-2222-3333-4444-555555555555"},
        "too many counted": {"counts": dict(program.sample_document()["counts"], project=180)},
        "too few counted": {"counts": dict(program.sample_document()["counts"], project=178)},
        "a kind that does not come": {"counts": dict(program.sample_document()["counts"], person=1)},
    }
    for name, change in changes.items():
        document = dict(program.sample_document(), seq=2, **change)
        line = refused(folder, json.dumps(document).encode())
        assert name != "a later version" or "later version" in line, line


def quarantine(folder, damage):
    """A change of two projects, of which one is damaged: the other is taken in."""
    def change(document):
        project(document, 0)["name"]["en"] = "MARK"
        project(document, 1)["name"]["en"] = "Another name"
    before = exported(folder)
    first, second = (project(program.sample_document(), n)["_id"] for n in (0, 1))
    body = damage(changed(change))
    answer = run("sync", SERVER.serve("/p.json", body), "--portfolio", folder)
    assert report(answer) == {"changed": 1, "quarantined": 1}, answer
    after = exported(folder)
    assert after[first] == before[first], "the old copy is lost"
    assert after[second]["name"]["en"] == "Another name"
    assert set(after) == set(before)


def test_a_damaged_record_is_left_out_and_the_rest_comes():
    amount = re.compile(rb'(?s)("MARK".*?"amount_cents": )(-?\d+)')
    damages = {
        "a key twice": lambda body: body.replace(b'"MARK"', b'"MARK", "en": "MARK"', 1),
        "2^63": lambda body: amount.sub(rb"\g<1>9223372036854775808", body, count=1),
        "2^53": lambda body: amount.sub(rb"\g<1>9007199254740992", body, count=1),
        "not UTF-8": lambda body: body.replace(b'"MARK"', b'"\xc5bo"', 1),
        "a text of half a character": lambda body: body.replace(b'"MARK"', b'"\\ud800"', 1),
        "a fraction of a cent": lambda body: amount.sub(rb"\g<1>1.5", body, count=1),
        "an amount as text": lambda body: amount.sub(rb'\g<1>"100"', body, count=1),
    }
    for name, damage in damages.items():
        try:
            quarantine(filled(), damage)
        except AssertionError as fault:
            raise AssertionError(name) from fault


def test_a_record_mended_comes_after_all():
    folder = filled()
    quarantine(folder, lambda body: body.replace(b'"MARK"', b'"MARK", "en": "MARK"', 1))
    assert sync(folder, SERVER.serve("/p.json", changed(rename, seq=3))) == {"changed": 2}
    assert not [doc for doc in exported(folder).values() if doc.get("name") == "MARK"]


# What has to be agreed to

def test_much_removed_needs_a_word():
    def change(document):
        gone = [doc for doc in document["docs"] if doc["type"] == "project"][-30:]
        document["docs"] = [doc for doc in document["docs"] if doc not in gone]
    folder = filled()
    line = refused(folder, changed(change))
    assert "--accept-removal" in line, line
    refused(folder, changed(change), "--accept-rollback")
    assert sync(folder, None, "--accept-removal") == {"removed": 30}
    assert len(exported(folder)) == N_DOCS - 30


def test_older_data_needs_a_word():
    folder = program.folder()
    assert sync(folder, SERVER.serve("/p.json", changed(lambda document: None, seq=7)))
    line = refused(folder, changed(rename, seq=6))
    assert "--accept-rollback" in line, line
    refused(folder, changed(rename, seq=6), "--accept-removal")
    assert sync(folder, None, "--accept-rollback") == {"changed": 1}


# Addresses

def test_addresses_that_are_refused_ask_nobody():
    folder = filled()
    before = pictures(folder)
    proxy = SERVER.url("")
    SERVER.requests.clear()
    for url in ("http://192.0.2.1/p.json", "http://example.org/p.json", "http://0.0.0.0:1/p.json",
                "http://127.0.0.1.example.org/", "http://[2001:db8::1]/", "http://10.0.0.1/",
                "ftp://127.0.0.1/p.json", "file:///etc/hostname", "/etc/hostname", "p.json", "",
                "https://", "https:///p.json", "javascript:alert(1)", "http://127.0.0.1@192.0.2.1/",
                "https://me:secret@127.0.0.1/", "https://127.0.0.1/#x"):
        started = time.monotonic()
        line = fail(1, "sync", url, "--portfolio", folder,
                    http_proxy=proxy, https_proxy=proxy, all_proxy=proxy)
        assert "secret" not in line and time.monotonic() - started < 5, line
    assert not SERVER.requests and pictures(folder) == before
    assert sync(folder) == {}, "a wrong address took the place of the right one"


def test_nobody_there():
    line = fail(1, "sync", "http://127.0.0.1:1/p.json", "--portfolio", program.folder())
    assert "127.0.0.1" in line


def test_a_redirect_elsewhere_is_not_followed():
    folder = filled()
    other = StaticServer()
    url = other.serve("/p.json", changed(rename))
    refused(folder, b"", status=302, headers={"Location": url})
    refused(folder, b"", status=302, headers={"Location": "file:///etc/hostname"})
    refused(folder, b"", status=302, headers={"Location": "/p.json"})
    assert not other.requests


def test_without_an_address_one_is_asked_for():
    assert "address" in fail(1, "sync", "--portfolio", program.folder())


def test_a_failed_first_run_leaves_an_empty_portfolio():
    folder = program.folder()
    fail(1, "sync", SERVER.serve("/p.json", b"<html>"), "--portfolio", folder)
    fail(1, "table", "funding-shares", "--portfolio", folder)
    assert sync(folder, SERVER.serve("/p.json", DOCUMENT)) == {"added": N_DOCS}


# Processes that end, and that meet

def start(folder, url):
    return subprocess.Popen([program.BINARY, "sync", url, "--portfolio", str(folder)],
                            env=program.environment(), stdin=subprocess.DEVNULL,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")


def interrupted(folder, url):
    """Presses Ctrl+C once the server was asked; returns what was said."""
    with start(folder, url) as process:
        assert SERVER.asked.wait(30)
        time.sleep(0.1)
        pressed = time.monotonic()
        process.send_signal(signal.SIGINT)
        try:
            out, faults = process.communicate(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    assert time.monotonic() - pressed < 5, "it went on for long"
    assert process.returncode == 1 and not out and faults.count("\n") == 1, \
        (process.returncode, out, faults)
    return faults


def test_an_interrupt_ends_it_at_once():
    folder, hold = filled(), threading.Event()
    before = pictures(folder)
    interrupted(folder, SERVER.serve("/p.json", changed(rename), hold=hold))
    hold.set()
    # And while it waits to try again.
    interrupted(folder, SERVER.serve("/p.json", b"", status=503, headers={"Retry-After": "30"}))
    assert pictures(folder) == before
    assert sync(folder, SERVER.serve("/p.json", changed(rename))) == {"changed": 1}


def test_killed_while_it_receives():
    folder, hold = filled(), threading.Event()
    before = pictures(folder)
    with start(folder, SERVER.serve("/p.json", changed(rename), hold=hold)) as process:
        assert SERVER.asked.wait(30)
        process.kill()
    hold.set()
    assert pictures(folder) == before
    assert sync(folder, SERVER.serve("/p.json", changed(rename))) == {"changed": 1}


def test_killed_at_any_moment():
    rng = random.Random(4711)
    folder = filled()
    old = pictures(folder)

    def double(document):
        for doc in document["docs"]:
            for row in doc.get("funding", {}).values():
                row["amount_cents"] = row["amount_cents"] and row["amount_cents"] * 2
    body = changed(double)
    url = SERVER.serve("/p.json", body)
    for _ in range(12):
        SERVER.asked.clear()
        with start(folder, url) as process:
            SERVER.asked.wait(30)
            time.sleep(rng.uniform(0, 0.12))
            process.kill()
        seen = pictures(folder)
        if seen != old:
            break
    sync(folder, url)
    fresh = program.folder()
    sync(fresh, url)
    assert seen in (old, pictures(fresh)), "half of it was taken in"
    assert pictures(folder) == pictures(fresh)


def test_many_at_once():
    folder = filled()
    url = SERVER.serve("/p.json", changed(rename))
    processes = [start(folder, url) for _ in range(4)]
    total = 0
    for process in processes:
        out, faults = process.communicate(timeout=60)
        if process.returncode == 0:
            total += int(re.search(r"changed (\d+)", out).group(1))
            assert not faults, faults
        else:
            assert process.returncode == 1 and faults.count("\n") == 1, faults
    assert total == 1, "the change was made %d times" % total
    assert sync(folder) == {}


# Folders that are damaged, or not ours to write

def test_a_damaged_copy_is_set_aside_and_fetched_anew():
    for damage in (b"no database at all" * 500, b""):
        folder = filled()
        before = pictures(folder)
        for name in os.listdir(folder):
            if name.startswith("cache.db-"):
                os.unlink(folder / name)
        (folder / "cache.db").write_bytes(damage)
        answer = run("sync", SERVER.url("/p.json"), "--portfolio", folder)
        assert report(answer) == {"added": N_DOCS}, answer
        assert len(answer.faults) == 1 and "set aside" in answer.faults[0], answer
        assert pictures(folder) == before


def test_a_damaged_copy_is_said_in_one_line():
    folder = filled()
    (folder / "cache.db").write_bytes(b"no database at all" * 500)
    fail(1, "table", "funding-shares", "--portfolio", folder)
    fail(1, "table", "funding-shares", "--portfolio", folder)


def as_nobody():
    """Who may not write where only its owner may."""
    if os.geteuid() != 0:
        return {}
    try:
        done = subprocess.run([program.BINARY, "--version"], user=NOBODY, check=True,
                              env=program.environment(), capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        raise cases.Skip("another user cannot run the program") from None
    if done.stderr:
        raise cases.Skip("another user may not write down which lines ran")
    return {"user": NOBODY}


def test_a_folder_that_cannot_be_written_to_can_be_read():
    folder = filled()
    before = pictures(folder)
    user = as_nobody()
    os.chmod(program.box.name, 0o755)
    for name in os.listdir(folder):
        (folder / name).chmod(0o444)
    folder.chmod(0o555)
    try:
        assert pictures(folder, **user) == before
        url = SERVER.serve("/p.json", changed(rename))
        fail(1, "sync", url, "--portfolio", folder, **user)
        assert pictures(folder, **user) == before
    finally:
        folder.chmod(0o755)
        os.chmod(program.box.name, 0o700)


def test_a_sample_is_never_kept():
    report(succeed("--sample", "sync", SERVER.serve("/p.json", DOCUMENT)))
    assert not os.listdir(program.temporary), os.listdir(program.temporary)


if __name__ == "__main__":
    sys.exit(cases.run(globals()))
