# SPDX-License-Identifier: EUPL-1.2
#
# JSON lines over a Unix socket: how tests speak to the dock and to the inspector.
import array
import json
import os
import socket
import time


class PeerGone(Exception):
    """The other end closed the socket or never opened it."""


class LineClient:
    """Connects when first asked, and again after the peer went away."""

    def __init__(self, path):
        self.path = str(path)
        self.socket = None
        self.buffer = b""
        self.received_fds = []

    def connect(self):
        self.close()
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(10)
        try:
            self.socket.connect(self.path)
        except OSError as error:
            self.close()
            raise PeerGone(f"nobody listens: {error}") from error

    def close(self):
        if self.socket is not None:
            self.socket.close()
        self.drop_received()
        self.socket, self.buffer = None, b""

    def receive(self):
        """Some bytes; a descriptor beside them is kept in `received_fds`."""
        fds = array.array("i")
        received, ancillary, _, _ = self.socket.recvmsg(65536, socket.CMSG_LEN(8 * fds.itemsize))
        for level, kind, content in ancillary:
            if (level, kind) == (socket.SOL_SOCKET, socket.SCM_RIGHTS):
                fds.frombytes(content[:len(content) - len(content) % fds.itemsize])
        self.received_fds.extend(fds)
        return received

    def drop_received(self):
        while self.received_fds:
            os.close(self.received_fds.pop())

    def fetch(self, **request):
        """The content of the memory that travels beside the answer."""
        self.must(**request)
        if not self.received_fds:
            raise AssertionError(f"{request} was answered without a descriptor")
        with open(self.received_fds.pop(0), "rb") as memory:
            memory.seek(0)
            content = memory.read()
        self.drop_received()
        return content

    def ask(self, **request):
        """The answer to one request, as a dict. Raises PeerGone."""
        if self.socket is None:
            self.connect()
        try:
            self.socket.sendall(json.dumps(request).encode() + b"\n")
            while b"\n" not in self.buffer:
                received = self.receive()
                if not received:
                    raise PeerGone("the peer closed the socket")
                self.buffer += received
        except OSError as error:
            self.close()
            raise PeerGone(str(error)) from error
        except PeerGone:
            self.close()
            raise
        line, self.buffer = self.buffer.split(b"\n", 1)
        return json.loads(line)

    def must(self, **request):
        """As ask(), but a refusal raises."""
        answer = self.ask(**request)
        if not answer.get("ok"):
            raise AssertionError(f"{request} was refused: {answer.get('error')}")
        return answer


def until(reached, seconds, what, poll=0.05):
    """Calls `reached` until it gives something true; raises after `seconds`."""
    end = time.monotonic() + seconds
    while True:
        value = reached()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds} s in vain for {what}")
        time.sleep(poll)
