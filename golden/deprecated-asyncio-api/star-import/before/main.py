from asyncio import *


async def main():
    await sleep(1, loop=None)
    return Task.current_task()


@coroutine
def old():
    yield from sleep(1)
