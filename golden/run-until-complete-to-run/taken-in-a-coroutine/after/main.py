import asyncio


async def work():
    future = asyncio.get_event_loop().create_future()
    future.set_result("done")
    print(await asyncio.ensure_future(future))


asyncio.run(work())
