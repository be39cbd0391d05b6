import asyncio


async def main():
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(10)
    except OSError as error:
        print("OSError:", type(error).__name__)
    except TimeoutError:
        print("never here")


asyncio.run(main())
