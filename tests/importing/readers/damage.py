"""Files as a bad disk, a cut transfer or ill will leaves them."""

import random


def damaged(data: bytes, chance: random.Random, within: int = 1 << 30) -> bytes:
    """Return a file cut, or with some bytes of its first `within` changed, lost or put in."""
    if chance.random() < 0.2:
        return data[: chance.randrange(len(data))]
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 30, 300))):
        place = chance.randrange(min(len(changed), within) or 1)
        gone = chance.choice((1, 1, 1, 1, 0, 2))
        changed[place : place + gone] = chance.randbytes(chance.choice((1, 1, 1, 1, 0, 2)))
    return bytes(changed)
