# SPDX-License-Identifier: EUPL-1.2
#
# Draws a printed line as a camera shows it on a card or a bill: the training pictures of the text network.
import glob
import math
import re

import cv2
import numpy
from PIL import Image, ImageDraw, ImageFont

from text_lines import BASES, MARKED

# Noto and DejaVu draw the scenes of the tests and of the benchmark: no face of theirs may be here. Neither may
# Open Sans, which is nearly Noto Sans. A test reads this list.
FONTS = "/usr/share/fonts"
FACES = ("truetype/liberation/Liberation*", "truetype/roboto/unhinted/Roboto*", "truetype/roboto/unhinted/RobotoTTF/*",
         "truetype/lato/Lato-*", "truetype/crosextra/*", "opentype/cantarell/*", "opentype/inter/Inter-*",
         "truetype/freefont/FreeS*", "truetype/freefont/FreeMonoBold.ttf", "opentype/urw-base35/Nimbus*",
         "opentype/urw-base35/URWGothic*", "opentype/urw-base35/C059*", "opentype/cabin/*", "truetype/hack/*",
         "truetype/andika/*", "truetype/gentium/Gentium-*", "opentype/courier-prime/*", "opentype/b612/*",
         "opentype/linux-libertine/Lin*_R*", "opentype/play/*", "truetype/paratype/PT[SNCF]*", "truetype/jetbrains-mono/*",
         "opentype/ocr-b/OCRB.otf")
UNLIKE_PRINT = re.compile(r"Thin|Hairline|ExtraLight|RZ|_RI|LinLibertine_R[BZ]I")
HEIGHT, WIDTH = 32, 400  # of a training picture; the network takes any width that four divides
CAP, BASELINE, STRETCH = 17.0, 23.0, 1.2  # line_cut.cpp aims at the same
EM, TOP, CANVAS = 56, 66, 92  # of the large drawing; TOP is the baseline's row


def families():
    """The files of each entry of FACES that print on a card could look like."""
    found = [sorted(glob.glob(f"{FONTS}/{pattern}")) for pattern in FACES]
    found = [[path for path in files if path.endswith(("ttf", "otf")) and not UNLIKE_PRINT.search(path)] for files in found]
    assert all(found), "a font package is missing; see README.md"
    return found


class Face:
    """Glyphs of one font, drawn when first needed."""

    def __init__(self, path):
        self.font = ImageFont.truetype(path, EM, layout_engine=ImageFont.Layout.BASIC)
        self.missing = self.drawn("\uffff")[0].tobytes()
        box = self.font.getbbox("H", anchor="ls")
        self.cap = float(-box[1])
        self.glyphs = {}

    def drawn(self, character):
        advance = self.font.getlength(character)
        image = Image.new("L", (int(advance) + 32, CANVAS), 0)
        ImageDraw.Draw(image).text((16, TOP), character, font=self.font, fill=255, anchor="ls")
        return numpy.array(image), advance

    def glyph(self, character):
        """Picture and advance; nothing when the font has no such character."""
        if character not in self.glyphs:
            picture, advance = self.drawn(character)
            there = character == " " or (picture.any() and picture.tobytes() != self.missing)
            self.glyphs[character] = (picture, advance) if there else None
        return self.glyphs[character]


def normalised(picture):
    """Zero mean, unit spread: the same arithmetic as text_network.cpp."""
    values = picture.astype(numpy.float32)
    return (values - values.mean()) / (values.std() + 8)


class TextPictures:
    """`draw` gives a 32 x 400 grey picture, the text that fits, and left and right of every character in it."""

    def __init__(self, seed):
        self.random = numpy.random.default_rng(seed)
        self.families = families()
        self.faces = {}
        self.papers = [self.paper() for _ in range(48)]
        self.last = None

    def uniform(self, low, high):
        return float(self.random.uniform(low, high))

    def chance(self, probability):
        return self.random.random() < probability

    def paper(self):
        """Shading, guilloche, large pale letters: 0 is the paper's own grey."""
        height, width = 256, 1400
        y, x = numpy.mgrid[0:height, 0:width].astype(numpy.float32)
        picture = self.uniform(-20, 20) * (x / width - 0.5) + self.uniform(-12, 12) * (y / height - 0.5)
        for _ in range(int(self.random.choice([0, 1, 1, 2, 3]))):
            angle, frequency, depth = self.uniform(0, math.pi), self.uniform(0.15, 1.2), self.uniform(3, 26)
            phase = x * math.cos(angle) + y * math.sin(angle)
            phase += self.uniform(0, 14) * numpy.sin(x * self.uniform(0.01, 0.1) + y * self.uniform(-0.1, 0.1))
            wave = numpy.sin(phase * frequency)
            picture = picture - (depth * (wave > self.uniform(0.3, 0.95)) if self.chance(0.6) else depth * 0.5 * wave)
        if self.chance(0.4):
            font = ImageFont.truetype(self.path(), int(self.uniform(90, 260)))
            image = Image.new("L", (width, height), 0)
            letters = "".join(BASES[int(i)] for i in self.random.integers(11, 37, 12))
            ImageDraw.Draw(image).text((-40, int(self.uniform(-60, 60))), letters, font=font, fill=255)
            matrix = cv2.getRotationMatrix2D((width / 2, height / 2), self.uniform(-25, 25), 1)
            letters = cv2.warpAffine(numpy.array(image), matrix, (width, height)).astype(numpy.float32) / 255
            picture = picture - letters * self.uniform(5, 34)
        return picture.astype(numpy.float32)

    def path(self):
        files = self.families[int(self.random.integers(len(self.families)))]
        return files[int(self.random.integers(len(files)))]

    def face(self):
        path = self.path()
        if path not in self.faces:
            self.faces[path] = Face(path)
        return self.faces[path]

    def ink(self, text, face, room):
        """White on black at EM; the text that fits into @p room, and where its characters stand."""
        spacing = self.uniform(-0.02, 0.1) * EM if self.chance(0.25) else 0.0
        placed, x, shown = [], 16.0, ""
        for character in text:
            glyph = face.glyph(character)
            if glyph is None:
                continue
            if x + glyph[1] > room and shown:
                break
            placed.append((int(round(x)), glyph[0], x, x + glyph[1]))
            shown += character
            x += glyph[1] + spacing
        image = numpy.zeros((CANVAS, int(x) + 48), numpy.uint8)
        for left, picture, _, _ in placed:
            window = image[:, max(left - 16, 0):left - 16 + picture.shape[1]]
            numpy.maximum(window, picture[:, picture.shape[1] - window.shape[1]:], out=window)
        if self.chance(0.12):
            image = cv2.dilate(image, numpy.ones((3, 3), numpy.uint8))
        elif self.chance(0.05):
            image = cv2.erode(image, numpy.ones((3, 3), numpy.uint8))
        return image, shown, numpy.float32([[left, right] for _, _, left, right in placed]).reshape(-1, 2)

    def surroundings(self, alpha, matrix, pitch):
        """Neighbouring lines and the edge of something, as far as the crop lets them in."""
        if self.last is not None and self.chance(0.4):
            other = matrix.copy()
            side = -1 if self.chance(0.5) else 1
            other[1, 2] += side * pitch * self.uniform(1.45, 2.6)
            other[0, 2] -= pitch * self.uniform(-2, 6)
            alpha = numpy.maximum(alpha, cv2.warpAffine(self.last, other, alpha.shape[::-1]))
        return alpha

    def background(self, height, width):
        paper = self.papers[int(self.random.integers(len(self.papers)))]
        rows, columns = min(height, paper.shape[0]), min(width, paper.shape[1])
        top = int(self.random.integers(paper.shape[0] - rows + 1))
        left = int(self.random.integers(paper.shape[1] - columns + 1))
        part = paper[top:top + rows, left:left + columns]
        return part if part.shape == (height, width) else cv2.resize(part, (width, height))

    def worn(self, picture):
        """The camera: defocus, noise, JPEG."""
        if self.chance(0.85):
            picture = cv2.GaussianBlur(picture, (0, 0), self.uniform(0.25, 1.25))
        if self.chance(0.1):
            picture = picture + numpy.linspace(0, self.uniform(-70, 70), picture.shape[1], dtype=numpy.float32)
        if self.chance(0.7):
            noise = self.random.standard_normal(picture.shape, dtype=numpy.float32)
            picture = picture + noise * self.uniform(0.5, 7)
        picture = numpy.clip(picture, 0, 255).astype(numpy.uint8)
        if self.chance(0.7):
            _, packed = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, int(self.random.integers(45, 96))])
            picture = cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE)
        return picture

    def coloured(self, alpha):
        height, width = alpha.shape
        share = alpha.astype(numpy.float32) * (self.uniform(0.75, 1.0) / 255)
        light, contrast = self.uniform(150, 252), self.uniform(60, 225)
        dark = max(light - contrast, 4)
        if self.chance(0.13):
            light, dark = dark, light
        return (light + self.background(height, width)) * (1 - share) + dark * share

    def draw(self, text):
        face = self.face()
        cap_net = CAP * self.uniform(0.82, 1.18)
        stretch = STRETCH * self.uniform(0.72, 1.2)
        cap_camera = math.exp(self.uniform(math.log(8.5), math.log(28)))
        down = cap_net / cap_camera  # camera to network
        across = down * stretch
        height, width = max(8, round(HEIGHT / down)), max(16, round(WIDTH / across))
        scale = cap_camera / face.cap
        margin = self.uniform(2, 24)
        ink, shown, places = self.ink(text, face, (WIDTH - margin - 8) / across / scale)
        if not shown:  # a face without any of these letters
            return self.draw("-" + text)
        slant = self.uniform(-0.12, 0.2) if self.chance(0.08) else 0.0
        tilt = math.radians(self.uniform(-0.9, 0.9))
        matrix = numpy.float32([[scale, -slant * scale, margin / across - 16 * scale + slant * scale * TOP],
                                [math.sin(tilt) * scale, scale, 0]])
        middle = float(places[:, 1].max()) / 2
        matrix[1, 2] = (BASELINE + self.uniform(-2.2, 2.2)) / down - matrix[1, 0] * middle - scale * TOP
        if scale < 0.6:
            ink = cv2.GaussianBlur(ink, (0, 0), 0.4 / scale)
        alpha = cv2.warpAffine(ink, matrix, (width, height), flags=cv2.INTER_LINEAR)
        alpha = self.surroundings(alpha, matrix, cap_camera)
        self.last = ink
        picture = self.worn(self.coloured(alpha))
        resized = cv2.resize(picture, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA if down < 0.8 else cv2.INTER_LINEAR)
        places = (places - 16) * scale * (WIDTH / width) + margin
        end = int(places[-1, 1] + self.uniform(3, 30))
        if 0 < end < WIDTH and self.chance(0.5):
            resized[:, end:] = int(numpy.median(resized[:, :end]))
        elif 0 < end < WIDTH and self.chance(0.15):
            resized[:, end:] = int(self.uniform(10, 250))
        return resized, shown, places
