import asyncio
import gc


async def wait():
    future = asyncio.get_running_loop().create_future()
    try:
        await future
    finally:
        print("left")


async def main():
    asyncio.create_task(wait())
    await asyncio.sleep(0)
    gc.collect()
    print("collected")


asyncio.run(main())
