import asyncio


async def work(number):
    print(number)


asyncio.get_event_loop().run_until_complete(work(1))
asyncio.get_event_loop().run_until_complete(work(2))
