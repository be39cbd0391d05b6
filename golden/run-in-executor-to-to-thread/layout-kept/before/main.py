import asyncio
import os.path


async def main():
    loop = asyncio.get_running_loop()
    first = await loop.run_in_executor(
        None,
        os.path.join,
        "a",  # the directory
        "b",
    )
    second = await loop.run_in_executor(
        None, os.path.join, "a", "b",
    )
    third = await loop.run_in_executor(None, os.path.join,
                                       "a",
                                       "b")
    fourth = await loop.run_in_executor(None,
                                        os.path.join,
                                        "a")
    return first, second, third, fourth


print(asyncio.run(main()))
