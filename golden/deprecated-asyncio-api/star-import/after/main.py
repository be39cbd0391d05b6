from asyncio import *


async def main():
    await sleep(1)
    return current_task()


async def old():
    await sleep(1)
