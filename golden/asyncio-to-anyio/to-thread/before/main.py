import asyncio
import functools


def read(path, mode="r"):
    return f"{path} {mode}"


async def main():
    print(await asyncio.to_thread(read, "a"))
    print(await asyncio.to_thread(read, "b", mode="w"))
    print(await asyncio.to_thread(functools.partial(read, mode="x"), "c"))
    results = await asyncio.gather(*(asyncio.to_thread(read, name) for name in "de"))
    print(results)


asyncio.run(main())
