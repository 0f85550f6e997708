"""On what the program rests, as the files that travel with it say."""

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import qVersion

from khronika import __version__
from khronika.archive import driver
from khronika.paths import RESOURCES, SEEDS

# The distribution's name, whose it is, and its licence by its SPDX name.
LIBRARIES = (
    ("PySide6-Essentials", "Qt for Python, The Qt Company", "LGPL-3.0-only"),
    ("sqlcipher3", "Charles Leifer; SQLCipher by Zetetic", "Zlib, BSD-3-Clause"),
    ("sqlite-utils", "Simon Willison", "Apache-2.0"),
    ("pyrage", "William Woodruff; rage by Jack Grigg", "MIT, Apache-2.0"),
    ("chardet", "Mark Pilgrim, Dan Blanchard and others", "0BSD"),
    ("click", "Pallets", "BSD-3-Clause"),
    ("Jinja2", "Pallets", "BSD-3-Clause"),
    ("pymorphy3", "Mikhail Korobov, Danylo Halaiko and others", "MIT"),
    ("pymorphy3-dicts-ru", "OpenCorpora", "CC-BY-SA-3.0"),
    ("pymorphy3-dicts-uk", "dict_uk, Andriy Rysin and others", "GPL-3.0-only, CC-BY-SA-3.0"),
    ("DAWG2", "Mikhail Korobov, Daniel Kinzler and others", "MIT"),
    ("names-translator", "Dmytro Chaplynskyi", "MIT"),
    ("pypdfium2", "the pypdfium2 team; PDFium by Google", "BSD-3-Clause, Apache-2.0"),
    ("trafilatura", "Adrien Barbaresi", "Apache-2.0"),
    ("lxml", "the lxml team; libxml2 by Daniel Veillard", "BSD-3-Clause, MIT"),
    ("ExifRead", "Gene Cash, Ianaré Sévi and others", "BSD-3-Clause"),
    ("Pillow", "Jeffrey A. Clark and others", "MIT-CMU"),
    ("platformdirs", "The platformdirs developers", "MIT"),
)


def versions() -> str:
    """Return the versions of what matters for a fault, one a line; nothing of the person's."""
    lines = [
        f"Khronika {__version__}",
        f"Python {platform.python_version()}",
        f"Qt {qVersion()}",
        f"SQLCipher {driver.version()}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
    ]
    return "\n".join(lines)


def libraries() -> str:
    """Return the libraries with their versions, makers and licences, one a line."""
    return "\n".join(
        f"{name} {_installed(name)} – {makers} ({licence})" for name, makers, licence in LIBRARIES
    )


def files() -> str:
    """Return what the files of credits say, each under the folder whose contents it is about."""
    told = sorted([*RESOURCES.rglob("CREDITS"), *SEEDS.rglob("CREDITS")])
    return "\n\n\n".join(
        f"{path.parent.name.capitalize()}\n\n{path.read_text('utf-8').strip()}" for path in told
    )


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:  # a frozen program has no list of what is in it
        return ""
