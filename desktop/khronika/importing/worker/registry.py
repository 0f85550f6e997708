"""The formats that are read in a process of their own, each with the module that reads it.

Such a module has `read(data: bytes, options: Options) -> Answer`, which raises `answer.Refused` of
what it will not read, and `SAMPLES`, small good documents that take it through all it may have to
load: once a document is there nothing more can be. It is imported where documents are read and
nowhere else; what parses, and whatever it brings along, never gets into the program itself.
"""

from collections.abc import Mapping

READERS: Mapping[str, str] = {}
