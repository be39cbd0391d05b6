import asyncio


async def main():
    try:
        async with asyncio.timeout(0.01):
            await asyncio.Event().wait()
    except TimeoutError as error:
        print("late", type(error).__name__)


asyncio.run(main())
