import asyncio


async def work(number):
    await asyncio.sleep(0)
    return number


print("start")
# Both at once.
results = asyncio.get_event_loop().run_until_complete(asyncio.gather(work(1),
                                                                     work(2)))
print(results)
