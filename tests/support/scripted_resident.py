# SPDX-License-Identifier: EUPL-1.2
#
# A resident made of code: looks at the real screens through the inspector, lays papers through the dock, and touches.
import dataclasses
import json
import pathlib
import re
import time

import line_client
from line_client import LineClient, PeerGone

CAPTURE_PATIENCE = 30  # seconds before the resident types instead


@dataclasses.dataclass
class Person:
    """What this resident knows about themselves and wants."""

    language: str = "es"
    given: tuple = ("María", "Fernanda")
    family: tuple = ("Gómez", "Ibarra")
    birth: str = "1988-02-18"
    address: dict = dataclasses.field(default_factory=lambda: {
        "street": "767 Specimen Court", "unit": "", "city": "New Haven", "state": "CT", "postal_code": "06513"})
    phone: str = "203 555 0142"
    identity: str | None = None  # path of the first paper; None: types everything
    identity_class: str = "consular_id"  # what they call it when the kiosk cannot tell
    proof: str | None = None  # path of the second paper; None: asks for a person
    proof_class: str = "utility_bill"
    types: bool = False  # lays the first paper but types instead of waiting for it to be read
    exact: bool = True  # corrects what was read until it is spelt as above
    still_valid: str = "unknown"  # yes, no or unknown
    mail: str = "home"
    signature: str = "none"
    fee: str = "pay"
    wants_bank: bool = True
    bank_how: str = "text"  # goMyself, text or call
    bank_when: str = "now"

    @staticmethod
    def from_truth(truth, **wishes):
        """A person of ventanilla-specimens' truth.json."""
        return Person(given=tuple(truth["given"]), family=tuple(truth["family"]), birth=truth["birth"],
                      address=truth["address"], **wishes)


@dataclasses.dataclass
class Result:
    steps: list
    application: dict | None = None
    referral: dict | None = None
    receipt: pathlib.Path | None = None

    @property
    def summary(self):
        introduced = "with an introduction to a bank" if self.referral else "without a bank"
        return f"application stored at the city, {introduced}, {len(self.steps)} screens"


class Resident:
    """Plays one journey. `before_step` is called with each screen's name first: tests break things there."""

    def __init__(self, inspector, dock, person, screens=None, before_step=None):
        self.inspector, self.dock = LineClient(inspector), LineClient(dock)
        self.person, self.screens, self.before_step = person, screens, before_step
        self.steps, self.seen_at, self.touches = [], 0.0, 0
        self.items = {}
        self.first_words = None

    # -- looking and touching -------------------------------------------------------------------------------------

    def look(self):
        """The present screen's name; its items land in self.items. None while no window is there."""
        try:
            answer = self.inspector.ask(do="items")
        except PeerGone:
            return None
        if not answer.get("ok"):
            return None
        self.items = {item["name"]: item for item in answer["items"]}
        return answer["screen"]

    def has(self, name):
        return name in self.items and self.items[name]["enabled"]

    def press(self, name):
        self.touches += 1
        self.inspector.must(do="press", name=name)

    def fill(self, field, text):
        """Writes on the line of a field unless the same stands there already."""
        name = field + "Input"
        if self.items.get(name, {}).get("text") != text:
            self.inspector.must(do="fill", name=name, text=text)

    def text(self, name):
        return self.items.get(name, {}).get("text", "")

    def written(self, field):
        return self.text(field + "Input")

    def grab(self, screen):
        if self.screens is None:
            return
        name = f"{len(self.steps):02d}-{screen}-{self.person.language}.png"
        (pathlib.Path(self.screens) / name).write_bytes(self.inspector.fetch(do="grab"))

    # -- the journey -----------------------------------------------------------------------------------------------

    def play(self, deadline, until_screen=None):
        """Walks on until the farewell, or until `until_screen` stands. Raises when the deadline passes."""
        # The process of the resident before may still say goodbye.
        line_client.until(lambda: self.look() == "language", deadline - time.monotonic(), "the first screen")
        self.play_on(deadline, until_screen)

    def play_on(self, deadline, until_screen=None):
        """As play(), from the screen that stands now."""
        while time.monotonic() < deadline:
            screen = self.look()
            if screen is None:
                time.sleep(0.1)
                continue
            if not self.steps or self.steps[-1] != screen:
                self.arrive(screen)
            if screen == until_screen:
                return
            self.act(screen)
            if screen == "goodbye":
                return
            time.sleep(0.05)
        raise AssertionError(f"the journey did not end in time; screens so far: {' > '.join(self.steps)}")

    def arrive(self, screen):
        self.steps.append(screen)
        self.seen_at = time.monotonic()
        if self.before_step:
            self.before_step(screen)
        if screen not in ("capture-identity", "capture-proof"):
            self.grab(screen)

    def act(self, screen):
        action = getattr(self, "do_" + screen.replace("-", "_"), None)
        if action is None:
            raise AssertionError(f"the scripted resident does not know the screen '{screen}'")
        try:
            action()
        except PeerGone:
            pass  # the farewell was over before the touch
        except AssertionError:
            # Between looking and touching the screen may have moved on by itself.
            if self.look() == screen:
                raise

    def waited(self, seconds):
        return time.monotonic() - self.seen_at > seconds

    def do_language(self):
        self.press("language_" + self.person.language)

    def do_choices(self):
        self.press("cityId")

    def do_promise(self):
        self.press("acceptPromise")

    def lay(self, paper):
        self.dock.must(do="remove")
        if paper is None:
            self.press("askForPerson" if self.has("askForPerson") else "look")
            return
        self.dock.must(do="lay", file=str(paper))
        self.press("look")

    def do_lay_identity(self):
        if self.person.identity is None:
            self.dock.must(do="remove")
            self.press("look")
        else:
            self.lay(self.person.identity)

    def do_lay_proof(self):
        self.lay(self.person.proof)

    def do_capture_identity(self):
        if self.person.types:
            # Once the kiosk says something else than at first, it has seen the paper.
            if self.first_words is None:
                self.first_words = self.text("question")
            if self.text("question") != self.first_words or self.waited(CAPTURE_PATIENCE):
                self.press("typeInstead")
        else:
            self.capture(lay_nothing=self.person.identity is None)

    def do_capture_proof(self):
        self.capture(lay_nothing=self.person.proof is None)

    def capture(self, lay_nothing):
        if self.waited(1.2) and self.screens is not None and len(self.steps) > self.captured():
            self.grab(self.steps[-1])
            self._captured = len(self.steps)
        if lay_nothing or self.waited(CAPTURE_PATIENCE):
            self.press("typeInstead")

    _captured = 0

    def captured(self):
        return self._captured

    def name_is_right(self):
        wanted = " ".join(self.person.given + self.person.family)
        return wanted == re.sub(r"<[^>]*>", "", self.text("readName")).replace("\n", " ").strip()

    def do_read_identity(self):
        self.press("correct" if self.person.exact and not self.name_is_right() else "confirm")

    def do_read_proof(self):
        self.press("confirm")

    def do_kind_of_identity(self):
        self.choose_kind(self.person.identity_class)

    def do_kind_of_proof(self):
        self.choose_kind(self.person.proof_class)

    def choose_kind(self, wanted):
        self.press("kind_" + wanted if self.has("kind_" + wanted) else "kind_other")

    def do_still_valid(self):
        self.press(self.person.still_valid)

    def do_proof_recent(self):
        self.press("yes")

    def do_name(self):
        if self.person.exact or not self.written("given"):
            self.fill("given", " ".join(self.person.given))
            self.fill("family", self.person.family[0] if self.person.family else "")
            self.fill("secondFamily", " ".join(self.person.family[1:]))
        self.press("save")

    def do_birth_date(self):
        year, month, day = self.person.birth.split("-")
        if self.person.exact or not self.text("year"):
            self.press(f"day_{int(day)}")
            self.press(f"month_{int(month)}")
            for _ in range(4):
                self.press("eraseDigit")
            for digit in year:
                self.press(f"digit_{digit}")
        self.press("save")

    def do_guardian(self):
        self.press("yes")

    def do_identity_not_enough(self):
        self.press("askForPerson")

    def do_proof_not_enough(self):
        self.press("askForPerson")

    def do_address_on_card(self):
        self.press("yes")

    def do_home_address(self):
        address = self.person.address
        for field, value in (("street", address["street"]), ("unit", address["unit"]), ("city", address["city"]),
                             ("state", address["state"]), ("postalCode", address["postal_code"])):
            self.fill(field, value)
        self.press("save")

    def do_mail(self):
        self.press(self.person.mail)

    def do_mail_address(self):
        self.do_home_address()

    def do_contact(self):
        if self.has("chipText"):
            self.press("chipText")
        elif self.has("text"):
            self.press("text")
        self.look()
        if self.has("value"):
            self.fill("value", self.person.phone)
            self.press("save")

    def do_signature(self):
        self.press(self.person.signature)
        if self.person.signature == "finger":
            line_client.until(lambda: self.look() and self.has("pad"), 5, "the signature pad")
            self.inspector.must(do="draw", name="pad")
            self.press("save")

    def do_fee(self):
        self.press(self.person.fee)

    def do_summary(self):
        self.press("submit")

    def do_accepted(self):
        self.press("goOn")

    def do_bank_offer(self):
        self.press("yes" if self.person.wants_bank else "no")

    def do_bank_branch(self):
        self.press(sorted(name for name in self.items if name.startswith("branch_"))[0])

    def do_bank_when(self):
        self.press(self.person.bank_when)

    def do_bank_how(self):
        self.press(self.person.bank_how)

    def do_bank_contact(self):
        self.fill("value", self.person.phone)
        self.press("morning")
        self.press("twoWeeks")
        self.press("save")

    def do_bank_warning(self):
        self.press("acceptWarning")

    def do_bank_consent(self):
        for name in ("tickName", "tickLanguage", "tickContact"):
            if self.has(name) and not self.items[name].get("checked"):
                self.press(name)
        self.look()
        self.press("send")

    def do_bank_accepted(self):
        self.press("goOn")

    def do_goodbye(self):
        self.dock.must(do="remove")
        self.press("finish")


def applications_at(trial):
    """What the trial city holds, as the wire's members, by jti."""
    return {entry["jti"]: entry for entry in trial.fetch("desk", "/trial/applications.json")}


def referrals_at(trial):
    """What the trial bank's inbox holds, by jti."""
    return {entry["jti"]: entry for entry in trial.fetch("inbox", "/trial/inbox.json")}


def newest(look, before):
    """The one entry that was not there before, once it is."""
    def found():
        fresh = [entry for jti, entry in look().items() if jti not in before]
        return fresh[-1] if fresh else None
    return line_client.until(found, 30, "something new at city or bank", poll=0.2)


def papers_of(trial):
    return json.loads((trial.state / "specimens/truth.json").read_text())["people"]


def run_journey(trial, person, deadline, document=None, screens=None, before_step=None):
    """One resident from the first screen to the farewell; returns what city and bank hold afterwards."""
    first = papers_of(trial)[0]
    paper = {entry["name"]: str(trial.state / "specimens" / entry["file"]) for entry in first["documents"]}
    if document is not None:
        person = dataclasses.replace(person, identity=str(document), proof=paper["bill"], exact=False)
    elif person.identity is None and person.proof is None and person.exact:
        person = dataclasses.replace(Person.from_truth(first, language=person.language), identity=paper["passport"],
                                     proof=paper["bill"])
    applications, referrals = applications_at(trial), referrals_at(trial)
    resident = Resident(trial.socket("inspector.sock"), trial.socket("dock.sock"), person, screens, before_step)
    resident.play(deadline)
    result = Result(resident.steps)
    result.application = newest(lambda: applications_at(trial), applications)
    # Somebody under the policy's age is offered no bank.
    introduced = "bank-accepted" in result.steps
    if introduced and person.bank_how != "goMyself":
        result.referral = newest(lambda: referrals_at(trial), referrals)
    slips = sorted(trial.state.glob("dock/slip-*.png"))
    result.receipt = slips[-2] if introduced and len(slips) > 1 else slips[-1]
    return result
