import asyncio

from line import Line, reply


class Client(Line):
    def __init__(self, line):
        self.line = line

    async def talk(self, other):
        first = asyncio.ensure_future(self.line.send("a"))
        second = asyncio.ensure_future(other.send("b"))
        third = asyncio.ensure_future(self.send("c"))
        print(await first, await second, await third)
        await asyncio.ensure_future(Line().send("d"))


async def main():
    await Client(Line()).talk(Line())
    print(await asyncio.ensure_future(reply("e")))


asyncio.run(main())
