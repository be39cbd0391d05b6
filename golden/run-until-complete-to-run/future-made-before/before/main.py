import asyncio


async def work():
    print("work")
    return 1


async def join(task):
    print(await task)


def main():
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    task = asyncio.ensure_future(work())
    loop.run_until_complete(join(task))
    loop.close()


main()
