# SPDX-License-Identifier: GPL-3.0-or-later
"""The book of what people did. Every value that is ever written is a token that
occurs once, so whatever became of it can be found again."""

import json
import re

TOKEN = re.compile(r"k\d+z|\b77\d{8}\b")


def tokens(value):
    """Those in a document, or in the text of one."""
    text = value if isinstance(value, str) else json.dumps(value)
    return set(TOKEN.findall(text))


class Edit:
    def __init__(self, desk, document, before, after, chosen=""):
        self.desk = desk
        self.document = document
        self.added = tokens(after) - tokens(before)
        self.removed = tokens(before) - tokens(after)
        self.chosen = tokens(chosen)

    def __str__(self):
        return "%s %s +%s -%s" % (self.desk, self.document, sorted(self.added), sorted(self.removed))


class Ledger:
    def __init__(self):
        self.edits = []
        self.n_tokens = 0

    def text(self):
        self.n_tokens += 1
        return "k%dz" % self.n_tokens

    def number(self):
        self.n_tokens += 1
        return 7700000000 + self.n_tokens

    def enter(self, *words):
        edit = Edit(*words)
        if edit.added or edit.removed or edit.chosen:
            self.edits.append(edit)

    def lost(self, final, shown):
        """Edits of which something is neither in the end state, nor replaced by
        somebody who had seen it, nor among the versions that people are shown: the
        document of each, and what is lost.
        final, shown: document → tokens."""
        replaced = {}
        chosen = {}
        for edit in self.edits:
            replaced.setdefault(edit.document, set()).update(edit.removed)
            chosen.setdefault(edit.document, set()).update(edit.chosen)

        for edit in self.edits:
            there = final.get(edit.document, set())
            seen = shown.get(edit.document, set())
            gone = edit.added - there - replaced.get(edit.document, set()) - seen
            # What was only taken away, and not replaced, must not come back unless somebody
            # who saw both has chosen it. Of a document that is back so, others may still
            # have had more.
            back = set() if edit.added else (edit.removed & there) - seen - chosen[edit.document]
            if tokens(edit.document) <= edit.removed & chosen[edit.document]:
                back = set()
            if gone or back:
                yield edit.document, "%s: %s" % (edit, " ".join(sorted(gone | back)))
