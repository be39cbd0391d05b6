import asyncio
import os.path


async def main():
    first = await asyncio.gather(
        asyncio.to_thread(os.path.exists, "/"),
        asyncio.to_thread(os.path.exists, "/nowhere"),
    )
    second = await asyncio.gather(*[asyncio.to_thread(os.path.join, "a", x) for x in "bc"])
    third = await asyncio.gather(*(asyncio.to_thread(os.path.join, x) for x in "bc"), return_exceptions=True)
    return first, second, third


print(asyncio.run(main()))
