import asyncio

import other

started = asyncio.Event()


class Worker:
    def __init__(self):
        self.lock = asyncio.Lock()
        self._done = asyncio.Event()
        self._inner = asyncio.Event()


def prepare(stoppable):
    stoppable._stop = asyncio.Event()


prepare(other.Stoppable())
