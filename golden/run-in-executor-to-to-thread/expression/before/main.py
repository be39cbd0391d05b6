import asyncio
import os.path


async def main():
    loop = asyncio.get_running_loop()
    found = [x for x in ["/", "/nowhere"] if await loop.run_in_executor(None, os.path.exists, x)]
    while not await (loop.run_in_executor(None, os.path.exists, "/")):
        pass
    return found, f"{await loop.run_in_executor(None, os.path.basename, '/a')}"


print(asyncio.run(main()))
