import asyncio


async def work(number):
    return number


loop = asyncio.new_event_loop()
print(loop.run_until_complete(work(1)))
print(loop.run_until_complete(work(2)))
loop.close()
