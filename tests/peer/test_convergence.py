#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Four desks, one real server, a bad network, and kill -9 for all of them.

Each desk edits at random while it syncs; a ledger holds what everybody did. In the
end all must have the same, and every edit must be in it, or have been replaced by
somebody who had seen it, or be among the versions that people are shown.

    test_convergence.py [--seconds N] [--seeds 1,2,3 | 1-10] [--last-writer-wins]

With --last-writer-wins the desks overwrite instead of merging: that must lose."""

import argparse
import asyncio
import collections
import contextlib
import os
import pathlib
import random
import sys
import tempfile

import servers
from cases import Skip
from desk import Desk, Killed
from fault_proxy import FaultProxy
from ledger import Ledger, tokens
from tap import Tap

NAMES = ("Anna", "Bo", "Cecilia", "Daavid")
DATABASE = "portfolio"
N_PROJECTS = 12
N_SERVER_KILLS = 3
SETTLE_ROUNDS = 40
LAST_WRITER_WINS = "--last-writer-wins"

# Names of InnoSyncError and of what else may come of a bad network.
ALARM = "inno-sync-error-quark", 19  # the server was set back: it never was


class Run:
    """One seed."""

    def __init__(self, seed, seconds, options):
        self.seed = seed
        self.seconds = seconds
        self.dice = random.Random(seed)
        self.ledger = Ledger()
        self.projects = []
        self.crashes = 0
        self.faults = []
        self.errors = collections.Counter()
        self.options = options
        self.desks = []
        self.proxy = None
        self.server = None
        self.is_over = False

    # What people do

    def row(self):
        return {"source": "funding_source:erdf", "measure": "granted", "year": 2025,
                "amount_cents": self.ledger.number()}

    def create(self, desk, document):
        name = "project:" + self.ledger.text()
        self.projects.append(name)
        return "create", {"document": {
            "_id": name, "type": "project", "kind": "project", "status": "ongoing",
            "name": {"fi": self.ledger.text(), "sv": None, "en": None},
            "cities": [], "themes": [], "funding": {}}}

    def rename(self, desk, document):
        return "put", {"path": "name/" + self.dice.choice(("fi", "sv", "en")), "value": self.ledger.text()}

    def set_field(self, desk, document):
        return "put", {"path": self.dice.choice(("beneficiary", "authority")), "value": self.ledger.text()}

    def add_row(self, desk, document):
        return "put", {"path": "funding/" + self.ledger.text(), "value": self.row()}

    def change_row(self, desk, document):
        rows = sorted(document.get("funding", ()))
        if not rows:
            return self.add_row(desk, document)
        return "put", {"path": "funding/%s/amount_cents" % self.dice.choice(rows), "value": self.ledger.number()}

    def remove_row(self, desk, document):
        rows = sorted(document.get("funding", ()))
        if not rows:
            return self.add_row(desk, document)
        return "put", {"path": "funding/" + self.dice.choice(rows)}

    def add_member(self, desk, document):
        return "add", {"path": "themes", "value": "theme:" + self.ledger.text()}

    def drop_member(self, desk, document):
        if not document.get("themes"):
            return self.add_member(desk, document)
        return "drop", {"path": "themes", "value": self.dice.choice(document["themes"])}

    def delete(self, desk, document):
        return "delete", {}

    def choose(self, desk, document):
        """Between two versions of something, where there are two."""
        places = [name for name, in desk.query("outbox.db", "SELECT document FROM conflict ORDER BY 1")]
        if not places:
            return self.rename(desk, document)
        return "choose", {"id": self.dice.choice(places), "place": self.dice.randrange(1000),
                          "side": self.dice.choice(("mine", "theirs"))}

    DEEDS = ((rename, 25), (set_field, 16), (add_row, 12), (change_row, 20), (remove_row, 6),
             (add_member, 10), (drop_member, 5), (create, 3), (delete, 2), (choose, 4))

    async def edit(self, desk, deed=None):
        """One edit at a desk, entered where it was kept. What a kill leaves in doubt is
        looked up by revive()."""
        deed = deed or self.dice.choices([d for d, _ in self.DEEDS], [n for _, n in self.DEEDS])[0]
        name = self.dice.choice(self.projects) if self.projects else None
        what, words = deed(self, desk, desk.memory.get(name, {}))
        if what != "create":
            words = {"id": name, **words}
        name = words["document"]["_id"] if what == "create" else words["id"]
        desk.doubt = what
        answer = await desk.order(what, **words)
        desk.doubt = None
        if "error" in answer:
            self.faults.append("%s %s: %s" % (desk.name, what, answer["error"]))
        elif "before" in answer:
            # Who chose has seen both.
            self.ledger.enter(desk.name, name, [answer["before"], answer.get("mine"), answer.get("theirs")],
                              answer["after"], answer.get(words.get("side"), ""))
            desk.memory[name] = answer["after"] or {}
            desk.step = self.last_step(desk)

    # Crashes

    def last_step(self, desk):
        return desk.query("outbox.db", "SELECT coalesce(max(number), 0) FROM step")[0][0]

    async def revive(self, desk):
        """Kills a desk and starts it again. An edit that was under way either was kept,
        and then it counts, or it was not."""
        ended = await desk.kill()
        if ended is not None:
            self.faults.append("%s ended by itself with status %d" % (desk.name, ended))
        await desk.start()
        self.crashes += 1
        for name, before, after in desk.query(
                "outbox.db", "SELECT document, before, after FROM step_document WHERE step > ?1", desk.step):
            self.ledger.enter(desk.name, name, before or "", after or "",
                              (after or "") if desk.doubt == "choose" else "")
        desk.step = self.last_step(desk)

    async def work(self, desk):
        """What happens at one desk."""
        while not self.is_over:
            with contextlib.suppress(Killed):
                await self.edit(desk)
            await asyncio.sleep(self.dice.uniform(0, 0.06))
            if self.dice.random() < 0.015:
                async with desk.lock:
                    await self.revive(desk)

    async def sync_often(self, desk):
        while not self.is_over:
            async with desk.lock:
                pending = asyncio.ensure_future(desk.sync("send-deletes", "accept-removal"))
            with contextlib.suppress(Killed):
                self.note(desk, await pending)
            await asyncio.sleep(self.dice.uniform(0.02, 0.3))

    async def kill_server(self):
        for _ in range(N_SERVER_KILLS):
            await asyncio.sleep(self.seconds / (N_SERVER_KILLS + 1))
            self.server.kill()
            await asyncio.sleep(self.dice.uniform(0.1, 0.8))
            self.server.start()
            self.crashes += 1

    def note(self, desk, report):
        """Faults of the network are what this is about; an alarm is none of them."""
        if "error" not in report:
            return
        self.errors[report["error"]] += 1
        if (report["domain"], report["code"]) == ALARM:
            self.faults.append("%s: %s" % (desk.name, report["error"]))

    # The end

    async def settle(self):
        """The network is good again: all sync and choose until nobody has anything left to
        say."""
        self.proxy.calm = True
        for _ in range(SETTLE_ROUNDS):
            reports = [await desk.sync("send-deletes", "accept-removal") for desk in self.desks]
            is_quiet = all("error" not in report and report["unchanged"] for report in reports)
            if not await self.choose_everywhere() and is_quiet:
                return
        self.faults.append("there is no end of it: %s" % reports)

    async def choose_everywhere(self):
        """One choice of each document that has any open. Returns how many there were."""
        places = [(desk, name) for desk in self.desks
                  for name, in desk.query("outbox.db", "SELECT DISTINCT document FROM conflict ORDER BY 1")]
        for desk, name in places:
            await self.edit(desk, lambda *_, name=name: (
                "choose", {"id": name, "place": 0, "side": self.dice.choice(("mine", "theirs"))}))
        return len(places)

    def undecided(self, desk):
        """Documents of which one side is that they are not there."""
        return {name for name, in desk.query("outbox.db", "SELECT document FROM conflict WHERE path = ''")}

    def divergent(self):
        """Documents that are not the same everywhere. One that was removed at a desk and
        changed at another waits at the first for somebody to choose."""
        shared = without_revs(self.server.documents(DATABASE))
        for desk in self.desks:
            here = without_revs(desk.documents())
            for name in sorted((set(here) | set(shared)) - self.undecided(desk)):
                if name.startswith("project:") and here.get(name) != shared.get(name):
                    yield "%s: %s" % (desk.name, name)

    def shown(self):
        """What people can choose from, or find in the history: document → tokens."""
        shown = collections.defaultdict(set)
        for desk in self.desks:
            for name, *values in desk.query("outbox.db", "SELECT document, path, mine, theirs FROM conflict "
                                            "UNION ALL SELECT document, path, value, NULL FROM history"):
                for value in values:
                    shown[name] |= tokens(value or "")
            here = desk.documents()
            for name in self.undecided(desk) & set(here):
                shown[name] |= tokens(here[name])
        return shown

    async def live(self):
        """The seconds of a run, and its end."""
        for _ in range(N_PROJECTS):
            await self.edit(self.desks[0], Run.create)
        self.proxy.calm = True
        report = await self.desks[0].sync("set-up")
        if "error" in report:
            self.faults.append(report["error"])
        self.proxy.calm = False

        tasks = [asyncio.create_task(work) for desk in self.desks
                 for work in (self.work(desk), self.sync_often(desk))]
        tasks.append(asyncio.create_task(self.kill_server()))
        await asyncio.sleep(self.seconds)
        self.is_over = True
        await asyncio.gather(*tasks)
        await self.settle()

    async def run(self, box):
        """Returns the lost edits and the divergent documents."""
        with servers.PouchServer() as self.server:
            self.server.create(DATABASE)
            self.proxy = FaultProxy(self.dice, self.server.port)
            await self.proxy.start()
            async with contextlib.AsyncExitStack() as stack:
                for name in NAMES:
                    desk = Desk(name, pathlib.Path(box) / name, self.proxy.url + DATABASE,
                                "--login", ":".join(servers.ADMIN), *self.options)
                    desk.lock, desk.memory, desk.step, desk.doubt = asyncio.Lock(), {}, 0, None
                    self.desks.append(await stack.enter_async_context(desk))
                await self.live()
            await self.proxy.stop()

            self.final = self.server.documents(DATABASE)
            final = {name: tokens(doc) for name, doc in self.server.documents(DATABASE).items()}
            return list(self.ledger.lost(final, self.shown())), list(self.divergent())


    def explain(self, name):
        """What there is to find out why something of a document is lost."""
        yield "in the end: %s" % self.final.get(name)
        for edit in self.ledger.edits:
            if edit.document == name:
                yield "%s, chosen %s" % (edit, sorted(edit.chosen))
        for desk in self.desks:
            for table in ("step_document", "history", "conflict"):
                for row in desk.query("outbox.db", "SELECT * FROM %s WHERE document = ?1" % table, name):
                    yield "%s, %s: %s" % (desk.name, table, row)


def without_revs(documents):
    return {name: {member: value for member, value in document.items() if member != "_rev"}
            for name, document in documents.items()}


def run_seed(seed, seconds, options):
    """Prints the line of a seed; returns the lost edits and all that is wrong."""
    run = Run(seed, seconds, options)
    with tempfile.TemporaryDirectory(prefix="inno-desks-", ignore_cleanup_errors=True) as box:
        lost, divergent = asyncio.run(run.run(box))
        causes = [line for name, _ in lost[:1] for line in run.explain(name)]
    lost = [line for _, line in lost]
    print("# seed %d: edits %d cuts %d crashes %d lost %d divergent %d"
          % (seed, len(run.ledger.edits), run.proxy.cuts, run.crashes, len(lost), len(divergent)), flush=True)
    if os.environ.get("INNOCITIES_VERBOSE"):
        for error, n in run.errors.most_common():
            print("#   %4d × %s" % (n, error))
    return lost, run.faults + lost[:20] + causes + ["differs: %s" % name for name in divergent[:20]]


def read_seeds(text):
    first, _, last = text.partition("-")
    return range(int(first), int(last) + 1) if last else [int(seed) for seed in text.split(",")]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--seeds", type=read_seeds, default=[1, 2])
    parser.add_argument(LAST_WRITER_WINS, action="store_true", dest="is_careless")
    given = parser.parse_args()
    tap = Tap()

    try:
        with servers.PouchServer():
            pass
    except Skip as why:
        tap.skip("four desks converge", why)
        return tap.done()

    for seed in [] if given.is_careless else given.seeds:
        tap.case("four desks converge, seed %d" % seed, run_seed(seed, given.seconds, ())[1])
    lost, _ = run_seed(given.seeds[0], given.seconds / 2, [LAST_WRITER_WINS])
    tap.case("the last writer wins: that is noticed", [] if lost else ["nothing was lost"])
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
