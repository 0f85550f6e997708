"""The style sheet, written from the tokens. Widgets are chosen by type or by their `look`.

A control has a line of one pixel around it, and with the keyboard a ring, whose width the palette
says; its padding gives way so that nothing moves. Pressed, chosen and disabled differ in more than
hue: in lightness, weight or line. The marks of boxes and choices are drawn by `widgets.controls`.
"""

from string import Template

from khronika.ui.style import tokens
from khronika.ui.style.tokens import Colours

_SIZES = ("SMALL", "TEXT", "TITLE", "HEADING", "RADIUS")
_MONO = '"DejaVu Sans Mono", "Menlo", "Consolas", monospace'
_GROUNDS = """
QWidget { font-size: ${TEXT}px; color: $ink; }
QMainWindow, QDialog, QWidget[look="ground"] { background: $ground; }
QWidget[look="paper"], QScrollArea[look="paper"] { background: $paper; }
QToolTip { background: $raised; color: $ink; border: 1px solid $edge; padding: 4px 8px; }

QLabel { background: transparent; }
QLabel[look="heading"] { font-size: ${HEADING}px; font-weight: 600; }
QLabel[look="title"] { font-size: ${TITLE}px; font-weight: 600; }
QLabel[look="quiet"] { color: $quiet; }
QLabel[look="small"] { font-size: ${SMALL}px; color: $quiet; }
QLabel[look="caption"] { font-size: ${SMALL}px; color: $quiet; font-weight: 600; }
QLabel[look="wrong"] { color: $disputed; border-left: 3px solid $disputed; padding-left: 8px; }
QLabel[look="badge-quiet"] { font-size: ${SMALL}px; color: $quiet; }
QLabel[look="badge-protected"] { font-size: ${SMALL}px; color: $protected; }
QLabel[look="badge-disputed"] { font-size: ${SMALL}px; color: $disputed; }
QLabel[look="badge-corroborated"] { font-size: ${SMALL}px; color: $corroborated; }
QLabel[look="badge-unsourced"] { font-size: ${SMALL}px; color: $unsourced; }
QLabel[look="code"] { font-family: $MONO; font-size: ${TITLE}px; }
QLabel[look="passphrase"] { font-family: $MONO; font-size: ${HEADING}px; }
QLabel[look="quotation"] { border-left: 2px solid $line; padding-left: 8px; }
QFrame[look="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[look="upright"] { background: $line; border: none; max-width: 1px; min-width: 1px; }

QFrame[look="afloat"] { background: $raised; border: 1px solid $edge;
    border-radius: ${RADIUS}px; }
QFrame[look="afloat"][tone="wrong"] { border-left: 4px solid $disputed;
    border-top-left-radius: 0; border-bottom-left-radius: 0; }
QFrame[look="foot"] { background: $ground; border: none; border-top: 1px solid $line; }
QFrame[look="message"] { background: transparent; border: none; }
QFrame[look="message"][tone="wrong"] { border-left: 4px solid $disputed; }
QFrame[look="message"][tone="done"] { border-left: 4px solid $corroborated; }
QFrame[look="strip"] { background: $wash; border-bottom: 1px solid $line; }
QFrame[look="popup"] QListView { background: $raised; }
QFrame[look="popup"] { background: $raised; border: 1px solid $edge;
    border-radius: ${RADIUS}px; }
QFrame[look="shown"] { background: $raised; border: 1px solid $line;
    border-radius: ${RADIUS}px; }
"""
_FIELDS = """
QLineEdit, QTextEdit[look="field"], QPlainTextEdit, QComboBox, QSpinBox {
    background: $raised; border: 1px solid $edge; border-radius: ${RADIUS}px;
    padding: 4px 8px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox, QSpinBox { min-height: 20px; }
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $quiet; }
QLineEdit:hover, QComboBox:hover, QSpinBox:hover { border-color: $quiet; }
QLineEdit:focus, QTextEdit[look="field"]:focus, QPlainTextEdit:focus, QComboBox:focus,
QSpinBox:focus { border: ${ring}px solid $accent; padding: ${in4}px ${in8}px; }
QComboBox { padding-left: 10px; }
QComboBox:focus { padding-left: ${in10}px; }
QLabel[stop="true"]:focus { border: 1px solid $accent; border-radius: ${RADIUS}px; }
QLineEdit:read-only { background: $ground; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled, QSpinBox:disabled {
    background: $ground; color: $faint; border: 1px dashed $line; }
QLineEdit[look="code"] { font-family: $MONO; font-size: ${TITLE}px; }
QLineEdit[look="palette"] { font-size: ${TITLE}px; min-height: 24px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: none; }
QComboBox:on { background: $wash_away; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $edge; outline: none;
    selection-background-color: $wash; selection-color: $ink; padding: 4px; }
QComboBox QAbstractItemView::item { min-height: ${row}px; border: 1px solid transparent; }
QComboBox QAbstractItemView::item:selected { background: $wash; color: $ink;
    border: 1px solid $rim; }
"""
_BUTTONS = """
QPushButton, QToolButton, QCheckBox, QRadioButton { outline: none; }
QPushButton { background: $raised; border: 1px solid $edge; border-radius: ${RADIUS}px;
    padding: 4px 12px; min-height: 20px; }
QPushButton:hover { background: $wash_away; }
QPushButton:pressed, QPushButton:checked { background: $wash; border-color: $accent; }
QPushButton:focus { border: ${ring}px solid $accent; padding: ${in4}px ${in12}px; }
QPushButton:disabled { color: $faint; border: 1px dashed $line; background: $ground; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; border-color: $accent;
    font-weight: 600; }
QPushButton[look="primary"]:hover { background: $accent; border-color: $ink; }
QPushButton[look="primary"]:pressed { background: $ink; color: $ground; border-color: $ink; }
QPushButton[look="primary"]:focus { border: ${ring}px solid $ink; }
QPushButton[look="primary"]:disabled { background: $wash_away; color: $quiet;
    border-color: $line; }
QPushButton[look="danger"] { color: $disputed; border-color: $disputed; font-weight: 600; }
QPushButton[look="danger"]:hover { border-color: $ink; }
QPushButton[look="danger"]:pressed { background: $disputed; color: $ground; }
QPushButton[look="danger"]:focus { border: ${ring}px solid $disputed; }
QPushButton[look="danger"]:disabled { color: $faint; border-color: $line; }
QPushButton[look="link"] { background: transparent; border: ${ring}px solid transparent;
    color: $accent; padding: 2px 1px; text-align: left; min-height: 20px; }
QPushButton[look="link"]:hover { background: $wash_away; }
QPushButton[look="link"]:pressed { background: $wash; }
QPushButton[look="link"]:focus { border: ${ring}px solid $accent; }
QPushButton[look="link"]:disabled { color: $faint; }
QPushButton[look="choice"] { text-align: left; padding: 12px 16px; }
QPushButton[look="choice"]:focus { padding: ${in12}px ${in16}px; }

QToolButton { background: transparent; border: ${ring}px solid transparent;
    border-radius: ${RADIUS}px; padding: 2px; min-width: 20px; min-height: 20px; }
QToolButton:hover { background: $wash_away; }
QToolButton:pressed, QToolButton:checked { background: $wash; }
QToolButton:checked { border-bottom: ${ring}px solid $accent; }
QToolButton:focus { border: ${ring}px solid $accent; }
QToolButton:disabled { color: $faint; }
QToolButton[look="tool"] { padding: 2px 6px; }
QToolButton::menu-indicator { image: none; }
QToolButton[look="place"] { text-align: left; padding: 0 8px; min-height: 24px;
    border-left: 3px solid transparent; }
QToolButton[look="place"]:checked { background: $wash;
    border: ${ring}px solid transparent; border-left: 3px solid $accent;
    border-top-left-radius: 0; border-bottom-left-radius: 0; }
QToolButton[look="place"]:focus, QToolButton[look="place"]:checked:focus {
    border: ${ring}px solid $accent; border-radius: ${RADIUS}px; padding: 0 8px 0 ${in_place}px; }
QToolButton[look="place"][folded="true"] { padding: 0 3px; }
QToolButton[look="place"][folded="true"]:focus { padding: 0 3px 0 ${in_folded}px; }
QLineEdit > QToolButton { border: none; padding: 0; min-width: 16px; min-height: 16px; }

QCheckBox, QRadioButton { spacing: 8px; min-height: 24px; background: transparent;
    border: ${ring}px solid transparent; border-radius: ${RADIUS}px; padding: 0 2px; }
QCheckBox::indicator, QRadioButton::indicator { width: 14px; height: 14px;
    background: $raised; border: 1px solid $edge; }
QCheckBox::indicator { border-radius: 3px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $ink; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; }
QRadioButton::indicator:checked { border: 5px solid $accent; width: 6px; height: 6px; }
*[struck="true"] { text-decoration: line-through; color: $faint; }
QCheckBox:disabled, QRadioButton:disabled { color: $faint; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $ground;
    border-color: $faint; }
QCheckBox::indicator:checked:disabled { background: $faint; border-color: $faint; }
QRadioButton::indicator:checked:disabled { border-color: $faint; }
QCheckBox:focus, QRadioButton:focus { border: ${ring}px solid $accent; }
"""
_LISTS = """
QListView, QTreeView, QTableView { background: $paper; border: none; outline: none;
    selection-background-color: $wash; selection-color: $ink; alternate-background-color: $paper; }
QTreeView::item { min-height: ${row}px; padding: 0 4px; }
QTableView::item { min-height: ${row}px; padding: 0 1px; }
QListView[look="plain"]::item { padding: 3px 8px; min-height: 20px;
    border: 1px solid transparent; }
QListView[look="plain"]::item:hover { background: $wash_away; }
QListView[look="plain"]::item:selected, QTreeView::item:selected, QTableView::item:selected {
    background: $wash_away; color: $ink; }
QListView[look="plain"]::item:selected:active, QTreeView::item:selected:active,
QTableView::item:selected:active { background: $wash; color: $ink; }
QListView[look="plain"][taken_by="enter"]::item:selected { background: $wash; }
QListView[look="plain"]::item:selected { border: 1px solid $rim; }
QListView[look="plain"][pops="true"] { background: $raised; border: 1px solid $edge; }
QTableView { border: 1px solid $paper; }
QTableView:focus { border: 1px solid $accent; }
QHeaderView { background: $paper; border: none; }
QHeaderView::section { background: $paper; color: $quiet; font-size: ${SMALL}px;
    font-weight: 600; border: none; border-bottom: 1px solid $line; padding: 4px; }

QTextEdit[look="reading"] { background: $paper; border: none;
    selection-background-color: $accent; selection-color: $on_accent; }
QTextEdit[look="reading"]:focus { border: none; }

QTextBrowser[look="help"], QTextEdit[look="glance"] { background: $paper; border: none;
    border-left: ${ring}px solid $paper;
    selection-background-color: $accent; selection-color: $on_accent; }
QTextBrowser[look="help"]:focus, QTextEdit[look="glance"]:focus {
    border-left: ${ring}px solid $accent; }
QScrollArea { border: none; background: transparent; }
QScrollArea:focus { border: 1px solid $accent; }
QScrollArea > QWidget > QWidget[look="column"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollArea[look="slim"] QScrollBar:vertical { width: 6px; }
QScrollArea[look="slim"] QScrollBar::handle { margin: 1px; border-radius: 2px; }
QScrollBar::handle { background: $edge; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $quiet; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollBar::corner, QAbstractScrollArea::corner { background: transparent; border: none; }

QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QProgressBar { background: $wash_away; border: none; border-radius: 2px; max-height: 4px;
    min-height: 4px; text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
"""
_MENUS = """
QMenuBar { background: $ground; border-bottom: 1px solid $line; padding: 0 4px; }
QMenuBar::item { padding: 4px 8px; border-radius: ${RADIUS}px; background: transparent; }
QMenuBar::item:selected { background: $wash; color: $ink; }
QMenu { background: $raised; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 4px 24px 4px 12px; min-height: 20px; border-radius: ${RADIUS}px;
    border: 1px solid transparent; }
QMenu::item:selected { background: $wash; color: $ink; border: 1px solid $rim; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
"""
_SHEET = Template(_GROUNDS + _FIELDS + _BUTTONS + _LISTS + _MENUS)
_PADDINGS = (4, 8, 10, 12, 16)
_BAR = 3  # pixels: the bar at the left of a place


def style_sheet(colours: Colours, row: int = tokens.ROW, reading: int = tokens.READING) -> str:
    """Return the whole sheet in `colours`, with rows `row` and read texts `reading` pixels high."""
    sizes = {name: getattr(tokens, name) for name in _SIZES} | {"READING": reading}
    named = {name: getattr(colours, name) for name in Colours.__slots__}
    inside = {f"in{pixels}": pixels - colours.ring + 1 for pixels in _PADDINGS}
    bar = _BAR - colours.ring  # a place has a bar at its left where others have the ring
    beside = {"in_place": 8 + bar, "in_folded": 3 + bar}
    return _SHEET.substitute(named, **sizes, **inside, **beside, row=row, MONO=_MONO)
