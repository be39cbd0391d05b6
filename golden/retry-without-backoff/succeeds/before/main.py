import asyncio


async def load():
    return "loaded"


async def main():
    for _ in range(3):
        try:
            print(await load())
            break
        except OSError:
            await asyncio.sleep(1)
    else:
        print("failed")


asyncio.run(main())
