import asyncio


async def main():
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.01)
    except OSError as error:
        print("OSError:", type(error).__name__)
    except TimeoutError:
        print("never here")


asyncio.run(main())
