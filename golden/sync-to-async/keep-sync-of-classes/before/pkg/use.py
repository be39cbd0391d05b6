from . import io
from .io import Mem, one as uno
import pkg.io as pio


def direct():
    from pkg.io import decorated, pause
    pause()
    return decorated(4)


class Box:
    def __init__(self):
        self.d = direct()
        self.o = uno()

    def __len__(self):
        io.pause()
        return 5

    def go(self):
        m = Mem.make(1)
        return [m.read("a"), m.name("q"), m.size, list(m.all()), m.nested(), list(m.fetch()), uno(), pio.one(), direct()]
