import asyncio

loop = asyncio.new_event_loop()


async def work():
    print("worked")


class Starter:
    loop.create_task(work())


loop.create_task(work())
loop.run_until_complete(asyncio.sleep(0.01))
loop.close()
