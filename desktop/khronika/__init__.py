"""Khronika: an offline, encrypted archive of documents and incidents for one documenter."""

__version__ = "0.1.dev0"
