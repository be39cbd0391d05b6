import asyncio


async def main():
    started = asyncio.get_running_loop().time()
    print(asyncio.get_event_loop().time() >= started)
    print(asyncio.current_task().get_name() == "")


asyncio.run(main())
