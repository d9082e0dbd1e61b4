# SPDX-License-Identifier: GPL-3.0-or-later
"""A bad network between a client and a server: requests and answers that are cut,
late or sent twice, as a seeded dice has it. One request a connection."""

import asyncio
import re

LENGTH = re.compile(rb"^content-length:\s*(\d+)", re.IGNORECASE | re.MULTILINE)
CONNECTION = re.compile(rb"^connection:.*\r\n", re.IGNORECASE | re.MULTILINE)

# What happens to how many of a hundred.
FAULTS = (("cut-before", 6), ("cut-after", 8), ("truncate", 6), ("delay", 12), ("duplicate", 5))


class FaultProxy:
    """calm = True lets everything through; port is that of the server."""

    def __init__(self, dice, port):
        self.dice = dice
        self.port = port
        self.calm = False
        self.cuts = 0
        self.requests = 0
        self.server = None
        self.url = None
        self.tasks = set()

    async def start(self):
        self.server = await asyncio.start_server(self.serve, "127.0.0.1", 0)
        self.url = "http://127.0.0.1:%d/" % self.server.sockets[0].getsockname()[1]

    async def stop(self):
        self.server.close()
        await asyncio.gather(*self.tasks)

    def draw(self):
        """The name of a fault, or nothing."""
        self.requests += 1
        place = self.dice.randrange(100)
        for name, share in FAULTS:
            place -= share
            if place < 0:
                return None if self.calm else name
        return None

    async def serve(self, reader, writer):
        self.tasks.add(asyncio.current_task())
        try:
            asked = await read_request(reader)
            answer = await self.carry(asked, self.draw()) if asked else b""
            writer.write(answer)
            await writer.drain()
        except (OSError, asyncio.IncompleteReadError):
            pass                    # the one or the other has gone: so does this
        finally:
            self.tasks.discard(asyncio.current_task())
            writer.close()

    async def carry(self, asked, fault):
        """What the client gets of it."""
        if fault in ("cut-before", "cut-after", "truncate"):
            self.cuts += 1
        if fault == "cut-before":
            return b""
        if fault == "delay":
            await asyncio.sleep(self.dice.uniform(0.05, 0.6))
        if fault == "duplicate":
            await self.forward(asked)
        answer = await self.forward(asked)
        if fault == "cut-after":
            return b""
        if fault == "truncate":
            return answer[:self.dice.randrange(len(answer) or 1)]
        return answer

    async def forward(self, asked):
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(asked)
            await writer.drain()
            return await reader.read(-1)
        finally:
            writer.close()


async def read_request(reader):
    """A whole request, which asks for the connection to be closed behind it."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return None
    length = LENGTH.search(head)
    body = await reader.readexactly(int(length.group(1))) if length else b""
    head = CONNECTION.sub(b"", head)[:-2] + b"Connection: close\r\n\r\n"
    return head + body
