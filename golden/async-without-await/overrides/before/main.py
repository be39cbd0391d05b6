import asyncio


class Shape:
    def __init__(self, size):
        self.size = size

    async def _area(self):
        return self.size * self.size

    async def describe(self):
        await asyncio.sleep(0)
        return f"{type(self).__name__}: {await self._area()}"


class Circle(Shape):
    async def _area(self):
        return 3 * await super()._area()


class Ring(Circle):
    async def _area(self):
        outer = await super()._area()
        return outer - await Shape._area(self)


async def main():
    for shape in (Shape(1), Circle(2), Ring(3)):
        print(await shape.describe())


asyncio.run(main())
