import asyncio


async def main():
    nap = asyncio.ensure_future(asyncio.sleep(0, "slept"))
    limited = asyncio.ensure_future(asyncio.wait_for(nap, 5))
    threaded = asyncio.ensure_future(asyncio.to_thread(len, "four"))
    print(await limited, await threaded)


asyncio.run(main())
