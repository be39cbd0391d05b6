import asyncio


async def work():
    try:
        await asyncio.Event().wait()
    finally:
        await asyncio.shield(asyncio.get_running_loop().run_in_executor(None, print, "cleaned up"))


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work())
            await asyncio.get_running_loop().run_in_executor(None, len, "")
            raise ValueError
    except* ValueError:
        print("failed")


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
