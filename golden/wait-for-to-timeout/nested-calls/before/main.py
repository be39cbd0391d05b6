import asyncio


async def main():
    try:
        await asyncio.wait_for(asyncio.wait_for(asyncio.sleep(10), 0.01), timeout=5)
    except TimeoutError:
        print("too slow")


asyncio.run(main())
