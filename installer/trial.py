# SPDX-License-Identifier: EUPL-1.2
#
# Starts a whole trial (city, bank, dock, courier, station) on loopback, plays a resident if asked, and stops it all.
import argparse
import ctypes
import datetime
import json
import os
import pathlib
import selectors
import shutil
import signal
import subprocess
import sys
import time
import urllib.request

PR_SET_PDEATHSIG = 1
READY_SECONDS = 20
JOURNEY_SECONDS = 150


class TrialError(Exception):
    """Something that the person at the terminal should read."""


def die_with_parent():
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Program:
    """One program of the trial, its log going to the common file."""

    def __init__(self, name, command, log, environment, announces):
        self.name = name
        self.process = subprocess.Popen(
            [str(part) for part in command], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if announces else log, stderr=log, env=environment,
            start_new_session=True, preexec_fn=die_with_parent)
        if announces:
            self.wait_ready()

    def wait_ready(self):
        """Returns when the program prints its line `ready`."""
        selector = selectors.DefaultSelector()
        selector.register(self.process.stdout, selectors.EVENT_READ)
        end = time.monotonic() + READY_SECONDS
        while time.monotonic() < end:
            if selector.select(timeout=0.2):
                line = self.process.stdout.readline()
                if line.strip() == b"ready":
                    return
                if not line:
                    break
        raise TrialError(f"{self.name} did not start; out/run.log says why")

    def running(self):
        return self.process.poll() is None

    def stop(self, grace=5.0):
        if self.running():
            self.process.terminate()
            try:
                self.process.wait(grace)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()


class Trial:
    """The programs of a trial in one state folder. Use it with `with`."""

    def __init__(self, root, state, out, binaries=None, headless=True, extra_environment=None):
        self.root = pathlib.Path(root)
        self.state = pathlib.Path(state)
        self.out = pathlib.Path(out)
        self.binaries = pathlib.Path(binaries) if binaries else self.root / "build/release/bin"
        self.headless = headless
        self.environment = dict(os.environ, **(extra_environment or {}))
        if headless:
            # Without a folder of its own Qt makes one outside the state folder.
            self.environment.update(QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software",
                                    XDG_RUNTIME_DIR=str(self.state / "run"))
        self.environment.setdefault("XDG_RUNTIME_DIR", str(self.state / "run"))
        # What Qt and the desktop's libraries keep goes where everything else of the trial goes.
        self.environment.update({f"XDG_{kind.upper()}_HOME": str(self.state / "xdg" / kind)
                                 for kind in ("cache", "config", "data")}, QML_DISABLE_DISK_CACHE="1")
        self.programs = {}
        self.ports = {}
        self.log = None

    # Unix socket paths hold 107 characters, so deep checkouts need a short way in.
    def socket(self, name):
        return self.state / "sockets" / name

    def __enter__(self):
        os.umask(0o077)
        self.out.mkdir(parents=True, exist_ok=True)
        for folder in ("sockets", "run", "xdg", "dock", "kiosk/spool", "kiosk/courier", "specimens"):
            (self.state / folder).mkdir(parents=True, exist_ok=True)
        if len(str(self.socket("inspector.sock"))) > 100:
            raise TrialError("the path of the state folder is too long for sockets; use --state with a shorter one")
        self.log = open(self.out / "run.log", "ab", buffering=0)
        return self

    def __exit__(self, *_):
        self.stop()
        self.log.close()

    def run_once(self, *command):
        finished = subprocess.run([str(part) for part in command], stdout=self.log, stderr=self.log,
                                  env=self.environment, check=False)
        if finished.returncode != 0:
            raise TrialError(f"{pathlib.Path(command[0]).name} failed; out/run.log says why")

    def prepare(self, today=None, seed=1):
        """Keys, dated policy and specimens; quick when they are there already."""
        today = today or datetime.date.today()
        self.run_once(self.binaries / "ventanilla-admin", "trial", "--state", self.state, "--kiosk-delay-zero")
        self.ports = json.loads((self.state / "trial.json").read_text())
        self.run_once(self.binaries / "ventanilla-specimens", "make", "--out", self.state / "specimens",
                      "--today", today.isoformat(), "--seed", str(seed), "--people", "5")

    def start(self, name):
        address = "127.0.0.1:{}"
        commands = {
            "city": ["ventanilla-city", "--data", self.state / "city", "--listen", address.format(self.ports["city"]),
                     "--desk", address.format(self.ports["desk"])],
            "bank": ["ventanilla-bank", "--data", self.state / "bank", "--listen", address.format(self.ports["bank"]),
                     "--web", address.format(self.ports["inbox"])],
            "dock": ["ventanilla-dock", "--socket", self.socket("dock.sock"), "--out", self.state / "dock"],
            "courier": ["ventanilla-courier", "--data", self.state / "kiosk/courier",
                        "--spool", self.state / "kiosk/spool", "--socket", self.socket("courier.sock"),
                        "--city", "https://" + address.format(self.ports["city"])],
            "station": ["ventanilla", "--state", self.state / "kiosk", "--courier-socket", self.socket("courier.sock"),
                        "--dock-socket", self.socket("dock.sock"), "--inspector", self.socket("inspector.sock"), "--windowed"],
        }
        command = commands[name]
        if not self.headless:
            command += {"dock": ["--panel", "--papers", self.state / "specimens"]}.get(name, [])
        command[0] = self.binaries / command[0]
        self.programs[name] = Program(name, command, self.log, self.environment, announces=name != "station")

    def start_all(self):
        for name in ("city", "bank", "dock", "courier", "station"):
            self.start(name)

    def stop(self):
        for name in reversed(list(self.programs)):
            self.programs[name].stop()
        self.programs.clear()

    def ended(self):
        """Names of programs that ended by themselves."""
        return [name for name, program in self.programs.items() if not program.running()]

    def fetch(self, port, path):
        """JSON from one of the trial's loopback pages."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.ports[port]}{path}", timeout=5) as answer:
            return json.load(answer)


def why_refused(trial, document):
    """What the dock says to a picture that it cannot lay; None when it can."""
    import line_client  # beside scripted_resident

    dock = line_client.LineClient(trial.socket("dock.sock"))
    answer = dock.ask(do="lay", file=str(document))
    dock.ask(do="remove")
    dock.close()
    return None if answer.get("ok") else answer.get("error", "it cannot be laid")


def play(trial, document, language):
    """The scripted resident's whole journey; leaves pictures and results in out/."""
    sys.path.insert(0, str(trial.root / "tests/support"))
    import scripted_resident  # found through the path above

    screens = trial.out / "screens"
    shutil.rmtree(screens, ignore_errors=True)
    screens.mkdir(parents=True)
    person = scripted_resident.Person(language=language)
    reason = document and why_refused(trial, document)
    if reason:
        print(f"==> This picture cannot lie under the camera: {reason}.\n"
              "    The kiosk goes on: the resident types instead.", flush=True)
        first = scripted_resident.papers_of(trial)[0]
        bill = next(entry["file"] for entry in first["documents"] if entry["name"] == "bill")
        person = scripted_resident.Person.from_truth(first, language=language,
                                                     proof=str(trial.state / "specimens" / bill))
        document = None
    result = scripted_resident.run_journey(trial, person, document=document, screens=screens,
                                           deadline=time.monotonic() + JOURNEY_SECONDS)
    (trial.out / "application.json").write_text(json.dumps(result.application, indent=2, ensure_ascii=False) + "\n")
    (trial.out / "referral.json").write_text(json.dumps(result.referral, indent=2, ensure_ascii=False) + "\n")
    shutil.copyfile(result.receipt, trial.out / "receipt.png")
    return result


def wait_for_people(trial):
    """Until Ctrl-C or until a program ends by itself."""
    print(f"""    The kiosk and the dock are open. Lay a paper in the dock's window, then touch the kiosk.
    City desk:   http://127.0.0.1:{trial.ports['desk']}/
    Bank inbox:  http://127.0.0.1:{trial.ports['inbox']}/
    Ctrl-C stops everything.""", flush=True)
    while not trial.ended():
        time.sleep(0.5)
    raise TrialError(f"{', '.join(trial.ended())} ended; out/run.log says why")


def run(trial, options):
    trial.log.truncate(0)
    trial.prepare()
    trial.start_all()
    if options.headless:
        result = play(trial, options.document, options.language)
        print(f"==> The journey ended: {result.summary}")
        print(f"    Pictures and results: {trial.out}")
    else:
        wait_for_people(trial)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", required=True)
    parser.add_argument("--state", required=True)
    parser.add_argument("--language", default="es", choices=["en", "es"])
    parser.add_argument("--document")
    parser.add_argument("--binaries", help="default: build/release/bin of the root")
    parser.add_argument("--out", help="default: out of the root")
    parser.add_argument("--headless", action="store_true")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    out = pathlib.Path(options.out or pathlib.Path(options.root) / "out")
    try:
        with Trial(options.root, options.state, out, options.binaries, options.headless) as trial:
            try:
                run(trial, options)
            finally:
                # A second Ctrl-C must not leave half of it running.
                signal.signal(signal.SIGINT, signal.SIG_IGN)
    except KeyboardInterrupt:
        print("\n==> Stopped.")
        sys.exit(130)
    except TrialError as error:
        sys.exit(f"error: {error}")


if __name__ == "__main__":
    main()
