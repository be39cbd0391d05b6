from asyncio import *


async def work():
    print("work")


run(work())
