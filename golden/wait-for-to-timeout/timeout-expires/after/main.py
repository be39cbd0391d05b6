import asyncio


async def slow():
    try:
        await asyncio.sleep(10)
    finally:
        print("cancelled")


async def main():
    try:
        async with asyncio.timeout(0.01):
            await slow()
    except asyncio.TimeoutError as error:
        print(type(error).__name__, str(error))
    else:
        print("in time")


asyncio.run(main())
