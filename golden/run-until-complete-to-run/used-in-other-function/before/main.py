import asyncio

loop = asyncio.new_event_loop()


async def work():
    print("work")


def again():
    loop.run_until_complete(work())


loop.run_until_complete(work())
again()
