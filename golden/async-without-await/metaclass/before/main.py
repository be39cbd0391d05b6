import asyncio
import inspect


class Registered:
    handlers = {}

    def __init_subclass__(cls):
        for value in list(vars(cls).values()):
            if inspect.iscoroutinefunction(value):
                Registered.handlers[value.__name__] = value


class Greeter(Registered):
    async def greet(self):
        return "hello"

    async def twice(self):
        await asyncio.sleep(0)
        return await self.greet() * 2


class Checked(type):
    def __new__(mcs, name, bases, body):
        assert all(inspect.iscoroutinefunction(v) for k, v in body.items() if k[0] != "_"), name
        return super().__new__(mcs, name, bases, body)


class Job(metaclass=Checked):
    async def prepare(self):
        return 1

    async def work(self):
        await asyncio.sleep(0)
        return await self.prepare()


async def main():
    print(await Greeter().twice(), sorted(Registered.handlers), await Job().work())


asyncio.run(main())
