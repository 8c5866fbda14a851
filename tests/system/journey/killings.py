# SPDX-License-Identifier: EUPL-1.2
#
# Every program of the kiosk is killed at telling moments of a journey: what was accepted arrives once, and the kiosk goes on.
import json
import os
import pathlib
import re
import signal
import sys
import time
from collections import Counter

import situations  # stands beside this file
from situations import PATIENCE, check_application, person_with_papers, play, same, trial
from line_client import LineClient, until
from scripted_resident import Resident, applications_at, referrals_at

COMES_BACK = 15  # seconds until the kiosk serves again after a killing


def processes():
    """(pid, parent, name) of all; names are cut to 15 characters by the kernel."""
    for entry in pathlib.Path("/proc").iterdir():
        try:
            if entry.name.isdigit():
                name, rest = (entry / "stat").read_text().split("(", 1)[1].rsplit(")", 1)
                if rest.split()[0] not in "ZX":
                    yield int(entry.name), int(rest.split()[1]), name
        except OSError:
            pass  # it ended while we looked


def children(parent, name):
    return {pid for pid, its_parent, its_name in processes() if its_parent == parent and its_name == name[:15]}


class Kiosk:
    """The processes of a running trial, and what its city and bank must hold in the end."""

    def __init__(self, running):
        self.running = running
        self.applications, self.referrals = Counter(), Counter()

    def station(self):
        return self.running.programs["station"].process.pid

    def standing(self):
        """pid -> the last standing that the station logged."""
        standing = {}
        for line in (self.running.out / "run.log").read_text(errors="replace").splitlines():
            if '"station.resident"' in line:
                entry = json.loads(line)
                standing[entry["pid"]] = entry["standing"]
        alive = children(self.station(), "ventanilla-resident")
        return {pid: at for pid, at in standing.items() if pid in alive}

    def one(self, wanted):
        """The pid of the resident process that stands as wanted, once there is one."""
        return until(lambda: [pid for pid, at in self.standing().items() if at == wanted], COMES_BACK,
                     f"a {wanted} resident process")[0]

    def decoder_of(self, resident):
        return until(lambda: children(resident, "ventanilla-decoder"), COMES_BACK, "a decoder").pop()

    def kill(self, pid):
        os.kill(pid, signal.SIGKILL)
        until(lambda: pid not in {each for each, _, _ in processes()}, 5, "the end of what was killed")

    def resident(self, number=0, **wishes):
        person = person_with_papers(self.running, "passport", number=number, **wishes)
        return Resident(self.running.socket("inspector.sock"), self.running.socket("dock.sock"), person)

    def walk(self, resident, until_screen=None):
        """Plays up to a screen or to the end; what is shown as accepted is expected from then on."""
        resident.play(time.monotonic() + PATIENCE, until_screen=until_screen)
        self.expect(resident)

    def expect(self, resident):
        name = " ".join(resident.person.given + resident.person.family)
        self.applications[name] += "accepted" in resident.steps
        self.referrals[name] += "bank-accepted" in resident.steps

    def check(self):
        """City and bank hold what was accepted, each once; the next resident is served; nobody stays behind."""
        next_one = person_with_papers(self.running, "passport", number=4)
        result = play(self.running, next_one)
        check_application(result.application, next_one)
        name = " ".join(next_one.given + next_one.family)
        self.applications[name] += 1
        self.referrals[name] += 1
        until(lambda: self.arrived() == self.expected(), 60, "all that was accepted, each once")
        time.sleep(2)  # a twin would come now
        same(self.arrived(), self.expected(), "what city and bank hold")
        residents = children(self.station(), "ventanilla-resident")
        decoders = {pid for pid, parent, process in processes()
                    if process == "ventanilla-deco" and parent in residents}
        same(len(decoders), len(residents), "decoders, one for each resident process")

    def expected(self):
        return dict(+self.applications), dict(+self.referrals)

    def arrived(self):
        applications = Counter(" ".join(entry["name"]["given"] + entry["name"]["family"])
                               for entry in applications_at(self.running).values())
        return dict(applications), dict(Counter(entry["name"] for entry in referrals_at(self.running).values()))


def killed_resident_process_before_acceptance_leaves_nothing():
    """The live process dies on each of these screens; whoever comes next starts anew."""
    with trial() as running:
        kiosk = Kiosk(running)
        for number, moment in enumerate(("language", "capture-identity", "read-identity", "summary")):
            kiosk.walk(kiosk.resident(number), until_screen=moment)
            kiosk.kill(kiosk.one("live"))
        kiosk.check()


def killed_resident_process_loses_nothing_that_was_accepted():
    with trial() as running:
        kiosk = Kiosk(running)
        for number, moment in enumerate(("accepted", "bank-consent", "bank-accepted", "goodbye")):
            kiosk.walk(kiosk.resident(number), until_screen=moment)
            kiosk.kill(kiosk.one("live"))
        kiosk.check()


def killed_while_it_seals_it_was_accepted_or_it_was_not():
    with trial() as running:
        kiosk = Kiosk(running)
        for number, screen in enumerate(("summary", "bank-consent")):
            resident = kiosk.resident(number)
            kiosk.walk(resident, until_screen=screen)
            live = kiosk.one("live")
            if screen == "bank-consent":
                resident.do_bank_consent()
            else:
                resident.press("submit")
            os.kill(live, signal.SIGKILL)
            until(lambda live=live: live not in kiosk.standing(), 5, "the end of the process")
            before = kiosk.expected()
            time.sleep(3)
            # Nobody saw whether it was accepted in time: both are right, half or twice is not.
            name = " ".join(resident.person.given + resident.person.family)
            store = kiosk.applications if screen == "summary" else kiosk.referrals
            if kiosk.arrived() != before:
                store[name] += 1
        kiosk.check()


def killed_station_starts_again_at_any_moment():
    with trial() as running:
        kiosk = Kiosk(running)
        for number, moment in enumerate(("language", "capture-identity", "read-identity", "accepted", "bank-accepted")):
            resident = kiosk.resident(number)
            kiosk.walk(resident, until_screen=moment)
            situations.kill(running, "station")
            running.start("station")
        kiosk.check()


def killed_spare_is_replaced_unnoticed():
    """The spare dies on every one of these screens of one journey, the last time when it is needed next."""
    with trial() as running:
        kiosk = Kiosk(running)
        live = kiosk.one("live")
        killed = []

        def kill_spare(screen):
            if screen in ("language", "lay-identity", "capture-identity", "read-identity", "summary", "accepted",
                          "bank-consent", "goodbye"):
                killed.append(kiosk.one("spare"))
                kiosk.kill(killed[-1])
                same(kiosk.standing().get(live), "live", f"the live process after its spare died at {screen}")
        resident = kiosk.resident()
        resident.before_step = kill_spare
        kiosk.walk(resident)
        same(len(set(killed)), 8, "spares that were killed")
        kiosk.check()


def killed_decoder_costs_another_try_at_any_moment():
    with trial() as running:
        kiosk = Kiosk(running)
        live = kiosk.one("live")
        killed = []

        def kill_decoder(screen):
            if screen in ("language", "capture-identity", "read-identity", "capture-proof"):
                killed.append(kiosk.decoder_of(live))
                kiosk.kill(killed[-1])
        resident = kiosk.resident()
        resident.before_step = kill_decoder
        kiosk.walk(resident)
        same(len(set(killed)), 4, "decoders that were killed")
        for screen in ("read-identity", "kind-of-proof"):
            if screen not in resident.steps:
                raise AssertionError(f"the screen {screen} was not reached: {resident.steps}")
        kiosk.check()


def wait_text(resident, pattern, what, item="question"):
    until(lambda: resident.look() and re.search(pattern, resident.text(item)), COMES_BACK, what)


def killed_dock_takes_the_devices_and_gives_them_back():
    """Without a dock there are no devices: the screen says which, the session lives, and they come back with it."""
    with trial() as running:
        kiosk = Kiosk(running)
        live = kiosk.one("live")
        resident = kiosk.resident(language="en")
        kiosk.walk(resident, until_screen="language")
        situations.kill(running, "dock")
        running.start("dock")
        for moment, paper in (("capture-identity", resident.person.identity), ("capture-proof", resident.person.proof)):
            resident.play_on(time.monotonic() + PATIENCE, moment)
            situations.kill(running, "dock")
            wait_text(resident, "camera is not ready", f"the camera's absence at {moment}")
            running.start("dock")
            wait_text(resident, "Lay your paper", f"the camera's return at {moment}")
            resident.dock.connect()
            resident.dock.must(do="lay", file=str(paper))
        resident.play_on(time.monotonic() + PATIENCE, "summary")
        situations.kill(running, "dock")
        resident.play_on(time.monotonic() + PATIENCE, "accepted")
        until(lambda: resident.look() and resident.has("slipAway"), COMES_BACK, "the printer's absence")
        running.start("dock")
        resident.dock.connect()
        resident.press("printAgain")
        until(lambda: resident.look() and resident.has("slipPrinted"), COMES_BACK, "the printer's return")
        same(kiosk.standing().get(live), "live", "the process of this resident")
        resident.play_on(time.monotonic() + PATIENCE)
        kiosk.expect(resident)
        same(len(list(running.state.glob("dock/slip-*.png"))), 2, "slips")
        kiosk.check()


SITUATIONS = [
    killed_resident_process_before_acceptance_leaves_nothing,
    killed_resident_process_loses_nothing_that_was_accepted,
    killed_while_it_seals_it_was_accepted_or_it_was_not,
    killed_station_starts_again_at_any_moment,
    killed_spare_is_replaced_unnoticed,
    killed_decoder_costs_another_try_at_any_moment,
    killed_dock_takes_the_devices_and_gives_them_back,
]


def main():
    named = {situation.__name__: situation for situation in SITUATIONS}
    if len(sys.argv) != 2 or sys.argv[1] not in named:
        sys.exit("usage: killings.py " + " | ".join(named))
    named[sys.argv[1]]()


if __name__ == "__main__":
    main()
