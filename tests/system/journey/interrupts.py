# SPDX-License-Identifier: EUPL-1.2
#
# A trial on a terminal of its own: Ctrl-C ends all of it at any moment, and two trials stand side by side.
import contextlib
import fcntl
import os
import pathlib
import pty
import select
import signal
import subprocess
import sys
import tempfile
import termios
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tests/support")]

from line_client import LineClient, PeerGone, until  # found through the path above

BINARIES = pathlib.Path(os.environ.get("VN_BINARIES", ROOT / "build/release/bin"))
CTRL_C = b"\x03"
PATIENCE = 180


def processes():
    """pid -> parent of all that live."""
    found = {}
    for entry in pathlib.Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if entry.name.isdigit():
                rest = (entry / "stat").read_text().rsplit(")", 1)[1].split()
                if rest[0] not in "ZX":
                    found[int(entry.name)] = int(rest[1])
    return found


def descendants(ancestor):
    parents = processes()
    found, fresh = set(), {ancestor}
    while fresh:
        found |= fresh
        fresh = {pid for pid, parent in parents.items() if parent in fresh} - found
    return found


class Terminal:
    """One command with a terminal of its own, as a person would have it."""

    def __init__(self, command, **environment):
        self.master, slave = pty.openpty()
        self.process = subprocess.Popen([str(part) for part in command], stdin=slave, stdout=slave, stderr=slave,
                                        start_new_session=True, env=dict(os.environ, **environment),
                                        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
        os.close(slave)
        self.said = b""

    def read(self, seconds=0.1):
        """Takes what was said meanwhile; False once nobody can say anything any more."""
        with contextlib.suppress(OSError):
            while select.select([self.master], [], [], seconds)[0]:
                part = os.read(self.master, 65536)
                if not part:
                    return False
                self.said += part
                seconds = 0
            return True
        return False

    def until(self, reached, what):
        """Waits as long as the command runs."""
        def looked():
            self.read(0)
            if not reached() and self.process.poll() is not None:
                raise AssertionError(f"the command ended before {what}")
            return reached()
        until(looked, PATIENCE, what, poll=0.02)

    def until_said(self, words):
        self.until(lambda: words in self.said, words)

    def interrupt(self):
        """Types Ctrl-C and waits until everything that was started is gone."""
        started = descendants(self.process.pid)
        os.write(self.master, CTRL_C)
        self.ended(started)
        return started

    def ended(self, started=frozenset()):
        until(lambda: (self.read(), self.process.poll() is not None)[1], PATIENCE, "the end of the command")
        until(lambda: not started & set(processes()), 10, "the end of everything that it started")

    def close(self):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self.master)


@contextlib.contextmanager
def place():
    with tempfile.TemporaryDirectory(prefix="vn-") as folder:
        yield pathlib.Path(folder)


def trial_in(folder):
    """The command that run.sh ends in."""
    return [sys.executable, ROOT / "installer/trial.py", "--root", ROOT, "--binaries", BINARIES, "--headless",
            "--state", folder / "state", "--out", folder / "out"]


@contextlib.contextmanager
def running(folder, *further):
    terminal = Terminal([*trial_in(folder), *further])
    try:
        yield terminal
    except BaseException:
        print(terminal.said.decode(errors="replace"))
        raise
    finally:
        terminal.close()


def wait_for_screen(terminal, folder, wanted):
    inspector = LineClient(folder / "state/sockets/inspector.sock")

    def there():
        with contextlib.suppress(PeerGone):
            return inspector.ask(do="items").get("screen") == wanted
    terminal.until(there, f"the screen {wanted}")
    inspector.close()


def finish(terminal):
    terminal.ended()
    if terminal.process.returncode != 0 or b"The journey ended" not in terminal.said:
        raise AssertionError("the journey did not reach its end")


def ctrl_c_in_a_journey_ends_everything_and_a_second_start_works():
    with place() as folder:
        with running(folder) as terminal:
            wait_for_screen(terminal, folder, "capture-identity")
            started = terminal.interrupt()
            if len(started) < 8:
                raise AssertionError(f"only {len(started)} processes were there to be ended")
            if terminal.process.returncode != 130 or b"Traceback" in terminal.said:
                raise AssertionError("Ctrl-C must end in a plain word")
        with running(folder) as terminal:
            finish(terminal)


def ctrl_c_while_it_starts_ends_everything():
    with place() as folder:
        with running(folder) as terminal:
            terminal.until(lambda: (folder / "state/sockets/dock.sock").exists(), "the dock")
            terminal.interrupt()
            if terminal.process.returncode != 130 or b"Traceback" in terminal.said:
                raise AssertionError("Ctrl-C must end in a plain word")


def two_trials_at_once_do_not_disturb_each_other():
    with place() as one, place() as other, running(one) as first, running(other) as second:
        finish(first)
        finish(second)


def a_picture_that_is_none_gets_a_word_and_the_kiosk_goes_on():
    with place() as folder:
        (folder / "empty.jpg").write_bytes(b"")
        with running(folder, "--document", folder / "empty.jpg") as terminal:
            finish(terminal)
            for words in (b"the file is empty", b"The kiosk goes on"):
                if words not in terminal.said:
                    raise AssertionError(f"nobody says: {words.decode()}")


SITUATIONS = [
    ctrl_c_in_a_journey_ends_everything_and_a_second_start_works,
    ctrl_c_while_it_starts_ends_everything,
    two_trials_at_once_do_not_disturb_each_other,
    a_picture_that_is_none_gets_a_word_and_the_kiosk_goes_on,
]


def main():
    named = {situation.__name__: situation for situation in SITUATIONS}
    if len(sys.argv) != 2 or sys.argv[1] not in named:
        sys.exit("usage: interrupts.py " + " | ".join(named))
    named[sys.argv[1]]()


if __name__ == "__main__":
    main()
