import asyncio


async def work():
    await asyncio.sleep(0)
    print("work")


async def stop():
    asyncio.get_running_loop().stop()


def with_task():
    loop = asyncio.new_event_loop()
    task = loop.create_task(work())
    loop.run_until_complete(work())
    loop.run_until_complete(task)
    loop.close()


def forever():
    other = asyncio.new_event_loop()
    other.run_until_complete(work())
    other.create_task(stop())
    other.run_forever()
    other.close()


with_task()
forever()
