"""The style sheet, written from the tokens. Widgets are chosen by type or by their `look`."""

from string import Template

from khronika.ui.style import tokens
from khronika.ui.style.tokens import Colours

_SIZES = ("SMALL", "TEXT", "TITLE", "HEADING", "RADIUS")
_SHEET = Template("""
QWidget { font-size: ${TEXT}px; color: $ink; }
QMainWindow, QDialog, QWidget[look="ground"] { background: $ground; }
QWidget[look="paper"], QScrollArea[look="paper"] { background: $paper; }
QToolTip { background: $raised; color: $ink; border: 1px solid $line; padding: 4px 8px; }

QLabel { background: transparent; }
QLabel[look="heading"] { font-size: ${HEADING}px; font-weight: 600; }
QLabel[look="title"] { font-size: ${TITLE}px; font-weight: 600; }
QLabel[look="quiet"] { color: $quiet; }
QLabel[look="small"] { font-size: ${SMALL}px; color: $quiet; }
QLabel[look="caption"] { font-size: ${SMALL}px; color: $quiet; font-weight: 600; }
QLabel[look="wrong"] { color: $disputed; }
QLabel[look="code"] { font-family: "DejaVu Sans Mono", "Menlo", "Consolas", monospace;
    font-size: ${TITLE}px; }
QLabel[look="passphrase"] { font-family: "DejaVu Sans Mono", "Menlo", "Consolas", monospace;
    font-size: ${HEADING}px; }
QLabel[look="quotation"] { border-left: 2px solid $line; padding-left: 8px; }
QFrame[look="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }

QFrame[look="upright"] { background: $line; border: none; max-width: 1px; min-width: 1px; }

QLineEdit, QTextEdit[look="field"], QPlainTextEdit, QComboBox, QSpinBox {
    background: $raised; border: 1px solid $edge; border-radius: ${RADIUS}px;
    padding: 4px 8px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox, QSpinBox { min-height: 20px; }
QLineEdit:focus, QTextEdit[look="field"]:focus, QPlainTextEdit:focus, QComboBox:focus,
QSpinBox:focus { border: 2px solid $accent; padding: 3px 7px; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled {
    background: $ground; color: $faint; border-color: $line; }
QLineEdit[look="code"] { font-family: "DejaVu Sans Mono", "Menlo", "Consolas", monospace;
    font-size: ${TITLE}px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $edge; outline: none;
    selection-background-color: $wash; selection-color: $ink; padding: 4px; }
QComboBox QAbstractItemView::item { min-height: 28px; }

QPushButton { background: $raised; border: 1px solid $edge; border-radius: ${RADIUS}px;
    padding: 4px 12px; min-height: 20px; }
QPushButton:hover { background: $wash_away; }
QPushButton:pressed { background: $wash; }
QPushButton:focus { border: 2px solid $accent; padding: 3px 11px; }
QPushButton:disabled { color: $faint; border-color: $line; background: $ground; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; border-color: $accent;
    font-weight: 600; }
QPushButton[look="primary"]:hover { background: $accent; border-color: $ink; }
QPushButton[look="primary"]:focus { border: 2px solid $ink; }
QPushButton[look="primary"]:disabled { background: $wash_away; color: $quiet;
    border-color: $line; }
QPushButton[look="link"] { background: transparent; border: 2px solid transparent; color: $accent;
    padding: 2px 4px; text-align: left; min-height: 20px; }
QPushButton[look="link"]:hover { background: $wash_away; }
QPushButton[look="link"]:focus { border: 2px solid $accent; }
QPushButton[look="choice"] { text-align: left; padding: 12px 16px; }
QPushButton[look="choice"]:focus { padding: 11px 15px; }

QToolButton { background: transparent; border: 2px solid transparent;
    border-radius: ${RADIUS}px; padding: 2px; min-width: 20px; min-height: 20px; }
QToolButton:hover { background: $wash_away; }
QToolButton:pressed, QToolButton:checked { background: $wash; }
QToolButton:focus { border: 2px solid $accent; }
QToolButton[look="tool"] { padding: 2px 6px; }
QToolButton::menu-indicator { image: none; }

QToolButton[look="place"] { text-align: left; padding: 2px 8px; min-height: 24px;
    border-radius: ${RADIUS}px; }
QToolButton[look="place"]:checked { background: $wash; }
QLineEdit > QToolButton { border: none; padding: 0; min-width: 16px; min-height: 16px; }

QCheckBox, QRadioButton { spacing: 8px; min-height: 24px; background: transparent;
    border: 2px solid transparent; border-radius: ${RADIUS}px; padding: 0 2px; }
QCheckBox::indicator, QRadioButton::indicator { width: 14px; height: 14px;
    background: $raised; border: 1px solid $edge; }
QCheckBox::indicator { border-radius: 3px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; }
QRadioButton::indicator { border-radius: 8px; }
QRadioButton::indicator:checked { border: 5px solid $accent; width: 6px; height: 6px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $accent; }

QListView, QTreeView, QTableView { background: $paper; border: none; outline: none;
    selection-background-color: $wash; selection-color: $ink; alternate-background-color: $paper; }
QTreeView::item, QTableView::item { min-height: 28px; padding: 0 4px; }
QListView[look="plain"]::item { padding: 4px 8px; min-height: 20px; }
QListView[look="plain"]::item:selected, QTreeView::item:selected, QTableView::item:selected {
    background: $wash_away; color: $ink; }
QListView[look="plain"]::item:selected:active, QTreeView::item:selected:active,
QTableView::item:selected:active { background: $wash; color: $ink; }
QHeaderView { background: $paper; border: none; }
QHeaderView::section { background: $paper; color: $quiet; font-size: ${SMALL}px;
    font-weight: 600; border: none; border-bottom: 1px solid $line; padding: 4px; }

QTextEdit[look="reading"] { background: $paper; border: none;
    selection-background-color: $accent; selection-color: $on_accent; }
QTextEdit[look="reading"]:focus { border: none; }

QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget[look="column"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $faint; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $quiet; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QMenuBar { background: $ground; border-bottom: 1px solid $line; padding: 0 4px; }
QMenuBar::item { padding: 4px 8px; border-radius: ${RADIUS}px; background: transparent; }
QMenuBar::item:selected { background: $wash; color: $ink; }
QMenu { background: $raised; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 4px 24px 4px 12px; min-height: 20px; border-radius: ${RADIUS}px; }
QMenu::item:selected { background: $wash; color: $ink; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }

QProgressBar { background: $wash_away; border: none; border-radius: 2px; max-height: 4px;
    min-height: 4px; text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }

QFrame[look="bar"] { background: $raised; border-top: 1px solid $line; }
QFrame[look="bar"][tone="wrong"] { border-top: 2px solid $disputed; }
QFrame[look="bar"][tone="done"] { border-top: 2px solid $corroborated; }
QFrame[look="strip"] { background: $wash; border-bottom: 1px solid $line; }
QFrame[look="popup"] QListView { background: $raised; }
QFrame[look="popup"] { background: $raised; border: 1px solid $edge;
    border-radius: ${RADIUS}px; }
""")


def style_sheet(colours: Colours) -> str:
    """Return the whole sheet in `colours`."""
    sizes = {name: getattr(tokens, name) for name in _SIZES}
    named = {name: getattr(colours, name) for name in Colours.__slots__}
    return _SHEET.substitute(named, **sizes)
