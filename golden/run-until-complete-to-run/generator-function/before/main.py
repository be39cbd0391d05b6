import asyncio


async def work(number):
    return number


def results():
    loop = asyncio.new_event_loop()
    yield loop.run_until_complete(work(1))
    yield loop.run_until_complete(work(2))
    loop.close()


print(list(results()))
