# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes workbooks apart, without the library that wrote them."""

import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(os.environ['INNOCITIES_SOURCE_ROOT']) / 'tests' / 'support'))
from tap import Tap  # noqa: E402

MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
BUILT_IN = {'0': 'General', '1': '0'}
SHEETS = [f'xl/worksheets/sheet{number}.xml' for number in range(1, 100)]


class Book:
    """The cells of a workbook: texts as str, numbers as float."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.trees = {name: ElementTree.fromstring(part) for name, part in self.parts.items()
                      if name.endswith(('.xml', '.rels'))}
        self.texts = [''.join(text.text or '' for text in item.iter(MAIN + 't'))
                      for item in self.trees['xl/sharedStrings.xml']]
        self.names = [sheet.get('name') for sheet in self.trees['xl/workbook.xml'].iter(MAIN + 'sheet')]
        styles = self.trees['xl/styles.xml']
        self.formats = BUILT_IN | {item.get('numFmtId'): item.get('formatCode')
                                   for item in styles.iter(MAIN + 'numFmt')}
        self.bold = [font.find(MAIN + 'b') is not None
                     for font in styles.find(MAIN + 'fonts')]
        self.styles = list(styles.find(MAIN + 'cellXfs'))

    def cells(self, sheet):
        found = {}
        for cell in self.trees[SHEETS[sheet]].iter(MAIN + 'c'):
            value = cell.find(MAIN + 'v')
            if value is None:
                found[cell.get('r')] = None
            elif cell.get('t') == 's':
                found[cell.get('r')] = self.texts[int(value.text)]
            else:
                found[cell.get('r')] = float(value.text)
        return found

    def style(self, reference):
        for cell in self.trees[SHEETS[0]].iter(MAIN + 'c'):
            if cell.get('r') == reference:
                style = self.styles[int(cell.get('s', 0))]
                return (self.formats.get(style.get('numFmtId'), style.get('numFmtId')),
                        self.bold[int(style.get('fontId'))])
        return None

    def about(self):
        cells = self.cells(1)
        return [(cells[f'A{row}'], cells[f'B{row}']) for row in range(1, len(cells) // 2 + 1)]

    def header(self, sheet):
        head = self.trees[SHEETS[sheet]].find(f'{MAIN}headerFooter/{MAIN}oddHeader')
        return None if head is None else head.text


def differences(found, expected):
    if found != expected:
        yield f'{found!r} is not {expected!r}'


def no_formula(books):
    for name, book in books.items():
        for part, tree in book.trees.items():
            if tree.find(f'.//{MAIN}f') is not None:
                yield f'{name}: a formula in {part}'


def frozen(book):
    pane = book.trees[SHEETS[0]].find(f'.//{MAIN}pane')
    if pane is None:
        yield 'no pane'
    else:
        yield from differences((pane.get('state'), pane.get('xSplit'), pane.get('ySplit')),
                               ('frozen', '2', '1'))


def filtered(book):
    """All rows but the total."""
    found = book.trees[SHEETS[0]].find(f'{MAIN}autoFilter')
    yield from differences(None if found is None else found.get('ref'), 'A1:G4')


def styles(book):
    expected = {
        'A1': ('General', True), 'C2': ('#,##0.00 "€"', False), 'D2': ('0.0%', False),
        'F2': ('0', False), 'F3': ('"≥ "0', False), 'C5': ('#,##0.00 "€"', True),
        'B5': ('General', True), 'E5': ('0', True), 'B2': ('General', False),
    }
    for reference, style in expected.items():
        found = book.style(reference)
        if found != style:
            yield f'{reference}: {found} is not {style}'


def cells_of_hand(book):
    expected = {
        'A1': 'Id', 'B1': 'City, "town"', 'C1': 'EU', 'D1': 'Share', 'E1': '=1+1', 'F1': 'Cities',
        'G1': 'Band',
        'A2': 'city:a', 'B2': '=SUM(A1:A9)', 'C2': 1234567.89, 'D2': 0.256, 'E2': 'Lead',
        'F2': 1234.0, 'G2': 'Within',
        'A3': 'city:b', 'B3': 'B', 'C3': -0.05, 'D3': 0.3333333333333333, 'F3': 2.0,
        'A4': 'city:c', 'B4': 'C',
        'A5': 'total', 'B5': 'Total', 'C5': 90071992547409.91, 'D5': 1.0, 'E5': 3.0, 'F5': 0.0,
    }
    yield from differences(book.cells(0), expected)


def about_hand(book):
    expected = [
        ('Table', 'Funding shares'), ('Measure', 'Granted'), ('Grouped by', 'City'),
        ('Divided by', 'Funding source'), ('Shares', 'Per cent of public funding'),
        ('Filter', 'from 2021'), ('Filter', 'City: A, B'), ('Filter', 'Status: Ended'),
    ]
    found = book.about()
    yield from differences(found[:len(expected)], expected)
    yield from differences([label for label, _ in found[len(expected):]], ['Date of the data'])


def marked(book):
    for sheet in range(2):
        yield from differences(book.header(sheet), '&CSample data')
    yield from differences(book.about()[0], ('Note', 'Sample data'))
    yield from differences(book.about()[-1], ('Source', 'Sample data'))


def not_marked(book):
    for sheet in range(2):
        yield from differences(book.header(sheet), None)
    if any('Sample' in value for _, value in book.about()):
        yield 'the sheet about it speaks of a sample'


def adds_up(book):
    """Every column of the funding adds up to the last row, as numbers."""
    cells = book.cells(0)
    last = max(int(reference[1:]) for reference in cells)
    for column in 'CDEFGHI':
        parts = [cells[f'{column}{row}'] for row in range(2, last)]
        if any(not isinstance(part, float) for part in parts):
            yield f'{column}: not all are numbers'
        elif round(sum(parts) * 100) != round(cells[f'{column}{last}'] * 100):
            yield f'{column}: {sum(parts)} is not {cells[f"{column}{last}"]}'
    yield from differences(cells[f'A{last}'], 'total')


def created(book):
    core = ElementTree.tostring(book.trees['docProps/core.xml'], encoding='unicode')
    return [date for date in ('2025-04-10T12:00:00Z', '2020-01-01T12:00:00Z') if date in core]


def write(program, folder, zone):
    subprocess.run([program, str(folder)], check=True, timeout=60,
                   env=dict(os.environ, TZ=zone, TMPDIR=str(folder)))


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        write(sys.argv[1], first, 'UTC')
        write(sys.argv[1], second, 'Pacific/Auckland')
        paths = sorted(Path(first).glob('*.xlsx'))
        books = {path.stem: Book(path) for path in paths}
        left = sorted(path.name for path in Path(first).iterdir() if path not in paths)
        same = [f'{path.name} differs' for path in paths
                if path.read_bytes() != (Path(second) / path.name).read_bytes()]
        again = (Path(first) / 'hand.xlsx').read_bytes() == (Path(first) / 'again.xlsx').read_bytes()

    hand, funding, roles = books['hand'], books['funding'], books['roles']
    tap.case('numbers are numbers, unknown is empty', cells_of_hand(hand))
    tap.case('numbers look like what they are', styles(hand))
    tap.case('nothing is a formula', no_formula(books))
    tap.case('head and labels stay in sight', frozen(hand))
    tap.case('rows can be filtered, and the total stays', filtered(hand))
    tap.case('the sheets have names', differences(hand.names, ['Funding shares', 'About the table']))
    tap.case('a second sheet says what it is', about_hand(hand))
    tap.case('what is no sample is not marked', not_marked(hand))
    tap.case('a sample is marked on each sheet', marked(funding))
    tap.case('the columns add up', adds_up(funding))
    tap.case('roles are words', differences('Lead' in roles.cells(0).values(), True))
    tap.case('roles are counted as the sheet says',
             differences(('Roles counted', 'Lead and Implementer') in roles.about(), True))
    tap.case('odd characters are well-formed', differences('\ufffd' in books['odd'].cells(0)['B2'], True))
    tap.case('the day of the data is the day of the file', differences(created(hand), ['2025-04-10T12:00:00Z']))
    tap.case('without a day, still the same', differences(created(books['no-day']), ['2020-01-01T12:00:00Z']))
    tap.case('the same again gives the same bytes', same + ([] if again else ['hand.xlsx']))
    tap.case('no temporary file stays', left)
    return tap.done()


if __name__ == '__main__':
    sys.exit(main())
