import asyncio


class Conn:
    @asyncio.coroutine
    def call(self, name, *args,
             timeout=None,
             **kwargs) -> None:
        result = self.loop.run((yield from self.get(name,
                                                    args)),
                               timeout)
        value = (yield from self.get(name))(1,
                                            2)
        value = [x for x in (yield from self.get(name,
                                                 1))]
        if (yield from self.get(name)) and (yield from self.other(
                name)):
            pass
        self.a, self.b = yield from asyncio.gather(self.x(),
                                                   self.y(),
                                                   loop=self.loop)
        yield from asyncio.wait_for(
            self.x(
            ), 1, loop=self.loop)
        return dict(a=(yield from self.a()),
                    b=(yield from self.b(1,
                                         2)))
