import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

import contextlib


async def fail():
    raise ValueError("no")


async def main():
    with contextlib.suppress(ValueError):
        await asyncio.gather(fail(), fetch("b"))


asyncio.run(main())
