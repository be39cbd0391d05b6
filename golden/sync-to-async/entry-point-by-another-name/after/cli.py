import asyncio

import net


def start_reader():
    return asyncio.run(_start_reader())


async def _start_reader():
    for name in ["a", "b"]:
        print(await net.read(name))
    return 3
