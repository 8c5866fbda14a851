# SPDX-License-Identifier: EUPL-1.2
#
# Trains the MRZ line network on synthetic lines and writes it as ONNX for OpenCV's dnn.
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

from line_pictures import HEIGHT, WIDTH, LinePictures, normalised
from mrz_text import ALPHABET, INDEX, MrzText

STEPS = 176  # columns of the output: WIDTH / 4
BLANK = len(ALPHABET)
TRAINING_SEED, VALIDATION_SEED = 9303, 20260101
BATCH, POOL = 32, 12000
HIGHEST_RATE = 1.5e-3


def convolution(inputs, outputs, kernel=3, stride=1, padding=1):
    return nn.Sequential(nn.Conv2d(inputs, outputs, kernel, stride, padding, bias=False), nn.BatchNorm2d(outputs),
                         nn.ReLU(inplace=True))


class LineNetwork(nn.Module):
    """1 x 32 x 704 grey in, 38 x 1 x 176 scores out: the alphabet of ALPHABET, then blank."""

    def __init__(self, widths=(16, 24, 48, 64, 96)):
        super().__init__()
        a, b, c, d, e = widths
        self.features = nn.Sequential(
            convolution(1, a, 3, (2, 2)), convolution(a, b), nn.MaxPool2d((2, 2)), convolution(b, c),
            nn.MaxPool2d((2, 1)), convolution(c, d), nn.MaxPool2d((2, 1)), convolution(d, e, (2, 3), 1, (0, 1)))
        self.head = nn.Sequential(
            nn.Conv2d(e, e, (1, 5), 1, (0, 2), bias=False), nn.BatchNorm2d(e), nn.ReLU(inplace=True),
            nn.Conv2d(e, BLANK + 1, 1))

    def forward(self, pictures):
        return self.head(self.features(pictures))


def columns_of(text, middles):
    """The wanted class of each output column: a character around its middle, blank between."""
    wanted = numpy.full(STEPS, BLANK, numpy.int64)
    if len(middles) < 2:
        return wanted
    pitch = (middles[-1] - middles[0]) / (len(text) - 1)
    for character, middle in zip(text, middles):
        first, last = round(float(middle - 0.28 * pitch) / 4), round(float(middle + 0.28 * pitch) / 4)
        wanted[max(first, 0):max(last, first + 1, 0)] = INDEX[character]
    return wanted


class Samples:
    """Half fresh, half replayed: drawing costs more than learning."""

    def __init__(self, seed):
        self.text, self.pictures, self.random = MrzText(seed), LinePictures(seed), random.Random(seed)
        self.pool = []

    def fresh(self, difficulty):
        text = None if self.random.random() < 0.05 else self.text.line()
        picture, middles = self.pictures.draw(text, difficulty)
        return picture, text or "", columns_of(text or "", middles)

    def one(self, difficulty):
        if len(self.pool) > POOL // 3 and self.random.random() < 0.5:
            return self.random.choice(self.pool)
        sample = self.fresh(difficulty)
        if len(self.pool) < POOL:
            self.pool.append(sample)
        else:
            self.pool[self.random.randrange(POOL)] = sample
        return sample

    def batch(self, difficulty):
        drawn = [self.one(difficulty) for _ in range(BATCH)]
        pictures = [normalised(255 - picture if self.random.random() < 0.05 else picture) for picture, _, _ in drawn]
        return (torch.from_numpy(numpy.stack(pictures))[:, None], [text for _, text, _ in drawn],
                torch.from_numpy(numpy.stack([columns for _, _, columns in drawn])))


def loss_of(network, batch):
    """Every column has its wanted class, because drawn lines know where their characters are.

    No connectionist loss beside it: it draws characters into single columns, and align.cpp wants their width.
    """
    pictures, _, columns = batch
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = network(pictures.to(memory_format=torch.channels_last))
    return nn.functional.nll_loss(scores.float()[:, :, 0].log_softmax(1), columns)


def column_accuracy(network, samples):
    """Share of character columns that are right, on samples that training never saw."""
    network.eval()
    right = counted = 0
    with torch.no_grad():
        for pictures, _, columns in samples:
            best = network(pictures)[:, :, 0].argmax(1)
            characters = columns != BLANK
            right += int((best[characters] == columns[characters]).sum())
            counted += int(characters.sum())
    return right / counted


def export(network, path):
    network.eval()
    torch.onnx.export(network, torch.zeros(1, 1, HEIGHT, WIDTH), path, opset_version=11, input_names=["line"],
                      output_names=["scores"])


class Averaged:
    """A slowly following copy of the network: steadier than any single step, and what is exported."""

    def __init__(self, network):
        self.network = copy.deepcopy(network)

    def follow(self, network, step):
        keep = min(0.998, (1 + step) / (10 + step))
        with torch.no_grad():
            for mine, theirs in zip(self.network.state_dict().values(), network.state_dict().values()):
                if mine.dtype.is_floating_point:
                    mine.lerp_(theirs, 1 - keep)
                else:
                    mine.copy_(theirs)


class Training:
    """Steps, not minutes, set the schedule: a run that is stopped goes on from its checkpoint as if it had not been."""

    def __init__(self, steps, checkpoint):
        torch.manual_seed(TRAINING_SEED)
        self.steps, self.checkpoint, self.step = steps, checkpoint, 0
        self.network = LineNetwork().to(memory_format=torch.channels_last)
        self.averaged = Averaged(self.network)
        self.optimiser = torch.optim.AdamW(self.network.parameters(), HIGHEST_RATE, weight_decay=1e-4)
        if checkpoint and os.path.exists(checkpoint):
            kept = torch.load(checkpoint)
            self.step = kept["step"]
            self.network.load_state_dict(kept["network"])
            self.averaged.network.load_state_dict(kept["averaged"])
            self.optimiser.load_state_dict(kept["optimiser"])
        self.samples = Samples(TRAINING_SEED + self.step)

    def keep(self):
        if self.checkpoint:
            torch.save({"step": self.step, "network": self.network.state_dict(),
                        "averaged": self.averaged.network.state_dict(), "optimiser": self.optimiser.state_dict()},
                       self.checkpoint + ".new")
            os.replace(self.checkpoint + ".new", self.checkpoint)

    def learn(self):
        progress = self.step / self.steps
        for group in self.optimiser.param_groups:
            group["lr"] = HIGHEST_RATE * min(1, (self.step + 1) / 100) * (0.5 * (1 + math.cos(math.pi * progress)) + 0.003)
        loss = loss_of(self.network, self.samples.batch(min(1.0, 0.3 + 3 * progress)))
        self.optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 2)
        self.optimiser.step()
        self.step += 1
        self.averaged.follow(self.network, self.step)
        return loss.item()


def train(steps, checkpoint, path):
    training = Training(steps, checkpoint)
    held_back = Samples(VALIDATION_SEED)
    validation = [held_back.batch(1.0) for _ in range(8)]
    start, smooth, counted = time.monotonic(), 0.0, 0
    while training.step < steps:
        counted += 1
        smooth += (training.learn() - smooth) / min(counted, 50)
        if training.step % 100 == 0 or training.step == steps:
            right = column_accuracy(training.averaged.network, validation)
            minutes = (time.monotonic() - start) / 60
            print(f"{training.step} steps, {minutes:.0f} min, loss {smooth:.4f}, columns right {right:.4f}", flush=True)
            export(training.averaged.network, path)
            training.keep()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--checkpoint", help="file to keep the state in and to go on from")
    parser.add_argument("--out", default="mrz_line.onnx")
    options = parser.parse_args()
    cv2.setNumThreads(1)
    torch.set_num_threads(1)
    train(options.steps, options.checkpoint, options.out)
