# SPDX-License-Identifier: GPL-3.0-or-later
"""Chance that is the same everywhere, and small things the sample is made with."""

import hashlib

LANGS = ("fi", "sv", "en")
MASK = (1 << 64) - 1


class Dice:
    """SplitMix64 (Steele, Lea and Flood 2014), seeded from a name."""

    def __init__(self, *name):
        digest = hashlib.sha256("/".join(name).encode("utf-8")).digest()
        self.state = int.from_bytes(digest[:8], "big")

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def between(self, low, high):
        """A whole number from low to high, both included."""
        return low + self.next() % (high - low + 1)

    def per_cent(self, chance):
        return self.between(1, 100) <= chance


def uuid_for(*name):
    """A UUID of version 4's shape that stays the same from run to run."""
    h = list(hashlib.sha256("/".join(name).encode("utf-8")).hexdigest()[:32])
    h[12] = "4"
    h[16] = "89ab"[int(h[16], 16) % 4]
    h = "".join(h)
    return "-".join((h[:8], h[8:12], h[12:16], h[16:20], h[20:]))


def text(fi, sv, en):
    return {"fi": fi, "sv": sv, "en": en}


def text_of(thing):
    return {lang: thing.get(lang) for lang in LANGS}


def split(amount, weights):
    """Parts of amount by weight; what does not divide goes to the last."""
    total = sum(weights)
    parts = [amount * w // total for w in weights]
    parts[-1] += amount - sum(parts)
    return parts


def day(month, last=False):
    """The first or the last day of a month counted from year 0."""
    year, m = divmod(month, 12)
    lengths = (31, 29 if year % 4 == 0 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return "%04d-%02d-%02d" % (year, m + 1, lengths[m] if last else 1)
