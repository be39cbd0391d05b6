import asyncio
import os.path


async def main():
    loop = asyncio.get_running_loop()
    first = await asyncio.gather(
        loop.run_in_executor(None, os.path.exists, "/"),
        loop.run_in_executor(None, os.path.exists, "/nowhere"),
    )
    second = await asyncio.gather(*[loop.run_in_executor(None, os.path.join, "a", x) for x in "bc"])
    third = await asyncio.gather(*(loop.run_in_executor(None, os.path.join, x) for x in "bc"), return_exceptions=True)
    return first, second, third


print(asyncio.run(main()))
