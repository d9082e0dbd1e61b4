# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk: the real sync core in a process of its own (peer-desk), which can be
killed at any moment and started again on the same folder."""

import asyncio
import contextlib
import json
import os
import pathlib
import signal
import sqlite3

import servers


class Killed(Exception):
    """It ended before it answered."""


class Desk:
    def __init__(self, name, folder, url, *options):
        self.name = name
        self.folder = pathlib.Path(folder)
        self.words = [os.environ["INNOCITIES_PEER_DESK"], "--url", url, "--who", name,
                      *options, str(self.folder)]
        self.n = 0
        self.waiting = {}
        self.process = None
        self.reader = None

    async def __aenter__(self):
        await self.start()
        return self

    async def __aexit__(self, *_):
        await self.stop()

    async def start(self):
        self.n = 0
        self.waiting = {0: asyncio.get_running_loop().create_future()}
        opened = self.waiting[0]
        self.process = await asyncio.create_subprocess_exec(
            *servers.WITH_PARENT, *self.words, limit=1 << 26,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)
        self.reader = asyncio.create_task(self.read())
        await opened

    async def read(self):
        async for line in self.process.stdout:
            answer = json.loads(line)
            self.waiting.pop(answer["n"]).set_result(answer)
        for future in self.waiting.values():
            if not future.done():
                future.set_exception(Killed())
        self.waiting = {}

    async def order(self, what, **words):
        """Sends a line and waits for its answer."""
        if self.reader.done():
            raise Killed()
        self.n += 1
        answer = self.waiting[self.n] = asyncio.get_running_loop().create_future()
        line = json.dumps({"n": self.n, "do": what, **words})
        self.process.stdin.write(line.encode() + b"\n")
        return await answer

    async def sync(self, *flags):
        return await self.order("sync", flags=list(flags))

    async def kill(self):
        """With -9; returns what it had ended with by itself, or None."""
        ended = self.process.returncode
        if ended is None:
            self.process.send_signal(signal.SIGKILL)
        await self.process.wait()
        await self.reader
        self.process.stdin.close()
        with contextlib.suppress(ConnectionError):
            await self.process.stdin.wait_closed()
        return ended

    async def stop(self):
        """Ends it as a person does. Returns the status."""
        self.process.stdin.close()
        status = await self.process.wait()
        await self.reader
        return status

    def query(self, file, sql, *values):
        """Rows of a database of the folder, read beside whoever writes it."""
        database = sqlite3.connect("file:%s?mode=ro" % (self.folder / file), uri=True)
        try:
            return database.execute(sql, values).fetchall()
        finally:
            database.close()

    def documents(self):
        """What is seen here: id → document."""
        rows = self.query("cache.db", "SELECT id, body FROM document")
        return {name: json.loads(body) for name, body in rows}
