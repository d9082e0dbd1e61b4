#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Slides with stacked bars and their labels, as shapes. usage: impress_pages.py PAGES OUT.fodp"""

import sys

ROWS, SERIES = 16, 4
COLOURS = ["#0072B2", "#E69F00", "#009E73", "#CC79A7"]
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.presentation"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:automatic-styles>
<style:page-layout style:name="wide"><style:page-layout-properties fo:page-width="33.87cm" fo:page-height="19.05cm"/>
</style:page-layout>%s</office:automatic-styles>
<office:master-styles><style:master-page style:name="plain" style:page-layout-name="wide"/></office:master-styles>
<office:body><office:presentation>
"""
FILL = ('<style:style style:name="fill%d" style:family="graphic"><style:graphic-properties draw:fill="solid" '
        'draw:fill-color="%s" draw:stroke="none"/></style:style>')
BAR = ('<draw:rect draw:style-name="fill%d" svg:x="%.2fcm" svg:y="%.2fcm" svg:width="%.2fcm" svg:height="0.8cm">'
       '<text:p>%d %%</text:p></draw:rect>\n')
WORDS = ('<draw:frame svg:x="%.2fcm" svg:y="%.2fcm" svg:width="%.2fcm" svg:height="0.8cm"><draw:text-box>'
         '<text:p>%s</text:p></draw:text-box></draw:frame>\n')


def make_page(page):
    yield '<draw:page draw:name="page%d" draw:master-page-name="plain">\n' % page
    yield WORDS % (1, 0.5, 20, "Kuvio %d" % page)
    for row in range(ROWS):
        x, y = 6.0, 2 + row
        yield WORDS % (1, y, 5, "Sopimus %d" % row)
        for series in range(SERIES):
            value = 1 + (row * 7 + series * 3 + page) % 11
            yield BAR % (series, x, y, value * 0.6, value)
            x += value * 0.6
    yield "</draw:page>\n"


with open(sys.argv[2], "w", encoding="utf-8") as out:
    out.write(HEAD % "".join(FILL % pair for pair in enumerate(COLOURS)))
    for number in range(int(sys.argv[1])):
        out.writelines(make_page(number))
    out.write("</office:presentation></office:body></office:document>\n")
