# SPDX-License-Identifier: EUPL-1.2
#
# Makes the text of synthetic machine-readable zones (Doc 9303 parts 4 to 7), check digits included.
import random

ALPHABET = "<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
INDEX = {character: index for index, character in enumerate(ALPHABET)}
LETTERS = ALPHABET[11:]
DIGITS = ALPHABET[1:11]

COUNTRIES = (
    "UTO D<< FRA ITA ESP PRT NLD BEL GBR USA CAN CHE AUT POL CZE SWE NOR DNK FIN TUR UKR IND CHN JPN BRA ARG MEX ZAF "
    "NGA KEN EGY MAR ROU GRC LUX ARE ZWE QAT VNM GTM HND SLV ECU COL PER DOM BOL CUB HTI NIC CRI PAN VEN CHL URY PRY "
    "SEN MLI PAK AFG SYR IRQ IRN KOR PHL THA LKA BGD NPL ETH ERI SOM SDN COD CMR GHA GIN GMB CIV RKS EUE UNO XXA XXB "
    "XXC XXX").split()

SURNAMES = (
    "GARCIA LOPEZ HERNANDEZ MARTINEZ GONZALEZ RODRIGUEZ PEREZ SANCHEZ RAMIREZ CRUZ FLORES GOMEZ MORALES VAZQUEZ REYES "
    "JIMENEZ TORRES DIAZ GUTIERREZ RUIZ MENDOZA AGUILAR ORTIZ MORENO CASTILLO ROMERO ALVAREZ MENDEZ CHAVEZ RIVERA "
    "QUISPE MAMANI XOL TZOC IXCOY ERIKSSON MUSTERMANN SMITH MUELLER NOVAK KOWALSKI ROSSI DUPONT JANSEN NGUYEN OKAFOR "
    "YILMAZ WANG KIM SINGH PETROVA SILVA OCONNOR VANDERBERG ZIMMER QUIJANO XAVIER HASAN ABDULLAH DIALLO TRAORE").split()
GIVEN = (
    "MARIA JOSE LUIS JUAN ANA CARLOS ROSA JESUS GUADALUPE MIGUEL FRANCISCA PEDRO ALEJANDRO JUANA MANUEL MARGARITA "
    "ANNA ERIKA JOHN PETER JEAN PIERRE LUCIA OLGA IGOR CHEN LI WEI FATIMA AHMED ZOE QUENTIN XENIA KARL HANS VICTORIA "
    "WALTER JULIA YUSUF GUL").split()


def value_of(character):
    if character == "<":
        return 0
    return int(character) if character.isdigit() else ord(character) - 55


def check_digit(text):
    return str(sum(value_of(character) * (7, 3, 1)[i % 3] for i, character in enumerate(text)) % 10)


def pad(text, length):
    return text.ljust(length, "<")[:length]


class MrzText:
    """Draws zones and lines from its own seeded generator."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def letters(self, shortest, longest):
        return "".join(self.random.choice(LETTERS) for _ in range(self.random.randint(shortest, longest)))

    def name(self):
        pick = self.random
        if pick.random() < 0.4:
            surname = self.letters(2, 11)
            given = [self.letters(2, 9) for _ in range(pick.randint(0, 3))]
        else:
            surname = pick.choice(SURNAMES)
            if pick.random() < 0.45:
                surname += "<" + pick.choice(SURNAMES)
            given = pick.sample(GIVEN, pick.randint(1, 3))
        return surname + ("<<" + "<".join(given) if given else "")

    def date(self):
        pick = self.random
        if pick.random() < 0.02:
            return "%02d<<<<" % pick.randint(0, 99)
        return "%02d%02d%02d" % (pick.randint(0, 99), pick.randint(1, 12), pick.randint(1, 31))

    def number(self):
        pick, kind = self.random, self.random.random()
        if kind < 0.4:
            text = "".join(pick.choice(DIGITS) for _ in range(9))
        elif kind < 0.7:
            text = self.letters(1, 2)
            text += "".join(pick.choice(DIGITS) for _ in range(9 - len(text)))
        elif kind < 0.9:
            text = "".join(pick.choice("CFGHJKLMNPRTVWXYZ0123456789") for _ in range(9))
        else:
            text = "".join(pick.choice(LETTERS + DIGITS) for _ in range(pick.randint(6, 8)))
        return pad(text, 9)

    def optional(self, length):
        pick = self.random
        used = pick.choice([0, 0, 0, length // 2, length])
        return pad("".join(pick.choice(LETTERS + DIGITS + "<") for _ in range(used)), length)

    def dates(self):
        birth, expiry = self.date(), self.date()
        return birth + check_digit(birth), expiry + check_digit(expiry)

    def two_lines(self, first, length, optional, personal_check, composite):
        pick = self.random
        number = self.number()
        number += check_digit(number)
        birth, expiry = self.dates()
        extra = self.optional(optional)
        if personal_check:
            extra += check_digit(extra) if extra.strip("<") or pick.random() < 0.5 else "<"
        second = number + pick.choice(COUNTRIES) + birth + pick.choice("MF<") + expiry + extra
        if composite:
            second += check_digit(number + birth + expiry + extra)
        return [pad(first + pick.choice(COUNTRIES) + self.name(), length), second]

    def td3(self):
        return self.two_lines("P" + self.random.choice("<<<<PDSOMEL"), 44, 14, True, True)

    def td2(self):
        return self.two_lines(self.random.choice(["I<", "ID", "P<", "AC"]), 36, 7, False, True)

    def visa_a(self):
        return self.two_lines("V" + self.random.choice("<<CN"), 44, 16, False, False)

    def visa_b(self):
        return self.two_lines("V" + self.random.choice("<<CN"), 36, 8, False, False)

    def td1(self):
        pick = self.random
        number = self.number()
        first = pick.choice(["I<", "ID", "AC", "C<", "IR", "C1", "IN"]) + pick.choice(COUNTRIES)
        first += number + check_digit(number) + self.optional(15)
        birth, expiry = self.dates()
        extra = self.optional(11)
        second = birth + pick.choice("MF<") + expiry + pick.choice(COUNTRIES) + extra
        second += check_digit(first[5:30] + birth + expiry + extra)
        return [first, second, pad(self.name(), 30)]

    def zone(self):
        return self.random.choice([self.td3, self.td3, self.td1, self.td1, self.td2, self.visa_a, self.visa_b])()

    def line(self):
        """A line of a zone, or (one in four) characters without any order, so that no grammar is learnt by heart."""
        pick = self.random
        if pick.random() < 0.25:
            return "".join(pick.choice(ALPHABET) for _ in range(pick.choice([30, 36, 44])))
        return pick.choice(self.zone())
