import asyncio


async def work():
    return "ran later"


def start():
    return asyncio.ensure_future(work())


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(loop.run_until_complete(start()))
loop.close()
