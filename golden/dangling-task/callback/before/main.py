import asyncio


async def work(number=1):
    await asyncio.sleep(0)
    print("worked", number)


async def main():
    def callback():
        asyncio.create_task(work())

    asyncio.get_running_loop().call_soon(callback)
    await asyncio.sleep(0.01)


asyncio.run(main())
