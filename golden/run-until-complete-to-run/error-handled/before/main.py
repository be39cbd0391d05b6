import asyncio


async def work():
    asyncio.get_running_loop().stop()
    await asyncio.sleep(1)


try:
    asyncio.get_event_loop().run_until_complete(work())
except RuntimeError as error:
    print(error)
