import asyncio


async def main():
    try:
        await asyncio.sleep(0)
        raise KeyError
    except asyncio.CancelledError:
        raise
    except:
        print("failed")


asyncio.run(main())
