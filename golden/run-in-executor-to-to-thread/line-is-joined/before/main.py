import asyncio
import functools
import os.path


async def main():
    loop = asyncio.get_running_loop()
    first = await loop.run_in_executor(
        None, os.path.join, "a directory", "and a file"
    )
    second_of_two_results_x = await loop.run_in_executor(
        None, os.path.join, "a directory", "and a file"
    )
    third = await loop.run_in_executor(
        None, functools.partial(os.path.join, "a directory", "and a file")
    )
    fourth = await loop.run_in_executor(
        None, os.path.join, "the comma keeps the line",
    )
    return first, second_of_two_results_x, third, fourth


print(asyncio.run(main()))
