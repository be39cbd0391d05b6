import asyncio
import importlib

import net


class Channel:
    async def transmit(self, text):
        return await net.read(text)


class Clock:
    def start_up(self):
        return "started"


class Wire:
    async def start_up(self):
        return await net.read("wire")


async def greet(channel):
    return await channel.transmit("hello")


def begin(thing):
    return thing.start_up()


async def refuses(function, argument):
    try:
        await function(argument)
    except AttributeError:
        return "refused"


async def test_refusals():
    print(await refuses(greet, 5), await refuses(greet, "text"))


def test_numbers():
    try:
        begin(1.5)
    except AttributeError:
        print("no such thing")


if __name__ == "__main__":
    test_numbers()
    print(asyncio.run(greet(getattr(importlib.import_module("__main__"), "Channel")())))
