"""Finding in the archive: from what was typed to the records, the best first."""
