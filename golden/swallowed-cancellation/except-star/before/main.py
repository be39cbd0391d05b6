import asyncio


async def main():
    try:
        await asyncio.sleep(0)
        raise BaseExceptionGroup("several", [KeyError()])
    except* BaseException:
        print("failed")


asyncio.run(main())
