# SPDX-License-Identifier: EUPL-1.2
#
# Draws a line of OCR-B as a worn document under a camera shows it: the training pictures of the line network.
import math

import cv2
import numpy
from PIL import Image, ImageDraw, ImageFont

from mrz_text import ALPHABET

OCR_B = ("/usr/share/fonts/opentype/ocr-b/OCRB.otf", "/usr/share/fonts/opentype/ocr-b/OCRBS.otf")
OTHER_FACES = ("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
               "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf",
               "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")
HEIGHT, WIDTH = 32, 704  # what the network takes
CELL = 48  # pixels a character in the large drawing
CAP_TOP, BASELINE, CANVAS = 12, 60, 84
ADVANCE = 0.723  # em; reading.md, 1


def draw_glyphs(path):
    size = round(CELL / ADVANCE)
    face = ImageFont.truetype(path, size)
    glyphs = {}
    for character in ALPHABET:
        image = Image.new("L", (CELL + 16, CANVAS), 0)
        width = face.getlength(character)
        ImageDraw.Draw(image).text(((CELL + 16 - width) / 2, BASELINE), character, font=face, fill=255, anchor="ls")
        glyphs[character] = numpy.array(image)
    return glyphs


def normalised(picture):
    """Zero mean, unit spread: the same arithmetic as line_network.cpp."""
    values = picture.astype(numpy.float32)
    return (values - values.mean()) / (values.std() + 8)


class LinePictures:
    """`draw` gives a 32 x 704 grey picture and the x of every character's middle in it."""

    def __init__(self, seed):
        self.random = numpy.random.default_rng(seed)
        self.glyphs = [draw_glyphs(path) for path in OCR_B]

    def uniform(self, low, high):
        return float(self.random.uniform(low, high))

    def chance(self, probability):
        return self.random.random() < probability

    def ink(self, text):
        """White on black, CELL pixels a character, eight pixels of margin."""
        glyphs = self.glyphs[0 if self.chance(0.6) else 1]
        image = numpy.zeros((CANVAS, CELL * len(text) + 16), numpy.uint8)
        for position, character in enumerate(text):
            x = position * CELL + int(self.random.integers(-1, 2) if self.chance(0.3) else 0)
            x = max(0, min(x, image.shape[1] - CELL - 16))
            image[:, x:x + CELL + 16] = numpy.maximum(image[:, x:x + CELL + 16], glyphs[character])
        weight = self.random.random()
        kernel = numpy.ones((int(self.random.integers(2, 5)),) * 2, numpy.uint8)
        if weight < 0.3:
            image = cv2.dilate(image, kernel)
        elif weight < 0.5:
            image = cv2.erode(image, kernel[:3, :3])
        if self.chance(0.3):
            grain = self.random.random((CANVAS // 4, image.shape[1] // 4), dtype=numpy.float32)
            grain = cv2.resize(grain, (image.shape[1], image.shape[0]))
            image = (image * (grain > self.uniform(0.05, 0.32))).astype(numpy.uint8)
        return image

    def foreign_text(self):
        """Ordinary print that is no MRZ: the network learns to see nothing in it."""
        path = OTHER_FACES[int(self.random.integers(len(OTHER_FACES)))]
        face = ImageFont.truetype(path, int(self.random.integers(40, 62)))
        words = []
        for _ in range(int(self.random.integers(3, 8))):
            count = int(self.random.integers(2, 11))
            word = "".join(chr(int(self.random.integers(97, 123))) for _ in range(count))
            words.append(word.upper() if self.chance(0.3) else word.capitalize())
        text = " ".join(words)
        image = Image.new("L", (int(face.getlength(text)) + 16, CANVAS), 0)
        ImageDraw.Draw(image).text((8, BASELINE), text, font=face, fill=255, anchor="ls")
        return numpy.array(image)

    def paper(self, height, width):
        """Background with shading, guilloche lines and the edge of a photograph."""
        picture = numpy.full((height, width), self.uniform(110, 248), numpy.float32)
        y, x = numpy.mgrid[0:height, 0:width].astype(numpy.float32)
        picture += self.uniform(-25, 25) * (x / width - 0.5) + self.uniform(-15, 15) * (y / height - 0.5)
        for _ in range(int(self.random.choice([0, 1, 2, 4]))):
            angle, frequency, depth = self.uniform(0, math.pi), self.uniform(0.08, 0.9), self.uniform(4, 36)
            phase = x * math.cos(angle) + y * math.sin(angle)
            phase += self.uniform(0, 8) * numpy.sin(x * self.uniform(0.01, 0.12) + self.uniform(0, 6))
            wave = numpy.sin(phase * frequency + self.uniform(0, 6))
            picture -= depth * (wave > self.uniform(-0.2, 0.9)) if self.chance(0.6) else depth * 0.5 * wave
        if self.chance(0.25):
            left = int(self.random.integers(-width // 4, width))
            picture[:, max(0, left):max(0, left) + int(self.random.integers(10, max(11, width // 3)))] -= self.uniform(5, 45)
        return picture

    def blurred(self, picture, pitch, difficulty):
        kind = self.random.random()
        if kind < 0.55:
            return cv2.GaussianBlur(picture, (0, 0), max(0.05, self.uniform(0.02, 0.12) * pitch * difficulty))
        if kind >= 0.75:
            return picture
        length = max(1, int(pitch * self.uniform(0.03, 0.22) * difficulty))
        kernel = numpy.zeros((2 * length + 1,) * 2, numpy.float32)
        angle = self.uniform(0, math.pi)
        step = (int(length * math.cos(angle)), int(length * math.sin(angle)))
        cv2.line(kernel, (length - step[0], length - step[1]), (length + step[0], length + step[1]), 1)
        return cv2.filter2D(picture, -1, kernel / max(kernel.sum(), 1))

    def lit(self, picture, pitch, difficulty):
        """Glare, a shadow's edge, contrast, noise, JPEG."""
        height, width = picture.shape
        if self.chance(0.25 * difficulty):
            spot = numpy.zeros((height, width), numpy.float32)
            centre = (int(self.random.integers(width)), int(self.random.integers(height)))
            axes = (int(self.uniform(0.5, 5) * pitch) + 1, int(self.uniform(0.3, 1.5) * pitch) + 1)
            cv2.ellipse(spot, centre, axes, self.uniform(-40, 40), 0, 360, 1, -1)
            picture = picture + cv2.GaussianBlur(spot, (0, 0), max(1, 0.4 * pitch)) * self.uniform(30, 200)
        if self.chance(0.2):
            picture[:, int(self.random.integers(width)):] *= self.uniform(0.45, 0.9)
        picture = (picture - 128) * self.uniform(0.45, 1.1) + 128 + self.uniform(-30, 25)
        picture = picture + self.random.standard_normal((height, width), dtype=numpy.float32) * self.uniform(0, 13) * difficulty
        picture = numpy.clip(picture, 0, 255).astype(numpy.uint8)
        if self.chance(0.75):
            _, packed = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, int(self.random.integers(30, 96))])
            picture = cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE)
        return picture

    def placed(self, ink, count, pitch, difficulty):
        """Warps the ink to camera scale with rests of skew, perspective and curvature."""
        scale = pitch / CELL
        around = lambda amount: self.uniform(-amount, amount) * difficulty
        margin_x, margin_y = self.uniform(0.3, 2.0) * pitch, pitch * self.uniform(0.1, 0.6)
        width = int(ink.shape[1] * scale * self.uniform(0.96, 1.04) + 2 * margin_x)
        height = int(CELL * scale + 2 * margin_y + pitch * 0.5)
        source = numpy.float32([[8, BASELINE - CELL + 1], [ink.shape[1] - 8, BASELINE - CELL + 1],
                                [ink.shape[1] - 8, BASELINE], [8, BASELINE]])
        top, skew = margin_y + pitch * 0.25, around(0.22) * pitch
        jitter = lambda: around(0.08) * pitch
        left, right = margin_x + around(0.2) * pitch, width - margin_x + around(0.2) * pitch
        target = numpy.float32([[left, top - skew + jitter()], [right, top + skew + jitter()],
                                [right, top + pitch + skew + jitter()], [left, top + pitch - skew + jitter()]])
        matrix = cv2.getPerspectiveTransform(source, target)
        if scale < 0.6:
            ink = cv2.GaussianBlur(ink, (0, 0), 0.45 / scale)
        alpha = cv2.warpPerspective(ink, matrix, (width, height)).astype(numpy.float32) / 255
        if self.chance(0.25):
            bend = around(0.12) * pitch
            columns = numpy.arange(width, dtype=numpy.float32)
            rows = numpy.arange(height, dtype=numpy.float32)[:, None] + bend * numpy.sin(math.pi * columns / width)[None, :]
            alpha = cv2.remap(alpha, numpy.tile(columns, (height, 1)), rows.astype(numpy.float32), cv2.INTER_LINEAR)
        middles = numpy.float32([[[8 + CELL * (i + 0.5), 37] for i in range(count)]])
        return alpha, cv2.perspectiveTransform(middles, matrix)[0], top, scale

    def neighbour(self, alpha, count, pitch, top, scale):
        """Parts of the line above or below that the crop lets in."""
        other = self.ink("".join(ALPHABET[int(i)] for i in self.random.integers(0, 37, count)))
        side = -1 if self.chance(0.5) else 1
        shift = side * pitch * self.uniform(1.9, 2.5) + top - 13 * scale
        matrix = numpy.float32([[scale, 0, 0], [0, scale, shift], [0, 0, 1]])
        warped = cv2.warpPerspective(other, matrix, (alpha.shape[1], alpha.shape[0])).astype(numpy.float32) / 255
        return numpy.maximum(alpha, warped)

    def draw(self, text, difficulty=1.0):
        """@p text None: ordinary print; the list of middles is then empty."""
        ink = self.foreign_text() if text is None else self.ink(text)
        count = 1 if text is None else len(text)
        pitch = math.exp(self.uniform(math.log(5.5), math.log(40)))
        alpha, middles, top, scale = self.placed(ink, count, pitch, difficulty)
        if self.chance(0.35):
            alpha = self.neighbour(alpha, 40, pitch, top, scale)
        paper, opacity = self.paper(*alpha.shape), self.uniform(0.65, 1.0)
        # Ink that no eye could tell from the paper would teach guessing.
        darkness = self.uniform(8, max(9, min(110, float(paper.mean()) - 60)))
        picture = paper * (1 - alpha * opacity) + darkness * alpha * opacity
        picture = self.lit(self.blurred(picture, pitch, difficulty), pitch, difficulty)
        height, width = picture.shape
        resized = cv2.resize(picture, (WIDTH, HEIGHT),
                             interpolation=cv2.INTER_AREA if width > WIDTH else cv2.INTER_LINEAR)
        middles = middles * numpy.float32([WIDTH / width, HEIGHT / height])
        return resized, (middles[:, 0] if text is not None else numpy.zeros(0, numpy.float32))
