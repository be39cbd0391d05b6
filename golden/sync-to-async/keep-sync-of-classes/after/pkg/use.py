from . import io
from .io import Mem, one as uno
import pkg.io as pio


def direct():
    from pkg.io import decorated, pause
    pause()
    return decorated(4)


async def direct_async():
    from pkg.io import decorated, pause, pause_async
    await pause_async()
    return decorated(4)


class Box:
    def __init__(self):
        self.d = direct()
        self.o = uno()

    def __len__(self):
        io.pause()
        return 5

    async def go(self):
        m = await Mem.make(1)
        return [await m.read_async("a"), await m.name_async("q"), await m.size_async, [item async for item in m.all_async()], await m.nested_async(), list(m.fetch()), uno(), await pio.one_async(), await direct_async()]
