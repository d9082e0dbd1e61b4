# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for people that nobody could translate."""

import re
import sys
import xml.etree.ElementTree as ElementTree

import tree
from tap import Tap

PROPERTIES = {
    'label', 'title', 'subtitle', 'tooltip-text', 'placeholder-text',
    'description', 'heading', 'body', 'text', 'primary-icon-tooltip-text',
    'secondary-icon-tooltip-text', 'accessible-name', 'button-label',
}

SETTERS = r'set_(?:%s)' % '|'.join(
    name.replace('-', '_') for name in sorted(PROPERTIES | {'markup', 'tooltip_markup'}))
CALL = re.compile(
    r'\b(gtk_label_new|gtk_label_new_with_mnemonic'
    r'|gtk_(?:button|check_button|toggle_button)_new_with_(?:label|mnemonic)'
    r'|gtk_(?:app_chooser|file_chooser)\w*_new|adw_toast_new|adw_message_dialog_new'
    r'|adw_message_dialog_(?:add_response|set_heading|set_body|format_body)'
    r'|(?:gtk|adw|inno)_\w+_' + SETTERS + r'|adw_view_stack_add_titled\w*'
    r'|g_menu_(?:append|insert|item_new|append_section|append_submenu)'
    r'|g_set_error(?:_literal)?|g_error_new(?:_literal)?|g_task_return_new_error'
    r'|g_prefix_error(?:_literal)?|g_option_context_new)\s*\(')
OBJECT = re.compile(r'\bg_object_(?:new|set)\s*\(')
# The one argument that is for people, where the others are but filled in.
FORMAT_AT = {
    'g_set_error': 4, 'g_set_error_literal': 4, 'g_task_return_new_error': 4,
    'g_error_new': 3, 'g_error_new_literal': 3,
    'g_prefix_error': 2, 'g_prefix_error_literal': 2,
    'adw_message_dialog_format_body': 2,
}
# Arguments that are no words: an id, an action.
NO_WORDS = {
    'g_menu_append': {3}, 'g_menu_insert': {4}, 'g_menu_item_new': {2},
    'adw_message_dialog_add_response': {2},
    'adw_view_stack_add_titled': {3}, 'adw_view_stack_add_titled_with_icon': {3, 5},
}
LITERAL = re.compile(r'"((?:\\.|[^"\\])*)"')
FORMAT = re.compile(r'%[-+ #0-9.*]*(?:l|ll|z|h)?[a-zA-Z]|%"?\s*G_G\w+_FORMAT|\\.|&\w+;|<[^>]*>')
LETTER = re.compile(r'[^\W\d_]')


def has_words(text):
    return bool(LETTER.search(FORMAT.sub('', text)))


def name_of(element):
    return element.get('name', '').replace('_', '-')


def is_marked(element):
    """Marked either way: translatable="no" says that it was thought of."""
    return element.get('translatable') is not None


def may_hold_words(parent, element):
    """Properties, menu labels, what assistive technology says, list items."""
    name = name_of(element)
    if parent.tag == 'accessibility':
        return name in ('label', 'description', 'value-text')
    if element.tag == 'attribute':
        return name == 'label'
    if element.tag == 'item':
        return parent.tag == 'items'
    return element.tag == 'property' and name in PROPERTIES


def candidates(document):
    for parent in document.iter():
        for element in parent:
            if may_hold_words(parent, element):
                yield element


def in_templates(root):
    for path in tree.files(root, '.ui'):
        try:
            document = ElementTree.parse(path)
        except ElementTree.ParseError as error:
            yield f'{tree.at(root, path, error.position[0])}: {error}'
            continue
        for element in candidates(document):
            text = element.text or ''
            if has_words(text) and not is_marked(element):
                yield (f'{tree.at(root, path, 1)}: “{text.strip()}” of'
                       f' {name_of(element) or element.tag} is not translatable')


def bare_literals(argument):
    """The strings of an argument that stand in no bracket, so in no _()."""
    depth, offset = 0, 0
    while offset < len(argument):
        literal = LITERAL.match(argument, offset)
        if literal:
            if depth == 0:
                yield literal.group(1)
            offset = literal.end()
            continue
        depth += {'(': 1, ')': -1}.get(argument[offset], 0)
        offset += 1


def in_call(name, parts):
    for number, part in enumerate(parts, 1):
        if number in NO_WORDS.get(name, ()) or number != FORMAT_AT.get(name, number):
            continue
        for literal in bare_literals(part):
            if has_words(literal):
                yield literal


def in_object(parts):
    """Of g_object_new: the value after the name of a property with words."""
    for name, value in zip(parts, parts[1:]):
        if name.strip('"') in PROPERTIES and name.startswith('"'):
            yield from (literal for literal in bare_literals(value) if has_words(literal))


def in_code(root, folder):
    for path in tree.files(root, '.c', under=(folder,)):
        text = tree.without_comments(tree.read(path))
        words = tree.without_words(text)
        for pattern in (CALL, OBJECT):
            for match in pattern.finditer(words):
                name = match.group().rstrip('( \n\t')
                parts = tree.arguments(text, words, match.end() - 1)
                found = in_object(parts) if pattern is OBJECT else in_call(name, parts)
                for literal in found:
                    yield (f'{tree.at(root, path, tree.line_of(text, match.start()))}:'
                           f' “{literal}” in {name} is not translatable')


def main():
    root = tree.source_root()
    tap = Tap()
    tap.case('templates: every word can be translated', in_templates(root))
    for layer in tree.LAYERS:
        tap.case(f'{layer}: every word can be translated', in_code(root, layer))
    return tap.done()


if __name__ == '__main__':
    sys.exit(main())
