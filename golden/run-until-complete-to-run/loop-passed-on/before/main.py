import asyncio


async def main(loop):
    print(loop is asyncio.get_running_loop())


loop = asyncio.get_event_loop()
loop.run_until_complete(main(loop))
