import asyncio


async def work(number):
    await asyncio.sleep(0)
    print(number)


for number in range(2):
    loop = asyncio.new_event_loop()
    loop.run_until_complete(work(number))
    loop.close()
