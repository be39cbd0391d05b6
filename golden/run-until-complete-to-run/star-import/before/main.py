from asyncio import *


async def work():
    print("work")


loop = new_event_loop()
loop.run_until_complete(work())
loop.close()
