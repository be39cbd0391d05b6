import asyncio


async def main():
    loop = asyncio.get_running_loop(
        # the running one
    )
    print(loop.is_running())


asyncio.run(main())
