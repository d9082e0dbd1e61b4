# SPDX-License-Identifier: GPL-3.0-or-later
"""Do the packages know what the build needs, and take no right that is not ours?"""

import json
import re
import shutil
import subprocess
import sys

import tree
from tap import Tap

APP_ID = 'fi.innokaupungit.Overview'
MANIFEST = f'flatpak/{APP_ID}.json'

# Files, passwords and notifications come through portals, which ask people.
PERMISSIONS = {'--share=ipc', '--share=network', '--socket=wayland',
               '--socket=fallback-x11', '--device=dri'}

# What org.gnome.Platform has, by the names of pkg-config.
RUNTIME = {
    'cairo', 'cairo-pdf', 'cairo-png', 'gio-2.0', 'gio-unix-2.0', 'glib-2.0', 'gobject-2.0',
    'gtk4', 'icu-i18n', 'icu-uc', 'json-glib-1.0', 'libadwaita-1', 'libpng', 'libsecret-1',
    'libsoup-3.0', 'libxml-2.0', 'pangocairo', 'sqlite3',
}
# What the modules of the manifest add to it.
MODULES = {'minizip': 'minizip', 'libxlsxwriter': 'xlsxwriter', 'qpdf': 'libqpdf'}

# A Debian package is built with these in any case.
ESSENTIAL = {'gcc', 'libc6-dev'}


def dependencies(root):
    """What meson asks for, without what only tests need."""
    for path in [*tree.files(root, 'meson.build', under=('data', 'ui', 'app')), *root.glob('meson.build')]:
        yield from re.findall(r"dependency\('([\w.+-]+)'", tree.read(path))


def permissions(root):
    asked = set(json.loads(tree.read(root / MANIFEST))['finish-args'])
    for extra in sorted(asked - PERMISSIONS):
        yield f'{MANIFEST} asks for {extra}'


def sources(root):
    """Each is one file that cannot change, or this tree."""
    for module in json.loads(tree.read(root / MANIFEST))['modules']:
        for source in module['sources']:
            name, kind = module['name'], source['type']
            if kind == 'archive':
                if not re.fullmatch('[0-9a-f]{64}', source.get('sha256', '')):
                    yield f'{name} is not pinned'
                for url in [source['url'], *source.get('mirror-urls', [])]:
                    if not url.startswith('https://'):
                        yield f'{name} is fetched from {url}'
            elif kind not in ('script', 'dir') or (kind == 'dir' and source['path'] != '..'):
                yield f'{name} comes from a source of the kind {kind}'


def flatpak_has_all(root):
    modules = {module['name'] for module in json.loads(tree.read(root / MANIFEST))['modules']}
    there = RUNTIME | {provided for name, provided in MODULES.items() if name in modules}
    for name in sorted(set(dependencies(root)) - there):
        yield f'{name} is neither in the runtime nor a module'
    for name in sorted(modules - set(MODULES) - {'innocities-overview'}):
        yield f'nobody needs the module {name}'


def options(root):
    """Options of the build that the packages set are options that there are."""
    known = set(re.findall(r"option\('(\w+)'", tree.read(root / 'meson_options.txt'))) | {'werror'}
    for path in (MANIFEST, 'debian/rules'):
        lines = tree.read(root / path).splitlines()
        given = [line for line in lines if 'CMAKE' not in line and ('-Dtests' in line or 'dh_auto_configure --' in line)]
        for name in re.findall(r'-D(\w+)=', ' '.join(given)):
            if name not in known:
                yield f'{path} sets {name}, which is no option'
        if not given:
            yield f'{path} builds the tests'


def debian_has_all(root):
    """debian/control and ./check name the same packages."""
    setup = tree.read(root / 'tests/support/setup.sh')
    ours = set(re.search(r'build_packages=\((.*?)\)', setup, re.DOTALL).group(1).split()) - ESSENTIAL
    field = re.search(r'^Build-Depends:(.*?)^\S', tree.read(root / 'debian/control'), re.DOTALL | re.MULTILINE).group(1)
    theirs = {part.split()[0] for part in field.split(',') if part.strip()} - {'debhelper-compat'}
    for name in sorted(ours - theirs):
        yield f'debian/control does not name {name}, which ./check installs'
    for name in sorted(theirs - ours):
        yield f'./check does not install {name}, which debian/control names'


def shown(root):
    answer = subprocess.run(['flatpak-builder', '--show-manifest', str(root / MANIFEST)], text=True,
                            capture_output=True, timeout=120, check=False)
    if answer.returncode or APP_ID not in answer.stdout:
        yield answer.stdout + answer.stderr


def main():
    root, tap = tree.source_root(), Tap()
    tap.case('the Flatpak takes only what it needs', permissions(root))
    tap.case('the Flatpak is built of files that cannot change', sources(root))
    tap.case('the Flatpak has all that the build needs', flatpak_has_all(root))
    tap.case('the Debian package has all that the build needs', debian_has_all(root))
    tap.case('the packages set options that there are', options(root))
    if shutil.which('flatpak-builder'):
        tap.case('the manifest is valid', shown(root))
    else:
        tap.skip('the manifest is valid', 'no flatpak-builder')
    return tap.done()


if __name__ == '__main__':
    sys.exit(main())
