import asyncio
import functools

import anyio.to_thread


def read(path, mode="r"):
    return f"{path} {mode}"


async def main():
    print(await anyio.to_thread.run_sync(read, "a"))
    print(await anyio.to_thread.run_sync(functools.partial(read, "b", mode="w")))
    print(await anyio.to_thread.run_sync(functools.partial(read, mode="x"), "c"))
    results = await asyncio.gather(*(anyio.to_thread.run_sync(read, name) for name in "de"))
    print(results)


anyio.run(main)
