import asyncio


class Conn:
    async def call(self, name, *args,
                   timeout=None,
                   **kwargs) -> None:
        result = self.loop.run(await self.get(name,
                                              args),
                               timeout)
        value = (await self.get(name))(1,
                                       2)
        value = [x for x in await self.get(name,
                                           1)]
        if await self.get(name) and await self.other(
                name):
            pass
        self.a, self.b = await asyncio.gather(self.x(),
                                              self.y())
        await asyncio.wait_for(
            self.x(
            ), 1)
        return dict(a=await self.a(),
                    b=await self.b(1,
                                   2))
