import asyncio


class Shape:
    def __init__(self, size):
        self.size = size

    def _area(self):
        return self.size * self.size

    async def describe(self):
        await asyncio.sleep(0)
        return f"{type(self).__name__}: {self._area()}"


class Circle(Shape):
    def _area(self):
        return 3 * super()._area()


class Ring(Circle):
    def _area(self):
        outer = super()._area()
        return outer - Shape._area(self)


async def main():
    for shape in (Shape(1), Circle(2), Ring(3)):
        print(await shape.describe())


asyncio.run(main())
