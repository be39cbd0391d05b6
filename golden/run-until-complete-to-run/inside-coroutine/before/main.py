import asyncio


async def work():
    print("work")


async def main():
    loop = asyncio.get_event_loop()
    coroutine = work()
    try:
        loop.run_until_complete(coroutine)
    except RuntimeError as error:
        print(error)

    def helper():
        new = asyncio.new_event_loop()
        new.run_until_complete(work())
        new.close()

    await asyncio.to_thread(helper)
    await coroutine


asyncio.run(main())
