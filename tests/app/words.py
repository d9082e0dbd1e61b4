# SPDX-License-Identifier: GPL-3.0-or-later
"""Which language a text is in, as far as the catalogues and the sample know."""

import functools
import gettext
import json
import os
import re

import program

LANGS = ("fi", "sv", "en")
DOMAIN = "innocities-overview"
# Between what a name is made of; the first that is there parts it.
BETWEEN = ("\n", ". ", ": ", " · ", ", ")
PLACE = re.compile(r"%(?:\d+\$)?[-+ 0#]*[\d.]*l?[sdiufxGg]")
LETTER = re.compile(r"[^\W\d_]")
# Shorter words are alike in several languages.
LEAST_LETTERS = 4


class Words:
    """What is said in each language, and in the others."""

    def __init__(self):
        self.texts = {lang: set() for lang in LANGS}
        self.catalogues = {lang: gettext.translation(DOMAIN, os.environ["INNOCITIES_LOCALEDIR"], [lang])
                           for lang in LANGS if lang != "en"}
        for lang, catalogue in self.catalogues.items():
            for key, text in catalogue._catalog.items():
                source = key[0] if isinstance(key, tuple) else key
                self.texts["en"].add(source.split("\x04")[-1])
                self.texts[lang].add(text)
        self.add_names(json.loads(program.SAMPLE.read_text(encoding="utf-8")))
        self.patterns = {lang: list(filter(None, map(self.make_pattern, texts))) for lang, texts in self.texts.items()}

    def add_names(self, value):
        """Of what has no name in a language any other may be shown."""
        if isinstance(value, dict) and value and set(value) <= set(LANGS):
            for lang in LANGS:
                self.texts[lang].update([value[lang]] if value.get(lang) else filter(None, value.values()))
        elif isinstance(value, (dict, list)):
            for part in value.values() if isinstance(value, dict) else value:
                self.add_names(part)

    @staticmethod
    def make_pattern(text):
        """A text with places in it, as what is looked for first and the whole."""
        parts = [part.replace("%%", "%") for part in PLACE.split(text)]
        longest = max(parts, key=len)
        # What says too little is found in the names of projects as well.
        if len(parts) == 1 or len(LETTER.findall(longest)) < 2 * LEAST_LETTERS:
            return None
        return longest, re.compile(".+".join(map(re.escape, parts)))

    def say(self, lang, text, context=None):
        if lang == "en":
            return text
        catalogue = self.catalogues[lang]
        return catalogue.pgettext(context, text) if context else catalogue.gettext(text)

    def is_in(self, text, lang):
        return text in self.texts[lang] or any(longest in text and pattern.fullmatch(text)
                                               for longest, pattern in self.patterns[lang])

    @functools.lru_cache(None)
    def find_foreign(self, text, lang):
        """The part of a text that is of another language alone, or None."""
        if len(LETTER.findall(text)) < LEAST_LETTERS or self.is_in(text, lang):
            return None
        if any(self.is_in(text, other) for other in LANGS if other != lang):
            return text
        for separator in BETWEEN:
            if separator in text:
                return next(filter(None, (self.find_foreign(part, lang) for part in text.split(separator))), None)
        return None
