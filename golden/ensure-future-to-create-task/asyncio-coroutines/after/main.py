import asyncio


async def main():
    nap = asyncio.create_task(asyncio.sleep(0, "slept"))
    limited = asyncio.create_task(asyncio.wait_for(nap, 5))
    threaded = asyncio.create_task(asyncio.to_thread(len, "four"))
    print(await limited, await threaded)


asyncio.run(main())
