import asyncio


async def work(number):
    await asyncio.sleep(0)
    print(number)


for number in range(2):
    asyncio.run(work(number))
