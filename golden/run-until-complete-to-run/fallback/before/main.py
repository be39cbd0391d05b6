import asyncio
import sys


async def work():
    print("work")


try:
    asyncio.run(work())
except AttributeError:
    loop = asyncio.new_event_loop()
    loop.run_until_complete(work())
    loop.close()

if sys.version_info >= (3, 7):
    asyncio.run(work())
else:
    loop_37 = asyncio.new_event_loop()
    loop_37.run_until_complete(work())
