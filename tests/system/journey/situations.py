# SPDX-License-Identifier: EUPL-1.2
#
# Whole journeys with the real programs: station, resident process, decoder, courier, city and bank.
import contextlib
import json
import os
import pathlib
import signal
import struct
import sys
import tempfile
import time
import zlib

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tests/support"), str(ROOT / "installer")]

import line_client  # found through the paths above
import scripted_resident
from scripted_resident import Person, Resident, applications_at, papers_of, referrals_at
from trial import Trial

BINARIES = pathlib.Path(os.environ.get("VN_BINARIES", ROOT / "build/release/bin"))
PATIENCE = 120

ALLOWED_APPLICATION = {
    "v", "aud", "jti", "X", "day", "name", "birthDate", "gender", "language", "portrait", "signature", "address",
    "onCard", "mail", "mailAddress", "contact", "identity_met", "residency_met", "seen_by_person", "guardian_present",
    "fee", "policy"}
ALLOWED_REFERRAL = {
    "iss", "aud", "jti", "iat", "exp", "sub", "name", "language", "contact", "branch", "when", "words", "consent"}
RANDOM = {"jti", "X"}


@contextlib.contextmanager
def trial():
    """A fresh trial in a temporary folder; its log is printed when the situation fails."""
    with tempfile.TemporaryDirectory(prefix="vn-") as folder:
        folder = pathlib.Path(folder)
        try:
            with Trial(ROOT, folder / "state", folder / "out", BINARIES) as running:
                running.prepare()
                running.start_all()
                yield running
        except BaseException:
            print((folder / "out/run.log").read_text(errors="replace")[-6000:])
            raise


def person_with_papers(running, paper, number=0, **wishes):
    people = papers_of(running)
    truth = people[number % len(people)]
    files = {entry["name"]: str(running.state / "specimens" / entry["file"]) for entry in truth["documents"]}
    return Person.from_truth(truth, identity=files[paper] if paper else None,
                             proof=files["bill"], **wishes)


def play(running, person, **arguments):
    return scripted_resident.run_journey(running, person, time.monotonic() + PATIENCE, **arguments)


def same(found, wanted, what):
    if found != wanted:
        raise AssertionError(f"{what}: found {found!r}, wanted {wanted!r}")


def check_application(application, person):
    extra = set(application) - ALLOWED_APPLICATION
    same(extra, set(), "members of the application beyond the contract")
    same(application["name"], {"given": list(person.given), "family": list(person.family)}, "the name")
    year, month, day = (int(part) for part in person.birth.split("-"))
    same(application["birthDate"], {"year": year, "month": month, "day": day}, "the birth date")
    same(application["language"], person.language, "the language")


def check_referral(referral, person):
    extra = set(referral) - ALLOWED_REFERRAL
    same(extra, set(), "members of the referral beyond the contract")
    same(referral["name"], " ".join(person.given + person.family), "the name at the bank")
    if len(referral["words"].split()) != 2:
        raise AssertionError("the bank must see two words")


def a_passport_reaches_city_and_bank():
    with trial() as running:
        person = person_with_papers(running, "passport")
        result = play(running, person)
        check_application(result.application, person)
        same(result.application["identity_met"], True, "identity_met")
        check_referral(result.referral, person)
        log = (running.out / "run.log").read_text(errors="replace")
        same([line for line in log.splitlines() if "decoder_trouble" in line], [],
             "trouble in the log of a journey without trouble")


def a_resident_in_english_without_a_bank():
    with trial() as running:
        person = person_with_papers(running, "national", number=1, language="en", wants_bank=False)
        result = play(running, person)
        check_application(result.application, person)
        same(referrals_at(running), {}, "the bank's inbox")


def a_typed_in_resident_reaches_the_city():
    with trial() as running:
        person = person_with_papers(running, None, number=2, wants_bank=False)
        result = play(running, person)
        check_application(result.application, person)


def a_voucher_leaves_no_contact_and_waits():
    with trial() as running:
        person = person_with_papers(running, "passport", bank_how="goMyself")
        result = play(running, person)
        check_application(result.application, person)
        same(referrals_at(running), {}, "the bank's inbox before the branch redeems")


def five_kinds_of_paper_look_the_same_outside():
    """The same person by passport, licence, two consular cards and typing: equal but for random ids, equal in length."""
    papers = ("passport", "licence", "consular", "consular-code", "typed")
    with trial() as running:
        # Without a courier the sealed parcels stay in the spool, where their lengths can be seen.
        running.programs.pop("courier").stop()
        for paper in papers:
            typed = paper == "typed"
            person = person_with_papers(running, "consular" if typed else paper, wants_bank=False, still_valid="yes",
                                        types=typed)
            Resident(running.socket("inspector.sock"), running.socket("dock.sock"), person).play(
                time.monotonic() + PATIENCE)
        parcels = list((running.state / "kiosk/spool").glob("*/*.jwe"))
        same(len(parcels), len(papers), "parcels in the spool")
        same(len({parcel.stat().st_size for parcel in parcels}), 1, "different lengths of parcels")
        running.start("courier")
        line_client.until(lambda: len(applications_at(running)) == len(papers), 60,
                          "the applications")
        applications = list(applications_at(running).values())
    plain = [{key: value for key, value in application.items() if key not in RANDOM} for application in applications]
    for other in plain[1:]:
        same(other, plain[0], "the application by another paper")


def png_header_of(width, height):
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(b"\0" * 64)) + chunk(b"IEND", b""))


def bad_pictures_cost_another_try_and_nothing_more():
    with trial() as running:
        folder = running.state / "bad"
        folder.mkdir()
        good = pathlib.Path(papers_of(running)[0]["documents"][0]["file"])
        whole = (running.state / "specimens" / good).read_bytes()
        pictures = {"empty.jpg": b"", "truncated.png": whole[: len(whole) // 3], "text.jpg": b"this is no picture\n" * 50,
                    "huge.png": png_header_of(20000, 10000)}
        dock = line_client.LineClient(running.socket("dock.sock"))
        for name, content in pictures.items():
            (folder / name).write_bytes(content)
            answer = dock.ask(do="lay", file=str(folder / name))
            same(answer["ok"], False, f"the dock's answer to {name}")
            if not answer.get("error"):
                raise AssertionError(f"{name} is refused without a word")
        # Undecoded bytes straight from the camera must not end the session either.
        person = person_with_papers(running, "passport", wants_bank=False)
        raw = {"left": ["truncated.png", "huge.png"]}

        def break_first(screen):
            if screen == "capture-identity" and raw["left"]:
                for name in raw["left"]:
                    dock.must(do="lay", file=str(folder / name), raw=True)
                    time.sleep(1)
                raw["left"] = []
                dock.must(do="lay", file=person.identity)
        result = play(running, person, before_step=break_first)
        check_application(result.application, person)


def kill(running, name):
    program = running.programs[name]
    os.kill(program.process.pid, signal.SIGKILL)
    program.process.wait()


def killed_programs_lose_and_double_nothing():
    """Each program dies at a telling moment of a journey of its own and is started again."""
    moments = [("courier", "summary"), ("city", "summary"), ("bank", "bank-consent"), ("courier", "bank-consent"),
               ("city", "accepted"), ("courier", "accepted")]
    with trial() as running:
        people = []
        for number, (name, at) in enumerate(moments):
            person = person_with_papers(running, "passport", number=number)

            def break_here(screen, name=name, at=at):
                if screen == at:
                    kill(running, name)
            resident = Resident(running.socket("inspector.sock"), running.socket("dock.sock"), person,
                                before_step=break_here)
            resident.play(time.monotonic() + PATIENCE)
            running.start(name)
            people.append(person)
        expect_everything(running, people)


def expect_everything(running, people):
    def arrived():
        return (len(applications_at(running)) >= len(people)
                and len(referrals_at(running)) >= len(people))
    # A killed city leaves a lease on the parcel that it was forwarding: that must run out first.
    line_client.until(arrived, 180, "all applications and referrals", poll=0.5)
    time.sleep(3)  # a twin would come now
    names = sorted(" ".join(entry["name"]["given"] + entry["name"]["family"])
                   for entry in applications_at(running).values())
    wanted = sorted(" ".join(person.given + person.family) for person in people)
    same(names, wanted, "the names at the city, each once")
    same(sorted(entry["name"] for entry in referrals_at(running).values()), wanted,
         "the names at the bank, each once")


def a_killed_station_loses_nothing_that_was_accepted():
    with trial() as running:
        person = person_with_papers(running, "passport")
        resident = Resident(running.socket("inspector.sock"), running.socket("dock.sock"), person)
        resident.play(time.monotonic() + PATIENCE, until_screen="accepted")
        kill(running, "station")
        kill(running, "courier")
        running.start("courier")
        running.start("station")
        line_client.until(lambda: len(applications_at(running)) == 1, 30, "the application")
        # The kiosk serves the next person.
        other = person_with_papers(running, "passport", number=1, wants_bank=False)
        check_application(play(running, other).application, other)
        same(len(applications_at(running)), 2, "applications at the city")


def a_dead_decoder_costs_another_try():
    with trial() as running:
        person = person_with_papers(running, "passport", wants_bank=False)
        killed = []

        def kill_decoder(screen):
            if screen == "capture-identity" and not killed:
                for process in pathlib.Path("/proc").iterdir():
                    with contextlib.suppress(OSError, ValueError):
                        if os.readlink(process / "exe") == str(BINARIES / "ventanilla-decoder"):
                            os.kill(int(process.name), signal.SIGKILL)
                            killed.append(process.name)
        result = play(running, person, before_step=kill_decoder)
        if not killed:
            raise AssertionError("there was no decoder to kill")
        check_application(result.application, person)


def the_next_resident_sees_nothing_of_the_one_before():
    with trial() as running:
        person = person_with_papers(running, "passport")
        play(running, person)
        second = Resident(running.socket("inspector.sock"), running.socket("dock.sock"),
                          person_with_papers(running, None, number=3))
        line_client.until(lambda: second.look() == "language", 15, "the first screen for the next resident")
        shown = json.dumps(second.items, ensure_ascii=False)
        for secret in (*person.given, *person.family, person.address["street"], person.phone):
            if secret in shown:
                raise AssertionError("the next resident sees something of the one before")


def nothing_personal_stands_in_any_log():
    with trial() as running:
        person = person_with_papers(running, "passport")
        play(running, person)
        text = (running.out / "run.log").read_text(errors="replace")
        if "station.resident" not in text:
            raise AssertionError("the log does not hold what it must: the check would be blind")
        secrets = [*person.given, *person.family, person.address["street"], person.phone, person.birth,
                   "".join(character for character in person.phone if character.isdigit())]
        for secret in secrets:
            if len(secret) > 3 and secret.lower() in text.lower():
                raise AssertionError("a log holds something personal")


SITUATIONS = [
    a_passport_reaches_city_and_bank,
    a_resident_in_english_without_a_bank,
    a_typed_in_resident_reaches_the_city,
    a_voucher_leaves_no_contact_and_waits,
    five_kinds_of_paper_look_the_same_outside,
    bad_pictures_cost_another_try_and_nothing_more,
    killed_programs_lose_and_double_nothing,
    a_killed_station_loses_nothing_that_was_accepted,
    a_dead_decoder_costs_another_try,
    the_next_resident_sees_nothing_of_the_one_before,
    nothing_personal_stands_in_any_log,
]


def main():
    named = {situation.__name__: situation for situation in SITUATIONS}
    if len(sys.argv) != 2 or sys.argv[1] not in named:
        sys.exit("usage: situations.py " + " | ".join(named))
    named[sys.argv[1]]()


if __name__ == "__main__":
    main()
