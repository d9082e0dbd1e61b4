# SPDX-License-Identifier: GPL-3.0-or-later
"""Does each rule find what it is for? A small tree with one fault each."""

import json
import sys
import tempfile
from pathlib import Path

import accessibility
import catalogues
import faults
import keys
import packages
import sizes
import style
import tree
import walls
import words
from tap import Tap

HEAD = style.LICENCE + '\n#define G_LOG_DOMAIN "inno-base"\n\n'
BODY = '\nstatic void\nfoo (%s)\n{\n%s}\n'


def planted(files, rule):
    """What the rule says of a tree with these files and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding='utf-8')
        return list(rule(root))


def finds(tap, name, files, rule, part):
    """The rule finds exactly one fault, and names it."""
    faults = planted(files, rule)
    good = len(faults) == 1 and part in faults[0]
    tap.case(f'finds {name}', [] if good else [f'said {faults}, not {part}'])


def passes(tap, name, files, rule):
    tap.case(f'lets pass {name}', planted(files, rule))


def on(rule, *values):
    return lambda root: rule(root, *values)


def check_sizes(tap):
    length, size = on(sizes.file_lines, 'data/base'), on(sizes.function_sizes, 'data/base')
    long_body, limit_body = '  ;\n' * 61, '  ;\n' * 60
    finds(tap, 'a file that is too long', {'data/base/a.c': '\n' * 601}, length, '601')
    passes(tap, 'a file of 600 lines', {'data/base/a.c': '\n' * 600}, length)
    finds(tap, 'a function that is too long',
          {'data/base/a.c': HEAD + BODY % ('void', long_body)}, size, 'foo has 61')
    passes(tap, 'a function of 60 lines',
           {'data/base/a.c': HEAD + BODY % ('void', limit_body)}, size)
    finds(tap, 'a seventh parameter',
          {'data/base/a.c': HEAD + BODY % (', '.join(f'int a{i}' for i in range(7)), '')},
          size, '7 parameters')
    passes(tap, 'a seventh parameter that a class lays down',
           {'data/base/a.c': HEAD + BODY % (', '.join(f'int a{i}' for i in range(7)), '')
                             + '\nstatic void\ninit (K *klass)\n{\n  klass->bar = foo;\n}\n'},
           size)
    passes(tap, 'commas within a parameter',
           {'data/base/a.c': HEAD + BODY % ('int a, int b, int c, int d, int e,\n'
                                            'void (*f) (int, int, int)', '')}, size)
    finds(tap, 'a brace that is out of place',
          {'data/base/a.c': HEAD + 'int foo (void) {\n}\n'}, size, 'first column')
    passes(tap, 'long tables, structs and enums',
           {'data/base/a.c': HEAD + 'static const int t[] =\n{\n' + '  1,\n' * 70 + '};\n'
                             + 'struct _A\n{\n' + '  int a;\n' * 70 + '};\n'
                             + 'typedef enum\n{\n' + '  A,\n' * 70 + '} E;\n'}, size)
    finds(tap, 'a long function behind a macro and a comment',
          {'data/base/a.c': HEAD + '#define A(x) \\\n  (x)\nG_DEFINE_QUARK (a, b)\n\n'
                            '/* { } ) */\n' + BODY % ('const char *a', '  puts ("}");\n' * 61)},
          size, 'foo has 61')


def check_keys(tap):
    window = {keys.SHORTCUTS: '<property name="accelerator">&lt;Control&gt;r F5 question</property>'}
    table = '  { "win.refresh", { "<Control>r", "F5" } },\n  { "win.go", { "<Control>%s" } },\n'
    bound = '  add (klass, GDK_KEY_%s, %s, "a.b");\n'
    finds(tap, 'a key of the program that is shown nowhere', {'app/a.c': table % 'g', **window},
          keys.missing_keys, '<Control>g')
    passes(tap, 'keys that are shown', {'app/a.c': table % 'R', **window}, keys.missing_keys)
    finds(tap, 'a key of a widget that is shown nowhere',
          {'ui/a.c': bound % ('r', 'GDK_CONTROL_MASK | GDK_SHIFT_MASK'), **window}, keys.missing_keys, 'r is not')
    passes(tap, 'keys of widgets that are shown, and their twins',
           {'ui/a.c': bound % ('F5', '0') + bound % ('question', 'GDK_SHIFT_MASK')
                      + bound % ('KP_Enter', '0'), **window}, keys.missing_keys)
    grab = '  widget_class->grab_focus = a_grab_focus;\n'
    finds(tap, 'a widget that Tab does not go through', {'ui/a.c': grab}, keys.tab_traps, 'without a focus')
    passes(tap, 'a widget that Tab goes through',
           {'ui/a.c': '  widget_class->focus = a_focus;\n' + grab}, keys.tab_traps)


def check_style(tap):
    finds(tap, 'a file without a licence', {'ui/plot/a.c': 'int a;\n'}, style.licence, 'SPDX')
    finds(tap, 'a file without a log domain',
          {'ui/plot/a.c': style.LICENCE + '\n'}, style.log_domain, 'G_LOG_DOMAIN')
    finds(tap, 'a log domain that comes too late',
          {'app/a.c': '#include <glib.h>\n#define G_LOG_DOMAIN "inno-app"\n'},
          style.log_domain, 'after an include')
    finds(tap, 'a header without a guard', {'app/a.h': HEAD}, style.guards, 'pragma')
    finds(tap, 'a tab', {'app/a.c': 'a\tb\n'}, style.blanks, 'a tab')
    finds(tap, 'a blank at the end of a line', {'app/a.c': 'a \n'}, style.blanks, 'blank')
    finds(tap, 'a file without a last newline', {'app/a.c': 'a'}, style.blanks, 'newline')
    for word in ("%'" + 'd', 'gtk_dialog_' + 'run', 'strcpy (', 'TO' + 'DO', 'FIX' + 'ME',
                 '/wo' + 'rk/a', '/tmp/' + 'b-a'):
        finds(tap, f'“{word}”', {'app/a.c': f'x {word}\n'}, style.banned, word[:6])
    passes(tap, 'an address with such a folder',
           {'app/a.c': '"https://example.org/wo' + 'rk/"\n'}, style.banned)


def check_walls(tap):
    headers = {f'{layer}/{layer.replace("/", "-")}.h': '' for layer in tree.LAYERS}

    def include(layer, header):
        return dict(headers, **{f'{layer}/a.c': f'#include {header}\n'})

    for layer, header, part in [
            ('data/base', 'data-model.h', 'belongs to data/model'),
            ('data/sync', 'data-exchange.h', 'belongs to data/exchange'),
            ('ui/plot', 'data-base.h', 'belongs to data/base'),
            ('ui/chart', 'data-store.h', 'belongs to data/store'),
            ('ui/widget', 'data-sync.h', 'belongs to data/sync'),
            ('ui/present', 'app.h', 'belongs to app'),
            ('app', 'nowhere.h', 'in no layer')]:
        finds(tap, f'{header} in {layer}', include(layer, f'"{header}"'),
              on(walls.own_includes, None, layer), part)
    finds(tap, 'a private header of another layer',
          {'data/base/a-private.h': '', 'data/model/a.c': '#include "a-private.h"\n'},
          on(walls.own_includes, None, 'data/model'), 'private to data/base')
    passes(tap, 'a lower layer, itself and the configuration',
           {'data/base/a.h': '', 'app/b-private.h': '',
            'app/a.c': '#include "config.h"\n#include "a.h"\n#include "b-private.h"\n'
                       '/* #include "c.h" */\n'}, on(walls.own_includes, None, 'app'))
    for layer, header in [('ui/chart', 'gtk/gtk.h'), ('ui/deck', 'adwaita.h'),
                          ('data/analysis', 'sqlite3.h'), ('app', 'libsoup/soup.h')]:
        finds(tap, f'<{header}> in {layer}', include(layer, f'<{header}>'),
              on(walls.system_includes, layer), header)
    finds(tap, 'a name of the house in the chart library',
          {'ui/plot/a.c': 'inno_foo ();\n'}, walls.names_of_the_house, 'inno_foo')


def check_compiler(tap):
    """A wall that is broken is found by the compiler as well."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        for layer in ('data/base', 'data/model'):
            (root / layer).mkdir(parents=True)
            (root / layer / f'{layer[5:]}.h').write_text('')
            (root / layer / 'a.c').write_text('')
        for flags, good in (('', True), ('-I../model', False)):
            (root / 'compile_commands.json').write_text(json.dumps([{
                'directory': str(root / 'data/base'), 'file': 'a.c',
                'command': f'cc -I. {flags} -MD -MF a.d -o a.o -c a.c'}]))
            command = walls.commands(root, root)['data/base']
            own = list(walls.finds(command, ['"base.h"']))
            above = list(walls.finds_not(command, ['"model.h"']))
            tap.case(f'asks the compiler, flags “{flags}”',
                     own if good == (not above) else [f'said {above}'])


def check_words(tap):
    def code(text):
        return {'app/a.c': HEAD + text + '\n'}

    rule = on(words.in_code, 'app')
    for text in ['gtk_label_new ("Hello");', 'gtk_window_set_title (w, "Hello");',
                 'gtk_button_set_label (b, on ? "Stop" : _("Go"));',
                 'adw_toast_new ("Saved");',
                 'g_object_new (T, "title", "Hello", NULL);',
                 'g_set_error (error, D, 1, "Cannot read %s", name);']:
        finds(tap, text, code(text), rule, 'is not translatable')
    for text in ['gtk_label_new (_("Hello"));', 'gtk_label_new ("%");', 'gtk_label_new (NULL);',
                 'gtk_label_new ("–");', 'g_object_new (T, "name", "box", "title", _("A"), NULL);',
                 'g_set_error (error, D, 1, _("Bad: %s"), "/type");',
                 'g_menu_append (m, _("Open"), "win.open");',
                 '/* gtk_label_new ("Hello") */', 'gtk_label_set_text (l, "%s\\n");']:
        passes(tap, text, code(text), rule)

    def template(text):
        return {'ui/page/a.ui': f'<interface>{text}</interface>\n'}

    for text in ['<property name="label">Hello</property>',
                 '<property name="tooltip_text">Hello</property>',
                 '<menu><item><attribute name="label">Open</attribute></item></menu>',
                 '<items><item>One</item></items>',
                 '<accessibility><property name="label">List</property></accessibility>']:
        finds(tap, text, template(text), words.in_templates, 'is not translatable')
    for text in ['<property name="label" translatable="yes">Hello</property>',
                 '<property name="label" translatable="no">ERDF</property>',
                 '<property name="label">100 %</property>',
                 '<property name="icon-name">go-home-symbolic</property>']:
        passes(tap, text, template(text), words.in_templates)


def check_catalogues(tap):
    files = {'po/POTFILES.in': '# a comment\napp/a.c\n', 'app/a.c': '_("Hello");\n'}
    passes(tap, 'a list of files that is whole', files, catalogues.potfiles)
    finds(tap, 'a file with words that is not listed',
          dict(files, **{'app/b.c': 'N_("Hello");\n'}), catalogues.potfiles, 'app/b.c')
    finds(tap, 'a listed file without words',
          dict(files, **{'app/a.c': '/* _("Hello") */\n'}), catalogues.potfiles, 'app/a.c')
    if catalogues.shutil.which('msgcmp'):
        head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        entry = head + '%smsgid "Hello"\nmsgstr "%s"\n'
        rule = (lambda root: catalogues.complete(root, 'fi', root / 'a.pot'))
        for name, po in [('missing', head), ('untranslated', entry % ('', '')),
                         ('fuzzy', entry % ('#, fuzzy\n', 'Hei'))]:
            faults = planted({'po/fi.po': po, 'a.pot': entry % ('', '')}, rule)
            tap.case(f'finds a word that is {name}', [] if faults else ['said nothing'])
        passes(tap, 'a catalogue that is whole',
               {'po/fi.po': entry % ('', 'Hei'), 'a.pot': entry % ('', '')}, rule)


def check_values(tap):
    def catalogue(*lines):
        return {'po/fi.po': 'msgid ""\nmsgstr ""\n\n#, c-format\n' + '\n'.join(lines) + '\n'}

    rule = on(catalogues.values, 'fi')
    finds(tap, 'a value that is lost', catalogue('msgid "%s of %s"', 'msgstr "%s"'), rule, 'other values')
    passes(tap, 'values in another order', catalogue('msgid "%s of %s"', 'msgstr "%2$s of %1$s"'), rule)
    several = ['msgid "One city"', 'msgid_plural "%s cities"', 'msgstr[0] "Kaupunki"']
    passes(tap, 'one that is not counted', catalogue(*several, 'msgstr[1] "%s kaupunkia"'), rule)
    finds(tap, 'several that are not counted', catalogue(*several, 'msgstr[1] "kaupungit"'), rule, 'other values')
    finds(tap, 'a form that is not there', catalogue(*several), on(catalogues.plurals, 'fi'), 'msgstr[0]')


def check_accessibility(tap):
    row = '| 11.1.3 | Words | %s | %s |\n'
    there = {'tests/a.py': 'def test_b():\n', 'ACCESSIBILITY.md': ''}

    def tests(root):
        return accessibility.tests_of(root, tree.read(root / 'ACCESSIBILITY.md'))

    def table(state, how):
        return dict(there, **{'ACCESSIBILITY.md': row % (state, how)})

    passes(tap, 'a test that is there', table('meets', '`tests/a.py` `test_b`'), tests)
    finds(tap, 'a test that is not there', table('meets', '`tests/a.py` `test_c`'), tests, 'test_c')
    finds(tap, 'a claim without a proof', table('meets', 'of course'), tests, 'nothing says')
    text = '\n'.join(accessibility.HEADS) + '\n' + row % ('not met', 'by hand')
    faults = list(accessibility.statements_of(text))
    tap.case('finds what no statement says', [] if len(faults) == 3 else [faults])


def check_faults(tap):
    rule = on(faults.wrong_rows, 1)
    sources = {'tests/store/test-open.c': 'add ("/open/whole", a); add ("/made/" name, b); "later"'}
    row = '| 1 | no network | %s |\n'

    def table(text):
        return dict(sources, **{faults.TABLE: text})

    for case in ('/open/whole', '/made/later'):
        passes(tap, f'a fault with the test {case}', table(row % f'`store-open {case}`'), rule)
    passes(tap, 'a fault that cannot be played', table(row % 'Nobody can.'), rule)
    finds(tap, 'a fault that is not there', table('# Faults\n'), rule, 'row 1 is there 0 times')
    finds(tap, 'a fault that is there twice', table(row % 'a' + row % 'b'), rule, '2 times')
    finds(tap, 'a fault without a word', table(row % ''), rule, 'is empty')
    finds(tap, 'a test that is not there', table(row % '`store-shut /open/whole`'), rule, 'no test store-shut')
    finds(tap, 'a case that is not there', table(row % '`store-open /open/other`'), rule, 'no case /open/other')


def check_packages(tap):
    def manifest(source, *rights):
        return {packages.MANIFEST: json.dumps({
            'finish-args': ['--share=ipc', *rights],
            'modules': [{'name': 'qpdf', 'sources': [{'type': 'archive', 'url': 'https://a', **source}]}]})}

    pinned = {'sha256': '0' * 64}
    finds(tap, 'a right that is not ours', manifest(pinned, '--filesystem=home'), packages.permissions, '--filesystem=home')
    passes(tap, 'the rights that are', manifest(pinned), packages.permissions)
    for name, source in {'a source without a sum': {}, 'half a sum': {'sha256': '0' * 63},
                         'a sum that is none': {'sha256': 'x' * 64}}.items():
        finds(tap, name, manifest(source), packages.sources, 'not pinned')
    finds(tap, 'a source that may be changed on its way', manifest({**pinned, 'url': 'http://a'}), packages.sources, 'http://a')
    finds(tap, 'a source that moves', manifest({**pinned, 'type': 'git'}), packages.sources, 'the kind git')
    passes(tap, 'a source that is pinned', manifest(pinned), packages.sources)
    for where in ('meson.build', 'ui/plot/meson.build'):
        finds(tap, 'a library that no runtime has',
              {**manifest(pinned), where: "a = dependency('libqpdf')\nb = dependency('other', version: '>= 1')\n"},
              packages.flatpak_has_all, 'other is neither')
    finds(tap, 'a module that is gone', {packages.MANIFEST: '{"modules": []}', 'meson.build': "dependency('libqpdf')"},
          packages.flatpak_has_all, 'libqpdf is neither')
    setup = {'tests/support/setup.sh': 'build_packages=(\n  gcc meson libone-dev\n)\n'}
    control = 'Build-Depends: debhelper-compat (= 13),\n meson (>= 1),\n%s\nStandards-Version: 1\n'
    finds(tap, 'a package that Debian is not told of', {**setup, 'debian/control': control % ''},
          packages.debian_has_all, 'does not name libone-dev')
    finds(tap, 'a package that only Debian is told of',
          {**setup, 'debian/control': control % ' libone-dev,\n libtwo-dev'}, packages.debian_has_all, 'install libtwo-dev')
    passes(tap, 'the same packages', {**setup, 'debian/control': control % ' libone-dev'}, packages.debian_has_all)


def main():
    tap = Tap()
    for check in (check_sizes, check_keys, check_style, check_walls, check_compiler, check_words,
                  check_catalogues, check_values, check_accessibility, check_faults, check_packages):
        check(tap)
    return tap.done()


if __name__ == '__main__':
    sys.exit(main())
