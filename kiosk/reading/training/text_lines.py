# SPDX-License-Identifier: EUPL-1.2
#
# Makes the text of synthetic printed lines: names, addresses, dates, labels and nonsense in four languages.
import random
import unicodedata

# A character is a base and a mark over, under or through it: two small alphabets instead of one large.
# kiosk/reading/text/letters.cpp has the same ones in the same order; a test compares them.
BASES = " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.,'-/:;()&#\u00ba\u00aa\u00b0+*@%$!?<=\"\u00c6\u0152\u00df\u00e6\u0153\u0131\u00d0\u00f0"
MARKS = "\0\u0301\u0300\u0302\u0308\u0303\u030a\u0327\u030c\u0328\u0304\u0307\u0338\u030b\u0306\u0326"
BASE_INDEX = {character: index for index, character in enumerate(BASES)}
MARK_INDEX = {mark: index for index, mark in enumerate(MARKS)}
STROKED = {"Ø": "O", "ø": "o", "Ł": "L", "ł": "l", "Đ": "D", "đ": "d"}


def taken_apart(character):
    """Indices of base and mark; nothing when the network has no such character."""
    if character in STROKED:
        return BASE_INDEX[STROKED[character]], MARK_INDEX["\u0338"]
    if character in BASE_INDEX:
        return BASE_INDEX[character], 0
    parts = unicodedata.normalize("NFD", character)
    if len(parts) == 2 and parts[0] in BASE_INDEX and parts[1] in MARK_INDEX:
        return BASE_INDEX[parts[0]], MARK_INDEX[parts[1]]
    return None


MARKED = "".join(chr(code) for code in [*range(0xC0, 0x180), *range(0x218, 0x21C)]
                 if chr(code).isalpha() and taken_apart(chr(code)) and taken_apart(chr(code))[1])

GIVEN = (
    "Adriana Alejandra Andrés Ángela Antônio Araceli Armando Asunción Beatriz Bénédicte Benjamín Brígida Camille Cándida Cecília "
    "César Concepción Cristóbal Damián Débora Dolores Edgar Édouard Élodie Elías Emília Ester Eugênia Fabián Fabrício Félix "
    "Flávia François Françoise Gabriela Gastón Geneviève Germán Gérard Graciela Guillermo Gustavo Héctor Hélène Hernán Iñaki "
    "Inés Irène Ismael Iván Jacqueline Jaime Jérôme Joaquín Jônatas Julián Justina Kevin Laetitia Leónidas Letícia Lorenzo "
    "Luísa Mathéo Matías Mercedes Mónica Nélida Nicolás Noémie Octavio Olívia Óscar Patrício Ramón Raúl Renée Rocío Rogério "
    "Rubén Samuel Sebastião Simón Sofía Stéphane Tatiana Teófilo Tomás Úrsula Valéria Verónica Víctor Wilson Ximena Yolanda "
    "Zacarías Zoë Agnès Björn Søren Łukasz Žofia Şebnem Gökhan Małgorzata Ždenka Jürgen Åke Þór Ștefan Nuño Begoña Íñigo").split()
FAMILY = (
    "Acuña Aguirre Alarcón Albuquerque Almeida Araújo Arévalo Ávila Azevedo Bâtard Beaulieu Benítez Besançon Bolaños Brandão "
    "Briceño Cáceres Calderón Cárdenas Carreño Castañeda Céspedes Chacón Cisneros Córdova Coutinho Cuéllar Delâge Desjardins "
    "Domínguez Dubois Échevarría Escobar Estévez Fagundes Farías Figueiredo Fontaine Frías Galindo Galvão Garçon Girón Godínez "
    "Goñi Gonçalves Guimarães Gutiérrez Henríquez Hernández Huamán Ibáñez Iñíguez Jaramillo Jérémie Juárez Lagos Landívar "
    "Léveillé Logroño López Luján Magalhães Maldonado Márquez Martínez Mejía Meléndez Mendonça Monzón Muñiz Noriega Ochoa "
    "Olivares Ordóñez Ortúzar Padrón Paixão Palacios Paredes Patiño Peçanha Pérez Pinzón Piñera Ponce Quiñones Quintão Quiroz "
    "Rabelo Rámirez Rangel Rébora Ríos Rodríguez Rolón Román Rosário Saavedra Sáenz Salgueiro Sánchez Sebastián Simões Solís "
    "Suárez Tejada Tévez Toscano Trujillo Ugarte Ureña Urrutia Valdés Vásquez Velázquez Véliz Vieira Villaseñor Xavier Yepes "
    "Zaldívar Zúñiga Zurita Öztürk Çelik Dvořák Kováč Nowakowski Wójcik Lindström Ødegård Jørgensen Străchinescu Weiß Strauß "
    "MacDonald O'Brien D'Angelo Smith-Jones Quispe Condori Tzul Ixchop Pérec Saint-Fleur Jean-Baptiste Nguyen Kim Okonkwo").split()
JOINERS = "de del la las los da do dos das e y von van der le du d' O' San St. Mac Al- bin".split()
STREETS = (
    "Chapel Grand Whalley Dixwell Edgewood Ferry Howard Orange Prospect Winthrop Elm Maple Oak Cedar Willow Lombard Blake "
    "Fountain Front Clinton Poplar Shelton Bassett Sylvan Columbus Kimberly Legion Congress Asylum Main Park Broad High "
    "Church State College Temple Crown Wooster Olive Hamilton Franklin Washington Jefferson Lincoln Central Second Third").split()
STREET_ENDS = "Street St St. Avenue Ave Ave. Road Rd Lane Ln Drive Dr Court Ct Place Pl Boulevard Blvd Terrace Way Circle".split()
UNITS = ("Apt", "Apt.", "Unit", "#", "Fl", "Floor", "Suite", "Apartment", "Piso", "Rm", "Bldg")
CITIES = (
    "Hartford Bridgeport Waterbury Stamford Danbury Norwalk Meriden Hamden Milford Boston Providence Newark Albany Chicago "
    "Houston Denver Atlanta Trenton Yonkers Brooklyn Bronx Springfield Worcester West_Haven East_Haven North_Branford").split()
STATES = "CT NY NJ MA RI PA IL TX CA FL GA NC VA MD DE NH VT ME OH MI".split()
MONTHS = (
    "January February March April May June July August September October November December "
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre "
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro "
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre").split()
LABELS = (
    "Name|Full name|First name|Last name|Surname|Surname(s)|Given names|Given name(s)|Family name|Date of birth|DOB|"
    "Date of issue|Issued|Issued on|Date of expiry|Expires|Expiration date|Valid until|Address|Home address|Residence|Place of birth|"
    "Nationality|Sex|Signature|Authority|Number|Document No.|Card number|Height|Customer|Account no.|Statement date|"
    "Invoice date|Bill to|Service address|Mailing address|Amount due|Due date|Total|Balance|Page 1 of 2|Period|Payment|"
    "Nombre|Nombres|Nombre(s)|Nombre completo|Apellido|Apellidos|Primer apellido|Segundo apellido|Apellido paterno|"
    "Fecha de nacimiento|Lugar de nacimiento|Fecha de emisión|Fecha de expedición|Fecha de vencimiento|Vigencia|Válida hasta|"
    "Expira|Caducidad|Domicilio|Dirección|Dirección en EE.UU.|Domicilio en el exterior|Nacionalidad|Sexo|Firma|Autoridad|Número|"
    "Folio|Matrícula|Consulado General|Embajada|Identificación consular|Tarjeta de identificación|Registro|Estado civil|Ocupación|"
    "Nome|Nome completo|Sobrenome|Data de nascimento|Data de emissão|Data de expedição|Data de validade|Válido até|Endereço|"
    "Filiação|Naturalidade|Nacionalidade|Assinatura|Consulado-Geral|Carteira de matrícula|Número de inscrição|"
    "Nom|Nom de famille|Prénom|Prénoms|Date de naissance|Lieu de naissance|Date de délivrance|Date d'émission|Date d'expiration|"
    "Valable jusqu'au|Adresse|Domicile|Nationalité|Signature du titulaire|Carte consulaire|Consulat général|N° de la carte|"
    "República|Republic of|Secretaría|Ministerio de Relaciones Exteriores|Ministère des Affaires étrangères").split("|")
WORDS = (
    "water electric gas bill service usage meter reading previous current charges thank you for your payment customer "
    "department energy company bank account statement city county office please remit balance forward new tax rate kWh "
    "esta tarjeta acredita inscripción del titular no es válida como documento para viajar este certificado sin valor "
    "cette carte est la propriété du titulaire doit être rendue cartão válido em todo território emitido pelo consulado "
    "housing lease tenant landlord rent monthly health insurance member plan notice important information inside").split()
VOWELS, MARKED_VOWELS = "aeiou", "áéíóúàèìòùâêîôûãõäëïöüå"
ONSETS = "b c d f g h j l m n p qu r s t v x y z br cr dr tr pl gl ch ll sh th ñ ç gu nh lh st sp k w".split()
CODAS = ["", "", "", "", "n", "r", "s", "l", "z", "m", "x", "t", "ck", "d"]


class TextLines:
    """Draws lines from its own seeded generator."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def digits(self, count):
        return "".join(self.random.choice("0123456789") for _ in range(count))

    def invented(self):
        pick = self.random
        word = ""
        for _ in range(pick.randint(1, 4)):
            vowel = pick.choice(MARKED_VOWELS if pick.random() < 0.14 else VOWELS)
            word += pick.choice(ONSETS) + vowel + pick.choice(CODAS)
        return word

    def name_word(self, known):
        return self.random.choice(known) if self.random.random() < 0.5 else self.invented().capitalize()

    def name(self):
        pick = self.random
        given = [self.name_word(GIVEN) for _ in range(pick.randint(0, 3))]
        family = [self.name_word(FAMILY) for _ in range(pick.randint(1, 2))]
        if pick.random() < 0.15:
            family.insert(pick.randint(0, len(family)), pick.choice(JOINERS))
        if pick.random() < 0.12:
            return " ".join(family) + ", " + " ".join(given)
        return " ".join(given + family)

    def city(self):
        pick = self.random
        city = pick.choice(CITIES).replace("_", " ") if pick.random() < 0.6 else self.invented().capitalize()
        state = pick.choice(STATES)
        code = self.digits(5) + ("-" + self.digits(4) if pick.random() < 0.15 else "")
        return pick.choice([f"{city}, {state} {code}", f"{city} {state} {code}", f"{city}, {state}", city])

    def street(self):
        pick = self.random
        street = pick.choice(STREETS) if pick.random() < 0.5 else self.invented().capitalize()
        line = f"{pick.randint(1, 2400)} {street} {pick.choice(STREET_ENDS)}"
        if pick.random() < 0.35:
            number = pick.choice([str(pick.randint(1, 40)), pick.choice("ABCDEFG"), f"{pick.randint(1, 9)}{pick.choice('ABCD')}"])
            line += pick.choice([", ", " "]) + pick.choice(UNITS) + pick.choice([" ", ""]) + number
        return line + (", " + self.city() if pick.random() < 0.15 else "")

    def date(self):
        pick = self.random
        day, month, year = pick.randint(1, 31), pick.randint(1, 12), pick.randint(1925, 2040)
        name = MONTHS[pick.randrange(4) * 12 + month - 1]
        short = name[:3]
        dress = pick.choice([str, str.upper, str.capitalize])
        return pick.choice([
            f"{day:02}/{month:02}/{year}", f"{day:02}/{month:02}/{year}", f"{day:02}-{month:02}-{year}", f"{day:02}.{month:02}.{year}",
            f"{day} {month:02} {year}", f"{year}-{month:02}-{day:02}", f"{month}/{day}/{year % 100:02}",
            f"{day:02} {dress(short)} {year}", f"{day:02}/{dress(short)}/{year}", f"{day:02}-{dress(short)}-{year}",
            f"{day} de {dress(name)} de {year}", f"{dress(name)} {day}, {year}", f"{day} {dress(name)} {year}",
            f"{day:02} {dress(short)}/{dress(MONTHS[month - 1][:3])} {year}"])

    def label(self):
        pick = self.random
        line = pick.choice(LABELS)
        if pick.random() < 0.4:
            line += pick.choice([" / ", "/", " - "]) + pick.choice(LABELS)
        if pick.random() < 0.2:
            line += ":"
            if pick.random() < 0.6:
                line += " " + pick.choice([self.date, self.name, self.number])()
        return line

    def number(self):
        pick = self.random
        letters = "".join(pick.choice(BASES[11:37]) for _ in range(pick.randint(0, 4)))
        return pick.choice([
            letters + self.digits(pick.randint(4, 10)), f"{self.digits(4)}-{self.digits(6)}", f"$ {self.digits(2)}.{self.digits(2)}",
            f"${self.digits(3)}.{self.digits(2)}", f"N.º {self.digits(7)}", f"No. {self.digits(6)}", f"#{self.digits(3)}",
            f"({self.digits(3)}) {self.digits(3)}-{self.digits(4)}", f"{self.digits(2)}%", f"{self.digits(3)} kWh",
            letters + self.digits(2) + letters, f"P.O. Box {self.digits(4)}", f"K{self.digits(7)}"])

    def sentence(self):
        words = [self.random.choice(WORDS) for _ in range(self.random.randint(2, 7))]
        words[0] = words[0].capitalize()
        return " ".join(words) + self.random.choice(["", ".", ",", ":"])

    def nonsense(self):
        """No order at all: what the network must tell by shape alone."""
        pick, line = self.random, ""
        for _ in range(pick.randint(1, 5)):
            pool = pick.choice([BASES[11:37], BASES[37:63], BASES[1:11], BASES[1:63], BASES[63:], MARKED, MARKED[:60]])
            line += "".join(pick.choice(pool) for _ in range(pick.randint(1, 5))) + pick.choice(["", " "])
        return line

    def line(self):
        pick = self.random
        kinds = [self.name, self.street, self.city, self.date, self.label, self.number, self.sentence, self.nonsense]
        line = pick.choices(kinds, [26, 12, 6, 18, 14, 5, 5, 14])[0]()
        if pick.random() < 0.45 and any(c.islower() for c in line):
            line = line.upper()
        line = "".join(c for c in line.replace("\u2019", "'") if taken_apart(c) is not None)
        return " ".join(line.split()) or "A"
