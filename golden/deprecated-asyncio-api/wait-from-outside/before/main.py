import asyncio


async def fetch(name):
    print(name)


loop = asyncio.new_event_loop()
loop.run_until_complete(asyncio.wait([fetch(name) for name in "ab"]))
