import asyncio
import os.path


async def main():
    first = await asyncio.to_thread(os.path.join, "a directory", "and a file")
    second_of_two_results_x = await asyncio.to_thread(
        os.path.join, "a directory", "and a file"
    )
    third = await asyncio.to_thread(os.path.join, "a directory", "and a file")
    fourth = await asyncio.to_thread(
        os.path.join, "the comma keeps the line",
    )
    return first, second_of_two_results_x, third, fourth


print(asyncio.run(main()))
