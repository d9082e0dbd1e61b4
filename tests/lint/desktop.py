# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop reads of us: entry, metainfo, settings, icons."""

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import tree
from tap import Tap

APP_ID = 'fi.innokaupungit.Overview'


def refuses(command):
    answer = subprocess.run(command, text=True, capture_output=True,
                            timeout=120, check=False)
    if answer.returncode:
        yield answer.stdout.strip()
        yield answer.stderr.strip()


def tool_case(tap, name, command):
    if shutil.which(command[0]):
        tap.case(name, refuses(command))
    else:
        tap.skip(name, f'no {command[0]}')


def pictures(root):
    """Icons that are there, are pictures, and carry the name of the program."""
    icons = root / 'app/desktop/icons/hicolor'
    wanted = [icons / f'scalable/apps/{APP_ID}.svg',
              icons / f'symbolic/apps/{APP_ID}-symbolic.svg']
    for name in wanted + tree.files(root, '.svg', under=('app/desktop/symbols',)):
        try:
            picture = ElementTree.parse(name).getroot()
            if not picture.tag.endswith('}svg'):
                yield f'{name} is no picture'
            # GTK fills every shape of a symbolic icon with one colour.
            if 'symbolic' in name.name and any('stroke' in part.attrib
                                               for part in picture.iter()):
                yield f'{name.name} has lines, which symbolic icons cannot'
        except (OSError, ElementTree.ParseError) as error:
            yield f'{name.name}: {error}'


def settings_documented(root):
    schema = root / f'app/desktop/{APP_ID}.gschema.xml'
    for key in ElementTree.parse(schema).iter('key'):
        if not key.findtext('summary') or not key.findtext('description'):
            yield f'the key {key.get("name")} says not what it is for'


def main():
    root = tree.source_root()
    built = Path(sys.argv[1]) / 'app/desktop'
    tap = Tap()
    tool_case(tap, 'the desktop entry is valid',
              ['desktop-file-validate', str(built / f'{APP_ID}.desktop')])
    tool_case(tap, 'the metainfo is valid',
              ['appstreamcli', 'validate', '--no-net', str(built / f'{APP_ID}.metainfo.xml')])
    tool_case(tap, 'the settings are valid',
              ['glib-compile-schemas', '--strict', '--dry-run', str(root / 'app/desktop')])
    tap.case('every setting says what it is for', settings_documented(root))
    tap.case('the icons are there', pictures(root))
    return tap.done()


if __name__ == '__main__':
    sys.exit(main())
