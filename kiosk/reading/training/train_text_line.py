# SPDX-License-Identifier: EUPL-1.2
#
# Trains the network that reads printed lines on synthetic ones and writes it as ONNX for OpenCV's dnn.
import argparse
import copy
import math
import os
import random
import time

import cv2
import numpy
import torch
from torch import nn

from text_lines import BASES, MARKS, TextLines, taken_apart
from text_pictures import HEIGHT, WIDTH, TextPictures, normalised

BLANK = len(BASES)
CLASSES, KINDS = BLANK + 1, len(MARKS)  # of bases, of marks
STEPS = WIDTH // 2  # two columns of output for each of the last layer's
TRAINING_SEED, VALIDATION_SEED = 1851, 20260102
BATCH, POOL = 16, 16000


def convolution(inputs, outputs, kernel=(3, 3), stride=1, padding=(1, 1), dilation=1):
    return nn.Sequential(nn.Conv2d(inputs, outputs, kernel, stride, padding, dilation, bias=False),
                         nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


class TextNetwork(nn.Module):
    """1 x 32 x W grey in, 2 (CLASSES + KINDS) x 1 x W/4 scores out: the left half of a column, then its right half."""

    def __init__(self, widths=(20, 36, 64, 96, 144)):
        super().__init__()
        a, b, c, d, e = widths
        self.features = nn.Sequential(
            convolution(1, a, (3, 3), (2, 2)), convolution(a, b), nn.MaxPool2d((2, 2)), convolution(b, c),
            nn.MaxPool2d((2, 1)), convolution(c, d), convolution(d, e, (4, 3), 1, (0, 1)))
        self.context = nn.Sequential(
            convolution(e, e, (1, 5), 1, (0, 2)), convolution(e, e, (1, 5), 1, (0, 4), (1, 2)),
            nn.Conv2d(e, 2 * (CLASSES + KINDS), 1))

    def forward(self, pictures):
        return self.context(self.features(pictures))


def halves(scores):
    """Scores as the network gives them to batch x STEPS x (CLASSES + KINDS)."""
    batch, _, _, columns = scores.shape
    return scores.reshape(batch, 2, CLASSES + KINDS, columns).permute(0, 3, 1, 2).reshape(batch, 2 * columns, -1)


def columns_of(text, places):
    """The wanted base and mark of each output column: a character around its middle, blank between."""
    bases, marks = numpy.full(STEPS, BLANK, numpy.int64), numpy.full(STEPS, -1, numpy.int64)
    for character, (left, right) in zip(text, places):
        base, mark = taken_apart(character)
        middle, reach = (left + right) / 2, max(0.3 * (right - left), 1.0)
        first = max(int(round((middle - reach) / 2)), 0)
        last = max(int(round((middle + reach) / 2)), first + 1)
        bases[first:last], marks[first:last] = base, mark
    return bases, marks


class Samples:
    """A third replayed: drawing costs too."""

    def __init__(self, seed):
        self.text, self.pictures, self.random = TextLines(seed), TextPictures(seed), random.Random(seed)
        self.pool = []

    def fresh(self):
        if self.random.random() < 0.02:
            picture, _, _ = self.pictures.draw("i")
            return numpy.full_like(picture, int(picture.mean())) + (picture & 7), "", columns_of("", ())
        line = self.text.line()
        while len(line) < 20 and self.random.random() < 0.65:
            line += " " + self.text.line()
        picture, shown, places = self.pictures.draw(line)
        return picture, shown, columns_of(shown, places)

    def one(self):
        if len(self.pool) > POOL // 4 and self.random.random() < 0.35:
            return self.random.choice(self.pool)
        sample = self.fresh()
        if len(self.pool) < POOL:
            self.pool.append(sample)
        else:
            self.pool[self.random.randrange(POOL)] = sample
        return sample

    def batch(self):
        drawn = [self.one() for _ in range(BATCH)]
        pictures = torch.from_numpy(numpy.stack([normalised(picture) for picture, _, _ in drawn]))[:, None]
        return (pictures.to(memory_format=torch.channels_last),
                [text for _, text, _ in drawn],
                torch.from_numpy(numpy.stack([columns[0] for _, _, columns in drawn])),
                torch.from_numpy(numpy.stack([columns[1] for _, _, columns in drawn])))


def loss_of(network, batch, sequence_share):
    """Columns first, because drawn lines know where their characters are; then also the sequence, which splits twins."""
    pictures, texts, bases, marks = batch
    scores = halves(network(pictures))
    chosen = scores[:, :, :CLASSES].log_softmax(2)
    loss = nn.functional.nll_loss(chosen.flatten(0, 1), bases.flatten())
    kinds = scores[:, :, CLASSES:].flatten(0, 1)
    loss = loss + 0.5 * nn.functional.cross_entropy(kinds, marks.flatten(), ignore_index=-1)
    if sequence_share > 0:
        targets = [[taken_apart(character)[0] for character in text] for text in texts]
        lengths = torch.tensor([len(target) for target in targets])
        flat = torch.tensor([index for target in targets for index in target])
        steps = torch.full((len(texts),), STEPS)
        sequence = nn.functional.ctc_loss(chosen.permute(1, 0, 2), flat, steps, lengths, BLANK, "none", zero_infinity=True)
        loss = loss + sequence_share * (sequence / lengths.clamp(min=1)).mean()
    return loss


def read(scores):
    """The text of one line by the best class of each column."""
    bases, text, start = scores[:, :CLASSES].argmax(1).tolist(), "", 0
    for step in range(1, len(bases) + 1):
        if step < len(bases) and bases[step] == bases[start]:
            continue
        if bases[start] != BLANK:
            mark = int(scores[start:step, CLASSES:].log_softmax(1).mean(0).argmax())
            text += BASES[bases[start]] + (MARKS[mark] if mark else "")
        start = step
    return text


def written(text):
    """As `read` would give it."""
    parts = [taken_apart(character) for character in text]
    return "".join(BASES[base] + (MARKS[mark] if mark else "") for base, mark in parts)


def share_right(network, batches):
    """Lines read without a fault, and edits a character, on samples that training never saw."""
    network.eval()
    lines = right = faults = characters = 0
    with torch.no_grad():
        for pictures, texts, _, _ in batches:
            for scores, text in zip(halves(network(pictures)), texts):
                wanted, got = written(text).strip(), " ".join(read(scores).split())
                lines, right = lines + 1, right + (wanted == got)
                faults, characters = faults + distance(wanted, got), characters + max(1, len(wanted))
    return right / lines, faults / characters


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a):
        before, row[0] = row[0], i + 1
        for j, y in enumerate(b):
            before, row[j + 1] = row[j + 1], min(row[j + 1] + 1, row[j] + 1, before + (x != y))
    return row[-1]


def export(network, path):
    ready = copy.deepcopy(network).eval()
    torch.onnx.export(ready, torch.zeros(1, 1, HEIGHT, 640), path, opset_version=11, input_names=["line"],
                      output_names=["scores"])


class Average:
    """The mean of the weights over about the last @p span steps."""

    def __init__(self, network, span=150):
        self.network, self.keep = copy.deepcopy(network).eval(), 1 - 1 / span

    def take(self, network, step):
        keep = min(self.keep, step / (step + 10))
        with torch.no_grad():
            for mean, value in zip(self.network.state_dict().values(), network.state_dict().values()):
                if mean.is_floating_point():
                    mean.mul_(keep).add_(value, alpha=1 - keep)
                else:
                    mean.copy_(value)


def rate_at(step, steps, peak=2.5e-3):
    """A short rise, a plateau, and a fall over the last 40 %."""
    progress = step / steps
    fall = 0.5 * (1 + math.cos(math.pi * max(0.0, (progress - 0.6) / 0.4)))
    return peak * min(1, (step + 1) / 100) * max(fall, 0.004)


def train(options):
    torch.manual_seed(TRAINING_SEED)
    network = TextNetwork().to(memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(network.parameters(), 1e-3, weight_decay=1e-4)
    average, step, passed = Average(network), 0, 0.0
    checkpoint = options.out + ".pt"
    if options.resume and os.path.exists(checkpoint):
        kept = torch.load(checkpoint)
        network.load_state_dict(kept["network"])
        average.network.load_state_dict(kept["average"])
        optimiser.load_state_dict(kept["optimiser"])
        step, passed = kept["step"], kept["passed"]
    samples, held_back = Samples(TRAINING_SEED + step), Samples(VALIDATION_SEED)
    validation = [held_back.batch() for _ in range(6)]
    start, smooth = time.monotonic(), 0.0
    while step < options.steps:
        for group in optimiser.param_groups:
            group["lr"] = rate_at(step, options.steps)
        loss = loss_of(network, samples.batch(), 0.25 if step > options.sequence_from else 0)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 4)
        optimiser.step()
        step += 1
        average.take(network, step)
        smooth = loss.item() if smooth == 0 else smooth + (loss.item() - smooth) / 50
        last = step == options.steps
        if step % 100 == 0 or last:
            right, faults = share_right(average.network, validation)
            minutes = passed + (time.monotonic() - start) / 60
            print(f"{step} steps, {minutes:.1f} min, loss {smooth:.4f}, lines right {right:.3f}, faults {faults:.4f}", flush=True)
        if step % 25 == 0 or last:
            torch.save({"network": network.state_dict(), "average": average.network.state_dict(),
                        "optimiser": optimiser.state_dict(), "step": step,
                        "passed": passed + (time.monotonic() - start) / 60}, checkpoint)
            export(average.network, options.out)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=1300)
    parser.add_argument("--sequence-from", type=int, default=450, help="the step from which on the sequence counts too")
    parser.add_argument("--out", default="text_line.onnx")
    parser.add_argument("--resume", action="store_true", help="go on from OUT.pt")
    cv2.setNumThreads(1)
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    train(parser.parse_args())
