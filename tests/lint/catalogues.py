# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogues: which files have words, and whether each is translated.

With --write, puts the list of files in po/POTFILES.in in order instead; with
--template FILE, writes the template of all words as they are now; with --statistics,
says how much of them is translated."""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import tree
import pseudo
from tap import Tap

# Where the value goes of which argument: "%2$s" the second, "%s" the next, with its kind.
PLACE = re.compile(r'%(?:(\d+)\$)?[-+ 0#\']*[\d.*]*(<\w+>|l*[a-zA-Z])')
MARKED = re.compile(r'(?<![\w])(?:_|N_|C_|NC_|Q_|ngettext|g_dngettext|g_dpgettext2?)\s*\(\s*"')
TOOLS = ['xgettext', 'msgfmt', 'msgcmp']

# What the build's preset for GLib gives to xgettext.
XGETTEXT = [
    'xgettext', '--from-code=UTF-8', '--add-comments',
    '--keyword=_', '--keyword=N_', '--keyword=C_:1c,2', '--keyword=NC_:1c,2',
    '--keyword=g_dcgettext:2', '--keyword=g_dngettext:2,3',
    '--keyword=g_dpgettext2:2c,3',
    '--flag=N_:1:pass-c-format', '--flag=C_:2:pass-c-format',
    '--flag=NC_:2:pass-c-format', '--flag=g_dngettext:2:pass-c-format',
    '--flag=g_strdup_printf:1:c-format', '--flag=g_string_printf:2:c-format',
    '--flag=g_string_append_printf:2:c-format', '--flag=g_error_new:3:c-format',
    '--flag=g_set_error:4:c-format', '--flag=g_markup_printf_escaped:1:c-format',
    '--flag=g_print:1:c-format', '--flag=g_printerr:1:c-format',
]

HEAD = '# Files with words for people, sorted. A lint test says which is missing.\n'


def has_words(path):
    text = tree.read(path)
    if path.suffix == '.c':
        return bool(MARKED.search(tree.without_comments(text)))
    if path.name.endswith('.gschema.xml'):
        return 'gettext-domain=' in text
    if path.suffix == '.ui':
        return re.search(r'translatable="(yes|true|1)"', text) is not None
    return path.name.endswith(('.desktop.in', '.metainfo.xml.in'))


def expected(root):
    found = tree.files(root, '.c', '.ui', '.in', '.gschema.xml')
    return sorted(path.relative_to(root).as_posix() for path in found if has_words(path))


def listed(root):
    lines = tree.read(root / 'po/POTFILES.in').splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith('#')]


def potfiles(root):
    names, wanted = listed(root), expected(root)
    for name in sorted(set(wanted) - set(names)):
        yield f'{name} has words and is not in po/POTFILES.in'
    for name in sorted(set(names) - set(wanted)):
        yield f'{name} is in po/POTFILES.in and has no words, or does not exist'
    if names != sorted(set(names)):
        yield 'po/POTFILES.in is not in order, or names a file twice'


def languages(root):
    lines = tree.read(root / 'po/LINGUAS').splitlines()
    return [word for line in lines for word in line.split('#')[0].split()]


def said(command, **options):
    """What a tool complains of, if it ends with an error."""
    answer = subprocess.run(command, text=True, capture_output=True,
                            timeout=120, check=False, **options)
    return answer.stderr.strip() if answer.returncode else ''


def template(root, out):
    """Writes the template of all words as they are now; yields faults."""
    names = [name for name in expected(root)]
    fault = said(XGETTEXT + ['--output', str(out), '--force-po'] + names, cwd=root)
    if fault:
        yield fault


def well_formed(root, language):
    path = f'po/{language}.po'
    # An accelerator of a menu is "_" here.
    fault = said(['msgfmt', '--check', '--check-accelerators=_',
                  '--output-file=/dev/null', path], cwd=root)
    if fault:
        yield fault
    if 'nplurals=INTEGER' in tree.read(root / path):
        yield f'{path}: the plural forms are not filled in'


def message_at(lines, number):
    """The message whose entry has this line, however many lines it takes."""
    while number > 0 and not lines[number].startswith('msgid '):
        number -= 1
    text = re.findall(r'"(.*)"$', lines[number])
    for line in lines[number + 1:]:
        if not line.startswith('"'):
            break
        text.append(line[1:-1])
    return ''.join(text)


def complete(root, language, pot):
    """msgcmp finds what is missing, untranslated or fuzzy, and names lines."""
    source = f'po/{language}.po'
    lines = {str(pot): tree.read(pot).splitlines(),
             source: tree.read(root / source).splitlines()}
    for line in said(['msgcmp', source, str(pot)], cwd=root).splitlines():
        place = re.match(r'(.+):(\d+): (.*)$', line)
        if place and place.group(1) in lines:
            text = message_at(lines[place.group(1)], int(place.group(2)) - 1)
            yield f'{place.group(3).replace(source, "the catalogue")}: {text}'
        else:
            yield line


def places(text):
    """Each argument that a text shows, with its kind."""
    found = PLACE.findall(text.replace('%%', ''))
    return sorted((int(number) if number else i + 1, kind) for i, (number, kind) in enumerate(found))


def values(root, language):
    """No translation shows other values than its source; the form for one may leave out how many."""
    for fields, flags in pseudo.read(root / f'po/{language}.po'):
        if not any('c-format' in flag and 'no-c-format' not in flag for flag in flags):
            continue
        several = fields.get('msgid_plural', fields['msgid'])
        for name, text in fields.items():
            if name.startswith('msgstr') and text and places(text) != places(several):
                if name != 'msgstr[0]' or places(text) != places(fields['msgid']):
                    yield f'{fields["msgid"]}: “{text}” shows other values'


def plurals(root, language):
    """What counts has a form for one and a form for several, each of its own."""
    for fields, _ in pseudo.read(root / f'po/{language}.po'):
        forms = sorted(name for name in fields if name.startswith('msgstr['))
        if 'msgid_plural' in fields and forms != ['msgstr[0]', 'msgstr[1]']:
            yield f'{fields["msgid"]}: has {forms}'
        if 'msgid_plural' not in fields and forms:
            yield f'{fields["msgid"]}: has forms that nothing counts'


def statistics(root):
    """A line a language: how many messages there are, and how many are translated."""
    with tempfile.TemporaryDirectory() as folder:
        pot = Path(folder) / 'fresh.pot'
        yield from template(root, pot)
        wanted = {(fields.get('msgctxt'), fields['msgid']) for fields, _ in pseudo.read(pot)}
    yield f'{len(wanted)} messages'
    for language in languages(root):
        done = {(fields.get('msgctxt'), fields['msgid']) for fields, flags in pseudo.read(root / f'po/{language}.po')
                if not any('fuzzy' in flag for flag in flags)
                and all(text for name, text in fields.items() if name.startswith('msgstr'))}
        yield f'{language}: {len(wanted & done)} translated, {len(wanted - done)} not'


def main():
    root = tree.source_root()
    if '--write' in sys.argv:
        names = '\n'.join(expected(root))
        (root / 'po/POTFILES.in').write_text(f'{HEAD}{names}\n', encoding='utf-8')
        return 0
    if sys.argv[1:2] == ['--template']:
        faults = list(template(root, Path(sys.argv[2]).absolute()))
        print(*faults, sep='\n', end='', file=sys.stderr)
        return len(faults)

    if '--statistics' in sys.argv:
        print(*statistics(root), sep='\n')
        return 0

    tap = Tap()
    tap.case('po/POTFILES.in names the files with words', potfiles(root))
    absent = [tool for tool in TOOLS if not shutil.which(tool)]
    with tempfile.TemporaryDirectory() as folder:
        pot = Path(folder) / 'fresh.pot'
        if absent:
            tap.skip('the words can be collected', f'no {absent[0]}')
        else:
            tap.case('the words can be collected', template(root, pot))
        for language in languages(root):
            if absent:
                tap.skip(f'{language}: is whole', f'no {absent[0]}')
                continue
            tap.case(f'{language}: is well formed', well_formed(root, language))
            tap.case(f'{language}: no value is lost', values(root, language))
            tap.case(f'{language}: has its plurals', plurals(root, language))
            tap.case(f'{language}: every word is translated', complete(root, language, pot))
    return tap.done()


if __name__ == '__main__':
    sys.exit(main())
