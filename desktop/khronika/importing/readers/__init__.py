"""Readers of the formats that others make: the bytes of one file in, what it says out.

They run in the sandboxed worker alone, for they see what may be hostile: nothing else imports
them or the libraries that they use. A reader is a function of this package's modules that takes
the bytes and returns `Extracted`, or raises `Refused`; it keeps nothing between two files.
"""
