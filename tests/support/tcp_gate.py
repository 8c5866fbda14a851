# SPDX-License-Identifier: EUPL-1.2
#
# A bad network between two programs: stalls, cuts, corrupts, delays, resets, doubles and swallows what passes.
import argparse
import asyncio
import os
import pathlib
import random
import signal
import socket
import struct
import sys

FAULTS = ("none", "none", "stall", "cut", "reset", "corrupt", "delay", "double", "swallow-answer")


class Gate:
    def __init__(self, target, seed, marks, leaks):
        self.target, self.random = target, random.Random(seed)
        self.marks, self.leaks = marks, leaks
        self.good = False
        self.connections = set()
        self.counts = dict.fromkeys(FAULTS, 0)

    def behave(self):
        """From now on everything passes."""
        self.good = True
        for writer in list(self.connections):
            writer.transport.abort()

    async def serve(self, reader, writer):
        fault = "none" if self.good else self.random.choice(FAULTS)
        self.counts[fault] += 1
        # From within the handshake to some parcels later.
        budget = int(10 ** self.random.uniform(2.5, 6))
        try:
            there_reader, there_writer = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:
            writer.transport.abort()
            return
        ends = (writer, there_writer)
        self.connections.update(ends)
        try:
            await asyncio.gather(self.carry(reader, there_writer, fault, budget, True),
                                 self.carry(there_reader, writer, fault, budget, False))
        except (OSError, asyncio.IncompleteReadError, EOFError):
            pass
        finally:
            for end in ends:
                self.connections.discard(end)
                end.transport.abort()

    async def carry(self, reader, writer, fault, budget, outward):
        passed = 0
        while True:
            piece = await reader.read(16384)
            if not piece:
                raise EOFError
            if any(mark in piece for mark in self.marks):
                self.leaks.write_text("readable\n")
            passed += len(piece)
            if passed > budget:
                piece = await self.hurt(piece, fault, writer, outward)
            writer.write(piece)
            await writer.drain()

    async def hurt(self, piece, fault, writer, outward):
        if fault == "stall":
            await asyncio.sleep(self.random.uniform(0.5, 3))
            raise EOFError
        if fault == "cut":
            raise EOFError
        if fault == "reset":
            writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            raise EOFError
        if fault == "delay":
            await asyncio.sleep(self.random.uniform(0, 0.2))
        if fault == "corrupt":
            place = self.random.randrange(len(piece))
            return piece[:place] + bytes([piece[place] ^ 0x40]) + piece[place + 1:]
        if fault == "double":
            return piece + piece
        if fault == "swallow-answer" and not outward:
            # The other side has done its work, and nobody hears of it.
            raise EOFError
        return piece


async def run(options):
    marks = [mark.encode() for mark in options.mark]
    gate = Gate(options.to, options.seed, marks, pathlib.Path(options.leaks))
    server = await asyncio.start_server(gate.serve, "127.0.0.1", 0)
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGUSR1, gate.behave)
    done = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, done.set)
    port = server.sockets[0].getsockname()[1]
    fresh = pathlib.Path(options.port_file + ".new")
    fresh.write_text(str(port))
    os.rename(fresh, options.port_file)
    await done.wait()
    print("gate:", gate.counts, file=sys.stderr, flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--to", type=int, required=True)
    parser.add_argument("--port-file", required=True, help="Where the port that it listens on is written")
    parser.add_argument("--leaks", required=True, help="Written when something readable passes")
    parser.add_argument("--mark", action="append", default=[])
    parser.add_argument("--seed", type=int, default=1)
    asyncio.run(run(parser.parse_args()))


if __name__ == "__main__":
    main()
