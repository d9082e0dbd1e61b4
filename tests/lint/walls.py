# SPDX-License-Identifier: GPL-3.0-or-later
"""The walls between the layers: by reading the includes, and by asking the
compiler, with the very flags the build uses."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import tree
from tap import Tap

OWN = re.compile(r'^[ \t]*#[ \t]*include[ \t]*"([^"]+)"', re.MULTILINE)
SYSTEM = re.compile(r'^[ \t]*#[ \t]*include[ \t]*<([^>]+)>', re.MULTILINE)

# The one folder in which a library may be used.
ONLY_IN = {
    'sqlite3.h': ['data/store'],
    'libsoup/': ['data/sync'],
    'xlsxwriter.h': ['data/exchange'],
    'minizip/': ['data/intake'],
    'libxml/': ['data/intake'],
    'unicode/': ['data/base'],
    'libsecret/': ['data/sync', 'app'],
    'gtk/': tree.WITH_GTK,
    'gdk/': tree.WITH_GTK,
    'gsk/': tree.WITH_GTK,
    'adwaita.h': tree.WITH_GTK,
}

# Lower layers that a layer has no business with all the same.
NEVER = {
    'ui/plot': [layer for layer in tree.LAYERS if layer.startswith('data/')],
    'ui/chart': ['data/store', 'data/sync', 'data/workspace'],
    'ui/widget': ['data/store', 'data/sync', 'data/workspace'],
}


def allowed(layer):
    """The layers that this one may include from, itself last."""
    below = tree.LAYERS[:tree.LAYERS.index(layer) + 1]
    return [lower for lower in below if lower not in NEVER.get(layer, [])]


def has_header(root, build, layer, name):
    """Whether the layer has it, itself or in a folder of its own (ui/page has one a page)."""
    for top in (root, build):
        if top and (top / layer).is_dir() and next((top / layer).rglob(name), None):
            return True
    return False


def own_includes(root, build, layer):
    for path in tree.files(root, '.c', '.h', under=(layer,)):
        text = tree.without_comments(tree.read(path))
        for match in OWN.finditer(text):
            name = match.group(1)
            where = tree.at(root, path, tree.line_of(text, match.start()))
            if name == 'config.h':
                continue
            found = [lower for lower in tree.LAYERS
                     if has_header(root, build, lower, name)]
            if not found:
                yield f'{where}: {name} is in no layer'
            elif not set(found) & set(allowed(layer)):
                yield f'{where}: {name} belongs to {found[0]}'
            elif name.endswith('-private.h') and layer not in found:
                yield f'{where}: {name} is private to {found[0]}'


def system_includes(root, layer):
    for path in tree.files(root, '.c', '.h', under=(layer,)):
        text = tree.without_comments(tree.read(path))
        for match in SYSTEM.finditer(text):
            for prefix, layers in ONLY_IN.items():
                if match.group(1).startswith(prefix) and layer not in layers:
                    where = tree.at(root, path, tree.line_of(text, match.start()))
                    yield f'{where}: <{match.group(1)}> is for {", ".join(layers)}'


def names_of_the_house(root):
    """The chart library could leave the house: it knows none of our names."""
    for path in tree.files(root, '.c', '.h', under=('ui/plot',)):
        text = tree.read(path)
        for match in re.finditer(r'\b(inno_|Inno[A-Z]|INNO_)\w*', text):
            yield f'{tree.at(root, path, tree.line_of(text, match.start()))}: {match.group()}'


# The compiler's word.

def commands(root, build):
    """For each layer, how the build compiles one of its files: the folder to
    stand in, and the command without what is written and what is read."""
    found = {}
    try:
        database = json.loads((build / 'compile_commands.json').read_text())
    except (OSError, ValueError):
        return found
    for entry in database:
        source = (Path(entry['directory']) / entry['file']).resolve()
        if not source.is_relative_to(root):
            continue
        layer = tree.layer_of(root, source)
        # What the build wrote itself, such as resources, has other flags.
        if layer is None or layer in found or source.suffix != '.c':
            continue
        found[layer] = (entry['directory'], bare(shlex.split(entry['command']), entry['file']))
    return found


def bare(words, source):
    kept, skip = [], False
    for word in words:
        if skip:
            skip = False
        elif word in ('-o', '-MF', '-MQ', '-MT'):
            skip = True
        elif word not in ('-c', '-MD', '-MMD', '-Winvalid-pch', source):
            kept.append(word)
    return kept


def includes(command, header):
    """Whether a file compiled so finds the header, and what was said."""
    directory, words = command
    answer = subprocess.run(
        words + ['-E', '-x', 'c', '-o', '/dev/null', '-'],
        input=f'#include {header}\n', cwd=directory, text=True,
        capture_output=True, timeout=60, check=False)
    return answer.returncode == 0, answer.stderr.strip()


def missing(header, said):
    name = header.strip('"<>')
    return name in said and ('No such file' in said or 'file not found' in said)


def own_headers(root, layer):
    return [path.name for path in tree.files(root, '.h', under=(layer,))
            if not path.name.endswith('-private.h')]


def finds(command, headers):
    for header in headers:
        found, said = includes(command, header)
        if not found:
            yield f'{header} is not found: {said}'


def finds_not(command, headers):
    for header in headers:
        found, said = includes(command, header)
        if found:
            yield f'{header} can be included'
        elif not missing(header, said):
            yield f'{header} is refused for another reason: {said}'


def probe(tap, root, layer, command):
    headers = own_headers(root, layer)
    tap.case(f'{layer}: the compiler finds its own headers',
             finds(command, [f'"{name}"' for name in headers[:1]]))

    above = tree.LAYERS[tree.LAYERS.index(layer) + 1:]
    # It stands on no other layer, so it can be held to more: the others see
    # through the layers they use down to those below.
    if layer == 'ui/plot':
        above = above + NEVER[layer]
    strangers = [f'"{own_headers(root, higher)[0]}"' for higher in above
                 if own_headers(root, higher)]
    tap.case(f'{layer}: the compiler finds no header of a higher layer',
             finds_not(command, strangers))

    if layer not in tree.WITH_GTK:
        tap.case(f'{layer}: the compiler finds no GTK',
                 finds_not(command, ['<gtk/gtk.h>', '<adwaita.h>']))


def main():
    root = tree.source_root()
    build = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else None
    tap = Tap()

    for layer in tree.LAYERS:
        tap.case(f'{layer}: includes only itself and lower layers',
                 own_includes(root, build, layer))
        tap.case(f'{layer}: uses only the libraries it may', system_includes(root, layer))
    tap.case('ui/plot: knows no name of the house', names_of_the_house(root))

    known = commands(root, build) if build else {}
    for layer in tree.LAYERS:
        if layer in known:
            probe(tap, root, layer, known[layer])
        elif tree.files(root, '.c', under=(layer,)):
            tap.case(f'{layer}: is asked of the compiler',
                     ['the build has files here, and none is in compile_commands.json'])
        else:
            tap.skip(f'{layer}: is asked of the compiler', 'no file in C here')
    return tap.done()


if __name__ == '__main__':
    sys.exit(main())
