import asyncio


def print(coroutine):
    coroutines.append(coroutine)


async def greet():
    sys.stdout.write("hello\n")


async def main():
    print(greet())
    await asyncio.gather(*coroutines)


import sys

coroutines = []
asyncio.run(main())
