import asyncio


async def work():
    await asyncio.sleep(0)
    return "done"


loop = asyncio.new_event_loop()
print(loop.run_until_complete(asyncio.wait_for(work(), 1)))
loop.close()
