import asyncio
import os.path


async def main():
    first = await asyncio.to_thread(
        os.path.join,
        "a",  # the directory
        "b",
    )
    second = await asyncio.to_thread(
        os.path.join, "a", "b",
    )
    third = await asyncio.to_thread(os.path.join,
                                    "a",
                                    "b")
    fourth = await asyncio.to_thread(os.path.join,
                                     "a")
    return first, second, third, fourth


print(asyncio.run(main()))
