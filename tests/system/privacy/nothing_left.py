# SPDX-License-Identifier: EUPL-1.2
#
# During a session a scanner finds the person in the kiosk's memory; afterwards it finds nothing, anywhere on the kiosk.
import argparse
import contextlib
import dataclasses
import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tests/support"), str(ROOT / "installer")]

import line_client  # found through the paths above
from scan_memory import Scanner, descendants, name_of, regions
from scripted_resident import Person, Resident, applications_at, papers_of
from trial import Trial

BINARIES = pathlib.Path(os.environ.get("VN_BINARIES", ROOT / "build/release/bin"))
PATIENCE = 150
CANARY = 64  # bytes of a frame that are looked for
# Names that nobody in any other test bears, with the letters that forms differ in.
GIVEN = ["Xiomarela", "Ñusta-Wayra", "Zoraidíta", "Quetzalina"]
FAMILY = ["Quiñonazo", "Zarzaquemada", "Etxeberrigoitia", "Ybarrazábal"]


class Kiosk:
    """A running trial, of which only what would stand in the community centre is looked at."""

    def __init__(self, trial, folder):
        self.trial, self.folder = trial, folder
        self.began = time.time()

    def processes(self):
        pids = []
        for program in ("station", "courier"):
            pids += descendants(self.trial.programs[program].process.pid)
        return pids

    def residents(self):
        return [pid for pid in self.processes() if name_of(pid).startswith("ventanilla-resi")]

    def look(self, scanner):
        """{place: names}"""
        found = {}
        for pid in self.processes():
            try:
                found.update(scanner.in_process(pid))
            except OSError:
                continue  # it ended while we came
        found.update(scanner.in_folder(self.folder / "state/kiosk"))
        found.update(scanner.in_folder(self.folder / "state/run"))
        found.update(scanner.in_folder(self.folder / "out"))
        found.update(scanner.in_folder("/dev/shm", newer_than=self.began))
        # What others do in the same folder meanwhile is not ours to read: only what is new and lies at its top.
        for path in pathlib.Path(tempfile.gettempdir()).iterdir():
            if path != self.folder and path.is_file() and path.stat().st_mtime >= self.began:
                names = scanner.in_file(path)
                if names:
                    found[str(path)] = names
        return found

    def frames(self):
        """Pieces of the camera's and the preview's rings as they are now: {name: bytes}."""
        pieces = {}
        for pid in self.residents():
            with contextlib.suppress(OSError), open(f"/proc/{pid}/mem", "rb", 0) as memory:
                for start, end, place in regions(pid):
                    for ring in ("vn-camera", "vn-preview"):
                        if ring in place:
                            pieces.update(telling_pieces(memory, start, end, ring))
        return pieces


def telling_pieces(memory, start, end, ring, most=4):
    """Some pieces that no other frame has."""
    pieces = {}
    for position in range(start + 16384, end - CANARY, 65536 + 4096):
        memory.seek(position)
        piece = memory.read(CANARY)
        if len(set(piece)) >= CANARY // 3:
            pieces[f"{ring} {len(pieces)}"] = piece
        if len(pieces) == most:
            break
    return pieces


@contextlib.contextmanager
def kiosk():
    with tempfile.TemporaryDirectory(prefix="vn-") as folder:
        folder = pathlib.Path(folder)
        try:
            with Trial(ROOT, folder / "state", folder / "out", BINARIES) as running:
                running.prepare()
                running.start_all()
                yield Kiosk(running, folder)
        except BaseException:
            print((folder / "out/run.log").read_text(errors="replace")[-4000:])
            raise


def person_for(trial, number):
    """Somebody who reads in a passport and corrects the name into one that can be told from all others."""
    people = papers_of(trial)
    truth = people[number % len(people)]
    files = {entry["name"]: str(trial.state / "specimens" / entry["file"]) for entry in truth["documents"]}
    person = Person.from_truth(truth, identity=files["passport"], proof=files["bill"])
    return dataclasses.replace(person, given=(GIVEN[number % len(GIVEN)],),
                               family=(FAMILY[number % len(FAMILY)], FAMILY[(number + 1) % len(FAMILY)]),
                               phone=f"203 555 {1700 + number % 8000:04d}", wants_bank=number % 2 == 0)


def secrets_of(person):
    return list(person.given) + list(person.family) + [person.phone]


def serve(kiosk_, number):
    """One session; gives its secrets, the frames seen in it and what the scanner saw while it lasted."""
    person = person_for(kiosk_.trial, number)
    scanner = Scanner(secrets_of(person))
    control, frames = {}, {}

    def look_inside(screen):
        if screen == "summary":
            for pid in kiosk_.residents():
                control.update(scanner.in_process(pid))
        if screen.startswith("read-"):
            frames.update(kiosk_.frames())

    applications = len(applications_at(kiosk_.trial))
    Resident(kiosk_.trial.socket("inspector.sock"), kiosk_.trial.socket("dock.sock"), person,
             before_step=look_inside).play(time.monotonic() + PATIENCE)
    line_client.until(lambda: len(applications_at(kiosk_.trial)) == applications + 1, 60, "the application")
    return secrets_of(person), frames, control


def wait_for_the_next(kiosk_, before):
    """Until nobody who served the last person is left."""
    line_client.until(lambda: not set(kiosk_.residents()) & before, 30, "the end of the last resident process")


def sessions(count):
    with kiosk() as one:
        texts, frames = [], {}
        for number in range(count):
            served_by = set(one.residents())
            secrets, seen, control = serve(one, number)
            found = set().union(*control.values()) if control else set()
            missing = {f"text {place}" for place in range(len(secrets) - 1)} - found
            if missing:
                raise AssertionError(f"the scanner is blind: in the session it did not find {sorted(missing)}")
            if not seen:
                raise AssertionError("the scanner is blind: it saw no frame in the session")
            # The spare was there before and serves the next; those who saw this person must be gone.
            live = {pid for pid in served_by if any(f"process {pid} " in place for place in control)}
            wait_for_the_next(one, live)
            texts += secrets
            frames.update({f"session {number} {name}": piece for name, piece in seen.items()})
            found = one.look(Scanner(secrets, seen))
            if found:
                raise AssertionError(f"left behind after session {number}: {found}")
        found = one.look(Scanner(texts, frames))
        if found:
            raise AssertionError(f"left behind after all sessions: {found}")
        print(f"{count} sessions, {len(texts)} texts, {len(frames)} pieces of frames: nothing left")


def turns_red(plant):
    """What is planted must be found on a kiosk that is otherwise clean."""
    with kiosk() as one:
        scanner = Scanner([GIVEN[0]], {"frame": bytes((7 * place * place + place) % 251 for place in range(CANARY))})
        if one.look(scanner):
            raise AssertionError("found before it was planted")
        with plant(one, scanner):
            if not one.look(scanner):
                raise AssertionError("the scanner does not see what was planted")
        if one.look(scanner):
            raise AssertionError("found after it was taken away")


@contextlib.contextmanager
def planted_file(path, content):
    path.write_bytes(content)
    yield
    path.unlink()


def a_wave_file(one, _):
    name = GIVEN[0].encode("utf-16-le")
    return planted_file(pathlib.Path(f"/dev/shm/vn-{os.getpid()}.wav"), b"RIFF\x24\0\0\0WAVEfmt " + name)


def a_spool_file(one, _):
    folder = one.trial.state / "kiosk/spool/s-left"
    folder.mkdir()
    return planted_file(folder / "parcel.tmp", b'{"name":"' + GIVEN[0].upper().encode() + b'"}')


@contextlib.contextmanager
def an_unwiped_frame(one, scanner):
    """A process of the station's that still maps a frame which nobody wiped."""
    piece = next(content for content, name in scanner.names.items() if name == "frame")
    memory = os.memfd_create("vn-left")
    os.write(memory, b"\0" * 4096 + piece + b"\0" * 4096)
    holder = subprocess.Popen([sys.executable, "-c", (
        "import mmap,sys\n"
        f"ring = mmap.mmap({memory}, 0, mmap.MAP_SHARED, mmap.PROT_READ)\n"
        "sum(ring[::512])\nprint('holds', flush=True)\nsys.stdin.read()")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, pass_fds=[memory])
    holder.stdout.readline()
    kiosk_processes = one.processes
    one.processes = lambda: kiosk_processes() + [holder.pid]
    yield
    one.processes = kiosk_processes
    holder.stdin.close()
    holder.wait()
    os.close(memory)


SITUATIONS = {
    "nothing_is_left_after_three_sessions": lambda: sessions(3),
    "a_wave_file_turns_it_red": lambda: turns_red(a_wave_file),
    "a_spool_file_turns_it_red": lambda: turns_red(a_spool_file),
    "an_unwiped_frame_turns_it_red": lambda: turns_red(an_unwiped_frame),
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("situation", nargs="?", choices=sorted(SITUATIONS))
    parser.add_argument("--sessions", type=int, help="Plays this many sessions instead")
    options = parser.parse_args()
    if options.sessions:
        sessions(options.sessions)
    elif options.situation:
        SITUATIONS[options.situation]()
    else:
        parser.error("name a situation or a number of sessions")


if __name__ == "__main__":
    main()
