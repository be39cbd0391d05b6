"""Waits, and counts.

>>> wait(1)
1
"""

import time


class Clock:
    """
    >>> Clock().tick(2)
    >>> clock = Clock()
    >>> for _ in range(2):
    ...     clock.tick(0)
    >>> clock.count
    2
    """

    def __init__(self):
        self.count = 0

    def tick(self, seconds):
        """Not a doc-test: tick(seconds)."""
        time.sleep(seconds)
        self.count += 1


def wait(seconds):
    """Gives the seconds.

    >>> wait(0)
    0
    >>> import asyncio; asyncio.run(wait(0))
    0
    """
    time.sleep(seconds)
    return seconds


def double(number):
    """
    >>> double(2)
    4
    """
    return 2 * number


def main():
    clock = Clock()
    clock.tick(0)
    print(clock.count, wait(0), double(2))


if __name__ == "__main__":
    main()
