#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes catalogues in a language that nobody speaks: «Fúúndííng» for “Funding”.

    tests/support/pseudo.py TEMPLATE FOLDER LANG…

A text is some forty per cent longer, as words become in other languages, stands between
«…», so that what is not translated and what is cut off shows, and is isolated by
bidirectional marks. What stands for a value, mnemonics and markup stay. The catalogues
stand in for those of the languages named.
"""

import ast
import re
import subprocess
import sys
from pathlib import Path

DOMAIN = "innocities-overview"
OPEN, CLOSE = "\u2068«", "»\u2069"
HEAD = ('msgid ""\nmsgstr "Language: %s\\nContent-Type: text/plain; charset=UTF-8\\n'
        'Content-Transfer-Encoding: 8bit\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n')
# What is not words: places of values, markup, a mnemonic with its letter.
KEPT = re.compile(r"%(?:\d+\$)?[-+0#']*[\d.*]*(?:<\w+>|l*[a-zA-Z%])|</?\w+[^<>]*>|&\w+;|_\w")
LONGER = str.maketrans({vowel: accented + vowel.lower() for vowel, accented in zip("aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ")})
FIELD = re.compile(r'^(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) (".*")$')


def lengthen(text):
    parts, last = [], 0
    for kept in KEPT.finditer(text):
        parts += [text[last:kept.start()].translate(LONGER), kept.group()]
        last = kept.end()
    return "".join(parts) + text[last:].translate(LONGER)


def pretend(text):
    """Line breaks at either end stay there: both forms of a message have to have them."""
    words = text.strip("\n")
    before, after = text[:len(text) - len(text.lstrip("\n"))], text[len(text.rstrip("\n")):]
    return before + OPEN + lengthen(words) + CLOSE + after if words else text


def read(template):
    """Each message as its fields, and the flags it has."""
    for block in Path(template).read_text(encoding="utf-8").split("\n\n"):
        fields, flags, name = {}, [], None
        for line in block.splitlines():
            found = FIELD.match(line)
            if line.startswith("#,"):
                flags.append(line)
            elif found:
                name = found.group(1)
                fields[name] = ast.literal_eval(found.group(2))
            elif line.startswith('"'):
                fields[name] += ast.literal_eval(line)
        if fields.get("msgid"):
            yield fields, flags


def quote(text):
    return '"%s"' % text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")


def entry(fields, flags):
    lines = [flag for flag in flags if "fuzzy" not in flag]
    lines += ["%s %s" % (name, quote(fields[name])) for name in ("msgctxt", "msgid", "msgid_plural") if name in fields]
    if "msgid_plural" in fields:
        lines += ["msgstr[%d] %s" % (i, quote(pretend(fields[name]))) for i, name in enumerate(("msgid", "msgid_plural"))]
    else:
        lines.append("msgstr %s" % quote(pretend(fields["msgid"])))
    return "\n".join(lines) + "\n"


def write(template, folder, lang):
    """Compiles it, and insists that no place of a value got lost."""
    path = Path(folder) / lang / "LC_MESSAGES"
    path.mkdir(parents=True, exist_ok=True)
    source = path / (DOMAIN + ".po")
    source.write_text(HEAD % lang + "\n".join(entry(*message) for message in read(template)), encoding="utf-8")
    subprocess.run(["msgfmt", "--check-format", "--check-accelerators=_", "--output-file", source.with_suffix(".mo"),
                    source], check=True)


def main():
    template, folder, *langs = sys.argv[1:]
    for lang in langs:
        write(template, folder, lang)


if __name__ == "__main__":
    main()
