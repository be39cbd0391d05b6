import asyncio

import anyio.to_thread


async def wait():
    await asyncio.sleep(10)


async def main():
    await wait()
    print(await anyio.to_thread.run_sync(len, "abc"))
