#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sync core and the verb sync against a pouchdb-server: what four desks do with
one shared database on a good day, and what an administrator does to it."""

import asyncio
import contextlib
import functools
import json
import shutil
import sys

import program
import servers
from cases import run as run_cases
from desk import Desk
from program import fail, succeed
from servers import ADMIN, ANNA, BO

# Of InnoSyncError.
SIGN_IN, ROLLED_BACK, MASS_DELETE = 13, 19, 20

# A page of the feed is 500 documents, and one of the outbox 200.
MANY = 620

READERS_ONLY = """function (doc, old, user) {
  if (user.roles.indexOf('_admin') < 0) { throw({forbidden: 'This is for reading.'}); }
}"""


@functools.cache
def shared_server():
    server = servers.PouchServer()
    server.start()
    return server


def database(members=()):
    """A new database; returns its server and its name."""
    server = shared_server()
    database.n = getattr(database, "n", 0) + 1
    name = "db%d" % database.n
    server.create(name, members)
    return server, name


def project(slug, **members):
    return {"_id": "project:" + slug, "type": "project", "kind": "project", "status": "ongoing",
            "name": {"fi": "Hanke " + slug, "sv": None, "en": None},
            "cities": [], "themes": [], "funding": {}, **members}


def row(cents):
    return {"source": "funding_source:erdf", "measure": "granted", "year": 2025, "amount_cents": cents}


@contextlib.asynccontextmanager
async def office(url, *names, login=ADMIN):
    """Desks with folders of their own, in a database that was set up by the first."""
    async with contextlib.AsyncExitStack() as stack:
        desks = [await stack.enter_async_context(
                     Desk(name, program.folder(), url, "--login", ":".join(login))) for name in names]
        await well(desks[0], "set-up")
        for desk in desks[1:]:
            await well(desk)
        yield desks


async def well(desk, *flags):
    """A sync that must do. Returns the numbers that are not 0."""
    report = await desk.sync(*flags)
    assert "error" not in report, report
    return {name: n for name, n in report.items() if n and name not in ("n", "unchanged")}


async def badly(desk, code, *flags):
    """A sync that must be refused so, and changes nothing that can be seen."""
    before = desk.documents()
    report = await desk.sync(*flags)
    assert (report.get("domain"), report.get("code")) == ("inno-sync-error-quark", code), report
    assert desk.documents() == before
    return report


async def create(desk, *slugs):
    for slug in slugs:
        answer = await desk.order("create", document=project(slug))
        assert "error" not in answer, answer


async def put(desk, slug, path, value):
    answer = await desk.order("put", id="project:" + slug, path=path, value=value)
    assert answer.get("after"), answer


def in_loop(case):
    """A case that awaits, for a runner that does not."""
    @functools.wraps(case)
    def run():
        asyncio.run(case())
    return run


def conflicts(desk):
    rows = desk.query("outbox.db", "SELECT document, path, mine, theirs FROM conflict")
    return {(name, path): (mine, theirs) for name, path, mine, theirs in rows}


# The verb

def test_an_empty_database_is_set_up_when_somebody_says_so():
    server, name = database()
    folder = program.folder()
    line = fail(1, "sync", server.url + name, "--portfolio", folder)
    assert "--set-up" in line, line
    assert not server.documents(name), server.documents(name)

    answer = succeed("sync", server.url + name, "--set-up", "--portfolio", folder)
    assert answer.text.startswith("added 1 changed 0 removed 0 sent 0 "), answer
    head = server.documents(name)["meta:dataset"]
    assert head["format"] == "innocities-portfolio" and head["schema"]["major"] == 1, head


def test_the_address_of_the_server_alone_is_not_enough():
    line = fail(1, "sync", shared_server().url, "--portfolio", program.folder())
    assert "database" in line, line


def test_a_database_of_something_else_is_left_alone():
    server, name = database()
    server.ask("PUT", name + "/recipe", {"type": "cake"})
    fail(1, "sync", server.url + name, "--set-up", "--portfolio", program.folder())
    assert set(server.documents(name)) == {"recipe"}


def test_the_verb_takes_in_pages_and_then_what_is_new():
    server, name = database()
    folder = program.folder()
    succeed("sync", server.url + name, "--set-up", "--portfolio", program.folder())
    server.ask("POST", name + "/_bulk_docs", {"docs": [project("p%d" % i) for i in range(MANY)]})
    assert succeed("sync", server.url + name, "--portfolio", folder).text.startswith("added %d " % (MANY + 1))
    assert succeed("sync", "--portfolio", folder).text.startswith("added 0 changed 0 removed 0 ")

    server.ask("PUT", name + "/project:new", project("new"))
    assert succeed("sync", "--portfolio", folder).text.startswith("added 1 changed 0 removed 0 ")


def test_answers_are_compressed_where_they_are_long():
    server, name = database()
    server.ask("POST", name + "/_bulk_docs", {"docs": [project("p%d" % i) for i in range(20)]})
    _, headers, _ = servers.request("GET", server.url + name + "/_all_docs?include_docs=true", login=ADMIN,
                                    headers={"Accept-Encoding": "gzip"})
    assert headers["Content-Encoding"] == "gzip", headers


# Signing in

@in_loop
async def test_who_has_not_signed_in_sees_nothing_and_keeps_what_is_here():
    server, name = database(members=[ANNA[0]])
    for login in (ANNA, BO):
        server.add_user(login)
    url = server.url + name
    line = fail(1, "sync", url, "--portfolio", program.folder())
    assert "401" in line, line

    async with office(url, "Anna", login=ANNA) as [anna]:
        await create(anna, "a")
        assert await well(anna) == {"sent": 1}
        for login in ((ANNA[0], "wrong"), BO):
            async with Desk("Bo", program.folder(), url, "--login", ":".join(login)) as bo:
                await create(bo, "b")
                await badly(bo, SIGN_IN)
                assert set(bo.documents()) == {"project:b"}
    assert "project:b" not in server.documents(name)


@in_loop
async def test_what_the_server_forbids_waits_with_its_reason():
    server, name = database()
    server.add_user(ANNA)
    async with office(server.url + name, "Admin") as [admin]:
        await create(admin, "a")
        await well(admin)
    server.ask("PUT", name + "/_design/readers", {"validate_doc_update": READERS_ONLY})

    async with Desk("Anna", program.folder(), server.url + name, "--login", ":".join(ANNA)) as anna:
        assert (await well(anna))["added"] >= 1
        await put(anna, "a", "beneficiary", "Oulu")
        assert (await well(anna)).get("refused") == 1
        assert anna.documents()["project:a"]["beneficiary"] == "Oulu"
        [reason] = anna.query("outbox.db", "SELECT reason FROM refusal WHERE document = 'project:a'")
        assert "reading" in reason[0], reason
    assert "beneficiary" not in server.documents(name)["project:a"]


# Sending and taking in

@in_loop
async def test_what_one_makes_the_others_have():
    server, name = database()
    async with office(server.url + name, "Anna", "Bo") as [anna, bo]:
        await create(anna, *["p%d" % i for i in range(MANY)])
        assert await well(anna) == {"sent": MANY}
        assert (await well(bo))["added"] == MANY
        assert await well(anna) == await well(bo) == {}
        stored = server.documents(name)
        assert stored["project:p7"]["edit"]["by"] == "Anna", stored["project:p7"]
        assert stored["project:p7"]["name"]["fi"] == "Hanke p7"


@in_loop
async def test_different_fields_are_merged_without_a_word():
    server, name = database()
    async with office(server.url + name, "Anna", "Bo") as [anna, bo]:
        await create(anna, "a")
        await well(anna)
        await well(bo)
        await put(anna, "a", "funding/f1", row(100))
        await put(bo, "a", "funding/f2", row(9007199254740991))
        await put(bo, "a", "name/sv", "Projekt a")
        for desk in (anna, bo, anna):
            await well(desk)
        assert not conflicts(anna) and not conflicts(bo)
        stored = server.documents(name)["project:a"]
        assert stored["funding"] == {"f1": row(100), "f2": row(9007199254740991)}, stored
        assert stored["name"]["sv"] == "Projekt a", stored


@in_loop
async def test_one_field_of_two_writers_is_shown_to_the_second():
    server, name = database()
    async with office(server.url + name, "Anna", "Bo") as [anna, bo]:
        await create(anna, "a")
        await well(anna)
        await well(bo)
        await put(anna, "a", "beneficiary", "Oulu")
        await put(bo, "a", "beneficiary", "Espoo")
        await put(bo, "a", "authority", "ELY")
        await well(anna)
        assert (await well(bo))["conflicts"] == 1
        await well(anna)
        assert conflicts(bo) == {("project:a", "beneficiary"): ('"Espoo"', '"Oulu"')}, conflicts(bo)
        assert not conflicts(anna)
        for copy in (server.documents(name), anna.documents(), bo.documents()):
            assert copy["project:a"]["beneficiary"] == "Oulu", copy
            assert copy["project:a"]["authority"] == "ELY", copy


@in_loop
async def test_two_branches_of_the_server_become_one():
    server, name = database()
    async with office(server.url + name, "Anna", "Bo") as [anna, bo]:
        await create(anna, "a")
        await well(anna)
        await well(bo)
        # As a replication writes them.
        first = server.documents(name)["project:a"]
        for member, digit in (("beneficiary", "a"), ("authority", "b")):
            number, _, digest = first["_rev"].partition("-")
            revs = {"start": int(number) + 1, "ids": [digit * 32, digest]}
            server.ask("POST", name + "/_bulk_docs", {"new_edits": False, "docs": [
                dict(first, _rev="%d-%s" % (revs["start"], digit * 32), _revisions=revs, **{member: member})]})
        assert server.documents(name)["project:a"].get("_conflicts"), server.documents(name)
        for desk in (anna, bo, anna, bo):
            await well(desk)
        merged = server.documents(name)["project:a"]
        assert "_conflicts" not in merged, merged
        assert (merged.get("beneficiary"), merged.get("authority")) == ("beneficiary", "authority"), merged
        assert anna.documents()["project:a"]["authority"] == bo.documents()["project:a"]["authority"]


# Deleting

@in_loop
async def test_what_is_deleted_is_deleted_everywhere_and_leaves_little():
    server, name = database()
    async with office(server.url + name, "Anna", "Bo") as [anna, bo]:
        await create(anna, "a", "b")
        await well(anna)
        await well(bo)
        await anna.order("delete", id="project:a")
        assert await well(anna) == {"sent": 1}
        assert await well(bo) == {"removed": 1}
        assert set(bo.documents()) & {"project:a", "project:b"} == {"project:b"}
        [change] = [change for change in server.ask("GET", name + "/_changes?include_docs=true")["results"]
                    if change["id"] == "project:a"]
        assert change["deleted"] and "name" not in change["doc"], change


@in_loop
async def test_many_deletes_ask_first():
    server, name = database()
    async with office(server.url + name, "Anna") as [anna]:
        slugs = ["p%d" % i for i in range(20)]
        await create(anna, *slugs)
        await well(anna)
        for slug in slugs[:15]:
            await anna.order("delete", id="project:" + slug)
        await badly(anna, MASS_DELETE)
        assert len(server.documents(name)) == 21
        await well(anna, "send-deletes")
        assert len(server.documents(name)) == 6


@in_loop
async def test_what_was_edited_over_an_open_choice_survives_a_removal():
    server, name = database()
    async with office(server.url + name, "Anna", "Bo") as [anna, bo]:
        await create(anna, "a")
        await well(anna)
        await well(bo)
        for desk, city in ((anna, "Oulu"), (bo, "Espoo")):
            await put(desk, "a", "beneficiary", city)
            await well(desk)
        assert ("project:a", "beneficiary") in conflicts(bo), conflicts(bo)
        await put(bo, "a", "beneficiary", "Vaasa")
        await anna.order("delete", id="project:a")
        await well(anna)
        await well(bo)
        kept = json.dumps([list(conflicts(bo).values()), bo.documents().get("project:a"),
                           bo.query("outbox.db", "SELECT value FROM history")])
        assert "Espoo" in kept and "Vaasa" in kept, kept


# Backups

@contextlib.asynccontextmanager
async def set_back():
    """A server that an administrator set back to yesterday's copy of its folder, and
    the two who had worked since."""
    with servers.PouchServer() as server:
        url = server.create("portfolio")
        async with office(url, "Anna", "Bo") as [anna, bo]:
            await create(anna, "a", "b")
            await well(anna)
            server.kill()
            shutil.copytree(server.data, server.folder / "backup")
            server.start()

            await put(anna, "a", "beneficiary", "Oulu")
            await create(anna, "c")
            await well(anna)
            await well(bo)
            server.kill()
            shutil.rmtree(server.data)
            (server.folder / "backup").rename(server.data)
            server.start()
            assert "project:c" not in server.documents("portfolio")
            yield server, anna, bo


@in_loop
async def test_a_server_set_back_to_a_backup_is_noticed():
    async with set_back() as (server, anna, bo):
        await put(bo, "a", "authority", "ELY")
        for desk in (anna, bo, anna):
            await badly(desk, ROLLED_BACK)
        assert "authority" not in server.documents("portfolio")["project:a"]
        # Nothing of the server is to be seen either, as it does not say what is new.
        server.ask("PUT", "portfolio/project:z", project("z"))
        await badly(anna, ROLLED_BACK)


@in_loop
async def test_a_server_set_back_is_given_what_it_lost():
    async with set_back() as (server, anna, bo):
        await put(bo, "a", "authority", "ELY")
        await well(anna, "give-ours")
        await well(bo)
        await well(anna)
        stored = server.documents("portfolio")
        assert stored["project:a"]["beneficiary"] == "Oulu", stored
        assert stored["project:a"]["authority"] == "ELY", stored
        assert "project:c" in stored and "_conflicts" not in stored["project:a"], stored
        for desk in (anna, bo):
            assert desk.documents()["project:a"]["authority"] == "ELY", desk.documents()


@in_loop
async def test_what_a_server_set_back_has_is_taken():
    async with set_back() as (server, anna, bo):
        await well(anna, "take-servers")
        await well(anna)
        here = anna.documents()
        assert "project:c" not in here and "beneficiary" not in here["project:a"], here


@in_loop
async def test_another_portfolio_behind_the_address_is_not_mixed_in():
    server, name = database()
    async with office(server.url + name, "Anna") as [anna]:
        await create(anna, "a")
        await well(anna)
        before = json.dumps(anna.documents(), sort_keys=True)
        server.ask("DELETE", name)
        server.create(name)
        async with office(server.url + name, "Bo") as [bo]:
            await create(bo, "b")
            await well(bo)
        report = await anna.sync()
        assert "error" in report, report
        assert json.dumps(anna.documents(), sort_keys=True) == before
        assert "project:a" not in server.documents(name)


if __name__ == "__main__":
    sys.exit(run_cases(globals()))
