"""Files that need a parser, read where a fault of it costs one process and nothing else.

The program (`reading.Readers`) hands a document to a process of its own (`document`), which gives
up what a reader needs not (`sandbox`) before the first byte arrives, and answers with plain values
(`answer`, `protocol`) that the program checks (`checking`). On Linux such a process is forked from
one that has every parser loaded (`zygote`, asked by `forked`); elsewhere it is `spawned`.
"""
