import asyncio


async def work():
    print(type(asyncio.get_running_loop()) is asyncio.SelectorEventLoop)


loop = asyncio.SelectorEventLoop()
loop.run_until_complete(work())
loop.close()
