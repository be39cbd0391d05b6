import asyncio


async def work():
    print("work")


async def main():
    return await asyncio.shield(work())


def run(task: asyncio.Task):
    loop = asyncio.new_event_loop()
    loop.run_until_complete(task)


asyncio.run(main())
