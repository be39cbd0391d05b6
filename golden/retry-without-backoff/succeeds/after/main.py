import asyncio
import random


async def load():
    return "loaded"


async def main():
    for attempt in range(3):
        try:
            print(await load())
            break
        except OSError:
            await asyncio.sleep(min(60, 2**attempt) * random.uniform(0.5, 1))
    else:
        print("failed")


asyncio.run(main())
